"""Back and forward over settled views."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.history import LIMIT, History, Place
from withdrawal_timeline.state.view_state import ViewState, Window


def place(start: int, selection: str | None = None) -> Place:
    return Place(Window(Day(float(start)), Day(float(start + 100))), Filter(), selection)


places = st.builds(place, st.integers(0, 50), st.sampled_from((None, "who", "paris")))


@given(places, st.lists(places))
def test_going_back_and_forward_again_returns_to_the_same_history(first: Place, more: list[Place]) -> None:
    history = History(first)
    for later in more:
        history = history.settled(later)
    if history.past:
        assert history.back().forward() == history
    else:
        assert history.back() is history


@given(places, st.lists(places, max_size=20))
def test_going_back_all_the_way_visits_every_place_once_in_reverse(first: Place, more: list[Place]) -> None:
    history, expected = History(first), [first]
    for later in more:
        history = history.settled(later)
        if later != expected[-1]:
            expected.append(later)
    visited = [history.present]
    while history.past:
        history = history.back()
        visited.append(history.present)
    assert visited == expected[::-1]


def test_settling_where_one_is_adds_nothing() -> None:
    history = History(place(0))
    assert history.settled(place(0)) is history


def test_a_new_place_after_going_back_forgets_the_future() -> None:
    history = History(place(0)).settled(place(1)).settled(place(2)).back().settled(place(3))
    assert history.future == ()
    assert history.back().present == place(1)


def test_the_oldest_places_are_forgotten_beyond_the_limit() -> None:
    history = History(place(0))
    for start in range(1, LIMIT + 20):
        history = history.settled(place(start))
    assert len(history.past) == LIMIT
    assert history.past[-1] == place(LIMIT + 18)


def test_a_place_restores_window_filter_and_selection_and_nothing_else() -> None:
    state = ViewState(place(0).window, query="paris", selection="who", milestone=2, unfolded=frozenset({"health"}))
    there = Place(place(7).window, Filter(domains=frozenset({"energy"})), "unesco")
    restored = there.applied_to(state)
    assert Place.of(restored) == there
    assert (restored.query, restored.unfolded, restored.milestone) == ("paris", frozenset({"health"}), None)


def test_the_chosen_milestone_stays_where_the_selection_does() -> None:
    state = ViewState(place(0).window, selection="who", milestone=2)
    assert place(5, "who").applied_to(state).milestone == 2
