"""The timeline wishes for a menu of what lies under the pointer, or by key of what is selected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from tests.filtering import shown

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.windows import story
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)
DOSSIER = load_dossier(default_dossier())
MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.set_motion(False)
    made.set_tracks(tracks(DOSSIER, shown(DOSSIER, Filter()), frozenset(), None, TODAY))
    made.set_window(story(DOSSIER, TODAY))
    made.show()
    made.grab()
    return made


def asked(qtbot: QtBot, view: TimelineView, place: QPoint, reason: QContextMenuEvent.Reason) -> tuple[QPoint, str]:
    with qtbot.waitSignal(view.menuWished) as said:
        QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    assert said.args is not None
    return said.args[0], said.args[1]


def place_of(view: TimelineView, owner: str) -> QPoint:
    scene = view.canvas.current()
    assert scene is not None
    mark = next(mark for mark in scene.frame.marks if mark.mark.owner == owner)
    return QPoint(round(mark.x), round(mark.y + scene.header - scene.scroll))


def test_over_an_entry_its_id_is_said(qtbot: QtBot, view: TimelineView) -> None:
    place = place_of(view, "who-2025")
    assert asked(qtbot, view, place, MOUSE) == (view.mapToGlobal(place), "who-2025")


def test_over_empty_ground_and_headers_nothing_is_said(qtbot: QtBot, view: TimelineView) -> None:
    for place in (QPoint(10, 5), QPoint(view.width() - 20, view.height() - 3)):
        assert asked(qtbot, view, place, MOUSE)[1] == ""


def test_over_the_flag_of_the_memorandum_it_is_said_and_over_today_nothing(qtbot: QtBot, view: TimelineView) -> None:
    scene = view.canvas.current()
    assert scene is not None
    heard = {
        flag.key: asked(qtbot, view, QPoint(round(flag.x + 4), round(scene.header - 6)), MOUSE)[1]
        for flag in scene.flags
    }
    assert heard["memorandum-66-2026"] == "memorandum-66-2026"
    assert [said for key, said in heard.items() if key != "memorandum-66-2026"] == [""]


def test_the_menu_key_asks_for_what_is_selected_at_its_row(qtbot: QtBot, view: TimelineView) -> None:
    middle = view.rect().center()
    assert asked(qtbot, view, QPoint(0, 0), KEYBOARD) == (view.mapToGlobal(middle), "")
    view.set_selection("who-2025")
    view.grab()
    place, said = asked(qtbot, view, QPoint(0, 0), KEYBOARD)
    assert said == "who-2025"
    row = place_of(view, "who-2025").y()
    assert abs(view.mapFromGlobal(place).y() - row) < 30
