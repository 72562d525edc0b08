"""What a life is made of, as far as no other test of the domain looks at it."""

from __future__ import annotations

from dataclasses import replace

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.lifeline import STRENGTH, Stretch, StretchKind, _cut
from withdrawal_timeline.domain.vocabulary import MilestoneKind


def test_every_kind_of_milestone_has_a_strength_of_its_own() -> None:
    assert STRENGTH.keys() == set(MilestoneKind)
    assert sorted(STRENGTH.values()) == list(range(len(MilestoneKind)))


def test_ends_that_are_cut_are_known_and_the_others_stay_as_they_were() -> None:
    whole = Stretch(StretchKind.MEMBER, Day(0.0), Day(100.0), start_known=Day(10.0), end_known=Day(90.0), open_end=True)
    middle = Stretch(StretchKind.NOTICE, Day(40.0), Day(60.0), start_known=Day(45.0), end_known=Day(55.0))
    before = replace(whole, end=Day(40.0), end_known=Day(40.0), open_end=False)
    after = replace(whole, start=Day(60.0), start_known=Day(60.0))

    assert list(_cut(whole, middle)) == [before, after]
    assert list(_cut(whole, replace(middle, start=Day(0.0)))) == [after]
    assert list(_cut(whole, replace(middle, end=Day(100.0)))) == [before]
    assert list(_cut(middle, whole)) == []
    assert list(_cut(before, after)) == [before]
