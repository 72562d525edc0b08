"""How many of a great many times lie before another, for a whole row of pixels at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.mass_clock import LOW_BITS, Clock, Times

Counts = npt.NDArray[np.int32]

SNAP = 4
"""With at least so many cells to a pixel, the edges of columns are moved to the nearest cell: 1/8 pixel at most."""
_LOW = (1 << LOW_BITS) - 1
_FEW_TIMES = 3_000
_FEW_CELLS = 8_192


@frozen
class Ranks:
    """Times of all lanes, sorted, and how many lie before each cell.

    A time is kept as the 32 bits below its cell. Ranks count through all lanes: the first of a lane has the rank of
    the last of the lane before it, plus one. Memory: 4 bytes a time and 4 bytes a cell.

    Parameters
    ----------
    low
        Sorted times, lane by lane, cell by cell.
    before
        How many times come before cell ``c`` of lane ``l``, at ``l << cell_bits | c``; and one more for the end.
    clock
        The clock of the times.
    """

    low: npt.NDArray[np.uint32]
    before: Counts
    clock: Clock

    @classmethod
    def of(cls, keys: Times, lanes: int, clock: Clock) -> Ranks:
        """Return the ranks of ``keys``, each a lane above the bits of a time. Sorts ``keys`` and uses them up."""
        if not _is_sorted(keys):
            keys.sort()
        low = keys.astype(np.uint32)
        keys >>= np.uint64(LOW_BITS)
        before = np.zeros((lanes << clock.cell_bits) + 1, dtype=np.int32)
        np.cumsum(np.bincount(keys.view(np.int64), minlength=len(before) - 1), out=before[1:])
        return cls(low, before, clock)

    @property
    def nbytes(self) -> int:
        """Memory in bytes."""
        return self.low.nbytes + self.before.nbytes

    def rank(self, lane: int, time: int) -> int:
        """Return how many times lie before ``time`` of a lane, with all of the lanes before it."""
        cell = (lane << self.clock.cell_bits) + (time >> LOW_BITS)
        first, last = int(self.before[cell]), int(self.before[cell + 1])
        if first == last:
            return first
        return first + int(np.searchsorted(self.low[first:last], np.uint32(time & _LOW)))

    def near(self, times: Times, lanes: int) -> Counts:
        """Return the ranks, lanes by times, of the cell edges nearest to ``times``."""
        edges = ((times + np.uint64(1 << (LOW_BITS - 1))) >> np.uint64(LOW_BITS)).astype(np.intp)
        starts = np.arange(lanes, dtype=np.intp)[:, None] << self.clock.cell_bits
        return self.before.take(starts + edges)

    def exact(self, times: Times, lanes: int) -> Counts:
        """Return the ranks, lanes by times, of sorted ``times``."""
        first_cell = int(times[0]) >> LOW_BITS
        count = (int(times[-1]) >> LOW_BITS) + 1 - first_cell
        if lanes * count <= _FEW_CELLS:
            edges = (np.arange(lanes)[:, None] << self.clock.cell_bits) + np.arange(first_cell, first_cell + count + 1)
            before = self.before.take(edges)
            if int((before[:, -1] - before[:, 0]).sum()) <= _FEW_TIMES:
                return self._counted(times, before, first_cell)
        return self._searched(times, lanes)

    def _counted(self, times: Times, before: Counts, first_cell: int) -> Counts:
        """Return the ranks of ``times`` by a look at all times in their cells; ``before`` is of these cells."""
        lanes, count = len(before), before.shape[1] - 1
        sizes = np.diff(before, axis=1)
        inside = sizes.sum(axis=1)
        cells = np.repeat(np.tile(np.arange(first_cell, first_cell + count, dtype=np.uint64), lanes), sizes.ravel())
        found = [self.low[line[0] : line[-1]] for line in before]
        whole = (cells << np.uint64(LOW_BITS)) | np.concatenate(found)
        width = len(times) + 1
        slots = np.searchsorted(times, whole, side="right")
        slots += np.repeat(np.arange(0, lanes * width, width), inside)
        counted = np.bincount(slots, minlength=lanes * width).reshape(lanes, width)
        ranks = np.cumsum(counted[:, :-1], axis=1, dtype=np.int32)
        ranks += before[:, :1]
        return ranks

    def _searched(self, times: Times, lanes: int) -> Counts:
        """Return the ranks of ``times``: all binary searches side by side."""
        low_all = (times & np.uint64(_LOW)).astype(np.uint32)
        cells = (times >> np.uint64(LOW_BITS)).astype(np.intp)
        starts = np.arange(lanes, dtype=np.intp)[:, None] << self.clock.cell_bits
        at = starts + cells
        first = self.before.take(at)
        size = self.before.take(at + 1) - first
        flat = first.ravel()
        # Most cells of a sparse lane are empty, and there the rank is known.
        open_ = np.flatnonzero(size.ravel())
        if not len(open_):
            return first
        low = np.broadcast_to(low_all, first.shape).ravel()[open_]
        sizes = size.ravel()[open_]
        left = flat[open_]
        right = left + sizes
        step = 1 << (int(sizes.max()).bit_length() - 1)
        while step > 1:
            # Crowded cells are few: the long steps are for them alone.
            crowded = np.flatnonzero(sizes >= step)
            left[crowded] = self._stepped(left[crowded], right[crowded], low[crowded], step)
            step >>= 1
        left = self._stepped(left, right, low, 1)
        flat[open_] = left
        return first

    def _stepped(self, left: Counts, right: Counts, low: npt.NDArray[np.uint32], step: int) -> Counts:
        """Return ``left``, moved by a step where the time there still lies before the one that is looked for."""
        probe = left + np.int32(step)
        before = probe <= right
        # Where the step goes too far any time will do.
        before &= self.low.take(probe - 1, mode="clip") < low
        return left + before * np.int32(step)


def _is_sorted(keys: Times) -> bool:
    """Return whether keys are in order; a look at some of them settles it mostly."""
    some = keys[:1024]
    return bool((some[1:] >= some[:-1]).all()) and bool((keys[1:] >= keys[:-1]).all())
