"""Clusters: known again from step to step, named without overlap, and led by the eye to where they go."""

from __future__ import annotations

from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.unit.layout.made_up import WIDTH, many_tracks, measure, plan_at, seen, track, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.drawn import DrawnName
from withdrawal_timeline.layout.easing import between
from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.hit import TargetKind, hit
from withdrawal_timeline.layout.plan import Plan, PlannedCluster
from withdrawal_timeline.layout.small_marks import cluster_names
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Track, Tracks

CENTURY = TimeScale(Day(-18_000.0), Day(20_000.0), WIDTH)
shares = st.floats(min_value=0.0, max_value=0.99)


def crowded(*days: float, importance: int = 2) -> Tracks:
    """Return five lanes; in the first small marks on these days, in the order of their keys."""
    marks = tuple(track(f"t{place}", day, (day,), importance) for place, day in enumerate(days))
    lanes = tuple(Lane(f"l{number}", "L", marks if number == 0 else ()) for number in range(5))
    return Tracks(lanes, (), (), 20_000.0, -18_000.0, 20_400.0)


def keys_of(cluster: PlannedCluster) -> frozenset[str]:
    return frozenset(member.key for member in cluster.members)


def overlaps(one: DrawnName, other: DrawnName) -> bool:
    return one.x < other.x + other.width and other.x < one.x + one.width


@settings(max_examples=40)
@given(many_tracks(), windows())
def test_every_cluster_has_a_name_of_its_own(tracks: Tracks, scale: TimeScale) -> None:
    keys = [cluster.key for cluster in plan_at(tracks, scale).clusters]

    assert len(keys) == len(set(keys))


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=-3000, max_value=3000))
def test_a_cluster_keeps_name_and_members_while_panning(tracks: Tracks, scale: TimeScale, px: float) -> None:
    def known(plan: Plan) -> dict[str, tuple[str, frozenset[str]]]:
        return {member.key: (one.key, keys_of(one)) for one in plan.clusters for member in one.members}

    here, there = known(plan_at(tracks, scale)), known(plan_at(tracks, scale.panned(px)))
    assert all(here[key] == there[key] for key in here.keys() & there.keys())


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=0.3, max_value=0.95))
def test_zooming_in_a_cluster_only_loses_members_and_one_part_keeps_the_name(
    tracks: Tracks, scale: TimeScale, ratio: float
) -> None:
    far, near = plan_at(tracks, scale), plan_at(tracks, scale.zoomed(ratio, anchor_px=WIDTH / 2))
    of_far = {cluster.key: keys_of(cluster) for cluster in far.clusters}
    for cluster in near.clusters:
        assert any(keys_of(cluster) <= members for members in of_far.values())
    for key, members in of_far.items():
        left = [cluster for cluster in near.clusters if keys_of(cluster) & members]
        if left and key in frozenset().union(*map(keys_of, left)):
            assert key in {cluster.key for cluster in left}


def test_the_least_important_member_names_the_cluster_so_that_others_can_leave_it() -> None:
    marks = (track("a", 100.0, (100.0,), 3), track("b", 101.0, (101.0,), 1), track("c", 102.0, (102.0,), 2))
    whole = PlannedCluster(0, 0.0, 100.0, 102.0, marks)

    assert whole.key == PlannedCluster(0, 0.0, 101.0, 102.0, marks[1:]).key == "b"
    assert [member.key for member in whole.strongest_first] == ["a", "c", "b"]


def test_a_cluster_is_called_by_its_strongest_members_and_counts_the_rest() -> None:
    members = [Track(key, f"{key} whole", key, 1, (), ()) for key in ("A", "B", "C", "D")]

    assert list(cluster_names(members)) == ["A whole, B whole +2", "A, B +2", "A whole +3", "A +3"]
    assert next(iter(cluster_names(members[:3]))) == "A whole, B whole, C whole"


def test_the_longest_name_that_fits_stands_before_the_cluster() -> None:
    _, frame = seen(crowded(9_000.0, 9_010.0, 9_020.0), CENTURY)

    assert [name.text for name in frame.names] == ["Name of t2, Name of t1, Name of t0"]
    assert frame.names[0].x + frame.names[0].width < frame.clusters[0].x
    at = frame.names[0].x + 5.0
    target = hit(frame, at, frame.names[0].y)
    assert target is not None
    assert target.kind is TargetKind.CLUSTER


