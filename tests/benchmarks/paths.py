"""The windows that benchmarks of frames go through."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.state.view_state import Window

if TYPE_CHECKING:
    from withdrawal_timeline.layout.tracks import Tracks

STEPS = 120
_ANCHOR = date(2019, 6, 1)


def zoom_path(tracks: Tracks, years: float) -> list[Window]:
    """Return windows from ``years`` (or all there is) down to one year about a day."""
    anchor, last = to_day(_ANCHOR), tracks.last
    start = max(last - years * 365.2425, tracks.first)
    shares = ((365.2425 / (last - start)) ** (step / (STEPS - 1)) for step in range(STEPS))
    return [Window(Day(anchor - (anchor - start) * share), Day(anchor + (last - anchor) * share)) for share in shares]


def pan_path(tracks: Tracks) -> list[Window]:
    """Return a window of ten years in its steps through 36 years."""
    end = tracks.last - 366.0
    starts = (end - 3652.4 - 110.0 * step for step in reversed(range(STEPS)))
    return [Window(Day(start), Day(start + 3652.4)) for start in starts]


def century_to_month() -> list[Window]:
    """Return windows from 1919-2027 into January 2026, about its first day of many withdrawals."""
    first, last, anchor = (to_day(date(1919, 1, 1)), to_day(date(2028, 1, 1)), to_day(date(2026, 1, 7)))
    shares = ((31.0 / (last - first)) ** (step / (STEPS - 1)) for step in range(STEPS))
    return [Window(Day(anchor - (anchor - first) * share), Day(anchor + (last - anchor) * share)) for share in shares]
