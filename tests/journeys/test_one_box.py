"""One box for records, dates and commands; what the filter hides is one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice

if TYPE_CHECKING:
    from tests.journeys.journey import Journey

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def listed(journey: Journey) -> list[str]:
    assert journey.panels.search.list.isVisible()
    return [row.text for row in journey.panels.search.list.model.rows]


def click_row(journey: Journey, text: str) -> None:
    """Click the first line of the list that begins so."""
    found = journey.panels.search.list
    at = next(at for at, row in enumerate(found.model.rows) if row.text.startswith(text))
    found.view.scrollTo(found.model.index(at))
    journey.click(found.view.viewport(), found.view.visualRect(found.model.index(at)).center())


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_K, CTRL), (Qt.Key.Key_F, CTRL), (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier)],
)
def test_three_keys_lead_into_the_box(journey: Journey, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    journey.key(key, held)
    assert journey.application.focusWidget() is journey.panels.search.field


def test_a_date_leads_there(journey: Journey) -> None:
    journey.key(Qt.Key.Key_K, CTRL)
    journey.type("May 2018")
    assert listed(journey)[0] == "Go to May 2018"
    journey.key(Qt.Key.Key_Return)
    assert journey.years == "1 May – 31 May 2018"
    assert journey.state.query == ""
    assert journey.application.focusWidget() is journey.panels.timeline
    journey.key(Qt.Key.Key_Slash)
    journey.type("2026-01-07")
    click_row(journey, "Go to 7 Jan 2026")
    assert journey.state.window.start < 20_460 < journey.state.window.end


def test_a_command_is_found_and_given_by_key(journey: Journey) -> None:
    journey.key(Qt.Key.Key_P, CTRL | SHIFT)
    assert journey.panels.search.field.text() == ">"
    assert len(listed(journey)) > 60
    journey.type("dark")
    assert listed(journey)[0] == "Theme: Dark"
    journey.key(Qt.Key.Key_Return)
    assert journey.state.theme is ThemeChoice.DARK
    assert (journey.state.query, journey.panels.search.field.text()) == ("", "")
    assert journey.application.focusWidget() is journey.panels.timeline


def test_a_command_comes_along_with_hits_and_can_be_clicked(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("status")
    assert "Commands" in listed(journey)
    click_row(journey, "Lanes by: Status")
    assert journey.state.lanes_by is LaneKind.STATUS


def test_commands_that_cannot_act_are_not_offered(journey: Journey) -> None:
    journey.key(Qt.Key.Key_P, CTRL | SHIFT)
    journey.type("pin")
    assert "Pin" not in listed(journey)
    journey.do("view.opening")
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.select("who-2025")
    journey.key(Qt.Key.Key_P, CTRL | SHIFT)
    journey.type("pin")
    assert listed(journey)[0] == "Pin"
    journey.key(Qt.Key.Key_Return)
    assert journey.state.annotations.pinned == {"who-2025"}


def test_a_misspelled_name_finds_what_was_meant(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("pairs agreement")
    assert listed(journey)[:2] == ["No exact hit for “pairs agreement”.", "Spelled alike"]
    journey.key(Qt.Key.Key_Return)
    assert journey.selected() == "paris-2025"
    assert journey.panels.search.count_text().startswith("1 of ")


def test_what_the_filter_hides_is_listed_apart_and_shown_by_one_click(journey: Journey) -> None:
    journey.do("domain.only_2")
    shown = len(journey.picture.shown)
    journey.key(Qt.Key.Key_Slash)
    journey.type("world health")
    head = next(text for text in listed(journey) if text.startswith("Hidden"))
    assert head.startswith("Hidden by the filter (Energy): ")
    click_row(journey, "Hidden by the filter")
    assert len(journey.picture.shown) > shown
    assert not journey.picture.hidden_hits
    assert not any(text.startswith("Hidden") for text in listed(journey))
    assert journey.status.startswith("Removed from the filter, because it hid ")
    assert journey.status.endswith(": Energy.")


def test_one_hidden_hit_is_shown_by_a_click_on_it(journey: Journey) -> None:
    journey.do("domain.only_2")
    journey.key(Qt.Key.Key_Slash)
    journey.type("unesco")
    click_row(journey, "Third withdrawal from UNESCO")
    assert journey.selected() == "unesco-2025"
    assert "unesco-2025" in journey.picture.shown


def test_a_note_is_found(journey: Journey) -> None:
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.write_note("jcpoa-2018", "Compare with Zyzzyva's memo")
    journey.key(Qt.Key.Key_Slash)
    journey.type("zyzzyva")
    assert [hit.place for hit in journey.picture.hits] == ["your note"]
    journey.key(Qt.Key.Key_Return)
    assert journey.selected() == "jcpoa-2018"


# -- questions of readers -----------------------------------------------------------------------------------


def test_which_of_the_66_are_about_energy(journey: Journey) -> None:
    from withdrawal_timeline.query.filters import Facet

    journey.do("filter.focus")
    sidebar = journey.panels.sidebar
    energy = next(row for row in sidebar.section(Facet.DOMAIN).rows if row.value == "energy")
    energy.setFocus(Qt.FocusReason.TabFocusReason)
    journey.key(Qt.Key.Key_Return)
    memorandum = sidebar.section(Facet.MEMORANDUM)
    memorandum.head.setFocus(Qt.FocusReason.TabFocusReason)
    journey.key(Qt.Key.Key_Right)
    part = next(row for row in memorandum.rows if row.value == "part")
    assert part.isVisible()
    assert part.state.count == 6
    journey.click(part, QPoint(20, part.height() // 2))
    assert [chip.label for chip in journey.picture.chips] == ["Energy", "In the memorandum"]
    assert journey.status.startswith("6 of 127 entries shown")
    journey.key(Qt.Key.Key_L, on=journey.panels.timeline)
    assert journey.panels.list_twin.get().isVisible()
    assert {row.record_id for row in journey.panels.list_twin.get().table.rows} == set(journey.picture.shown)
    assert {row.domain for row in journey.panels.list_twin.get().table.rows} == {"energy"}


def test_which_withdrawals_are_pending_and_when_they_are_due(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type(">list")
    journey.key(Qt.Key.Key_Return)
    from withdrawal_timeline.query.filters import Facet

    pending = next(row for row in journey.panels.sidebar.section(Facet.STATUS).rows if row.value == "pending")
    journey.click(pending, QPoint(20, pending.height() // 2))
    assert journey.status.startswith("21 of 127 entries shown")
    seen = set()
    journey.do("view.timeline")
    for _ in range(21):
        QTest.keyClick(journey.panels.timeline, Qt.Key.Key_N)
        journey.settle()
        selected = journey.selected()
        assert selected is not None
        seen.add(selected)
    assert seen == set(journey.picture.shown)
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.select("unesco-2025")
    journey.settle()
    said = journey.panels.detail.view.toPlainText()
    assert "31 Dec 2026" in said
    assert "in 39 days" in said
