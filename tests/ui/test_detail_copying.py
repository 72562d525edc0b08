"""Every claim, milestone and source can be copied by itself, by mouse and by key, in the forms that readers need."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.files.exchange.rich_text import Form
from withdrawal_timeline.files.exchange.with_sources import claim_with_sources, full_reference, source_reference
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.handle import PassageHandle
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.passages import RECORD, SOURCES, CopyAs, Passage, forms
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.domain.sides import Said

DOSSIER = load_dossier(default_dossier())
READ = reading(DOSSIER, "who-2025", date(2026, 11, 22))
NOTE = CitationStyle.CHICAGO_NOTE


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.set_palette(LIGHT)
    with qtbot.waitExposed(made):
        made.show()
    made.set_reading(READ)
    return made


def handle(pane: DetailPane) -> PassageHandle:
    found = pane.findChild(PassageHandle)
    assert isinstance(found, PassageHandle)
    return found


def beside_each_other() -> tuple[Said, Said]:
    """Return two claims of which one stands left of the other."""
    block = next(b for theme in READ.themes for b in theme.questions if b.left.said and b.right.said)
    return block.left.said[0], block.right.said[0]


def point_at(pane: DetailPane, passage: Passage) -> QPoint:
    """Bring a passage into view, move the pointer onto it, and return where it is then."""
    spot = pane.view.passage_spot(passage)
    assert spot is not None
    bar = pane.view.verticalScrollBar()
    bar.setValue(round(bar.value() + spot.box.top()) - 200)
    spot = pane.view.passage_spot(passage)
    assert spot is not None
    where = QPointF(spot.box.center().x(), spot.box.top() + 8)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        where,
        pane.view.viewport().mapToGlobal(where),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.view.viewport(), move)
    return where.toPoint()


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def test_the_handle_stands_in_the_gutter_of_what_is_pointed_at_and_opens_its_menu(
    pane: DetailPane, qtbot: QtBot
) -> None:
    left, right = (Passage(Goal.CLAIM, said.id) for said in beside_each_other())
    for passage in (Passage(Goal.MILESTONE, "1"), left, right, Passage(Goal.SOURCE, "5"), SOURCES, RECORD):
        point_at(pane, passage)
        shown, spot = handle(pane), pane.view.passage_spot(passage)
        assert shown.isVisible()
        assert shown.passage == passage
        assert spot is not None
        assert abs(shown.x() - spot.box.left()) <= 1
        assert shown.width() <= 19
        with qtbot.waitSignal(pane.menuWished) as wished:
            QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
        assert wished.args is not None
        assert wished.args[1] == passage
    assert handle(pane).accessibleName() == "Copy or print this entry"


def test_the_handle_goes_when_nothing_is_pointed_at_and_never_lies_over_the_strip_of_themes(pane: DetailPane) -> None:
    claim = Passage(Goal.CLAIM, beside_each_other()[0].id)
    point_at(pane, claim)
    assert handle(pane).isVisible()
    bar, spot = pane.view.verticalScrollBar(), pane.view.passage_spot(claim)
    assert spot is not None
    bar.setValue(round(bar.value() + spot.box.top() + spot.box.height() / 2 - pane.view.covered()))
    assert handle(pane).isVisible()
    assert handle(pane).y() >= pane.view.covered()
    bar.setValue(round(bar.value() + spot.box.height()))
    assert not handle(pane).isVisible()


def test_the_menu_key_asks_for_the_passage_of_the_link_that_has_the_focus(pane: DetailPane, qtbot: QtBot) -> None:
    pane.view.setFocus()
    pane.go_to_section("sources")
    assert handle(pane).passage == Passage(Goal.SOURCE, "1")
    assert handle(pane).isVisible()
    with qtbot.waitSignal(pane.menuWished) as wished:
        QApplication.sendEvent(pane.view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert wished.args is not None
    assert wished.args[1] == Passage(Goal.SOURCE, "1")


def test_a_right_click_asks_for_the_passage_under_the_pointer_else_for_the_record(
    pane: DetailPane, qtbot: QtBot
) -> None:
    right = Passage(Goal.CLAIM, beside_each_other()[1].id)
    for passage in (right, RECORD):
        where = point_at(pane, passage)
        where = where if passage != RECORD else QPoint(where.x(), 2)
        at = pane.view.viewport().mapToGlobal(where)
        with qtbot.waitSignal(pane.menuWished) as wished:
            QApplication.sendEvent(pane.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, at))
        assert wished.args is not None
        assert wished.args[1] == passage


def test_a_copied_claim_is_text_and_html_and_that_is_said(pane: DetailPane, qtbot: QtBot) -> None:
    said = beside_each_other()[0]
    with qtbot.waitSignal(pane.told) as told:
        pane.copy(Passage(Goal.CLAIM, said.id), CopyAs.TEXT)
    assert told.args == ["The claim with its sources is on the clipboard."]
    assert clipboard().text() == claim_with_sources(READ, said.id, Form.PLAIN, NOTE)
    assert claim_with_sources(READ, said.id, Form.HTML, NOTE) in clipboard().html()


@pytest.mark.parametrize("form", [CopyAs.MARKDOWN, CopyAs.HTML])
@pytest.mark.parametrize("passage", [RECORD, Passage(Goal.MILESTONE, "2"), Passage(Goal.CLAIM, READ.said[0].id)])
def test_markdown_and_the_source_of_a_page_are_copied_as_they_are_written(
    pane: DetailPane, passage: Passage, form: CopyAs
) -> None:
    pane.copy(passage, form)
    assert not clipboard().hasHtml()
    text = clipboard().text()
    assert text.startswith("<article>") == (form is CopyAs.HTML)
    assert READ.title in text
    assert "Facts checked to spring 2026" in text


@pytest.mark.parametrize("style", CitationStyle)
def test_sources_are_cited_in_the_style_that_was_chosen(pane: DetailPane, style: CitationStyle) -> None:
    pane.set_citation_style(style)
    source = READ.sources[3].source
    pane.copy(Passage(Goal.SOURCE, "4"), CopyAs.CITATION)
    assert clipboard().text() == source_reference(source, Form.PLAIN, style)
    pane.copy(SOURCES, CopyAs.CITATION)
    lines = clipboard().text().splitlines()
    assert len(lines) == len(READ.sources)
    assert source_reference(source, Form.PLAIN, style) in lines
    bare = [line.lstrip("“[‘").casefold() for line in lines]
    assert (bare == sorted(bare)) is (style is not CitationStyle.CHICAGO_NOTE)
    page = pane.view.page
    assert page is not None
    assert any(link.tip == full_reference(source, style) for link in page.links)


def test_sources_are_copied_for_reference_managers(pane: DetailPane) -> None:
    source = READ.sources[3].source
    pane.copy(Passage(Goal.SOURCE, "4"), CopyAs.RIS)
    assert f"ID  - {source.id}" in clipboard().text()
    pane.copy(Passage(Goal.SOURCE, "4"), CopyAs.BIBTEX)
    assert f"{{{source.id}," in clipboard().text()
    pane.copy(Passage(Goal.SOURCE, "4"), CopyAs.ADDRESS)
    assert clipboard().text() == source.url
    pane.copy(SOURCES, CopyAs.CSL_JSON)
    assert [item["id"] for item in json.loads(clipboard().text())] == [cited.source.id for cited in READ.sources]


def test_every_form_of_every_passage_can_be_copied(pane: DetailPane) -> None:
    for passage in (Passage(Goal.MILESTONE, "0"), Passage(Goal.CLAIM, READ.said[3].id), Passage(Goal.SOURCE, "33")):
        for form in forms(passage):
            QGuiApplication.clipboard().clear()
            pane.copy(passage, form)
            assert clipboard().text()
    with pytest.raises(KeyError):
        pane.copy(Passage(Goal.SOURCE, "34"), CopyAs.CITATION)


def test_what_is_marked_is_copied_else_the_citation(pane: DetailPane, qtbot: QtBot) -> None:
    pane.copy_marked()
    assert clipboard().text().startswith(f"“{READ.title},” in Withdrawal Timeline")
    assert "record who-2025" in clipboard().text()
    assert clipboard().hasHtml()
    cursor = pane.view.link_cursor(Goal.SECTION, "claims")
    assert cursor is not None
    pane.view.setTextCursor(cursor)
    assert not pane.has_marked(), "a link that the keyboard has reached is not marked"
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    pane.copy_marked()
    assert clipboard().text() == "22 claims · 33 sources"


def test_nothing_is_copied_of_the_overview(pane: DetailPane) -> None:
    QGuiApplication.clipboard().setText("before")
    pane.set_reading(None)
    pane.copy_citation()
    pane.copy(SOURCES, CopyAs.RIS)
    assert clipboard().text() == "before"


def test_a_source_that_was_gone_to_by_key_has_the_keyboard_and_leads_back(pane: DetailPane) -> None:
    chip = pane.view.link_cursor(Goal.SOURCE, "3")
    assert chip is not None
    pane.view.setFocus()
    pane.view.setTextCursor(chip)
    before = pane.view.verticalScrollBar().value()
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.view.focused_passage() == Passage(Goal.SOURCE, "3")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.view.verticalScrollBar().value() == before
    assert pane.view.textCursor().selectionStart() == chip.selectionStart()
