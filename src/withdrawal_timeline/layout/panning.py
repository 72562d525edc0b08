"""What stays as it is while the axis only moves aside: the grid of its pixels, and what was counted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from withdrawal_timeline.layout.mass import MassIndex
    from withdrawal_timeline.layout.mass_counts import Counts
    from withdrawal_timeline.layout.timescale import TimeScale

_SAME = 1e-9
"""Scales that differ by a smaller share are one: a window that moves does not keep the last bits of its length."""
_AHEAD = 8
"""A pan counts columns for so many parts of a window at once, so that most of its frames count none."""
_KEPT = 3
"""Of so many windows the columns are kept."""


def counted(index: MassIndex, scale: TimeScale) -> Counts:
    """Return how many items there are in each column of pixels, one line for each lane."""
    return index.columns(scale.start, scale.end, max(round(scale.width), 1))


class Panning:
    """The first window that was shown at a scale, and how many items there are in columns of pixels around it.

    Windows of one scale lie whole pixels apart. So everything moves together, nothing trembles by a pixel against its
    neighbours, and what was counted for a column holds wherever the column goes.
    """

    def __init__(self) -> None:
        self._first: TimeScale | None = None
        self._index: MassIndex | None = None
        self._counts: Counts | None = None
        self._from = 0
        """Number of the first column that is counted; column 0 is at the left edge of the first window."""

    def in_step(self, scale: TimeScale) -> TimeScale:
        """Return a scale moved by at most half a pixel, so that it lies whole pixels from the first one like it."""
        first, steps = self._first, self._steps(scale)
        if first is None or steps is None:
            self._first, self._counts = scale, None
            return scale
        return first.panned(-steps) if steps else first

    def columns(self, index: MassIndex, scale: TimeScale) -> Counts:
        """Return how many items there are in each column of pixels; counted anew only for columns that come into view.

        The numbers do not depend on the way here.
        """
        first, steps, width = self._first, self._steps(scale), max(round(scale.width), 1)
        if first is None or steps is None:
            return counted(index, scale)
        import numpy as np  # noqa: PLC0415 - only large dossiers have crowds

        if index is not self._index:
            self._index, self._counts = index, None

        def count(begin: int, end: int) -> Counts:
            return index.some_columns(first.start, 1.0 / first.px_per_day, begin, end)

        counts, ahead = self._counts, width // _AHEAD
        if counts is None or steps > self._from + counts.shape[1] or steps + width < self._from:
            counts, self._from = count(steps, steps + width), steps
        if steps < self._from:
            begin = steps - ahead
            counts, self._from = np.concatenate((count(begin, self._from), counts), axis=1), begin
        until = self._from + counts.shape[1]
        if steps + width > until:
            counts = np.concatenate((counts, count(until, steps + width + ahead)), axis=1)
        if counts.shape[1] > _KEPT * width:
            begin = max(steps - width, self._from)
            counts, self._from = counts[:, begin - self._from : begin - self._from + _KEPT * width], begin
        self._counts = counts
        return counts[:, steps - self._from : steps - self._from + width]

    def _steps(self, scale: TimeScale) -> int | None:
        """Return how many pixels a scale lies to the right of the first one; None if it is of another axis."""
        first = self._first
        if first is None or scale.cuts or first.cuts or first.width != scale.width:
            return None
        if abs(scale.px_per_day / first.px_per_day - 1.0) > _SAME:
            return None
        return round((scale.start - first.start) * first.px_per_day)
