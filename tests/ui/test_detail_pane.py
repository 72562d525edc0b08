"""The detail pane shows everything that is to be read, and leads to it by mouse and by keyboard."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.reading import overview, reading
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.page import Goal, Page
from withdrawal_timeline.ui.detail.passages import RECORD
from withdrawal_timeline.ui.look.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
IRAN, MEMORANDUM = "jcpoa-2018", "memorandum-66-2026"


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.set_palette(LIGHT)
    made.set_overview(overview(DOSSIER, [act.id for act in DOSSIER.withdrawals], TODAY))
    made.show()
    return made


def show(pane: DetailPane, record_id: str, left: Stance = Stance.JUSTIFIES) -> None:
    pane.set_reading(reading(DOSSIER, record_id, TODAY, left))


def page(pane: DetailPane) -> Page:
    assert pane.view.page is not None
    return pane.view.page


def text(pane: DetailPane) -> str:
    cursor = QTextCursor(pane.view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pane.view.setTextCursor(cursor)
    return pane.view.createMimeDataFromSelection().text()


def point_of(pane: DetailPane, goal: Goal, value: str) -> QPoint:
    """Return a point of the viewport inside the first link that leads there, scrolled into view."""
    cursor = pane.view.link_cursor(goal, value)
    assert cursor is not None
    at = QTextCursor(cursor)
    at.setPosition(cursor.selectionStart())
    pane.view.setTextCursor(at)
    pane.view.ensureCursorVisible()
    here = pane.view.cursorRect(at)
    return QPoint(here.right() + 7, here.center().y())


def click(pane: DetailPane, goal: Goal, value: str) -> None:
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, goal, value))


def test_the_iran_deal_shows_every_claim_with_speaker_quote_and_source(pane: DetailPane) -> None:
    show(pane, IRAN)
    shown = text(pane)
    told = reading(DOSSIER, IRAN, TODAY)
    assert told.claim_count == 29
    for said in told.said:
        assert said.speaker in shown
        assert said.claim.text in shown
        if said.claim.quote:
            assert f"“{said.claim.quote}”" in shown
        assert "".join(f"[{number}]" for number in said.numbers) in shown
    for cited in told.sources:
        assert cited.source.title in shown
        assert f"[{cited.number}]  {cited.source.title}" in shown


@pytest.mark.parametrize("width", [320, 420, 560, 700])
def test_the_page_is_exactly_as_wide_as_the_pane_and_keeps_every_claim(pane: DetailPane, width: int) -> None:
    pane.resize(width, 760)
    show(pane, "who-2025")
    assert pane.view.horizontalScrollBar().maximum() == 0
    assert page(pane).document.size().width() <= pane.view.viewport().width()
    for said in reading(DOSSIER, "who-2025", TODAY).said:
        assert (Goal.CLAIM, said.id) in page(pane).places


def test_the_two_sides_stand_beside_each_other_in_columns_of_the_same_width(pane: DetailPane) -> None:
    show(pane, "who-2025")
    told = reading(DOSSIER, "who-2025", TODAY)
    layout = pane.view.document().documentLayout()
    compared = 0
    for block in (block for theme in told.themes for block in theme.questions):
        if block.left.said and block.right.said:
            left = layout.blockBoundingRect(page(pane).places[Goal.CLAIM, block.left.said[0].id][0])
            right = layout.blockBoundingRect(page(pane).places[Goal.CLAIM, block.right.said[0].id][0])
            assert left.top() == right.top()
            assert left.right() <= right.left()
            compared += 1
    assert compared
    rules = page(pane).furniture.beside
    assert {rule.width for rule in rules} == {2.0}
    left_edge, right_edge = sorted({rule.x for rule in rules})[:2]
    start, column = page(pane).column
    assert left_edge - 1 == start
    assert right_edge - 1 == pytest.approx(start + (column + 18) / 2)


def test_in_a_narrow_pane_the_sides_take_turns(pane: DetailPane) -> None:
    pane.resize(320, 760)
    show(pane, "who-2025")
    told = reading(DOSSIER, "who-2025", TODAY)
    layout = pane.view.document().documentLayout()
    assert len({rule.x for rule in page(pane).furniture.beside}) == 1
    block = next(b for theme in told.themes for b in theme.questions if b.left.said and b.right.said)
    tops = [
        layout.blockBoundingRect(page(pane).places[Goal.CLAIM, said.id][0]).top()
        for said in (block.left.said[0], block.right.said[0])
    ]
    assert tops == sorted(tops)


def test_swapping_lets_the_other_side_stand_left_and_keeps_the_place(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, IRAN)
    pane.view.reveal(Goal.SECTION, "claims")
    before = pane.view.verticalScrollBar().value()
    assert before > 0
    show(pane, IRAN, Stance.CRITICISES)
    assert abs(pane.view.verticalScrollBar().value() - before) < 40
    show(pane, "who-2025")
    assert pane.view.verticalScrollBar().value() == 0


def test_a_click_on_a_chip_scrolls_to_its_source_and_its_number_leads_back(pane: DetailPane) -> None:
    show(pane, IRAN)
    where = point_of(pane, Goal.SOURCE, "9")
    before = pane.view.verticalScrollBar().value()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    block = page(pane).places[Goal.SOURCE, "9"][0]
    top = pane.view.document().documentLayout().blockBoundingRect(block).top()
    at = pane.view.verticalScrollBar().value()
    assert 0 <= top - at < 60
    link = next(link for link in page(pane).links if link.goal is Goal.CITED and link.value == "9")
    pane.view.follow(link)
    assert pane.view.verticalScrollBar().value() == before


def test_hovering_a_chip_names_the_source(pane: DetailPane) -> None:
    show(pane, IRAN)
    link = pane.view.link_at(point_of(pane, Goal.SOURCE, "1"))
    assert link is not None
    source = reading(DOSSIER, IRAN, TODAY).sources[0].source
    assert source.publisher in link.tip
    assert source.url in link.tip


def test_a_contested_claim_leads_to_the_claim_that_contests_it(pane: DetailPane) -> None:
    show(pane, IRAN)
    told = reading(DOSSIER, IRAN, TODAY)
    contest = next(contest for said in told.said for contest in said.contests if contest.here)
    click(pane, Goal.CLAIM, contest.claim_id)
    block = page(pane).places[Goal.CLAIM, contest.claim_id][0]
    top = pane.view.document().documentLayout().blockBoundingRect(block).top()
    assert 0 <= top - pane.view.verticalScrollBar().value() < 120


def test_a_contesting_claim_of_another_record_is_wished_and_found_there(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, IRAN)
    told = reading(DOSSIER, IRAN, TODAY)
    contest = next(contest for said in told.said for contest in said.contests if not contest.here)
    with qtbot.waitSignal(pane.claimWished) as wished:
        click(pane, Goal.CLAIM_ELSEWHERE, contest.claim_id)
    assert wished.args == [contest.claim_id]
    show(pane, contest.record_id)
    assert pane.view.verticalScrollBar().value() > 0


def test_the_body_and_linked_records_are_wished(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, "unesco-2025")
    with qtbot.waitSignal(pane.recordWished) as wished:
        click(pane, Goal.RECORD, "unesco")
    assert wished.args == ["unesco"]
    with qtbot.waitSignal(pane.recordWished) as wished:
        click(pane, Goal.RECORD, "unesco-1984")
    assert wished.args == ["unesco-1984"]


def test_the_theme_strip_goes_to_a_theme_and_marks_what_is_read(pane: DetailPane) -> None:
    show(pane, MEMORANDUM)
    buttons = {button.theme_id: button for button in pane.theme_buttons() if button.isEnabled()}
    QTest.mouseClick(buttons["economic_considerations"], Qt.MouseButton.LeftButton)
    assert buttons["economic_considerations"].isChecked()
    assert pane.view.passed(Goal.THEME) == "economic_considerations"
    assert buttons["economic_considerations"].accessibleName().startswith("Economic considerations: 18 claims")


def test_close_and_swap_are_wishes(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, IRAN)
    swap, copy, close = pane.head_buttons()
    with qtbot.waitSignal(pane.sidesSwapped):
        QTest.mouseClick(swap, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.menuWished) as wished:
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert wished.args is not None
    assert wished.args[1] == RECORD
    with qtbot.waitSignals([pane.closed, pane.recordWished]):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)


def test_nothing_read_shows_the_overview_without_a_head(pane: DetailPane) -> None:
    show(pane, IRAN)
    pane.set_reading(None)
    shown = text(pane)
    assert pane.reading is None
    assert not any(button.isVisible() for button in pane.head_buttons())
    for part in ("127", "entries", "19 other bodies of the memorandum", "in 39 days"):
        assert part in shown
    assert "Facts checked to spring 2026." in shown


def test_what_happens_next_leads_to_the_record(pane: DetailPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.recordWished) as wished:
        click(pane, Goal.RECORD, "unesco-2025")
    assert wished.args == ["unesco-2025"]


def test_typing_narrows_the_parts_of_the_memorandum(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, MEMORANDUM)
    high = page(pane).document.size().height()
    field = pane.parts_field()
    field.setText("ENERGY")
    visible = [row for rows in page(pane).parts for row in rows.rows if row.block.isVisible()]
    assert len(visible) == 6
    assert sum(rows.head.isVisible() for rows in page(pane).parts) == 1
    assert page(pane).document.size().height() < high - 500
    pane.view.reveal(Goal.SECTION, "parts")
    with qtbot.waitSignal(pane.recordWished) as wished:
        click(pane, Goal.RECORD, "irena-2026")
    assert wished.args == ["irena-2026"]
    field.setText("")
    assert all(row.block.isVisible() for rows in page(pane).parts for row in rows.rows)


def test_the_keyboard_reaches_links_and_follows_them(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, IRAN)
    pane.activateWindow()
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.focused_link()
    for _ in range(400):
        chosen = page(pane).link(pane.view.textCursor().charFormat().anchorHref())
        if chosen is not None and chosen.goal is Goal.RECORD:
            break
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.recordWished) as wished:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert wished.args == ["jcpoa"]


def test_what_is_said_of_leaving_comes_before_what_is_known_of_the_body(pane: DetailPane) -> None:
    def order() -> list[str]:
        found = {
            name: first.position() for (goal, name), (first, _) in page(pane).places.items() if goal is Goal.SECTION
        }
        return [name for name in sorted(found, key=found.__getitem__) if name in {"milestones", "claims", "body"}]

    show(pane, IRAN)
    assert order() == ["milestones", "claims", "body"]
    show(pane, "who")
    assert order() == ["body", "claims"], "on the page of a body it comes first"


def test_home_and_end_go_to_the_ends(pane: DetailPane) -> None:
    show(pane, IRAN)
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    bar = pane.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_every_text_scale_and_both_themes_fit_the_pane(pane: DetailPane, scale: float) -> None:
    for palette in (LIGHT, DARK):
        pane.set_palette(palette, scale)
        for record_id in (IRAN, "unesco"):
            show(pane, record_id)
            assert page(pane).document.size().width() <= pane.view.viewport().width()


def test_a_dropped_pane_dies(qtbot: QtBot) -> None:
    made = DetailPane()
    made.set_overview(overview(DOSSIER, [], TODAY))
    made.resize(420, 400)
    made.set_reading(reading(DOSSIER, IRAN, TODAY))
    dead = weakref.ref(made)
    del made
    gc.collect()
    assert dead() is None


@pytest.mark.parametrize(
    ("section", "count"), [("claims", "98 claims"), ("parts", "66 parts"), ("sources", "86 sources")]
)
def test_the_counts_at_the_top_lead_to_what_they_count(pane: DetailPane, section: str, count: str) -> None:
    show(pane, MEMORANDUM)
    assert count in text(pane)
    click(pane, Goal.SECTION, section)
    block = page(pane).places[Goal.SECTION, section][0]
    top = pane.view.document().documentLayout().blockBoundingRect(block).top()
    assert 0 <= top - pane.view.verticalScrollBar().value() < 40
