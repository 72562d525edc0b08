"""Which records: filters with their counts, and search."""
