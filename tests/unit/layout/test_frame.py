"""A plan seen through windows: names never overlap, nothing is lost, rows keep still."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.layout.made_up import TODAY, WIDTH, many_tracks, marks_on, measure, plan_at, seen, track, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.hit import TargetKind, hit
from withdrawal_timeline.layout.levels import days_of_page, least_scale, narrowest, page_of, scale_step
from withdrawal_timeline.layout.plan import Plan, make_plan
from withdrawal_timeline.layout.sizes import MARK, RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Mark, Span, Track, Tracks


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_no_two_names_overlap(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    for one, other in combinations(frame.names, 2):
        if one.y == other.y:
            assert one.x + one.width <= other.x or other.x + other.width <= one.x


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_no_name_covers_a_mark_of_its_row(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    for name in frame.names:
        for mark in frame.marks:
            if mark.y == name.y:
                assert not name.x < mark.x < name.x + name.width


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_every_track_in_view_is_drawn_or_counted(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    drawn = {box.key for box in frame.rows}
    folded = {member.key for cluster in frame.clusters for member in cluster.cluster.members}
    for lane in tracks.lanes:
        for one in lane.tracks:
            if any(scale.start <= mark.day <= scale.end for mark in one.marks) and one.key not in drawn:
                x = scale.to_px(one.strongest.day)
                assert one.key in folded or not 0 <= x <= scale.width
    named = {name.key for name in frame.names if not name.many}
    assert len(drawn) == len(named) + frame.nameless


@settings(max_examples=50)
@given(many_tracks(), windows(), st.floats(min_value=-3000, max_value=3000))
def test_panning_does_not_shuffle_rows(tracks: Tracks, scale: TimeScale, px: float) -> None:
    plan, moved = plan_at(tracks, scale), plan_at(tracks, scale.panned(px))
    after = {planned.track.key: planned for planned in moved.own}
    both = [(planned, after[planned.track.key]) for planned in plan.own if planned.track.key in after]

    for (one, one_after), (other, other_after) in combinations(both, 2):
        assert (one.y < other.y) == (one_after.y < other_after.y)


@settings(max_examples=50)
@given(many_tracks(), windows(), st.floats(min_value=-0.09, max_value=0.09))
def test_a_short_pan_moves_nothing_up_or_down(tracks: Tracks, scale: TimeScale, share: float) -> None:
    step = scale_step(scale.px_per_day)
    page = page_of((scale.start + scale.end) / 2, step, WIDTH)
    moved = scale.panned(share * narrowest(step) / scale.px_per_day * WIDTH)
    centre = (moved.start + moved.end) / 2

    assert page_of(centre, step, WIDTH, page) == page


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_a_step_in_view_is_never_left_out(tracks: Tracks, scale: TimeScale) -> None:
    plan = plan_at(tracks, scale)
    planned = {item.track.key for item in plan.own} | {one.key for item in plan.clusters for one in item.members}
    for lane in tracks.lanes:
        for one in lane.tracks:
            if any(scale.start <= mark.day <= scale.end for mark in one.marks):
                assert one.key in planned


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_a_plan_holds_for_its_whole_step_of_scales(tracks: Tracks, scale: TimeScale) -> None:
    step = scale_step(scale.px_per_day)

    assert least_scale(step) <= scale.px_per_day * (1 + 1e-9)
    assert scale.px_per_day < least_scale(step + 1) * (1 + 1e-9)


@settings(max_examples=50)
@given(many_tracks(), windows())
def test_a_mark_in_view_can_be_hit(tracks: Tracks, scale: TimeScale) -> None:
    _, frame = seen(tracks, scale)
    for mark in frame.marks:
        if MARK <= mark.x <= scale.width - MARK:
            target = hit(frame, mark.x, mark.y)
            assert target is not None
            assert target.kind is not TargetKind.TRACK


def test_marks_too_close_leave_the_strongest_and_a_ghost() -> None:
    tracks = Tracks(
        (Lane("a", "A", (track("body", 0.0, (10_000.0, 10_001.0, 15_000.0), 5),)),), (), (), TODAY, 0, TODAY
    )
    _, frame = seen(tracks, TimeScale(Day(5_000.0), Day(20_000.0), WIDTH))

    assert [(mark.mark.index, mark.ghost >= 0, len(mark.hidden)) for mark in frame.marks] == [
        (0, True, 1),
        (2, False, 0),
    ]


def exit_and_return(*days: float) -> Frame:
    """Return the frame of a body left and joined again; at this scale ten days are a pixel."""
    strengths = (4, 0, 2, 1, 4)
    marks = tuple(
        Mark("act", place, place, strength, day, day + 1.0)
        for place, (day, strength) in enumerate(zip(days, strengths, strict=True))
    )
    spans = (Span(5, 0.0, days[1], 0.0, days[1]), Span(5, days[3], 20_000.0, days[3], 20_000.0))
    body = Track("body", "Name of body", "Name of body", 5, spans, marks)
    tracks = Tracks((Lane("a", "A", (body,)),), (), (), TODAY, 0.0, TODAY)
    return seen(tracks, TimeScale(Day(5_000.0), Day(5_000.0 + 10 * WIDTH), WIDTH))[1]


def test_a_return_that_has_room_behind_the_exit_keeps_its_mark() -> None:
    frame = exit_and_return(5_100.0, 6_000.0, 6_077.0, 6_107.0, 8_000.0)

    assert [mark.mark.index for mark in frame.marks] == [0, 1, 3, 4]
    assert [mark.index for mark in frame.marks[2].hidden] == [2], "behind the nearer of the two"


def test_a_name_on_a_line_stands_behind_the_return_that_an_exit_hides() -> None:
    frame = exit_and_return(5_100.0, 6_000.0, 6_040.0, 6_070.0, 8_000.0)

    assert [mark.mark.index for mark in frame.marks] == [0, 1, 4]
    (name,) = frame.names
    assert name.x > frame.marks[1].x
    begun = [span for bars in frame.bars for span in bars.spans if span.x1 <= name.x and span.x0 > frame.marks[1].x]
    assert begun, "the line is seen to begin before its name"


def test_a_name_sticks_to_the_edge_when_its_line_comes_from_outside() -> None:
    tracks = Tracks(
        (Lane("a", "A", (track("body", -9_000.0, (18_000.0,), 5, member=True),)),), (), (), TODAY, -9_900, TODAY
    )
    _, frame = seen(tracks, TimeScale(Day(10_000.0), Day(20_000.0), WIDTH))

    assert [name.x for name in frame.names] == [10.0]
    spans = [span for bars in frame.bars for span in bars.spans]
    assert min(span.x0 for span in spans) >= frame.names[0].x + frame.names[0].width


def test_only_headlines_have_a_line_of_their_own_over_a_century() -> None:
    several = tuple(track(f"t{place}", 0.0, (1_000.0 * place + 400.0,), place) for place in range(1, 6))
    lanes = tuple(Lane(f"l{number}", "L", several if number == 0 else ()) for number in range(5))
    tracks = Tracks(lanes, (), (), TODAY, -20_000, TODAY)
    far, _ = seen(tracks, TimeScale(Day(-18_000.0), Day(20_000.0), WIDTH))
    near, _ = seen(tracks, TimeScale(Day(0.0), Day(4_000.0), WIDTH))

    assert {planned.track.importance for planned in far.own} == {4, 5}
    assert len(near.own) == 5


def test_captions_stand_beneath_marks_where_there_is_room_and_never_overlap() -> None:
    marks = tuple(
        Mark("act", place, 0, place, day, day + 1.0, captions=(f"long words for day {day:.0f}", f"day {day:.0f}"))
        for place, day in enumerate((1000.0, 1003.0, 1060.0, 1120.0))
    )
    lane = Lane("a", "A", (Track("body", "Body", "B", 5, (), marks),))
    tracks = Tracks((lane,), (), (), TODAY, 0.0, TODAY)
    near = plan_at(tracks, TimeScale(Day(950.0), Day(1150.0), WIDTH))
    _, frame = seen(tracks, TimeScale(Day(950.0), Day(1150.0), WIDTH))
    _, far = seen(tracks, TimeScale(Day(-9_000.0), Day(9_000.0), WIDTH))

    assert near.own[0].below > 0
    assert "long words for day 1120" in [caption.text for caption in frame.captions]
    spans = sorted((caption.x, caption.x + measure(caption.text, False)) for caption in frame.captions)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert not far.captions


def test_a_name_never_leaves_a_mark_of_its_row_to_a_neighbour() -> None:
    early = Track(
        "early",
        "A rather long name",
        "Long",
        3,
        (),
        (Mark("e", 0, 0, 0, 950.0, 951.0), Mark("e", 1, 0, 0, 1010.0, 1011.0)),
    )
    late = Track(
        "late", "Neighbour", "N", 5, (), (Mark("l", 0, 0, 0, 1100.0, 1101.0), Mark("l", 1, 0, 0, 1190.0, 1191.0))
    )
    tracks = Tracks((Lane("a", "A", (early, late)),), (), (), TODAY, 0.0, TODAY)
    _, frame = seen(tracks, TimeScale(Day(1000.0), Day(1200.0), WIDTH))

    assert {name.key for name in frame.names} == {"early", "late"}
    assert frame.nameless == 0


def test_quiet_rows_are_kept_while_there_is_room_and_counted_when_not() -> None:
    busy = tuple(track(f"b{place}", 10_000.0, (10_000.0 + place,), 3) for place in range(6))
    quiet = Track("quiet", "Quiet", "Q", 5, (Span(5, 0.0, 19_000.0, 0.0, 19_000.0),), (Mark("q", 0, 0, 0, 1.0, 2.0),))
    tracks = Tracks((Lane("a", "A", (*busy, quiet)),), (), (), TODAY, 0.0, TODAY)
    scale = TimeScale(Day(9_900.0), Day(10_100.0), WIDTH)
    step = scale_step(scale.px_per_day)
    days = days_of_page(page_of(10_000.0, step, WIDTH), step, WIDTH)
    roomy = make_plan(tracks, step, 2000.0, RowSizes(), measure, days=days)
    tight = make_plan(tracks, step, 60.0, RowSizes(), measure, days=days)

    assert "quiet" in {planned.track.key for planned in roomy.own}
    assert not roomy.lanes[0].left_out
    assert [one.key for one in tight.lanes[0].left_out] == ["quiet"]
    assert {one.key for one in busy} <= {planned.track.key for planned in tight.own}


def test_a_row_before_unfolded_parts_that_shows_nothing_has_no_place_and_moves_no_other_lane() -> None:
    ends = {"near": 10_000.0, "far": 9_850.0, "last": 10_020.0}
    own = tuple(track(key, 9_000.0, (end,), member=True) for key, end in ends.items())
    parts = (track("part", 10_000.0, (10_000.0,)),)
    other = track("other", 10_000.0, (10_000.0,))

    def planned(in_sight: tuple[float, float], *parts: Track, promoted: frozenset[str] = frozenset()) -> Plan:
        lanes = (Lane("above", "Above", (other,)), Lane("a", "A", own, parts))
        made = Tracks(lanes, (), (), TODAY, 0.0, TODAY)
        return make_plan(made, 3, 700.0, RowSizes(), measure, promoted, (9_800.0, 10_200.0), in_sight)

    def rows(plan: Plan) -> list[str]:
        return [one.track.key for one in sorted(plan.own, key=lambda one: one.y) if one.lane == 1]

    folded, unfolded = planned((9_950.0, 10_050.0)), planned((9_950.0, 10_050.0), *parts)
    assert rows(folded) == ["near", "far", "last"]
    assert rows(unfolded) == ["near", "last", "part"]
    assert unfolded.lanes[0] == folded.lanes[0]
    assert unfolded.lanes[1].top == folded.lanes[1].top
    assert unfolded.lanes[1].left_out == (own[1],)
    assert rows(planned((9_840.0, 10_050.0), *parts)) == ["near", "far", "last", "part"]
    assert rows(planned((9_950.0, 10_050.0), *parts, promoted=frozenset({"far"}))) == ["near", "far", "last", "part"]


def test_names_of_unfolded_parts_stand_below_each_other_in_all_lanes() -> None:
    def part(key: str, name: str, *days: float) -> Track:
        return Track(key, name, name, 3, (), marks_on(key, *days))

    parts = (part("a", "A", 1020.0), part("b", "A name as long as few are", 1020.0), part("c", "C", 1020.0, 1190.0))
    short = (part("d", "D", 1020.0),)
    scale = TimeScale(Day(1000.0), Day(1200.0), WIDTH)
    tracks = Tracks((Lane("one", "One", (), parts), Lane("two", "Two", (), short)), (), (), TODAY, 0.0, TODAY)
    _, frame = seen(tracks, scale)
    at = {name.key: name.x for name in frame.names}
    assert at["a"] == at["b"] == at["c"] == at["d"] > frame.marks[0].x
    _, frame = seen(Tracks((Lane("two", "Two", (), short),), (), (), TODAY, 0.0, TODAY), scale)
    assert frame.names[0].x < frame.marks[0].x, "where none of them lies under the mark, they stand before it"


def long_line(*days: float) -> Frame:
    spans = (Span(5, 0.0, 1900.0, 0.0, 1900.0),)
    one = Track("long", "A name much longer than the room", "A name much longer", 5, spans, marks_on("l", *days))
    tracks = Tracks((Lane("a", "A", (one,)),), (), (), TODAY, 0.0, TODAY)
    return seen(tracks, TimeScale(Day(1000.0), Day(1200.0), WIDTH))[1]


def test_a_name_without_room_is_cut_rather_than_left_out() -> None:
    frame = long_line(1020.0, 1050.0, 1080.0, 1110.0, 1140.0, 1170.0, 1195.0)

    assert len(frame.names) == 1
    assert frame.names[0].width < measure("A name much longer", True)


def test_a_short_name_breaks_its_line_between_marks_far_apart_before_it_is_cut() -> None:
    frame = long_line(1020.0, 1195.0)

    assert [name.text for name in frame.names] == ["A name much longer"]
    assert frame.names[0].width == measure("A name much longer", True)
    name = frame.names[0]
    assert not any(name.x < mark.x < name.x + name.width for mark in frame.marks)


def test_a_date_known_to_the_year_is_drawn_while_any_of_the_year_is_in_view() -> None:
    year = Track("body", "Body", "B", 5, (), (Mark("act", 0, 0, 0, 10_000.0, 10_365.0),))
    tracks = Tracks((Lane("a", "A", (year,)),), (), (), TODAY, 0.0, TODAY)
    _, frame = seen(tracks, TimeScale(Day(10_010.0), Day(10_060.0), WIDTH))

    assert [box.key for box in frame.rows] == ["body"]
    assert frame.marks[0].x0 < 0.0 < WIDTH < frame.marks[0].x1
