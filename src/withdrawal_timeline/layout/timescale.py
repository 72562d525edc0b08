"""Days and pixels: an affine map that zooms about a fixed point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from withdrawal_timeline.domain.dates import Day

DAYS_PER_YEAR = 365.2425
"""Mean length of a Gregorian year."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Affine map from a window of days onto a width in device-independent pixels.

    Parameters
    ----------
    start, end
        First and last day of the window, ``start < end``.
    width
        Width of the time area in pixels, above 0.
    """

    start: Day
    end: Day
    width: float

    @property
    def px_per_day(self) -> float:
        """How many pixels a day is wide."""
        return self.width / (self.end - self.start)

    @property
    def px_per_year(self) -> float:
        """How many pixels a mean year is wide."""
        return self.px_per_day * DAYS_PER_YEAR

    def to_px(self, day: float) -> float:
        """Return where a day begins, in pixels from the left edge."""
        return (day - self.start) * self.px_per_day

    def to_day(self, px: float) -> Day:
        """Return the day at a distance in pixels from the left edge; the inverse of ``to_px``."""
        return Day(self.start + px / self.px_per_day)

    def zoomed(self, ratio: float, *, anchor_px: float) -> TimeScale:
        """Return the scale after a zoom that keeps the day under ``anchor_px`` where it is.

        Parameters
        ----------
        ratio
            New length of the window as a multiple of the present one; below 1 zooms in.
        anchor_px
            Position that keeps its day.
        """
        anchor = self.to_day(anchor_px)
        return replace(
            self, start=Day(anchor - (anchor - self.start) * ratio), end=Day(anchor + (self.end - anchor) * ratio)
        )

    def panned(self, px: float) -> TimeScale:
        """Return the scale after the content moved right by ``px``."""
        days = px / self.px_per_day
        return replace(self, start=Day(self.start - days), end=Day(self.end - days))


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a window may go.

    Parameters
    ----------
    first, last
        The window never shows a day before ``first`` or after ``last``.
    shortest
        Fewest days that a window may span.
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

    def zoomed(self, scale: TimeScale, ratio: float, *, anchor_px: float) -> TimeScale:
        """Return ``scale`` zoomed about a point and kept within the limits.

        The ratio is cut back before the zoom, so that the day under the pointer stays even when the shortest
        window is reached.
        """
        length = scale.end - scale.start
        ratio = min(max(ratio, self.shortest / length), (self.last - self.first) / length)
        zoomed = scale.zoomed(ratio, anchor_px=anchor_px)
        start, end = self.clamped(zoomed.start, zoomed.end)
        return replace(scale, start=start, end=end)
