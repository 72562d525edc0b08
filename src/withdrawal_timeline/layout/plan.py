"""Which track stands in which row: decided by the scale, so that panning does not shuffle rows.

A plan holds for a whole step of scales (``SCALE_STEPS`` to a doubling) and is packed for the narrowest of them. It
leaves out rows on which nothing happens for a window's length before and after a page of time (``page_of``); their
order never changes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from withdrawal_timeline.layout.fold import fold
from withdrawal_timeline.layout.packing import pack
from withdrawal_timeline.layout.tracks import Lane, Track, Tracks

Measure = Callable[[str, bool], float]
"""Width of a name in pixels; the second argument asks for the strong weight."""

SCALE_STEPS = 2
"""Plans to a doubling of the scale."""
HEADLINE = 5
"""Importance from which a name is set in the strong weight."""
LABEL_GAP = 7.0
"""Pixels between a name and the first ink of its track."""
ROW_GAP = 12.0
"""Least pixels between two tracks in one row."""
CLUSTER_GAP = 15.0
"""Marks nearer than this become one cluster."""
MARK = 11.0
"""Side of a mark in pixels."""

CAPTIONS_FROM = 420.0
"""From so many pixels a year marks have their dates beneath them."""

_OWN_LINE = ((12.0, 4), (20.0, 3), (30.0, 2))
"""Below so many pixels a year only tracks from this importance have a line of their own."""
_PAGE_SLACK = 0.1
_FEW_LANES = 3
"""With so few lanes there is room for everything."""


@dataclass(frozen=True, slots=True)
class RowSizes:
    """Heights in pixels: of the parts of a lane."""

    row: float = 14.0
    unfolded: float = 20.0
    header: float = 17.0
    pad: float = 2.0
    spare: float = 30.0
    """At most so much left-over height goes to each lane."""
    caption: float = 14.0
    """A row grows by so much where its marks have captions."""

    @classmethod
    def for_view(cls, height: float, lanes: int, label_line: float) -> RowSizes:
        """Return the sizes for a view of this height; a row is never lower than its label needs."""
        row = 14.0 if height < 850 else 18.0 if height < 1250 else 22.0
        if lanes <= _FEW_LANES:
            row = max(row, 24.0)
        return cls(
            row=max(row, label_line),
            caption=max(14.0, label_line),
            unfolded=max(20.0, label_line + 5.0),
            header=max(17.0, label_line + 3.0),
        )


@dataclass(frozen=True, slots=True)
class PlannedTrack:
    """A track with a row of its own.

    ``y`` is the middle of its line, from the top of the content, ``height`` the height of the line; captions take
    ``below`` pixels under it.
    """

    track: Track
    lane: int
    row: int
    y: float
    height: float
    part: bool = False
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class PlannedCluster:
    """Tracks that share one place: a cluster, or a single mark where there is only one."""

    lane: int
    y: float
    first: float
    last: float
    members: tuple[Track, ...]

    @property
    def day(self) -> float:
        """Middle of the days that the cluster spans."""
        return (self.first + self.last) / 2.0


@dataclass(frozen=True, slots=True)
class PlannedLane:
    """A lane with its place from the top of the content; ``header`` is the height of its header."""

    lane: Lane
    top: float
    height: float
    header: float

    def header_top(self, scroll: float) -> float:
        """Return where the header stands: at the top of the lane, or of the view while the lane reaches into it."""
        return max(self.top, min(scroll, self.top + self.height - self.header))


@dataclass(frozen=True, slots=True)
class Plan:
    """Every track in its place, top to bottom; x follows from a window."""

    lanes: tuple[PlannedLane, ...]
    own: tuple[PlannedTrack, ...]
    clusters: tuple[PlannedCluster, ...]
    height: float
    own_from: int

    def top_of(self, key: str) -> float | None:
        """Return where the lane of this key, or the row of the track of this key, begins; None if neither is there."""
        lane = next((planned.top for planned in self.lanes if planned.lane.key == key), None)
        if lane is not None:
            return lane
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
        return None


def scale_step(px_per_day: float) -> int:
    """Return the number of the step of scales that a scale belongs to."""
    return math.floor(math.log2(px_per_day) * SCALE_STEPS)


def narrowest(step: int) -> float:
    """Return the least pixels a day of a step of scales; the inverse of ``scale_step`` at its lower bound."""
    return float(2.0 ** (step / SCALE_STEPS))


def own_line_from(px_per_year: float, lanes: int) -> int:
    """Return the importance from which a track has a line of its own at this scale."""
    if lanes <= _FEW_LANES:
        return 1
    return next((importance for below, importance in _OWN_LINE if px_per_year < below), 1)


def page_of(day: float, step: int, width: float, before: int | None = None) -> int:
    """Return the number of the page of time that a day falls in; a page is as long as the longest window of a step.

    Parameters
    ----------
    day
        Middle of the window.
    step
        Number of the step of scales.
    width
        Width of the time area in pixels.
    before
        The page so far at this step, if any: it is kept until the day is a tenth of a page outside it.
    """
    length = width / narrowest(step)
    page = math.floor(day / length)
    if before is not None and before - _PAGE_SLACK <= day / length < before + 1.0 + _PAGE_SLACK:
        return before
    return page


def days_of_page(page: int, step: int, width: float) -> tuple[float, float]:
    """Return the days for which a page's plan is made: the page with as much again on both sides."""
    length = width / narrowest(step)
    return (page - 1) * length, (page + 2) * length


