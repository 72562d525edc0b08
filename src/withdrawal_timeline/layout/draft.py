"""A lane while it is being planned: who has a line, who shares the row of small marks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout import crowd
from withdrawal_timeline.layout.cuts import Cuts
from withdrawal_timeline.layout.fold import fold
from withdrawal_timeline.layout.packing import Rows
from withdrawal_timeline.layout.sizes import (
    CLUSTER_GAP,
    HEADLINE,
    LABEL_GAP,
    MARK,
    NAMES_BEHIND_FROM,
    ROW_GAP,
    STRIP,
    Measure,
    RowSizes,
)
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR
from withdrawal_timeline.layout.tracks import Lane, Mark, Track

Group = tuple[float, float, tuple[Track, ...]]
"""First and last day of tracks that share one place, and the tracks from left to right."""


class Draft:
    """A lane while it is being planned.

    ``quiet`` holds the importance of the rows on which nothing happens near, by their number; ``minor`` says whether
    there is a row of small marks, ``added`` how many rows there are only because something is singled out. Of a
    collapsed lane only what is singled out has a line; ``ticked`` are all its marks in the order of time. ``parts`` is
    what the lane shows of the parts of its capsule. ``admitted`` are the quiet rows that are kept. ``closed`` are the
    rows before unfolded parts that have shown nothing yet on this page: they would be holes between what belongs
    together.
    """

    def __init__(
        self,
        lane: Lane,
        own_from: int,
        px_per_day: float,
        measure: Measure,
        promoted: frozenset[str],
        days: tuple[float, float],
        in_sight: tuple[float, float],
        cuts: Cuts,
    ) -> None:
        self.lane = lane
        self.crowd_rows = crowd.ROWS if lane.crowd >= 0 and not lane.collapsed else 0
        axis = _Axis(px_per_day, cuts)
        rows = Rows(ROW_GAP)
        residents = [track for track in lane.tracks if not track.guest and not lane.collapsed]
        usual = [track for track in residents if track.importance >= own_from]
        self.parts = tuple(track for track in lane.parts if not lane.collapsed or _is_promoted(track, promoted))
        self.ticked = _in_time(lane) if lane.collapsed else ()
        packed = [(track, rows.place(*_extent(track, axis, measure))) for track in usual]
        self._packed = [(track, row) for track, row in packed if _has_ink_within(track, days)]
        self._near = {row for track, row in self._packed if _is_promoted(track, promoted) or _acts_within(track, days)}
        self.quiet = {
            row: max(track.importance for track, other in self._packed if other == row)
            for row in {row for _, row in self._packed} - self._near
        }
        others = [track for track in residents if track.importance < own_from]
        groups = _groups(others, axis)
        self.clusters = [left for group in groups if (left := _without(group, promoted)) is not None]
        self.minor = any(_touches(group, days) for group in self.clusters)
        emptied = not self.minor and any(_touches(group, days) for group in groups)
        late = [
            track
            for track in lane.tracks
            if _is_promoted(track, promoted) and track not in usual and _has_ink_within(track, days)
        ]
        self.added = max(self._append(late, rows, axis, measure, own_row=emptied) - emptied, 0)
        filled = {
            row for track, row in self._packed if _is_promoted(track, promoted) or _has_ink_within(track, in_sight)
        }
        self.closed = frozenset(self._near | self.quiet.keys()) - filled if self.parts else frozenset[int]()
        self.admit(frozenset())

    def _append(self, late: Sequence[Track], rows: Rows, axis: _Axis, measure: Measure, *, own_row: bool) -> int:
        """Give rows to what stands here only because it is singled out, so that no other track changes its row.

        Returns
        -------
        int
            How many rows that took.
        """
        before = len(rows)
        for track in late:
            row = rows.place(*_extent(track, axis, measure), () if own_row else self._near)
            self._packed.append((track, row))
        self._near |= set(range(before, len(rows)))
        return len(rows) - before

    def admit(self, quiet: frozenset[int]) -> None:
        """Keep the rows with a step near, and of the quiet ones those given."""
        rows = sorted((self._near | quiet) - self.closed)
        kept = {row: place for place, row in enumerate(rows)}
        self.admitted = quiet
        self.own = [track for track, row in self._packed if row in kept]
        self.rows = [kept[row] for _, row in self._packed if row in kept]
        self.row_count = len(kept)
        small = () if self.minor else tuple(track for group in self.clusters for track in group[2])
        self.left_out = (*(track for track, row in self._packed if row not in kept), *small)

    def height(self, sizes: RowSizes, pitch: float) -> float:
        """Return the height of the lane without left-over height."""
        rows = self.row_count * pitch + (sizes.row if self.minor else 0.0)
        if self.lane.crowd >= 0:
            rows += self.crowd_rows * sizes.row + crowd.STRIP
        return sizes.header + self.strip + rows + len(self.parts) * sizes.unfolded + sizes.pad

    def usual_height(self, sizes: RowSizes, pitch: float) -> float:
        """Return that height as if no part were unfolded and nothing singled out: they squeeze no other lane."""
        closed = len(self.closed & (self._near | self.admitted))
        return self.height(sizes, pitch) - len(self.parts) * sizes.unfolded + (closed - self.added) * pitch

    @property
    def strip(self) -> float:
        """Height of the strip of ticks."""
        return STRIP if self.ticked else 0.0


def _in_time(lane: Lane) -> tuple[tuple[Track, Mark], ...]:
    marks = [(track, mark) for track in (*lane.tracks, *lane.parts) for mark in track.marks]
    return tuple(sorted(marks, key=lambda item: (item[1].day, item[0].key, item[1].index)))


@frozen
class _Axis:
    """Where days lie at the scale that a plan is made for."""

    px_per_day: float
    cuts: Cuts

    def position(self, day: float) -> float:
        return self.cuts.position(day, self.px_per_day)


def _groups(tracks: Sequence[Track], axis: _Axis) -> list[Group]:
    """Fold tracks whose strongest marks are too close to tell apart."""
    ordered = sorted(tracks, key=lambda track: (track.strongest.day, track.key))
    days = [track.strongest.day for track in ordered]
    clusters = fold([axis.position(day) for day in days], CLUSTER_GAP)
    return [(days[first], days[last], tuple(ordered[first : last + 1])) for first, last in clusters]


def _without(group: Group, promoted: frozenset[str]) -> Group | None:
    """Return a group without what has a line because it is singled out; several that are left stay where they are."""
    left = tuple(track for track in group[2] if not _is_promoted(track, promoted))
    if len(left) == len(group[2]):
        return group
    if len(left) > 1:
        return group[0], group[1], left
    return (left[0].strongest.day, left[0].strongest.day, left) if left else None


def _touches(group: Group, days: tuple[float, float]) -> bool:
    return group[0] <= days[1] and group[1] >= days[0]


def _is_promoted(track: Track, promoted: frozenset[str]) -> bool:
    return track.key in promoted or any(mark.owner in promoted for mark in track.marks)


def _has_ink_within(track: Track, days: tuple[float, float]) -> bool:
    return track.without_date or (track.first_day <= days[1] and track.last_day >= days[0])


def _acts_within(track: Track, days: tuple[float, float]) -> bool:
    """Return whether the time from the first to the last step of a track touches these days."""
    last = math.inf if track.without_date else track.marks[-1].last
    return track.marks[0].first <= days[1] and last >= days[0]


def _extent(track: Track, axis: _Axis, measure: Measure) -> tuple[float, float]:
    """Return from where to where a track takes its row: name, gap, ink.

    Near enough that a line may come from outside the view, there is room behind the ink for the name as well, so that
    no mark is taken for that of a neighbour.
    """
    strong = track.importance >= HEADLINE
    start = axis.position(track.first_day) - MARK / 2 - LABEL_GAP - measure(track.label, strong)
    if track.without_date:
        return start, math.inf
    end = axis.position(track.last_day) + MARK / 2
    if axis.px_per_day * DAYS_PER_YEAR >= NAMES_BEHIND_FROM:
        end += LABEL_GAP + measure(track.short, strong)
    return start, end
