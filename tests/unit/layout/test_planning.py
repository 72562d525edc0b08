"""Plans are kept as long as they hold."""

from __future__ import annotations

from hypothesis import given
from tests.unit.layout.made_up import WIDTH, many_tracks, measure, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.planning import Planning
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks


def planned(planning: Planning, tracks: Tracks, scale: TimeScale) -> Plan:
    return planning.plan(tracks, scale, 600.0, frozenset(), 16.0, measure, cut=False)


@given(many_tracks(), windows())
def test_a_window_that_moves_by_a_pixel_costs_no_plan(tracks: Tracks, scale: TimeScale) -> None:
    planning = Planning()
    planning.begin_with(tracks)
    first = planned(planning, tracks, scale)
    step, a_pixel = planning.step, (scale.end - scale.start) / WIDTH
    moved = TimeScale(Day(scale.start + a_pixel), Day(scale.end + a_pixel), scale.width)
    assert planned(planning, tracks, moved) is first
    assert planning.step == step
    assert planned(planning, tracks, scale) is first


@given(many_tracks(), windows())
def test_plans_are_made_anew_once_they_are_forgotten(tracks: Tracks, scale: TimeScale) -> None:
    planning = Planning()
    planning.begin_with(tracks)
    first = planned(planning, tracks, scale)
    planning.forget()
    again = planned(planning, tracks, scale)
    assert again is not first
    assert again == first
