"""How a text in the search box is meant, and how much comes back. It loads nothing: the box stands before all else."""

from __future__ import annotations

PREFIX = ">"
"""What is typed after this sign is looked for among commands alone."""
LISTED = 1000
"""At most so many hits are listed, the best of those that there are."""


def is_for_commands(query: str) -> bool:
    """Return whether a text is looked for among commands alone."""
    return query.lstrip().startswith(PREFIX)
