"""A plan on its way to another."""

from __future__ import annotations

import pytest

from withdrawal_timeline.layout.easing import between
from withdrawal_timeline.layout.plan import Plan, make_plan
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.tracks import Lane, Mark, Track, Tracks


def one(key: str, day: float) -> Track:
    return Track(key, key, key, 5, (), (Mark(key, 0, 0, 0, day, day + 1),))


def plan(*names: str) -> Plan:
    lane = Lane("lane", "Lane", tuple(one(name, 100.0) for name in names))
    tracks = Tracks((lane,), (), (), 0.0, 0.0, 1000.0)
    return make_plan(tracks, 0, 0.0, RowSizes(), lambda text, _strong: 8.0 * len(text))


def heights(found: Plan) -> dict[str, float]:
    return {planned.track.key: planned.y for planned in found.own}


def test_half_way_a_row_stands_in_the_middle() -> None:
    before, after = plan("a", "b"), plan("b", "a")
    half = heights(between(before, after, 0.5))

    assert half["a"] == pytest.approx((heights(before)["a"] + heights(after)["a"]) / 2)
    assert half["b"] == pytest.approx(half["a"])


def test_at_the_end_it_is_the_new_plan() -> None:
    after = plan("b")

    assert between(plan("a"), after, 1.0) is after


def test_what_is_new_stands_in_its_place_at_once() -> None:
    after = plan("a", "new")

    assert heights(between(plan("a"), after, 0.1))["new"] == heights(after)["new"]
