"""What lies under a point of a frame."""

from __future__ import annotations

from enum import Enum

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.crowd_hit import CrowdItem, CrowdPlace, item_at, place_at
from withdrawal_timeline.layout.drawn import DrawnCluster, DrawnMark, DrawnTick, Frame
from withdrawal_timeline.layout.sizes import MARK, STRIP

_REACH = 10.0
"""Half the width, in pixels, in which a mark can be hit."""
_TICK_REACH = 6.0


class TargetKind(Enum):
    """What sort of thing was hit."""

    MARK = "mark"
    TRACK = "track"
    CLUSTER = "cluster"
    ITEM = "item"
    """A single item of a crowded lane."""
    PLACE = "place"
    """A place of the strip that counts all items of a crowded lane."""
    TICK = "tick"
    """A tick of a collapsed lane on which several marks stand."""


@frozen
class Target:
    """What was hit; what stands behind its kind is set for it.

    ``key`` is that of the track, of the item, or of the lane in whose strip the place lies.
    """

    kind: TargetKind
    key: str
    mark: DrawnMark | None = None
    cluster: DrawnCluster | None = None
    item: CrowdItem | None = None
    place: CrowdPlace | None = None
    tick: DrawnTick | None = None


def hit(frame: Frame, x: float, y: float) -> Target | None:
    """Return what lies under a point, the nearest mark first; None on empty ground.

    Parameters
    ----------
    x, y
        Pixels from the left edge of the view and from the top of the content.
    """
    for cluster in frame.clusters:
        if not cluster.cluster.leaving and abs(cluster.y - y) <= MARK and _is_at(frame, cluster, x):
            return Target(TargetKind.CLUSTER, cluster.cluster.key, cluster=cluster)
    row = next(
        (box for box in frame.rows if box.top <= y < box.top + box.height and box.x0 - 2.0 <= x <= box.x1 + 2.0), None
    )
    if row is None:
        return _tick_at(frame, x, y) or _hit_crowd(frame, x, y)
    bottom = row.top + row.height
    near = [
        mark
        for mark in frame.marks
        if mark.track == row.key and row.top <= mark.y < bottom and abs(mark.x - x) <= _REACH
    ]
    if near:
        return Target(TargetKind.MARK, row.key, mark=min(near, key=lambda mark: abs(mark.x - x)))
    return Target(TargetKind.TRACK, row.key)


def _is_at(frame: Frame, cluster: DrawnCluster, x: float) -> bool:
    """Return whether a pixel lies on a cluster, or on its name."""
    if abs(cluster.x - x) <= MARK:
        return True
    keys = {member.key for member in cluster.cluster.members}
    return any(name.many and name.key in keys and name.x <= x <= name.x + name.width for name in frame.names)


def _tick_at(frame: Frame, x: float, y: float) -> Target | None:
    near = [tick for tick in frame.ticks if abs(tick.y - y) <= STRIP / 2 and abs(tick.x - x) <= _TICK_REACH]
    if not near:
        return None
    tick = min(near, key=lambda tick: abs(tick.x - x))
    first = tick.marks[0]
    if len(tick.marks) == 1:
        return Target(TargetKind.MARK, first.track, mark=first)
    return Target(TargetKind.TICK, first.track, tick=tick)


def _hit_crowd(frame: Frame, x: float, y: float) -> Target | None:
    if frame.mass is None:
        return None
    for lane in frame.crowds:
        item = item_at(lane, frame.mass, x, y)
        if item is not None:
            return Target(TargetKind.ITEM, item.key, item=item)
        place = place_at(lane, frame.mass, frame.scale, x, y)
        if place is not None:
            return Target(TargetKind.PLACE, lane.key, place=place)
    return None
