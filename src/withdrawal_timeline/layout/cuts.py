"""Quiet stretches of time that an axis runs through in a few pixels, with a break that is seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.frozen import frozen, replace

BREAK = 34.0
"""Pixels that the axis gives to a cut, however long it is and whatever the scale."""
MARGIN = 365.25
"""So many days stay uncut before and after everything that happens."""
LEAST = 4 * 365.25
"""Fewest days that are worth a break."""
MOST = 10
"""So many cuts at most: the longest."""


@frozen
class Cuts:
    """Where an axis is cut, and how far the cutting has come.

    A position is a distance in pixels along the axis: the days outside the cuts, ``live`` days, take ``px_per_day``
    each, a cut takes ``BREAK``. Within a cut time runs evenly, so that position and day are inverse everywhere.

    Parameters
    ----------
    stretches
        First and last day of each cut, in order and apart from each other.
    strength
        From 0, where the axis runs as if there were no cuts, to 1. Between them a cut is on its way to its width.
    """

    stretches: tuple[tuple[float, float], ...] = ()
    strength: float = 1.0
    _starts: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _before: tuple[float, ...] = field(init=False, repr=False, compare=False)
    """Days that all cuts before this one take out; one more than there are cuts."""

    def __post_init__(self) -> None:
        before = [0.0]
        for start, end in self.stretches:
            before.append(before[-1] + end - start)
        object.__setattr__(self, "_starts", tuple(start for start, _ in self.stretches))
        object.__setattr__(self, "_before", tuple(before))

    def __bool__(self) -> bool:
        """Return whether the axis differs from an uncut one."""
        return bool(self.stretches) and self.strength > 0.0

    @property
    def width(self) -> float:
        """Pixels that all breaks take together."""
        return BREAK * len(self.stretches) * self.strength

    def at_strength(self, strength: float) -> Cuts:
        """Return the same cuts, cut so far."""
        return replace(self, strength=strength)

    def _taken(self, day: float) -> tuple[float, float]:
        """Return how many days before ``day`` lie in cuts, and how many cuts, the last in part."""
        place = bisect_right(self._starts, day)
        if place == 0:
            return 0.0, 0.0
        start, end = self.stretches[place - 1]
        share = min((day - start) / (end - start), 1.0)
        return self._before[place - 1] + share * (end - start), place - 1 + share

    def live(self, day: float) -> float:
        """Return a day counted without what is cut out before it; the same as the day before the first cut."""
        return day - self._taken(day)[0] * self.strength if self.stretches else day

    def breaks(self, day: float) -> float:
        """Return how many breaks lie before a day; one that the day lies in counts in part."""
        return self._taken(day)[1] * self.strength if self.stretches else 0.0

    def position(self, day: float, px_per_day: float) -> float:
        """Return where a day lies along the axis, in pixels from day 0 of an axis without cuts before it.

        Parameters
        ----------
        day
            Days since 1970-01-01.
        px_per_day
            Pixels of a day outside the cuts.
        """
        if not self.stretches:
            return day * px_per_day
        days, breaks = self._taken(day)
        return (day - days * self.strength) * px_per_day + BREAK * breaks * self.strength

    def day_at(self, position: float, px_per_day: float) -> float:
        """Return the day at a position; the inverse of ``position``."""
        for number, (start, end) in enumerate(self.stretches):
            first = self.position(start, px_per_day)
            if position < first:
                return start - (first - position) / px_per_day
            wide = (end - start) * (1.0 - self.strength) * px_per_day + BREAK * self.strength
            if position < first + wide:
                return start + (position - first) / wide * (end - start)
            if number + 1 == len(self.stretches):
                return end + (position - first - wide) / px_per_day
        return position / px_per_day

    def day_of_live(self, live: float) -> float:
        """Return the day of a count of live days; the inverse of ``live`` outside the cuts, the end of one it meets."""
        for place, (start, end) in enumerate(self.stretches):
            if live < start - self._before[place] * self.strength:
                return live + self._before[place] * self.strength
            if self.strength < 1.0 and live < end - self._before[place + 1] * self.strength:
                return start + (live - start + self._before[place] * self.strength) / (1.0 - self.strength)
        return live + self._before[-1] * self.strength

    def around(self, day: float) -> tuple[float, float] | None:
        """Return the cut that a day lies in, or None."""
        place = bisect_right(self._starts, day)
        if place == 0 or day > self.stretches[place - 1][1]:
            return None
        return self.stretches[place - 1]

    def pieces(self, start: float, end: float) -> list[tuple[float, float]]:
        """Return what of a stretch of time is not cut out, in order."""
        found: list[tuple[float, float]] = []
        for first, last in self.stretches:
            if last <= start or first >= end:
                continue
            if first > start:
                found.append((start, first))
            start = last
        if start < end:
            found.append((start, end))
        return found


NO_CUTS = Cuts()


def quiet(
    happenings: Iterable[tuple[float, float]], margin: float = MARGIN, least: float = LEAST, most: int = MOST
) -> Cuts:
    """Return cuts where nothing happens for long.

    Parameters
    ----------
    happenings
        First and last day of everything that happens, in any order.
    margin
        Days that stay uncut before and after what happens.
    least
        Fewest days of a cut.
    most
        So many cuts at most; the longest are taken.
    """
    order = sorted(happenings)
    found: list[tuple[float, float]] = []
    reached = order[0][1] if order else 0.0
    for first, last in order:
        start, end = reached + margin, first - margin
        if end - start >= least:
            found.append((Day(start), Day(end)))
        reached = max(reached, last)
    longest = sorted(found, key=lambda stretch: (stretch[0] - stretch[1], stretch[0]))[:most]
    return Cuts(tuple(sorted(longest)))
