"""Indexes items step by step, remembers what it can use again, and says what takes longer than a frame."""

from __future__ import annotations

from collections.abc import Callable

from withdrawal_timeline.layout.crowd import Mass
from withdrawal_timeline.layout.mass import MassIndex
from withdrawal_timeline.layout.mass_items import MassItems
from withdrawal_timeline.layout.mass_priority import Flags, Items

QUICK_BUILD, QUICK_FILTER = 50_000, 100_000
"""So many items are indexed, or left out, in 4 ms, a quarter of a frame."""


class MassBuilder:
    """Makes masses of items. The last whole index is kept, and the last one with something left out."""

    def __init__(self) -> None:
        self._whole: tuple[Items, MassIndex] | None = None
        self._part: tuple[Flags, MassIndex] | None = None

    def is_quick(self, wanted: MassItems) -> bool:
        """Return whether ``build`` takes less than a frame."""
        if self._whole is None or self._whole[0] is not wanted.items:
            return len(wanted) <= QUICK_BUILD
        known = wanted.hidden is None or (self._part is not None and self._part[0] is wanted.hidden)
        return known or len(wanted) <= QUICK_FILTER

    def build(self, wanted: MassItems, progress: Callable[[float], None]) -> Mass:
        """Return the items, indexed.

        Parameters
        ----------
        wanted
            What is to be indexed.
        progress
            Told which share is done, from 0 to 1; an exception from it ends the work.
        """
        return Mass(self._index(wanted, progress), wanted.title, wanted.key, wanted.number)

    def _index(self, wanted: MassItems, progress: Callable[[float], None]) -> MassIndex:
        whole = self._whole
        if whole is None or whole[0] is not wanted.items:
            items = wanted.items
            index = MassIndex.of(items.lane, items.start, items.end, items.importance, len(wanted.keys), progress)
            whole = self._whole = (items, index)
            self._part = None
        if wanted.hidden is None:
            return whole[1]
        part = self._part
        if part is None or part[0] is not wanted.hidden:
            part = self._part = (wanted.hidden, whole[1].without(wanted.hidden, progress))
        return part[1]
