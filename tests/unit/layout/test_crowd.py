"""Crowded lanes: what gets a line, what is counted, and that panning keeps what is shown."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.crowd import ROWS, CrowdLane, Mass
from withdrawal_timeline.layout.crowd_hit import item_at, names_at, place_at
from withdrawal_timeline.layout.crowd_rows import crowd_lanes
from withdrawal_timeline.layout.mass import MassIndex
from withdrawal_timeline.layout.panning import counted
from withdrawal_timeline.layout.plan import PlannedLane, make_plan
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane, Tracks

WIDTH = 1200.0
ITEMS = synthetic(20_000)
MASS = Mass(MassIndex.of(ITEMS.lane, ITEMS.start, ITEMS.end, ITEMS.importance, LANES), ITEMS.title)


def measure(text: str, _strong: bool) -> float:
    return len(text) * 6.0


def lane_at(
    start: float, end: float, lane: int = 3, rows: int = ROWS, apart: frozenset[int] = frozenset()
) -> CrowdLane:
    scale = TimeScale(Day(start), Day(end), WIDTH)
    group = Lane("hue", "Lane", (), crowd=lane, apart=apart)
    planned = PlannedLane(group, 0.0, 100.0, 10.0, 14.0, crowd_top=10.0, crowd_rows=rows)
    (found,) = crowd_lanes(MASS, [planned], scale, measure, counted)
    return found


WINDOWS = [(FIRST_DAY, LAST_DAY), (9_000.0, 12_650.0), (15_000.0, 15_400.0), (15_000.0, 15_030.0)]


@pytest.mark.parametrize(("start", "end"), WINDOWS)
def test_nothing_in_a_row_overlaps(start: float, end: float) -> None:
    found = lane_at(start, end)
    names = {name.item: name for name in found.names}
    for (one, x0, x1, y), (other, z0, z1, w) in combinations(
        zip(found.items.tolist(), found.x0.tolist(), found.x1.tolist(), found.y.tolist(), strict=True), 2
    ):
        if y != w:
            continue
        first = [(x0, x1), *((names[one].x, names[one].x + names[one].width) for _ in [0] if one in names)]
        second = [(z0, z1), *((names[other].x, names[other].x + names[other].width) for _ in [0] if other in names)]
        assert all(a[1] <= b[0] or b[1] <= a[0] for a in first for b in second)


@pytest.mark.parametrize(("start", "end"), WINDOWS)
def test_the_counts_are_those_of_the_items(start: float, end: float) -> None:
    found = lane_at(start, end)
    touching = (ITEMS.lane == 3) & (ITEMS.start < end) & (ITEMS.end >= start)

    assert found.total == int(touching.sum())
    assert found.shown <= found.total
    assert touching[found.items].all()
    assert found.density.size == WIDTH
    assert (found.density.sum() > 0) == bool(found.total)


def test_it_uses_no_more_rows_than_it_has() -> None:
    found = lane_at(FIRST_DAY, LAST_DAY)

    assert len(np.unique(found.y)) <= ROWS
    assert found.y.max() < found.strip_top


def test_the_strongest_item_in_view_is_always_shown_while_panning() -> None:
    for step in range(40):
        start = 9_000.0 + 40.0 * step
        found = lane_at(start, start + 3_650.0)
        strongest = MASS.index.strongest(3, start, start + 3_650.0, 1)

        assert strongest[0] in found.items


def test_what_has_a_track_of_its_own_has_no_second_line_but_is_counted() -> None:
    before = lane_at(FIRST_DAY, LAST_DAY)
    strongest = int(before.items[0])
    after = lane_at(FIRST_DAY, LAST_DAY, apart=frozenset((strongest,)))

    assert strongest not in after.items
    assert after.total == before.total


def test_every_line_can_be_hit_at_both_ends_of_it_and_at_its_name() -> None:
    found = lane_at(9_000.0, 12_650.0)
    names = {name.item: name for name in found.names}

    assert names
    for item, x0, x1, y in zip(found.items, found.x0, found.x1, found.y, strict=True):
        places = [x0 + 0.5, x1 - 0.5]
        if item in names:
            places.append(names[item].x + names[item].width / 2)
        for x in places:
            hit = item_at(found, MASS, x, y)
            assert hit is not None
            assert hit.key == str(item)
            assert hit.top < y < hit.top + hit.height


def test_between_the_lines_nothing_is_hit() -> None:
    found = lane_at(9_000.0, 12_650.0)

    assert item_at(found, MASS, float(found.x0[0]) + 1.0, found.strip_top + 20.0) is None


def test_a_place_of_the_strip_counts_what_touches_it_and_names_the_strongest() -> None:
    start, end = 9_000.0, 12_650.0
    scale = TimeScale(Day(start), Day(end), WIDTH)
    found = lane_at(start, end)
    place = place_at(found, MASS, scale, 600.0, found.strip_top + 2.0)

    assert place is not None
    touching = (ITEMS.lane == 3) & (ITEMS.start < scale.to_day(604.0)) & (ITEMS.end >= scale.to_day(596.0))
    assert place.count == int(touching.sum()) > 0
    assert (place.shown, place.total) == (found.shown, found.total)
    strongest = MASS.index.strongest(3, scale.to_day(596.0), scale.to_day(604.0), 1)
    assert names_at(place, MASS)[0] == ITEMS.title(int(strongest[0]))
    assert place_at(found, MASS, scale, 600.0, found.strip_top - 2.0) is None


def test_a_crowd_that_has_the_view_to_itself_has_more_rows() -> None:
    lanes = tuple(Lane(f"lane{number}", "", (), crowd=number) for number in range(LANES))
    whole = Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY)
    alone = Tracks(lanes[:1], (), (), LAST_DAY, FIRST_DAY, LAST_DAY)
    sizes = RowSizes()

    assert {lane.crowd_rows for lane in make_plan(whole, 0, 700.0, sizes, measure).lanes} == {ROWS}
    (lane,) = make_plan(alone, 0, 700.0, sizes, measure).lanes
    assert lane.crowd_rows > ROWS
    assert lane.crowd_top + lane.crowd_rows * lane.row < lane.height <= 700.0
    assert lane_at(FIRST_DAY, LAST_DAY, rows=lane.crowd_rows).shown > lane_at(FIRST_DAY, LAST_DAY).shown
