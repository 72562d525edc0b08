"""The parts of the memorandum can be found, put in order and gone to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.parts import PartOrder
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.page import Goal, Page
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane()
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.set_palette(LIGHT)
    made.set_reading(reading(DOSSIER, "memorandum-66-2026", TODAY))
    made.show()
    return made


def page(pane: DetailPane) -> Page:
    assert pane.view.page is not None
    return pane.view.page


def text(pane: DetailPane) -> str:
    """Return what can be seen, paragraph by paragraph."""
    block, seen = pane.view.document().begin(), []
    while block.isValid():
        if block.isVisible():
            seen.append(block.text().replace("\N{NO-BREAK SPACE}", " "))
        block = block.next()
    return "\n".join(seen)


def shown(pane: DetailPane) -> list[str]:
    rows = (row.block for rows in page(pane).parts for row in rows.rows)
    return [block.text().split("\t")[0][1:] for block in rows if block.isVisible()]


def heads(pane: DetailPane) -> dict[str, str]:
    texts = [rows.head.text().split("\t") for rows in page(pane).parts if rows.head.isVisible()]
    drawn, kept = "\N{OBJECT REPLACEMENT CHARACTER}", "\N{NO-BREAK SPACE}"
    return {title.removeprefix(drawn): count.replace(kept, " ") for title, count in texts}


def order(pane: DetailPane, wanted: PartOrder) -> None:
    button = next(button for button in pane.order_buttons() if button.order is wanted)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()


def test_typed_words_are_beginnings_of_words(pane: DetailPane) -> None:
    pane.parts_field().setText("un w")
    found = shown(pane)
    assert "24/7 CFE Compact" not in found
    assert sorted(found) == ["ESCWA (Western Asia)", "UN Women", "UN-Water"]
    pane.parts_field().setText("24/7 cfe")
    assert shown(pane) == ["24/7 CFE Compact"]


def test_a_status_and_a_domain_are_found_from_three_letters_on(pane: DetailPane) -> None:
    pane.parts_field().setText("pend")
    standings = [part for group in reading(DOSSIER, "memorandum-66-2026", TODAY).parts for part in group.parts]
    assert len(shown(pane)) == sum(part.status.value == "pending" for part in standings)
    pane.parts_field().setText("energy")
    assert len(shown(pane)) == 6
    pane.parts_field().setText("energy uncl")
    assert 0 < len(shown(pane)) < 6


def test_heads_count_what_is_shown(pane: DetailPane) -> None:
    before = heads(pane)
    assert before["Climate and environment"] == "11"
    pane.parts_field().setText("un")
    for head, count in heads(pane).items():
        left, of, total = count.partition(" of ")
        assert (of, total) == (" of ", before[head]) or (of == "" and left == before[head])
    assert sum(int(count.split(" ")[0]) for count in heads(pane).values()) == len(shown(pane))
    pane.parts_field().setText("")
    assert heads(pane) == before


def test_where_nothing_is_found_a_sentence_stands_in_place_of_the_list(pane: DetailPane) -> None:
    assert "begins with" not in text(pane)
    pane.parts_field().setText("zzz")
    assert shown(pane) == []
    assert "No body, domain or status of this list begins with “zzz”." in text(pane)
    pane.parts_field().setText("un")
    assert "begins with" not in text(pane)


def test_the_parts_stand_before_the_claims_and_are_gone_to_from_the_top(pane: DetailPane) -> None:
    layout = pane.view.document().documentLayout()
    tops = [
        layout.blockBoundingRect(page(pane).places[Goal.SECTION, name][0]).top()
        for name in ("milestones", "parts", "claims", "sources")
    ]
    assert tops == sorted(tops)
    pane.view.reveal(Goal.SECTION, "parts")
    assert 0 <= tops[1] - pane.view.verticalScrollBar().value() < 40


def test_the_strip_of_themes_stays_from_the_first_claim_to_the_last(pane: DetailPane) -> None:
    pane.view.reveal(Goal.SECTION, "parts")
    assert pane.view.sticky_height(pane.view.verticalScrollBar().value() + 100) == 0
    claims = [place for (goal, _), place in page(pane).places.items() if goal is Goal.CLAIM]
    layout = pane.view.document().documentLayout()
    for place in (claims[0], claims[-1]):
        assert pane.view.sticky_height(layout.blockBoundingRect(place[0]).top()) > 0


def test_the_order_is_chosen_by_a_switch_and_kept_with_what_is_typed(pane: DetailPane) -> None:
    assert [button.accessibleName() for button in pane.order_buttons()] == [
        "Sort by domain",
        "Sort in the act's own order",
        "Sort by status",
    ]
    pane.parts_field().setText("un")
    found = set(shown(pane))
    order(pane, PartOrder.OWN)
    assert set(heads(pane)) == {"Organisations outside the UN system", "UN entities"}
    assert {name.partition(". ")[2] for name in shown(pane)} == found
    order(pane, PartOrder.STATUS)
    assert "Unclear" in heads(pane)
    assert set(shown(pane)) == found
    order(pane, PartOrder.DOMAIN)
    assert "Climate and environment" in heads(pane)


def test_choosing_an_order_keeps_the_place_and_the_focus(pane: DetailPane) -> None:
    pane.activateWindow()
    pane.view.reveal(Goal.SECTION, "parts")
    before = pane.view.verticalScrollBar().value()
    button = pane.order_buttons()[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert pane.order_buttons()[1].isChecked()
    assert pane.order_buttons()[1].hasFocus()
    assert abs(pane.view.verticalScrollBar().value() - before) < 4


@pytest.mark.parametrize(("width", "scale"), [(320, 1.0), (320, 2.0), (460, 1.5)])
def test_field_and_switch_fit_their_room(pane: DetailPane, width: int, scale: float) -> None:
    pane.resize(width, 760)
    pane.set_palette(LIGHT, scale)
    pane.view.reveal(Goal.SECTION, "parts")
    room = pane.parts_field().parentWidget()
    assert room is not None
    for button in pane.order_buttons():
        switch = button.parentWidget()
        assert switch is not None
        place = button.geometry().translated(switch.pos())
        assert room.rect().contains(place)
