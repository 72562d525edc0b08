"""What a timeline draws, before it is known where: lanes of tracks of spans and marks.

Nothing here knows what a track stands for. Days are days since 1970-01-01; styles are small numbers that the
painter gives a look.
"""

from __future__ import annotations

import math
from dataclasses import field
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts

if TYPE_CHECKING:
    from withdrawal_timeline.layout.crowd import Mass
    from withdrawal_timeline.layout.mass_items import MassItems


@frozen
class Span:
    """A stretch of a track. Between ``start`` and ``start_known`` it fades in, from ``end_known`` to ``end`` out."""

    style: int
    start: float
    end: float
    start_known: float
    end_known: float
    open_end: bool = False


@frozen
class Mark:
    """A dated point of a track.

    Parameters
    ----------
    owner, index
        What the mark belongs to, and its place there.
    style
        Which shape.
    strength
        Rank among marks at one place; 0 is the strongest.
    first, last
        The time that the date may mean, ``first < last``; the mark stands in its middle.
    undone
        It was expected and did not come about.
    captions
        What stands beneath it where there is room, from the longest to the shortest.
    """

    owner: str
    index: int
    style: int
    strength: int
    first: float
    last: float
    undone: bool = False
    captions: tuple[str, ...] = ()
    day: float = field(init=False, repr=False, compare=False)
    """Middle of the time that the date may mean."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", (self.first + self.last) / 2.0)


@frozen
class Track:
    """One line of the timeline.

    Parameters
    ----------
    key
        Id, unique in the timeline.
    subject
        What the track is about; tracks of one subject may stand in several lanes.
    hue
        Key of its colour.
    label, short
        Name, and a shorter one for where the name does not fit.
    importance
        1 to 5; 5 appears first.
    sign
        Which sign stands before the name in an unfolded row; -1 for none.
    without_date
        It goes on to an end for which no date is known.
    remark
        What is not known of its end; may be empty.
    guest
        It is here only while it is singled out.
    """

    key: str
    label: str
    short: str
    importance: int
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    subject: str = ""
    hue: str = ""
    sign: int = -1
    without_date: bool = False
    remark: str = ""
    guest: bool = False
    first_day: float = field(init=False, repr=False, compare=False)
    """Where the first ink of the track is."""
    last_day: float = field(init=False, repr=False, compare=False)
    """Where its last ink is."""
    mark_days: tuple[float, float] = field(init=False, repr=False, compare=False)
    """Days of its first and of its last mark."""
    drawn_days: tuple[float, float] = field(init=False, repr=False, compare=False)
    """First and last day of its spans and of its uncertain dates; the last before the first if it has neither."""

    strongest: Mark = field(init=False, repr=False, compare=False)
    """The mark that stands for the track where there is room for one only; the latest of the strongest."""

    def __post_init__(self) -> None:
        strongest = min(self.marks, key=lambda mark: (mark.strength, -mark.day), default=None)
        object.__setattr__(self, "strongest", strongest)
        starts, ends = [span.start for span in self.spans], [span.end for span in self.spans]
        firsts, lasts = [mark.first for mark in self.marks], [mark.last for mark in self.marks]
        days = [mark.day for mark in self.marks]
        object.__setattr__(self, "first_day", min(starts + firsts, default=math.inf))
        object.__setattr__(self, "last_day", max(ends + lasts, default=-math.inf))
        object.__setattr__(self, "mark_days", (min(days, default=math.inf), max(days, default=-math.inf)))
        for first, last in zip(firsts, lasts, strict=True):
            if last - first > 1.0:
                starts.append(first)
                ends.append(last)
        object.__setattr__(self, "drawn_days", (min(starts, default=math.inf), max(ends, default=-math.inf)))


@frozen
class Capsule:
    """The tracks of a lane that one act holds together, folded into one shape on its seam.

    ``shares`` gives for each sign (by its number) how many tracks have it, in drawing order. ``members`` are the keys
    of what belongs to it; ``folded`` are the owners of what has no track of its own yet.
    """

    seam: str
    day: float
    text: str
    short: str
    shares: tuple[tuple[int, int], ...]
    unfolded: bool = False
    members: frozenset[str] = frozenset()
    folded: tuple[str, ...] = ()


@frozen
class Lane:
    """A group of tracks under one header.

    ``parts`` are tracks with a row each: those of its unfolded capsule. ``sign`` stands before the title; -1 for none.
    ``note`` stands in the column of what has no date yet. ``crowd`` is the number of a lane of the mass that is drawn
    here, below the tracks; -1 for none. Of it ``apart`` are the items that have a track. A ``collapsed`` lane shows its
    header with a tick for each mark, and ``size`` says how much it holds. ``pinned`` lanes come first and do not
    scroll.
    """

    key: str
    title: str
    tracks: tuple[Track, ...]
    parts: tuple[Track, ...] = ()
    capsule: Capsule | None = None
    note: str = ""
    faded: tuple[float, ...] = ()
    sign: int = -1
    crowd: int = -1
    apart: frozenset[int] = frozenset()
    size: str = ""
    collapsed: bool = False
    pinned: bool = False


@frozen
class Seam:
    """One act on one day through all lanes that it touches."""

    key: str
    day: float
    text: str
    short: str


@frozen
class Band:
    """A stretch of time behind all lanes, with its names from the longest to the shortest."""

    start: float
    end: float
    names: tuple[str, ...]
    shaded: bool


@frozen
class Tracks:
    """All that a timeline shows.

    ``first`` and ``last`` bound the time that can be looked at. ``every_lane`` names all lanes that there can be, in
    order; ``faded`` gives for each of them the days of the marks that are left out. ``items`` are those of crowded
    lanes; ``mass`` holds them indexed, as they are drawn. ``quiet`` is where the axis can be cut, since nothing of what
    is shown happens there.
    """

    lanes: tuple[Lane, ...]
    seams: tuple[Seam, ...]
    bands: tuple[Band, ...]
    today: float
    first: float
    last: float
    every_lane: tuple[str, ...] = ()
    faded: tuple[tuple[float, ...], ...] = ()
    items: MassItems | None = None
    mass: Mass | None = None
    quiet: Cuts = NO_CUTS

    def lane_of(self, owner: str) -> str | None:
        """Return the key of the lane in which a track or the owner of a mark stands, or None."""
        for lane in self.lanes:
            for track in (*lane.tracks, *lane.parts):
                if owner in (track.key, track.subject) or any(mark.owner == owner for mark in track.marks):
                    return lane.key
        return None

    def tracks_of(self, keys: frozenset[str]) -> frozenset[str]:
        """Return the keys of all tracks that ``keys`` name, or that marks owned by one of them stand on."""
        if not keys:
            return frozenset()
        return frozenset(
            track.key
            for lane in self.lanes
            for track in (*lane.tracks, *lane.parts)
            if track.key in keys or track.subject in keys or any(mark.owner in keys for mark in track.marks)
        )

    def track_of(self, key: str) -> str | None:
        """Return the key of the track that ``key`` names, or that a mark owned by ``key`` stands on, or None."""
        for lane in self.lanes:
            for track in (*lane.tracks, *lane.parts):
                if key in (track.key, track.subject) or any(mark.owner == key for mark in track.marks):
                    return track.key
        return None
