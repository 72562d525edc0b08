"""The same entries as a list: there by key, through it by keys, and back with the same selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from withdrawal_timeline.state.view_state import ViewKind
from withdrawal_timeline.ui.parts.view_switch import ViewSwitch

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.journey import Journey


def shown(journey: Journey) -> ViewKind:
    """Return which view is seen; a call, so that type checkers do not think it stays."""
    twin, timeline = journey.panels.list_twin.get().isVisible(), journey.panels.timeline.isVisible()
    assert twin is not timeline
    kind = ViewKind.LIST if twin else ViewKind.TIMELINE
    assert journey.state.view is kind
    return kind


def switch(journey: Journey) -> ViewSwitch:
    return journey.program.tool_bar.findChildren(ViewSwitch)[0]


def test_by_keys_into_the_list_through_it_to_the_detail_pane_and_back(journey: Journey) -> None:
    twin = journey.panels.list_twin.get()
    journey.key(Qt.Key.Key_L)
    assert shown(journey) is ViewKind.LIST
    assert journey.application.focusWidget() is twin
    assert len(twin.table.rows) == 127
    assert journey.panels.strip.isVisible()
    assert journey.selected() is None

    journey.type("who")
    assert journey.selected() == "who-2020"
    assert shown(journey) is ViewKind.LIST
    journey.key(Qt.Key.Key_Down)
    after = journey.selected()
    assert after is not None
    order = [row.record_id for row in twin.table.rows]
    assert order.index(after) == order.index("who-2020") + 1
    reading = journey.panels.detail.reading
    assert reading is not None
    assert reading.id == after

    journey.key(Qt.Key.Key_Return)
    focused = journey.application.focusWidget()
    assert focused is not None
    assert journey.panels.detail.isAncestorOf(focused)
    journey.key(Qt.Key.Key_L)
    assert shown(journey) is ViewKind.TIMELINE
    assert journey.application.focusWidget() is journey.panels.timeline
    assert journey.selected() == after
    track = journey.picture.tracks.track_of(after)
    assert track is not None
    assert journey.panels.timeline.canvas.highlights.selected == track


def test_filter_search_and_selection_are_shared(journey: Journey) -> None:
    twin = journey.panels.list_twin.get()
    journey.do("view.list")
    journey.do("domain.only_3")
    assert [row.domain for row in twin.table.rows] == ["health"] * 9
    assert journey.panels.chips.isVisible()
    assert journey.status.startswith("9 of 127 entries shown")
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.search("gostin")
    journey.settle()
    found = {row.record_id for row in twin.table.rows if twin.table.is_hit(row)}
    assert found == {hit.record_id for hit in journey.picture.hits} - journey.picture.hidden_hits
    assert "who-2025" in found
    journey.do("search.next")
    selected = journey.selected()
    assert selected in found
    assert twin.current is not None
    assert twin.current.record_id == selected
    journey.do("filter.clear")
    assert twin.current.record_id == selected
    journey.do("view.timeline")
    assert journey.selected() == selected


def test_by_mouse_into_the_list_and_from_a_row_into_the_timeline(journey: Journey) -> None:
    twin = journey.panels.list_twin.get()
    journey.click(switch(journey).buttons[1])
    assert shown(journey) is ViewKind.LIST
    assert twin.hasFocus()
    wanted = twin.table.rows[3].record_id
    journey.click(twin.viewport(), twin.visualRect(twin.table.index(3, 1)).center())
    assert journey.selected() == wanted
    before = journey.state.window
    twin.fitWished.emit(wanted)
    journey.settle()
    assert shown(journey) is ViewKind.TIMELINE
    assert journey.selected() == wanted
    assert journey.state.window != before
    journey.click(switch(journey).buttons[1])
    journey.click(switch(journey).buttons[0])
    assert shown(journey) is ViewKind.TIMELINE


def test_rows_are_copied_and_the_status_bar_says_so(journey: Journey) -> None:
    journey.key(Qt.Key.Key_L)
    journey.type("jcpoa")
    journey.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    journey.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert "Iran deal (JCPOA)" in lines[1].split("\t")
    assert journey.status == "2 rows copied."


def test_keys_sort_by_the_column_of_the_marked_cell(journey: Journey) -> None:
    journey.key(Qt.Key.Key_L)
    twin = journey.panels.list_twin.get()
    journey.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    titles = [row.orders[1] for row in twin.table.rows]
    assert titles == sorted(titles, reverse=True)
    journey.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.orders[1] for row in twin.table.rows] == sorted(titles)


def test_escape_goes_back_to_the_overview_and_stays_in_the_list(journey: Journey) -> None:
    journey.key(Qt.Key.Key_L)
    journey.key(Qt.Key.Key_End)
    assert journey.selected() is not None
    journey.key(Qt.Key.Key_Escape)
    assert journey.selected() is None
    assert shown(journey) is ViewKind.LIST
    assert journey.application.focusWidget() is journey.panels.list_twin.get()


def test_the_next_start_shows_the_list_again_and_the_opening_view_the_timeline(begin: Callable[..., Journey]) -> None:
    first = begin()
    first.do("view.list")
    second = begin()
    assert shown(second) is ViewKind.LIST
    assert len(second.panels.list_twin.get().table.rows) == 127
    assert second.application.focusWidget() is second.panels.list_twin.get()
    second.do("view.opening")
    assert shown(second) is ViewKind.TIMELINE
    assert second.application.focusWidget() is second.panels.timeline


def test_arrows_in_the_timeline_cross_lanes_and_pages_scroll_them(journey: Journey) -> None:
    met: list[str | None] = []
    for _ in range(4):
        journey.key(Qt.Key.Key_Down)
        selected = journey.selected()
        assert selected is not None
        met.append(journey.picture.tracks.lane_of(selected))
    assert len(set(met)) == 4
    journey.key(Qt.Key.Key_Up)
    selected = journey.selected()
    assert selected is not None
    assert journey.picture.tracks.lane_of(selected) == met[-2]

    journey.program.window.resize(1440, 560)
    journey.settle()
    canvas = journey.panels.timeline.canvas
    journey.panels.timeline.scroll_by(-5000)
    journey.settle()
    journey.key(Qt.Key.Key_PageDown)
    scene = canvas.current()
    assert scene is not None
    assert scene.scroll > 50
    journey.key(Qt.Key.Key_PageUp)
    scene = canvas.current()
    assert scene is not None
    assert scene.scroll == 0
