"""A page is laid out once: when it is shown, or when somebody wants to know where something stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from withdrawal_timeline.ui.detail.page_view import PageView
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.writer import Writer
from withdrawal_timeline.ui.look.theme import LIGHT, Role

if TYPE_CHECKING:
    import pytest
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QTextDocument
    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.ui.detail.page import Page


class TallDrawing:
    """Ninety pixels of nothing."""

    size = QSizeF(50.0, 90.0)
    drop = 0.0
    copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint nothing."""


def written() -> Page:
    writer = Writer(Style(LIGHT, 1.0), 300.0)
    for number in range(20):
        writer.paragraph(Role.BODY, f"Paragraph {number} of a page that is laid out late. " * 3)
    return writer.finished()


def test_a_page_that_is_shown_was_not_laid_out_before(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view, laid_out = PageView(), list[bool]()
    qtbot.addWidget(view)
    usual = view.setDocument

    def noted(document: QTextDocument) -> None:
        usual(document)
        laid_out.append(document.documentLayout().documentSize().height() > 200.0)

    monkeypatch.setattr(view, "setDocument", noted)
    view.set_page(written())
    assert not laid_out[-1], "it would be laid out again"
    # As the view has it: whoever asks the page for its text lays it out.
    assert view.document().documentLayout().documentSize().height() > 200.0


def test_drawings_have_their_room_from_the_first_layout_on(qtbot: QtBot) -> None:
    writer = Writer(Style(LIGHT, 1.0), 300.0)
    writer.tall(TallDrawing())
    after = writer.paragraph(Role.BODY, "Below the drawing.")
    layout = writer.finished().document.documentLayout()
    assert layout.blockBoundingRect(after).top() >= 90.0


def test_whoever_asks_for_the_text_of_a_page_gets_it_laid_out(qtbot: QtBot) -> None:
    document = written().document
    last = document.documentLayout().blockBoundingRect(document.lastBlock())
    assert last.top() > 200.0
    assert last.width() <= 300.0
