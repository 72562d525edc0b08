"""An index of any number of items: how many and which of them a window shows, at a cost that follows its pixels."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.mass_clock import Clock, Floats, Times, chunks
from withdrawal_timeline.layout.mass_counts import SNAP, Counts, Ranks
from withdrawal_timeline.layout.mass_priority import STRENGTHS, Flags, Indices, Items, Lanes, Priority

MOST_LANES = 4_096
_THREADS_FROM = 300_000
_FEWEST_CELL_BITS, _MOST_CELL_BITS = 8, 18


def _untold(share: float) -> None:
    """Tell nobody."""


@frozen
class MassIndex:
    """Items in lanes, ready for questions about windows of time. Made by ``MassIndex.of``.

    An item has ink from its start to its end, both included; a point has ink at one instant. A window goes from its
    start to just before its end: an item touches it with ``item.start < end`` and ``item.end >= start``. Columns of
    pixels follow the same rule. Times closer than a tick (see ``Clock``: of a century at most 3 milliseconds, with
    many items less than a microsecond) may count as one.

    The strongest items are the first of one order that holds everywhere. So one that is shown stays while the window
    moves, until it leaves or stronger ones enter.

    An index never changes; leaving something out gives another one. Indices always are places in the arrays given to
    ``of``, which the index keeps and which must not change. Beside these it holds 19 to 30 bytes an item (``nbytes``).
    """

    items: Items
    lanes: int
    clock: Clock
    starts: Ranks
    ends: Ranks
    priority: Priority
    shown: Flags

    @classmethod
    def of(
        cls,
        lane: Lanes,
        start: Floats,
        end: Floats,
        importance: npt.NDArray[np.uint8],
        lanes: int,
        progress: Callable[[float], None] = _untold,
    ) -> MassIndex:
        """Return the index of items given as flat arrays of one length.

        Parameters
        ----------
        lane
            Lane of each item, from 0 to below ``lanes``.
        start, end
            Days; ``end`` equals ``start`` for a point and is never before it.
        importance
            From 1 to 5, the strongest.
        lanes
            Number of lanes, from 1 to 4096.
        progress
            Told between parts which share of the work is done, from 0 to 1; called in the thread that builds. An
            exception from it ends the build.

        Raises
        ------
        ValueError
            The arrays differ in length or hold what the above does not allow.
        """
        items = Items(
            np.ascontiguousarray(lane, dtype=np.int16),
            np.ascontiguousarray(start, dtype=np.float64),
            np.ascontiguousarray(end, dtype=np.float64),
            np.ascontiguousarray(importance, dtype=np.uint8),
        )
        first, last = _extent(items, lanes)
        clock = Clock.over(first, last, _cell_bits(len(items.lane), lanes))
        priority, starts, ends = _together(
            len(items.lane),
            lambda: Priority.of(items, lanes, clock),
            lambda: _ranks(items.lane, items.start, lanes, clock),
            lambda: _ranks(items.lane, items.end, lanes, clock),
            progress,
        )
        return cls(items, lanes, clock, starts, ends, priority, np.ones(lanes, dtype=np.bool_))

    @property
    def nbytes(self) -> int:
        """Memory in bytes, without the arrays that the index was made from."""
        return self.starts.nbytes + self.ends.nbytes + self.priority.nbytes

    def __len__(self) -> int:
        """Return how many items there are, those of hidden lanes included."""
        return len(self.starts.low)

    def columns(self, start: float, end: float, width: int, *, exact: bool = False) -> Counts:
        """Return how many items have ink in each column of pixels, lanes by ``width``.

        Where the window is so wide that a pixel holds four cells or more, the edges of columns stand on cells: an
        item may be counted in the column beside its own if it begins or ends within 1/8 pixel of it. Elsewhere the
        counts are exact.

        Parameters
        ----------
        start, end
            The window in days, ``start < end``.
        width
            How many pixels it is wide, above 0.
        exact
            Be exact everywhere, at about ten times the cost in wide windows.

        Raises
        ------
        ValueError
            The window is empty, not finite or has no width.
        """
        _check_window(start, end)
        if width < 1 or not math.isfinite(end - start):
            raise ValueError(f"no columns from {start} to {end} in {width} pixels")
        days: Floats = start + np.arange(width + 1, dtype=np.float64) * ((end - start) / width)
        days[-1] = end
        return self._between(days, exact=exact or (end - start) * self.clock.cells_per_day / width < SNAP)

    def some_columns(self, origin: float, days_per_pixel: float, first: int, last: int) -> Counts:
        """Return the counts of the columns from number ``first`` to before ``last``, like ``columns``.

        Column 0 begins at ``origin``. What is counted for a column does not depend on which others are asked for.

        Parameters
        ----------
        origin
            A day.
        days_per_pixel
            How many days a column is wide, above 0.
        first, last
            Numbers of columns, ``first < last``; those before the origin are negative.
        """
        days: Floats = origin + np.arange(first, last + 1, dtype=np.float64) * days_per_pixel
        return self._between(days, exact=days_per_pixel * self.clock.cells_per_day < SNAP)

    def _between(self, days: Floats, *, exact: bool) -> Counts:
        """Return how many items of each lane have ink between a day and the next of some."""
        times = self.clock.clipped(days)
        if exact:
            counts = self.starts.exact(times[1:], self.lanes) - self.ends.exact(times[:-1], self.lanes)
        else:
            counts = self.starts.near(times[1:], self.lanes) - self.ends.near(times[:-1], self.lanes)
        counts[~self.shown] = 0
        return counts

    def count(self, lane: int, start: float, end: float) -> int:
        """Return how many items of a lane touch a window of days, exactly."""
        _check_window(start, end)
        return self._count(lane, (self.clock.time(start), self.clock.time(end)))

    def strongest(self, lane: int, start: float, end: float, limit: int) -> Indices:
        """Return the strongest items of a lane that touch a window, strongest first.

        The order is by importance, then the longer, the earlier, the lower index; it is the same in every window.
        Items that begin before the window count like others.

        Parameters
        ----------
        lane
            Number of the lane.
        start, end
            The window in days, ``start < end``.
        limit
            How many at most.
        """
        _check_window(start, end)
        times = (self.clock.time(start), self.clock.time(end))
        return self.priority.find(lane, (start, end), times, limit, self._count(lane, times))

    def window(self, lane: int, start: float, end: float) -> Indices:
        """Return all items of a lane that touch a window, by start and index; meant for few (see ``count``)."""
        _check_window(start, end)
        times = (self.clock.time(start), self.clock.time(end))
        if not self._count(lane, times):
            return np.empty(0, dtype=np.int64)
        return self.priority.all_in(lane, (start, end), times)

    def without_lanes(self, lanes: Iterable[int]) -> MassIndex:
        """Return the index with all items of some more lanes left out; this costs nothing."""
        shown = self.shown.copy()
        shown[list(lanes)] = False
        return dataclasses.replace(self, shown=shown)

    def without(self, hidden: Flags, progress: Callable[[float], None] = _untold) -> MassIndex:
        """Return an index without the items that are flagged, one flag for each place in the arrays.

        The flags are all that is left out by: to bring an item back, ask the whole index again. Lanes left out stay
        left out. ``progress`` is told as by ``of``.

        Raises
        ------
        ValueError
            There is not one flag for each item.
        """
        if hidden.shape != self.items.lane.shape:
            raise ValueError(f"{len(self.items.lane)} items, but {hidden.shape} flags")
        kept = ~hidden
        # Taking places is four times as quick as taking by flags.
        places = np.flatnonzero(kept)
        lane = self.items.lane.take(places)
        priority, starts, ends = _together(
            len(places),
            lambda: self.priority.keeping(kept),
            lambda: _ranks(lane, self.items.start.take(places), self.lanes, self.clock),
            lambda: _ranks(lane, self.items.end.take(places), self.lanes, self.clock),
            progress,
        )
        return dataclasses.replace(self, starts=starts, ends=ends, priority=priority)

    def _count(self, lane: int, times: tuple[int, int]) -> int:
        if not 0 <= lane < self.lanes:
            raise ValueError(f"lane {lane} of {self.lanes}")
        if not self.shown[lane]:
            return 0
        return self.starts.rank(lane, times[1]) - self.ends.rank(lane, times[0])


def _together(
    count: int,
    priority: Callable[[], Priority],
    starts: Callable[[], Ranks],
    ends: Callable[[], Ranks],
    progress: Callable[[float], None] = _untold,
) -> tuple[Priority, Ranks, Ranks]:
    """Return what three functions return; with many items the longest of them runs beside the two others."""
    # numpy lets go of the interpreter while it sorts and counts, but for few items a second thread only waits.
    with ThreadPoolExecutor(1) if count >= _THREADS_FROM else nullcontext() as beside:
        longest = beside.submit(priority).result if beside else priority
        progress(0.05)
        first = starts()
        progress(0.3)
        second = ends()
        progress(0.6)
        found = longest()
    progress(1.0)
    return found, first, second


def _check_window(start: float, end: float) -> None:
    if not start < end:
        raise ValueError(f"the window from {start} to {end} is empty")


def _extent(items: Items, lanes: int) -> tuple[float, float]:
    """Return the first and the last day, or say what is wrong with the items."""
    if not 1 <= lanes <= MOST_LANES:
        raise ValueError(f"{lanes} lanes: must be from 1 to {MOST_LANES}")
    count = len(items.lane)
    if any(array.shape != (count,) for array in (items.start, items.end, items.importance)):
        raise ValueError("lanes, starts, ends and importances must have one length")
    if not count:
        return 0.0, 0.0
    if items.lane.min() < 0 or items.lane.max() >= lanes:
        raise ValueError(f"an item's lane is not one of {lanes}")
    if items.importance.min() < 1 or items.importance.max() > STRENGTHS:
        raise ValueError(f"an item's importance is not from 1 to {STRENGTHS}")
    # Of a comparison with what is not a number nothing is true.
    if not (items.end >= items.start).all():
        raise ValueError("an item ends before it starts, or its time is not a number")
    first, last = float(items.start.min()), float(items.end.max())
    if not math.isfinite(last - first):
        raise ValueError("an item's time is not finite")
    return first, last


def _cell_bits(count: int, lanes: int) -> int:
    """Return how fine cells are: about one for each item of a lane."""
    bits = math.ceil(math.log2(max(count, 1) * 0.7 / lanes + 1.0))
    return min(max(bits, _FEWEST_CELL_BITS), _MOST_CELL_BITS)


def _ranks(lane: Lanes, days: Floats, lanes: int, clock: Clock) -> Ranks:
    keys: Times = np.empty(len(lane), dtype=np.uint64)
    up = np.uint64(clock.bits)
    for part in chunks(len(lane)):
        keys[part] = clock.times(days[part])
        keys[part] |= lane[part].astype(np.uint64) << up
    return Ranks.of(keys, lanes, clock)
