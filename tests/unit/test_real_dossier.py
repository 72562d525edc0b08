"""The dossier that comes with the program: complete, consistent, and nothing lost from the researched facts."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.standing import standing
from withdrawal_timeline.domain.vocabulary import ClaimantKind, MemorandumList, MilestoneKind, Status
from withdrawal_timeline.domain.wording import LANGUAGE
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

# How often each field stands in the researched facts that the dossier was made from, counted there. A list is
# counted once under its key and each entry under "[]". Whoever adds or removes facts changes these numbers.
FIELDS = {
    "sources": {
        "id": 772,
        "title": 772,
        "publisher": 772,
        "publisher_kind": 772,
        "published": 720,
        "language": 772,
        "csl_type": 772,
        "url": 772,
        "verified": 772,
        "note": 413,
        "extent": 83,
        "read_at": 101,
    },
    "bodies": {
        "id": 116,
        "name": 116,
        "short_name": 116,
        "acronym": 102,
        "name_zh": 105,
        "kind": 116,
        "un_system": 116,
        "domains": 116,
        "domains[]": 159,
        "founded": 115,
        "purpose": 116,
        "us_membership": 53,
        "us_membership[]": 60,
        "us_membership[].from": 60,
        "us_membership[].to": 26,
        "exit_rule": 79,
        "sources": 116,
        "sources[]": 454,
        "website": 88,
        "headquarters": 84,
        "memo_2026": 66,
        "memo_2026.list": 66,
        "memo_2026.number": 66,
        "note": 9,
        "us_membership[].to_expected": 1,
        "us_membership[].disputed": 1,
    },
    "batches": {
        "id": 1,
        "title": 1,
        "action": 1,
        "administration": 1,
        "instrument": 1,
        "milestones": 1,
        "milestones[]": 3,
        "milestones[].kind": 3,
        "milestones[].date": 3,
        "milestones[].what": 3,
        "milestones[].sources": 3,
        "milestones[].sources[]": 5,
        "status": 1,
        "summary": 1,
        "importance": 1,
        "sources": 1,
        "sources[]": 7,
        "note": 1,
    },
    "withdrawals": {
        "id": 127,
        "body": 127,
        "title": 127,
        "action": 127,
        "administration": 127,
        "instrument": 124,
        "milestones": 127,
        "milestones[]": 234,
        "milestones[].kind": 234,
        "milestones[].date": 234,
        "milestones[].what": 234,
        "milestones[].sources": 234,
        "milestones[].sources[]": 352,
        "status": 127,
        "summary": 127,
        "importance": 127,
        "sources": 127,
        "sources[]": 429,
        "note": 114,
        "part_of": 66,
    },
    "claims": {
        "id": 587,
        "about": 587,
        "about[]": 690,
        "group": 587,
        "question": 587,
        "claimant": 587,
        "claimant_kind": 587,
        "stance": 587,
        "text": 587,
        "date": 574,
        "sources": 587,
        "sources[]": 773,
        "contested_by": 223,
        "contested_by[]": 295,
        "quote": 66,
        "checked_against": 7,
    },
    "themes": {
        "id": 6,
        "number": 6,
        "title": 6,
        "title_zh": 6,
        "about": 6,
    },
    "questions": {
        "id": 15,
        "title": 15,
        "title_zh": 15,
        "about": 15,
    },
    "domains": {
        "id": 10,
        "title": 10,
        "title_zh": 10,
    },
    "administrations": {
        "id": 20,
        "president": 20,
        "party": 20,
        "from": 20,
        "to": 19,
    },
}


@pytest.fixture(scope="module")
def real() -> Dossier:
    return load_dossier(default_dossier())


def test_no_record_is_lost(real: Dossier) -> None:
    assert real.counts() == {
        "sources": 772,
        "bodies": 116,
        "batches": 1,
        "withdrawals": 127,
        "claims": 587,
        "themes": 6,
        "questions": 15,
        "domains": 10,
        "administrations": 20,
        "tour": 6,
    }


def _count(value: object, path: str, found: Counter[str]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            below = f"{path}.{key}" if path else key
            found[below] += 1
            _count(item, below, found)
    elif isinstance(value, list):
        for item in value:
            found[f"{path}[]"] += 1
            _count(item, f"{path}[]", found)


@pytest.mark.parametrize("kind", list(FIELDS))
def test_no_field_is_lost(kind: str) -> None:
    found: Counter[str] = Counter()
    for record in json.loads((default_dossier() / f"{kind}.json").read_text("utf-8")):
        _count(record, "", found)
    assert found == FIELDS[kind]


def test_every_reference_names_a_record(real: Dossier) -> None:
    for body in real.bodies:
        assert body.sources
        for source_id in body.sources:
            assert real.source(source_id)
        for domain_id in body.domains:
            assert real.domain(domain_id)
    for act in (*real.batches, *real.withdrawals):
        assert act.sources
        assert real.administration(act.administration)
        for source_id in (*act.sources, *(name for step in act.milestones for name in step.sources)):
            assert real.source(source_id)
    for withdrawal in real.withdrawals:
        assert real.body(withdrawal.body)
        assert withdrawal.part_of is None or real.batch(withdrawal.part_of)
    for claim in real.claims:
        assert real.theme(claim.group)
        assert real.question(claim.question)
        assert all(real.find(record_id) for record_id in claim.about)
        assert all(real.source(source_id) for source_id in claim.sources)
        assert all(real.claim(claim_id) for claim_id in claim.contested_by)


def test_every_source_is_cited(real: Dossier) -> None:
    cited = {source_id for body in real.bodies for source_id in body.sources}
    cited.update(*(claim.sources for claim in real.claims))
    for act in (*real.batches, *real.withdrawals):
        cited.update(act.sources, *(step.sources for step in act.milestones))
    assert {source.id for source in real.sources} - cited == set()


def test_every_body_was_left_at_least_once(real: Dossier) -> None:
    assert all(real.withdrawals_of(body.id) for body in real.bodies)


def test_each_of_the_66_stands_once_in_the_order_of_the_memorandum(real: Dossier) -> None:
    parts = real.parts_of("memorandum-66-2026")
    places = [real.body(part.body).memo_2026 for part in parts]
    assert [(place.list, place.number) for place in places if place] == [
        *((MemorandumList.NON_UN, number) for number in range(1, 36)),
        *((MemorandumList.UN, number) for number in range(1, 32)),
    ]
    assert len({part.body for part in parts}) == len(parts) == 66


def test_every_step_of_a_withdrawal_has_a_source(real: Dossier) -> None:
    for act in (*real.batches, *real.withdrawals):
        assert all(step.sources for step in act.milestones), act.id


def test_only_our_own_checks_name_what_they_were_checked_against(real: Dossier) -> None:
    for claim in real.claims:
        assert (claim.claimant_kind is ClaimantKind.EDITORIAL) == (claim.checked_against is not None), claim.id


def test_what_was_reversed_has_the_step_that_reversed_it(real: Dossier) -> None:
    kinds = {MilestoneKind.REVERSED, MilestoneKind.REJOINED}
    for withdrawal in real.withdrawals:
        if withdrawal.status is Status.REVERSED:
            assert kinds & {step.kind for step in withdrawal.milestones}, withdrawal.id


def test_every_language_has_a_name(real: Dossier) -> None:
    assert {source.language for source in real.sources} <= set(LANGUAGE)


def test_how_each_act_stands_can_be_said(real: Dossier) -> None:
    for act in (*real.batches, *real.withdrawals):
        found = standing(real, act, date(2026, 11, 22))
        assert found.headline
        assert not found.overdue, f"{act.id} was due before the dossier was compiled"
    unesco = standing(real, real.withdrawal("unesco-2025"), date(2026, 11, 22))
    assert unesco.due == "31 Dec 2026, in 39 days"


# -- what the dossier says of itself ----------------------------------------------------------------------


def test_the_dossier_says_how_far_its_facts_reach(real: Dossier) -> None:
    about = real.about
    assert (str(about.compiled), about.facts_reach, str(about.single_facts_to)) == (
        "2026-11-22",
        "spring 2026",
        "2026-06",
    )
    assert about.version == "1.0.0"
    assert (about.licence, about.licence_url) == ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


def test_the_dossier_says_what_it_covers_and_what_not(real: Dossier) -> None:
    coverage = real.about.coverage
    for statement in (*coverage.covers, *coverage.leaves_out):
        assert statement[0].isupper()
        assert statement.endswith(".")
    covered = " ".join(coverage.covers)
    assert "66" in covered
    first = min(step.date.first for act in real.withdrawals for step in act.milestones)
    assert str(first.year) in covered


def test_no_fact_is_younger_than_the_dossier_says(real: Dossier) -> None:
    reach = real.about.single_facts_to
    assert reach is not None
    for act in (*real.batches, *real.withdrawals):
        for step in act.milestones:
            if step.kind is not MilestoneKind.EXPECTED_EFFECTIVE:
                assert step.date.first <= reach.last, act.id
    for claim in real.claims:
        assert claim.date is None or claim.date.first <= reach.last, claim.id


def test_texts_are_tidy(real: Dossier) -> None:
    """No stray spaces, line breaks or control characters came along from the files."""
    for path in default_dossier().glob("*.json"):
        for found in re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text("utf-8")):
            assert found == found.strip(), (path.name, found)
            assert "  " not in found, (path.name, found)
            assert not re.search(r"\\[nrtbf]|[\x00-\x1f\u200b\ufeff\ufffd]", found), (path.name, found)
