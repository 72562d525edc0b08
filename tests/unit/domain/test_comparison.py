"""Withdrawals field by field: what the dossier says stands there, and what it does not say is said as not known."""

from __future__ import annotations

from datetime import date

import pytest

from withdrawal_timeline.domain.comparison import NOT_KNOWN, Cell, Comparison, comparison
from withdrawal_timeline.domain.ready_made import MOST, day_zero, ready_made, short_name
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Stance, Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

TODAY = date(2026, 11, 22)
REAL = load_dossier(default_dossier())
UNESCO = ("unesco-1984", "unesco-2017", "unesco-2025")


def texts(compared: Comparison, head: str) -> list[str]:
    return [cell.text for cell in line(compared, head)]


def details(compared: Comparison, head: str) -> list[str]:
    return [cell.detail for cell in line(compared, head)]


def line(compared: Comparison, head: str) -> tuple[Cell, ...]:
    return next(found.cells for found in compared.lines if found.head == head)


@pytest.fixture(scope="module")
def unesco() -> Comparison:
    return comparison(REAL, UNESCO, TODAY)


def test_how_the_three_unesco_exits_differ(unesco: Comparison) -> None:
    assert texts(unesco, "President") == ["Ronald Reagan", "Donald Trump, first term", "Donald Trump, second term"]
    assert texts(unesco, "Notice given") == ["28 Dec 1983", "12 Oct 2017", "22 Jul 2025"]
    assert texts(unesco, "Announced") == ["19 Dec 1984", "None known as of spring 2026", "4 Feb 2025"]
    assert texts(unesco, "In effect") == ["31 Dec 1984", "31 Dec 2018", "Expected 31 Dec 2026"]
    assert texts(unesco, "Rejoined") == ["1 Oct 2003", "10 Jul 2023", "None known as of spring 2026"]
    assert texts(unesco, "From notice to the end") == [
        "1 year 3 days",
        "1 year 2 months 19 days",
        "1 year 5 months 9 days, expected",
    ]
    assert texts(unesco, "Out until the return") == [
        "18 years 9 months 1 day",
        "4 years 6 months 10 days",
        "None: not in effect",
    ]
    assert texts(unesco, "Status")[2] == "Pending: notice given on 22 Jul 2025"
    assert details(unesco, "Status")[2] == "31 Dec 2026, in 39 days"


def test_day_0_is_the_first_step_that_made_a_withdrawal_known(unesco: Comparison) -> None:
    assert texts(unesco, "Day 0") == ["Notice given, 28 Dec 1983", "Notice given, 12 Oct 2017", "Announced, 4 Feb 2025"]
    assert details(unesco, "Announced") == ["11 months 21 days later", "", "day 0"]
    assert day_zero(REAL.withdrawal("who-2020")).kind is MilestoneKind.ANNOUNCED
    who = comparison(REAL, ["who-2020", "who-2025"], TODAY)
    assert details(who, "Suspended")[0] == "1 month 15 days before"


def test_an_end_that_was_taken_back_before_it_came_is_said_so() -> None:
    who = comparison(REAL, ["who-2020", "who-2025"], TODAY)
    assert texts(who, "In effect") == ["Expected 6 Jul 2021, taken back before", "22 Jan 2026"]
    assert texts(who, "From notice to the end")[0] == "Taken back after 6 months 14 days"
    assert texts(who, "Out until the return") == ["None: not in effect", "No return known as of spring 2026"]


def test_several_steps_of_a_kind_are_each_told_with_their_distance() -> None:
    paris = comparison(REAL, ["paris-2017", "paris-2025"], TODAY)
    assert texts(paris, "Announced") == [
        "1 Jun 2017: day 0\n4 Aug 2017: 2 months 3 days later",
        "None known as of spring 2026",
    ]


def test_dates_that_are_not_exact_give_no_exact_distances() -> None:
    ilo = comparison(REAL, ["ilo-1977", "inf-2019"], TODAY)
    assert details(ilo, "Announced")[0] == "between 1 year 11 months 27 days and 2 years 25 days later"


def test_every_step_of_every_withdrawal_stands_in_its_line() -> None:
    for act in REAL.withdrawals:
        compared = comparison(REAL, [act.id], TODAY)
        told = "\n".join(cell.text for found in compared.lines for cell in found.cells)
        seen = {cell.milestone for found in compared.lines for cell in found.cells if cell.milestone >= 0}
        for place, step in enumerate(act.milestones):
            same = [at for at, other in enumerate(act.milestones) if other.kind is step.kind]
            overtaken = step.kind is MilestoneKind.EXPECTED_EFFECTIVE and any(
                other.kind is MilestoneKind.EFFECTIVE for other in act.milestones
            )
            assert seen & set(same) or overtaken, f"{act.id}: {step.kind} at {place}"
        assert told.strip()


