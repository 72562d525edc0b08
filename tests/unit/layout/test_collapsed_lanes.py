"""A collapsed lane is one line on which every mark has a tick; what is singled out keeps a row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.layout.made_up import WIDTH, many_tracks, marks_on, measure, plan_at, seen, track, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.easing import between
from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.hit import TargetKind, hit
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.sizes import STRIP, RowSizes
from withdrawal_timeline.layout.strip import TICK_APART
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Track, Tracks

SIZES = RowSizes()


@st.composite
def arranged(draw: st.DrawFn) -> Tracks:
    """Draw lanes of which any may be collapsed."""
    tracks = draw(many_tracks())
    return replace(tracks, lanes=tuple(replace(lane, collapsed=draw(st.booleans())) for lane in tracks.lanes))


def one_lane(*tracks: Track) -> Tracks:
    return Tracks((Lane("lane", "Lane", tracks, collapsed=True),), (), (), 0.0, -10_000.0, 10_000.0)


@given(arranged(), windows())
def test_every_mark_in_view_of_a_collapsed_lane_stands_on_exactly_one_tick(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    ticked = sorted((mark.mark.owner, mark.mark.index) for tick in frame.ticks for mark in tick.marks)
    marks = [mark for lane in tracks.lanes if lane.collapsed for one in lane.tracks for mark in one.marks]
    expected = sorted((mark.owner, mark.index) for mark in marks if 0.0 <= scale.to_px(mark.day) <= WIDTH)
    assert ticked == expected


@given(arranged(), windows())
def test_every_track_is_drawn_folded_ticked_or_counted(tracks: Tracks, scale: TimeScale) -> None:
    plan, frame = seen(tracks, scale)
    drawn = {box.key for box in frame.rows}
    folded = {member.key for cluster in plan.clusters for member in cluster.members}
    left_out = {one.key for planned in plan.lanes for one in planned.left_out}
    ticked = {one.key for planned in plan.lanes for one, _ in planned.ticked}
    for lane in tracks.lanes:
        for one in lane.tracks:
            assert (one.key in ticked) == lane.collapsed
            if any(0.0 <= scale.to_px(mark.day) <= WIDTH for mark in one.marks):
                assert one.key in drawn | folded | left_out | ticked


@given(arranged(), windows())
def test_a_tick_stands_in_the_strip_of_its_lane_near_each_of_its_marks(tracks: Tracks, scale: TimeScale) -> None:
    plan, frame = seen(tracks, scale)
    for tick in frame.ticks:
        lane = next(
            planned for planned in plan.lanes if any(one.key == tick.marks[0].track for one, _ in planned.ticked)
        )
        assert lane.strip_top < tick.y < lane.strip_top + STRIP
        assert all(abs(scale.to_px(mark.mark.day) - tick.x) < TICK_APART for mark in tick.marks)


@given(arranged(), windows())
def test_a_tick_can_be_hit_and_gives_all_its_marks(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    for tick in frame.ticks:
        found = hit(frame, tick.x, tick.y)
        assert found is not None
        if len(tick.marks) == 1:
            assert (found.kind, found.mark) == (TargetKind.MARK, tick.marks[0])
        else:
            assert (found.kind, found.tick) == (TargetKind.TICK, tick)


@given(arranged(), windows())
def test_lanes_follow_each_other_without_gap_and_a_collapsed_one_is_a_line(tracks: Tracks, scale: TimeScale) -> None:
    plan, _ = seen(tracks, scale)
    top = 0.0
    for planned in plan.lanes:
        assert planned.top == pytest.approx(top)
        if planned.lane.collapsed:
            assert planned.height == pytest.approx(SIZES.header + STRIP + SIZES.pad)
        top += planned.height
    assert plan.height == pytest.approx(top)


@given(arranged(), windows(), st.data())
def test_what_is_singled_out_in_a_collapsed_lane_has_a_row_there(
    tracks: Tracks, scale: TimeScale, data: st.DataObject
) -> None:
    shown = [one for lane in tracks.lanes if lane.collapsed for one in lane.tracks]
    if not shown:
        return
    one = data.draw(st.sampled_from(shown))
    middle = (scale.start + scale.end) / 2
    scale = scale.panned((middle - one.strongest.day) * scale.px_per_day)
    plan = plan_at(tracks, scale, frozenset((one.key,)))
    places = {planned.track.key: planned for planned in plan.own}
    lane = plan.lanes[places[one.key].lane]
    assert one in lane.lane.tracks
    assert lane.strip_top + STRIP <= places[one.key].y - places[one.key].height / 2
    assert places[one.key].y + places[one.key].height / 2 + places[one.key].below <= lane.top + lane.height
    assert [key for key in places if any(key == other.key for other in lane.lane.tracks)] == [one.key]


def test_of_marks_on_one_tick_the_most_important_track_comes_first() -> None:
    early, late = track("a", 0.0, (100.0, 2000.0), 2), track("b", 0.0, (100.5,), 5)
    _, frame = seen(one_lane(early, late), TimeScale(Day(0.0), Day(3000.0), WIDTH))
    assert [[mark.track for mark in tick.marks] for tick in frame.ticks] == [["b", "a"], ["a"]]


def test_the_parts_of_a_collapsed_lane_have_ticks_too() -> None:
    part = Track("part", "Part", "Part", 3, (), marks_on("part-act", 500.0))
    lane = Lane("lane", "Lane", (track("a", 0.0, (100.0,)),), (part,), collapsed=True)
    plan, frame = seen(Tracks((lane,), (), (), 0.0, 0.0, 1000.0), TimeScale(Day(0.0), Day(1000.0), WIDTH))
    assert [tick.marks[0].track for tick in frame.ticks] == ["a", "part"]
    assert plan.own == ()


def row_of(plan: Plan, key: str) -> float | None:
    return next((planned.y for planned in plan.own if planned.track.key == key), None)


def test_rows_go_into_the_strip_and_come_out_of_it() -> None:
    scale = TimeScale(Day(0.0), Day(3000.0), WIDTH)
    closed = one_lane(track("a", 0.0, (100.0,)), track("b", 0.0, (150.0,)))
    whole = replace(closed, lanes=(replace(closed.lanes[0], collapsed=False),))
    before, after = plan_at(whole, scale), plan_at(closed, scale)
    strip = after.lanes[0].strip_top + STRIP / 2

    for start, end in ((before, after), (after, before)):
        for key in ("a", "b"):
            half = row_of(between(start, end, 0.5), key)
            assert half is not None
            assert half == pytest.approx(((row_of(before, key) or 0.0) + strip) / 2)
        names = make_frame(between(start, end, 0.5), scale, 0.0, measure, measure).names
        assert bool(names) == (end is before)
        assert between(start, end, 1.0) is end


@given(arranged(), windows(), st.data())
def test_collapsing_or_opening_a_lane_moves_nothing_above_it(
    tracks: Tracks, scale: TimeScale, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(tracks.lanes) - 1))
    lanes = list(tracks.lanes)
    lanes[place] = replace(lanes[place], collapsed=not lanes[place].collapsed)
    for found in (lanes, tracks.lanes):
        # What is alone open has all the room; that is another case.
        if sum(not lane.collapsed for lane in found) == 1:
            return
    before, after = plan_at(tracks, scale), plan_at(replace(tracks, lanes=tuple(lanes)), scale)
    assert after.lanes[:place] == before.lanes[:place]
    assert after.lanes[place].top == before.lanes[place].top
    above = [one for one in before.own if one.lane < place]
    assert [one for one in after.own if one.lane < place] == above


def crowded(*lanes: Lane) -> Tracks:
    return Tracks(lanes, (), (), 0.0, 0.0, 40_000.0)


def quiet_lanes(count: int) -> list[Lane]:
    """Return lanes of which each has a step near day 100, and many lines that only go on there."""
    made = []
    for number in range(count):
        near = track(f"near{number}", 0.0, (100.0,))
        far = [track(f"far{number}{row}", -20_000.0, (30_000.0,), member=True) for row in range(9)]
        made.append(Lane(f"lane{number}", "Lane", (near, *far)))
    return made


NEAR = TimeScale(Day(0.0), Day(400.0), WIDTH)


def test_what_collapsed_lanes_leave_brings_back_rows_beneath_them_and_none_above() -> None:
    lanes = quiet_lanes(6)
    before = plan_at(crowded(*lanes), NEAR)

    def left_out(place: int) -> list[int]:
        changed = [replace(lane, collapsed=number == place) for number, lane in enumerate(lanes)]
        after = plan_at(crowded(*changed), NEAR)
        assert after.height <= before.height
        return [len(planned.left_out) for planned in after.lanes]

    left = [len(planned.left_out) for planned in before.lanes]
    assert left[-1] > 0
    assert sum(left_out(0)[1:]) < sum(left[1:])
    assert left_out(5)[:5] == left[:5]


def test_where_lanes_do_not_fit_what_one_leaves_lets_more_of_them_fit_and_no_quiet_row_comes_back() -> None:
    busy = Lane("busy", "Lane", tuple(track(f"busy{row}", 0.0, (100.0,)) for row in range(9)))
    lanes = [busy, *quiet_lanes(16)]
    before = plan_at(crowded(*lanes), NEAR)
    after = plan_at(crowded(replace(busy, collapsed=True), *lanes[1:]), NEAR)
    assert after.height > 700.0
    assert [planned.left_out for planned in after.lanes[1:]] == [planned.left_out for planned in before.lanes[1:]]


def test_a_lane_that_is_open_alone_has_all_the_room() -> None:
    lanes = [replace(lane, collapsed=number > 0) for number, lane in enumerate(quiet_lanes(6))]
    assert plan_at(crowded(*lanes), NEAR).lanes[0].left_out == ()
