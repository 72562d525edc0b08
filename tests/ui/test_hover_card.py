"""The card beside the pointer gets out of the way of who types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from withdrawal_timeline.ui.timeline.hover_card import HoverCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_key_anywhere_hides_the_card_but_not_one_that_changes_what_a_click_means(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    field, over = QLineEdit(window), QWidget(window)
    over.setGeometry(0, 50, 800, 500)
    with qtbot.waitExposed(window):
        window.show()
    card = HoverCard(over)
    card.show_beside("<b>WHO</b>", 100.0, 100.0, 20.0)
    assert card.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Control)
    assert card.isVisible()
    QTest.keyClick(field, Qt.Key.Key_W)
    assert card.isHidden()
    assert field.text() == "w", "the key does what it did"
    card.show_beside("<b>WHO</b>", 100.0, 100.0, 20.0)
    assert card.isVisible(), "it comes again"
