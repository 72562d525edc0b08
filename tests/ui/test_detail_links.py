"""Nothing from the data is taken for markup or opened unseen; what is copied is what is read."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.link_boxes import link_boxes, links
from withdrawal_timeline.ui.detail.link_strip import LinkStrip
from withdrawal_timeline.ui.detail.page import Goal, Link
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
HOSTILE = '<script>x</script><a href="file:///etc/passwd">&amp; <img src="https://example.org/x.png"> link:1 <b>'


def hostile() -> Dossier:
    """Return the dossier with the Iran deal written by somebody who wants out of the text."""
    kept = {item.name: getattr(DOSSIER, item.name) for item in fields(DOSSIER) if item.init}
    act = DOSSIER.withdrawal("jcpoa-2018")
    step = replace(act.milestones[0], what=HOSTILE)
    bad_act = replace(act, title=HOSTILE, summary=HOSTILE, note=HOSTILE, milestones=(step, *act.milestones[1:]))
    kept["withdrawals"] = tuple(bad_act if item.id == act.id else item for item in DOSSIER.withdrawals)
    kept["claims"] = tuple(
        replace(item, text=HOSTILE, claimant=HOSTILE, quote=HOSTILE) if "jcpoa-2018" in item.about else item
        for item in DOSSIER.claims
    )
    kept["sources"] = tuple(
        replace(item, title=HOSTILE, publisher=HOSTILE, note=HOSTILE, read_at="file:///etc/passwd")
        for item in DOSSIER.sources
    )
    return Dossier(**kept)


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.show()
    return made


def selected(pane: DetailPane, part: str) -> str:
    cursor = pane.view.document().find(part)
    assert not cursor.isNull(), f"{part!r} is not on the page"
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    return pane.view.createMimeDataFromSelection().text()


def test_markup_in_the_data_is_shown_letter_by_letter(pane: DetailPane) -> None:
    pane.set_reading(reading(hostile(), "jcpoa-2018", TODAY))
    cursor = QTextCursor(pane.view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pane.view.setTextCursor(cursor)
    shown = pane.view.createMimeDataFromSelection().text()
    # Title, summary, note, a milestone; text, quote and speaker of 29 claims; title, publisher and note of each source.
    assert shown.count(HOSTILE) > 4 + 3 * 29
    assert pane.view.page is not None
    for link in pane.view.page.links:
        if link.goal is Goal.ADDRESS:
            assert link.value.startswith(("https://", "http://"))


def test_a_reference_from_the_data_is_not_a_link_of_the_page(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    page = pane.view.page
    assert page is not None
    for href in ("file:///etc/passwd", "https://example.org", "link:999999", "link:-1", "link:x", "", "record:who"):
        assert page.link(href) is None


def test_an_address_is_shown_in_full_and_opened_only_after_a_second_click(pane: DetailPane, qtbot: QtBot) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    source = reading(DOSSIER, "jcpoa-2018", TODAY).sources[0].source
    strip = pane.findChild(LinkStrip)
    assert strip is not None
    with qtbot.assertNotEmitted(pane.linkWished):
        pane.view.follow(Link(Goal.ADDRESS, source.url))
    assert strip.isVisible()
    assert strip.address == source.url
    assert strip.shown_address == source.url
    with qtbot.waitSignal(pane.linkWished) as wished:
        QTest.mouseClick(strip.open_button, Qt.MouseButton.LeftButton)
    assert wished.args == [source.url]
    assert not strip.isVisible()


def test_an_address_can_be_copied_or_left_without_opening(pane: DetailPane, qtbot: QtBot) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    strip = pane.findChild(LinkStrip)
    assert strip is not None
    address = "https://example.org/a/very/long/address?with=query&and=more"
    with qtbot.assertNotEmitted(pane.linkWished):
        pane.view.follow(Link(Goal.ADDRESS, address))
        QTest.mouseClick(strip.copy_button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == address
        pane.view.follow(Link(Goal.ADDRESS, address))
        QTest.keyClick(strip, Qt.Key.Key_Escape)
        assert not strip.isVisible()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "mailto:a@b.c"])
def test_an_address_that_is_not_of_the_web_cannot_be_opened(pane: DetailPane, qtbot: QtBot, address: str) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    strip = pane.findChild(LinkStrip)
    assert strip is not None
    with qtbot.assertNotEmitted(pane.linkWished):
        strip.ask(address)
        assert not strip.open_button.isVisible()
        QTest.mouseClick(strip.open_button, Qt.MouseButton.LeftButton)
        strip.open_button.click()


def test_going_to_another_record_forgets_the_address(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    strip = pane.findChild(LinkStrip)
    assert strip is not None
    strip.ask("https://example.org")
    pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
    assert not strip.isVisible()


def test_chips_are_copied_as_numbers_in_brackets(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    step = reading(DOSSIER, "jcpoa-2018", TODAY).steps[1]
    numbers = "".join(f"[{number}]" for number in step.numbers)
    assert len(step.numbers) == 2
    assert selected(pane, step.milestone.what) == f"{step.milestone.what} {numbers}"


def test_a_selection_over_both_columns_reads_left_before_right(pane: DetailPane) -> None:
    told = reading(DOSSIER, "jcpoa-2018", TODAY)
    pane.set_reading(told)
    pane.view.selectAll()
    copied = pane.view.createMimeDataFromSelection().text()
    places = [copied.index(said.claim.text) for said in told.said]
    assert places == sorted(places)


def test_letters_beyond_the_basic_plane_are_copied_whole(pane: DetailPane) -> None:
    act = replace(DOSSIER.withdrawal("jcpoa-2018"), summary="Seen on 🌍 by all and 🗳 alike.")
    kept = {item.name: getattr(DOSSIER, item.name) for item in fields(DOSSIER) if item.init}
    kept["withdrawals"] = tuple(act if item.id == act.id else item for item in DOSSIER.withdrawals)
    pane.set_reading(reading(Dossier(**kept), "jcpoa-2018", TODAY))
    assert selected(pane, "by all and 🗳").startswith("by all and 🗳 alike. [")


def test_the_buttons_at_the_end_copy_citation_and_text(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
    pane.copy_citation()
    assert "facts checked to spring 2026" in QGuiApplication.clipboard().text()
    pane.copy_text()
    assert "[1] " in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_asking_about_an_address_never_makes_the_pane_wider(pane: DetailPane, scale: float) -> None:
    pane.set_palette(LIGHT, scale)
    pane.resize(320, 760)
    pane.view.follow(Link(Goal.ADDRESS, "https://example.org/" + "long/" * 40))
    strip = pane.findChild(LinkStrip)
    assert strip is not None
    assert pane.minimumSizeHint().width() <= 320
    assert pane.width() == 320
    for button in (strip.open_button, strip.copy_button, strip.leave_button):
        assert strip.rect().contains(button.geometry())


def test_the_box_of_a_link_stands_where_its_letters_are_also_in_an_indented_paragraph(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    view, document = pane.view, pane.view.document()
    indents: set[float] = set()
    for _, link in links(document.begin(), document.lastBlock()):
        view.setTextCursor(link)
        boxes, above = link_boxes(document, link), view.verticalScrollBar().value()
        before = QTextCursor(document)
        before.setPosition(link.selectionStart())
        caret = view.cursorRect(before)  # Qt's own account of where it stands, before its first letter
        assert abs(boxes[0].left() - caret.center().x()) <= 2, link.selectedText()
        assert boxes[0].top() - 2 <= caret.top() + above <= caret.bottom() + above <= boxes[0].bottom() + 2
        indents.add(link.blockFormat().leftMargin())
    assert len(indents) > 2
