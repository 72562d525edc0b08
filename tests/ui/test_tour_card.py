"""The card of the tour: what it shows, what can be clicked, and that nothing in it moves from stop to stop."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.tour_stops import Cite, Spoken, Stop, Told, stops
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.start.stillness import settle
from withdrawal_timeline.ui.tour import TourCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STOPS = stops(load_dossier(default_dossier()), date(2026, 11, 22), Stance.JUSTIFIES)


@pytest.fixture
def card(qtbot: QtBot) -> TourCard:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addStretch(1)
    card = TourCard()
    card.set_palette(LIGHT)
    actions = {name: QAction(name, card) for name in ("tour.take", "tour.next", "tour.previous")}
    card.set_actions(actions)
    column.addWidget(card)
    holder.resize(720, 760)
    with qtbot.waitExposed(holder):
        holder.show()
    card.holder = holder  # type: ignore[attr-defined]  # keeps it alive
    return card


def test_it_is_hidden_until_there_is_a_tour(card: TourCard) -> None:
    assert not card.isVisible()
    card.set_stop(STOPS[0], STOPS)
    assert card.isVisible()
    card.set_stop(None)
    assert not card.isVisible()


def test_it_tells_every_sentence_with_what_it_does_and_its_sources(card: TourCard) -> None:
    card.set_stop(STOPS[0], STOPS)
    told = card.text.toPlainText()
    for spoken in STOPS[0].spoken:
        numbers = "".join(f"[{cite.number}]" for cite in spoken.cites)
        assert f"{spoken.stances[0].value}\t{spoken.text}" in told
        assert numbers in told.replace(" ", "").replace("\u00a0", "")
    leading = [link.claim_id for link in card.text.links if not link.number]
    assert {claim for spoken in STOPS[0].spoken for claim in spoken.claim_ids[:1]} <= set(leading)


def test_a_claim_of_another_question_stands_under_it(card: TourCard) -> None:
    card.set_stop(STOPS[0], STOPS)
    told = card.text.toPlainText().splitlines()
    assert STOPS[0].question not in told, "it stands over the text"
    assert told.index("What becomes of cooperation?") < next(
        place for place, line in enumerate(told) if "The People's Daily" in line and line.startswith("criticises")
    )


def test_what_contests_a_claim_is_told_behind_its_numbers_and_leads_there(qtbot: QtBot, card: TourCard) -> None:
    card.set_stop(STOPS[3], STOPS)
    line = next(line for line in card.text.toPlainText().splitlines() if line.startswith("criticises"))
    assert "contested by Israeli Ambassador in Geneva Daniel Meron; US Departments of State and Health" in line
    link = next(link for link in card.text.links if link.claim_id == "who-2025-no-duty-to-pay" and not link.number)
    with qtbot.waitSignal(card.claimWished) as caught:
        card.text.anchorClicked.emit(f"link:{card.text.links.index(link)}")
    assert caught.args == ["who-2025-no-duty-to-pay"]


def test_the_card_says_how_far_the_reader_is(card: TourCard) -> None:
    card.set_stop(STOPS[6], STOPS)
    assert card.place == f"7 of {len(STOPS)}"


def test_a_side_that_says_nothing_is_told(card: TourCard) -> None:
    silent = next(stop for stop in STOPS if stop.missing)
    card.set_stop(silent, STOPS)
    assert f"{silent.missing[0].stance.value}\t{silent.missing[0].sentence}" in card.text.toPlainText()


@pytest.mark.parametrize("place", [0, 1])
def test_a_click_on_a_sentence_or_a_number_leads_into_the_detail_pane(qtbot: QtBot, card: TourCard, place: int) -> None:
    card.set_stop(STOPS[0], STOPS)
    link = card.text.links[place]
    signal = card.sourceWished if link.number else card.claimWished
    with qtbot.waitSignal(signal) as caught:
        at = card.text.rect_of(link)
        QTest.mouseClick(
            card.text.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(at.left() + 6), round(at.center().y() + 2)),
        )
    assert caught.args == ([link.claim_id, link.number] if link.number else [link.claim_id])


def test_links_are_reached_and_followed_by_key(qtbot: QtBot, card: TourCard) -> None:
    card.set_stop(STOPS[0], STOPS)
    card.text.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card.text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(card.claimWished) as caught:
        qtbot.keyClick(card.text, Qt.Key.Key_Return)
    assert caught.args == [STOPS[0].spoken[0].claim_ids[0]]


def test_text_from_the_dossier_stays_text(card: TourCard) -> None:
    evil = "<b>bold</b> <a href='https://example.org'>there</a> &amp; [1]"
    stop = Stop(
        number=0,
        chapter=0,
        title=evil,
        record_id="x",
        record_title=evil,
        told=(Told(evil, (Spoken(evil, (Stance.EXPLAINS,), ("c",), (Cite(1, "c", evil),)),)),),
        lengths=(1,),
    )
    card.set_stop(stop, (stop,))
    assert evil in card.text.toPlainText()
    assert [link.claim_id for link in card.text.links] == ["c", "c"]


def test_card_buttons_and_dots_stay_where_they_are_from_stop_to_stop(card: TourCard, qapp: QApplication) -> None:
    card.window().resize(720, 920)
    card.set_stop(STOPS[0], STOPS)
    places = set()
    for stop in STOPS:
        card.set_stop(stop, STOPS)
        assert settle(qapp)
        places.add((card.y(), card.height(), card.next_button.x(), card.dots.x(), card.dots.width()))
        assert card.text.verticalScrollBar().maximum() == 0, "every sentence can be seen without scrolling"
    assert len(places) == 1


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [360, 520, 720, 1300])
def test_nothing_overlaps_at_any_size(card: TourCard, qtbot: QtBot, width: int, scale: float) -> None:
    card.window().resize(width, 900)
    card.set_palette(DARK, scale)
    for stop in (STOPS[0], STOPS[9]):
        card.set_stop(stop, STOPS)
        qtbot.waitUntil(lambda: card.text.y() + card.text.height() <= card.height())
        parts = [card.previous_button, card.next_button, card.leave_button, card.text]
        parts += [card.dots] if card.dots.isVisible() else []
        for place, one in enumerate(parts):
            assert card.rect().contains(one.geometry())
            assert not any(one.geometry().intersects(other.geometry()) for other in parts[place + 1 :])
        assert card.height() <= max(card.window().height() * 0.6, 200)


def test_a_dot_leads_to_its_stop_by_click_and_by_key(qtbot: QtBot, card: TourCard) -> None:
    card.set_stop(STOPS[3], STOPS)
    with qtbot.waitSignal(card.stopWished) as caught:
        QTest.mouseClick(
            card.dots,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            card.dots.middle_of(17).toPoint(),
        )
    assert caught.args == [17]
    card.dots.setFocus()
    for key, wanted in (
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, len(STOPS) - 1),
    ):
        with qtbot.waitSignal(card.stopWished) as caught:
            qtbot.keyClick(card.dots, key)
        assert caught.args == [wanted]


def test_screen_readers_hear_the_stop_and_how_far_it_is(card: TourCard) -> None:
    card.set_stop(STOPS[3], STOPS)
    assert card.dots.accessibleName() == f"Stop 4 of {len(STOPS)}, chapter 1 of 6: Withdrawal details"
    assert card.announced.startswith("Withdrawal details. Is it lawful? Justifies: Officials of")
    card.set_stop(STOPS[0], STOPS)
    assert f"Criticises: {STOPS[0].missing[0].sentence}" in card.announced
    assert "What becomes of cooperation?" in card.announced


def test_the_card_dies_when_it_is_dropped(qapp: object) -> None:
    card = TourCard()
    card.set_stop(STOPS[0], STOPS)
    dead = weakref.ref(card)
    del card
    gc.collect()
    assert dead() is None
