"""The row of what has no line of its own: clusters with counts, single marks with their names where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.layout.drawn import OVERSCAN, Collected, DrawnCluster, DrawnMark, DrawnName, RowBox
from withdrawal_timeline.layout.labels import LINE_GAP
from withdrawal_timeline.layout.packing import Taken
from withdrawal_timeline.layout.plan import PlannedCluster
from withdrawal_timeline.layout.sizes import LABEL_GAP, MARK, Measure
from withdrawal_timeline.layout.timescale import TimeScale


def place_small_marks(
    out: Collected, clusters: Sequence[PlannedCluster], scale: TimeScale, measure: Measure, strong: frozenset[str]
) -> None:
    """Place what has no line of its own: clusters with counts, single marks with their names where there is room."""
    taken = Taken()
    visible: list[tuple[PlannedCluster, float]] = []
    for cluster in clusters:
        x = scale.to_px(cluster.day)
        if -OVERSCAN < x < scale.width + OVERSCAN:
            visible.append((cluster, x))
            reach = MARK / 2 if len(cluster.members) == 1 else MARK
            if taken.fits(x - reach, x + reach):
                taken.take(x - reach, x + reach)
    for cluster, x in visible:
        if len(cluster.members) > 1:
            out.clusters.append(DrawnCluster(x, cluster.y, cluster.members[0].hue, cluster))
    singles = sorted(
        (item for item in visible if len(item[0].members) == 1),
        key=lambda item: (-item[0].members[0].importance, item[1]),
    )
    for cluster, x in singles:
        track = cluster.members[0]
        mark = track.strongest
        rest = tuple(other for other in track.marks if other is not mark)
        out.marks.append(DrawnMark(x, cluster.y, x, x, track.hue, track.key, mark, -1, rest))
        bold = track.key in strong
        widths = (measure(track.label, bold), measure(track.short, bold))
        for text, width in zip((track.label, track.short), widths, strict=True):
            start = x - MARK / 2 - LABEL_GAP - width
            if start >= LINE_GAP and taken.fits(start - LINE_GAP, x - MARK / 2 - 1.0):
                taken.take(start - LINE_GAP, x - MARK / 2 - 1.0)
                out.names.append(DrawnName(track.key, text, start, cluster.y, width, bold, True, track.hue))
                break
        else:
            out.nameless += 1
        out.rows.append(RowBox(track.key, cluster.y - MARK / 2, MARK, x - MARK / 2, x + MARK / 2, track.hue))
