"""The parts of an act in three orders: each part once in each."""

from __future__ import annotations

from datetime import date

import pytest

from withdrawal_timeline.domain.parts import PartOrder, sections
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.domain.wording import STATUS
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

REAL = load_dossier(default_dossier())
GROUPS = reading(REAL, "memorandum-66-2026", date(2026, 11, 22)).parts


@pytest.mark.parametrize("order", PartOrder)
def test_every_part_stands_once_in_every_order(order: PartOrder) -> None:
    stand = [part.record_id for section in sections(GROUPS, order) for part in section.parts]
    assert sorted(stand) == sorted(act.id for act in REAL.parts_of("memorandum-66-2026"))
    assert len(stand) == 66
    assert all(section.parts for section in sections(GROUPS, order))


def test_by_domain_the_sections_are_the_domains_in_their_order() -> None:
    told = sections(GROUPS, PartOrder.DOMAIN)
    assert [section.domain_id for section in told] == [
        domain.id for domain in REAL.domains if any(group.domain == domain for group in GROUPS)
    ]
    for section in told:
        assert {part.domain.id for part in section.parts} == {section.domain_id}


def test_in_its_own_order_the_two_lists_of_the_memorandum_are_counted_through() -> None:
    first, second = sections(GROUPS, PartOrder.OWN)
    assert (first.title, second.title) == ("Organisations outside the UN system", "UN entities")
    for section in (first, second):
        assert [part.number for part in section.parts] == list(range(1, len(section.parts) + 1))


def test_by_status_the_sections_are_the_statuses_in_their_order() -> None:
    told = sections(GROUPS, PartOrder.STATUS)
    words = [STATUS[status] for status in Status]
    assert [section.title for section in told] == [word for word in words if word in {one.title for one in told}]
    for section in told:
        assert {part.status for part in section.parts} == {section.status}
