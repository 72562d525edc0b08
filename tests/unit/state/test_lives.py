"""The lives of compared withdrawals: each from the membership that was ended to the return, all on one scale."""

from __future__ import annotations

from datetime import date

import pytest

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.lifeline import StretchKind
from withdrawal_timeline.domain.ready_made import day_zero
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.lives import lives

TODAY = date(2026, 11, 22)
REAL = load_dossier(default_dossier())
UNESCO = ("unesco-1984", "unesco-2017", "unesco-2025")


def test_each_life_is_that_of_its_own_exit() -> None:
    first, second, third = lives(REAL, UNESCO, TODAY, from_day_zero=False).rows
    assert [(found.kind, found.end) for found in first.stretches if found.kind is StretchKind.OUT] == [
        (StretchKind.OUT, REAL.withdrawal("unesco-1984").milestones[-1].date.middle)
    ]
    members = [found for found in second.stretches if found.kind is StretchKind.MEMBER]
    assert [found.start for found in members] == [REAL.body("unesco").us_membership[1].start.middle]
    assert [found.kind for found in third.stretches] == [StretchKind.MEMBER, StretchKind.NOTICE]
    assert [str(row.name) for row in (first, second, third)] == ["UNESCO 1983", "UNESCO 2017", "UNESCO 2025"]


def test_steps_are_those_of_the_record_in_order_with_their_words() -> None:
    (row,) = lives(REAL, ["who-2020"], TODAY, from_day_zero=False).rows
    assert row.steps[0].kind is MilestoneKind.SUSPENDED
    assert [step.undone for step in row.steps] == [False, False, False, False, True]
    told = REAL.withdrawal("who-2020").milestones[row.steps[1].index]
    assert row.steps[1].words == f"29 May 2020 · Announced\n{told.what}"


@pytest.mark.parametrize("ids", [UNESCO, ("paris-2017", "paris-2025"), ("who-2020", "who-2025"), ("jcpoa-2018",)])
def test_from_day_0_every_life_has_its_day_0_at_0_and_keeps_its_lengths(ids: tuple[str, ...]) -> None:
    plain, shifted = (lives(REAL, ids, TODAY, from_day_zero=flag) for flag in (False, True))
    for one, other in zip(plain.rows, shifted.rows, strict=True):
        zero = day_zero(REAL.withdrawal(one.record_id)).date.middle
        assert 0.0 in [step.day for step in other.steps]
        assert [step.day - zero for step in one.steps] == [step.day for step in other.steps]
        assert [found.end - found.start for found in one.stretches] == pytest.approx(
            [found.end - found.start for found in other.stretches]
        )
    assert shifted.end - shifted.start <= plain.end - plain.start


def test_every_step_lies_within_the_drawing() -> None:
    for act in REAL.withdrawals:
        for flag in (False, True):
            drawn = lives(REAL, [act.id], TODAY, from_day_zero=flag)
            assert drawn.start < drawn.end
            for row in drawn.rows:
                assert all(drawn.start < step.day < drawn.end for step in row.steps)
                assert len(row.steps) == len(act.milestones)


def test_what_still_runs_is_drawn_up_to_today() -> None:
    drawn = lives(REAL, ["who-2025"], TODAY, from_day_zero=False)
    assert drawn.start < to_day(TODAY) < drawn.end
    over = lives(REAL, ["inf-2019"], TODAY, from_day_zero=False)
    assert over.end < to_day(TODAY)
