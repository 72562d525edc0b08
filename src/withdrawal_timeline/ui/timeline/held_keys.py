"""W A S D held: smooth zooming and panning by the places of the keys, whatever letters are on them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

FRAME_MS = 16
"""Time between two steps of a motion."""
ZOOM_A_SECOND = 4.0
"""By how much a second of W or S shortens or lengthens the window."""
PAN_A_SECOND = 0.9
"""What share of the window a second of A or D moves."""
FIRST_STEP_MS = 60
"""A tap moves as far as this much of holding."""


class Motion(Enum):
    """What a held key does."""

    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    BACK = "back"
    ON = "on"


_SCAN_CODES: Mapping[str, Mapping[int, Motion]] = {
    # Codes of the physical keys: X11 and Wayland count from 8 over the kernel's, Windows has those of the keyboard.
    "linux": {25: Motion.ZOOM_IN, 39: Motion.ZOOM_OUT, 38: Motion.BACK, 40: Motion.ON},
    "win32": {0x11: Motion.ZOOM_IN, 0x1F: Motion.ZOOM_OUT, 0x1E: Motion.BACK, 0x20: Motion.ON},
}
_LETTERS: Mapping[int, Motion] = {
    Qt.Key.Key_W.value: Motion.ZOOM_IN,
    Qt.Key.Key_S.value: Motion.ZOOM_OUT,
    Qt.Key.Key_A.value: Motion.BACK,
    Qt.Key.Key_D.value: Motion.ON,
}


def motion_of(event: QKeyEvent, platform: str = sys.platform) -> Motion | None:
    """Return what a key does, by its place on the keyboard where the system tells it, else by its letter."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return None
    codes = _SCAN_CODES.get(platform)
    if codes is not None and event.nativeScanCode() > 1:
        return codes.get(event.nativeScanCode())
    return _LETTERS.get(event.key())


class HeldKeys(QObject):
    """Turns held keys into even steps; each step says by how much to zoom and to pan.

    Signals
    -------
    stepped(float, float)
        Ratio of the window's length (below 1 zooms in), and share of the window to move forward.
    """

    stepped = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: set[Motion] = set()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def press(self, event: QKeyEvent) -> bool:
        """Begin a motion; return whether the key is one of ours."""
        motion = motion_of(event)
        if motion is None:
            return False
        if not event.isAutoRepeat() and motion not in self._held:
            self._held.add(motion)
            self._step(FIRST_STEP_MS)
            self._clock.restart()
            self._timer.start()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """End a motion; return whether the key is one of ours."""
        motion = motion_of(event)
        if motion is None:
            return False
        if not event.isAutoRepeat():
            self._held.discard(motion)
            if not self._held:
                self._timer.stop()
        return True

    def let_go(self) -> None:
        """End all motions: the keys can be released where we do not see it."""
        self._held.clear()
        self._timer.stop()

    def _tick(self) -> None:
        # After a pause (a slow frame, a sleeping machine) nothing jumps.
        self._step(min(self._clock.restart(), 4 * FRAME_MS))

    def _step(self, milliseconds: int) -> None:
        seconds = milliseconds / 1000.0
        inwards = (Motion.ZOOM_IN in self._held) - (Motion.ZOOM_OUT in self._held)
        onwards = (Motion.ON in self._held) - (Motion.BACK in self._held)
        if inwards or onwards:
            self.stepped.emit(ZOOM_A_SECOND ** (-inwards * seconds), PAN_A_SECOND * onwards * seconds)
