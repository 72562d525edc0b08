"""Nothing is lost: at every zoom each entry is drawn, in a counted place, left out and counted, or out of view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.layout.made_up import WIDTH, account, many_tracks, measure, plan_at, seen, track, windows

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.account import entries_of
from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.levels import days_of_page, page_of, scale_step
from withdrawal_timeline.layout.plan import make_plan
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Span, Track, Tracks
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.tracks import first_day, last_day, tracks
from withdrawal_timeline.state.view_state import LaneKind

TODAY = date(2026, 11, 22)
A_DAY = 1.0


"""The mark of a single day is drawn in its middle, and may lie just outside a window that the day reaches into."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load_dossier(default_dossier())


@st.composite
def dossier_windows(draw: st.DrawFn) -> tuple[float, float]:
    """Draw two shares of the whole span, from all of it down to some days."""
    start = draw(st.floats(min_value=0.0, max_value=0.999))
    return start, draw(st.floats(min_value=0.0003, max_value=1.0 - start))


@settings(max_examples=60)
@given(many_tracks(), windows(), st.data())
def test_the_numbers_add_up_on_made_up_tracks(made: Tracks, scale: TimeScale, data: st.DataObject) -> None:
    collapsed = data.draw(st.frozensets(st.sampled_from([lane.key for lane in made.lanes])))
    made = replace(made, lanes=tuple(replace(lane, collapsed=lane.key in collapsed) for lane in made.lanes))
    lanes = account(*seen(made, scale))

    for lane, found in zip(made.lanes, lanes, strict=True):
        assert found.total == len(entries_of(lane.tracks))
        for one in lane.tracks:
            if one.first_day + A_DAY <= scale.end and one.last_day - A_DAY >= scale.start:
                assert one not in found.outside


@settings(max_examples=60, deadline=None)
@given(
    window=dossier_windows(),
    width=st.floats(min_value=120.0, max_value=3000.0),
    height=st.floats(min_value=80.0, max_value=2000.0),
    lanes_by=st.sampled_from(LaneKind),
    every=st.integers(1, 5),
    unfolded=st.booleans(),
    promoted=st.integers(-1, 126),
    collapsed=st.integers(0, 3),
)
def test_the_numbers_add_up_on_the_real_dossier_at_every_zoom_width_and_filter(
    dossier: Dossier,
    window: tuple[float, float],
    width: float,
    height: float,
    lanes_by: LaneKind,
    every: int,
    unfolded: bool,
    promoted: int,
    collapsed: int,
) -> None:
    shown = [act.id for act in dossier.withdrawals[::every]]
    selection = shown[promoted % len(shown)] if promoted >= 0 else None
    keys = frozenset(domain.id for domain in dossier.domains) if unfolded else frozenset()
    lanes = frozenset(group.key for group in grouping(dossier, lanes_by).groups[:collapsed])
    made = tracks(dossier, shown, keys, selection, TODAY, lanes_by, LaneArrangement(collapsed=lanes))
    whole = last_day(dossier, TODAY) - first_day(dossier)
    start = first_day(dossier) + window[0] * whole
    scale = TimeScale(Day(start), Day(start + window[1] * whole), width)
    step = scale_step(scale.px_per_day)
    days = days_of_page(page_of((scale.start + scale.end) / 2, step, width), step, width)
    track_key = made.track_of(selection) if selection is not None else None
    singled = frozenset((track_key,)) if track_key is not None else frozenset()
    plan = make_plan(made, step, height, RowSizes(), measure, singled, days)
    found = account(plan, make_frame(plan, scale, made.today, measure, measure))

    assert sum(lane.total for lane in found) == len(shown)
    places = [
        key
        for lane in found
        for place in (lane.drawn, lane.left_out, lane.outside, *(one.cluster.members for one in lane.clusters))
        for key in (one.key for one in place)
    ]
    assert len(places) == len(set(places))
    for lane in found:
        for one in lane.outside:
            assert one.first_day + A_DAY > scale.end or one.last_day - A_DAY < scale.start


def test_what_goes_on_through_the_window_while_its_mark_lies_outside_is_left_out_and_counted() -> None:
    early = Track("early", "Early", "E", 1, (Span(5, 0.0, 19_000.0, 0.0, 19_000.0),), track("early", 0, (100.0,)).marks)
    lanes = tuple(Lane(f"l{number}", "L", (early,) if number == 0 else ()) for number in range(5))
    made = Tracks(lanes, (), (), 20_000.0, 0.0, 20_400.0)
    found = account(*seen(made, TimeScale(Day(4_000.0), Day(19_000.0), WIDTH)))

    assert found[0].left_out == (early,)
    assert (found[0].hidden, found[0].total) == (1, 1)


def test_a_quiet_track_without_room_is_counted_with_its_lane() -> None:
    busy = tuple(track(f"b{place}", 10_000.0, (10_000.0 + place,), 3) for place in range(6))
    quiet = Track("quiet", "Quiet", "Q", 5, (Span(5, 0.0, 19_000.0, 0.0, 19_000.0),), track("quiet", 0, (1.0,)).marks)
    made = Tracks((Lane("a", "A", (*busy, quiet)),), (), (), 20_000.0, 0.0, 20_400.0)
    scale = TimeScale(Day(9_900.0), Day(10_100.0), WIDTH)
    step = scale_step(scale.px_per_day)
    days = days_of_page(page_of(10_000.0, step, WIDTH), step, WIDTH)
    plan = make_plan(made, step, 60.0, RowSizes(), measure, days=days)
    found = account(plan, make_frame(plan, scale, made.today, measure, measure))

    assert found[0].left_out == (quiet,)
    assert len(found[0].drawn) == 6


def test_the_folded_parts_of_a_capsule_are_counted_until_it_is_unfolded(dossier: Dossier) -> None:
    everything = [act.id for act in dossier.withdrawals]
    scale = TimeScale(Day(19_000.0), Day(20_700.0), WIDTH)
    folded = account(*seen(tracks(dossier, everything, frozenset(), None, TODAY), scale))
    energy = next(lane for lane in folded if lane.lane.key == "energy")
    opened = account(*seen(tracks(dossier, everything, frozenset(("energy",)), None, TODAY), scale))
    energy_opened = next(lane for lane in opened if lane.lane.key == "energy")

    assert len(energy.folded) == 6
    assert not energy_opened.folded
    assert energy.total == energy_opened.total
    assert len(entries_of(energy_opened.drawn)) == len(entries_of(energy.drawn)) + 6


def test_what_is_singled_out_of_a_capsule_is_drawn_and_no_longer_counted_there(dossier: Dossier) -> None:
    everything = [act.id for act in dossier.withdrawals]
    made = tracks(dossier, everything, frozenset(), "irena-2026", TODAY)
    scale = TimeScale(Day(19_000.0), Day(20_700.0), WIDTH)
    plan = plan_at(made, scale, frozenset(("irena",)))
    found = account(plan, make_frame(plan, scale, made.today, measure, measure))
    energy = next(lane for lane in found if lane.lane.key == "energy")

    assert "irena-2026" in entries_of(energy.drawn)
    assert "irena-2026" not in energy.folded
    assert len(energy.folded) == 5
