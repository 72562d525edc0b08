"""Menus and the sheet of keys show the whole table and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea, QWidget

from withdrawal_timeline.state.text_scale import SCALES
from withdrawal_timeline.ui.commands.actions import build_actions
from withdrawal_timeline.ui.commands.help_keys import COLUMNS, GESTURES, KeySheet, lines
from withdrawal_timeline.ui.commands.menus import CHOICES, MENUS, build_menu, ids, join_choices
from withdrawal_timeline.ui.commands.table import SPECS, Group
from withdrawal_timeline.ui.look.rounded import RoundMenu
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot


class Deaf(QObject):
    def hear(self) -> None:
        pass


def everything_in(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found.extend(everything_in(inner))
        elif not action.isSeparator():
            found.append(action)
    return found


def test_every_command_stands_in_exactly_one_menu() -> None:
    assert sorted(ids(MENUS)) == sorted(spec.id for spec in SPECS)


def test_the_menus_that_are_built_hold_the_very_actions_in_order(qtbot: QtBot) -> None:
    window, deaf = QWidget(), Deaf()
    qtbot.addWidget(window)
    actions = build_actions(SPECS, {spec.id: deaf.hear for spec in SPECS}, window)
    menu = build_menu(MENUS, actions, window)
    assert [action.objectName() for action in everything_in(menu)] == list(ids(MENUS))


def test_of_the_themes_exactly_one_is_on(qtbot: QtBot) -> None:
    window, deaf = QWidget(), Deaf()
    qtbot.addWidget(window)
    actions = build_actions(SPECS, {spec.id: deaf.hear for spec in SPECS}, window)
    join_choices(actions, window)
    for command in CHOICES[0]:
        actions[command].trigger()
        assert [actions[other].isChecked() for other in CHOICES[0]].count(True) == 1
        assert actions[command].isChecked()


def test_every_group_stands_in_one_column_of_the_sheet() -> None:
    assert sorted(group for column in COLUMNS for group in column) == sorted(Group)


def test_the_sheet_has_a_line_for_every_command_and_one_for_a_series() -> None:
    filtering = lines(SPECS, Group.FILTER)
    assert [line.keys for line in filtering if line.text.startswith("Show ")] == [
        ("1 … 9", "F10"),
        ("Alt+1 … 9", "Alt+0"),
    ]
    said = [line.text for group in Group for line in lines(SPECS, group)]
    for spec in SPECS:
        if not spec.id.startswith(("domain.toggle", "domain.only", "sources.copy", "cite.")):
            assert spec.text in said
    assert said.count("Copy all sources") == said.count("Citation style") == 1
    assert len(said) == len(SPECS) - (20 - 2) - (4 - 1) - (4 - 1) + sum(map(len, GESTURES.values()))


def test_the_sheet_says_in_a_word_where_a_key_acts(qtbot: QtBot) -> None:
    sheet = KeySheet(SPECS, LIGHT, 1.0)
    qtbot.addWidget(sheet)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    local = [line for group in Group for line in lines(SPECS, group) if line.place and line.keys]
    assert {line.place for line in local} == {"timeline", "list", "details", "comparison"}
    assert sum(word in ("timeline", "list", "details", "comparison") for word in words) == len(local)
    assert "·" not in words


def test_menus_have_round_corners_at_every_level(qtbot: QtBot) -> None:
    window, deaf = QWidget(), Deaf()
    qtbot.addWidget(window)
    menu = build_menu(MENUS, build_actions(SPECS, {spec.id: deaf.hear for spec in SPECS}, window), window)
    for each in (menu, *menu.findChildren(QMenu)):
        assert isinstance(each, RoundMenu)
        each.resize(200, 300)
        QApplication.sendEvent(each, QResizeEvent(each.size(), each.size()))
        menu_mask = each.mask()
        assert not menu_mask.contains(each.rect().topLeft())
        assert menu_mask.contains(each.rect().center())


def test_the_sheet_shows_every_line(qtbot: QtBot) -> None:
    sheet = KeySheet(SPECS, LIGHT, 1.0)
    qtbot.addWidget(sheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for group in Group:
        assert group.value in shown
        for line in lines(SPECS, group):
            assert line.text in shown
            assert set(line.keys) <= shown


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("room", [QSize(1280, 800), QSize(1920, 1080), QSize(800, 600)], ids=lambda room: room.width())
def test_the_sheet_never_scrolls_sideways_and_stays_on_the_screen(qtbot: QtBot, scale: float, room: QSize) -> None:
    sheet = KeySheet(SPECS, LIGHT, scale, room=room)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    area = sheet.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0
    assert sheet.width() < room.width()
    assert sheet.height() < room.height()
    heads = [label.text() for label in sheet.findChildren(QLabel) if label.text() in set(Group)]
    assert sorted(heads) == sorted(Group)
    sheet.resize(100, 300)
    assert area.horizontalScrollBar().maximum() == 0
