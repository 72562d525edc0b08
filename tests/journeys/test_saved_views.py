"""Views are saved under names, listed, opened, renamed and deleted, and are there after the next start."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from withdrawal_timeline.state.view_state import ThemeChoice
from withdrawal_timeline.ui.window.views_sheet import ViewsSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.journey import Journey

    from withdrawal_timeline.ui.commands.saved_views import SavedViewCommands

CTRL = Qt.KeyboardModifier.ControlModifier


def sheet_of(journey: Journey) -> ViewsSheet:
    found = [each for each in journey.program.window.findChildren(ViewsSheet) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def saved(journey: Journey) -> SavedViewCommands:
    assert journey.program.sitting is not None
    return journey.program.sitting.saved


def begin_to_save(journey: Journey) -> ViewsSheet:
    """Press the key that opens the sheet; where a desktop would have done so, the window becomes active again."""
    journey.program.window.activateWindow()
    journey.settle()
    journey.key(Qt.Key.Key_S, CTRL, on=journey.panels.timeline)
    return sheet_of(journey)


def save(journey: Journey, name: str) -> None:
    """Save the present view by key."""
    sheet = begin_to_save(journey)
    assert sheet.field.hasFocus()
    QTest.keyClicks(sheet.field, name)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    journey.settle()


def listed_in_menu(journey: Journey) -> list[QAction]:
    assert journey.program.sitting is not None
    menu = next(
        each for each in journey.program.sitting.menu.get().findChildren(QMenu) if each.title() == "Saved views"
    )
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.data() is not None]


def test_ctrl_s_saves_and_the_menu_opens_exactly_what_was_saved(journey: Journey) -> None:
    journey.do("domain.only_3")
    journey.do("view.zoom_in")
    journey.do("lanes.status")
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.select("who-2025")
    journey.settle()
    there = journey.state
    save(journey, "WHO & health")
    assert journey.status == "This view is saved as “WHO & health”."
    journey.do("view.opening")
    journey.do("lanes.domain")
    journey.do("theme.dark")
    (action,) = listed_in_menu(journey)
    assert action.text() == "WHO && health", "in a menu a single & marks a key"
    action.trigger()
    journey.settle()
    assert journey.state == replace(there, theme=ThemeChoice.DARK)
    assert journey.status == "This is the saved view “WHO & health”."
    journey.do("history.back")
    assert journey.selected() is None


def test_the_name_that_is_offered_says_what_is_shown(journey: Journey) -> None:
    journey.do("domain.only_3")
    sheet = begin_to_save(journey)
    assert sheet.field.text().startswith("Health, Jan 2015 – ")
    assert sheet.field.selectedText() == sheet.field.text()
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert saved(journey).views == ()


def test_views_are_kept_over_starts_and_opened_from_the_sheet(begin: Callable[..., Journey], tmp_path: Path) -> None:
    first = begin()
    save(first, "All")
    first.do("domain.only_2")
    save(first, "Energy")
    records = json.loads((tmp_path / "views.json").read_text("utf-8"))["views"]
    assert [record["name"] for record in records] == ["All", "Energy"]
    second = begin()
    second.do("filter.clear")
    second.do("views.show")
    sheet = sheet_of(second)
    assert sheet.names == ("All", "Energy")
    assert sheet.list.hasFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    second.click(sheet.open_button)
    assert second.state.filter.domains == frozenset(("energy",))
    assert not second.program.window.findChildren(ViewsSheet), "the sheet is gone"


def test_views_are_renamed_deleted_and_brought_back(journey: Journey) -> None:
    for name in ("First", "Second"):
        save(journey, name)
    journey.do("views.show")
    sheet = sheet_of(journey)
    journey.click(sheet.rename_button)
    editor = next(each for each in sheet.list.findChildren(QLineEdit) if each.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "Second")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    journey.settle()
    assert sheet.message.text() == "There is a view “Second” already."
    assert list(sheet.names) == ["First", "Second"]
    journey.click(sheet.rename_button)
    editor = next(each for each in sheet.list.findChildren(QLineEdit) if each.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, "Zeroth")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    journey.settle()
    assert [view.name for view in saved(journey).views] == ["Zeroth", "Second"]
    sheet.list.setFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert list(sheet.names) == ["Second"]
    assert sheet.message.text() == "“Zeroth” is deleted."
    journey.click(sheet.undo_button)
    assert list(sheet.names) == ["Zeroth", "Second"]
    for _ in range(2):
        journey.click(sheet.delete_button)
    assert sheet.empty.isVisible()
    assert not sheet.open_button.isEnabled()
    journey.click(sheet.close_button)
    assert listed_in_menu(journey) == []


def test_saving_under_a_name_that_is_there_replaces_it_and_says_so_before(journey: Journey) -> None:
    save(journey, "Mine")
    journey.do("domain.only_2")
    sheet = begin_to_save(journey)
    sheet.field.selectAll()
    QTest.keyClicks(sheet.field, "Mine")
    assert sheet.save_button.text() == "Replace"
    journey.click(sheet.save_button)
    (view,) = saved(journey).views
    assert "domain=energy" in view.link


def test_damaged_views_are_kept_aside_and_said(begin: Callable[..., Journey], tmp_path: Path) -> None:
    (tmp_path / "views.json").write_text("{", "utf-8")
    journey = begin()
    save(journey, "New")
    assert (tmp_path / "views.json.damaged").read_text("utf-8") == "{"
    assert [view.name for view in saved(journey).views] == ["New"]


def test_a_view_of_records_that_are_gone_opens_as_far_as_it_can(begin: Callable[..., Journey], tmp_path: Path) -> None:
    link = "withdrawal-timeline:?sel=atlantis-1900&domain=health"
    text = json.dumps({"version": 1, "views": [{"name": "Old", "link": link}]})
    (tmp_path / "views.json").write_text(text, "utf-8")
    journey = begin()
    saved(journey).open("Old")
    journey.settle()
    assert journey.status.endswith("This dossier does not have atlantis-1900.")
    assert journey.state.filter.domains == frozenset(("health",))
    saved(journey).open("never saved")
    assert QApplication.activePopupWidget() is None


def search(journey: Journey, text: str) -> None:
    """Type into the one box; where a desktop would have done so, the window becomes active again."""
    journey.program.window.activateWindow()
    journey.settle()
    journey.key(Qt.Key.Key_K, CTRL, on=journey.panels.timeline)
    journey.type(text)


def found_in_box(journey: Journey) -> list[tuple[str, str]]:
    """Return the saved views in the list below the box, with what stands beside them."""
    assert journey.panels.search.list.isVisible()
    rows = journey.panels.search.list.model.rows
    return [(row.text, row.view.menu) for row in rows if row.view is not None]


def test_a_saved_view_is_found_by_its_name_in_the_one_box_and_opened_by_enter(journey: Journey) -> None:
    journey.do("domain.only_2")
    journey.do("lanes.status")
    there = journey.state
    save(journey, "My energy lecture")
    journey.do("view.opening")
    journey.do("lanes.domain")

    search(journey, "lectu")
    assert found_in_box(journey) == [("My energy lecture", "Saved view")]
    journey.key(Qt.Key.Key_Return)
    assert journey.state == there
    assert journey.status == "This is the saved view “My energy lecture”."
    assert journey.panels.search.field.text() == ""
    assert journey.application.focusWidget() is journey.panels.timeline


def test_a_saved_view_with_the_name_of_an_entry_comes_first_where_all_of_it_was_typed(journey: Journey) -> None:
    journey.do("domain.only_3")
    there = journey.state
    save(journey, "WHO")
    journey.do("view.opening")
    search(journey, "who")
    assert journey.panels.search.list.model.rows[0].text == "WHO"
    assert journey.panels.search.list.model.rows[0].view is not None
    assert len(journey.picture.hits) > 3
    journey.key(Qt.Key.Key_Return)
    assert journey.state.filter == there.filter
    assert journey.state.query == ""


def test_views_that_were_renamed_or_deleted_are_found_so(journey: Journey) -> None:
    save(journey, "Lecture")
    search(journey, "lectur")
    assert found_in_box(journey) == [("Lecture", "Saved view")]
    journey.key(Qt.Key.Key_Escape)
    journey.key(Qt.Key.Key_Escape)
    journey.do("views.show")
    sheet = sheet_of(journey)
    journey.click(sheet.delete_button)
    sheet.reject()
    journey.settle()
    search(journey, "lectu")
    assert found_in_box(journey) == []
