"""Which entries have all their steps outside a window."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.filtering import shown

from withdrawal_timeline.domain.bits import Bits, bits
from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.outside import Steps
from withdrawal_timeline.state.resolve import Resolver
from withdrawal_timeline.state.view_state import ViewState, Window
from withdrawal_timeline.state.windows import whole

TODAY = date(2026, 11, 22)
DOSSIER = load_dossier(default_dossier())
ENERGY = shown(DOSSIER, Filter(domains=frozenset(("energy",))))


def numbered(entries: tuple[str, ...]) -> Bits:
    numbers = [number for number, act in enumerate(DOSSIER.withdrawals) if act.id in entries]
    return bits(numbers, len(DOSSIER.withdrawals))


def counted(entries: tuple[str, ...], window: Window) -> int:
    """Return the count one entry and one step at a time."""
    return sum(
        all(step.date.end_day <= window.start or step.date.first_day >= window.end for step in act.milestones)
        for act in map(DOSSIER.withdrawal, entries)
    )


@given(st.floats(-20000, 25000), st.floats(1, 20000), st.sampled_from([ENERGY, shown(DOSSIER, Filter()), ENERGY[:1]]))
def test_the_count_is_that_of_a_walk_through_all_steps(start: float, length: float, entries: tuple[str, ...]) -> None:
    window = Window(Day(start), Day(start + length))
    assert Steps(DOSSIER).outside(numbered(entries), window) == counted(entries, window)


@pytest.mark.parametrize("entries", [(), ENERGY], ids=["nothing shown", "energy"])
def test_nothing_lies_outside_the_whole_axis(entries: tuple[str, ...]) -> None:
    assert Steps(DOSSIER).outside(numbered(entries), whole(DOSSIER, TODAY)) == 0


def test_the_picture_counts_for_its_window_and_filter() -> None:
    resolver = Resolver(DOSSIER, TODAY)
    before_all = Window(Day(-25000.0), Day(-20000.0))
    chosen = Filter(domains=frozenset(("energy",)))
    assert resolver.resolve(ViewState(before_all, filter=chosen)).outside == len(ENERGY)
    assert resolver.resolve(ViewState(whole(DOSSIER, TODAY), filter=chosen)).outside == 0
