"""Which track stands in which row: decided by the scale, so that panning does not shuffle rows.

A plan holds for a whole step of scales (``SCALE_STEPS`` to a doubling) and is packed for the narrowest of them. Rows
on which nothing happens for a window's length before and after a page of time (``page_of``) are kept only while there
is room for them; the order of rows never changes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from withdrawal_timeline.layout import crowd
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
NAMES_BEHIND_FROM = 150.0
"""From so many pixels a year room is kept for names behind the ink."""

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
    """A lane with its place from the top of the content; ``header`` is the height of its header.

    ``left_out`` are tracks that go on through these days without a step near them and found no room.
    """

    lane: Lane
    top: float
    height: float
    header: float
    row: float = 14.0
    left_out: tuple[Track, ...] = ()

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
        Rows without a step on or around these days are quiet: they are kept as far as there is room.
    """
    px_per_day = narrowest(step)
    below = sizes.caption if px_per_day * 365.2425 >= CAPTIONS_FROM else 0.0
    pitch = sizes.row + below
    own_from = own_line_from(px_per_day * 365.2425, len(tracks.lanes))
    drafts = [_Draft(lane, own_from, px_per_day, measure, promoted, days) for lane in tracks.lanes]
    # Unfolded parts do not count here: unfolding a lane must not squeeze the lanes above it.
    natural = sum(draft.height(sizes, pitch) - len(draft.lane.parts) * sizes.unfolded for draft in drafts)
    natural += _admit_quiet(drafts, height - natural, pitch)
    spare = min(max((height - natural) / max(len(drafts), 1), 0.0), sizes.spare)
    lanes: list[PlannedLane] = []
    own: list[PlannedTrack] = []
    clusters: list[PlannedCluster] = []
    top = 0.0
    overfull = height < sum(draft.height(sizes, pitch) + spare for draft in drafts)
    for number, draft in enumerate(drafts):
        if overfull and number > 0 and drafts[number - 1].lane.parts:
            spare = 0.0
        lanes.append(
            PlannedLane(draft.lane, top, draft.height(sizes, pitch) + spare, sizes.header, sizes.row, draft.left_out)
        )
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


def _admit_quiet(drafts: Sequence[_Draft], room: float, pitch: float) -> float:
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
        packed = pack([_extent(track, px_per_day, measure) for track in with_line], ROW_GAP)
        self._packed = [
            (track, row) for track, row in zip(with_line, packed, strict=True) if _has_ink_within(track, days)
        ]
        self._near = {row for track, row in self._packed if _is_promoted(track, promoted) or _acts_within(track, days)}
        self.quiet = {
            row: max(track.importance for track, other in self._packed if other == row)
            for row in {row for _, row in self._packed} - self._near
        }
        self.admit(frozenset())
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

    def admit(self, quiet: frozenset[int]) -> None:
        """Keep the rows with a step near, and of the quiet ones those given."""
        rows = sorted(self._near | quiet)
        kept = {row: place for place, row in enumerate(rows)}
        self.own = [track for track, row in self._packed if row in kept]
        self.rows = [kept[row] for _, row in self._packed if row in kept]
        self.row_count = len(kept)
        self.left_out = tuple(track for track, row in self._packed if row not in kept)

    def height(self, sizes: RowSizes, pitch: float) -> float:
        rows = self.row_count * pitch + (sizes.row if self.minor else 0.0)
        if self.lane.crowd >= 0:
            rows += crowd.ROWS * sizes.row + crowd.STRIP
        return sizes.header + rows + len(self.lane.parts) * sizes.unfolded + sizes.pad


def _is_promoted(track: Track, promoted: frozenset[str]) -> bool:
    return track.key in promoted or any(mark.owner in promoted for mark in track.marks)


def _has_ink_within(track: Track, days: tuple[float, float]) -> bool:
    return track.without_date or (track.first_day <= days[1] and track.last_day >= days[0])


def _acts_within(track: Track, days: tuple[float, float]) -> bool:
    """Return whether the time from the first to the last step of a track touches these days."""
    last = math.inf if track.without_date else track.marks[-1].last
    return track.marks[0].first <= days[1] and last >= days[0]


def _extent(track: Track, px_per_day: float, measure: Measure) -> tuple[float, float]:
    """Return from where to where a track takes its row: name, gap, ink.

    Near enough that a line may come from outside the view, there is room behind the ink for the name as well, so that
    no mark is taken for that of a neighbour.
    """
    strong = track.importance >= HEADLINE
    start = track.first_day * px_per_day - MARK / 2 - LABEL_GAP - measure(track.label, strong)
    if track.without_date:
        return start, math.inf
    end = track.last_day * px_per_day + MARK / 2
    if px_per_day * 365.2425 >= NAMES_BEHIND_FROM:
        end += LABEL_GAP + measure(track.short, strong)
    return start, end
