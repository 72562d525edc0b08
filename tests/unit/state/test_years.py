"""Stretches of time in words and from words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day, PartialDate, to_day
from withdrawal_timeline.domain.wording import date_in_words, longest_window_words
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.years import between, date_from_words, decades, in_words, presets

TODAY = date(2026, 11, 22)


def window(first: date, last: date) -> Window:
    """Return the window from the begin of ``first`` to the end of ``last``."""
    return Window(to_day(first), Day(to_day(last) + 1.0))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (window(date(2015, 1, 1), date(2027, 8, 31)), "Jan 2015 – Aug 2027"),
        (window(date(1917, 3, 4), date(2028, 1, 9)), "1917 – 2028"),
        (window(date(2026, 1, 3), date(2026, 2, 12)), "3 Jan – 12 Feb 2026"),
        (window(date(2025, 12, 30), date(2026, 1, 9)), "30 Dec 2025 – 9 Jan 2026"),
        (window(date(2026, 1, 7), date(2026, 1, 7)), "7 Jan 2026"),
    ],
)
def test_a_window_is_named_as_exactly_as_its_length_asks(shown: Window, words: str) -> None:
    assert in_words(shown) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 60000))
def test_no_window_has_a_longer_name_than_the_longest(first: date, length: int) -> None:
    start = to_day(first)
    assert len(in_words(Window(start, Day(start + length)))) <= max(map(len, longest_window_words()))


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(days, st.sampled_from(("%Y", "%Y-%m", "%Y-%m-%d")))
def test_a_date_as_the_program_writes_it_is_understood(when: date, form: str) -> None:
    expected = PartialDate(when.strftime(form))
    assert date_from_words(expected.text) == expected
    assert date_from_words(f"  {date_in_words(expected)} ") == expected


@pytest.mark.parametrize("text", ["", "soon", "31 Feb 2018", "Foo 2018", "2018-13", "0000", "8 5 2018", "2017/2018"])
def test_what_is_no_date_is_answered_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"Write 2018, May 2018 or 8 May 2018\.$"):
        date_from_words(text)


@given(days, days)
def test_a_stretch_runs_from_the_first_to_the_last_day_or_is_refused(first: date, last: date) -> None:
    if last < first:
        with pytest.raises(ValueError, match="before the beginning"):
            between(PartialDate.of(first), PartialDate.of(last))
    else:
        made = between(PartialDate.of(first), PartialDate.of(last))
        assert made.days == (last - first) / timedelta(days=1) + 1


def test_the_presets_of_the_real_dossier() -> None:
    dossier = load_dossier(default_dossier())
    assert [preset.name for preset in presets(dossier, TODAY)] == ["All", "Since 2015", "2025 – 2027"]
    names = [decade.name for decade in decades(dossier)]
    assert names[0] == "1910s"
    assert names[-1] == "2020s"
    assert names == sorted(names)
    assert all(preset.window.days > 0 for preset in (*presets(dossier, TODAY), *decades(dossier)))