def test_a_cluster_at_the_left_edge_is_named_behind_it() -> None:
    _, frame = seen(crowded(-17_600.0, -17_590.0), CENTURY)

    assert [name.text for name in frame.names] == ["Name of t1, Name of t0"]
    assert frame.names[0].x > frame.clusters[0].x


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=0.2, max_value=3.0), shares)
def test_names_do_not_lie_on_each_other_while_rows_pass(
    tracks: Tracks, scale: TimeScale, ratio: float, share: float
) -> None:
    there = scale.zoomed(ratio, anchor_px=WIDTH / 3)
    moving = between(plan_at(tracks, scale), plan_at(tracks, there), share)
    frame = make_frame(moving, there, tracks.today, measure, measure)

    for one, other in combinations(frame.names, 2):
        if abs(one.y - other.y) < 0.8 * moving.line:
            assert not overlaps(one, other)
    assert all(0.0 < name.strength <= 1.0 for name in frame.names)


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=0.2, max_value=3.0))
def test_every_cluster_and_line_begins_its_way_where_it_was(tracks: Tracks, scale: TimeScale, ratio: float) -> None:
    before, after = plan_at(tracks, scale), plan_at(tracks, scale.zoomed(ratio, anchor_px=WIDTH / 3))
    assume(before is not after)
    start = between(before, after, 0.0)
    stood = {planned.track.key: planned.y for planned in before.own}
    stood |= {member.key: cluster.y for cluster in before.clusters for member in cluster.members}
    for planned in start.own:
        assert planned.y == stood.get(planned.track.key, planned.y)
    places = {cluster.y for cluster in before.clusters} | {planned.y for planned in before.own}
    for cluster in start.clusters:
        if keys_of(cluster) & stood.keys():
            assert cluster.y in places


def test_clusters_that_merge_move_into_each_other_and_split_from_each_other() -> None:
    tracks = crowded(9_000.0, 9_900.0)
    near, far = plan_at(tracks, TimeScale(Day(0.0), Day(19_000.0), WIDTH)), plan_at(tracks, CENTURY)
    assert [len(cluster.members) for cluster in near.clusters] == [1, 1]
    assert [len(cluster.members) for cluster in far.clusters] == [2]

    merging = between(near, far, 0.5)
    leaving = [cluster for cluster in merging.clusters if cluster.leaving]
    assert [keys_of(cluster) for cluster in leaving] == [frozenset(("t1",))]
    assert 9_450.0 < leaving[0].day < 9_900.0
    splitting = between(far, near, 0.0)
    assert [cluster.day for cluster in splitting.clusters] == [far.clusters[0].day] * 2
    assert not any(cluster.leaving for cluster in splitting.clusters)
    frame = make_frame(merging, CENTURY, 20_000.0, measure, measure)
    gone = next(mark for mark in frame.marks if mark.track == "t1")
    assert hit(frame, gone.x, gone.y) is None or abs(gone.x - frame.clusters[0].x) <= 11.0


@settings(max_examples=40)
@given(many_tracks((4, 5)), windows(), st.data())
def test_singling_out_a_small_mark_moves_no_other_row_of_its_lane(
    tracks: Tracks, scale: TimeScale, data: st.DataObject
) -> None:
    plan = plan_at(tracks, scale)
    small = [(cluster.lane, member.key) for cluster in plan.clusters for member in cluster.members]
    assume(small)
    lane, key = data.draw(st.sampled_from(small))
    with_line = plan_at(tracks, scale, frozenset((key,)))

    def above(found: Plan) -> dict[str, float]:
        places = {one.track.key: one.y for one in found.own if one.lane <= lane}
        places |= {member.key: one.y for one in found.clusters if one.lane < lane for member in one.members}
        return {other: y for other, y in places.items() if other != key}

    assert above(with_line) == above(plan)
    others = {one.key: one.day for one in plan.clusters if key not in keys_of(one)}
    assert {one.key: one.day for one in with_line.clusters if one.key in others}.items() <= others.items()
    shown = {one.key for one in with_line.clusters}
    assert all(name in shown for name, day in others.items() if scale.start <= day <= scale.end)


def test_a_guest_stands_below_the_rows_that_were_there() -> None:
    usual = tuple(track(f"u{place}", 10_000.0, (10_000.0 + place,), 3) for place in range(3))
    guest = Track("guest", "Guest", "G", 5, (), track("guest", 0, (10_001.0,)).marks, guest=True)
    with_guest = Tracks((Lane("a", "A", (guest, *usual)),), (), (), 20_000.0, 0.0, 20_400.0)
    without = Tracks((Lane("a", "A", usual),), (), (), 20_000.0, 0.0, 20_400.0)
    scale = TimeScale(Day(9_900.0), Day(10_100.0), WIDTH)
    plan = plan_at(with_guest, scale, frozenset(("guest",)))

    assert [one.y for one in plan.own if one.track.key != "guest"] == [one.y for one in plan_at(without, scale).own]
    assert max(plan.own, key=lambda one: one.y).track.key == "guest"
