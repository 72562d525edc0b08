"""What is done by keys alone: the tenth domain, the sidebar, reading, copying, the menu of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from withdrawal_timeline.query.filters import Facet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.journey import Journey

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_tenth_domain_has_keys(journey: Journey) -> None:
    every = [chip.values for chip in journey.picture.chips]
    assert every == []
    journey.key(Qt.Key.Key_F10)
    assert [chip.label for chip in journey.picture.chips] == ["All but UN system and governance"]
    journey.key(Qt.Key.Key_F10)
    assert not journey.state.filter.restricts
    journey.key(Qt.Key.Key_0, ALT)
    assert journey.state.filter.domains == frozenset(("un_governance",))


def test_a_key_leads_to_the_filters_and_arrows_through_them(journey: Journey) -> None:
    journey.key(Qt.Key.Key_F, CONTROL | SHIFT)
    rows = journey.panels.sidebar.section(Facet.DOMAIN).rows
    assert journey.application.focusWidget() is rows[0]
    journey.key(Qt.Key.Key_Down)
    journey.key(Qt.Key.Key_Return)
    assert journey.state.filter.domains == frozenset((rows[1].value,))


def test_in_a_narrow_window_the_key_unfolds_the_sidebar_first(begin: Callable[..., Journey]) -> None:
    journey = begin(size=(1024, 700))
    rail = [journey.panels.sidebar.is_rail]
    journey.key(Qt.Key.Key_F, CONTROL | SHIFT)
    rail.append(journey.panels.sidebar.is_rail)
    assert rail == [True, False]
    assert journey.application.focusWidget() is journey.panels.sidebar.section(Facet.DOMAIN).rows[0]


def test_enter_reads_and_escape_leads_back_before_it_leaves_the_entry(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Home)
    first = journey.selected()
    assert first is not None
    journey.key(Qt.Key.Key_Return)
    assert journey.application.focusWidget() is journey.panels.detail.view
    journey.key(Qt.Key.Key_Escape)
    assert journey.application.focusWidget() is journey.panels.timeline
    assert journey.selected() == first
    journey.key(Qt.Key.Key_Escape)
    assert journey.selected() is None


def test_the_citation_and_the_text_are_copied(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Home)
    assert journey.panels.detail.reading is not None
    title = journey.panels.detail.reading.title
    journey.key(Qt.Key.Key_C, ALT)
    citation = QGuiApplication.clipboard().text()
    assert title in citation
    assert journey.status == "The citation is on the clipboard."
    journey.key(Qt.Key.Key_T, ALT)
    assert len(QGuiApplication.clipboard().text()) > len(citation)


def open_menu(journey: Journey, place: QPoint, reason: QContextMenuEvent.Reason) -> QMenu:
    timeline = journey.panels.timeline
    QApplication.sendEvent(timeline, QContextMenuEvent(reason, place, timeline.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_an_entry_selects_it_and_does_what_commands_do(journey: Journey) -> None:
    timeline = journey.panels.timeline
    scene = timeline.canvas.current()
    assert scene is not None
    mark = next(mark for mark in scene.frame.marks if mark.mark.owner == "who-2025")
    place = QPoint(round(mark.x), round(mark.y + scene.header - scene.scroll))
    menu = open_menu(journey, place, QContextMenuEvent.Reason.Mouse)
    assert journey.selected() == "who-2025"
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered == [
        "Read the selected entry",
        "Go to the selected entry",
        "Next linked entry",
        "Previous linked entry",
        "List what is hidden here",
        "Unfold or fold the memorandum",
        "Pin",
        "Write a note",
        "Add to the comparison",
        "Compare all of this body",
        "Copy citation",
        "Copy with sources",
        "Lane",
        "Lanes by",
    ]
    menu.actions()[0].trigger()
    menu.close()
    journey.settle()
    assert journey.program.window.focusWidget() is journey.panels.detail.view


def test_the_menu_key_without_a_selection_offers_what_concerns_the_timeline(journey: Journey) -> None:
    menu = open_menu(journey, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered[:4] == ["List what is hidden here", "Go to today", "Fit what is shown", "Show all years"]
    assert journey.selected() is None
    menu.close()
