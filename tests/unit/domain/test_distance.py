"""Times between dates in words: exact where both are known to the day, else the shortest and the longest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.distance import distance_in_words, is_before
from withdrawal_timeline.domain.wording import span_in_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-06-01", "2019-11-04", "2 years 5 months 3 days"),
        ("2019-11-04", "2017-06-01", "2 years 5 months 3 days"),
        ("2020-01-01", "2020-01-01", "0 days"),
        ("1975-11-05", "1977-11", "between 1 year 11 months 27 days and 2 years 25 days"),
        ("2024-01", "2025-02-04", "between 1 year 4 days and 1 year 1 month 3 days"),
        ("2018", "2019", "between 1 day and 1 year 11 months 30 days"),
        ("2018", "2018-05-08", "at most 7 months 23 days"),
        ("2018-05", "2018-05", "at most 30 days"),
        ("2017-12-31", "2018", "between 1 day and 1 year"),
    ],
)
def test_a_distance_is_told_as_exactly_as_the_dates_allow(first: str, last: str, words: str) -> None:
    assert distance_in_words(PartialDate(first), PartialDate(last)) == words


@given(st.dates(), st.dates())
def test_days_are_exact_and_either_order_is_the_same(one: object, other: object) -> None:
    first, last = PartialDate(str(one)), PartialDate(str(other))
    assert distance_in_words(first, last) == distance_in_words(last, first) == span_in_words(first.first, last.first)


def test_what_is_before_is_told_by_the_first_day_that_a_date_may_mean() -> None:
    assert is_before(PartialDate("2018"), PartialDate("2018-01-02"))
    assert not is_before(PartialDate("2018-01-01"), PartialDate("2018"))
