"""Cuts of quiet time: position and day stay inverse, zooms keep their day, and what happens is never cut out."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.cuts import BREAK, LEAST, MARGIN, MOST, Cuts, quiet
from withdrawal_timeline.layout.timescale import Limits, TimeScale

WIDTH = 900.0
LIMITS = Limits(Day(-18_700.0), Day(21_200.0))

edges = st.lists(st.integers(min_value=-18_000, max_value=20_000).map(float), min_size=2, max_size=8, unique=True)
strengths = st.sampled_from((0.0, 0.3, 0.8, 1.0))


@st.composite
def axes(draw: st.DrawFn) -> Cuts:
    # The program leaves two years between cuts of four and more; a hundred days are shorter than either.
    found: list[float] = []
    for edge in sorted(draw(edges)):
        if not found or edge - found[-1] >= 100.0:
            found.append(edge)
    return Cuts(tuple(zip(found[::2], found[1::2], strict=False)), draw(strengths))


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    start = draw(st.floats(min_value=-18_500, max_value=20_000))
    length = draw(st.floats(min_value=30, max_value=39_000))
    return LIMITS.within(LIMITS.scale(*LIMITS.clamped(start, start + length), WIDTH, draw(axes())))


@given(axes(), st.floats(min_value=-20_000, max_value=22_000), st.floats(min_value=0.01, max_value=130))
def test_a_position_and_its_day_are_inverse(cuts: Cuts, day: float, px_per_day: float) -> None:
    position = cuts.position(day, px_per_day)

    assert abs(cuts.position(cuts.day_at(position, px_per_day), px_per_day) - position) < 1e-4


@given(axes(), st.floats(min_value=-20_000, max_value=22_000), st.floats(min_value=1e-3, max_value=5_000))
def test_later_days_never_lie_before_earlier_ones(cuts: Cuts, day: float, way: float) -> None:
    assert cuts.position(day, 0.02) <= cuts.position(day + way, 0.02)
    assert cuts.live(day) <= cuts.live(day + way) + 1e-6


@given(axes(), st.floats(min_value=-20_000, max_value=22_000))
def test_a_live_day_leads_back_to_its_day(cuts: Cuts, day: float) -> None:
    found = cuts.day_of_live(cuts.live(day))
    cut = cuts.around(day)

    assert abs(found - day) < 1e-6 or (cut is not None and cut[0] - 1e-6 <= found <= cut[1] + 1e-6)


@given(scales())
def test_the_window_fills_the_width(scale: TimeScale) -> None:
    assert abs(scale.to_px(scale.start)) < 1e-5
    assert abs(scale.to_px(scale.end) - WIDTH) < 1e-3
    assert scale.px_per_day > 0.0


@given(scales(), st.floats(min_value=0, max_value=WIDTH))
def test_a_pixel_and_its_day_are_inverse(scale: TimeScale, px: float) -> None:
    assert abs(scale.to_px(scale.to_day(px)) - px) < 1e-3


@given(scales(), st.floats(min_value=0.05, max_value=20), st.floats(min_value=0, max_value=1))
def test_a_zoom_keeps_the_day_under_the_pointer(scale: TimeScale, ratio: float, share: float) -> None:
    anchor = share * WIDTH
    day = scale.to_day(anchor)
    zoomed = scale.zoomed(ratio, anchor_px=anchor)

    assert abs(zoomed.to_px(day) - anchor) < 0.5
    assert abs(zoomed.px_per_day * ratio / scale.px_per_day - 1.0) < 1e-6


@given(scales(), st.floats(min_value=-400, max_value=400))
def test_a_pan_moves_every_day_by_the_same_pixels(scale: TimeScale, px: float) -> None:
    moved = scale.panned(px)

    for day in (scale.to_day(10.0), scale.to_day(WIDTH / 2), scale.to_day(WIDTH - 10.0)):
        assert abs(moved.to_px(day) - scale.to_px(day) - px) < 0.5


@given(scales(), st.floats(min_value=0.01, max_value=100), st.floats(min_value=0, max_value=1))
def test_no_zoom_leaves_the_limits(scale: TimeScale, ratio: float, share: float) -> None:
    zoomed = LIMITS.zoomed(scale, ratio, anchor_px=share * WIDTH)

    assert LIMITS.first - 1e-6 <= zoomed.start < zoomed.end <= LIMITS.last + 1e-6
    assert zoomed.px_per_day <= WIDTH / LIMITS.shortest * (1 + 1e-6)


@given(
    st.lists(
        st.tuples(st.floats(min_value=-18_000, max_value=20_000), st.floats(min_value=0, max_value=400)), max_size=30
    )
)
def test_what_happens_is_never_cut_out(starts: list[tuple[float, float]]) -> None:
    happenings = [(start, start + length) for start, length in starts]
    cuts = quiet(happenings)

    assert len(cuts.stretches) <= MOST
    for first, last in cuts.stretches:
        assert last - first >= LEAST
        assert all(end + MARGIN <= first + 1e-6 or start - MARGIN >= last - 1e-6 for start, end in happenings)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(cuts.stretches))


def test_a_cut_takes_a_few_pixels_at_every_scale() -> None:
    cuts = Cuts(((0.0, 9_000.0),))

    for start, end in ((-18_000.0, 20_000.0), (-400.0, 9_400.0)):
        scale = LIMITS.scale(start, end, WIDTH, cuts)
        assert abs(scale.to_px(9_000.0) - scale.to_px(0.0) - BREAK) < 1e-6


def test_a_window_inside_a_cut_grows_until_something_lies_in_it() -> None:
    scale = LIMITS.scale(3_000.0, 4_000.0, WIDTH, Cuts(((0.0, 9_000.0),)))

    assert scale.start < 0.0
    assert scale.end > 9_000.0
    assert abs(scale.px_per_day * LIMITS.shortest + BREAK - WIDTH) < 1.0


def test_nothing_is_cut_where_breaks_would_take_half_of_the_width() -> None:
    assert LIMITS.scale(-400.0, 9_400.0, BREAK * 1.9, Cuts(((0.0, 9_000.0),))).cuts.stretches == ()


def test_a_cut_on_its_way_lies_between_both() -> None:
    cuts = Cuts(((0.0, 9_000.0),))
    widths = [
        scale.to_px(9_000.0) - scale.to_px(0.0)
        for strength in (0.0, 0.5, 1.0)
        for scale in [LIMITS.scale(-5_000.0, 15_000.0, WIDTH, cuts.at_strength(strength))]
    ]

    assert widths == sorted(widths, reverse=True)
    assert widths[1] > BREAK + 1.0
