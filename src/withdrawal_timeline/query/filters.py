"""Which withdrawals pass: one frozen value for all facets, and what it lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations, carriers
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.vocabulary import Action, BodyKind, Status

UN, NON_UN = "un", "non_un"
"""Values of the facet UN_SYSTEM."""
PART, ALONE = "part", "alone"
"""Values of the facet MEMORANDUM: ordered by a batch, or on its own."""

PINNED, NOTED = "pinned", "noted"
"""Values of the facet OWN, of which a withdrawal may have both or none."""


class Facet(StrEnum):
    """A property of withdrawals that can be filtered by; the value names the field of ``Filter``."""

    DOMAIN = "domains"
    STATUS = "statuses"
    ACTION = "actions"
    ADMINISTRATION = "administrations"
    KIND = "kinds"
    UN_SYSTEM = "un_system"
    MEMORANDUM = "memorandum"
    OWN = "own"
    """What the reader has pinned or written a note on."""


@frozen
class Filter:
    """What is let through: within a facet any of the chosen values, across facets all of them.

    Each field holds the chosen values of its facet, or None where the facet does not restrict. An empty set lets
    nothing through.
    """

    domains: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    administrations: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    un_system: frozenset[str] | None = None
    memorandum: frozenset[str] | None = None
    own: frozenset[str] | None = None

    def chosen(self, facet: Facet) -> frozenset[str] | None:
        """Return the chosen values of ``facet``, or None where it does not restrict."""
        values: frozenset[str] | None = getattr(self, facet.value)
        return values

    def choosing(self, facet: Facet, values: frozenset[str] | None) -> Filter:
        """Return this filter with other chosen values for one facet."""
        return replace(self, **{facet.value: values})

    @property
    def restricts(self) -> bool:
        """Whether any facet restricts."""
        return any(self.chosen(facet) is not None for facet in Facet)


def _used_administrations(dossier: Dossier) -> tuple[str, ...]:
    used = {withdrawal.administration for withdrawal in dossier.withdrawals}
    return tuple(term.id for term in reversed(dossier.administrations) if term.id in used)


_VALUES: Mapping[Facet, Callable[[Dossier], tuple[str, ...]]] = {
    Facet.DOMAIN: lambda dossier: tuple(domain.id for domain in dossier.domains),
    Facet.STATUS: lambda _: tuple(Status),
    Facet.ACTION: lambda _: tuple(Action),
    Facet.ADMINISTRATION: _used_administrations,
    Facet.KIND: lambda _: tuple(BodyKind),
    Facet.UN_SYSTEM: lambda _: (UN, NON_UN),
    Facet.MEMORANDUM: lambda _: (PART, ALONE),
    Facet.OWN: lambda _: (PINNED, NOTED),
}


def values_of(dossier: Dossier, facet: Facet) -> tuple[str, ...]:
    """Return every value that ``facet`` can take, in the order in which readers see them."""
    return _VALUES[facet](dossier)


def _own_marks(withdrawal: Withdrawal, own: Annotations) -> tuple[str, ...]:
    if not own:
        return ()
    ids = carriers(withdrawal)
    pinned = () if own.pinned.isdisjoint(ids) else (PINNED,)
    return pinned if own.noted.isdisjoint(ids) else (*pinned, NOTED)


_HELD: Mapping[Facet, Callable[[Dossier, Withdrawal, Annotations], tuple[str, ...]]] = {
    Facet.DOMAIN: lambda dossier, withdrawal, _: (dossier.domain_of(withdrawal),),
    Facet.STATUS: lambda _, withdrawal, __: (withdrawal.status,),
    Facet.ACTION: lambda _, withdrawal, __: (withdrawal.action,),
    Facet.ADMINISTRATION: lambda _, withdrawal, __: (withdrawal.administration,),
    Facet.KIND: lambda dossier, withdrawal, _: (dossier.body(withdrawal.body).kind,),
    Facet.UN_SYSTEM: lambda dossier, withdrawal, _: (UN if dossier.body(withdrawal.body).un_system else NON_UN,),
    Facet.MEMORANDUM: lambda _, withdrawal, __: (PART if withdrawal.part_of is not None else ALONE,),
    Facet.OWN: lambda _, withdrawal, own: _own_marks(withdrawal, own),
}


def values_for(
    dossier: Dossier, withdrawal: Withdrawal, facet: Facet, own: Annotations = NO_ANNOTATIONS
) -> tuple[str, ...]:
    """Return the values that ``withdrawal`` has for ``facet``.

    That is one value; for domains the home domain of its body. Of the reader's pins and notes, ``own``, it has
    those that were put to itself, to its body or to the batch that ordered it.
    """
    return _HELD[facet](dossier, withdrawal, own)


def held_by_all(dossier: Dossier, facet: Facet) -> Iterator[str]:
    """Yield the value of each withdrawal for a facet of which each has one, which is every facet but ``OWN``."""
    held = _HELD[facet]
    for withdrawal in dossier.withdrawals:
        (value,) = held(dossier, withdrawal, NO_ANNOTATIONS)
        yield value
