"""A plan on its way to another: rows and lanes between where they stood and where they will stand."""

from __future__ import annotations

from collections.abc import Iterator

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.layout.plan import Plan, PlannedCluster, PlannedTrack
from withdrawal_timeline.layout.sizes import STRIP

_BELOW = 10_000
"""Rows that are about to go are numbered from here, so that they share none with those that stay."""


def between(before: Plan, after: Plan, share: float) -> Plan:
    """Return ``after`` with everything that stood in ``before`` a share of the way from there.

    What is new stands in its place at once. Tracks are recognised by their key, or by their subject where the lanes
    stand for something else now, so that the eye can follow them. What comes out of a cluster, or out of a collapsed
    lane, starts from it, and what goes into one moves there before it is gone.

    Parameters
    ----------
    before, after
        Where things stood, and where they will stand.
    share
        How much of the way is done, 0 to 1; at 1 the result is ``after`` itself.
    """
    if share >= 1.0 or before is after:
        return after
    stood = [cluster for cluster in before.clusters if not cluster.leaving]
    rows = {member.key: cluster.y for cluster in stood for member in cluster.members}
    rows |= _strips(before)
    rows |= {planned.track.subject or planned.track.key: planned.y for planned in before.own}
    rows |= {planned.track.key: planned.y for planned in before.own}
    tops = {planned.lane.key: (planned.top, planned.height) for planned in before.lanes}

    def way(start: float, end: float) -> float:
        return start + (end - start) * share

    own = tuple(
        replace(planned, y=way(rows.get(planned.track.key, rows.get(planned.track.subject, planned.y)), planned.y))
        for planned in (*after.own, *_collapsing(before, after))
    )
    lanes = tuple(
        planned
        if planned.lane.key not in tops
        else replace(
            planned,
            top=way(tops[planned.lane.key][0], planned.top),
            height=way(tops[planned.lane.key][1], planned.height),
        )
        for planned in after.lanes
    )
    clusters = (*_leaving(before, stood, after, share), *_arriving(before, stood, after, share))
    height, pinned = way(before.height, after.height), way(before.pinned, after.pinned)
    return replace(after, lanes=lanes, own=own, clusters=clusters, height=height, moving=True, pinned=pinned)


def _arriving(before: Plan, stood: list[PlannedCluster], after: Plan, share: float) -> Iterator[PlannedCluster]:
    """Yield the clusters of ``after`` on their way from what they come of."""
    lines = {planned.track.key: planned.y for planned in before.own}
    strips = _strips(before)
    for cluster in after.clusters:
        source = _source(cluster, stood)
        line = next((member for member in cluster.strongest_first if member.key in lines), None)
        if source is not None:
            yield _moved(cluster, source.y, source.day, 1.0 - share)
        elif line is not None:
            yield _moved(cluster, lines[line.key], line.strongest.day, 1.0 - share)
        else:
            strip = strips.get(cluster.key)
            yield cluster if strip is None else _moved(cluster, strip, cluster.day, 1.0 - share)


def _leaving(before: Plan, stood: list[PlannedCluster], after: Plan, share: float) -> Iterator[PlannedCluster]:
    """Yield what goes into a cluster of ``after`` that does not itself come of it."""
    into = {member.key: cluster for cluster in after.clusters for member in cluster.members}
    strips = _strips(after)
    sources = {id(source) for cluster in after.clusters if (source := _source(cluster, stood)) is not None}
    for cluster in stood:
        target = next((into[member.key] for member in cluster.strongest_first if member.key in into), None)
        if target is not None and id(cluster) not in sources:
            yield replace(_moved(cluster, target.y, target.day, share), leaving=True)
        elif target is None and cluster.key in strips:
            yield replace(_moved(cluster, strips[cluster.key], cluster.day, share), leaving=True)
    for planned in before.own:
        target = into.get(planned.track.key)
        if target is not None and len(target.members) > 1:
            day = planned.track.strongest.day
            mark = PlannedCluster(target.lane, planned.y, day, day, (planned.track,), leaving=True)
            yield _moved(mark, target.y, target.day, share)


def _strips(plan: Plan) -> dict[str, float]:
    """Return for each track of a collapsed lane the middle of the strip in which its ticks stand."""
    return {track.key: lane.strip_top + STRIP / 2 for lane in plan.lanes for track, _ in lane.ticked}


def _collapsing(before: Plan, after: Plan) -> Iterator[PlannedTrack]:
    """Yield the rows of ``before`` that have become ticks, in rows of their own at the place of the strip."""
    strips = _strips(after)
    stay = {planned.track.key for planned in after.own}
    places = {planned.lane.key: place for place, planned in enumerate(after.lanes)}
    for planned in before.own:
        place = places.get(before.lanes[planned.lane].lane.key)
        if place is not None and planned.track.key in strips and planned.track.key not in stay:
            going = replace(planned, lane=place, row=_BELOW + planned.row, below=0.0, leaving=True)
            yield replace(going, y=strips[planned.track.key])


def _source(cluster: PlannedCluster, stood: list[PlannedCluster]) -> PlannedCluster | None:
    """Return of which cluster that was there before another one comes: of its namesake, or of what held most of it."""
    keys = {member.key for member in cluster.members}
    shared = [(sum(member.key in keys for member in one.members), one.key == cluster.key, one) for one in stood]
    best = max(shared, key=lambda item: (item[1] and item[0] > 0, item[0]), default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _moved(cluster: PlannedCluster, y: float, day: float, share: float) -> PlannedCluster:
    """Return a cluster a share of the way towards another place."""
    aside = (day - cluster.day) * share
    return replace(
        cluster, y=cluster.y + (y - cluster.y) * share, first=cluster.first + aside, last=cluster.last + aside
    )
