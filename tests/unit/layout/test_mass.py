"""The index for scale against looking at every item."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, Synthetic, synthetic
from tests.unit.layout.mass_brute import Brute

from withdrawal_timeline.layout import mass, mass_counts, mass_priority
from withdrawal_timeline.layout.mass import MassIndex

LANES_SMALL = 3

# Sixteenths of a day on a short stretch: many equal starts, items that touch at their ends, items longer than windows.
days = st.integers(-800, 800).map(lambda sixteenths: sixteenths / 16)
lengths = st.one_of(st.just(0.0), st.integers(0, 64).map(lambda n: n / 16), st.integers(0, 1600).map(lambda n: n / 16))
one_item = st.tuples(st.integers(0, LANES_SMALL - 1), days, lengths, st.integers(1, 5))
windows = st.tuples(days, st.integers(1, 2400).map(lambda sixteenths: sixteenths / 16)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


def brute(rows: list[tuple[int, float, float, int]], lanes: int = LANES_SMALL) -> Brute:
    start = np.array([row[1] for row in rows], dtype=np.float64)
    return Brute(
        np.array([row[0] for row in rows], dtype=np.int16),
        start,
        start + np.array([row[2] for row in rows], dtype=np.float64),
        np.array([row[3] for row in rows], dtype=np.uint8),
        lanes,
    )


brutes = st.lists(one_item, max_size=60).map(brute)


@pytest.fixture(params=["as it is", "no short cuts"], autouse=True, scope="module")
def short_cuts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run each test twice, for few items would never leave the short cuts."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "no short cuts":
            patch.setattr(mass_priority, "_LEADERS", (2, 4))
            patch.setattr(mass_priority, "_FEW", -10_000)
            patch.setattr(mass_priority, "_MARGIN", 1)
            patch.setattr(mass_priority, "_COARSE_BITS", 7)
            patch.setattr(mass_counts, "_FEW_CELLS", 0)
            patch.setattr(mass_priority, "_LED_BITS", 7)
            patch.setattr(mass_priority, "_LOOKS", (0, 2, 1 << 62))
        yield


@pytest.fixture(scope="module")
def many() -> Synthetic:
    return synthetic(100_000, 7, titles=False)


def index_of(items: Synthetic) -> MassIndex:
    return MassIndex.of(items.lane, items.start, items.end, items.importance, LANES)


def brute_of(items: Synthetic) -> Brute:
    return Brute(items.lane, items.start, items.end, items.importance, LANES)


@given(brutes, windows)
def test_count_and_window_are_what_touches(items: Brute, window: tuple[float, float]) -> None:
    index = items.index()
    for lane in range(LANES_SMALL):
        touching = items.touching(lane, *window)
        assert index.count(lane, *window) == len(touching)
        assert index.window(lane, *window).tolist() == touching


@given(brutes, windows, st.integers(0, 12))
def test_the_strongest_are_the_first_by_rank(items: Brute, window: tuple[float, float], limit: int) -> None:
    index = items.index()
    for lane in range(LANES_SMALL):
        found = index.strongest(lane, *window, limit)
        assert found.dtype == np.int64
        assert found.tolist() == items.strongest(lane, *window, limit)


@settings(max_examples=50)
@given(brutes, windows, st.integers(1, 40))
def test_narrow_columns_are_exact(items: Brute, window: tuple[float, float], width: int) -> None:
    columns = items.index().columns(*window, width, exact=True)
    assert columns.dtype == np.int32
    assert columns.tolist() == items.columns(*window, width).tolist()


@given(brutes, windows, st.integers(0, 12))
def test_left_out_items_and_lanes_are_gone_and_indices_stay(
    items: Brute, window: tuple[float, float], limit: int
) -> None:
    hidden = np.arange(len(items.lane)) % 3 == 1
    filtered = items.index().without(hidden).without_lanes([1])
    kept = np.flatnonzero(~hidden)
    rest = Brute(items.lane[kept], items.start[kept], items.end[kept], items.importance[kept], LANES_SMALL)
    for lane in (0, 2):
        assert filtered.count(lane, *window) == len(rest.touching(lane, *window))
        assert filtered.window(lane, *window).tolist() == [kept[at] for at in rest.touching(lane, *window)]
        strongest = [kept[at] for at in rest.strongest(lane, *window, limit)]
        assert filtered.strongest(lane, *window, limit).tolist() == strongest
    assert filtered.count(1, *window) == 0
    assert not len(filtered.window(1, *window))
    assert not len(filtered.strongest(1, *window, 5))
    assert not filtered.columns(*window, 9)[1].any()


@given(brutes, windows, windows, st.integers(1, 8))
def test_what_is_strongest_in_a_window_is_so_in_every_part_of_it(
    items: Brute, window: tuple[float, float], other: tuple[float, float], limit: int
) -> None:
    """Zooming in and panning: a chosen item that is still in view gives way only to stronger ones that entered."""
    index = items.index()
    part = (max(window[0], other[0]), min(window[1], other[1]))
    for lane in range(LANES_SMALL):
        chosen = set(index.strongest(lane, *window, limit).tolist())
        if part[0] < part[1]:
            inside = set(items.touching(lane, *part))
            assert chosen & inside <= set(index.strongest(lane, *part, limit).tolist())
        after = index.strongest(lane, *other, limit).tolist()
        entered = set(after) - set(items.touching(lane, *window))
        for gone in (chosen & set(items.touching(lane, *other))) - set(after):
            assert len(after) == limit
            assert max(items.rank(item) for item in after) < items.rank(gone)
            assert entered


def test_panning_over_many_items_keeps_what_is_chosen(many: Synthetic) -> None:
    index, items = index_of(many), brute_of(many)
    before: list[int] = []
    for step in range(40):
        window = (3000.0 + step * 11.0, 3700.0 + step * 11.0)
        now = index.strongest(4, *window, 30).tolist()
        lost = [item for item in before if item not in now and items.start[item] < window[1]]
        for item in lost:
            assert items.end[item] < window[0] or items.rank(item) > items.rank(now[-1])
        before = now


@pytest.mark.parametrize("whole_days", [False, True])
def test_many_items_agree_with_looking_at_each(whole_days: bool) -> None:
    synth = synthetic(100_000, 3, whole_days=whole_days, titles=False)
    index, items = index_of(synth), brute_of(synth)
    for lane, (start, length) in itertools.product(
        (0, 5, 11), [(-9131.0, 29585.0), (0.25, 5000.0), (7000.0, 400.0), (15000.5, 3.0), (15000.5, 0.001)]
    ):
        touching = items.touching(lane, start, start + length)
        assert index.count(lane, start, start + length) == len(touching)
        assert index.window(lane, start, start + length).tolist() == touching
        ranked = sorted(touching, key=items.rank)
        for limit in (1, 40, 700, 9_000):
            assert index.strongest(lane, start, start + length, limit).tolist() == ranked[:limit]


def sorted_columns(items: Synthetic, start: float, end: float, width: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    edges = start + np.arange(width + 1) * ((end - start) / width)
    edges[-1] = end
    return np.stack(
        [
            np.searchsorted(np.sort(items.start[items.lane == lane]), edges[1:])
            - np.searchsorted(np.sort(items.end[items.lane == lane]), edges[:-1])
            for lane in range(LANES)
        ]
    )


@pytest.mark.parametrize(("start", "end"), [(-9130.7, 20453.1), (3000.1, 6650.7), (9000.1, 9031.3), (9000.1, 9000.6)])
def test_columns_of_many_items(many: Synthetic, start: float, end: float) -> None:
    index = index_of(many)
    right = sorted_columns(many, start, end, 1600)
    assert np.array_equal(index.columns(start, end, 1600, exact=True), right)
    columns = index.columns(start, end, 1600)
    if (end - start) * index.clock.cells_per_day < mass_counts.SNAP * 1600:
        assert np.array_equal(columns, right)


def test_snapped_columns_move_an_edge_by_an_eighth_of_a_pixel_at_most(many: Synthetic) -> None:
    """A snapped count lies between the counts of the column made narrower and wider by 1/8 pixel on both sides."""
    index = index_of(many)
    start, end, width = FIRST_DAY, LAST_DAY, 1200
    assert (end - start) * index.clock.cells_per_day >= mass_counts.SNAP * width
    columns = index.columns(start, end, width)
    pixel = (end - start) / width
    left = start + np.arange(width) * pixel
    eighth = pixel / 8 * (1 + 1e-9)
    for lane in range(LANES):
        starts, ends = (np.sort(times[many.lane == lane]) for times in (many.start, many.end))
        most = np.searchsorted(starts, left + pixel + eighth) - np.searchsorted(ends, left - eighth)
        least = np.searchsorted(starts, left + pixel - eighth) - np.searchsorted(ends, left + eighth)
        assert (columns[lane] <= most).all()
        assert (columns[lane] >= least).all()
    assert not np.array_equal(columns, sorted_columns(many, start, end, width)), "else nothing was snapped"


def test_no_item_is_lost_between_snapped_columns() -> None:
    """Points are counted in one column each: their sum is their number."""
    items = synthetic(100_000, 5, titles=False)
    index = MassIndex.of(items.lane, items.start, items.start, items.importance, LANES)
    columns = index.columns(FIRST_DAY - 10, LAST_DAY + 10, 1000)
    assert columns.sum(axis=1).tolist() == np.bincount(items.lane, minlength=LANES).tolist()


def test_a_crowd_at_one_instant_is_taken_in_the_order_of_index() -> None:
    count = 20_000
    items = Brute(
        np.zeros(count, dtype=np.int16), np.full(count, 5.0), np.full(count, 5.0), np.ones(count, dtype=np.uint8), 1
    )
    index = items.index()
    assert index.strongest(0, 4.0, 6.0, 50).tolist() == list(range(50))
    assert index.strongest(0, 5.0, 5.1, 19_000).tolist() == list(range(19_000))
    assert index.count(0, 5.0, 5.1) == count
    assert index.count(0, 4.0, 5.0) == 0
    assert index.columns(4.0, 6.0, 2).tolist() == [[0, count]]


def test_spans_of_one_length_are_taken_by_start() -> None:
    start = np.arange(20_000, 0, -1, dtype=np.float64)
    items = Brute(np.zeros(20_000, dtype=np.int16), start, start + 365, np.full(20_000, 3, dtype=np.uint8), 1)
    assert items.index().strongest(0, 5000.0, 9000.0, 60).tolist() == items.strongest(0, 5000.0, 9000.0, 60)


def test_deep_time_beside_a_crowded_century() -> None:
    start = np.concatenate(([-1.6e12], np.arange(20_000) / 4))
    items = Brute(np.zeros(20_001, dtype=np.int16), start, start + 1, np.full(20_001, 2, dtype=np.uint8), 1)
    index = items.index()
    assert index.count(0, 1000.0, 1001.0) == len(items.touching(0, 1000.0, 1001.0))
    assert index.columns(0.0, 100.0, 50).tolist() == items.columns(0.0, 100.0, 50).tolist()


def test_two_builds_and_any_order_of_questions_give_the_same(many: Synthetic) -> None:
    one, other = index_of(many), index_of(many)
    windows_ = [(float(day), float(day) + 900) for day in range(-9000, 20000, 2500)]
    first = [one.strongest(2, *window, 25).tolist() for window in windows_]
    again = [other.strongest(2, *window, 25).tolist() for window in reversed(windows_)]
    assert first == again[::-1]


def test_an_index_of_nothing() -> None:
    index = brute([]).index()
    assert len(index) == 0
    assert index.columns(0.0, 10.0, 4).tolist() == [[0] * 4] * LANES_SMALL
    assert index.count(2, 0.0, 10.0) == 0
    assert not len(index.strongest(0, 0.0, 10.0, 5))
    assert not len(index.window(0, 0.0, 10.0))
    assert len(index.without(np.empty(0, dtype=np.bool_))) == 0


def test_memory_is_at_most_30_bytes_an_item(many: Synthetic) -> None:
    assert index_of(many).nbytes <= 30 * 100_000


@pytest.mark.parametrize("threads_from", [0, 1_000_000])
def test_the_build_tells_how_far_it_is_and_can_be_ended(
    many: Synthetic, threads_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mass, "_THREADS_FROM", threads_from)
    arrays = (many.lane, many.start, many.end, many.importance)
    told: list[float] = []
    index = MassIndex.of(*arrays, LANES, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3
    assert index.strongest(0, 0.0, 500.0, 9).tolist() == brute_of(many).strongest(0, 0.0, 500.0, 9)

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        MassIndex.of(*arrays, LANES, stop)


def test_hiding_lanes_copies_nothing(many: Synthetic) -> None:
    index = index_of(many)
    hidden = index.without_lanes([3, 4])
    assert hidden.starts is index.starts
    assert hidden.priority is index.priority
    assert index.count(3, 0.0, 1000.0) > 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lane": [0, 3]}, "lane"),
        ({"lane": [0, -1]}, "lane"),
        ({"importance": [0, 1]}, "importance"),
        ({"importance": [6, 1]}, "importance"),
        ({"end": [0.5, 2.0]}, "ends before"),
        ({"start": [np.nan, 2.0]}, "not a number"),
        ({"end": [1.0, np.inf]}, "not finite"),
        ({"end": [1.0]}, "one length"),
    ],
)
def test_items_that_cannot_be_are_refused(change: dict[str, list[float]], words: str) -> None:
    given_: dict[str, Any] = {"lane": [0, 1], "start": [1.0, 2.0], "end": [1.0, 2.0], "importance": [1, 5]} | change
    lane, start, end, importance = (np.array(given_[name]) for name in ("lane", "start", "end", "importance"))
    with pytest.raises(ValueError, match=words):
        MassIndex.of(lane, start, end, importance, 3)


def test_questions_that_cannot_be_are_refused(many: Synthetic) -> None:
    index = index_of(many)
    with pytest.raises(ValueError, match="empty"):
        index.count(0, 5.0, 5.0)
    with pytest.raises(ValueError, match="lane 12"):
        index.count(12, 5.0, 6.0)
    with pytest.raises(ValueError, match="0 pixels"):
        index.columns(0.0, 1.0, 0)
    with pytest.raises(ValueError, match="flags"):
        index.without(np.zeros(5, dtype=np.bool_))
