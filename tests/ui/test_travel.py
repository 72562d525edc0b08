"""A view that stands for a moment becomes a place to come back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ViewState, Window
from withdrawal_timeline.ui.travel import Travel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def window(start: int) -> Window:
    return Window(Day(float(start)), Day(float(start + 100)))


def test_a_drag_of_many_windows_is_one_place(qtbot: QtBot) -> None:
    store = Store(ViewState(window(0)))
    travel = Travel(store)
    for start in range(1, 30):
        store.update(window=window(start))
    qtbot.waitUntil(lambda: not travel._timer.isActive())
    store.update(window=window(200))
    travel.back()
    assert store.state.window == window(29)
    travel.back()
    assert store.state.window == window(0)
    assert not travel.can_go_back
    travel.forward()
    travel.forward()
    assert store.state.window == window(200)
    assert not travel.can_go_forward


def test_a_search_or_a_theme_is_no_place(qapp: object) -> None:
    store = Store(ViewState(window(0)))
    travel = Travel(store)
    store.update(query="who")
    travel.settle()
    assert not travel.can_go_back


def test_going_back_does_not_settle_as_a_new_place(qapp: object) -> None:
    store = Store(ViewState(window(0)))
    travel = Travel(store)
    store.update(window=window(1))
    travel.back()
    travel.settle()
    assert travel.can_go_forward
