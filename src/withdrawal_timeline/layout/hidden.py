"""What a frame shows without a place or a name of its own, grouped by the reason, to be listed without zooming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.plan import PlannedCluster
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Track

if TYPE_CHECKING:
    from withdrawal_timeline.layout.account import LaneAccount


class Reason(Enum):
    """Why something has no place or name of its own."""

    TOGETHER = auto()
    """It lies too close to others, in a cluster."""
    UNCHANGED = auto()
    """It goes on through the window without a step, and found no room."""
    LEFT_OUT = auto()
    """It has a step in the window that is not drawn: at this scale it stands elsewhere."""
    COLLAPSED = auto()
    """Its lane is collapsed; there it has but ticks."""
    FOLDED = auto()
    """It is folded in a capsule."""
    NAMELESS = auto()
    """It is drawn, but its name found no room."""


@frozen
class Hidden:
    """One track, or one part of a capsule.

    Parameters
    ----------
    owner
        Whose mark stands for it.
    index
        Place of that mark in its owner; -1 for a part of a capsule, of which no mark is known here.
    entries
        How many owners of marks the track has.
    """

    owner: str
    index: int = -1
    entries: int = 1


@frozen
class Section:
    """What is hidden in one lane for one reason, in the order of time or as the capsule has it."""

    lane: str
    reason: Reason
    items: tuple[Hidden, ...]


def sections(lanes: Iterable[LaneAccount], scale: TimeScale) -> tuple[Section, ...]:
    """Return everything that is hidden in some lanes, a section for each cluster and for each other reason."""
    return tuple(section for lane in lanes for section in _of_lane(lane, scale) if section.items)


def together(lane: str, cluster: PlannedCluster) -> Section:
    """Return what a cluster holds; ``lane`` is the title of its lane."""
    return Section(lane, Reason.TOGETHER, _items(cluster.members))


def without_room(lane: str, tracks: Sequence[Track]) -> Section:
    """Return tracks that found no room; ``lane`` is the title of their lane."""
    return Section(lane, Reason.LEFT_OUT, _items(tracks))


def left_out_in_words(tracks: Sequence[Track], scale: TimeScale) -> str:
    """Return what the header of a lane says of tracks that found no room: ``2 more go on unchanged``; may be empty."""
    count = len(tracks)
    if not count:
        return ""
    if any(_steps_within(track, scale) for track in tracks):
        return f"{count} more without room"
    return f"{count} more {'goes' if count == 1 else 'go'} on unchanged"


def _steps_within(track: Track, scale: TimeScale) -> bool:
    return any(scale.start <= mark.day <= scale.end for mark in track.marks)


def _of_lane(lane: LaneAccount, scale: TimeScale) -> Iterator[Section]:
    title = lane.lane.title
    for cluster in sorted(lane.clusters, key=lambda cluster: cluster.x):
        yield together(title, cluster.cluster)
    if lane.lane.collapsed:
        yield Section(title, Reason.COLLAPSED, _items(lane.left_out))
        yield Section(title, Reason.FOLDED, tuple(Hidden(owner) for owner in lane.folded))
        return
    moving = [track for track in lane.left_out if _steps_within(track, scale)]
    yield Section(title, Reason.LEFT_OUT, _items(moving))
    yield Section(title, Reason.UNCHANGED, _items(track for track in lane.left_out if track not in moving))
    yield Section(title, Reason.FOLDED, tuple(Hidden(owner) for owner in lane.folded))
    yield Section(title, Reason.NAMELESS, _items(lane.nameless))


def _items(tracks: Iterable[Track]) -> tuple[Hidden, ...]:
    from withdrawal_timeline.layout.account import entries_of  # noqa: PLC0415 - no start lists anything

    ordered = sorted(tracks, key=lambda track: (track.strongest.day, track.key))
    return tuple(Hidden(track.strongest.owner, track.strongest.index, len(entries_of((track,)))) for track in ordered)
