"""How much happens in a lane in each decade: told where the scale is too wide for most of it to have a line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane

FULL_BELOW, GONE_FROM = 9.0, 20.0
"""Below so many pixels a year decades are shaded in full; from there they fade, and are gone where most have lines."""
_STEP = 10
_LEAST, _A_DOUBLING, _MOST = 0.02, 0.05, 0.24


@frozen
class Decade:
    """How many steps of a lane lie between two days, ``start`` the first of a decade and ``end`` of the next."""

    start: Day
    end: Day
    count: int

    @property
    def shade(self) -> float:
        """How strongly the decade is shaded, as a share of the hue: a little for one step, more for each doubling."""
        return min(_LEAST + _A_DOUBLING * ((self.count + 1).bit_length() - 1), _MOST)


def decades_of(lane: Lane) -> tuple[Decade, ...]:
    """Return the decades in which a lane has a step, what is folded in its capsule included."""
    days = [mark.day for track in (*lane.tracks, *lane.parts) for mark in track.marks]
    if lane.capsule is not None:
        days += [lane.capsule.day] * len(lane.capsule.folded)
    if not days:
        return ()
    starts = list(_decades(to_date(Day(min(days))).year, to_date(Day(max(days))).year))
    counts = Counter(bisect_right(starts, day) - 1 for day in days)
    return tuple(Decade(starts[place], starts[place + 1], count) for place, count in sorted(counts.items()))


def strength_at(scale: TimeScale) -> float:
    """Return how strongly decades are shaded at a scale, 0 to 1; it changes steadily with the scale."""
    return min(max((GONE_FROM - scale.px_per_year) / (GONE_FROM - FULL_BELOW), 0.0), 1.0)


def _decades(first: int, last: int) -> Iterator[Day]:
    """Yield the first days of all decades that touch these years, and of the one after them."""
    for year in range(first // _STEP * _STEP, last + 2 * _STEP - last % _STEP, _STEP):
        yield to_day(date(max(year, 1), 1, 1))
