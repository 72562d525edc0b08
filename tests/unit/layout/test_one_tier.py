"""Ticks in one row: they stand apart, cover the drawing, and say what they count."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.layout.one_tier import calendar_ticks, counted_ticks
from withdrawal_timeline.layout.timescale import TimeScale


def scale(first: date, last: date, width: float = 600.0) -> TimeScale:
    return TimeScale(to_day(first), to_day(last), width)


def test_years_of_the_calendar() -> None:
    labels = [tick.label for tick in calendar_ticks(scale(date(1983, 6, 1), date(2027, 6, 1)))]
    assert labels == [str(year) for year in range(1985, 2030, 5) if year < 2028]


def test_months_of_the_calendar() -> None:
    ticks = calendar_ticks(scale(date(2025, 1, 15), date(2026, 2, 1)))
    assert [tick.label for tick in ticks][:3] == ["Mar 2025", "May 2025", "Jul 2025"]
    assert [to_date(tick.day).day for tick in ticks] == [1] * len(ticks)


def test_time_counted_from_day_0() -> None:
    labels = [tick.label for tick in counted_ticks(TimeScale(Day(-200.0), Day(800.0), 600.0))]
    assert labels == ["6 months before", "day 0", "6 months", "1 year", "18 months", "2 years"]


def test_day_0_is_exactly_0() -> None:
    ticks = counted_ticks(TimeScale(Day(-900.0), Day(9000.0), 700.0))
    assert [float(tick.day) for tick in ticks if tick.label == "day 0"] == [0.0]


@given(
    st.integers(-20_000, 30_000),
    st.floats(60, 60_000),
    st.floats(120, 2000),
    st.sampled_from([0.8, 1.0, 1.5, 2.0]),
)
def test_labels_stand_apart_and_there_are_never_too_many(start: int, days: float, width: float, text: float) -> None:
    made = TimeScale(Day(float(start)), Day(start + days), width)
    for ticks, least in ((calendar_ticks(made, text), 44.0), (counted_ticks(made, text), 70.0)):
        assert all(made.start <= tick.day <= made.end for tick in ticks)
        if len(ticks) > 1 and 50 * made.px_per_year >= least * text * 1.1:
            assert min(made.to_px(b.day) - made.to_px(a.day) for a, b in pairwise(ticks)) >= least * text * 0.9


@pytest.mark.parametrize("years", [1, 3, 10, 40, 110])
def test_some_ticks_are_always_there(years: int) -> None:
    made = scale(date(1917, 3, 1), date(1917 + years, 3, 2))
    assert calendar_ticks(made)
    assert len(calendar_ticks(made)) <= 14
