"""The card beside the pointer gets out of the way of who types."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from withdrawal_timeline import app
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.crowd_hit import CrowdPlace
from withdrawal_timeline.layout.hidden import Hidden, Reason, Section
from withdrawal_timeline.layout.tracks import Lane, Mark
from withdrawal_timeline.state.cards import card as card_of
from withdrawal_timeline.state.listing import section_card
from withdrawal_timeline.ui.look.theme import FAMILY, Role, font
from withdrawal_timeline.ui.timeline.hover_card import HoverCard

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_what_is_strong_in_a_card_has_a_weight_that_the_typeface_has(qapp: QApplication, qtbot: QtBot) -> None:
    app.set_up(qapp)
    there = {QFontDatabase.weight(FAMILY, style) for style in QFontDatabase.styles(FAMILY)}
    over = QWidget()
    qtbot.addWidget(over)
    card, today, dossier = HoverCard(over), date(2026, 11, 27), load_dossier(default_dossier())
    mark = Mark("who-2025", 0, 0, 0, 20_000.0, 20_001.0)
    cluster = Section("Health", Reason.TOGETHER, (Hidden("covax-2020"), Hidden("gavi-2025")))
    texts = (
        card_of(dossier, today, "who-2025"),
        section_card(dossier, today, cluster),
        card.crowd_of(CrowdPlace(0, 0.0, 1.0, 0.0, 1.0, 3, 2, 9, 0.0), ("A", "B")),
        card.tick_text((("WHO", mark), ("WHO", mark))),
        card.lane_text(Lane("health", "Health & care", ())),
    )
    for text in texts:
        weights = set(weights_in(text))
        assert len(weights) == 2, "some of it is strong"
        assert weights <= there
    assert "Health &amp; care" in texts[-1]


def weights_in(text: str) -> Iterator[int]:
    document = QTextDocument()
    document.setDefaultFont(font(Role.BODY))
    document.setHtml(text)
    cursor = QTextCursor(document)
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        yield cursor.charFormat().font().weight()
