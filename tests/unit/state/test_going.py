"""Dates that are typed into the search box, and where they lead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.going import AROUND_DAY, goal

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "name", "first", "after"),
    [
        ("2018", "2018", date(2018, 1, 1), date(2019, 1, 1)),
        ("May 2018", "May 2018", date(2018, 5, 1), date(2018, 6, 1)),
        (" may  2018 ", "May 2018", date(2018, 5, 1), date(2018, 6, 1)),
        ("2018-05", "May 2018", date(2018, 5, 1), date(2018, 6, 1)),
        ("2015 – 2018", "2015 – 2018", date(2015, 1, 1), date(2019, 1, 1)),
        ("2015 - May 2018", "2015 – May 2018", date(2015, 1, 1), date(2018, 6, 1)),
        ("2015 to 2018", "2015 – 2018", date(2015, 1, 1), date(2019, 1, 1)),
    ],
)
def test_years_months_and_spans_are_shown_whole(text: str, name: str, first: date, after: date) -> None:
    found = goal(text, DOSSIER, TODAY)
    assert found is not None
    assert (found.name, found.window.start, found.window.end) == (name, to_day(first), to_day(after))


@pytest.mark.parametrize("text", ["2026-01-07", "7 January 2026", "January 7, 2026", "Jan 7 2026", "7 Jan. 2026"])
def test_a_day_stands_in_the_middle_of_a_month(text: str) -> None:
    found = goal(text, DOSSIER, TODAY)
    assert found is not None
    assert found.name == "7 Jan 2026"
    day = to_day(date(2026, 1, 7))
    assert (found.window.start, found.window.end) == (day - AROUND_DAY, day + 1 + AROUND_DAY)


@pytest.mark.parametrize("text", ["", "who", "66", "1800", "2500", "2018-13", "2018 –", "2019 to 2015", "32 May 2018"])
def test_what_is_no_date_or_lies_beyond_the_axis_leads_nowhere(text: str) -> None:
    assert goal(text, DOSSIER, TODAY) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    goal(text, DOSSIER, TODAY)
