"""Windows of time that commands ask for, all within the limits of the axis."""

from __future__ import annotations

from datetime import date

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.models import Body
from withdrawal_timeline.layout.cuts import NO_CUTS, Cuts
from withdrawal_timeline.layout.timescale import Limits
from withdrawal_timeline.state.tracks import first_day, last_day
from withdrawal_timeline.state.view_state import Window

STORY_YEARS = 11
"""The opening window begins this many years before the dossier was compiled: the years in which most happened."""
_GUTTER = 0.015
"""Share of a window that stays free at both ends, so that edge marks do not touch the frame."""
_MARGIN = 0.08
"""Share of the window that a revealed day keeps from the edges."""
_FOR_NAMES = 3.0
"""So many times as much is kept free before a record, where its name stands."""
_QUIET_SHARE = 0.3


def limits(dossier: Dossier, today: date) -> Limits:
    """Return how far the axis of this dossier can be followed."""
    return Limits(first_day(dossier), last_day(dossier, today))


def whole(dossier: Dossier, today: date) -> Window:
    """Return the window that shows everything."""
    return Window(first_day(dossier), last_day(dossier, today))


def story(dossier: Dossier, today: date) -> Window:
    """Return the opening window: the last eleven years, and what is still to come."""
    start = to_day(date(dossier.about.compiled.first.year - STORY_YEARS, 1, 1))
    end = last_day(dossier, today)
    return Window(max(start, first_day(dossier)), end)


def clamped(window: Window, dossier: Dossier, today: date) -> Window:
    """Return the nearest window that the axis allows."""
    return Window(*limits(dossier, today).clamped(window.start, window.end))


def on_axis(window: Window, dossier: Dossier, today: date) -> Window:
    """Return what of a window that was asked for lies on the axis; only where that is next to nothing, the nearest.

    In contrast to ``clamped`` the window becomes shorter and does not move: the years that are named are shown.
    """
    allowed = limits(dossier, today)
    start, end = max(window.start, allowed.first), min(window.end, allowed.last)
    if end - start < allowed.shortest:
        return clamped(window, dossier, today)
    return Window(start, end)


def days_of(dossier: Dossier, record_id: str) -> tuple[Day, Day] | None:
    """Return first and last day of a record's milestones; for a body, of all its withdrawals."""
    record = dossier.find(record_id)
    if record is None:
        return None
    acts = dossier.withdrawals_of(record.id) if isinstance(record, Body) else (record,)
    steps = [step for act in acts for step in act.milestones]
    if not steps:
        return None
    return min(step.date.middle for step in steps), max(step.date.middle for step in steps)


def fitting(dossier: Dossier, record_id: str, today: date) -> Window | None:
    """Return the window that shows all steps of a record with air around them, at least half a year."""
    days = days_of(dossier, record_id)
    if days is None:
        return None
    first, last = days
    air = max((last - first) * 0.15, 92.0)
    return clamped(Window(Day(first - 2 * air), Day(last + air)), dossier, today)


def revealing(window: Window, dossier: Dossier, record_id: str, today: date, cuts: Cuts = NO_CUTS) -> Window:
    """Return the window after the shortest pan that brings a record into view; its length is kept.

    A record of which something is in view already stays where it is. Of one that is not, all steps are shown where the
    window is long enough for them, else those from the first on. Where the axis is cut, what is kept is the length that
    is not cut out.
    """
    days = days_of(dossier, record_id)
    if days is None:
        return window
    first, last = map(cuts.live, days)
    start, end = cuts.live(window.start), cuts.live(window.end)
    margin = (end - start) * _MARGIN
    if first <= end - margin and last >= start + margin:
        return window
    least, most = last - (end - margin), first - (start + _FOR_NAMES * margin)
    shift = least if 0 < least <= most else most
    return _clamped_live(start + shift, end + shift, dossier, today, cuts)


def centred(window: Window, day: Day, dossier: Dossier, today: date, cuts: Cuts = NO_CUTS) -> Window:
    """Return a window of the same length around ``day``; where the axis is cut, of the same length not cut out."""
    half = (cuts.live(window.end) - cuts.live(window.start)) / 2.0
    middle = cuts.live(day)
    return _clamped_live(middle - half, middle + half, dossier, today, cuts)


def mostly_quiet(window: Window, cuts: Cuts) -> bool:
    """Return whether most of a window is cut out, so that who asks for it wants to see the quiet years."""
    return cuts.live(window.end) - cuts.live(window.start) < _QUIET_SHARE * window.days


def _clamped_live(start: float, end: float, dossier: Dossier, today: date, cuts: Cuts) -> Window:
    """Return the nearest window that the axis allows, of one that is given in days that are not cut out."""
    allowed = limits(dossier, today)
    live = Limits(Day(cuts.live(allowed.first)), Day(cuts.live(allowed.last)), allowed.shortest)
    first, last = live.clamped(start, end)
    return Window(Day(cuts.day_of_live(first)), Day(cuts.day_of_live(last)))


def with_gutter(first: Day, last: Day) -> Window:
    """Return a window over these days with a narrow gutter at both ends."""
    air = (last - first) * _GUTTER
    return Window(Day(first - air), Day(last + air))
