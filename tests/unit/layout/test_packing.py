"""Rows and clusters."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.layout.fold import fold
from withdrawal_timeline.layout.packing import FixedRows, Row, Rows

extents = st.lists(
    st.tuples(st.floats(min_value=-5000, max_value=5000), st.floats(min_value=0, max_value=900)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    ),
    max_size=60,
)


def pack(given_extents: list[tuple[float, float]], gap: float) -> tuple[int, ...]:
    rows = Rows(gap)
    return tuple(rows.place(start, end) for start, end in given_extents)


@given(extents, st.floats(min_value=0.5, max_value=30))
def test_nothing_in_a_row_is_nearer_than_the_gap(given_extents: list[tuple[float, float]], gap: float) -> None:
    rows = pack(given_extents, gap)
    for number in set(rows):
        taken = sorted(extent for extent, row in zip(given_extents, rows, strict=True) if row == number)
        assert all(before[1] + gap <= after[0] + 1e-6 for before, after in itertools.pairwise(taken))


@given(extents)
def test_packing_gives_the_same_rows_each_time(given_extents: list[tuple[float, float]]) -> None:
    assert pack(given_extents, 12.0) == pack(given_extents, 12.0)


@given(extents, st.integers(min_value=-64, max_value=64))
def test_rows_do_not_change_when_everything_moves_aside(given_extents: list[tuple[float, float]], shift: int) -> None:
    rounded = [(float(round(start)), float(round(end))) for start, end in given_extents]
    moved = [(start + shift, end + shift) for start, end in rounded]

    assert pack(rounded, 12.0) == pack(moved, 12.0)


def test_what_is_given_first_gets_the_upper_row() -> None:
    assert pack([(0, 10), (5, 15), (30, 40)], 12.0) == (0, 1, 0)


def test_a_row_keeps_the_gap_on_both_sides() -> None:
    row = Row()
    row.take(10.0, 20.0)

    assert row.fits(25.0, 30.0, 5.0)
    assert not row.fits(24.0, 30.0, 5.0)
    assert not row.fits(0.0, 6.0, 5.0)


@given(extents, st.integers(min_value=1, max_value=4))
def test_so_many_rows_and_no_more_are_filled_first_fit(given_extents: list[tuple[float, float]], count: int) -> None:
    rows, gap = FixedRows(count, 12.0), 12.0
    taken: list[list[tuple[float, float]]] = [[] for _ in range(count)]
    for start, end in ((float(round(start)), float(round(end))) for start, end in given_extents):
        fitting = [
            number
            for number, row in enumerate(taken)
            if all(end + gap <= low or high + gap <= start for low, high in row)
        ]
        number = rows.first(start, end)
        assert number == min(fitting, default=-1)
        assert rows.first(start, end, number + 1) == next((row for row in fitting if row > number), -1)
        if number >= 0:
            rows.take(number, start, end)
            taken[number].append((start, end))


@given(st.lists(st.floats(min_value=0, max_value=3000), max_size=200), st.floats(min_value=1, max_value=40))
def test_every_mark_is_in_exactly_one_cluster(positions: list[float], gap: float) -> None:
    px = sorted(positions)
    clusters = fold(px, gap)

    assert [at for first, last in clusters for at in range(first, last + 1)] == list(range(len(px)))
    assert all(px[after[0]] - px[before[1]] >= gap for before, after in itertools.pairwise(clusters))
    assert all(px[at + 1] - px[at] < gap for first, last in clusters for at in range(first, last))
