"""The sheet that lists what is hidden: walked by keys, over heads, inside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.state.listing import Line, Part
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.window.hidden_list import HiddenList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def line(name: str) -> Line:
    return Line(f"{name.lower()}-2025", name, f"8 May 2018 · Signed · {name}", "health")


PARTS = (
    Part("Health", "2 close together", (line("Gavi"), line("Covax"))),
    Part("Energy", "1 goes on unchanged", (line("Iaea"),)),
)


@pytest.fixture
def sheet(qtbot: QtBot) -> HiddenList:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    made = HiddenList(window)
    made.set_palette(LIGHT)
    made.open_beside(PARTS, QRect(100, 100, 20, 20))
    return made


def marked(sheet: HiddenList) -> str:
    return str(sheet.view.currentIndex().data())


def test_heads_name_their_lane_only_where_there_are_several(sheet: HiddenList) -> None:
    assert [row.text for row in sheet.rows] == [
        "Health · 2 close together",
        "Gavi",
        "Covax",
        "Energy · 1 goes on unchanged",
        "Iaea",
    ]
    sheet.open_beside(PARTS[:1], QRect(100, 100, 20, 20))
    assert sheet.rows[0].text == "2 close together"


def test_arrows_walk_over_heads_and_stay_at_the_ends(sheet: HiddenList) -> None:
    met = [marked(sheet)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(sheet.view, key)
        met.append(marked(sheet))

    assert met == ["Gavi", "Covax", "Iaea", "Iaea", "Covax", "Gavi", "Gavi"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_return_key_takes_the_marked_entry_and_closes(sheet: HiddenList, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(sheet.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.recordWished) as caught:
        QTest.keyClick(sheet.view, key)

    assert caught.args == ["covax-2025"]
    assert not sheet.isVisible()


def test_a_click_takes_an_entry_once_and_a_head_never(sheet: HiddenList) -> None:
    taken: list[str] = []
    sheet.recordWished.connect(taken.append)
    for row in (0, 4):
        at = sheet.view.visualRect(sheet.view.model().index(row, 0)).center()
        QTest.mouseClick(sheet.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert taken == ["iaea-2025"]


def test_escape_closes_without_taking_anything(sheet: HiddenList) -> None:
    taken: list[str] = []
    sheet.recordWished.connect(taken.append)
    QTest.keyClick(sheet.view, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert taken == []


def test_what_is_read_out_has_all_words(sheet: HiddenList) -> None:
    index = sheet.view.model().index(1, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Gavi. 8 May 2018 · Signed · Gavi"


def test_a_long_list_stays_on_the_screen_and_scrolls(sheet: HiddenList) -> None:
    screen = sheet.screen().availableGeometry()
    many = Part("Health", "40 folded", tuple(line(f"Body{number}") for number in range(40)))
    sheet.open_beside((many,), QRect(screen.right() - 30, screen.bottom() - 40, 20, 20))

    assert screen.contains(sheet.geometry())
    assert sheet.view.verticalScrollBar().maximum() > 0
    for _ in range(39):
        QTest.keyClick(sheet.view, Qt.Key.Key_Down)
    shown = sheet.view.visualRect(sheet.view.currentIndex())
    assert marked(sheet) == "Body39"
    assert sheet.view.viewport().rect().contains(shown)


def test_it_is_painted_in_both_themes_at_any_text_scale(sheet: HiddenList) -> None:
    light = sheet.grab().toImage().pixelColor(sheet.width() - 20, sheet.height() - 8).lightness()
    sheet.set_palette(DARK, 2.0)
    sheet.open_beside(PARTS, QRect(100, 100, 20, 20))

    assert sheet.grab().toImage().pixelColor(sheet.width() - 20, sheet.height() - 8).lightness() < light / 2
