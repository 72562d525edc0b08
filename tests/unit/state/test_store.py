"""The holder of the view state."""

from __future__ import annotations

import pytest

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ViewState, Window

STATE = ViewState(Window(Day(0.0), Day(100.0)))


def test_listeners_are_told_of_the_old_and_the_new_state_in_the_order_of_subscription() -> None:
    store, told = Store(STATE), []
    store.subscribe(lambda old, new: told.append(("first", old.query, new.query)))
    store.subscribe(lambda old, new: told.append(("second", old.query, new.query)))
    store.update(query="who")
    assert told == [("first", "", "who"), ("second", "", "who")]


def test_an_equal_state_is_not_announced() -> None:
    store, told = Store(STATE), []
    store.subscribe(lambda old, new: told.append(new))
    store.update(query="")
    store.restore(ViewState(Window(Day(0.0), Day(100.0))))
    assert told == []


def test_a_listener_that_changes_the_state_is_an_error_and_the_store_works_on() -> None:
    store = Store(STATE)
    echo = True

    def listener(old: ViewState, new: ViewState) -> None:
        if echo:
            store.update(query=new.query + "!")

    store.subscribe(listener)
    with pytest.raises(RuntimeError, match="told about"):
        store.update(query="who")
    echo = False
    store.update(query="paris")
    assert store.state.query == "paris"


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(TypeError):
        Store(STATE).update(windows=None)
