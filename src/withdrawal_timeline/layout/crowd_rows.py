"""Fills crowded lanes: the strongest items get a line and a name, all of them a share of the density.

The cost of a frame follows the rows and columns on screen, not the number of items. Which items get a line follows
one order that is the same in every window, so that panning and zooming change few of them at a time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.layout.crowd import CrowdLane, CrowdName, Mass
from withdrawal_timeline.layout.packing import FixedRows
from withdrawal_timeline.layout.sizes import Measure

if TYPE_CHECKING:
    from withdrawal_timeline.layout.crowd import Columns, Floats
    from withdrawal_timeline.layout.plan import PlannedLane
    from withdrawal_timeline.layout.timescale import TimeScale

_POINT = 7.0
_GAP = 7.0
_APART = 12.0
_EDGE = 10.0
_ON = 14.0
"""Pixels from the beginning of a line to a name that stands on it."""
_FULL, _ASKED_AGAIN = 0.35, 3
"""Where fewer than this share of the usual number found room, so many times as many are tried."""
_USUAL_ITEM = 260.0
"""Pixels that an item with its name usually takes: so many fit into a row."""


def crowd_lanes(
    mass: Mass, lanes: Sequence[PlannedLane], scale: TimeScale, measure: Measure, columns: Columns
) -> tuple[CrowdLane, ...]:
    """Return what crowded lanes show.

    Parameters
    ----------
    mass
        All items.
    lanes
        The lanes in their places; items that have a track of their own there get no second line.
    scale
        The window.
    measure
        Widths of names.
    columns
        Counts the items in each column of pixels, a line for each lane.
    """
    if not lanes:
        return ()
    index, usual = mass.index, math.ceil(scale.width / _USUAL_ITEM)
    density = columns(index, scale)
    fillings = [_Filling(planned, planned.crowd_rows * usual + len(planned.lane.apart)) for planned in lanes]
    found = [
        index.strongest(filling.lane, scale.start, scale.end, filling.usual * _ASKED_AGAIN) for filling in fillings
    ]
    items = np.concatenate(found)
    # The bars of all lanes at once: an array has a cost of its own, however short it is.
    left: Floats = (index.items.start[items] - scale.start) * scale.px_per_day
    right: Floats = np.maximum((index.items.end[items] - scale.start) * scale.px_per_day, left + 1.0)
    wider = np.where(right - left < _POINT, _POINT / 2, 0.0)
    bars = zip(items.tolist(), (left - wider).tolist(), (right + wider).tolist(), strict=True)
    for filling, candidates in zip(fillings, found, strict=True):
        filling.fill(list(islice(bars, len(candidates))), mass, scale.width, measure)
    return tuple(
        filling.drawn(density[filling.lane], index.count(filling.lane, scale.start, scale.end)) for filling in fillings
    )


class _Filling:
    """The rows of a crowded lane while items are put into them, the strongest first; mostly ``usual`` items fit."""

    def __init__(self, planned: PlannedLane, usual: int) -> None:
        self._planned = planned
        self.lane, self.usual = planned.lane.crowd, usual
        self._rows = FixedRows(planned.crowd_rows, _APART)
        self._kept: list[tuple[int, float, float, float]] = []
        self._names: list[CrowdName] = []

    def fill(self, bars: Sequence[tuple[int, float, float]], mass: Mass, view: float, measure: Measure) -> None:
        """Put each item that has no track into the first row that has room for its bar and its name."""
        rows, apart = self._rows, self._planned.lane.apart
        top, height = self._planned.top + self._planned.crowd_top, self._planned.row
        for place, (item, left, right) in enumerate(bars):
            # Long items that lie over each other leave room for shorter ones that come after them.
            if place == self.usual and len(self._kept) >= self.usual * _FULL:
                return
            # Most of those that find no room do not even for their line: no need to measure their names.
            number = rows.first(left, right)
            if number < 0 or item in apart:
                continue
            text = mass.title(item)
            width = measure(text, False)
            name = _name_at(left, right, width, view)
            begin, end, bar = left, right, left
            if name is not None:
                begin, end = min(left, name), max(right, name + width)
                number = rows.first(begin, end, number)
            if number < 0:
                continue
            rows.take(number, begin, end)
            y = top + (number + 0.5) * height
            if name is not None:
                self._names.append(CrowdName(item, text, name, y, width))
                # At the edge the line begins after the name.
                bar = max(left, name + width + _GAP) if name <= _EDGE else left
            self._kept.append((item, bar, right, y))

    def drawn(self, density: npt.NDArray[np.int32], total: int) -> CrowdLane:
        """Return the lane, with the counts of its columns and of all its items in the window."""
        planned = self._planned
        columns = np.array(self._kept, dtype=np.float64).reshape(-1, 4)
        return CrowdLane(
            key=planned.lane.key,
            lane=self.lane,
            x0=columns[:, 1],
            x1=columns[:, 2],
            y=columns[:, 3],
            items=columns[:, 0].astype(np.int64),
            names=tuple(self._names),
            row=planned.row,
            strip_top=planned.top + planned.crowd_top + planned.crowd_rows * planned.row + 1.0,
            density=density,
            total=total,
        )


def _name_at(left: float, right: float, width: float, view: float) -> float | None:
    """Return where a name begins: before its item, at the edge if that comes from outside, behind it, or on it."""
    before = left - _GAP - width
    if before >= _EDGE:
        return before
    if left < _EDGE and right > _EDGE + width + _GAP:
        return _EDGE
    behind = right + _GAP
    if behind + width <= view:
        return behind
    on = max(left, 0.0) + _ON
    return on if on + width + _ON <= min(right, view) else None
