"""The facets of all withdrawals as sets of bits: a filter over a hundred thousand of them takes half a millisecond."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.domain.bits import bits, flags
from withdrawal_timeline.query.filters import NOTED, PINNED, Facet, Filter, held_by_all, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.bits import Bits
    from withdrawal_timeline.domain.dossier import Dossier

_Counts = dict[Facet, dict[str, int]]


class FacetTable:
    """Which withdrawals have which value of each facet; only what the reader has put to it is asked for anew.

    Sets of withdrawals are integers, of which each bit stands for one, in the order of the dossier.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._ids = tuple(act.id for act in dossier.withdrawals)
        self._every: Bits = (1 << len(self._ids)) - 1
        self._number = {record_id: number for number, record_id in enumerate(self._ids)}
        self._having = {facet: self._sorted(facet) for facet in Facet if facet is not Facet.OWN}

    def _sorted(self, facet: Facet) -> dict[str, Bits]:
        """Return which withdrawals have each value of a facet, of which each has one."""
        numbers: dict[str, list[int]] = {value: [] for value in values_of(self._dossier, facet)}
        for number, value in enumerate(held_by_all(self._dossier, facet)):
            numbers[value].append(number)
        return {value: bits(found, len(self._ids)) for value, found in numbers.items()}

    def passing(self, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> Bits:
        """Return which withdrawals pass: in every facet they have one of the chosen values."""
        found = self._every
        for let_through in self._let_through(chosen, own).values():
            found &= let_through
        return found

    def ids(self, found: Bits) -> tuple[str, ...]:
        """Return the ids of the withdrawals of a set, in the order of the dossier."""
        return self._ids if found == self._every else tuple(compress(self._ids, flags(found)))

    def counts(self, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> _Counts:
        """Return the count of every value of every facet, each facet under the restriction of all the others."""
        let_through = self._let_through(chosen, own)
        found: _Counts = {}
        for facet in Facet:
            others = self._every
            for other, acts in let_through.items():
                if other is not facet:
                    others &= acts
            found[facet] = {value: (acts & others).bit_count() for value, acts in self._held(facet, own)}
        return found

    def _let_through(self, chosen: Filter, own: Annotations) -> dict[Facet, Bits]:
        """Return for each facet that restricts which withdrawals it lets through."""
        found: dict[Facet, Bits] = {}
        for facet in Facet:
            wanted = chosen.chosen(facet)
            if wanted is not None:
                found[facet] = 0
                for value, acts in self._held(facet, own):
                    if value in wanted:
                        found[facet] |= acts
        return found

    def _held(self, facet: Facet, own: Annotations) -> Iterator[tuple[str, Bits]]:
        """Yield the values of a facet and which withdrawals have each."""
        if facet is Facet.OWN:
            yield PINNED, self._carrying(own.pinned)
            yield NOTED, self._carrying(own.noted)
        else:
            yield from self._having[facet].items()

    def _carrying(self, ids: Iterable[str]) -> Bits:
        """Return which withdrawals have one of these ids, or belong to a body or to a batch that has."""
        numbers: list[int] = []
        for record_id in ids:
            acts = self._dossier.withdrawals_of(record_id) or self._dossier.parts_of(record_id)
            numbers += [self._number[act.id] for act in acts]
            if not acts and record_id in self._number:
                numbers.append(self._number[record_id])
        return bits(numbers, len(self._ids))


@lru_cache(maxsize=1)
def facet_table(dossier: Dossier) -> FacetTable:
    """Return the table of a dossier; that of the dossier asked for last is kept."""
    return FacetTable(dossier)
