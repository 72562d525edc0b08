"""The parts of an act that ordered many withdrawals at once, in the orders in which one looks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Batch, Domain
from withdrawal_timeline.domain.standing import Standing, standing
from withdrawal_timeline.domain.vocabulary import MemorandumList, Status
from withdrawal_timeline.domain.wording import MEMORANDUM_LIST, STATUS


class PartOrder(StrEnum):
    """By what the parts stand together."""

    DOMAIN = "domain"
    OWN = "own"
    """In the act's own lists, by the numbers there."""
    STATUS = "status"


@frozen
class Part:
    """One withdrawal that a batch ordered.

    ``listed`` and ``number`` say where the memorandum names it: None and 0 where no place is recorded.
    """

    record_id: str
    title: str
    name: str
    full_name: str
    acronym: str
    domain: Domain
    status: Status
    standing: Standing
    listed: MemorandumList | None = None
    number: int = 0


@frozen
class PartGroup:
    """The parts of a batch in one domain, in the batch's own order."""

    domain: Domain
    parts: tuple[Part, ...]


@frozen
class PartSection:
    """Parts that stand together under a title, by domain, list or status: that one is not None or empty."""

    title: str
    parts: tuple[Part, ...]
    domain_id: str = ""
    status: Status | None = None


def part_groups(dossier: Dossier, batch: Batch, today: date) -> tuple[PartGroup, ...]:
    """Return the parts of ``batch`` by domain; domains without a part are left out."""
    groups: dict[str, list[Part]] = {domain.id: [] for domain in dossier.domains}
    for withdrawal in dossier.parts_of(batch.id):
        body = dossier.body(withdrawal.body)
        place = body.memo_2026
        groups[body.home_domain].append(
            Part(
                record_id=withdrawal.id,
                title=withdrawal.title,
                name=body.short_name,
                full_name=body.name,
                acronym=body.acronym or "",
                domain=dossier.domain(body.home_domain),
                status=withdrawal.status,
                standing=standing(dossier, withdrawal, today),
                listed=place.list if place else None,
                number=place.number if place else 0,
            )
        )
    return tuple(PartGroup(dossier.domain(key), tuple(parts)) for key, parts in groups.items() if parts)


def sections(groups: Sequence[PartGroup], order: PartOrder) -> tuple[PartSection, ...]:
    """Return the parts in an order, each once; sections without a part are left out."""
    if order is PartOrder.DOMAIN:
        return tuple(PartSection(group.domain.title, group.parts, domain_id=group.domain.id) for group in groups)
    parts = [part for group in groups for part in group.parts]
    if order is PartOrder.STATUS:
        by_status = {status: tuple(part for part in parts if part.status is status) for status in Status}
        return tuple(PartSection(STATUS[status], found, status=status) for status, found in by_status.items() if found)
    parts.sort(key=lambda part: part.number)
    titles = [(name, MEMORANDUM_LIST[name]) for name in MemorandumList] + [(None, "without a place in its lists")]
    by_list = [(title, tuple(part for part in parts if part.listed is name)) for name, title in titles]
    return tuple(PartSection(title[:1].upper() + title[1:], found) for title, found in by_list if found)
