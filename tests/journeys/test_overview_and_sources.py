"""A reader asks the overview, and asks who said what and where that stands, by clicks and keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from withdrawal_timeline.domain.dates import to_date
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.passages import Passage

if TYPE_CHECKING:
    from tests.journeys.journey import Journey


def bring(journey: Journey, goal: Goal, value: str) -> QPoint:
    """Scroll to a link and return a place on it."""
    view = journey.panels.detail.view
    link = view.link_cursor(goal, value)
    assert link is not None
    link.setPosition(link.selectionStart())
    view.setTextCursor(link)
    view.ensureCursorVisible()
    journey.settle()
    return QPoint(view.cursorRect(link).right() + 6, view.cursorRect(link).center().y())


def test_bars_of_the_overview_filter_and_columns_move_the_timeline(journey: Journey) -> None:
    view = journey.panels.detail.view.viewport()
    journey.click(view, bring(journey, Goal.FILTER, "domains:energy"))
    assert journey.status.startswith("8 of 127 entries shown")
    journey.click(view, bring(journey, Goal.FILTER, "statuses:pending"))
    assert {journey.program.sitting.dossier.withdrawal(one).status for one in journey.picture.shown} == {"pending"}  # type: ignore[union-attr]
    journey.click(view, bring(journey, Goal.FILTER, "statuses:pending"))
    journey.click(view, bring(journey, Goal.FILTER, "domains:energy"))
    assert journey.status.startswith("All 127 entries shown")
    page = journey.panels.detail.view.page
    assert page is not None
    spot = next(spot for spot in page.spots if spot.link.value == "1980:1989")
    at = page.document.documentLayout().blockBoundingRect(spot.block).topLeft() + spot.box.center()
    bar = journey.panels.detail.view.verticalScrollBar()
    bar.setValue(round(at.y()) - 200)
    journey.click(view, QPoint(round(at.x()), round(at.y()) - bar.value()))
    window = journey.state.window
    assert (to_date(window.start).year, to_date(window.end).year) == (1980, 1990)


def test_what_the_secretary_general_answered_to_the_memorandum_and_where_the_source_is(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("memorandum 66")
    journey.key(Qt.Key.Key_Return)
    journey.key(Qt.Key.Key_Escape)
    reading = journey.panels.detail.reading
    assert reading is not None
    assert reading.id == "memorandum-66-2026"
    journey.panels.timeline.setFocus()
    journey.key(Qt.Key.Key_Return)
    view = journey.panels.detail.view
    assert view.hasFocus()

    journey.key(Qt.Key.Key_C)
    claims = {said.id: said for said in reading.said}
    answered = None
    for _ in range(400):
        passage = view.focused_passage()
        said = claims.get(passage.value) if passage is not None and passage.goal is Goal.CLAIM else None
        if said is not None and said.speaker.startswith("UN Secretary-General") and said.stance == "responds":
            answered = said
            break
        journey.key(Qt.Key.Key_Tab)
    assert answered is not None
    assert "a duty under the UN Charter" in answered.claim.text
    journey.key(Qt.Key.Key_Return)
    number = answered.numbers[0]
    assert view.focused_passage() == Passage(Goal.SOURCE, str(number))

    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    journey.key(Qt.Key.Key_Down, on=menu)
    journey.key(Qt.Key.Key_Return, on=menu)
    source = reading.sources[number - 1].source
    assert source.url in QGuiApplication.clipboard().text()
    assert source.publisher in QGuiApplication.clipboard().text()
    assert journey.status == "The citation of the source is on the clipboard."


def test_keys_go_to_milestones_claims_and_sources_and_are_letters_where_one_types(journey: Journey) -> None:
    journey.program.sitting.wishes.select("memorandum-66-2026")  # type: ignore[union-attr]
    detail = journey.panels.detail
    detail.setFocus()
    for key, section in ((Qt.Key.Key_S, "sources"), (Qt.Key.Key_C, "claims"), (Qt.Key.Key_M, "milestones")):
        journey.key(key)
        assert detail.view.passed(Goal.SECTION) == section
    field = detail.parts_field()
    field.setFocus()
    journey.type("smc")
    assert field.text() == "smc"
    assert detail.view.passed(Goal.SECTION) in ("milestones", "parts")
