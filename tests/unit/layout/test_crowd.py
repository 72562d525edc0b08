"""Crowded lanes: what gets a line, what is counted, and that panning keeps what is shown."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.crowd import ROWS, CrowdLane, Mass, crowd_lane, densities
from withdrawal_timeline.layout.mass import MassIndex
from withdrawal_timeline.layout.timescale import TimeScale

WIDTH = 1200.0
ITEMS = synthetic(20_000)
MASS = Mass(MassIndex.of(ITEMS.lane, ITEMS.start, ITEMS.end, ITEMS.importance, LANES), ITEMS.title)


def measure(text: str, _strong: bool) -> float:
    return len(text) * 6.0


def lane_at(start: float, end: float, lane: int = 3) -> CrowdLane:
    scale = TimeScale(Day(start), Day(end), WIDTH)
    return crowd_lane(MASS, lane, "hue", 10.0, 14.0, scale, densities(MASS, scale)[lane], measure)


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
