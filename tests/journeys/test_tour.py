"""A reader takes the tour, looks around, leaves and comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from tests.journeys.journey import Journey

from withdrawal_timeline.state.view_state import TourPlace, ViewKind
from withdrawal_timeline.ui.detail.page import Goal


def told(journey: Journey) -> str:
    return journey.panels.tour.get().text.toPlainText()


def seen_in_pane(journey: Journey, goal: Goal, value: str) -> bool:
    """Whether a place of the detail pane is on the screen."""
    view = journey.panels.detail.view
    assert view.page is not None
    block = view.page.places[goal, value][0]
    at = view.cursorRect(QTextCursor(block)).center()
    return view.viewport().rect().contains(at)


def test_the_whole_tour_by_keys_and_back_to_where_it_began(journey: Journey) -> None:
    journey.do("view.list")
    journey.key(Qt.Key.Key_2)
    before = journey.state
    journey.key(Qt.Key.Key_U, on=journey.program.window)
    stop = journey.picture.stop
    assert stop is not None
    assert journey.panels.tour.get().isVisible()
    assert journey.state.view is ViewKind.TIMELINE
    seen = {stop.record_id}
    for _ in range(stop.count - 1):
        here = journey.picture.stop
        journey.key(Qt.Key.Key_Period, on=journey.program.window)
        there = journey.picture.stop
        assert here is not None
        assert there is not None
        assert there.number == here.number + 1
        assert there.spoken[0].text in told(journey)
        assert journey.selected() == there.record_id
        assert journey.panels.detail.reading is not None
        assert journey.panels.detail.reading.id == there.record_id
        seen.add(there.record_id)
    assert len(seen) > 8
    last = journey.picture.stop
    journey.key(Qt.Key.Key_Period, on=journey.program.window)
    assert journey.picture.stop == last
    journey.key(Qt.Key.Key_Comma, on=journey.program.window)
    assert last is not None
    assert journey.state.tour.stop == last.number - 1
    journey.key(Qt.Key.Key_Escape, on=journey.program.window)
    assert not journey.panels.tour.get().isVisible()
    assert journey.state == replace(before, tour=TourPlace(last.number - 1))


def test_a_sentence_and_a_number_lead_to_claim_and_source_even_from_elsewhere(journey: Journey) -> None:
    journey.do("tour.take")
    stop = journey.picture.stop
    assert stop is not None
    text = journey.panels.tour.get().text
    sentence = text.links[0]
    journey.click(text.viewport(), (text.rect_of(sentence).center()).toPoint())
    assert seen_in_pane(journey, Goal.CLAIM, sentence.claim_id)
    journey.program.sitting.wishes.select("paris-2017")  # type: ignore[union-attr]  # it is there
    journey.settle()
    number = next(link for link in text.links if link.number)
    journey.click(text.viewport(), text.rect_of(number).center().toPoint())
    assert journey.selected() == stop.record_id
    assert seen_in_pane(journey, Goal.SOURCE, str(number.number))


def test_the_reader_looks_around_and_goes_on(journey: Journey) -> None:
    journey.do("tour.take")
    journey.do("tour.next")
    journey.key(Qt.Key.Key_0, on=journey.program.window)
    journey.key(Qt.Key.Key_Minus, on=journey.program.window)
    shown = journey.state.window
    assert journey.panels.tour.get().isVisible()
    dots = journey.panels.tour.get().dots
    journey.click(dots, dots.middle_of(1).toPoint())
    assert journey.state.window != shown
    assert journey.state.tour.stop == 1


def test_the_tour_is_no_part_of_the_history(journey: Journey) -> None:
    journey.do("view.fit_all")
    journey.program.sitting.travel.settle()  # type: ignore[union-attr]  # it is there
    whole = journey.state.window
    journey.do("tour.take")
    journey.do("tour.next")
    actions = journey.program.sitting.actions  # type: ignore[union-attr]  # it is there
    assert not actions["history.back"].isEnabled()
    journey.do("tour.take")
    assert journey.state.window == whole
    assert actions["history.back"].isEnabled()
    journey.do("history.back")
    journey.do("history.forward")
    assert journey.state.window == whole


def test_the_next_start_shows_the_readers_own_view_and_offers_to_go_on(begin: Callable[..., Journey]) -> None:
    first = begin()
    first.do("motion.reduce")
    before = first.state
    first.do("tour.take")
    for _ in range(6):
        first.do("tour.next")
    second = begin()
    assert second.state.window == before.window
    assert second.state.filter == before.filter
    assert not second.panels.tour.get().isVisible()
    pane = second.panels.detail.view
    assert "Go on with the tour: stop 7 of" in pane.toPlainText()
    assert pane.page is not None
    link = next(link for link in pane.page.links if link.goal is Goal.TOUR)
    pane.follow(link)
    second.settle()
    assert second.picture.stop is not None
    assert second.picture.stop.number == 6


def test_without_motion_a_stop_is_there_at_once_and_with_it_in_300_ms_at_most(journey: Journey) -> None:
    journey.do("tour.take")
    journey.do("tour.next")
    assert journey.panels.timeline.canvas.time_scale() is not None
    window = journey.state.window
    scale = journey.panels.timeline.canvas.time_scale()
    assert scale is not None
    assert (scale.start, scale.end) == (window.start, window.end)


def test_keys_of_the_tour_are_typed_in_the_search_box(journey: Journey) -> None:
    journey.do("tour.take")
    journey.do("search.focus")
    field = journey.application.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "u.s., who")
    assert journey.state.tour.stop == 0
    assert journey.panels.tour.get().isVisible()
    journey.settle()
    assert journey.state.query == "u.s., who"
    journey.do("tour.next")
    assert journey.state.query == ""
