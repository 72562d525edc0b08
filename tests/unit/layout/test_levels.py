"""Steps of scales and pages of time: nothing changes twice for a window that moves to and fro a little."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from withdrawal_timeline.layout.levels import (
    PAGE_SLACK,
    SCALE_STEPS,
    STEP_SLACK,
    least_scale,
    narrowest,
    page_of,
    scale_step,
)

WIDTH = 780.0
ONE_NOTCH = 1.2

scales = st.floats(min_value=-18.0, max_value=7.0).map(lambda power: 2.0**power)
"""Pixels a day, from ten thousand years in a window to a few days."""


@settings(max_examples=50)
@given(scales, st.floats(min_value=-0.99, max_value=0.99))
def test_a_scale_that_changes_less_than_the_hysteresis_keeps_its_step(scale: float, share: float) -> None:
    step = scale_step(scale)
    changed = scale * 2.0 ** (share * STEP_SLACK / SCALE_STEPS)

    assert scale_step(changed, step) == step


@settings(max_examples=50)
@given(scales, st.lists(st.floats(min_value=0.0, max_value=1.99 * STEP_SLACK), min_size=2, max_size=12))
def test_however_a_scale_wavers_its_step_changes_once_at_most(scale: float, offsets: list[float]) -> None:
    step, steps = scale_step(scale), []
    for offset in offsets:
        step = scale_step(scale * 2.0 ** (offset / SCALE_STEPS), step)
        steps.append(step)

    assert sum(one != other for one, other in pairwise(steps)) <= 1


@given(scales)
def test_a_notch_of_the_wheel_to_and_fro_changes_the_step_once_at_most(scale: float) -> None:
    first = scale_step(scale)
    nearer = scale_step(scale * ONE_NOTCH, first)
    back = scale_step(scale, nearer)

    assert scale_step(scale * ONE_NOTCH, back) == nearer
    assert scale_step(scale, scale_step(scale * ONE_NOTCH, back)) == back


@given(scales, st.integers(-40, 20))
def test_a_step_is_never_shown_where_its_rows_would_not_fit(scale: float, before: int) -> None:
    step = scale_step(scale, before)

    assert narrowest(step) <= scale * (1 + 1e-9)
    assert scale < least_scale(step + 1) * 2.0 ** (STEP_SLACK / SCALE_STEPS) * (1 + 1e-9)


@settings(max_examples=50)
@given(
    st.integers(-20, 6),
    st.floats(min_value=-20_000, max_value=20_000),
    st.lists(st.floats(min_value=0.0, max_value=1.99 * PAGE_SLACK), min_size=2, max_size=12),
)
def test_however_a_window_wavers_its_page_changes_once_at_most(step: int, day: float, shares: list[float]) -> None:
    length = WIDTH / narrowest(step)
    page, pages = page_of(day, step, WIDTH), []
    for share in shares:
        page = page_of(day + share * length, step, WIDTH, page)
        pages.append(page)

    assert sum(one != other for one, other in pairwise(pages)) <= 1
