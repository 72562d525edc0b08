"""Waits until a window is laid out and painted: by watching what happens, not by the clock."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication

QUIET_PASSES = 3
"""So many passes of the event loop without such an event in a row are taken as stillness."""
LONGEST_MS = 20_000
"""After so many milliseconds what is there has to do; something then moves without end."""

_WORK = frozenset(
    {
        QEvent.Type.Paint,
        QEvent.Type.UpdateRequest,
        QEvent.Type.UpdateLater,
        QEvent.Type.LayoutRequest,
        QEvent.Type.Resize,
        QEvent.Type.Move,
        QEvent.Type.Show,
        QEvent.Type.Polish,
        QEvent.Type.PolishRequest,
        QEvent.Type.StyleChange,
        QEvent.Type.FontChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.DeferredDelete,
        QEvent.Type.MetaCall,
        QEvent.Type.Timer,
    }
)


class Stillness(QObject):
    """Counts the events by which widgets are still being arranged and painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the event and let it pass."""
        if event.type() in _WORK:
            self.count += 1
        return False


def settle(application: QApplication) -> bool:
    """Run the event loop until nothing is laid out or painted any more; False if that never came."""
    watch, deadline = Stillness(), QDeadlineTimer(LONGEST_MS)
    application.installEventFilter(watch)
    quiet = 0
    try:
        while quiet < QUIET_PASSES and not deadline.hasExpired():
            before = watch.count
            application.sendPostedEvents()
            application.processEvents()
            quiet = quiet + 1 if watch.count == before else 0
    finally:
        application.removeEventFilter(watch)
    return quiet >= QUIET_PASSES
