"""What happens around the window: a quick start, settings, what later starts hand over, faults."""
