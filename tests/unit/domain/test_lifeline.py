"""What a life is made of, as far as no other test of the domain looks at it."""

from __future__ import annotations

from withdrawal_timeline.domain.lifeline import STRENGTH
from withdrawal_timeline.domain.vocabulary import MilestoneKind


def test_every_kind_of_milestone_has_a_strength_of_its_own() -> None:
    assert STRENGTH.keys() == set(MilestoneKind)
    assert sorted(STRENGTH.values()) == list(range(len(MilestoneKind)))