def make_plan(
    tracks: Tracks,
    step: int,
    height: float,
    sizes: RowSizes,
    measure: Measure,
    promoted: frozenset[str] = frozenset(),
    days: tuple[float, float] = (-math.inf, math.inf),
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
        Tracks without a step on or around these days are left out, and rows that then are empty.
    """
    px_per_day = narrowest(step)
    below = sizes.caption if px_per_day * 365.2425 >= CAPTIONS_FROM else 0.0
    pitch = sizes.row + below
    own_from = own_line_from(px_per_day * 365.2425, len(tracks.lanes))
    drafts = [_Draft(lane, own_from, px_per_day, measure, promoted, days) for lane in tracks.lanes]
    # Unfolded parts do not count here: unfolding a lane must not squeeze the lanes above it.
    natural = sum(draft.height(sizes, pitch) - len(draft.lane.parts) * sizes.unfolded for draft in drafts)
    spare = min(max((height - natural) / max(len(drafts), 1), 0.0), sizes.spare)
    lanes: list[PlannedLane] = []
    own: list[PlannedTrack] = []
    clusters: list[PlannedCluster] = []
    top = 0.0
    overfull = height < sum(draft.height(sizes, pitch) + spare for draft in drafts)
    for number, draft in enumerate(drafts):
        if overfull and number > 0 and drafts[number - 1].lane.parts:
            spare = 0.0
        lanes.append(PlannedLane(draft.lane, top, draft.height(sizes, pitch) + spare, sizes.header))
        y = top + sizes.header + spare * 0.3
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
            for place, track in enumerate(draft.lane.parts)
        )
        top += draft.height(sizes, pitch) + spare
    return Plan(tuple(lanes), tuple(own), tuple(clusters), top, own_from)


class _Draft:
    """A lane while it is being planned: who has a line, who shares the row of small marks."""

    def __init__(
        self,
        lane: Lane,
        own_from: int,
        px_per_day: float,
        measure: Measure,
        promoted: frozenset[str],
        days: tuple[float, float],
    ) -> None:
        self.lane = lane
        with_line = [track for track in lane.tracks if track.importance >= own_from or _is_promoted(track, promoted)]
        rows = pack([_extent(track, px_per_day, measure) for track in with_line], ROW_GAP)
        near = [
            (track, row)
            for track, row in zip(with_line, rows, strict=True)
            if _is_promoted(track, promoted) or _acts_within(track, days)
        ]
        kept = {row: place for place, row in enumerate(sorted({row for _, row in near}))}
        self.own = [track for track, _ in near]
        self.rows = [kept[row] for _, row in near]
        self.row_count = len(kept)
        chosen = set(map(id, with_line))
        minor = [track for track in lane.tracks if id(track) not in chosen]
        minor.sort(key=lambda track: (track.strongest.day, track.key))
        at = np.array([track.strongest.day for track in minor], dtype=np.float64)
        firsts, lasts = fold(at * px_per_day, CLUSTER_GAP)
        self.clusters = [
            (float(at[first]), float(at[last]), tuple(minor[first : last + 1]))
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
        ]
        self.minor = any(first <= days[1] and last >= days[0] for first, last, _ in self.clusters)

    def height(self, sizes: RowSizes, pitch: float) -> float:
        rows = self.row_count * pitch + (sizes.row if self.minor else 0.0)
        return sizes.header + rows + len(self.lane.parts) * sizes.unfolded + sizes.pad


def _is_promoted(track: Track, promoted: frozenset[str]) -> bool:
    return track.key in promoted or any(mark.owner in promoted for mark in track.marks)


def _acts_within(track: Track, days: tuple[float, float]) -> bool:
    """Return whether the time from the first to the last step of a track touches these days."""
    last = math.inf if track.without_date else track.marks[-1].last
    return track.marks[0].first <= days[1] and last >= days[0]


def _extent(track: Track, px_per_day: float, measure: Measure) -> tuple[float, float]:
    """Return from where to where a track takes its row: name, gap, ink."""
    name = measure(track.label, track.importance >= HEADLINE)
    start = track.first_day * px_per_day - MARK / 2 - LABEL_GAP - name
    end = math.inf if track.without_date else track.last_day * px_per_day + MARK / 2
    return start, end
