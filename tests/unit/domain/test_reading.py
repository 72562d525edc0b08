"""What is read of a record is complete, each thing once, and both sides alike."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.models import Claim
from withdrawal_timeline.domain.reading import Reading, RecordKind, Relation, overview, reading
from withdrawal_timeline.domain.sides import QuestionBlock
from withdrawal_timeline.domain.vocabulary import ClaimantKind, Stance, Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

REAL = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
IRAN, MEMORANDUM = "jcpoa-2018", "memorandum-66-2026"


def read(record_id: str, left: Stance = Stance.JUSTIFIES) -> Reading:
    return reading(REAL, record_id, TODAY, left)


def blocks(of: Reading) -> list[QuestionBlock]:
    return [block for theme in of.themes for block in theme.questions]


@pytest.mark.parametrize("left", [Stance.JUSTIFIES, Stance.CRITICISES])
def test_each_claim_of_every_record_stands_exactly_once(left: Stance) -> None:
    for record_id in REAL.selectable_ids():
        told = read(record_id, left)
        stand = [said.id for said in told.said]
        wanted = {claim.id for claim in REAL.claims_about(record_id)}
        if told.kind is RecordKind.WITHDRAWAL:
            wanted |= {claim.id for claim in REAL.claims_about(REAL.withdrawal(record_id).body)}
        assert sorted(stand) == sorted(wanted)
        assert told.claim_count == len(stand)


def test_all_six_themes_stand_in_number_order_also_without_claims() -> None:
    for record_id in (IRAN, "who", MEMORANDUM):
        assert [block.theme.number for block in read(record_id).themes] == [1, 2, 3, 4, 5, 6]


def test_claims_stand_in_their_theme_question_and_stance() -> None:
    for theme in read(MEMORANDUM).themes:
        for block in theme.questions:
            for said in block.said:
                assert (said.claim.group, said.claim.question) == (theme.theme.id, block.question.id)
            assert {said.stance for said in block.left.said} <= {Stance.JUSTIFIES}
            assert {said.stance for said in block.right.said} <= {Stance.CRITICISES}
            assert {said.stance for said in block.responds} <= {Stance.RESPONDS}
            assert {said.stance for said in block.explains} <= {Stance.EXPLAINS}


def test_questions_stand_in_the_order_of_the_dossier() -> None:
    order = [question.id for question in REAL.questions]
    for theme in read(MEMORANDUM).themes:
        places = [order.index(block.question.id) for block in theme.questions]
        assert places == sorted(places)


def test_counts_of_a_theme_add_up() -> None:
    for theme in read(IRAN).themes:
        assert theme.total == len(theme.said)
        for stance, count in theme.counts:
            assert count == sum(1 for said in theme.said if said.stance is stance)


def test_swapping_the_sides_swaps_the_columns_and_nothing_else() -> None:
    before, after = read(IRAN), read(IRAN, Stance.CRITICISES)
    for one, other in zip(blocks(before), blocks(after), strict=True):
        assert [said.id for said in one.left.said] == [said.id for said in other.right.said]
        assert [said.id for said in one.right.said] == [said.id for said in other.left.said]
        assert one.left.stance is other.right.stance
        assert one.in_all_themes == other.in_all_themes
    assert {said.id for said in before.said} == {said.id for said in after.said}
    assert {cited.source.id for cited in before.sources} == {cited.source.id for cited in after.sources}


def test_a_missing_side_is_said_alike_for_both_sides() -> None:
    sentences: dict[Stance, set[str]] = {Stance.JUSTIFIES: set(), Stance.CRITICISES: set()}
    for record_id in REAL.selectable_ids():
        for block in blocks(read(record_id)):
            for column in (block.left, block.right):
                assert bool(column.said) is (column.missing is None)
                if column.missing is not None:
                    assert column.missing.stance is column.stance
                    sentences[column.stance].add(column.missing.sentence)
    only = {"No such answer to this question found in this theme as of spring 2026."}
    assert sentences == {Stance.JUSTIFIES: only, Stance.CRITICISES: only}


def test_a_missing_side_names_the_other_themes_in_which_it_answers() -> None:
    found = 0
    for theme in read(IRAN).themes:
        for block in theme.questions:
            for column in (block.left, block.right):
                if column.missing is None:
                    continue
                for other in column.missing.elsewhere:
                    found += 1
                    assert other.theme.id != theme.theme.id
                    assert other.claims
                    for claim in other.claims:
                        assert (claim.question, claim.stance) == (block.question.id, column.stance)
                        assert claim.group == other.theme.id
    assert found


@pytest.mark.parametrize("record_id", [IRAN, "who-2025", "unesco-2025", MEMORANDUM, "unfccc"])
@pytest.mark.parametrize("left", [Stance.JUSTIFIES, Stance.CRITICISES])
def test_sources_are_numbered_once_in_the_order_of_first_appearance(record_id: str, left: Stance) -> None:
    told = read(record_id, left)
    assert [cited.number for cited in told.sources] == list(range(1, len(told.sources) + 1))
    assert len({cited.source.id for cited in told.sources}) == len(told.sources)
    met: list[int] = []
    for numbers in (
        *(step.numbers for step in told.steps),
        *(said.numbers for said in told.said),
        told.numbers,
        told.body.numbers if told.body else (),
    ):
        met.extend(numbers)
    assert list(dict.fromkeys(met)) == sorted(set(met))
    assert set(met) == {cited.number for cited in told.sources}


def test_a_number_leads_to_the_source_that_the_claim_names() -> None:
    told = read(IRAN)
    sources = {cited.number: cited.source.id for cited in told.sources}
    for said in told.said:
        assert tuple(sources[number] for number in said.numbers) == tuple(dict.fromkeys(said.claim.sources))


def test_contested_claims_point_at_each_other_and_say_where_the_other_stands() -> None:
    for record_id in (IRAN, "abm-2002", MEMORANDUM):
        told = read(record_id)
        here = {said.id for said in told.said}
        for said in told.said:
            assert {contest.claim_id for contest in said.contests} == set(REAL.contesting(said.id))
            for contest in said.contests:
                assert contest.here is (contest.claim_id in here)
                assert contest.by is (contest.claim_id in said.claim.contested_by)
                if contest.here:
                    assert contest.record_id == record_id
                else:
                    assert contest.record_id in REAL.claim(contest.claim_id).about
                    assert contest.record_title
                    assert f"({contest.record_title})" in contest.words


def test_claims_on_the_memorandum_are_counted_in_its_parts_and_not_repeated() -> None:
    on_all = {claim.id for claim in REAL.claims_about(MEMORANDUM)}
    for part in REAL.parts_of(MEMORANDUM):
        told = read(part.id)
        assert told.batch_claims is not None
        assert told.batch_claims.words == "98 claims on the memorandum as a whole"
        assert told.batch_claims.batch_id == MEMORANDUM
        own = {claim.id for claim in REAL.claims_about(part.id)}
        assert not (on_all & {said.id for said in told.said}) - own
    assert read(IRAN).batch_claims is None


def test_claims_about_the_body_are_marked_in_its_withdrawals() -> None:
    marked = 0
    for act in REAL.withdrawals:
        of_body = {claim.id for claim in REAL.claims_about(act.body)} - {
            claim.id for claim in REAL.claims_about(act.id)
        }
        told = read(act.id)
        assert {said.id for said in told.said if said.about_body} == of_body
        marked += len(of_body)
    assert marked


def test_the_parts_of_the_memorandum_stand_once_each_by_domain() -> None:
    groups = read(MEMORANDUM).parts
    parts = [part.record_id for group in groups for part in group.parts]
    assert len(parts) == 66
    assert set(parts) == {part.id for part in REAL.parts_of(MEMORANDUM)}
    for group in groups:
        assert group.parts
        for part in group.parts:
            assert REAL.domain_of(REAL.withdrawal(part.record_id)) == group.domain.id
            assert part.status is REAL.withdrawal(part.record_id).status


def test_a_body_shows_all_its_withdrawals_and_its_membership_history() -> None:
    told = read("unesco")
    assert [link.record_id for link in told.linked] == ["unesco-1984", "unesco-2017", "unesco-2025"]
    assert told.body is not None
    assert told.body.membership_words == (
        "Member from 4 Nov 1946 to 31 Dec 1984; Member again from 1 Oct 2003 to 31 Dec 2018; "
        "Member again since 10 Jul 2023; due to end 31 Dec 2026."
    )


def test_an_expected_end_of_membership_that_has_passed_is_said_to_be_unverified() -> None:
    told = reading(REAL, "unesco-2025", date(2027, 3, 1))
    assert told.body is not None
    assert told.body.membership_words.endswith(
        "; Member again since 10 Jul 2023; was due to end 31 Dec 2026, not verified since spring 2026."
    )


def test_a_disputed_end_of_membership_is_said_to_be_disputed() -> None:
    told = read("who-2025")
    assert told.body is not None
    assert told.body.membership_words == "Member from 21 Jun 1948 to 22 Jan 2026; that end is disputed."


def test_other_withdrawals_of_the_body_and_the_ordering_act_are_linked() -> None:
    relations = {(link.relation, link.record_id) for link in read("unesco-2017").linked}
    assert (Relation.EARLIER, "unesco-1984") in relations
    assert (Relation.LATER, "unesco-2025") in relations
    assert (Relation.BODY, "unesco") in relations
    assert (Relation.BATCH, MEMORANDUM) in {(link.relation, link.record_id) for link in read("unfccc-2026").linked}


def test_no_record_is_linked_twice_or_to_itself() -> None:
    for record_id in REAL.selectable_ids():
        linked = [link.record_id for link in read(record_id).linked]
        assert len(linked) == len(set(linked))
        assert record_id not in linked


def test_an_expected_date_before_a_reversal_is_marked_as_undone() -> None:
    undone = [step for step in read("who-2020").steps if step.undone]
    assert [step.milestone.kind for step in undone] == ["expected_effective"]
    assert not any(step.undone for step in read("unesco-2025").steps)


def test_president_and_term_are_named() -> None:
    assert read(IRAN).president == "Donald Trump, first term"
    assert read("abm-2002").president == "George W. Bush"


def test_an_unknown_record_and_a_stance_that_is_no_side_are_refused() -> None:
    with pytest.raises(KeyError):
        read("nothing")
    with pytest.raises(ValueError, match="only a side"):
        read(IRAN, Stance.RESPONDS)


# -- overview -----------------------------------------------------------------------------------------------------


def test_the_numbers_of_the_overview_add_up_for_any_filter() -> None:
    everything = [act.id for act in REAL.withdrawals]
    for shown in (everything, everything[::3], everything[:1], []):
        told = overview(REAL, shown, TODAY)
        assert told.entries == len(shown)
        assert sum(count for _, count in told.by_status) == len(shown)
        assert sum(count.total for count in told.by_domain) == len(shown)
        assert sum(count.total for count in told.per_year) == len(shown)
        assert sum(count.total for count in told.per_decade) == len(shown)
        assert told.exits + told.others == len(shown)


def test_years_and_decades_have_no_holes_and_the_memorandum_is_counted_apart() -> None:
    told = overview(REAL, [act.id for act in REAL.withdrawals], TODAY)
    assert all(later.start - earlier.start == 1 for earlier, later in pairwise(told.per_year))
    assert all(later.start - earlier.start == 10 for earlier, later in pairwise(told.per_decade))
    assert told.per_year[0].start == 1919
    assert {count.start: count.by_batch for count in told.per_year if count.by_batch} == {2026: 66}
    assert told.batch_words == "66 by one memorandum"


def test_what_happens_next_names_known_dates_first_and_counts_the_rest() -> None:
    told = overview(REAL, [act.id for act in REAL.withdrawals], TODAY).upcoming
    assert [(item.name, item.when, item.days_left) for item in told] == [
        ("UNESCO", "31 Dec 2026, in 39 days", 39),
        ("UNFCCC", "No date yet", None),
        ("19 other bodies of the memorandum", "No date yet", None),
    ]
    assert told[-1].record_id == MEMORANDUM


def test_an_expected_date_that_has_passed_is_not_told_as_a_fact() -> None:
    first = overview(REAL, ["unesco-2025"], date(2027, 2, 1)).upcoming[0]
    assert first.overdue
    assert first.when == "Was due on 31 Dec 2026, not verified since spring 2026"


# -- any dossier --------------------------------------------------------------------------------------------------


@st.composite
def claims_on_one_record(draw: st.DrawFn) -> Dossier:
    """Return the real dossier with invented claims in place of its own, all about the Iran deal."""
    count = draw(st.integers(0, 12))
    ids = [f"claim-{number}" for number in range(count)]
    themes, questions = [theme.id for theme in REAL.themes], [question.id for question in REAL.questions[:4]]
    sources = [source.id for source in REAL.sources[:6]]
    claims = tuple(
        Claim(
            id=claim_id,
            about=(IRAN,),
            group=draw(st.sampled_from(themes)),
            question=draw(st.sampled_from(questions)),
            claimant=f"Speaker {claim_id}",
            claimant_kind=draw(st.sampled_from(list(ClaimantKind))),
            stance=draw(st.sampled_from(list(Stance))),
            text="Says something.",
            date=draw(st.none() | st.sampled_from(["2018", "2018-05", "2018-05-08"]).map(PartialDate)),
            sources=tuple(draw(st.lists(st.sampled_from(sources), min_size=1, max_size=3))),
            contested_by=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
        )
        for claim_id in ids
    )
    kept = {item.name: getattr(REAL, item.name) for item in fields(REAL) if item.init}
    return Dossier(**{**kept, "claims": claims})


@given(dossier=claims_on_one_record(), left=st.sampled_from([Stance.JUSTIFIES, Stance.CRITICISES]))
def test_whatever_the_claims_each_stands_once_and_no_side_is_passed_over(dossier: Dossier, left: Stance) -> None:
    told = reading(dossier, IRAN, TODAY, left)
    assert sorted(said.id for said in told.said) == sorted(claim.id for claim in dossier.claims)
    for block in blocks(told):
        assert block.said
        for column in (block.left, block.right):
            assert bool(column.said) is (column.missing is None)
    numbers = [number for said in told.said for number in said.numbers]
    seen = list(dict.fromkeys([number for step in told.steps for number in step.numbers] + numbers))
    assert seen == sorted(seen)


def test_every_status_is_counted_even_where_there_is_none() -> None:
    told = overview(REAL, ["unesco-2025"], TODAY)
    assert [status for status, _ in told.by_status] == list(Status)
    assert told.of_status(Status.PENDING) == 1
    assert told.of_status(Status.REVERSED) == 0


def test_a_body_counts_the_claims_that_stand_with_its_withdrawals_only() -> None:
    for body in REAL.bodies:
        own = {claim.id for claim in REAL.claims_about(body.id)}
        for link in read(body.id).linked:
            about = {claim.id for claim in REAL.claims_about(link.record_id)}
            assert link.claim_count == len(about - own)
    assert {link.record_id: link.claim_count for link in read("who").linked}["who-2025"] > 0
    assert all(link.claim_count == 0 for link in read("who-2025").linked)


def test_a_body_that_the_memorandum_names_leads_to_the_claims_on_the_memorandum() -> None:
    told = read("irena")
    assert told.batch_claims is not None
    assert (told.batch_claims.batch_id, told.batch_claims.count) == (MEMORANDUM, 98)
    assert read("jcpoa").batch_claims is None


def test_others_are_others_only_after_some_that_are_named() -> None:
    parts = [act for act in REAL.parts_of(MEMORANDUM) if act.status is Status.PENDING and act.id != "unfccc-2026"]
    told = overview(REAL, [act.id for act in parts], TODAY).upcoming
    assert [item.name for item in told] == [f"{len(parts)} bodies of the memorandum"]
    told = overview(REAL, [parts[0].id, "unfccc-2026"], TODAY).upcoming
    assert [item.name for item in told] == ["UNFCCC", "1 other body of the memorandum"]
