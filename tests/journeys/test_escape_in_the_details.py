"""Escape in the detail pane leaves the nearest thing first, and the selection last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from withdrawal_timeline.ui.detail.link_strip import LinkStrip
from withdrawal_timeline.ui.detail.page import Goal, Link

if TYPE_CHECKING:
    from tests.journeys.journey import Journey

ADDRESS = "https://example.org/a"
MEMORANDUM = "memorandum-66-2026"


def select(journey: Journey, record_id: str) -> None:
    journey.panels.timeline.recordWished.emit(record_id)
    journey.settle()
    assert journey.selected() == record_id


def asked(journey: Journey) -> LinkStrip:
    journey.panels.detail.view.follow(Link(Goal.ADDRESS, ADDRESS))
    journey.settle()
    strip = journey.panels.detail.findChild(LinkStrip)
    assert isinstance(strip, LinkStrip)
    assert strip.isVisible()
    return strip


def test_escape_closes_the_question_about_a_link_and_nothing_else(journey: Journey) -> None:
    select(journey, "who-2025")
    strip = asked(journey)
    assert journey.application.focusWidget() is strip.open_button
    journey.key(Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert journey.selected() == "who-2025"
    assert journey.application.focusWidget() is journey.panels.detail.view
    journey.key(Qt.Key.Key_Escape)
    assert journey.selected() is None


def test_escape_closes_the_question_also_while_the_timeline_has_the_focus(journey: Journey) -> None:
    select(journey, "who-2025")
    strip = asked(journey)
    journey.panels.timeline.setFocus()
    journey.key(Qt.Key.Key_Escape)
    assert (strip.isVisible(), journey.selected()) == (False, "who-2025")


@pytest.mark.parametrize("after", [None, "gavi-2025"])
def test_another_page_closes_the_question(journey: Journey, after: str | None) -> None:
    select(journey, "who-2025")
    strip = asked(journey)
    if after is None:
        journey.do("view.opening")
    else:
        select(journey, after)
    assert not strip.isVisible()


def test_escape_empties_the_field_of_the_parts_before_it_leaves_the_memorandum(journey: Journey) -> None:
    select(journey, MEMORANDUM)
    journey.panels.detail.view.reveal(Goal.SECTION, "parts")
    field = journey.panels.detail.parts_field()
    field.setFocus()
    journey.type("energy")
    journey.key(Qt.Key.Key_Escape)
    assert (field.text(), journey.selected()) == ("", MEMORANDUM)
    assert journey.application.focusWidget() is field
    journey.key(Qt.Key.Key_Escape)
    assert journey.selected() is None


def test_the_first_tab_into_the_pane_can_be_seen(journey: Journey) -> None:
    select(journey, "who-2025")
    journey.panels.timeline.setFocus()
    before = journey.panels.detail.grab().toImage()
    journey.key(Qt.Key.Key_Tab)
    reached = journey.application.focusWidget()
    assert reached is not None
    assert journey.panels.detail.isAncestorOf(reached)
    assert journey.panels.detail.grab().toImage() != before
