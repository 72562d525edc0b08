"""Days and pixels are inverse, and a zoom keeps the day under the pointer."""

from hypothesis import assume, given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.timescale import Limits, TimeScale

days = st.floats(min_value=-60_000, max_value=60_000)
lengths = st.floats(min_value=7, max_value=60_000)
widths = st.floats(min_value=50, max_value=4000)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    start = draw(days)
    return TimeScale(Day(start), Day(start + draw(lengths)), draw(widths))


@given(scales(), st.floats(min_value=-5000, max_value=5000))
def test_a_pixel_and_its_day_are_inverse(scale: TimeScale, px: float) -> None:
    assert abs(scale.to_px(scale.to_day(px)) - px) < 1e-5


@given(scales(), st.floats(min_value=0.05, max_value=20), st.floats(min_value=0, max_value=1))
def test_a_zoom_keeps_the_day_under_the_pointer(scale: TimeScale, ratio: float, share: float) -> None:
    anchor = share * scale.width
    zoomed = scale.zoomed(ratio, anchor_px=anchor)

    assert abs(zoomed.to_px(scale.to_day(anchor)) - anchor) < 1e-3


@given(scales(), st.floats(min_value=-3000, max_value=3000))
def test_a_pan_moves_every_day_by_the_same_pixels(scale: TimeScale, px: float) -> None:
    day = scale.to_day(100.0)

    assert abs(scale.panned(px).to_px(day) - (100.0 + px)) < 1e-4


@given(days, lengths)
def test_a_clamped_window_lies_within_the_limits(start: float, length: float) -> None:
    limits = Limits(Day(-20_000.0), Day(21_000.0))
    low, high = limits.clamped(start, start + length)

    assert limits.first - 1e-6 <= low < high <= limits.last + 1e-6
    assert high - low >= limits.shortest - 1e-6


@given(scales(), st.floats(min_value=0.01, max_value=1.0), st.floats(min_value=0, max_value=1))
def test_zooming_in_at_the_shortest_window_still_keeps_the_day(scale: TimeScale, ratio: float, share: float) -> None:
    limits = Limits(Day(-130_000.0), Day(130_000.0))
    assume(scale.end - scale.start <= limits.last - limits.first)
    anchor = share * scale.width
    zoomed = limits.zoomed(scale, ratio, anchor_px=anchor)

    assert zoomed.end - zoomed.start >= limits.shortest - 1e-6
    assert abs(zoomed.to_px(scale.to_day(anchor)) - anchor) < 1e-2
