"""Pins and notes: made by key and by click, filtered by, found, kept over starts, exported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from withdrawal_timeline.query.filters import PINNED, Facet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from tests.journeys.journey import Journey

CTRL = Qt.KeyboardModifier.ControlModifier


def select(journey: Journey, record_id: str) -> None:
    assert journey.program.sitting is not None
    journey.program.sitting.wishes.select(record_id)
    journey.settle()
    journey.panels.views.setFocus()


def test_p_pins_what_is_selected_and_the_pins_can_be_filtered_by(journey: Journey) -> None:
    own = journey.panels.sidebar.section(Facet.OWN)
    assert not own.isVisible()
    for record_id in ("who-2025", "jcpoa-2018"):
        select(journey, record_id)
        journey.key(Qt.Key.Key_P)
        assert journey.status == "Pinned."
        assert journey.panels.detail.pin_button.isChecked()
    assert own.isVisible()
    assert journey.picture.own == {"who-2025", "jcpoa-2018"}
    own.set_open(True)
    journey.settle()
    row = next(row for row in own.rows if row.value == PINNED)
    assert row.state.count == 2
    row.click()
    journey.settle()
    assert set(journey.picture.shown) == {"who-2025", "jcpoa-2018"}
    assert [chip.label for chip in journey.picture.chips] == ["Pinned"]
    journey.click(journey.panels.detail.pin_button)
    assert journey.picture.shown == ("who-2025",)
    journey.do("filter.clear")
    select(journey, "who-2025")
    journey.key(Qt.Key.Key_P)
    assert not own.isVisible()


def test_a_note_is_written_by_key_and_is_there_after_the_next_start(
    begin: Callable[..., Journey], tmp_path: Path
) -> None:
    journey = begin()
    select(journey, "who-2025")
    journey.key(Qt.Key.Key_M, CTRL)
    journey.type("Ask about Article 37. t 0 p")
    before = journey.state.window
    journey.key(Qt.Key.Key_Escape)
    assert journey.application.focusWidget() is journey.panels.timeline
    assert (journey.selected(), journey.state.window) == ("who-2025", before)
    saved = json.loads((tmp_path / "notes.json").read_text("utf-8"))
    assert saved["records"][0]["note"] == "Ask about Article 37. t 0 p"
    journey.key(Qt.Key.Key_Escape)
    assert journey.selected() is None
    second = begin(select="who-2025")
    assert second.state.annotations.note("who-2025") == "Ask about Article 37. t 0 p"
    assert second.panels.detail.note_text == "Ask about Article 37. t 0 p"


def test_a_note_that_is_being_written_when_the_window_closes_is_kept(begin: Callable[..., Journey]) -> None:
    journey = begin()
    select(journey, "who-2025")
    journey.key(Qt.Key.Key_M, CTRL)
    journey.type("not done y")
    assert begin().state.annotations.note("who-2025") == "not done y"


def test_the_next_hit_comes_while_a_note_is_written_and_nothing_is_lost(journey: Journey) -> None:
    journey.key(Qt.Key.Key_Slash)
    journey.type("unesco")
    journey.key(Qt.Key.Key_Return)
    first = journey.selected()
    assert first is not None
    journey.key(Qt.Key.Key_M, CTRL)
    journey.type("first of three")
    journey.key(Qt.Key.Key_F3)
    assert journey.selected() != first
    assert journey.state.annotations.note(first) == "first of three"
    assert journey.panels.detail.note_text == ""


def test_damaged_notes_are_kept_aside_and_said(begin: Callable[..., Journey], tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{ my precious", "utf-8")
    journey = begin()
    assert journey.status == (
        f"Your notes and pins were damaged and begin anew; the old file is kept as {tmp_path / 'notes.json.damaged'}."
    )
    select(journey, "who-2025")
    journey.key(Qt.Key.Key_P)
    assert (tmp_path / "notes.json.damaged").read_text("utf-8") == "{ my precious"


def test_pins_and_notes_stay_out_of_links_history_and_opening_view(journey: Journey) -> None:
    select(journey, "who-2025")
    journey.key(Qt.Key.Key_P)
    own = journey.state.annotations
    journey.do("history.back")
    assert journey.selected() is None
    assert journey.state.annotations == own
    journey.do("view.opening")
    assert journey.state.annotations == own


def test_notes_are_exported_as_markdown_where_no_ending_is_given(
    journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(journey, "who-2025")
    assert journey.program.sitting is not None
    assert not journey.program.sitting.actions["notes.export"].isEnabled()
    journey.key(Qt.Key.Key_P)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), "Markdown (*.md)"))
    journey.do("notes.export")
    assert journey.status == f"Your notes and pins are in {tmp_path / 'mine.md'}."
    assert "(pinned)" in (tmp_path / "mine.md").read_text("utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "mine.json"), ""))
    journey.do("notes.export")
    assert journey.status.startswith("The notes could not be written to ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    journey.do("notes.export")
    assert journey.status.startswith("The notes could not be written to "), "nothing was chosen, nothing is said"
