"""A great many items as flat arrays, before they are indexed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from withdrawal_timeline.layout.mass_clock import Floats
from withdrawal_timeline.layout.mass_priority import Flags, Items, Lanes


@dataclass(frozen=True, slots=True, eq=False)
class MassItems:
    """Items of crowded lanes, how to name one of them, and which are left out.

    Parameters
    ----------
    items
        Their arrays, as ``MassIndex.of`` takes them. Items that differ only in what is left out have the same object
        here: what was indexed once then serves for all of them.
    lanes
        Number of lanes.
    title, key, number
        The name of an item, its id, and the item of an id, or -1.
    hidden
        A flag for each item that is left out; None where nothing is.
    """

    items: Items
    lanes: int
    title: Callable[[int], str]
    key: Callable[[int], str] = str
    number: Callable[[str], int] = field(default=lambda _: -1)
    hidden: Flags | None = None

    def __len__(self) -> int:
        """Return how many items there are, with those that are left out."""
        return len(self.items.lane)

    @property
    def lane(self) -> Lanes:
        """Number of the lane of each item."""
        return self.items.lane

    @property
    def start(self) -> Floats:
        """First day of each item."""
        return self.items.start
