"""Find, filter, clear and go back, by keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from withdrawal_timeline.query.filters import Filter

if TYPE_CHECKING:
    from tests.journeys.journey import Journey

ALT = Qt.KeyboardModifier.AltModifier


def test_searching_paris_and_pressing_enter_selects_the_paris_agreement(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    assert journey.application.focusWidget() is journey.panels.search.field
    journey.type("Paris")
    assert journey.selected() is None
    assert journey.picture.hits
    journey.key(Qt.Key.Key_Return)
    first = journey.selected()
    assert first is not None
    assert first.startswith("paris")
    assert journey.panels.detail.reading is not None
    assert "Paris" in journey.panels.detail.reading.title
    journey.key(Qt.Key.Key_Return)
    assert journey.state.hit == 1
    assert journey.selected() != first
    journey.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert journey.selected() == first


def test_letters_typed_into_the_search_box_are_no_commands(journey: Journey) -> None:
    window = journey.state.window
    journey.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    journey.type("t0+1n?")
    assert journey.panels.search.field.text() == "t0+1n?"
    assert (journey.state.window, journey.state.filter.restricts) == (window, False)


def test_escape_leaves_the_search_and_then_the_selection(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("unesco")
    journey.key(Qt.Key.Key_Return)
    for _ in range(4):
        if journey.selected() is None:
            break
        journey.key(Qt.Key.Key_Escape)
    assert (journey.state.query, journey.selected()) == ("", None)
    assert journey.application.focusWidget() is journey.panels.timeline


def test_filtering_to_health_and_clearing(journey: Journey) -> None:
    journey.key(Qt.Key.Key_3, ALT)
    assert journey.status.startswith("9 of 127 entries shown")
    assert [chip.label for chip in journey.picture.chips] == ["Health"]
    assert [lane.key for lane in journey.picture.tracks.lanes] == ["health"]
    assert journey.panels.chips.isVisible()
    journey.click(journey.panels.chips.clear_button)
    assert journey.status.startswith("All 127 entries shown")
    assert len(journey.picture.tracks.lanes) == 10


def test_a_digit_hides_a_domain_and_shows_it_again(journey: Journey) -> None:
    journey.key(Qt.Key.Key_3)
    assert journey.status.startswith("118 of 127 entries shown")
    journey.key(Qt.Key.Key_3)
    assert journey.status.startswith("All 127 entries shown")


def test_a_hit_that_the_filter_hides_is_shown_by_giving_up_what_hides_it(journey: Journey) -> None:
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.choose(
        Filter(domains=frozenset(("energy",)), un_system=frozenset(("un", "non_un")), memorandum=frozenset(("alone",)))
    )
    journey.key(Qt.Key.Key_Slash)
    journey.type("World Health Organization")
    hidden = next(
        place for place, hit in enumerate(journey.picture.hits) if hit.record_id in journey.picture.hidden_hits
    )
    wanted = journey.picture.hits[hidden].record_id
    journey.panels.search.hitWished.emit(hidden)
    journey.settle()
    assert journey.selected() == wanted
    assert journey.state.filter == Filter(un_system=frozenset(("un", "non_un")), memorandum=frozenset(("alone",))), (
        "only the domain hid it"
    )
    assert journey.status.startswith("Removed from the filter, because it hid “")
    assert journey.status.endswith("”: Energy.")


def test_f3_and_enter_step_alike_and_the_list_stays_out_of_the_way(journey: Journey) -> None:
    steps = {}
    for command, key in (("enter", Qt.Key.Key_Return), ("f3", Qt.Key.Key_F3)):
        journey.do("domain.only_3")
        journey.do("search.focus")
        journey.type("un")
        went = []
        for _ in range(4):
            journey.key(key)
            assert not journey.panels.search.list.isVisible()
            went.append(journey.state.hit)
        steps[command] = went
        journey.do("view.opening")
    assert steps["enter"] == steps["f3"]
    assert len(set(steps["enter"])) == 4


def test_where_the_filter_hides_every_hit_both_keys_go_to_the_first(journey: Journey) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F3):
        assert journey.program.sitting is not None
        journey.program.sitting.wishes.choose(Filter(domains=frozenset()))
        journey.do("search.focus")
        journey.type("World Health Organization")
        journey.key(key)
        assert journey.state.hit == 0
        journey.do("view.opening")


def test_going_back_restores_window_filter_and_selection_and_forward_repeats(journey: Journey) -> None:
    assert journey.program.sitting is not None
    travel = journey.program.sitting.travel
    opening = journey.state
    travel.settle()
    journey.do("view.fit_all")
    journey.do("domain.only_3")
    travel.settle()
    filtered = journey.state
    journey.program.sitting.wishes.select("who-2025")
    travel.settle()
    selected = journey.state
    journey.key(Qt.Key.Key_Left, ALT)
    assert journey.state == filtered
    assert journey.panels.detail.reading is None
    journey.key(Qt.Key.Key_Left, ALT)
    assert journey.state == opening
    assert journey.status.startswith("All 127")
    assert not journey.program.sitting.actions["history.back"].isEnabled()
    journey.key(Qt.Key.Key_Right, ALT)
    journey.key(Qt.Key.Key_Right, ALT)
    assert journey.state == selected
    assert not journey.program.sitting.actions["history.forward"].isEnabled()


def test_arrows_walk_through_entries_in_time_and_escape_returns_to_the_overview(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Home)
    first = journey.selected()
    journey.key(Qt.Key.Key_Right)
    assert journey.selected() != first
    journey.key(Qt.Key.Key_Left)
    assert journey.selected() == first
    window = journey.state.window
    assert first is not None
    assert journey.program.sitting is not None
    journey.key(Qt.Key.Key_End)
    assert journey.state.window != window, "an entry off screen is brought into view"
    journey.key(Qt.Key.Key_Escape)
    assert journey.panels.detail.reading is None


def test_the_years_are_chosen_from_the_sheet_under_the_button(journey: Journey) -> None:
    journey.click(journey.program.tool_bar.window_button)
    popup = journey.panels.years.get()
    assert popup.isVisible()
    from PySide6.QtWidgets import QPushButton

    twenties = next(button for button in popup.findChildren(QPushButton) if button.text() == "2010s")
    journey.click(twenties)
    assert not popup.isVisible()
    assert journey.years == "Jan 2010 – Dec 2019"
    journey.key(Qt.Key.Key_G)
    assert journey.application.focusWidget() is not None
    journey.type("May 2018")
    journey.key(Qt.Key.Key_Tab)
    journey.type("nonsense")
    journey.key(Qt.Key.Key_Return)
    assert popup.isVisible(), "what is no date is answered, not taken"
    journey.key(Qt.Key.Key_Escape)
    assert journey.years == "Jan 2010 – Dec 2019"


def test_zoom_today_and_all_by_key(journey: Journey) -> None:
    window = journey.state.window
    journey.key(Qt.Key.Key_Plus)
    assert journey.state.window.days < window.days
    journey.key(Qt.Key.Key_Minus)
    assert abs(journey.state.window.days - window.days) < 1.0
    journey.key(Qt.Key.Key_0)
    assert journey.years.startswith("1918 – ")
    journey.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert journey.years.startswith("Jan 2015 – ")
