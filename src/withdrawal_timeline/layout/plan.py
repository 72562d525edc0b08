"""Which track stands in which row: decided by the scale, so that panning does not shuffle rows.

A plan holds for a whole step of scales (``SCALE_STEPS`` to a doubling) and is packed for the narrowest of them. Rows
on which nothing happens for a window's length before and after a page of time (``page_of``) are kept only while there
is room for them; the order of rows never changes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import field

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout import crowd
from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts
from withdrawal_timeline.layout.density import GONE_FROM, Decade, decades_of
from withdrawal_timeline.layout.draft import Draft
from withdrawal_timeline.layout.levels import least_scale, narrowest, own_line_from
from withdrawal_timeline.layout.sizes import CAPTIONS_FROM, MARK, STRIP, Measure, RowSizes
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR
from withdrawal_timeline.layout.tracks import Lane, Mark, Track, Tracks

_SPARE_ABOVE = 0.3
"""Share of the left-over height of a lane that lies above its rows."""


@frozen
class PlannedTrack:
    """A track with a row of its own.

    ``y`` is the middle of its line, from the top of the content, ``height`` the height of the line; captions take
    ``below`` pixels under it. While it is ``leaving`` it is on its way into something else, and has no name.
    """

    track: Track
    lane: int
    row: int
    y: float
    height: float
    part: bool = False
    below: float = 0.0
    leaving: bool = False


@frozen
class PlannedCluster:
    """Tracks that share one place: a cluster, or a single mark where there is only one; ``members`` by their day.

    One that is ``leaving`` is on its way into another and counts no more.
    """

    lane: int
    y: float
    first: float
    last: float
    members: tuple[Track, ...]
    leaving: bool = False
    key: str = field(init=False, repr=False, compare=False)
    """Name by which the cluster is known again: the key of the member that is the last to leave it.

    The least important stays longest when the scale grows, so the name lasts from step to step, and through every
    change that leaves this member in it.
    """
    strongest_first: tuple[Track, ...] = field(init=False, repr=False, compare=False)
    """The members, the most important first; of equals the latest."""

    def __post_init__(self) -> None:
        key, ordered = self.members[0].key, self.members
        if len(ordered) > 1:
            key = min(self.members, key=lambda track: (track.importance, track.key)).key
            ordered = tuple(sorted(ordered, key=lambda track: (-track.importance, -track.strongest.day, track.key)))
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "strongest_first", ordered)

    @property
    def day(self) -> float:
        """Middle of the days that the cluster spans."""
        return (self.first + self.last) / 2.0


@frozen
class PlannedLane:
    """A lane with its place from the top of the content; ``header`` is the height of its header.

    ``left_out`` are tracks without a place near these days: they go on through them without a step, or begin later.
    The single items of a crowd have ``crowd_rows`` rows from ``crowd_top`` on, counted from the top of the lane.
    ``decades`` say how much happens when, at scales that tell it.
    ``ticked`` are all marks of a collapsed lane in the order of time.
    """

    lane: Lane
    top: float
    height: float
    header: float
    row: float = 14.0
    left_out: tuple[Track, ...] = ()
    crowd_top: float = 0.0
    crowd_rows: int = 0
    decades: tuple[Decade, ...] = ()
    ticked: tuple[tuple[Track, Mark], ...] = ()

    @property
    def strip_top(self) -> float:
        """Where the strip of a collapsed lane begins."""
        return self.top + self.header

    def header_top(self, scroll: float) -> float:
        """Return where the header stands: at the top of the lane, or of the view while the lane reaches into it."""
        return max(self.top, min(scroll, self.top + self.height - self.header))


@frozen
class Plan:
    """Every track in its place, top to bottom; x follows from a window.

    The lanes down to ``pinned`` do not scroll with the others; it is 0 where none is pinned, or all are. ``line`` is
    the height of a line of text. While a plan is ``moving`` its rows may pass each other.
    """

    lanes: tuple[PlannedLane, ...]
    own: tuple[PlannedTrack, ...]
    clusters: tuple[PlannedCluster, ...]
    height: float
    own_from: int
    line: float = 14.0
    moving: bool = False
    pinned: float = 0.0

    def lane(self, key: str) -> PlannedLane | None:
        """Return the lane of this key, or None."""
        return next((planned for planned in self.lanes if planned.lane.key == key), None)

    def top_of(self, key: str) -> float | None:
        """Return where the lane of this key, or the row of the track of this key, begins; None if neither is there."""
        lane = self.lane(key)
        if lane is not None:
            return lane.top
        place = self.place_of(key)
        return None if place is None else place[0]

    def place_of(self, key: str) -> tuple[float, float] | None:
        """Return top and height of the row in which a track stands, or None."""
        for planned in self.own:
            if planned.track.key == key:
                return planned.y - planned.height / 2.0, planned.height + planned.below
        for cluster in self.clusters:
            if any(member.key == key for member in cluster.members):
                return cluster.y - MARK, 2 * MARK
        for lane in self.lanes:
            if any(track.key == key for track, _ in lane.ticked):
                return lane.strip_top, STRIP
        return None


def make_plan(
    tracks: Tracks,
    step: int,
    height: float,
    sizes: RowSizes,
    measure: Measure,
    promoted: frozenset[str] = frozenset(),
    days: tuple[float, float] = (-math.inf, math.inf),
    in_sight: tuple[float, float] = (-math.inf, math.inf),
    cuts: Cuts = NO_CUTS,
) -> Plan:
    """Return the plan for a step of scales.

    Parameters
    ----------
    tracks
        What is shown.
    step
        Number of the step, from ``scale_step``.
    height
        Height of the view in pixels; left-over height is shared out among the lanes.
    sizes
        Heights of rows and headers.
    measure
        Widths of names.
    promoted
        Keys of tracks that get a line of their own whatever their importance: what is selected.
    days
        Rows without a step on or around these days are quiet: they are kept as far as there is room.
    in_sight
        Days that were in view on this page: rows before unfolded parts that are empty then have no place.
    cuts
        Where the axis is cut.
    """
    px_per_year = least_scale(step) * DAYS_PER_YEAR
    below = sizes.caption if px_per_year >= CAPTIONS_FROM else 0.0
    pitch = sizes.row + below
    own_from = own_line_from(px_per_year, len(tracks.lanes))
    wide = narrowest(step) * DAYS_PER_YEAR < GONE_FROM

    def draft_of(lane: Lane) -> Draft:
        return Draft(lane, own_from, narrowest(step), measure, promoted, days, in_sight, cuts)

    drafts = [draft_of(replace(lane, collapsed=False) if lane.collapsed else lane) for lane in tracks.lanes]
    natural = sum(draft.usual_height(sizes, pitch) for draft in drafts)
    natural += _admit_quiet(drafts, height - natural, pitch)
    natural += _admit_crowds(drafts, height - natural, sizes.row)
    share = min(max((height - natural) / max(len(drafts), 1), 0.0), sizes.spare)
    lanes: list[PlannedLane] = []
    own: list[PlannedTrack] = []
    clusters: list[PlannedCluster] = []
    top = 0.0
    overfull = height < sum(draft.height(sizes, pitch) + share for draft in drafts)
    folded = {place: draft_of(lane) for place, lane in enumerate(tracks.lanes) if lane.collapsed}
    if folded:
        from withdrawal_timeline.layout.freed_room import hand_on  # noqa: PLC0415 - few windows have folded lanes

        hand_on(drafts, folded, height, share, sizes, pitch)
    for number, draft in enumerate(drafts):
        if overfull and number > 0 and drafts[number - 1].parts:
            share = 0.0
        spare = 0.0 if draft.lane.collapsed else share
        above = spare * _SPARE_ABOVE
        # A row for what is singled out takes the left-over height of its lane before it moves the lanes below.
        tall = draft.height(sizes, pitch) + max(spare - draft.added * pitch, above)
        y = top + sizes.header + draft.strip + above
        own.extend(
            PlannedTrack(track, number, row, y + row * pitch + 0.5 * sizes.row, sizes.row, below=below)
            for track, row in zip(draft.own, draft.rows, strict=True)
        )
        y += draft.row_count * pitch
        if draft.minor:
            clusters.extend(
                PlannedCluster(number, y + 0.5 * sizes.row, first, last, members)
                for first, last, members in draft.clusters
            )
            y += sizes.row
        own.extend(
            PlannedTrack(
                track,
                number,
                draft.row_count + 1 + place,
                y + (place + 0.5) * sizes.unfolded,
                sizes.unfolded,
                part=True,
            )
            for place, track in enumerate(draft.parts)
        )
        beneath = y - top + len(draft.parts) * sizes.unfolded
        lanes.append(
            PlannedLane(
                draft.lane,
                top,
                tall,
                sizes.header,
                sizes.row,
                draft.left_out,
                beneath,
                draft.crowd_rows,
                decades_of(draft.lane) if wide and not draft.crowd_rows else (),
                draft.ticked,
            )
        )
        top += tall
    border = next((planned.top for planned in lanes if not planned.lane.pinned), 0.0)
    return Plan(tuple(lanes), tuple(own), tuple(clusters), top, own_from, sizes.caption, pinned=border)


def _admit_quiet(drafts: Sequence[Draft], room: float, pitch: float) -> float:
    """Keep as many rows on which nothing happens near as there is room for, the most important first.

    Returns
    -------
    float
        The height that they take.
    """
    order = sorted(
        ((-importance, number, row) for number, draft in enumerate(drafts) for row, importance in draft.quiet.items())
    )
    fitting = order[: max(math.floor(room / pitch), 0)]
    for number, draft in enumerate(drafts):
        draft.admit(frozenset(row for _, at, row in fitting if at == number))
    return len(fitting) * pitch


def _admit_crowds(drafts: Sequence[Draft], room: float, row: float) -> float:
    """Share out what room there is among the crowds, as rows for single items; return the height that they take."""
    crowded = [draft for draft in drafts if draft.crowd_rows]
    if not crowded:
        return 0.0
    most = min(crowd.MORE_ROWS, crowd.ROWS_IN_ALL // len(crowded) - crowd.ROWS)
    more = max(min(math.floor(room / row / len(crowded)), most), 0)
    for draft in crowded:
        draft.crowd_rows += more
    return more * row * len(crowded)
