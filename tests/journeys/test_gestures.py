"""Track pad, pinch, held keys and the overview strip in the whole program: the day under the fingers stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.journeys.journey import Journey

    from withdrawal_timeline.domain.dates import Day


def pinch(journey: Journey, at: QPointF, *growths: float) -> None:
    """Spread (above 0) or close two fingers on the track pad, as the window system reports it."""
    view = journey.panels.timeline
    pad = QPointingDevice(
        "pad",
        7,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        2,
        1,
    )
    place = QPointF(view.mapToGlobal(at))
    kinds = Qt.NativeGestureType
    steps = [
        (kinds.BeginNativeGesture, 0.0),
        *((kinds.ZoomNativeGesture, growth) for growth in growths),
        (kinds.EndNativeGesture, 0.0),
    ]
    for kind, value in steps:
        event = QNativeGestureEvent(kind, pad, 2, at, at, place, value, QPointF())
        journey.application.sendEvent(view, event)
    journey.settle()


def swipe(journey: Journey, at: QPointF, pixels: QPoint, *, held: Qt.KeyboardModifier) -> None:
    """Move two fingers over the track pad: pixels, with a phase, as pads report it."""
    view = journey.panels.timeline
    phases = (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollEnd)
    for phase in phases:
        moved = pixels if phase is Qt.ScrollPhase.ScrollUpdate else QPoint()
        event = QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at)),
            moved,
            moved * 8,
            Qt.MouseButton.NoButton,
            held,
            phase,
            False,
        )
        journey.application.sendEvent(view, event)
    journey.settle()


def day_at(journey: Journey, x: float) -> Day:
    found = journey.panels.timeline.day_at(x)
    assert found is not None
    return found


def px_of(journey: Journey, day: Day) -> float:
    found = journey.panels.timeline.px_of(day)
    assert found is not None
    return found


@pytest.mark.parametrize("cut", [False, True], ids=["all years", "quiet years compressed"])
def test_a_pinch_zooms_about_its_middle(journey: Journey, cut: bool) -> None:
    journey.do("view.fit_all")
    if cut:
        journey.do("view.quiet")
    day, length = day_at(journey, 420.0), journey.state.window.days

    pinch(journey, QPointF(420.0, 300.0), 0.1, 0.2, 0.15, 0.3)
    assert journey.state.window.days < 0.7 * length
    assert abs(px_of(journey, day) - 420.0) <= 1.0

    shorter = journey.state.window.days
    pinch(journey, QPointF(420.0, 300.0), -0.1, -0.1)
    assert journey.state.window.days > shorter
    assert abs(px_of(journey, day) - 420.0) <= 1.0


def test_two_fingers_move_the_time_and_scroll_the_lanes(journey: Journey) -> None:
    view = journey.panels.timeline
    journey.program.window.resize(1280, 700)
    journey.settle()
    pinch(journey, QPointF(300.0, 300.0), 0.5)
    day = day_at(journey, 300.0)

    swipe(journey, QPointF(300.0, 300.0), QPoint(-60, -30), held=Qt.KeyboardModifier.NoModifier)
    assert abs(px_of(journey, day) - 240.0) <= 1.0
    assert view.canvas.scrolled == pytest.approx(30.0, abs=1.0)


def test_a_held_key_moves_until_it_is_let_go(journey: Journey, qtbot: QtBot) -> None:
    view = journey.panels.timeline
    view.setFocus()
    length = journey.state.window.days

    def press(kind: QEvent.Type) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, 25, 0, 0, "w")
        journey.application.sendEvent(view, event)

    press(QEvent.Type.KeyPress)
    qtbot.waitUntil(lambda: journey.state.window.days < 0.8 * length)
    press(QEvent.Type.KeyRelease)
    journey.settle()
    stopped = journey.state.window
    journey.settle()
    assert journey.state.window == stopped


def test_box_edges_and_ground_of_the_overview_strip(journey: Journey) -> None:
    strip = journey.panels.strip
    y = strip.height() // 2
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def drag(start: int, end: int) -> None:
        QTest.mousePress(strip, button, none, QPoint(start, y))
        for step in range(1, 5):
            QTest.mouseMove(strip, QPoint(start + (end - start) * step // 4, y))
        QTest.mouseRelease(strip, button, none, QPoint(end, y))
        journey.settle()

    # A new window is drawn on the ground, its box dragged, its right edge pulled.
    drag(120, 320)
    drawn = journey.state.window
    assert drawn.days > 20 * 365
    drag(220, 260)
    moved = journey.state.window
    assert moved.start > drawn.start
    assert moved.days == pytest.approx(drawn.days, rel=1e-6)
    drag(360, 420)
    pulled = journey.state.window
    assert pulled.start == moved.start
    assert pulled.end > moved.end
