"""Which withdrawals pass: one frozen value for all facets, and what it lets through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.vocabulary import Action, Status

UN, NON_UN = "un", "non_un"
"""Values of the facet UN_SYSTEM."""
PART, ALONE = "part", "alone"
"""Values of the facet MEMORANDUM: ordered by a batch, or on its own."""


class Facet(StrEnum):
    """A property of withdrawals that can be filtered by; the value names the field of ``Filter``."""

    DOMAIN = "domains"
    STATUS = "statuses"
    ACTION = "actions"
    ADMINISTRATION = "administrations"
    UN_SYSTEM = "un_system"
    MEMORANDUM = "memorandum"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is let through: within a facet any of the chosen values, across facets all of them.

    Each field holds the chosen values of its facet, or None where the facet does not restrict. An empty set lets
    nothing through.
    """

    domains: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    administrations: frozenset[str] | None = None
    un_system: frozenset[str] | None = None
    memorandum: frozenset[str] | None = None

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


def values_of(dossier: Dossier, facet: Facet) -> tuple[str, ...]:
    """Return every value that ``facet`` can take, in the order in which readers see them."""
    match facet:
        case Facet.DOMAIN:
            return tuple(domain.id for domain in dossier.domains)
        case Facet.STATUS:
            return tuple(Status)
        case Facet.ACTION:
            return tuple(Action)
        case Facet.ADMINISTRATION:
            used = {withdrawal.administration for withdrawal in dossier.withdrawals}
            return tuple(term.id for term in reversed(dossier.administrations) if term.id in used)
        case Facet.UN_SYSTEM:
            return (UN, NON_UN)
        case Facet.MEMORANDUM:
            return (PART, ALONE)


def value_of(dossier: Dossier, withdrawal: Withdrawal, facet: Facet) -> str:
    """Return the value that ``withdrawal`` has for ``facet``; for domains, the home domain of its body."""
    match facet:
        case Facet.DOMAIN:
            return dossier.domain_of(withdrawal)
        case Facet.STATUS:
            return withdrawal.status
        case Facet.ACTION:
            return withdrawal.action
        case Facet.ADMINISTRATION:
            return withdrawal.administration
        case Facet.UN_SYSTEM:
            return UN if dossier.body(withdrawal.body).un_system else NON_UN
        case Facet.MEMORANDUM:
            return PART if withdrawal.part_of is not None else ALONE


def passes(dossier: Dossier, withdrawal: Withdrawal, chosen: Filter, *, without: Facet | None = None) -> bool:
    """Return whether ``withdrawal`` passes ``chosen``; the facet ``without``, if given, is not asked."""
    for facet in Facet:
        values = chosen.chosen(facet)
        if facet is not without and values is not None and value_of(dossier, withdrawal, facet) not in values:
            return False
    return True


def shown(dossier: Dossier, chosen: Filter) -> tuple[str, ...]:
    """Return the ids of the withdrawals that pass, in the order of the dossier."""
    return tuple(withdrawal.id for withdrawal in dossier.withdrawals if passes(dossier, withdrawal, chosen))
