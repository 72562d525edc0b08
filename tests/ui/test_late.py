"""Panels that are made when they are first asked for, and the place in the order of Tab that they then take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.parts.tab_order import come_after

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_late_panel_is_made_once_and_then_done_to_it_what_was_asked_in_order(qtbot: QtBot) -> None:
    done = list[str]()

    def make() -> QLineEdit:
        done.append("made")
        return QLineEdit()

    late = LatePart(make)
    late.when_made(lambda panel: panel.setText("first"))
    late.when_made(lambda panel: done.append(panel.text()))
    assert not late.made
    assert done == []
    panel = late.get()
    qtbot.addWidget(panel)
    assert late.get() is panel
    assert done == ["made", "first"]
    late.when_made(lambda panel: done.append("at once"))
    assert done == ["made", "first", "at once"]


def test_tab_reaches_what_came_later_where_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    above, inside, last = QWidget(), QLineEdit(), QLineEdit()
    QVBoxLayout(above).addWidget(inside)
    column.addWidget(above)
    column.addWidget(last)
    window.show()
    came, one, two = QWidget(), QLineEdit(), QLineEdit()
    row = QVBoxLayout(came)
    row.addWidget(one)
    row.addWidget(two)
    column.insertWidget(1, came)
    assert order_of(inside, one, two, last) == [inside, last, one, two]
    come_after(came, above)
    assert order_of(inside, one, two, last) == [inside, one, two, last]


def order_of(first: QWidget, *others: QWidget) -> list[QWidget]:
    found, part = [first], first.nextInFocusChain()
    while part is not None and part is not first:
        found += [part] if part in others else []
        part = part.nextInFocusChain()
    return found
