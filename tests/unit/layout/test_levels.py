"""Steps of scales and pages of time: nothing changes twice for a window that moves to and fro a little."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.layout.made_up import many_tracks, measure, windows

from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.levels import (
    PAGE_SLACK,
    SCALE_STEPS,
    STEP_SLACK,
    days_in_sight,
    days_of_page,
    least_scale,
    narrowest,
    page_of,
    scale_step,
    sight_of,
)
from withdrawal_timeline.layout.plan import Plan, make_plan
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks

WIDTH = 780.0
ONE_NOTCH = 1.2

scales = st.floats(min_value=-18.0, max_value=7.0).map(lambda power: 2.0**power)
"""Pixels a day, from ten thousand years in a window to a few days."""


@settings(max_examples=50)
@given(scales, st.floats(min_value=-0.99, max_value=0.99))
def test_a_scale_that_changes_less_than_the_hysteresis_keeps_its_step(scale: float, share: float) -> None:
    step = scale_step(scale)
    changed = scale * 2.0 ** (share * STEP_SLACK / SCALE_STEPS)

    assert scale_step(changed, step) == step


@settings(max_examples=50)
@given(scales, st.lists(st.floats(min_value=0.0, max_value=1.99 * STEP_SLACK), min_size=2, max_size=12))
def test_however_a_scale_wavers_its_step_changes_once_at_most(scale: float, offsets: list[float]) -> None:
    step, steps = scale_step(scale), []
    for offset in offsets:
        step = scale_step(scale * 2.0 ** (offset / SCALE_STEPS), step)
        steps.append(step)

    assert sum(one != other for one, other in pairwise(steps)) <= 1


@given(scales)
def test_a_notch_of_the_wheel_to_and_fro_changes_the_step_once_at_most(scale: float) -> None:
    first = scale_step(scale)
    nearer = scale_step(scale * ONE_NOTCH, first)
    back = scale_step(scale, nearer)

    assert scale_step(scale * ONE_NOTCH, back) == nearer
    assert scale_step(scale, scale_step(scale * ONE_NOTCH, back)) == back


@given(scales, st.integers(-40, 20))
def test_a_step_is_never_shown_where_its_rows_would_not_fit(scale: float, before: int) -> None:
    step = scale_step(scale, before)

    assert narrowest(step) <= scale * (1 + 1e-9)
    assert scale < least_scale(step + 1) * 2.0 ** (STEP_SLACK / SCALE_STEPS) * (1 + 1e-9)


@settings(max_examples=50)
@given(
    st.integers(-20, 6),
    st.floats(min_value=-20_000, max_value=20_000),
    st.lists(st.floats(min_value=0.0, max_value=1.99 * PAGE_SLACK), min_size=2, max_size=12),
)
def test_however_a_window_wavers_its_page_changes_once_at_most(step: int, day: float, shares: list[float]) -> None:
    length = WIDTH / narrowest(step)
    page, pages = page_of(day, step, WIDTH), []
    for share in shares:
        page = page_of(day + share * length, step, WIDTH, page)
        pages.append(page)

    assert sum(one != other for one, other in pairwise(pages)) <= 1


@settings(max_examples=50)
@given(windows(), st.lists(st.floats(min_value=-1.0, max_value=1.0), min_size=1, max_size=8))
def test_what_was_seen_stays_seen_and_holds_the_window(scale: TimeScale, pans: list[float]) -> None:
    step = scale_step(scale.px_per_day)
    sight: tuple[int, int] | None = None
    for pan in pans:
        moved, before = scale.panned(pan * WIDTH), sight
        sight = sight_of(moved.start, moved.end, step, WIDTH, before)
        first, last = days_in_sight(sight, step, WIDTH)

        assert first <= moved.start < moved.end <= last
        assert before is None or (sight[0] <= before[0] and sight[1] >= before[1])


class Shown:
    """Follows windows as the timeline does: what was shown before decides what is shown next."""

    def __init__(self, tracks: Tracks) -> None:
        self._tracks = tracks
        self._step: int | None = None
        self._page: int | None = None

    def plan(self, scale: TimeScale) -> Plan:
        step = scale_step(scale.px_per_day, self._step)
        before = self._page if step == self._step else None
        self._step, self._page = step, page_of((scale.start + scale.end) / 2.0, step, WIDTH, before)
        days = days_of_page(self._page, step, WIDTH)
        return make_plan(self._tracks, step, 700.0, RowSizes(), measure, days=days)


@settings(max_examples=40)
@given(
    many_tracks(),
    windows(),
    st.lists(
        st.tuples(st.floats(min_value=-0.95, max_value=0.95), st.floats(min_value=-0.4, max_value=0.4)),
        min_size=1,
        max_size=6,
    ),
)
def test_a_window_that_wavers_below_the_hysteresis_changes_no_row_no_cluster_and_no_level(
    tracks: Tracks, start: TimeScale, wavers: list[tuple[float, float]]
) -> None:
    shown = Shown(tracks)
    first = shown.plan(start)
    for zoom, pan in wavers:
        nearer = start.zoomed(2.0 ** (zoom * STEP_SLACK / SCALE_STEPS), anchor_px=WIDTH / 2.0)
        moved = nearer.panned(pan * PAGE_SLACK * WIDTH)

        assert shown.plan(moved) == first
        frame = make_frame(shown.plan(moved), moved, tracks.today, measure, measure)
        assert {cluster.cluster.key for cluster in frame.clusters} <= {cluster.key for cluster in first.clusters}


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=0.1, max_value=10.0))
def test_a_plan_is_the_same_each_time_and_whatever_was_shown_before_a_long_zoom(
    tracks: Tracks, scale: TimeScale, ratio: float
) -> None:
    far = scale.zoomed(ratio, anchor_px=WIDTH / 3.0)
    there_and_back, straight = Shown(tracks), Shown(tracks)
    there_and_back.plan(far)
    there_and_back.plan(far.zoomed(100.0, anchor_px=WIDTH / 2.0))

    assert there_and_back.plan(scale) == straight.plan(scale) == Shown(tracks).plan(scale)
