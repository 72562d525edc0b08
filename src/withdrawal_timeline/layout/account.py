"""Where everything is that a timeline holds: drawn, in a cluster or capsule, left out for want of room, or elsewhere.

Every track and every part of a capsule is in exactly one place, so that the numbers add up in every window.
"""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.drawn import DrawnCluster, Frame
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.tracks import Lane, Track


@frozen
class LaneAccount:
    """What became of everything in one lane.

    Parameters
    ----------
    lane
        The lane.
    drawn
        Tracks of which something of their own is in view; ``nameless`` are those of them without a name.
    clusters
        Clusters in view; they hold further tracks.
    folded
        What is in the lane's capsule only, while that is in view.
    left_out
        Tracks that go on through the window and found no room, or of which only a part is there that is not drawn; in
        a collapsed lane all that have nothing there but ticks.
    outside, folded_outside
        Tracks, and parts of the capsule, that have nothing in this window.
    """

    lane: Lane
    drawn: tuple[Track, ...]
    nameless: tuple[Track, ...]
    clusters: tuple[DrawnCluster, ...]
    folded: tuple[str, ...]
    left_out: tuple[Track, ...]
    outside: tuple[Track, ...]
    folded_outside: tuple[str, ...]

    @property
    def hidden(self) -> int:
        """How many entries are in this window without a place of their own."""
        clustered = sum(len(entries_of(cluster.cluster.members)) for cluster in self.clusters)
        return clustered + len(self.folded) + len(entries_of(self.left_out))

    @property
    def total(self) -> int:
        """How many entries the lane holds."""
        elsewhere = len(entries_of(self.outside)) + len(self.folded_outside)
        return len(entries_of(self.drawn)) + self.hidden + elsewhere


def entries_of(tracks: Sequence[Track]) -> tuple[str, ...]:
    """Return the owners of all marks of some tracks, each once, track by track in the order of their first marks."""
    return tuple(dict.fromkeys(mark.owner for track in tracks for mark in track.marks))


def lane_account(plan: Plan, frame: Frame, number: int) -> LaneAccount:
    """Return what became of everything in the lane with this number."""
    lane, width = plan.lanes[number].lane, frame.scale.width
    left_out = frame.left_out[number]
    clusters = tuple(cluster for cluster in frame.clusters if cluster.cluster.lane == number and cluster.is_seen(width))
    clustered = {member.key for cluster in clusters for member in cluster.cluster.members}
    seen = {box.key for box in frame.rows if box.x1 >= 0.0 and box.x0 <= width}
    named = {name.key for name in frame.names if not name.many}
    tracks = (*lane.tracks, *lane.parts)
    drawn = tuple(track for track in tracks if track.key in seen)
    elsewhere = clustered | seen | {track.key for track in left_out}
    capsule = lane.capsule
    folded = capsule.folded if capsule is not None and not capsule.unfolded else ()
    in_view = capsule is not None and 0.0 <= frame.scale.to_px(capsule.day) <= width
    return LaneAccount(
        lane=lane,
        drawn=drawn,
        nameless=tuple(track for track in drawn if track.key not in named),
        clusters=clusters,
        folded=folded if in_view else (),
        left_out=left_out,
        outside=tuple(track for track in tracks if track.key not in elsewhere),
        folded_outside=() if in_view else folded,
    )
