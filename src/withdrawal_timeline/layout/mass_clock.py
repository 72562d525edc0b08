"""Times as whole numbers: what the index for scale sorts, compares and looks up instead of floats."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen

Floats = npt.NDArray[np.float64]
Times = npt.NDArray[np.uint64]

LOW_BITS = 32
"""Bits of a time below its cell."""
_CHUNK = 1 << 15


@frozen
class Clock:
    """A monotone map from float days onto whole numbers of ``cell_bits + 32`` bits.

    The extent of the data is cut into ``2 ** cell_bits`` cells, and each cell into ``2 ** 32`` ticks. Days less than
    a tick apart may become one time; with 256 cells (the least) a tick of a century is 3 milliseconds.

    Parameters
    ----------
    origin
        Day that becomes 0.
    scale
        Ticks per day.
    cell_bits
        How many cells there are, as a power of two.
    """

    origin: float
    scale: float
    cell_bits: int

    @classmethod
    def over(cls, first: float, last: float, cell_bits: int) -> Clock:
        """Return the clock for days from ``first`` to ``last``."""
        # The last tick stays free, so that a query after all data is after all data. A day is the least extent.
        ticks = 2.0 ** (cell_bits + LOW_BITS) - 4.0
        return cls(first, ticks / max(last - first, 1.0), cell_bits)

    @property
    def bits(self) -> int:
        """How many bits a time has."""
        return self.cell_bits + LOW_BITS

    @property
    def cells_per_day(self) -> float:
        """How many cells a day has."""
        return self.scale / 2.0**LOW_BITS

    def times(self, days: Floats) -> Times:
        """Return the times of days within the extent."""
        return ((days - self.origin) * self.scale).astype(np.uint64)

    def clipped(self, days: Floats) -> Times:
        """Return the times of any days: 0 before the extent, the last tick after it."""
        return np.clip((days - self.origin) * self.scale, 0.0, 2.0**self.bits - 1.0).astype(np.uint64)

    def time(self, day: float) -> int:
        """Return the time of any day: 0 before the extent, the last tick after it."""
        ticks = (day - self.origin) * self.scale
        return int(min(max(ticks, 0.0), 2.0**self.bits - 1.0))


def chunks(count: int) -> Iterator[slice]:
    """Yield the parts in which ``count`` items are best worked on: what is made on the way stays in the cache."""
    return (slice(begin, begin + _CHUNK) for begin in range(0, count, _CHUNK))
