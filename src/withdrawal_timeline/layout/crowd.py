"""Lanes that hold more items than pixels: what they hold, and what a frame shows of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from withdrawal_timeline.layout.mass import MassIndex
    from withdrawal_timeline.layout.timescale import TimeScale

    Floats = npt.NDArray[np.float64]
    Columns = Callable[[MassIndex, TimeScale], npt.NDArray[np.int32]]

ROWS, MORE_ROWS, ROWS_IN_ALL = 3, 27, 60
"""Rows for single items in a crowded lane, how many more where there is room, and how many so in all lanes."""
STRIP = 9.0
"""Height of the density strip in pixels."""


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
