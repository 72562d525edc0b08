"""What lies under a point of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from withdrawal_timeline.layout.drawn import DrawnCluster, DrawnMark, Frame
from withdrawal_timeline.layout.sizes import MARK

_REACH = 10.0
"""Half the width, in pixels, in which a mark can be hit."""


class TargetKind(Enum):
    """What sort of thing was hit."""

    MARK = "mark"
    TRACK = "track"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Target:
    """What was hit; ``mark`` and ``cluster`` are set for their kinds, ``key`` is the track's."""

    kind: TargetKind
    key: str
    mark: DrawnMark | None = None
    cluster: DrawnCluster | None = None


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
        return None
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
