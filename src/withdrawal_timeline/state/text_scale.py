"""The sizes of text that a reader steps through."""

from __future__ import annotations

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Sizes as multiples of the usual one."""
USUAL = 1.0


def larger(scale: float) -> float:
    """Return the next larger size; the largest stays."""
    return next((each for each in SCALES if each > scale + 0.001), SCALES[-1])


def smaller(scale: float) -> float:
    """Return the next smaller size; the smallest stays."""
    return next((each for each in reversed(SCALES) if each < scale - 0.001), SCALES[0])
