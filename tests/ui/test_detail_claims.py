"""Claims have room to be read, and neither side is favoured where the other is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QTextBlock, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.sides import QuestionBlock
from withdrawal_timeline.domain.vocabulary import ClaimantKind, Stance
from withdrawal_timeline.domain.wording import STANCE, plural, stances_in_words
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.passages import Passage
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
RECORDS = ("who-2025", "memorandum-66-2026", "jcpoa-2018")
SIDES = (Stance.JUSTIFIES, Stance.CRITICISES)


def questions(pane: DetailPane) -> list[QuestionBlock]:
    assert pane.reading is not None
    return [block for theme in pane.reading.themes for block in theme.questions]


def box(pane: DetailPane, block: QTextBlock) -> QRectF:
    return pane.view.document().documentLayout().blockBoundingRect(block)


def claim(pane: DetailPane, claim_id: str) -> tuple[QTextBlock, QTextBlock]:
    assert pane.view.page is not None
    return pane.view.page.places[Goal.CLAIM, claim_id]


def lines(pane: DetailPane) -> Iterator[str]:
    block = pane.view.document().begin()
    while block.isValid():
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            # Qt counts in UTF-16 units; the lines that matter here have none beyond the basic plane.
            yield block.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        block = block.next()


@pytest.mark.parametrize("left", SIDES)
@pytest.mark.parametrize("record_id", RECORDS)
@pytest.mark.parametrize("width", [360, 460])
def test_a_missing_side_is_one_paragraph_below_the_side_that_spoke(
    pane: DetailPane, record_id: str, left: Stance, width: int
) -> None:
    pane.resize(width, 760)
    pane.set_reading(reading(DOSSIER, record_id, TODAY, left))
    seen: set[tuple[Stance, str]] = set()
    for block in questions(pane):
        for here, there in ((block.left, block.right), (block.right, block.left)):
            if here.missing is None or not there.said:
                continue
            last = claim(pane, there.said[-1].id)[1]
            told = last.next()
            words = f"{STANCE[here.stance].capitalize()}: {here.missing.sentence}"
            assert told.text().startswith(words)
            seen.add((here.stance, told.text().removeprefix(STANCE[here.stance].capitalize())[:20]))
            for said in there.said:
                assert box(pane, claim(pane, said.id)[0]).width() > pane.view.viewport().width() - 80
    assert {stance for stance, _ in seen} == set(SIDES)
    assert len({words for _, words in seen}) == 1


def test_no_column_is_narrower_than_some_thirty_letters(pane: DetailPane) -> None:
    for width, columns in ((360, 1), (399, 1), (420, 2), (460, 2)):
        pane.resize(width, 760)
        pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
        both = next(block for block in questions(pane) if block.left.said and block.right.said)
        lefts = {box(pane, claim(pane, side.said[0].id)[0]).left() for side in (both.left, both.right)}
        assert len(lefts) == columns, width


@pytest.mark.parametrize("width", [320, 360, 420, 460, 560])
@pytest.mark.parametrize("record_id", RECORDS)
def test_no_line_ends_or_begins_with_a_dot_between_two_facts(pane: DetailPane, record_id: str, width: int) -> None:
    pane.resize(width, 760)
    pane.set_reading(reading(DOSSIER, record_id, TODAY))
    dangling = [line for line in lines(pane) if line.startswith("·") or line.endswith("·")]
    assert dangling == []


def test_a_stance_line_that_wraps_is_copied_with_its_dots(pane: DetailPane) -> None:
    pane.resize(320, 760)
    pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
    cursor = QTextCursor(pane.view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pane.view.setTextCursor(cursor)
    copied = pane.view.createMimeDataFromSelection().text()
    assert pane.reading is not None
    for said in pane.reading.said:
        assert f"{STANCE[said.stance]} · {said.when} · {said.speaker_kind}" in copied


def page_text(pane: DetailPane, record_id: str) -> str:
    pane.set_reading(reading(DOSSIER, record_id, TODAY))
    pane.view.selectAll()
    return pane.view.createMimeDataFromSelection().text()


def test_a_body_without_claims_of_its_own_names_the_entries_that_have_some(pane: DetailPane) -> None:
    told = 0
    for body in DOSSIER.bodies:
        if DOSSIER.claims_about(body.id):
            continue
        shown = page_text(pane, body.id)
        counted = [link for link in reading(DOSSIER, body.id, TODAY).linked if link.claim_count]
        assert ("Claims stand with its entries: " in shown) == (len(counted) > 1)
        assert ("Claims stand with its entry: " in shown) == (len(counted) == 1)
        for link in counted:
            year = "" if link.year in link.title else f"{link.year}, "
            assert f"{link.title} ({year}{plural(link.claim_count, 'claim')})" in shown
        if not counted:
            assert "No statement on the body or on leaving it was found as of spring 2026." in shown
        told += bool(counted)
    assert told


def test_a_body_with_claims_of_its_own_names_the_others_too(pane: DetailPane) -> None:
    body = next(
        body
        for body in DOSSIER.bodies
        if DOSSIER.claims_about(body.id) and any(link.claim_count for link in reading(DOSSIER, body.id, TODAY).linked)
    )
    assert "More claims stand with its entr" in page_text(pane, body.id)


@pytest.mark.parametrize("left", SIDES)
@pytest.mark.parametrize("record_id", RECORDS)
def test_in_a_wide_pane_both_sides_keep_their_columns_also_where_one_did_not_speak(
    pane: DetailPane, record_id: str, left: Stance
) -> None:
    pane.resize(760, 760)
    pane.set_reading(reading(DOSSIER, record_id, TODAY, left))
    start, column = pane.view.page.column if pane.view.page is not None else (0.0, 0.0)
    alone: set[Stance] = set()
    for block in questions(pane):
        for side, other in ((block.left, block.right), (block.right, block.left)):
            for said in side.said:
                spot = pane.view.passage_spot(Passage(Goal.CLAIM, said.id))
                assert spot is not None
                assert spot.box.right() - spot.box.left() == pytest.approx((column - 18) / 2 + 19)
                assert (spot.box.left() < start + column / 2 - 20) is (side.stance is left)
            if side.said and other.missing is not None:
                alone.add(side.stance)
    assert alone == set(SIDES)


def test_our_own_checks_stand_on_a_ground_of_their_own_and_name_what_they_rest_on(pane: DetailPane) -> None:
    checked = 0
    for record_id in ("who-2020", "jcpoa-2018", "memorandum-66-2026", "paris-2025"):
        shown = page_text(pane, record_id)
        assert pane.reading is not None
        assert pane.view.page is not None
        ours = [said for said in pane.reading.said if said.claim.claimant_kind is ClaimantKind.EDITORIAL]
        grounds = {ground.first.position() for ground in pane.view.page.furniture.grounds}
        assert grounds == {claim(pane, said.id)[0].position() for said in ours}
        for said in ours:
            assert f"Checked against: {said.claim.checked_against}" in shown
        checked += len(ours)
    assert checked > 2


def test_the_sides_of_a_theme_are_counted_in_words_where_there_is_room(pane: DetailPane) -> None:
    for width in (320, 760):
        pane.resize(width, 760)
        shown = page_text(pane, "who-2025")
        assert pane.reading is not None
        for theme in pane.reading.themes:
            words = stances_in_words(theme.counts)
            assert (f"{theme.theme.title}  " in shown) == bool(theme.total)
            if width == 760 and theme.total:
                assert f"{theme.theme.title}   {words}" in shown
    assert stances_in_words([(Stance.JUSTIFIES, 1), (Stance.CRITICISES, 0), (Stance.RESPONDS, 2)]) == (
        "1 justifies · 2 respond"
    )


@pytest.mark.parametrize("tabs", [0, 1])
def test_from_a_section_that_was_gone_to_tab_goes_on_wherever_the_keyboard_was(pane: DetailPane, tabs: int) -> None:
    pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
    pane.view.setFocus()
    for _ in range(tabs):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    pane.go_to_section("sources")
    reached = pane.view.focused_link()
    QApplication.sendEvent(pane.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    assert pane.view.focused_link() == reached != []


def test_a_link_that_keys_have_reached_is_ringed_and_not_filled(pane: DetailPane) -> None:
    pane.set_reading(reading(DOSSIER, "who-2025", TODAY))
    pane.view.setFocus()
    pane.go_to_section("sources")
    assert pane.view.focused_link()
    boxes = pane.view.focused_link()
    above = pane.view.verticalScrollBar().value()
    chip = boxes[0].translated(0, -above).adjusted(3, 3, -3, -3).toRect()
    picture = pane.view.viewport().grab(chip).toImage()
    ground = QColor(LIGHT.detail_ground).rgb()
    there = [picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert there.count(ground) > len(there) / 3, "the number is read on the ground of the pane"
    pane.view.selectAll()
    marked = pane.view.viewport().grab(chip).toImage()
    assert QColor(LIGHT.detail_ground).rgb() not in [marked.pixel(x, 0) for x in range(marked.width())], (
        "but marked, it is"
    )
