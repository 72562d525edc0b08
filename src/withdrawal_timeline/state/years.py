"""Stretches of time in words, from words, and those that are offered ready-made."""

from __future__ import annotations

import re
from datetime import date

from withdrawal_timeline.domain.dates import Day, PartialDate, to_date, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.wording import MONTHS, day_in_words
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.windows import story, whole

YEARS_ONLY_FROM = 30 * 365.25
"""Windows of this many days and more are named by their years alone."""
DAYS_BELOW = 120.0
"""Windows shorter than this many days are named by their days."""

# Compiled, and remembered by `re`, when a date is first typed.
_ISO = r"\d{4}(-\d{1,2}(-\d{1,2})?)?"
_WORDS = r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})"
_MONTH_FIRST = r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
_MOMENT = 1e-6
"""Taken from the end of a window, so that an end at midnight names the day before."""


@frozen
class Preset:
    """A stretch of time under a name: ``Since 2015``."""

    name: str
    window: Window


def first_and_last(window: Window) -> tuple[date, date]:
    """Return the first and the last calendar day of which some lies in ``window``."""
    return to_date(window.start), to_date(Day(max(window.start, window.end - _MOMENT)))


def in_words(window: Window) -> str:
    """Return a window as its button names it: ``Jan 2015 – Aug 2027``.

    Windows of thirty years and more are named by years, ``1917 – 2028``; those under four months by days,
    ``3 Jan – 12 Feb 2026``.
    """
    first, last = first_and_last(window)
    if window.days >= YEARS_ONLY_FROM:
        return f"{first.year} – {last.year}"
    if window.days >= DAYS_BELOW:
        return f"{MONTHS[first.month]} {first.year} – {MONTHS[last.month]} {last.year}"
    if first == last:
        return day_in_words(first)
    start = f"{first.day} {MONTHS[first.month]}" if first.year == last.year else day_in_words(first)
    return f"{start} – {day_in_words(last)}"


def date_from_words(text: str) -> PartialDate:
    """Return the date that a reader wrote: ``2018``, ``2018-05``, ``2018-05-08``, ``May 2018`` or ``8 May 2018``.

    ``May 8, 2018`` is understood as well.

    Raises
    ------
    ValueError
        If the text is no such date; the message says what to write, as a sentence.
    """
    wanted = " ".join(text.split())
    candidate = ""
    if re.fullmatch(_ISO, wanted):
        year, *rest = wanted.split("-")
        candidate = "-".join([year, *(part.zfill(2) for part in rest)])
    elif found := re.fullmatch(_WORDS, wanted) or re.fullmatch(_MONTH_FIRST, wanted):
        short = found["month"][:3].capitalize()
        month = MONTHS.index(short) if short in MONTHS else 0
        day = f"-{int(found['day']):02}" if found["day"] else ""
        candidate = f"{found['year']}-{month:02}{day}"
    try:
        return PartialDate(candidate)
    except ValueError:
        said = f"“{wanted}” is not a date" if wanted else "The first date is missing"
        raise ValueError(f"{said}. Write 2018, May 2018 or 8 May 2018.") from None


def between(first: PartialDate, last: PartialDate) -> Window:
    """Return the window from the beginning of ``first`` to the end of ``last``.

    Raises
    ------
    ValueError
        If the end does not lie after the beginning; the message is a sentence.
    """
    if last.end_day <= first.first_day:
        raise ValueError("The end lies before the beginning. Write the earlier date first.")
    return Window(first.first_day, last.end_day)


def presets(dossier: Dossier, today: date) -> tuple[Preset, ...]:
    """Return the windows that are always offered: all, the opening view, and the three years around now."""
    opening = story(dossier, today)
    return (
        Preset("All", whole(dossier, today)),
        Preset(f"Since {to_date(opening.start).year}", opening),
        Preset(
            f"{today.year - 1} – {today.year + 1}",
            Window(to_day(date(today.year - 1, 1, 1)), to_day(date(today.year + 2, 1, 1))),
        ),
    )


def decades(dossier: Dossier) -> tuple[Preset, ...]:
    """Return one window for each decade in which a milestone of a withdrawal falls, earliest first."""
    years = {step.date.first.year for act in dossier.withdrawals for step in act.milestones}
    tens = sorted({year // 10 * 10 for year in years})
    return tuple(Preset(f"{ten}s", Window(to_day(date(ten, 1, 1)), to_day(date(ten + 10, 1, 1)))) for ten in tens)
