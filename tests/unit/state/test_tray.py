"""The tray: what goes in, what comes out, and what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.ready_made import MOST
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state import link, session
from withdrawal_timeline.state.tray import can_be_compared, is_in, known_withdrawals, toggled, tray_items, without
from withdrawal_timeline.state.view_state import Tray, ViewKind, ViewState, Window

REAL = load_dossier(default_dossier())
EMPTY = Tray()
FULL = Tray(("who-2020", "who-2025", "paris-2017", "paris-2025"))
STATE = ViewState(Window(Day(16000.0), Day(21000.0)))


def test_an_entry_goes_in_and_out_again() -> None:
    put = toggled(EMPTY, REAL, "who-2025")
    assert (put.tray.withdrawals, put.told) == (("who-2025",), "")
    assert toggled(put.tray, REAL, "who-2025").tray == EMPTY


def test_a_body_stands_for_its_withdrawals() -> None:
    put = toggled(EMPTY, REAL, "unesco")
    assert put.tray.withdrawals == ("unesco-1984", "unesco-2017", "unesco-2025")
    assert toggled(put.tray, REAL, "unesco").tray == EMPTY
    some = toggled(Tray(("who-2020", "who-2025")), REAL, "unesco")
    assert some.tray.withdrawals == ("who-2020", "who-2025", "unesco-2017", "unesco-2025")
    assert some.told == "4 entries can be compared at once; the earliest were left out."


def test_four_are_enough_and_that_is_told() -> None:
    put = toggled(FULL, REAL, "inf-2019")
    assert put.tray == FULL
    assert put.told == "4 entries can be compared at once. Take one out first."
    assert len(toggled(FULL, REAL, "who-2020").tray.withdrawals) == MOST - 1


def test_an_act_that_ordered_many_is_not_compared_and_an_unknown_id_is_ignored() -> None:
    put = toggled(EMPTY, REAL, "memorandum-66-2026")
    assert put.tray == EMPTY
    assert put.told.endswith("ordered many withdrawals at once; one of them can be compared.")
    assert toggled(EMPTY, REAL, "nothing").tray == EMPTY
    assert not can_be_compared(REAL, replace(STATE, selection="memorandum-66-2026"))
    assert can_be_compared(REAL, replace(STATE, selection="unesco"))
    assert not can_be_compared(REAL, STATE)


def test_what_is_in_is_known() -> None:
    assert is_in(FULL, REAL, "who-2020")
    assert is_in(FULL, REAL, "who")
    assert not is_in(FULL, REAL, "unesco")
    assert not is_in(FULL, REAL, None)
    assert not is_in(FULL, REAL, "memorandum-66-2026")
    assert without(FULL, "who-2020").withdrawals == FULL.withdrawals[1:]


def test_items_are_named_with_their_year() -> None:
    assert [str(item.name) for item in tray_items(REAL, FULL)] == [
        "WHO 2020",
        "WHO 2025",
        "Paris Agreement 2017",
        "Paris Agreement 2025",
    ]


def test_only_withdrawals_of_the_dossier_are_kept_each_once_and_not_too_many() -> None:
    wanted = ("who", "who-2025", "x", "who-2025", *FULL.withdrawals, "inf-2019", "memorandum-66-2026")
    assert known_withdrawals(REAL, wanted) == ("who-2025", "who-2020", "paris-2017", "paris-2025")
    small = load_dossier(Path(__file__).parents[2] / "data" / "small")
    assert known_withdrawals(small, FULL.withdrawals) == ()


@pytest.mark.parametrize("tray", [EMPTY, FULL, Tray(("who-2025",), from_day_zero=True)])
def test_session_and_link_keep_the_tray(tray: Tray) -> None:
    state = replace(STATE, tray=tray, view=ViewKind.COMPARE)
    assert session.read(session.write(state), STATE, REAL) == session.Restored(state)
    assert link.read(link.write(state, STATE), STATE, REAL) == session.Restored(state)


def test_the_link_to_a_comparison_can_be_read() -> None:
    state = replace(STATE, tray=Tray(("paris-2017", "paris-2025"), from_day_zero=True), view=ViewKind.COMPARE)
    assert link.write(state, STATE) == "withdrawal-timeline:?view=compare&compare=paris-2017,paris-2025&aligned=day-0"


def test_what_a_link_cannot_compare_is_said() -> None:
    restored = link.read("withdrawal-timeline:?compare=who-2025,who-1999&aligned=moon", STATE, REAL)
    assert restored.state.tray == Tray(("who-2025",))
    assert restored.problems == (
        "A part of the link was left out, “compare”. These cannot be compared: who-1999.",
        "A part of the link was left out, “aligned”. Lives cannot be aligned by “moon”.",
    )


@pytest.mark.parametrize("saved", ["3", '{"withdrawals": "who-2025"}', '{"withdrawals": [], "from_day_zero": 1}'])
def test_a_damaged_tray_is_said(saved: str) -> None:
    text = session.write(STATE).replace('{"withdrawals": [], "from_day_zero": false}', saved)
    restored = session.read(text, STATE, REAL)
    assert restored.state == STATE
    assert restored.problems == ("What was to be compared cannot be read; nothing is chosen.",)
