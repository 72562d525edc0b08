"""The table of commands, and the actions, menus and sheet of keys made from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from withdrawal_timeline.ui.commands.actions import build_actions, shown_key, tip_with_key
from withdrawal_timeline.ui.commands.table import SPECS, ActionSpec, Group, Where

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Heard(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def hear(self) -> None:
        self.times += 1


def test_ids_are_unique() -> None:
    assert [found for found, count in Counter(spec.id for spec in SPECS).items() if count > 1] == []


def test_no_key_means_two_things_in_one_place() -> None:
    for where in Where:
        keys = Counter(key for spec in SPECS if spec.where in (where, Where.WINDOW) for key in spec.keys)
        assert [key for key, count in keys.items() if count > 1] == [], where


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_every_command_is_named_and_explained(spec: ActionSpec) -> None:
    assert spec.text[:1].isupper()
    assert spec.tip.endswith(".")
    assert not spec.text.endswith(".")
    for key in spec.keys:
        assert not QKeySequence(key).isEmpty()
        assert QKeySequence(key).toString() == key


def test_arrows_space_home_and_end_are_left_to_lists_and_texts_outside_the_timeline() -> None:
    shared = {"Left", "Right", "Up", "Down", "Home", "End", "Space", "Shift+Left", "Shift+Right"}
    for spec in SPECS:
        if shared & set(spec.keys):
            assert spec.where is Where.CANVAS


def test_a_command_without_handler_and_a_handler_without_command_are_errors(qapp: object) -> None:
    heard, parent = Heard(), QObject()
    spec = ActionSpec("a.b", "Do it", ("X",), "Does it.", Group.MOVE)
    with pytest.raises(KeyError, match=r"a\.b"):
        build_actions((spec,), {}, parent)
    with pytest.raises(KeyError, match=r"c\.d"):
        build_actions((spec,), {"a.b": heard.hear, "c.d": heard.hear}, parent)


def test_an_action_calls_its_handler_without_argument(qapp: object) -> None:
    heard, parent = Heard(), QObject()
    spec = ActionSpec("a.b", "Do it", ("X", "Ctrl+X"), "Does it.", Group.MOVE, checkable=True)
    action = build_actions((spec,), {"a.b": heard.hear}, parent)["a.b"]
    action.trigger()
    assert heard.times == 1
    assert (action.objectName(), action.isCheckable()) == ("a.b", True)
    assert [key.toString() for key in action.shortcuts()] == ["X", "Ctrl+X"]


def test_tips_name_the_first_key() -> None:
    spec = ActionSpec("a.b", "Zoom out", ("-", "Ctrl+-"), "Does it.", Group.MOVE)
    assert tip_with_key(spec) == "Zoom out (−)"
    assert tip_with_key(ActionSpec("a.c", "About", (), "Does it.", Group.PROGRAM)) == "About"
    assert shown_key("Ctrl+F").endswith("F")


@pytest.mark.parametrize(
    ("key", "end"),
    [("Left", "←"), ("Shift+Right", "→"), ("Up", "↑"), ("Alt+Down", "↓"), ("PgDown", "PgDown"), ("-", "−"), ("+", "+")],
)
def test_arrows_are_written_as_arrows(key: str, end: str) -> None:
    assert shown_key(key).endswith(end)
    assert "Left" not in shown_key(key)


def test_plain_keys_are_letters_while_typing_and_commands_otherwise(qtbot: QtBot) -> None:
    plain = [
        spec
        for spec in SPECS
        if spec.where is Where.WINDOW and any(len(key) == 1 or key.startswith("Shift+") for key in spec.keys)
    ]
    assert {"view.today", "view.zoom_in", "search.focus", "domain.toggle_1"} <= {spec.id for spec in plain}
    window, heard = QWidget(), Heard()
    qtbot.addWidget(window)
    field, ground = QLineEdit(window), QWidget(window)
    ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(ground)
    spec = ActionSpec("a.b", "Do it", ("T",), "Does it.", Group.MOVE)
    window.addAction(build_actions((spec,), {"a.b": heard.hear}, window)["a.b"])
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_T)
    assert (field.text(), heard.times) == ("t", 0)
    ground.setFocus()
    qtbot.keyClick(ground, Qt.Key.Key_T)
    assert (field.text(), heard.times) == ("t", 1)
