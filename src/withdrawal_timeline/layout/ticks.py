"""Two tiers of ticks for every scale, from a table that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import chain, pairwise

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.wording import MONTH_NAMES, MONTHS
from withdrawal_timeline.layout.timescale import TimeScale

_FIRST_YEAR, _LAST_YEAR = 1, 9998
_HALF_YEAR = 6
_STEPS_OF_PAGE = 40
_WHOLE_YEAR_PX = 38.0
"""In fewer pixels than these a year is written without its century."""


class Unit(Enum):
    """What a step counts."""

    YEARS = 365.2425
    MONTHS = 30.436875
    DAYS = 1.0


@frozen
class TickStep:
    """Distance between two ticks, and the least distance in pixels at which its labels stand apart."""

    unit: Unit
    count: int
    label_px: float

    @property
    def days(self) -> float:
        """Mean length of the step in days."""
        return self.unit.value * self.count


@frozen
class Tick:
    """One tick: its first day, the day on which the next one begins, and its label."""

    day: Day
    until: Day
    label: str


@frozen
class Ticks:
    """Both tiers; the upper one names the larger unit and covers the whole window but for its cuts, without gaps."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]


_CENTURY = TickStep(Unit.YEARS, 100, 44)
_DECADE = TickStep(Unit.YEARS, 10, 44)
_YEAR = TickStep(Unit.YEARS, 1, 40)
_MONTH = TickStep(Unit.MONTHS, 1, 60)

TIERS: tuple[tuple[TickStep, TickStep], ...] = (
    (TickStep(Unit.YEARS, 1000, 44), TickStep(Unit.YEARS, 500, 36)),
    (TickStep(Unit.YEARS, 1000, 44), _CENTURY),
    (TickStep(Unit.YEARS, 500, 44), TickStep(Unit.YEARS, 50, 36)),
    (_CENTURY, TickStep(Unit.YEARS, 20, 36)),
    (_DECADE, TickStep(Unit.YEARS, 5, 20)),
    (_DECADE, TickStep(Unit.YEARS, 2, 36)),
    (_YEAR, TickStep(Unit.MONTHS, 6, 22)),
    (_YEAR, TickStep(Unit.MONTHS, 3, 26)),
    (_YEAR, TickStep(Unit.MONTHS, 1, 26)),
    (_MONTH, TickStep(Unit.DAYS, 7, 24)),
    (_MONTH, TickStep(Unit.DAYS, 1, 22)),
)
"""Pairs of upper and lower step, from the coarsest to the finest."""


def steps_for(scale: TimeScale, text_scale: float = 1.0) -> tuple[TickStep, TickStep]:
    """Return the finest pair of steps whose labels stand apart at this scale.

    Parameters
    ----------
    scale
        The window.
    text_scale
        Size of the labels as a multiple of the usual.
    """
    # The air around a label stays as it is, so that smaller text makes no room for more of them.
    px_per_day = scale.px_per_day / max(text_scale, 1.0)
    chosen = TIERS[0]
    for upper, lower in TIERS:
        if upper.days * px_per_day >= upper.label_px and lower.days * px_per_day >= lower.label_px:
            chosen = (upper, lower)
    return chosen


def ticks_for(scale: TimeScale, text_scale: float = 1.0) -> Ticks:
    """Return the ticks that touch the window, in both tiers, from left to right.

    Where the axis is cut there are none; a step that goes on beyond a cut is named again behind it.

    Parameters
    ----------
    scale
        The window.
    text_scale
        Size of the labels as a multiple of the usual.
    """
    upper, lower = steps_for(scale, text_scale)
    return Ticks(
        tuple(_ticks(upper, scale, in_upper=True)),
        tuple(_ticks(lower, scale, in_upper=False, narrow_px=_WHOLE_YEAR_PX * max(text_scale, 1.0))),
    )


def _ticks(step: TickStep, scale: TimeScale, *, in_upper: bool, narrow_px: float = 0.0) -> Iterator[Tick]:
    narrow = step.unit is Unit.YEARS and step.days * scale.px_per_day < narrow_px
    first, last = to_date(scale.start), to_date(scale.end)
    first_day, last_day, months = to_day(first), to_day(last), _months_of_page(step)
    pages = range(_month_number(first) // months, _month_number(last) // months + 1)
    for tick in chain.from_iterable(_page(step, number, in_upper=in_upper, narrow=narrow) for number in pages):
        if tick.until <= first_day or tick.day > last_day:
            continue
        if scale.cuts:
            for start, end in scale.cuts.pieces(tick.day, tick.until):
                yield Tick(Day(start), Day(end), tick.label)
        else:
            yield tick


def _months_of_page(step: TickStep) -> int:
    """Return of how many months the ticks are made, and kept, together."""
    return 1 if step.unit is Unit.DAYS else _STEPS_OF_PAGE * _months(step)


def _months(step: TickStep) -> int:
    return step.count * (12 if step.unit is Unit.YEARS else 1)


def _month_number(when: date) -> int:
    return when.year * 12 + when.month - 1


@lru_cache(maxsize=256)
def _page(step: TickStep, number: int, *, in_upper: bool, narrow: bool) -> tuple[Tick, ...]:
    """Return the ticks that begin in one page of the calendar: they are the same in every window."""
    months = _months_of_page(step)
    first, following = max(number * months, 12 * _FIRST_YEAR), (number + 1) * months
    begin = date(first // 12, first % 12 + 1, 1)
    after = date(min(following // 12, _LAST_YEAR + 1), following % 12 + 1, 1)
    starts = _days(step, begin, after) if step.unit is Unit.DAYS else _starts(_months(step), begin, after)
    return tuple(
        Tick(to_day(here), to_day(there), _label(step, here, in_upper=in_upper, narrow=narrow))
        for here, there in pairwise(starts)
        if here < after
    )


def _starts(months: int, first: date, last: date) -> Iterator[date]:
    """Yield the beginnings of all steps of so many months that touch some days, and one beyond them."""
    index = _month_number(first) // months * months
    while True:
        year, month = divmod(index, 12)
        if year > _LAST_YEAR:
            yield date(_LAST_YEAR + 1, 1, 1)
            return
        # The calendar begins with the year 1: the step that holds it begins there.
        here = date(year, month + 1, 1) if year >= _FIRST_YEAR else date(_FIRST_YEAR, 1, 1)
        yield here
        if here > last:
            return
        index += months


def _days(step: TickStep, first: date, last: date) -> Iterator[date]:
    """Yield days of the month 1, 8, 15, 22 and 29 for a step of a week, else every day."""
    here = first.replace(day=1 if step.count > 1 else first.day)
    while True:
        yield here
        if here > last:
            return
        following = here + timedelta(days=step.count)
        if following.month != here.month:
            following = following.replace(day=1)
        here = following


def _label(step: TickStep, when: date, *, in_upper: bool, narrow: bool) -> str:
    match step.unit:
        case Unit.YEARS:
            if narrow:
                # The tier above names the decade; there is room for the other half of it in short.
                return f"’{when.year % 100:02}" if when.year % _DECADE.count else ""
            return f"{when.year}s" if in_upper and step.count > 1 else str(when.year)
        case Unit.MONTHS:
            if in_upper:
                return f"{MONTH_NAMES[when.month]} {when.year}"
            # Where only half-years stand below the years, the year itself says January.
            return "" if step.count == _HALF_YEAR and when.month == 1 else MONTHS[when.month]
        case Unit.DAYS:
            return str(when.day)
