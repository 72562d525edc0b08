"""Pinned lanes have a pane of their own at the top of the view, the others scroll beneath it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.layout.made_up import many_tracks, plan_at, seen, windows

from withdrawal_timeline.layout.easing import between
from withdrawal_timeline.layout.panes import PINNED_SHARE, Pane, Panes, panes_of, seen_in
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks

VIEWS = st.floats(min_value=60.0, max_value=1200.0)
SCROLLS = st.floats(min_value=-500.0, max_value=3000.0)


@st.composite
def arranged(draw: st.DrawFn) -> Tracks:
    """Draw lanes of which the first may be pinned, and any may be collapsed."""
    tracks = draw(many_tracks())
    pinned = draw(st.integers(0, len(tracks.lanes)))
    return replace(
        tracks,
        lanes=tuple(
            replace(lane, pinned=place < pinned, collapsed=draw(st.booleans()))
            for place, lane in enumerate(tracks.lanes)
        ),
    )


def stretch(pane: Pane) -> tuple[float, float]:
    return pane.scroll, pane.scroll + pane.height


@given(arranged(), windows(), VIEWS, SCROLLS, SCROLLS)
def test_the_panes_share_the_view_without_overlap(
    tracks: Tracks, scale: TimeScale, view: float, scroll: float, pinned_scroll: float
) -> None:
    plan = plan_at(tracks, scale)
    panes = panes_of(plan, view, scroll, pinned_scroll)
    some = any(lane.pinned for lane in tracks.lanes) and not all(lane.pinned for lane in tracks.lanes)
    assert (panes.pinned is not None) == some
    assert panes.rest.top + panes.rest.height == pytest.approx(view)
    if panes.pinned is None:
        assert panes.rest.top == 0.0
        return
    assert (panes.pinned.top, panes.pinned.height) == (0.0, panes.rest.top)
    assert panes.rest.top <= view * PINNED_SHARE
    # Neither pane ever shows what belongs to the other.
    assert panes.pinned.scroll >= 0.0
    assert stretch(panes.pinned)[1] <= panes.border + 1e-6
    assert panes.rest.scroll >= panes.border


@given(arranged(), windows(), VIEWS)
def test_every_lane_can_be_scrolled_into_the_pane_to_which_it_belongs(
    tracks: Tracks, scale: TimeScale, view: float
) -> None:
    plan = plan_at(tracks, scale)
    for planned in plan.lanes:
        panes = panes_of(plan, view, 0.0, 0.0)
        pane = panes.of(planned.top)
        assert (pane is panes.pinned) == (planned.lane.pinned and panes.pinned is not None)
        wished = pane.revealing(planned.top, planned.top + planned.height)
        moved = panes_of(plan, view, wished, wished).of(planned.top)
        assert moved.scroll == pytest.approx(wished)
        assert moved.scroll <= planned.top + 1e-6
        if planned.height <= moved.height:
            assert planned.top + planned.height <= stretch(moved)[1] + 1e-6


@given(arranged(), windows(), VIEWS, SCROLLS, SCROLLS, st.floats(0.0, 1.0))
def test_pixels_of_view_and_content_are_inverse(
    tracks: Tracks, scale: TimeScale, view: float, scroll: float, pinned_scroll: float, share: float
) -> None:
    panes = panes_of(plan_at(tracks, scale), view, scroll, pinned_scroll)
    for pane in panes.all:
        if pane.height > 0.0:
            y = pane.top + share * 0.999 * pane.height
            assert panes.at(y) is pane
            content = pane.to_content(y)
            assert pane.shows(content)
            assert pane.to_view(content) == pytest.approx(y)


@given(arranged(), windows(), VIEWS, SCROLLS, SCROLLS)
def test_what_is_in_a_pane_is_painted_there(
    tracks: Tracks, scale: TimeScale, view: float, scroll: float, pinned_scroll: float
) -> None:
    plan, frame = seen(tracks, scale)
    panes = panes_of(plan, view, scroll, pinned_scroll)
    for pane in panes.all:
        part = seen_in(frame, pane)
        for all_of, some in ((frame.marks, part.marks), (frame.names, part.names), (frame.ticks, part.ticks)):
            assert {item for item in all_of if pane.shows(item.y)} <= set(some)
            assert set(some) <= set(all_of)
        every, there = (
            [(bars.hue, bars.style, one) for bars in found.bars for one in bars.spans] for found in (frame, part)
        )
        assert [bar for bar in every if pane.shows(bar[2].y)] == [bar for bar in there if pane.shows(bar[2].y)]
        assert [row for row in frame.rows if pane.shows(row.top)] == [row for row in part.rows if pane.shows(row.top)]


def test_on_the_way_the_border_moves_with_the_lanes() -> None:
    def plan(pinned: float) -> Plan:
        return Plan((), (), (), 100.0, 1, pinned=pinned)

    assert between(plan(0.0), plan(60.0), 0.5).pinned == 30.0


def test_a_link_end_is_where_its_pane_shows_it() -> None:
    panes = Panes(Pane(0.0, 100.0, 20.0, 0.0, 50.0), Pane(100.0, 200.0, 400.0, 150.0, 700.0), 150.0)
    assert panes.to_view(70.0) == 50.0
    assert panes.to_view(450.0) == 150.0
    assert panes.offset == 300.0
