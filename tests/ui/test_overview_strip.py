"""The strip over the whole time: its box is the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.timeline.overview_strip import OverviewStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIDE = 12.0


@pytest.fixture
def strip(qtbot: QtBot) -> OverviewStrip:
    dossier = load_dossier(default_dossier())
    made = OverviewStrip()
    qtbot.addWidget(made)
    made.resize(900, 66)
    made.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, date(2026, 11, 22)))
    made.set_window(Window(to_day(date(1960, 1, 1)), to_day(date(1990, 1, 1))))
    made.windowWished.connect(made.set_window)
    made.show()
    return made


def px(strip: OverviewStrip, when: date) -> int:
    found = strip.tracks
    assert found is not None
    return round(SIDE + TimeScale(Day(found.first), Day(found.last), strip.width() - 2 * SIDE).to_px(to_day(when)))


def drag(qtbot: QtBot, strip: OverviewStrip, start: int, end: int) -> None:
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(start, 30))
    qtbot.mouseMove(strip, QPoint((start + end) // 2, 30))
    qtbot.mouseMove(strip, QPoint(end, 30))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(end, 30))


def years(window: Window | None) -> tuple[float, float]:
    assert window is not None
    return 1970 + window.start / 365.2425, 1970 + window.end / 365.2425


def test_dragging_the_box_moves_the_window_and_keeps_its_length(qtbot: QtBot, strip: OverviewStrip) -> None:
    drag(qtbot, strip, px(strip, date(1975, 1, 1)), px(strip, date(1985, 1, 1)))

    start, end = years(strip.shown_window)
    assert start == pytest.approx(1970, abs=0.3)
    assert end == pytest.approx(2000, abs=0.3)


def test_dragging_an_edge_changes_only_that_end(qtbot: QtBot, strip: OverviewStrip) -> None:
    drag(qtbot, strip, px(strip, date(1990, 1, 1)), px(strip, date(2010, 1, 1)))

    start, end = years(strip.shown_window)
    assert start == pytest.approx(1960, abs=0.1)
    assert end == pytest.approx(2010, abs=0.3)


def test_dragging_outside_draws_a_new_window(qtbot: QtBot, strip: OverviewStrip) -> None:
    drag(qtbot, strip, px(strip, date(2000, 1, 1)), px(strip, date(2020, 1, 1)))

    start, end = years(strip.shown_window)
    assert start == pytest.approx(2000, abs=0.3)
    assert end == pytest.approx(2020, abs=0.3)


def test_a_click_outside_centres_the_window_there(qtbot: QtBot, strip: OverviewStrip) -> None:
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(px(strip, date(2005, 1, 1)), 30))

    start, end = years(strip.shown_window)
    assert (start + end) / 2 == pytest.approx(2005, abs=0.3)
    assert end - start == pytest.approx(30, abs=0.1)