def test_what_is_not_known_is_never_left_empty() -> None:
    for act in REAL.withdrawals:
        for found in comparison(REAL, [act.id], TODAY).lines:
            assert all(cell.text.strip() for cell in found.cells), (act.id, found.head)
            assert all(cell.known or not cell.numbers for cell in found.cells), (act.id, found.head)


def test_a_cell_cites_the_sources_of_its_step(unesco: Comparison) -> None:
    listed = {cited.number: cited.source.id for cited in unesco.sources}
    notice = line(unesco, "Notice given")[1]
    step = REAL.withdrawal("unesco-2017").milestones[notice.milestone]
    assert tuple(listed[number] for number in notice.numbers) == step.sources
    assert notice.tip == step.what
    assert sorted(listed) == list(range(1, len(listed) + 1))


def test_the_same_for_all_is_known_to_be_the_same(unesco: Comparison) -> None:
    same = {found.head for found in unesco.lines if found.is_same}
    assert {"Body", "Action", "Domain", "How one leaves"} <= same
    assert not {"President", "Notice given", "Status"} & same
    assert not any(found.is_same for found in comparison(REAL, ["who-2025"], TODAY).lines)


@pytest.mark.parametrize("left", [Stance.JUSTIFIES, Stance.CRITICISES])
def test_both_sides_are_counted_the_reader_s_left_one_first(left: Stance) -> None:
    compared = comparison(REAL, ["who-2025"], TODAY, left)
    heads = [found.head for found in compared.lines if found.head.startswith("Claims that")]
    assert heads[0] == ("Claims that justify" if left is Stance.JUSTIFIES else "Claims that criticise")
    counts = {stance: texts(compared, head)[0] for stance, head in zip((left,), heads, strict=False)}
    assert counts[left] == str(sum(claim.stance is left for claim in REAL.claims_about("who-2025")))


def test_a_side_without_claims_says_so_and_a_part_of_the_memorandum_counts_that_of_the_whole() -> None:
    compared = comparison(REAL, ["unhrc-2025", "unfccc-2026"], TODAY)
    assert texts(compared, "Claims that explain")[0] == "None found as of spring 2026"
    whole = str(len(REAL.claims_about("memorandum-66-2026")))
    assert texts(compared, "Claims on the act as a whole") == ["Ordered on its own", whole]


def test_bodies_left_more_than_once_are_offered_that_of_the_entry_first() -> None:
    offers = ready_made(REAL, "unrwa-2024")
    assert offers[0].name == "UNRWA"
    assert offers[0].withdrawals == ("unrwa-2018", "unrwa-2024", "unrwa-2025")
    assert ready_made(REAL, "unesco")[0].withdrawals == UNESCO
    assert {offer.body_id for offer in offers} == {
        body.id for body in REAL.bodies if len(REAL.withdrawals_of(body.id)) > 1
    }
    assert all(2 <= len(offer.withdrawals) <= MOST for offer in offers)
    assert {offer.name for offer in ready_made(REAL)} == {offer.name for offer in offers}


def test_short_names_tell_the_withdrawals_of_a_body_apart() -> None:
    for offer in ready_made(REAL):
        names = [str(short_name(REAL, REAL.withdrawal(act))) for act in offer.withdrawals]
        assert len(set(names)) == len(names)
    assert short_name(REAL, REAL.withdrawal("jcpoa-2018")).forms == ("Iran deal (JCPOA) 2018", "JCPOA 2018")
    assert short_name(REAL, REAL.withdrawal("unrwa-2025")).forms == ("UNRWA 2025",)


def test_an_unknown_withdrawal_is_an_error() -> None:
    with pytest.raises(KeyError):
        comparison(REAL, ["who-2024"], TODAY)


def test_not_known_is_said_only_of_what_the_dossier_calls_unclear() -> None:
    said: dict[Status, set[str]] = {}
    for act in REAL.withdrawals:
        found = comparison(REAL, [act.id], TODAY)
        said.setdefault(act.status, set()).update(line.head for line in found.lines if line.cells[0].text == NOT_KNOWN)
    assert said.pop(Status.UNCLEAR) == {"In effect", "Out until the return"}
    assert set().union(*said.values()) == set()


def test_a_step_that_was_never_taken_reads_like_any_other_of_which_none_is_known() -> None:
    both = comparison(REAL, ["who-2020", "jcpoa-2018"], TODAY)
    none = "None known as of spring 2026"
    assert texts(both, "Notice given")[1] == none
    assert texts(both, "From notice to the end")[1] == "No notice known as of spring 2026"
    assert texts(comparison(REAL, ["paris-2025"], TODAY), "Announced") == [none]
