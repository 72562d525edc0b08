"""Packs stretches of a line into rows: first fit, the same for the same input."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence


class Row:
    """Taken intervals of one row, sorted and disjoint."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def fits(self, start: float, end: float, gap: float = 0.0) -> bool:
        """Return whether ``[start, end]`` keeps at least ``gap`` from everything taken."""
        at = bisect_left(self._taken, (start, end))
        if at > 0 and self._taken[at - 1][1] + gap > start:
            return False
        return at == len(self._taken) or self._taken[at][0] >= end + gap

    def take(self, start: float, end: float) -> None:
        """Mark ``[start, end]`` as taken; it must fit."""
        insort(self._taken, (start, end))


class Taken:
    """Taken intervals of one row that may overlap each other; for few, asked one after the other."""

    __slots__ = ("_taken",)

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def fits(self, start: float, end: float, gap: float = 0.0) -> bool:
        """Return whether ``[start, end]`` keeps at least ``gap`` from everything taken."""
        return all(end + gap <= low or high + gap <= start for low, high in self._taken)

    def take(self, start: float, end: float) -> None:
        """Mark ``[start, end]`` as taken."""
        self._taken.append((start, end))

    def room(self, start: float, end: float) -> float:
        """Return where the free stretch that begins at ``start`` ends, at most at ``end``."""
        return (
            min((low for low, high in self._taken if high > start), default=end) if self.fits(start, start) else start
        )


def pack(extents: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """Return a row for each extent, in their order, so that within a row they keep ``gap`` apart.

    Parameters
    ----------
    extents
        Start and end of each, in pixels; those given first get the upper rows.
    gap
        Least distance between two in a row, in pixels, at least 0.
    """
    rows: list[Row] = []
    found: list[int] = []
    for start, end in extents:
        number = next((place for place, row in enumerate(rows) if row.fits(start, end, gap)), len(rows))
        if number == len(rows):
            rows.append(Row())
        rows[number].take(start, end)
        found.append(number)
    return tuple(found)
