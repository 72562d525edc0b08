from __future__ import annotations

from datetime import date

import pytest

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.leaving import Term, rule_named, terms
from withdrawal_timeline.domain.models import Milestone
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

REAL = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)


def of(body_id: str, today: date = TODAY, dossier: Dossier = REAL) -> dict[str, Term]:
    found = terms(dossier.body(body_id), dossier.withdrawals_of(body_id), today, dossier.about.facts_reach)
    return {term.record_id: term for term in found}


def test_an_expected_day_is_told_as_the_sum_of_notice_and_rule_with_a_countdown() -> None:
    term = of("unesco")["unesco-2025"]
    assert term.reason == "Notice 22 Jul 2025 + rule of Article II(6) = 31 Dec 2026"
    assert term.words == term.reason + ", in 39 days"


def test_a_day_that_has_passed_is_not_told_as_a_fact() -> None:
    term = of("unesco", date(2027, 1, 1))["unesco-2025"]
    assert term.words.endswith(
        "31 Dec 2026; that day has passed, and what came of it is not verified since spring 2026"
    )
    assert "in effect" not in term.words


def test_what_took_effect_says_how_long_it_took() -> None:
    found = of("unesco")
    assert found["unesco-1984"].words == "Notice 28 Dec 1983, in effect 31 Dec 1984: 1 year 3 days"
    assert found["unesco-2017"].words == "Notice 12 Oct 2017, in effect 31 Dec 2018: 1 year 2 months 19 days"
    assert of("ico-coffee")["ico-coffee-2018"].words == "Notice 29 Mar 2018, in effect Jun 2018"
    assert of("green-climate-fund")["gcf-2026"].words == "Notice 8 Jan 2026, in effect the same day"


def test_what_was_taken_back_says_when_and_has_no_countdown() -> None:
    assert of("who")["who-2020"].words == "Notice 6 Jul 2020, expected 6 Jul 2021; taken back on 20 Jan 2021"
    assert of("upu", date(2019, 1, 1))["upu-2018"].words.endswith("; taken back on 10 Oct 2019")


def test_without_a_notice_or_an_end_there_is_no_term() -> None:
    assert of("jcpoa") == {}
    assert of("unfccc") == {}


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("Under Article II(6) of the Constitution", "Article II(6)"),
        ("Under article ii(6)", "article ii(6)"),
        ("Under Article II(5)", ""),
        ("Under the Constitution", ""),
    ],
)
def test_a_rule_counts_only_where_the_body_has_it_too(what: str, named: str) -> None:
    due = Milestone(kind=MilestoneKind.EXPECTED_EFFECTIVE, date=PartialDate("2026-12-31"), what=what, sources=())
    assert rule_named(REAL.body("unesco"), due) == named
    assert rule_named(REAL.body("jcpoa"), due) == ""


def test_every_term_begins_with_the_notice_and_every_reason_ends_with_the_expected_day() -> None:
    told = [term for body in REAL.bodies for term in of(body.id).values()]
    assert len(told) > 15
    assert all(term.words.startswith("Notice ") and term.words.startswith(term.reason) for term in told)
