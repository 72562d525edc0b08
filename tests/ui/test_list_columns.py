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
        assert all(made[column] >= stops[column][-1] - 1 for column in made if column is not Column.ENTRY)
        assert made[Column.ENTRY] >= min(stops[Column.ENTRY][-1], stops[Column.ENTRY][0] * 0.6) - 1


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


DOSSIERS = {
    Column.DATE: (105.0,),
    Column.ENTRY: (393.0, 290.0),
    Column.BODY: (177.0, 167.0, 140.0, 112.0),
    Column.DOMAIN: (232.0, 187.0, 116.0),
    Column.ACTION: (143.0,),
    Column.STATUS: (405.0, 255.0, 144.0),
    Column.PRESIDENT: (187.0, 158.0, 108.0),
    Column.CLAIMS: (234.0, 171.0, 71.0),
}
"""What the columns ask for in the dossier that comes with the program, at text scale 1."""


def test_date_and_entry_are_the_last_to_go() -> None:
    gone: list[Column] = []
    for available in range(1200, 80, -1):
        gone.extend(column for column in Column if column not in widths(available, DOSSIERS) and column not in gone)
    assert gone[-2:] == [Column.STATUS, Column.DATE]
    # A window 960 pixels wide, and one of 1900 pixels with text of twice the size.
    for width in (540.0, 1051 / 2):
        assert list(widths(width, DOSSIERS)) == [Column.DATE, Column.ENTRY, Column.STATUS]


def test_titles_are_cut_only_when_all_others_have_their_shortest_form() -> None:
    for available in range(1000, 2200):
        made = widths(available, DOSSIERS)
        if made[Column.ENTRY] < DOSSIERS[Column.ENTRY][0] - 1:
            rest = [column for column in made if column is not Column.ENTRY]
            assert all(made[column] <= DOSSIERS[column][-1] + 1 for column in rest), available
    assert widths(1196, DOSSIERS)[Column.ENTRY] >= 393
