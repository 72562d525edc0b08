"""Which names leap, and how they come up again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.layout.made_up import TODAY, WIDTH, many_tracks, marks_on, seen, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Span, Track, Tracks
from withdrawal_timeline.layout.turning import LEAP, fading, leapt


def frame_at(start: float, end: float) -> Frame:
    line = Track("t", "Name", "N", 5, (Span(5, 4000.0, 5000.0, 4000.0, 5000.0),), marks_on("t", 5000.0))
    tracks = Tracks((Lane("a", "A", (line,)),), (), (), TODAY, 0.0, TODAY)
    return seen(tracks, TimeScale(Day(start), Day(end), WIDTH))[1]


def test_a_name_that_goes_with_its_line_or_sticks_to_the_edge_has_not_leapt() -> None:
    assert not leapt(frame_at(2000.0, 6000.0), frame_at(2600.0, 6600.0))
    assert not leapt(frame_at(4200.0, 6000.0), frame_at(4300.0, 6100.0))


def test_a_name_that_goes_from_before_its_line_to_behind_it_has_leapt() -> None:
    assert leapt(frame_at(3000.0, 7000.0), frame_at(4900.0, 8900.0)) == {"t"}


@settings(max_examples=40)
@given(many_tracks(), windows(), st.floats(min_value=-20.0, max_value=20.0))
def test_within_a_small_pan_only_names_that_stand_far_away_have_leapt(
    tracks: Tracks, scale: TimeScale, px: float
) -> None:
    before, after = seen(tracks, scale)[1], seen(tracks, scale.panned(px))[1]
    there = {name.key: name.x for name in after.names}
    for name in before.names:
        if name.key in there and abs(there[name.key] - name.x) <= LEAP:
            assert name.key not in leapt(before, after)


def test_only_the_given_names_fade_and_nothing_else_changes() -> None:
    frame = frame_at(2000.0, 6000.0)

    assert fading(frame, {}) is frame
    assert [name.strength for name in fading(frame, {"t": 0.25}).names] == [0.25]
    assert fading(frame, {"other": 0.25}).names == frame.names
