"""Panning: windows of one scale lie whole pixels apart, and columns are counted once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.cuts import Cuts
from withdrawal_timeline.layout.mass import MassIndex
from withdrawal_timeline.layout.mass_counts import Counts
from withdrawal_timeline.layout.panning import Panning, counted
from withdrawal_timeline.layout.timescale import TimeScale

WIDTH = 700.0
_MADE = synthetic(5_000)
INDEX = MassIndex.of(_MADE.lane, _MADE.start, _MADE.end, _MADE.importance, LANES)
lengths = st.floats(min_value=7.0, max_value=30_000.0)
moves = st.lists(st.floats(min_value=-2.0, max_value=2.0), min_size=1, max_size=12)


def scale_of(start: float, length: float) -> TimeScale:
    return TimeScale(Day(start), Day(start + length), WIDTH)


@given(lengths, moves)
def test_windows_of_one_scale_lie_whole_pixels_apart_and_at_most_half_a_pixel_aside(
    length: float, shares: list[float]
) -> None:
    panning = Panning()
    first = panning.in_step(scale_of(9_000.0, length))
    wished = first
    for share in shares:
        wished = wished.panned(share * WIDTH / 3.0)
        shown = panning.in_step(wished)
        apart = shown.to_px(first.start)
        assert apart == pytest.approx(round(apart), abs=1e-5)
        assert abs(shown.to_px(wished.start)) <= 0.5 + 1e-5
        assert shown.px_per_day == pytest.approx(first.px_per_day, rel=1e-9)


def test_a_zoom_is_shown_as_it_is_and_begins_anew() -> None:
    panning = Panning()
    panning.in_step(scale_of(9_000.0, 400.0))
    wished = scale_of(9_000.1234, 399.0)

    assert panning.in_step(wished) == wished


def test_an_axis_with_cuts_is_shown_as_it_is() -> None:
    panning = Panning()
    cuts = Cuts(((9_100.0, 9_300.0),))
    for start in (9_000.0, 9_000.1234):
        wished = TimeScale(Day(start), Day(start + 900.0), WIDTH, cuts)
        assert panning.in_step(wished) == wished
        assert (panning.columns(INDEX, wished) == counted(INDEX, wished)).all()


@given(lengths, moves, st.floats(min_value=FIRST_DAY, max_value=LAST_DAY))
def test_the_columns_are_those_of_the_window_whatever_the_way_to_it(
    length: float, shares: list[float], start: float
) -> None:
    panning, again = Panning(), Panning()
    first = panning.in_step(scale_of(start, length))
    again.in_step(first)
    shown, columns = first, panning.columns(INDEX, first)
    for share in shares:
        shown = panning.in_step(shown.panned(share * WIDTH / 3.0))
        columns = panning.columns(INDEX, shown)

    assert (again.columns(INDEX, again.in_step(shown)) == columns).all()
    # A column that begins where an item does may count it or not, by the last bit of a day.
    assert np.count_nonzero(columns != counted(INDEX, shown)) <= 2
    assert columns.shape == (LANES, WIDTH)


def test_a_pan_counts_only_what_comes_into_view_and_not_in_every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    some_columns = MassIndex.some_columns

    def counting(index: MassIndex, origin: float, days_per_pixel: float, first: int, last: int) -> Counts:
        asked.append((first, last))
        return some_columns(index, origin, days_per_pixel, first, last)

    monkeypatch.setattr(MassIndex, "some_columns", counting)
    panning = Panning()
    scale = panning.in_step(scale_of(9_000.0, 400.0))
    for _ in range(60):
        panning.columns(INDEX, panning.in_step(scale))
        scale = scale.panned(-11.0)
    for _ in range(60):
        panning.columns(INDEX, panning.in_step(scale))
        scale = scale.panned(11.0)

    assert asked[:1] == [(0, WIDTH)]
    assert len(asked) < 12
    assert all(before[1] == after[0] for before, after in pairwise(asked)), "no column is counted twice"
    panning.columns(INDEX.without_lanes([1]), panning.in_step(scale))
    assert asked[-1:] == [(0, WIDTH)], "another index has other numbers"


def test_of_a_long_pan_only_some_windows_are_kept() -> None:
    panning = Panning()
    scale = panning.in_step(scale_of(9_000.0, 400.0))
    for _ in range(90):
        panning.columns(INDEX, panning.in_step(scale))
        scale = scale.panned(-WIDTH / 9.0)

    kept = panning.columns(INDEX, panning.in_step(scale)).base
    assert kept is not None
    assert kept.size <= 4 * LANES * WIDTH
