"""Days and pixels: a map that zooms about a fixed point, affine but where quiet time is cut out."""

from __future__ import annotations

from dataclasses import field

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout.cuts import BREAK, NO_CUTS, Cuts

DAYS_PER_YEAR = 365.2425
"""Mean length of a Gregorian year."""


@frozen
class TimeScale:
    """Map from a window of days onto a width in device-independent pixels.

    Without cuts it is affine. With them it is affine between the cuts, each of which takes the same few pixels.

    Parameters
    ----------
    start, end
        First and last day of the window, ``start < end``.
    width
        Width of the time area in pixels, above 0, and above what all breaks take.
    cuts
        Where quiet time is cut out; some of the window must lie outside them.
    """

    start: Day
    end: Day
    width: float
    cuts: Cuts = NO_CUTS
    px_per_day: float = field(init=False, repr=False, compare=False)
    """How many pixels a day is wide, outside the cuts."""
    _origin: float = field(init=False, repr=False, compare=False)
    _is_cut: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cuts = self.cuts
        if cuts:
            breaks = BREAK * (cuts.breaks(self.end) - cuts.breaks(self.start))
            px = (self.width - breaks) / (cuts.live(self.end) - cuts.live(self.start))
        else:
            px = self.width / (self.end - self.start)
        object.__setattr__(self, "px_per_day", px)
        object.__setattr__(self, "_origin", cuts.position(self.start, px) if cuts else 0.0)
        object.__setattr__(self, "_is_cut", bool(cuts))

    @property
    def px_per_year(self) -> float:
        """How many pixels a mean year is wide, outside the cuts."""
        return self.px_per_day * DAYS_PER_YEAR

    def to_px(self, day: float) -> float:
        """Return where a day begins, in pixels from the left edge."""
        if self._is_cut:
            return self.cuts.position(day, self.px_per_day) - self._origin
        return (day - self.start) * self.px_per_day

    def to_day(self, px: float) -> Day:
        """Return the day at a distance in pixels from the left edge; the inverse of ``to_px``."""
        if self.cuts:
            return Day(self.cuts.day_at(self._origin + px, self.px_per_day))
        return Day(self.start + px / self.px_per_day)

    def showing(self, start: float, end: float) -> TimeScale:
        """Return the scale of another window on the same axis."""
        return replace(self, start=Day(start), end=Day(end))

    def zoomed(self, ratio: float, *, anchor_px: float) -> TimeScale:
        """Return the scale after a zoom that keeps the day under ``anchor_px`` where it is.

        Parameters
        ----------
        ratio
            What a pixel stands for as a multiple of the present; below 1 zooms in. Without cuts this is also the
            ratio of the lengths of the windows.
        anchor_px
            Position that keeps its day.
        """
        anchor = self.to_day(anchor_px)
        if not self.cuts:
            return self.showing(anchor - (anchor - self.start) * ratio, anchor + (self.end - anchor) * ratio)
        px = self.px_per_day / ratio
        left = self.cuts.position(anchor, px) - anchor_px
        return self.showing(self.cuts.day_at(left, px), self.cuts.day_at(left + self.width, px))

    def panned(self, px: float) -> TimeScale:
        """Return the scale after the content moved right by ``px``."""
        if self.cuts:
            return self.showing(self.to_day(-px), self.to_day(self.width - px))
        days = px / self.px_per_day
        return self.showing(self.start - days, self.end - days)


@frozen
class Limits:
    """How far a window may go.

    Parameters
    ----------
    first, last
        The window never shows a day before ``first`` or after ``last``.
    shortest
        Fewest days that a window may span, those in cuts not counted.
    """

    first: Day
    last: Day
    shortest: float = 7.0

    def clamped(self, start: float, end: float) -> tuple[Day, Day]:
        """Return the nearest window within the limits; a length that fits is kept."""
        length = min(max(end - start, self.shortest), self.last - self.first)
        if length != end - start:
            centre = (start + end) / 2.0
            start, end = centre - length / 2.0, centre + length / 2.0
        if start < self.first:
            start, end = self.first, self.first + length
        if end > self.last:
            start, end = self.last - length, self.last
        return Day(start), Day(end)

    def within(self, scale: TimeScale) -> TimeScale:
        """Return the nearest scale within the limits; what a pixel stands for is kept where it fits."""
        if not scale.cuts:
            return scale.showing(*self.clamped(scale.start, scale.end))
        if scale.start < self.first:
            scale = scale.panned(-scale.to_px(self.first))
        if scale.end > self.last:
            scale = scale.panned(scale.width - scale.to_px(self.last))
        return scale.showing(max(scale.start, self.first), min(scale.end, self.last))

    def zoomed(self, scale: TimeScale, ratio: float, *, anchor_px: float) -> TimeScale:
        """Return ``scale`` zoomed about a point and kept within the limits.

        The ratio is cut back before the zoom, so that the day under the pointer stays even when the shortest
        window is reached.
        """
        nearest = scale.width / self.shortest
        farthest = scale.showing(self.first, self.last).px_per_day
        ratio = min(max(ratio, scale.px_per_day / nearest), scale.px_per_day / farthest)
        return self.within(scale.zoomed(ratio, anchor_px=anchor_px))

    def scale(self, start: float, end: float, width: float, cuts: Cuts) -> TimeScale:
        """Return the scale of a window that was asked for, with as much uncut time around it as it needs.

        A window that lies in quiet time would have nothing to be drawn by: it grows until ``shortest`` days of it are
        not cut out. Where breaks would take more than half of the width nothing is cut.
        """
        if not cuts or 2.0 * cuts.width > width:
            return TimeScale(Day(start), Day(end), width)
        lack = self.shortest - (cuts.live(end) - cuts.live(start))
        if lack > 0.0:
            live = cuts.live(start) - lack / 2.0
            start = min(start, cuts.day_of_live(live))
            end = max(end, cuts.day_of_live(live + self.shortest + 1e-6))
        return TimeScale(Day(start), Day(end), width, cuts)
