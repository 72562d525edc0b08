"""Where a dragged lane goes, and how the others make room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.layout.made_up import WIDTH, many_tracks, plan_at, track, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.panes import panes_of
from withdrawal_timeline.layout.reorder import GAP, Drop, apart, drop_at
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Tracks
from withdrawal_timeline.state.arrangement import LaneArrangement

VIEW = 700.0
_SCALE = TimeScale(Day(0.0), Day(1000.0), WIDTH)


def _lane() -> Lane:
    return Lane("lane", "Lane", (track("t", 0.0, (500.0,)),))


@st.composite
def arranged(draw: st.DrawFn) -> Tracks:
    tracks = draw(many_tracks())
    pinned = draw(st.integers(0, len(tracks.lanes)))
    return replace(tracks, lanes=tuple(replace(lane, pinned=place < pinned) for place, lane in enumerate(tracks.lanes)))


@given(arranged(), windows(), st.floats(-100.0, VIEW + 100.0), st.floats(0.0, 2000.0), st.data())
def test_a_drop_puts_the_lane_at_the_nearest_place_to_the_pointer_and_nothing_else_anywhere(
    tracks: Tracks, scale: TimeScale, y: float, scroll: float, data: st.DataObject
) -> None:
    plan = plan_at(tracks, scale)
    panes = panes_of(plan, VIEW, scroll, 0.0)
    key = data.draw(st.sampled_from([lane.key for lane in tracks.lanes]))
    every = [lane.key for lane in tracks.lanes]
    drop = drop_at(plan, panes, key, y)
    before = LaneArrangement(pinned=frozenset(lane.key for lane in tracks.lanes if lane.pinned))
    if drop is None:
        # Only from the middle of the lane above to the middle of the one below it stays in its place.
        row = [planned for planned in plan.lanes if planned.lane.pinned == (key in before.pinned)]
        place = [planned.lane.key for planned in row].index(key)
        content = panes.at(y).to_content(y)
        assert place == 0 or content >= row[place - 1].top + row[place - 1].height / 2
        assert place + 1 == len(row) or content <= row[place + 1].top + row[place + 1].height / 2
        return
    assert drop.beside != key or drop.pinned != (key in before.pinned)
    after = before.placed(every, key, drop.beside, below=drop.below, pinned=drop.pinned)
    assert after != before
    ordered = after.ordered(every)
    assert [lane for lane in ordered if lane != key] == [lane for lane in before.ordered(every) if lane != key]
    assert abs(ordered.index(key) - ordered.index(drop.beside)) == 1
    assert (key in after.pinned) == drop.pinned


@given(arranged(), windows(), st.data())
def test_what_lies_beneath_a_drop_moves_down_and_nothing_above(
    tracks: Tracks, scale: TimeScale, data: st.DataObject
) -> None:
    plan = plan_at(tracks, scale)
    place = data.draw(st.integers(0, len(tracks.lanes) - 1))
    below = data.draw(st.booleans())
    lane = plan.lanes[place].lane
    moved = apart(plan, Drop(lane.key, below, lane.pinned))
    for number, (one, other) in enumerate(zip(plan.lanes, moved.lanes, strict=True)):
        assert other.top - one.top == pytest.approx(GAP if number >= place + below else 0.0)
    for row, other_row in zip(plan.own, moved.own, strict=True):
        assert other_row.y - row.y == pytest.approx(GAP if row.lane >= place + below else 0.0)
    assert moved.height == plan.height + GAP


def test_beside_itself_a_lane_stays_where_it_is() -> None:
    tracks = Tracks(
        tuple(replace(lane, key=f"k{number}") for number, lane in enumerate([_lane()] * 3)), (), (), 0.0, 0.0, 1000.0
    )
    plan = plan_at(tracks, _SCALE)
    panes = panes_of(plan, VIEW, 0.0, 0.0)
    middle = plan.lanes[1]
    for y in (middle.top + 1.0, middle.top + middle.height / 2, middle.top + middle.height + 1.0):
        assert drop_at(plan, panes, "k1", y) is None
    assert drop_at(plan, panes, "k1", 1.0) == Drop("k0", below=False, pinned=False)
    assert drop_at(plan, panes, "k1", 10_000.0) == Drop("k2", below=True, pinned=False)
