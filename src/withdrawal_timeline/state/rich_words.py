"""Words set strong in rich text."""

from __future__ import annotations

from html import escape

_WEIGHT = 600
"""The strongest weight that the bundled typeface has: for ``<b>``, which is heavier, Qt would smear its letters."""


def strong(words: str) -> str:
    """Return plain words as rich text in the strong weight; no letter of them is markup."""
    return f"<span style='font-weight:{_WEIGHT}'>{escape(words)}</span>"
