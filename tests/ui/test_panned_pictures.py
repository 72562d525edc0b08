"""What is seen after panning is what a timeline would show that never saw another window, pixel by pixel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.crowd import Mass
from withdrawal_timeline.layout.mass import MassIndex
from withdrawal_timeline.layout.tracks import Lane, Tracks
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import LIGHT
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)
SIZE = (900, 700)
STEPS = (31.3, 0.4, 140.0, -77.7, 801.5, 3.0)
"""Days by which the window moves: some less than a pixel, one further than it is long."""


def dossier_tracks() -> Tracks:
    dossier = load_dossier(default_dossier())
    return tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, TODAY)


def crowded_tracks() -> Tracks:
    made = synthetic(20_000)
    index = MassIndex.of(made.lane, made.start, made.end, made.importance, LANES)
    hues = tuple(LIGHT.domains)
    lanes = tuple(Lane(hues[lane % len(hues)], f"Lane {lane + 1}", (), crowd=lane) for lane in range(LANES))
    return Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY + 400.0, mass=Mass(index, made.title))


def shown(qtbot: QtBot, made: Tracks, window: Window) -> TimelineView:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.set_palette(LIGHT)
    view.set_tracks(made)
    view.set_window(window)
    view.ensurePolished()
    return view


def picture(view: TimelineView, ratio: float) -> QImage:
    made = QImage(round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    view.canvas.render(made)
    return made


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("make", [dossier_tracks, crowded_tracks])
@pytest.mark.parametrize("days", [780.0, 25_000.0], ids=["close", "far"])
def test_a_picture_after_panning_is_a_fresh_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: Callable[[], Tracks], ratio: float, days: float
) -> None:
    monkeypatch.setattr(Canvas, "devicePixelRatioF", lambda _self: ratio)
    made = make()
    start = LAST_DAY - days - 1_000.0
    view = shown(qtbot, made, Window(Day(start), Day(start + days)))
    before = picture(view, ratio)
    for step in STEPS:
        start += step
        view.set_window(Window(Day(start), Day(start + days)))
        after = picture(view, ratio)
        scene = view.canvas.current()
        assert scene is not None
        fresh = shown(qtbot, made, Window(scene.scale.start, scene.scale.end))

        assert after == picture(fresh, ratio)
        assert after != before or abs(step) < days / SIZE[0]
        before = after


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_lines_of_the_ground_run_all_the_way_down(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ratio: float) -> None:
    monkeypatch.setattr(Canvas, "devicePixelRatioF", lambda _self: ratio)
    empty = Tracks((), (), (), LAST_DAY, FIRST_DAY, LAST_DAY)
    view = shown(qtbot, empty, Window(Day(12_000.0), Day(12_500.0)))
    made = picture(view, ratio)
    scene = view.canvas.current()
    assert scene is not None
    first = round((scene.header + 4.0) * ratio)

    for tick in scene.ticks.lower:
        if 0.0 < (x := scene.scale.to_px(tick.day)) < scene.time_width:
            column = {made.pixel(round(round(x) * ratio), y) for y in range(first, made.height())}
            assert len(column) == 1
    assert len({made.pixel(x, first) for x in range(made.width())}) > 1, "there are lines"
