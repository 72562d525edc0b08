"""Waits until a window is laid out and painted: by watching what happens, not by the clock."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

QUIET_PASSES = 3
"""So many passes of the event loop in a row in which nothing happens are taken as stillness."""
LONGEST_MS = 20_000
"""After so many milliseconds what is there has to do; something then moves without end."""


def settle(application: QApplication) -> bool:
    """Run the event loop until nothing happens any more; False if that never came.

    The loop itself tells whether something happened. A filter that watches every event would be a tenth of what it
    watches at a start.
    """
    loop, deadline = QEventLoop(), QDeadlineTimer(LONGEST_MS)
    quiet = 0
    while quiet < QUIET_PASSES and not deadline.hasExpired():
        application.sendPostedEvents()
        quiet = 0 if loop.processEvents() else quiet + 1
    return quiet >= QUIET_PASSES
