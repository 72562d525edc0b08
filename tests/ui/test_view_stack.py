"""Timeline and list behind one another, and the switch that shows which is seen."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from withdrawal_timeline.state.view_state import ViewKind
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette
from withdrawal_timeline.ui.parts.view_switch import SwitchButton, ViewSwitch
from withdrawal_timeline.ui.window.view_stack import ViewStack

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def made() -> tuple[ViewStack, QWidget, QWidget]:
    views = QWidget(), QWidget()
    for view in views:
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stack = ViewStack({ViewKind.TIMELINE: lambda: views[0], ViewKind.LIST: lambda: views[1]})
    stack.begin_with(views[0])
    return stack, *views


def test_the_focus_goes_along_with_the_view_that_had_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (stack, timeline, twin), field = made(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(stack)
    column.addWidget(field)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    stack.setFocus()
    assert timeline.hasFocus()
    stack.set_view(ViewKind.LIST)
    assert twin.isVisible()
    assert not timeline.isVisible()
    assert twin.hasFocus()
    field.setFocus()
    stack.set_view(ViewKind.TIMELINE)
    assert timeline.isVisible()
    assert field.hasFocus()
    stack.setFocus()
    assert timeline.hasFocus()


def test_the_stack_dies_when_it_is_dropped(qapp: object) -> None:
    stack, timeline, twin = made()
    stack.set_view(ViewKind.LIST)
    dead = weakref.ref(stack)
    del stack, timeline, twin
    gc.collect()
    assert dead() is None


@pytest.fixture
def actions(qapp: object) -> tuple[QObject, QAction, QAction, QAction]:
    owner = QObject()
    group = QActionGroup(owner)
    found = []
    for text in ("Timeline", "List", "Compare"):
        action = QAction(text, owner)
        action.setCheckable(True)
        action.setToolTip(f"{text} (L)")
        group.addAction(action)
        found.append(action)
    found[0].setChecked(True)
    return owner, found[0], found[1], found[2]


def test_the_switch_shows_and_triggers_the_actions(
    qtbot: QtBot, actions: tuple[QObject, QAction, QAction, QAction]
) -> None:
    _, timeline, listed, compared = actions
    switch = ViewSwitch()
    qtbot.addWidget(switch)
    switch.follow((timeline, listed, compared))
    one, other, _ = switch.buttons
    assert [button.text() for button in switch.buttons] == ["Timeline", "List", "Compare"]
    names = [button.accessibleName() for button in switch.buttons]
    assert names == ["Show the timeline", "Show the list", "Show the compare"]
    assert (one.isChecked(), other.isChecked(), other.toolTip()) == (True, False, "List (L)")
    with qtbot.waitSignal(listed.triggered):
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), other.isChecked()) == (False, True)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), other.isChecked()) == (False, True)
    timeline.setChecked(True)
    assert (one.isChecked(), other.isChecked()) == (True, False)


def test_a_button_that_follows_another_action_forgets_the_one_before(
    qtbot: QtBot, actions: tuple[QObject, QAction, QAction, QAction]
) -> None:
    _, timeline, listed, _ = actions
    button = SwitchButton()
    qtbot.addWidget(button)
    button.follow(timeline)
    button.follow(listed)
    assert not button.isChecked()
    with qtbot.assertNotEmitted(timeline.triggered):
        button.click()
    timeline.setText("Axis")
    assert button.text() == "List"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_seen_is_set_apart_by_ground_and_weight_and_nothing_moves(
    qtbot: QtBot, actions: tuple[QObject, QAction, QAction, QAction], palette: Palette
) -> None:
    _, timeline, listed, compared = actions
    switch = ViewSwitch()
    qtbot.addWidget(switch)
    switch.follow((timeline, listed, compared))
    switch.set_palette(palette)
    switch.resize(switch.sizeHint())
    switch.setStyleSheet(f"background: {palette.panel};")
    before = switch.sizeHint()

    def ground(button: QWidget) -> str:
        return button.grab().toImage().pixelColor(6, button.height() // 2).name().upper()

    assert ground(switch.buttons[0]) == palette.selected
    assert ground(switch.buttons[1]) == palette.panel
    listed.setChecked(True)
    assert ground(switch.buttons[0]) == palette.panel
    assert ground(switch.buttons[1]) == palette.selected
    assert switch.sizeHint() == before


def test_the_switch_dies_when_it_is_dropped(qapp: object, actions: tuple[QObject, QAction, QAction, QAction]) -> None:
    switch = ViewSwitch()
    switch.follow(actions[1:])
    dead = weakref.ref(switch)
    del switch
    gc.collect()
    assert dead() is None
