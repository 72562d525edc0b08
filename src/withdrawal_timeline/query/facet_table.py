"""The facets of all withdrawals as flat arrays: a filter over a hundred thousand of them takes a millisecond."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.query.filters import NOTED, PINNED, Facet, Filter, values_for, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from withdrawal_timeline.domain.dossier import Dossier

Flags = npt.NDArray[np.bool_]
"""One for each withdrawal, in the order of the dossier."""
_Counts = dict[Facet, dict[str, int]]


class FacetTable:
    """What each withdrawal has for each facet; only what the reader has put to it is asked for anew."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._ids: npt.NDArray[np.object_] = np.array([act.id for act in dossier.withdrawals], dtype=np.object_)
        self._number = {act.id: number for number, act in enumerate(dossier.withdrawals)}
        self._values: Mapping[Facet, tuple[str, ...]] = {facet: values_of(dossier, facet) for facet in Facet}
        self._codes = {facet: self._coded(facet) for facet in Facet if facet is not Facet.OWN}

    def _coded(self, facet: Facet) -> npt.NDArray[np.int16]:
        number = {value: place for place, value in enumerate(self._values[facet])}
        held = (values_for(self._dossier, act, facet) for act in self._dossier.withdrawals)
        return np.array([number[value] for (value,) in held], dtype=np.int16)

    def passing(self, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> Flags:
        """Return which withdrawals pass: in every facet they have one of the chosen values."""
        flags: Flags = np.ones(len(self._ids), dtype=np.bool_)
        for refused in self._refused(chosen, own).values():
            flags &= ~refused
        return flags

    def ids(self, flags: Flags) -> tuple[str, ...]:
        """Return the ids of the withdrawals that are flagged, in the order of the dossier."""
        found: Sequence[str] = self._ids[flags].tolist()
        return tuple(found)

    def counts(self, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> _Counts:
        """Return the count of every value of every facet, each facet under the restriction of all the others."""
        refused = self._refused(chosen, own)
        often: npt.NDArray[np.int8] = np.zeros(len(self._ids), dtype=np.int8)
        for flags in refused.values():
            often += flags
        found: _Counts = {}
        for facet, values in self._values.items():
            # What only this facet refuses passes all the others.
            others = often == refused[facet] if facet in refused else often == 0
            if facet is Facet.OWN:
                found[facet] = {value: int(np.count_nonzero(flags & others)) for value, flags in self._own(own).items()}
            else:
                counted: list[int] = np.bincount(self._codes[facet][others], minlength=len(values)).tolist()
                found[facet] = dict(zip(values, counted, strict=True))
        return found

    def _refused(self, chosen: Filter, own: Annotations) -> dict[Facet, Flags]:
        """Return for each facet that restricts which withdrawals it does not let through."""
        found: dict[Facet, Flags] = {}
        for facet in Facet:
            wanted = chosen.chosen(facet)
            if wanted is None:
                continue
            if facet is Facet.OWN:
                held: Flags = np.zeros(len(self._ids), dtype=np.bool_)
                for value, flags in self._own(own).items():
                    held |= flags & (value in wanted)
                found[facet] = ~held
            else:
                unwanted = np.array([value not in wanted for value in self._values[facet]], dtype=np.bool_)
                found[facet] = unwanted[self._codes[facet]]
        return found

    def _own(self, own: Annotations) -> dict[str, Flags]:
        return {PINNED: self._carrying(own.pinned), NOTED: self._carrying(own.noted)}

    def _carrying(self, ids: Iterable[str]) -> Flags:
        """Return which withdrawals have one of these ids, or belong to a body or to a batch that has."""
        flags: Flags = np.zeros(len(self._ids), dtype=np.bool_)
        for record_id in ids:
            acts = self._dossier.withdrawals_of(record_id) or self._dossier.parts_of(record_id)
            numbers = [self._number[act.id] for act in acts] or [self._number.get(record_id, -1)]
            flags[[number for number in numbers if number >= 0]] = True
        return flags


@lru_cache(maxsize=1)
def facet_table(dossier: Dossier) -> FacetTable:
    """Return the table of a dossier; that of the dossier asked for last is kept."""
    return FacetTable(dossier)
