"""Lets names that leap to another place come up there, rather than be there at once."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.turning import fading, leapt
from withdrawal_timeline.ui.look.theme import MOTION

_FRAME = 16
"""Milliseconds between two frames of a fade."""
_LEAST = 0.05


class NameFades(QObject):
    """Remembers which names have leapt, and when.

    Signals
    -------
    advanced()
        Names have come up further and are to be painted anew.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._before: Frame | None = None
        self._since: dict[str, int] = {}
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self.advanced)

    def faded(self, frame: Frame, *, moving: bool) -> Frame:
        """Return the frame to paint, with names that have just leapt as far as they have come up; all if still.

        Parameters
        ----------
        frame
            What is to be shown; the one given last tells what has leapt since.
        moving
            Whether anything may move at all.
        """
        if not moving:
            self._before, self._since = frame, {}
            self._timer.stop()
            return frame
        now = self._clock.elapsed()
        if self._before is not None and frame is not self._before:
            self._since |= dict.fromkeys(leapt(self._before, frame), now)
        self._before = frame
        self._since = {key: began for key, began in self._since.items() if now - began < MOTION.fade}
        if not self._since:
            self._timer.stop()
            return frame
        if not self._timer.isActive():
            self._timer.start()
        return fading(frame, {key: max((now - began) / MOTION.fade, _LEAST) for key, began in self._since.items()})
