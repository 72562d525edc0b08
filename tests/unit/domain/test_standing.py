"""How an act stands is said with no more certainty than the dossier has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.models import Milestone
from withdrawal_timeline.domain.standing import Standing, effect_disputed, expected, last_of, standing
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

TODAY = date(2030, 1, 1)


def _changed(dossier: Dossier, act_id: str, **changes: Any) -> Standing:
    """Return the standing of a withdrawal with some fields replaced."""
    act = replace(dossier.withdrawal(act_id), **changes)
    held = tuple(act if item.id == act_id else item for item in dossier.withdrawals)
    return standing(replace(dossier, withdrawals=held), act, TODAY)


def _step(kind: MilestoneKind, when: str) -> Milestone:
    return Milestone(kind=kind, date=PartialDate(when), what="A step", sources=("gazette-1",))


def test_pending_names_the_notice_and_counts_down_to_the_day(small: Dossier) -> None:
    found = standing(small, small.withdrawal("river-2029"), TODAY)
    assert found == Standing(
        Status.PENDING, "Pending: notice given on 2 Aug 2029", "31 Dec 2030, in 364 days", overdue=False
    )


def test_pending_without_notice_or_date_invents_neither(small: Dossier) -> None:
    found = standing(small, small.withdrawal("forum-2029"), TODAY)
    assert found == Standing(Status.PENDING, "Pending: ordered, no notice known", "no date yet")


def test_on_the_day_itself_it_is_due_not_overdue(small: Dossier) -> None:
    found = standing(small, small.withdrawal("river-2029"), date(2030, 12, 31))
    assert found.due == "31 Dec 2030, today"
    assert not found.overdue


def test_a_date_that_has_passed_does_not_become_a_fact(small: Dossier) -> None:
    found = standing(small, small.withdrawal("river-2029"), date(2031, 1, 1))
    assert found.overdue
    assert found.status is Status.PENDING
    assert found.headline == "Pending: was due on 31 Dec 2030, not verified since autumn 2029"


def test_a_month_that_is_due_has_no_countdown_in_days(small: Dossier) -> None:
    found = _changed(small, "river-2029", milestones=(_step(MilestoneKind.EXPECTED_EFFECTIVE, "2030-05"),))
    assert found.due == "May 2030"


def test_a_disputed_end_is_said_to_be_disputed(small: Dossier) -> None:
    act = small.withdrawal("lake-2028")
    assert effect_disputed(small, act)
    assert standing(small, act, TODAY).headline == "In effect since 22 Jan 2029; validity disputed"


def test_an_end_that_is_not_the_disputed_one_is_plain(small: Dossier) -> None:
    assert not effect_disputed(small, small.withdrawal("lake-1979"))
    assert not effect_disputed(small, small.batch("the-order"))


def test_reversed_names_the_latest_return(small: Dossier) -> None:
    assert standing(small, small.withdrawal("lake-1979"), TODAY).headline == "Reversed in 1990"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.UNCLEAR, "Unclear: no reliable report of its effect"),
        (Status.PARTIALLY_IMPLEMENTED, "Partly carried out"),
        (Status.IN_FORCE, "In effect"),
        (Status.REVERSED, "Reversed"),
    ],
)
def test_without_a_dated_step_the_status_stands_alone(small: Dossier, status: Status, words: str) -> None:
    found = _changed(small, "forum-2029", status=status)
    assert found == Standing(status, words)


def test_money_that_stopped_is_in_effect_since_then(small: Dossier) -> None:
    steps = (_step(MilestoneKind.SIGNED, "2029-01-02"), _step(MilestoneKind.FUNDING_ENDED, "2029-03"))
    found = _changed(small, "forum-2029", status=Status.IN_FORCE, milestones=steps)
    assert found.headline == "In effect since Mar 2029"


def test_only_what_is_pending_is_expected(small: Dossier) -> None:
    step = expected(small.withdrawal("river-2029"))
    assert step is not None
    assert step.date == PartialDate("2030-12-31")
    taken_back = replace(small.withdrawal("river-2029"), status=Status.REVERSED)
    assert expected(taken_back) is None


def test_the_last_of_some_steps_is_the_latest_not_the_last_in_the_file(small: Dossier) -> None:
    steps = (_step(MilestoneKind.REJOINED, "2029-05"), _step(MilestoneKind.REVERSED, "2029-04-01"))
    act = replace(small.withdrawal("forum-2029"), milestones=steps)
    found = last_of(act, MilestoneKind.REJOINED, MilestoneKind.REVERSED)
    assert found is not None
    assert found.kind is MilestoneKind.REJOINED
    assert last_of(act, MilestoneKind.SIGNED) is None
