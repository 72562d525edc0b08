"""How far the axis of time reaches: from before the first step that a dossier holds to some months after the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.models import Act

_AFTERWARDS = timedelta(days=275)
"""How far past today, or past the last expected date, the axis can be followed."""


def axis_start(acts: Iterable[Act]) -> Day:
    """Return the first day of the axis: the beginning of the year before the first milestone's.

    Raises
    ------
    ValueError
        If there is no act.
    """
    return to_day(date(min(step.date.first for act in acts for step in act.milestones).year - 1, 1, 1))


def axis_end(acts: Iterable[Act], today: date = date.min) -> Day:
    """Return the last day of the axis: some months after ``today`` and after all that is expected.

    Without ``today``, the day that the axis reaches on every day.

    Raises
    ------
    ValueError
        If there is no act.
    """
    latest = max(step.date.last for act in acts for step in act.milestones)
    return to_day(max(latest, today) + _AFTERWARDS)
