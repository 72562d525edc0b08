"""Columns fill the width that there is and give way in a fixed order."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.state.table import Column
from withdrawal_timeline.ui.list_twin.columns import widths

levels = st.lists(st.floats(30, 400), min_size=1, max_size=5).map(
    lambda found: tuple(accumulate(sorted(found, reverse=True), min))
)
every = st.fixed_dictionaries(dict.fromkeys(Column, levels))
ROOMY = dict.fromkeys(Column, (200.0, 120.0, 80.0))


@given(st.integers(40, 5000), every)
def test_the_widths_add_up_to_the_pane(available: int, stops: dict[Column, tuple[float, ...]]) -> None:
    made = widths(available, stops)
    assert sum(made.values()) == available
    assert Column.ENTRY in made
    assert list(made) == sorted(made)
    assert all(width >= 0 for width in made.values())


@given(st.integers(400, 3000), every)
def test_a_column_that_is_shown_has_room_for_its_shortest_form(
    available: int, stops: dict[Column, tuple[float, ...]]
) -> None:
    made = widths(available, stops)
    if len(made) > 1:
        assert all(made[column] >= stops[column][-1] - 1 for column in made)


@given(st.integers(100, 2000), st.integers(0, 300))
def test_more_room_never_takes_a_column_away(available: int, more: int) -> None:
    assert set(widths(available, ROOMY)) <= set(widths(available + more, ROOMY))


def test_with_room_enough_every_column_has_its_longest_form_and_the_entry_the_rest() -> None:
    made = widths(3000, ROOMY)
    assert list(made) == list(Column)
    assert all(made[column] >= 200 for column in Column)
    assert made[Column.ENTRY] == max(made.values())


def test_what_the_title_repeats_leaves_first() -> None:
    gone: list[Column] = []
    for available in range(700, 80, -1):
        gone.extend(column for column in Column if column not in widths(available, ROOMY) and column not in gone)
    assert gone[:3] == [Column.ACTION, Column.BODY, Column.PRESIDENT]
