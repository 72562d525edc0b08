"""How much happens when, decade by decade."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.layout.made_up import WIDTH, many_tracks, plan_at, track

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.layout.density import FULL_BELOW, GONE_FROM, decades_of, strength_at
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR, TimeScale
from withdrawal_timeline.layout.tracks import Capsule, Lane, Tracks


def scale_of(px_per_year: float) -> TimeScale:
    return TimeScale(Day(0.0), Day(WIDTH / px_per_year * DAYS_PER_YEAR), WIDTH)


@given(many_tracks())
def test_every_step_is_counted_in_its_decade_once(tracks: Tracks) -> None:
    for lane in tracks.lanes:
        decades = decades_of(lane)
        days = [mark.day for one in lane.tracks for mark in one.marks]

        assert sum(decade.count for decade in decades) == len(days)
        for decade in decades:
            assert decade.count == sum(decade.start <= day < decade.end for day in days)
            assert to_date(decade.start).year % 10 == 0
            assert to_date(decade.end) == to_date(decade.start).replace(year=to_date(decade.start).year + 10)


def test_what_is_folded_in_a_capsule_counts_on_its_day() -> None:
    day = to_day(date(2026, 1, 7))
    capsule = Capsule("act", day, "3 of 3", "3", (), folded=("a", "b", "c"))
    lane = Lane("lane", "Lane", (track("t", 0.0, (to_day(date(1983, 5, 1)),)),))

    assert [decade.count for decade in decades_of(lane)] == [1]
    assert [decade.count for decade in decades_of(replace(lane, capsule=capsule))] == [1, 3]
    assert decades_of(Lane("empty", "Empty", ())) == ()


@given(st.lists(st.integers(1, 200), min_size=2, max_size=8, unique=True))
def test_more_steps_are_never_shaded_less_and_never_so_dark_that_words_suffer(counts: list[int]) -> None:
    lane = Lane("lane", "Lane", (track("t", 0.0, (0.0,)),))
    shades = [replace(decades_of(lane)[0], count=count).shade for count in sorted(counts)]

    assert all(one <= other for one, other in pairwise(shades))
    assert 0.0 < shades[0] <= shades[-1] <= 0.25


def test_the_shades_fade_steadily_and_are_planned_wherever_they_show() -> None:
    strengths = [strength_at(scale_of(px / 4)) for px in range(4, 160)]

    assert strengths[0] == 1.0
    assert strength_at(scale_of(FULL_BELOW)) > 0.999
    assert strengths[-1] == 0.0 == strength_at(scale_of(GONE_FROM))
    assert all(0.0 <= one - other <= 0.05 for one, other in pairwise(strengths))
    lanes = tuple(Lane(f"l{number}", "L", (track(f"t{number}", 0.0, (100.0,)),)) for number in range(5))
    tracks = Tracks(lanes, (), (), 20_000.0, -18_000.0, 20_400.0)
    for px in range(4, 160):
        scale = scale_of(px / 4)
        if strength_at(scale) > 0.0:
            assert plan_at(tracks, scale).lanes[0].decades
