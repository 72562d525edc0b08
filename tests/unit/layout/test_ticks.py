"""The two tiers of the axis."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.layout.cuts import Cuts
from withdrawal_timeline.layout.ticks import TIERS, steps_for, ticks_for
from withdrawal_timeline.layout.timescale import TimeScale


def scale(start: date, end: date, width: float = 780.0) -> TimeScale:
    return TimeScale(to_day(start), to_day(end), width)


@pytest.mark.parametrize(
    ("window", "upper", "lower"),
    [
        (scale(date(1919, 1, 1), date(2028, 1, 1)), "1920s", "’25"),
        (scale(date(1930, 1, 1), date(2028, 1, 1), 900.0), "1930s", "1935"),
        (scale(date(2015, 1, 1), date(2027, 6, 1)), "2016", "Jul"),
        (scale(date(2025, 6, 1), date(2027, 4, 1)), "2026", "Feb"),
        (scale(date(2026, 1, 1), date(2026, 1, 20)), "January 2026", "7"),
    ],
    ids=["a century", "a wide century", "twelve years", "two years", "three weeks"],
)
def test_tiers_follow_the_scale(window: TimeScale, upper: str, lower: str) -> None:
    ticks = ticks_for(window)

    assert upper in [tick.label for tick in ticks.upper]
    assert lower in [tick.label for tick in ticks.lower]


def test_half_decades_are_written_short_where_there_is_no_room_for_the_whole_year() -> None:
    window = scale(date(1919, 1, 1), date(2028, 1, 1), 640.0)
    labels = [tick.label for tick in ticks_for(window).lower]

    assert {"’25", "’05", ""} <= set(labels)
    assert not any(label.startswith("19") for label in labels)


def test_the_tiers_run_from_coarse_to_fine() -> None:
    lower = [step.days for _, step in TIERS]

    assert lower == sorted(lower, reverse=True)
    assert all(upper.days >= step.days for upper, step in TIERS)


@given(
    st.floats(min_value=-719_000, max_value=60_000),
    st.floats(min_value=7, max_value=700_000),
    st.floats(min_value=200, max_value=4000),
)
def test_the_upper_tier_covers_the_window_without_gaps(start: float, length: float, width: float) -> None:
    window = TimeScale(Day(start), Day(start + length), width)
    ticks = ticks_for(window).upper

    assert all(before.until == after.day for before, after in itertools.pairwise(ticks))
    assert ticks[0].day <= to_day(to_date(window.start))
    assert ticks[-1].until >= to_day(to_date(window.end))


@given(
    st.floats(min_value=-40_000, max_value=40_000),
    st.floats(min_value=7, max_value=45_000),
    st.floats(min_value=200, max_value=4000),
    st.floats(min_value=0.8, max_value=2.0),
)
def test_labels_stand_apart_whatever_the_size_of_the_text(
    start: float, length: float, width: float, text_scale: float
) -> None:
    window = TimeScale(Day(start), Day(start + length), width)
    steps = steps_for(window, text_scale)

    for step in steps:
        assert steps == TIERS[0] or step.days * window.px_per_day >= step.label_px * max(text_scale, 1.0) * 0.999


def test_years_are_named_by_decades_where_larger_text_leaves_no_room_for_each() -> None:
    window = scale(date(2015, 1, 1), date(2027, 9, 1), 640.0)

    assert "2016" in [tick.label for tick in ticks_for(window).upper]
    larger = ticks_for(window, 1.5)
    assert [tick.label for tick in larger.upper] == ["2010s", "2020s"]
    assert "2016" in [tick.label for tick in larger.lower]


@given(
    st.floats(min_value=-18_000, max_value=0),
    st.floats(min_value=3_000, max_value=30_000),
    st.floats(min_value=500, max_value=4_000),
)
def test_no_tick_lies_in_a_cut_and_what_goes_on_is_named_again(start: float, length: float, width: float) -> None:
    cuts = Cuts(((start + 0.2 * length, start + 0.5 * length), (start + 0.6 * length, start + 0.9 * length)))
    window = TimeScale(Day(start), Day(start + length), width, cuts)
    ticks = ticks_for(window)

    for tick in (*ticks.upper, *ticks.lower):
        assert all(tick.until <= first or tick.day >= last for first, last in cuts.stretches)
    for first, last in cuts.stretches:
        assert any(tick.until == first for tick in ticks.upper)
        assert any(tick.day == last for tick in ticks.upper)
