"""W A S D held over the timeline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.timeline.held_keys import Motion, motion_of
from withdrawal_timeline.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineView:
    dossier = load_dossier(default_dossier())
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.set_tracks(tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, date(2026, 11, 22)))
    view.set_window(Window(to_day(date(1980, 1, 1)), to_day(date(2000, 1, 1))))
    view.windowWished.connect(view.set_window)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def window(view: TimelineView) -> tuple[float, float]:
    scale = view.canvas.time_scale()
    assert scale is not None
    return scale.start, scale.end


@pytest.mark.parametrize(
    ("code", "letter", "platform", "motion"),
    [
        (25, Qt.Key.Key_Z, "linux", Motion.ZOOM_IN),
        (38, Qt.Key.Key_Q, "linux", Motion.BACK),
        (0x1F, Qt.Key.Key_S, "win32", Motion.ZOOM_OUT),
        (0, Qt.Key.Key_D, "linux", Motion.ON),
        (2, Qt.Key.Key_D, "darwin", Motion.ON),
        (24, Qt.Key.Key_W, "linux", None),
    ],
    ids=["W's place on AZERTY", "A's place on AZERTY", "Windows", "no code", "macOS", "W elsewhere"],
)
def test_keys_act_by_their_place(code: int, letter: Qt.Key, platform: str, motion: Motion | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, letter, Qt.KeyboardModifier.NoModifier, code, 0, 0)

    assert motion_of(event, platform) is motion


def test_with_control_the_keys_are_not_ours() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert motion_of(event) is None


def test_a_held_key_goes_on_until_it_is_released(timeline: TimelineView, qtbot: QtBot) -> None:
    start, end = window(timeline)
    QTest.keyPress(timeline, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: window(timeline)[1] - window(timeline)[0] < (end - start) * 0.8)
    QTest.keyRelease(timeline, Qt.Key.Key_W)
    rested = window(timeline)
    QTest.keyPress(timeline, Qt.Key.Key_D)
    QTest.keyRelease(timeline, Qt.Key.Key_D)

    assert window(timeline)[1] - window(timeline)[0] == pytest.approx(rested[1] - rested[0])
    assert window(timeline)[0] > rested[0]


def test_losing_the_focus_ends_the_motion(timeline: TimelineView, qtbot: QtBot) -> None:
    QTest.keyPress(timeline, Qt.Key.Key_D)
    timeline.clearFocus()
    rested = window(timeline)
    with qtbot.assertNotEmitted(timeline.windowWished, wait=80):
        pass

    assert window(timeline) == rested
