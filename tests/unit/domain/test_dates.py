"""Dates keep the precision that is known."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from withdrawal_timeline.domain.dates import Day, PartialDate, Precision, month_end, to_date, to_day


def _texts() -> st.SearchStrategy[str]:
    days = st.dates(min_value=date(1, 1, 1))
    return st.one_of(
        days.map(date.isoformat),
        days.map(lambda day: day.isoformat()[:7]),
        days.map(lambda day: day.isoformat()[:4]),
    )


def _ranges() -> st.SearchStrategy[str]:
    pairs = st.tuples(_texts(), _texts())
    return pairs.filter(lambda two: PartialDate(two[0]).first <= PartialDate(two[1]).first).map("/".join)


@given(st.one_of(_texts(), _ranges()))
def test_a_date_says_what_the_file_said(text: str) -> None:
    when = PartialDate(text)
    assert str(when) == when.text == text
    adapter = TypeAdapter(PartialDate)
    assert adapter.validate_json(adapter.dump_json(when)) == when


@given(st.one_of(_texts(), _ranges()))
def test_the_first_day_is_never_after_the_last(text: str) -> None:
    when = PartialDate(text)
    assert when.first <= when.last
    assert when.first_day <= when.last_day
    assert when.end_day == when.last_day + 1
    assert when.middle == (when.first_day + when.end_day) / 2


@given(st.dates())
def test_a_day_on_the_axis_is_the_day_of_the_calendar(when: date) -> None:
    assert to_date(to_day(when)) == when
    assert to_date(Day(to_day(when) + 0.999)) == when
    assert PartialDate.of(when).first == PartialDate.of(when).last == when


@given(st.dates(max_value=date(9999, 12, 30)))
def test_days_follow_each_other_by_one(when: date) -> None:
    assert to_day(when + timedelta(days=1)) == to_day(when) + 1


@pytest.mark.parametrize("day", [-1e9, 1e9])
def test_days_beyond_the_calendar_are_clamped(day: float) -> None:
    assert to_date(Day(day)) in (date.min, date.max)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), Precision.YEAR),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH),
        ("2017-10-12", date(2017, 10, 12), date(2017, 10, 12), Precision.DAY),
        ("2017-10/2018-02", date(2017, 10, 1), date(2018, 2, 28), Precision.RANGE),
        ("1969-12-31/1970", date(1969, 12, 31), date(1970, 12, 31), Precision.RANGE),
    ],
)
def test_first_and_last_day_follow_from_the_precision(text: str, first: date, last: date, precision: Precision) -> None:
    when = PartialDate(text)
    assert (when.first, when.last, when.precision) == (first, last, precision)


def test_the_axis_begins_in_1970() -> None:
    assert to_day(date(1970, 1, 1)) == Day(0)
    assert PartialDate("1970").end_day == Day(365)


@pytest.mark.parametrize(
    "text",
    [
        *("", "17", "2017-1", "2017-10-1", "2017/", "/2017", "2017-10-12T00:00", " 2017", "2017\n", "2017-10-12/"),
        *("2017/2018/2019", "\uff12\uff10\uff11\uff17", "+2017", "-2017", "20170101", "spring 2017"),
    ],
)
def test_text_of_another_form_is_rejected_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="2017-10-12"):
        PartialDate(text)


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024, 9999])
def test_a_month_ends_as_in_the_calendar(year: int) -> None:
    ends = [month_end(year, month) for month in range(1, 13)]
    assert ends == [date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]


@pytest.mark.parametrize("text", ["2017-13", "2017-00", "2017-02-29", "2017-04-31", "0000", "0000-01"])
def test_days_that_do_not_exist_are_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day of the calendar"):
        PartialDate(text)


@given(st.text(max_size=12))
def test_any_text_is_a_date_that_is_kept_or_a_value_error(text: str) -> None:
    try:
        when = PartialDate(text)
    except ValueError:
        return
    assert str(when) == text


@pytest.mark.parametrize("text", ["2018/2017", "2017-10/2017-09", "2017-10/2017"])
def test_a_range_that_runs_backwards_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="runs backwards"):
        PartialDate(text)


@pytest.mark.parametrize("value", [2017, None, ["2017"], 2017.5])
def test_only_text_is_a_date(value: object) -> None:
    with pytest.raises(ValidationError, match="written as text"):
        TypeAdapter(PartialDate).validate_python(value)


def test_equal_dates_are_those_with_the_same_text() -> None:
    assert PartialDate("2017") == PartialDate("2017")
    assert PartialDate("2017") != PartialDate("2017-01-01/2017-12-31")
    assert len({PartialDate("2017"), PartialDate("2017")}) == 1
