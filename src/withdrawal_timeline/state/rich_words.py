"""Words set strong in rich text."""

from __future__ import annotations

_WEIGHT = 600
"""The strongest weight that the bundled typeface has: for ``<b>``, which is heavier, Qt would smear its letters."""


def escaped(words: str) -> str:
    """Return plain words as rich text; no letter of them is markup."""
    from html import escape  # noqa: PLC0415 - a table of 2,200 names of signs comes with it: 1 ms

    return escape(words)


def strong(words: str) -> str:
    """Return plain words as rich text in the strong weight; no letter of them is markup."""
    return f"<span style='font-weight:{_WEIGHT}'>{escaped(words)}</span>"
