"""Ticks in one row under a small drawing: of the calendar, or counted from a day 0."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.wording import MONTHS, plural
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR, TimeScale

_LEAST_YEARS, _LEAST_MONTHS, _LEAST_COUNTED = 46.0, 66.0, 72.0
"""Least distance in pixels of two labels that say a year, a month and a year, or a length of time."""
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_YEAR = 12


@frozen
class PlainTick:
    """A tick: the day it stands at, and its label."""

    day: Day
    label: str


def calendar_ticks(scale: TimeScale, text_scale: float = 1.0) -> tuple[PlainTick, ...]:
    """Return the beginnings of years or months within a window, as many as have room for their labels.

    Parameters
    ----------
    text_scale
        Size of the labels as a multiple of the usual.
    """
    return tuple(_beginnings(scale, _step(scale, _LEAST_YEARS * text_scale, _LEAST_MONTHS * text_scale)))


def counted_ticks(scale: TimeScale, text_scale: float = 1.0) -> tuple[PlainTick, ...]:
    """Return ticks at whole months or years from day 0, as many as have room: ``day 0``, ``6 months``, ``2 years``.

    The days of ``scale`` are counted from day 0. Steps are of the mean length of a month: what they are counted from
    differs from row to row, and with it the lengths of the calendar's months.
    """
    months = _step(scale, _LEAST_COUNTED * text_scale, _LEAST_COUNTED * text_scale)
    days = DAYS_PER_YEAR / _YEAR * months
    first, last = math.ceil(scale.start / days), math.floor(scale.end / days)
    return tuple(PlainTick(Day(place * days), _counted(place * months)) for place in range(first, last + 1))


def _step(scale: TimeScale, years: float, months: float) -> int:
    """Return the shortest step, in months, whose labels stand as far apart as whole years and months need."""
    month = scale.px_per_year / _YEAR
    for step in _MONTH_STEPS:
        if step * month >= (months if step % _YEAR else years):
            return step
    return _MONTH_STEPS[-1]


def _beginnings(scale: TimeScale, step: int) -> Iterator[PlainTick]:
    first, last = to_date(scale.start), to_date(scale.end)
    index = math.floor((first.year * _YEAR + first.month - 1) / step) * step
    while True:
        year, month = divmod(index, _YEAR)
        here = date(max(year, 1), month + 1, 1)
        if here > last:
            return
        if to_day(here) >= scale.start:
            yield PlainTick(to_day(here), str(year) if step % _YEAR == 0 else f"{MONTHS[month + 1]} {year}")
        index += step


def _counted(months: int) -> str:
    if months == 0:
        return "day 0"
    count, unit = (abs(months) // _YEAR, "year") if months % _YEAR == 0 else (abs(months), "month")
    return f"{plural(count, unit)}{' before' if months < 0 else ''}"
