"""A short animated move from one window of time to another, which the next input cuts short."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import MOTION

_SAME_LENGTH = 1e-6


def between(start: Window, end: Window, share: float) -> Window:
    """Return the window a share (0 to 1) of the way: its length changes by a constant ratio, so that it feels even."""
    if share >= 1.0:
        return end
    ratio = end.days / start.days
    days = start.days * ratio**share
    way = share if abs(ratio - 1.0) < _SAME_LENGTH else (days - start.days) / (end.days - start.days)
    first = start.start + (end.start - start.start) * way
    return Window(Day(first), Day(first + days))


class WindowMove(QObject):
    """Moves from window to window.

    Signals
    -------
    moved(Window)
        A window on the way, or the one that was asked for.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from: Window | None = None
        self._to: Window | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setDuration(MOTION.pan)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)

    def start(self, start: Window, end: Window) -> None:
        """Begin a move; one that is still going on ends where it is."""
        self._animation.stop()
        self._from, self._to = start, end
        self._animation.start()

    @property
    def is_running(self) -> bool:
        """Whether a move has not arrived yet."""
        return self._animation.state() == QVariantAnimation.State.Running

    def stop(self) -> bool:
        """Stay where the move has come to; return whether there was one."""
        running = self.is_running
        self._animation.stop()
        return running

    def _step(self, share: float) -> None:
        if self._from is not None and self._to is not None:
            self.moved.emit(between(self._from, self._to, share))
