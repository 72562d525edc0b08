"""A great many items as flat arrays, before they are indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.mass_priority import Flags, Items

Counts = npt.NDArray[np.int64]


@frozen(eq=False)
class MassItems:
    """Items of crowded lanes, how to name one of them, and which are left out.

    Parameters
    ----------
    items
        Their arrays, as ``MassIndex.of`` takes them. Items that differ only in what is left out have the same object
        here: what was indexed once then serves for all of them.
    keys
        Keys of the lanes, by number.
    title, key, number
        The name of an item, its id, and the item of an id, or -1.
    hidden
        A flag for each item that is left out; None where nothing is.
    """

    items: Items
    keys: tuple[str, ...]
    title: Callable[[int], str]
    key: Callable[[int], str] = str
    number: Callable[[str], int] = field(default=lambda _: -1)
    hidden: Flags | None = None

    def __len__(self) -> int:
        """Return how many items there are, with those that are left out."""
        return len(self.items.lane)

    def starts(self, first: float, last: float, width: int) -> tuple[Counts, Counts]:
        """Return how many items begin in each column of pixels: those that are shown, and those that are left out.

        Parameters
        ----------
        first, last
            Days at the edges, ``first < last``; what begins outside counts at the nearest edge.
        width
            How many columns there are, above 0.

        Returns
        -------
        tuple
            Two arrays, lanes by ``width``.
        """
        column = np.clip((self.items.start - first) * (width / (last - first)), 0, width - 1).astype(np.int64)
        column += self.items.lane.astype(np.int64) * width
        size = len(self.keys) * width
        whole = np.bincount(column, minlength=size).reshape(-1, width)
        if self.hidden is None:
            return whole, np.zeros_like(whole)
        hidden = np.bincount(column[self.hidden], minlength=size).reshape(-1, width)
        return whole - hidden, hidden

    def nearest(self, lane: int, day: float) -> int:
        """Return the item of a lane that begins nearest to a day, or -1 where none is shown."""
        own = self.items.lane == lane
        numbers = np.flatnonzero(own if self.hidden is None else own & ~self.hidden)
        return int(numbers[np.argmin(np.abs(self.items.start[numbers] - day))]) if numbers.size else -1

    def places(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the items of ids, as far as they are items and not left out."""
        found = (number for number in map(self.number, ids) if number >= 0)
        return tuple(number for number in found if self.hidden is None or not self.hidden[number])
