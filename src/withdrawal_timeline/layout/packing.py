"""Packs stretches of a line into rows: first fit, the same for the same input in the same order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable


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

    def __init__(self, taken: Iterable[tuple[float, float]] = ()) -> None:
        self._taken = list(taken)

    def fits(self, start: float, end: float, gap: float = 0.0) -> bool:
        """Return whether ``[start, end]`` keeps at least ``gap`` from everything taken."""
        begin, until = start - gap, end + gap
        for low, high in self._taken:  # noqa: SIM110 - a generator takes three times as long
            if low < until and high > begin:
                return False
        return True

    def take(self, start: float, end: float) -> None:
        """Mark ``[start, end]`` as taken."""
        self._taken.append((start, end))

    def room(self, start: float, end: float) -> float:
        """Return where the free stretch that begins at ``start`` ends, at most at ``end``."""
        return (
            min((low for low, high in self._taken if high > start), default=end) if self.fits(start, start) else start
        )


class FixedRows:
    """So many rows and no more, each with ``gap`` pixels at least between what it holds."""

    def __init__(self, count: int, gap: float) -> None:
        # What is taken, with half the gap around it: where it begins, where it ends, where the next begins, and so on.
        self._bounds: list[list[float]] = [[] for _ in range(count)]
        self._around = gap / 2.0

    def first(self, start: float, end: float, after: int = 0) -> int:
        """Return the first row, from number ``after`` on, that has room for ``[start, end]``; -1 if there is none."""
        begin, until = start - self._around, end + self._around
        for number in range(after, len(self._bounds)):
            bounds = self._bounds[number]
            at = bisect_right(bounds, begin)
            # An odd number of bounds before it: it begins in something that is taken.
            if not at % 2 and (at == len(bounds) or until <= bounds[at]):
                return number
        return -1

    def take(self, number: int, start: float, end: float) -> None:
        """Mark ``[start, end]`` as taken in a row; it must fit."""
        bounds, begin = self._bounds[number], start - self._around
        at = bisect_right(bounds, begin)
        bounds[at:at] = (begin, end + self._around)


class Rows:
    """As many rows as it takes, each with ``gap`` pixels at least between what it holds."""

    def __init__(self, gap: float) -> None:
        self._rows: list[Row] = []
        self._gap = gap

    def __len__(self) -> int:
        return len(self._rows)

    def place(self, start: float, end: float, among: Collection[int] | None = None) -> int:
        """Take ``[start, end]`` in the first row with room for it, else in a new one, and return the row's number.

        Parameters
        ----------
        start, end
            In pixels.
        among
            Only rows with these numbers, or a new one; None for any.
        """
        numbers = range(len(self._rows)) if among is None else sorted(among)
        number = next((at for at in numbers if self._rows[at].fits(start, end, self._gap)), len(self._rows))
        if number == len(self._rows):
            self._rows.append(Row())
        self._rows[number].take(start, end)
        return number
