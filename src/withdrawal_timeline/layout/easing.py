"""A plan on its way to another: rows and lanes between where they stood and where they will stand."""

from __future__ import annotations

from dataclasses import replace

from withdrawal_timeline.layout.plan import Plan


def between(before: Plan, after: Plan, share: float) -> Plan:
    """Return ``after`` with everything that stood in ``before`` a share of the way from there.

    What is new stands in its place at once. Tracks are recognised by their key, or by their subject where the lanes
    stand for something else now, so that the eye can follow them.

    Parameters
    ----------
    before, after
        Where things stood, and where they will stand.
    share
        How much of the way is done, 0 to 1; at 1 the result is ``after`` itself.
    """
    if share >= 1.0 or before is after:
        return after
    rows = {planned.track.subject or planned.track.key: planned.y for planned in before.own}
    rows |= {planned.track.key: planned.y for planned in before.own}
    tops = {planned.lane.key: (planned.top, planned.height) for planned in before.lanes}
    marks = {cluster.members[0].key: cluster.y for cluster in before.clusters}

    def way(start: float, end: float) -> float:
        return start + (end - start) * share

    own = tuple(
        replace(planned, y=way(rows.get(planned.track.key, rows.get(planned.track.subject, planned.y)), planned.y))
        for planned in after.own
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
    clusters = tuple(
        replace(cluster, y=way(marks.get(cluster.members[0].key, cluster.y), cluster.y)) for cluster in after.clusters
    )
    return replace(after, lanes=lanes, own=own, clusters=clusters, height=max(before.height, after.height))
