"""Where a date that was typed into the search box leads: the stretch of time that it names, if the axis has it."""

from __future__ import annotations

import re
from datetime import date

from withdrawal_timeline.domain.dates import Day, PartialDate
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.wording import date_in_words
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.windows import limits
from withdrawal_timeline.state.years import between, date_from_words

AROUND_DAY = 15.0
"""So many days are shown on both sides of a single day."""

_SPAN = re.compile(r"(?P<first>.+?)\s*(?:–|—|\.\.+|…|\s-\s|\bto\b|\buntil\b)\s*(?P<last>.+)")


@frozen
class Goal:
    """A date or a span in the reader's words, ``8 May 2018``, and the window that shows it."""

    name: str
    window: Window


def goal(text: str, dossier: Dossier, today: date) -> Goal | None:
    """Return where a text leads that is a date, or two dates with a dash or “to” between them.

    Parameters
    ----------
    text
        ``2018``, ``May 2018``, ``8 May 2018``, ``May 8, 2018``, ``2018-05-08``, ``2015 – 2018``.
    dossier, today
        Give the ends of the axis: what lies beyond them is no goal.
    """
    try:
        first, last = _dates(text)
        window = between(first, last)
    except ValueError:
        return None
    axis = limits(dossier, today)
    if window.end <= axis.first or window.start >= axis.last:
        return None
    if window.days <= 1.0:
        window = Window(Day(window.start - AROUND_DAY), Day(window.end + AROUND_DAY))
    same = first == last
    return Goal(date_in_words(first) if same else f"{date_in_words(first)} – {date_in_words(last)}", window)


def _dates(text: str) -> tuple[PartialDate, PartialDate]:
    try:
        only = date_from_words(text)
    except ValueError:
        span = _SPAN.fullmatch(text.strip())
        if span is None:
            raise
        return date_from_words(span["first"]), date_from_words(span["last"])
    return only, only
