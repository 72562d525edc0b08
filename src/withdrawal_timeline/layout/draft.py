"""A lane while it is being planned: who has a line, who shares the row of small marks."""

from __future__ import annotations

import math

import numpy as np

from withdrawal_timeline.layout import crowd
from withdrawal_timeline.layout.cuts import Cuts
from withdrawal_timeline.layout.fold import fold
from withdrawal_timeline.layout.packing import pack
from withdrawal_timeline.layout.sizes import (
    CLUSTER_GAP,
    HEADLINE,
    LABEL_GAP,
    MARK,
    NAMES_BEHIND_FROM,
    ROW_GAP,
    Measure,
    RowSizes,
)
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR
from withdrawal_timeline.layout.tracks import Lane, Track


class Draft:
    """A lane while it is being planned.

    ``quiet`` holds the importance of the rows on which nothing happens near, by their number; ``minor`` says whether
    there is a row of small marks.
    """

    def __init__(
        self,
        lane: Lane,
        own_from: int,
        px_per_day: float,
        measure: Measure,
        promoted: frozenset[str],
        days: tuple[float, float],
        cuts: Cuts,
    ) -> None:
        self.lane = lane
        with_line = [track for track in lane.tracks if track.importance >= own_from or _is_promoted(track, promoted)]
        packed = pack([_extent(track, px_per_day, cuts, measure) for track in with_line], ROW_GAP)
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
        positions = at * px_per_day if not cuts else np.array([cuts.position(day, px_per_day) for day in at.tolist()])
        firsts, lasts = fold(positions, CLUSTER_GAP)
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
        """Return the height of the lane without left-over height."""
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


def _extent(track: Track, px_per_day: float, cuts: Cuts, measure: Measure) -> tuple[float, float]:
    """Return from where to where a track takes its row: name, gap, ink.

    Near enough that a line may come from outside the view, there is room behind the ink for the name as well, so that
    no mark is taken for that of a neighbour.
    """
    strong = track.importance >= HEADLINE
    start = cuts.position(track.first_day, px_per_day) - MARK / 2 - LABEL_GAP - measure(track.label, strong)
    if track.without_date:
        return start, math.inf
    end = cuts.position(track.last_day, px_per_day) + MARK / 2
    if px_per_day * DAYS_PER_YEAR >= NAMES_BEHIND_FROM:
        end += LABEL_GAP + measure(track.short, strong)
    return start, end
