"""What stays as it is while the axis only moves aside: the grid of its pixels, and what was counted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from withdrawal_timeline.layout.mass import MassIndex
    from withdrawal_timeline.layout.mass_counts import Counts
    from withdrawal_timeline.layout.timescale import TimeScale

_SAME = 1e-9
"""Scales that differ by a smaller share are one: a window that moves does not keep the last bits of its length."""
_MOST_STRETCHES = 4


def counted(index: MassIndex, scale: TimeScale) -> Counts:
    """Return how many items there are in each column of pixels, one line for each lane."""
    return index.columns(scale.start, scale.end, max(round(scale.width), 1))


class Panning:
    """The first window that was shown at a scale, and how many items there are in columns of pixels on both its sides.

    Windows of one scale lie whole pixels apart. So everything moves together, nothing trembles by a pixel against its
    neighbours, and what was counted for a column holds wherever the column goes.
    """

    def __init__(self) -> None:
        self._first: TimeScale | None = None
        self._index: MassIndex | None = None
        self._stretches: dict[int, Counts] = {}

    def in_step(self, scale: TimeScale) -> TimeScale:
        """Return a scale moved by at most half a pixel, so that it lies whole pixels from the first one like it."""
        steps = self._steps(scale)
        if steps is None or self._first is None:
            self._first = scale
            self._stretches.clear()
            return scale
        return self._first.panned(-steps) if steps else self._first

    def columns(self, index: MassIndex, scale: TimeScale) -> Counts:
        """Return how many items there are in each column of pixels; counted anew only for columns that come into view.

        Counting goes by stretches of the axis as wide as a window. So the numbers do not depend on the way here.
        """
        steps, width = self._steps(scale), max(round(scale.width), 1)
        if steps is None or width != scale.width:
            return counted(index, scale)
        if index is not self._index:
            self._index = index
            self._stretches.clear()
        number, over = divmod(steps, width)
        here = self._stretch(index, number, width)
        if not over:
            return here
        return np.concatenate((here[:, over:], self._stretch(index, number + 1, width)[:, :over]), axis=1)

    def _steps(self, scale: TimeScale) -> int | None:
        """Return how many pixels a scale lies to the right of the first one; None if it is of another axis."""
        first = self._first
        if first is None or scale.cuts or first.cuts or first.width != scale.width:
            return None
        if abs(scale.px_per_day / first.px_per_day - 1.0) > _SAME:
            return None
        return round((scale.start - first.start) * first.px_per_day)

    def _stretch(self, index: MassIndex, number: int, width: int) -> Counts:
        found = self._stretches.get(number)
        if found is None and self._first is not None:
            if len(self._stretches) >= _MOST_STRETCHES:
                self._stretches.clear()
            found = self._stretches[number] = counted(index, self._first.panned(-number * width))
        assert found is not None
        return found
