"""Lanes that hold more items than pixels: the strongest get a line and a name, all of them a share of the density.

The cost of a frame follows the rows and columns on screen, not the number of items. Which items get a line follows
one order that is the same in every window, so that panning and zooming change few of them at a time.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.packing import Row

if TYPE_CHECKING:
    from withdrawal_timeline.layout.mass import MassIndex
    from withdrawal_timeline.layout.plan import PlannedLane
    from withdrawal_timeline.layout.timescale import TimeScale

Floats = npt.NDArray[np.float64]
Measure = Callable[[str, bool], float]

ROWS, MORE_ROWS, ROWS_IN_ALL = 3, 27, 60
"""Rows for single items in a crowded lane, how many more where there is room, and how many so in all lanes."""
STRIP = 9.0
"""Height of the density strip in pixels."""
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


@frozen(eq=False)
class Mass:
    """A great many items, how to name one, its id, and which item an id stands for (-1 for none)."""

    index: MassIndex
    title: Callable[[int], str]
    key: Callable[[int], str] = str
    number: Callable[[str], int] = field(default=lambda _: -1)


@frozen
class CrowdName:
    """The name of an item of a crowd."""

    item: int
    text: str
    x: float
    y: float
    width: float


@frozen
class CrowdLane:
    """One crowded lane in a window: bars of single items, their names, and how many there are in each column.

    ``key`` is that of the lane, ``lane`` its number in the index. ``row`` is the height of a row; ``y`` are the middles
    of rows, ``strip_top`` is where the strip of the density begins. ``shown`` is the number of items with a line,
    ``total`` of all that touch the window.
    """

    key: str
    lane: int
    x0: Floats
    x1: Floats
    y: Floats
    items: npt.NDArray[np.int64]
    names: tuple[CrowdName, ...]
    row: float
    strip_top: float
    density: npt.NDArray[np.int32]
    total: int

    @property
    def shown(self) -> int:
        """How many items have a line of their own."""
        return len(self.items)


def densities(mass: Mass, scale: TimeScale) -> npt.NDArray[np.int32]:
    """Return how many items there are in each column of pixels, one line for each lane."""
    return mass.index.columns(scale.start, scale.end, max(round(scale.width), 1))


def crowd_lane(
    mass: Mass, planned: PlannedLane, scale: TimeScale, density: npt.NDArray[np.int32], measure: Measure
) -> CrowdLane:
    """Return what a crowded lane shows.

    Parameters
    ----------
    mass
        All items.
    planned
        The lane in its place; items that have a track of their own there get no second line.
    scale
        The window.
    density
        Counts of the lane, one for each column of pixels.
    measure
        Widths of names.
    """
    lane, row, count = planned.lane.crowd, planned.row, planned.crowd_rows
    top, apart = planned.top + planned.crowd_top, planned.lane.apart
    limit = count * math.ceil(scale.width / _USUAL_ITEM) + len(apart)
    total = mass.index.count(lane, scale.start, scale.end)
    filling = _Filling(mass, scale, measure, top, row, count)
    found = mass.index.strongest(lane, scale.start, scale.end, limit)
    filling.take(found, apart)
    if total > limit and len(filling.kept) < limit * _FULL:
        # Long items that lie over each other leave room for shorter ones that come after them.
        filling.take(mass.index.strongest(lane, scale.start, scale.end, limit * _ASKED_AGAIN)[limit:], apart)
    kept = filling.kept
    columns = np.array([(x0, x1, y) for _, x0, x1, y in kept], dtype=np.float64).reshape(-1, 3)
    return CrowdLane(
        key=planned.lane.key,
        lane=lane,
        x0=columns[:, 0],
        x1=columns[:, 1],
        y=columns[:, 2],
        items=np.array([item for item, *_ in kept], dtype=np.int64),
        names=tuple(filling.names),
        row=row,
        strip_top=top + count * row + 1.0,
        density=density,
        total=total,
    )


class _Filling:
    """The rows of a crowded lane while items are put into them, the strongest first."""

    def __init__(self, mass: Mass, scale: TimeScale, measure: Measure, top: float, row: float, count: int) -> None:
        self._mass, self._scale, self._measure = mass, scale, measure
        self._top, self._row = top, row
        self._rows = [Row() for _ in range(count)]
        self.kept: list[tuple[int, float, float, float]] = []
        self.names: list[CrowdName] = []

    def take(self, found: npt.NDArray[np.int64], apart: frozenset[int]) -> None:
        """Put each item that is not among ``apart`` into the first row that has room for it and its name."""
        items, scale, px = self._mass.index.items, self._scale, self._scale.px_per_day
        lefts: Floats = (items.start[found] - scale.start) * px
        rights: Floats = np.maximum((items.end[found] - scale.start) * px, lefts + 1.0)
        for item, x0, x1 in zip(found.tolist(), lefts.tolist(), rights.tolist(), strict=True):
            if item in apart:
                continue
            left, right = (x0 - _POINT / 2, x1 + _POINT / 2) if x1 - x0 < _POINT else (x0, x1)
            # Most of those that find no room do not even for their line: no need to measure their names.
            free = [taken for taken in self._rows if taken.fits(left, right, _APART)]
            if not free:
                continue
            text = self._mass.title(item)
            width = self._measure(text, False)
            name = _name_at(left, right, width, scale.width)
            begin, end = left, right
            if name is not None:
                begin, end = min(left, name), max(right, name + width)
            row = next((taken for taken in free if taken.fits(begin, end, _APART)), None)
            if row is None:
                continue
            row.take(begin, end)
            number = self._rows.index(row)
            y = self._top + (number + 0.5) * self._row
            if name is not None:
                self.names.append(CrowdName(item, text, name, y, width))
                # At the edge the line begins after the name.
                left = max(left, name + width + _GAP) if name <= _EDGE else left
            self.kept.append((item, left, right, y))


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
