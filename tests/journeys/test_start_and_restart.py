"""A first start shows the story of the last years; the next start goes on where the last one ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.state.view_state import ThemeChoice
from withdrawal_timeline.ui.start.settings import FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.journey import Journey


def test_a_first_start_shows_all_entries_the_overview_and_how_far_the_facts_reach(journey: Journey) -> None:
    assert journey.status.startswith("All 127 entries shown · In the dossier: 116 bodies, 587 claims")
    assert journey.program.status_bar.reach == "Facts checked to spring 2026 · Today 22 Nov 2026"
    assert journey.years.startswith("Jan 2015 – ")
    assert journey.selected() is None
    assert journey.panels.detail.reading is None
    for pane in (journey.panels.sidebar, journey.panels.strip, journey.panels.timeline, journey.panels.detail):
        assert pane.isVisible()
        assert pane.width() > 100
    assert journey.application.focusWidget() is journey.panels.timeline


def test_the_next_start_restores_window_filter_selection_and_preferences(begin: Callable[..., Journey]) -> None:
    first = begin()
    first.do("view.fit_all")
    first.do("domain.only_3")
    first.do("theme.dark")
    first.do("motion.reduce")
    assert first.program.sitting is not None
    first.program.sitting.wishes.select("who-2025")
    first.do("detail.swap_sides")
    before = first.state
    second = begin()
    assert second.state == before
    assert second.state.theme is ThemeChoice.DARK
    assert second.program.palette().dark
    assert second.status.startswith("9 of 127 entries shown")
    assert second.panels.detail.reading is not None
    assert second.panels.detail.reading.id == "who-2025"


def test_which_side_stands_left_stays_the_same_over_starts(begin: Callable[..., Journey]) -> None:
    drawn = {begin().state.left_stance for _ in range(4)}
    assert len(drawn) == 1
    assert drawn < {Stance.JUSTIFIES, Stance.CRITICISES}


def test_a_damaged_session_is_said_and_does_not_stop_the_start(begin: Callable[..., Journey], tmp_path: Path) -> None:
    begin().do("view.fit_all")
    begin()
    begin().program.window.close()
    file = tmp_path / FILE
    file.write_text(file.read_text("utf-8").replace("window", "wimdow"), "utf-8")
    again = begin()
    assert "wimdow" in again.status
    assert again.years.startswith("Jan 2015 – ")


def test_what_the_command_line_asks_for_wins_over_the_last_session(begin: Callable[..., Journey]) -> None:
    begin().do("domain.only_3")
    asked = begin(select="paris-2017", domains=("climate_environment",))
    assert asked.state.selection == "paris-2017"
    assert asked.status.startswith("19 of 127 entries shown")


@pytest.mark.parametrize("command", ["theme.dark", "theme.light"])
def test_the_theme_can_be_switched_and_switched_back_by_key(journey: Journey, command: str) -> None:
    journey.do(command)
    dark = command == "theme.dark"
    assert journey.program.palette().dark is dark
    assert grounds_are_dark(journey) == {dark}
    journey.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert journey.program.palette().dark is not dark
    assert grounds_are_dark(journey) == {not dark}


def grounds_are_dark(journey: Journey) -> set[bool]:
    """Return whether the grounds of all parts of the window are dark, as seen near a corner of each."""
    parts = (
        journey.program.tool_bar,
        journey.panels.sidebar,
        journey.panels.strip,
        journey.panels.timeline,
        journey.panels.detail,
        journey.panels.detail.view.viewport(),
        journey.program.status_bar,
    )
    return {part.grab().toImage().pixelColor(3, part.height() - 3).lightness() < 128 for part in parts}
