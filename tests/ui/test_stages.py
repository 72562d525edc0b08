"""The benchmark that splits frames into stages, on the real timeline."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.benchmarks.stages import QT, Stages, staged

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state import windows
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.ui.look.theme import LIGHT
from withdrawal_timeline.ui.timeline import canvas
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)


def test_every_layer_of_a_frame_is_a_stage(qtbot: QtBot) -> None:
    dossier = load_dossier(default_dossier())
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(812, 830)
    view.set_palette(LIGHT)
    view.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, TODAY))
    view.set_window(windows.story(dossier, TODAY))
    with qtbot.waitExposed(view):
        view.show()
    layers = {layer.walk.__name__ for layer in canvas.LAYERS}

    def frame() -> None:
        view.canvas.invalidate()
        view.canvas.repaint()

    figures = staged(view, [frame, frame])

    assert layers <= figures.keys()
    assert {"plan", "geometry", "scene", QT, "all"} <= figures.keys()
    assert all(figures[name]["max"] > 0.0 for name in layers)
    assert {layer.walk.__name__ for layer in canvas.LAYERS} == layers
    assert not {"_plan_for", "_make_scene"} & vars(view.canvas).keys(), "what was wrapped is as it was"


def test_an_inner_stage_has_its_time_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 1.0, 3.0, 7.0))
    monkeypatch.setattr("tests.benchmarks.stages.time.thread_time", partial(next, clock))
    stages = Stages()

    stages.frame(stages.wrapped("inner", lambda: None))

    assert stages.frames == [{QT: 5e3, "inner": 2e3}]
