"""Waits until a window is laid out and painted: by watching what happens, not by the clock."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

QUIET_PASSES = 3
"""So many passes of the event loop in a row in which nothing happens are taken as stillness."""
MOST_WORK_S = 20
"""After so many seconds of this thread's work what is there has to do; something then moves without end.

Time by the clock would not tell: a machine that is asleep, or has other things to do, can take as much of it.
"""


def settle(application: QApplication) -> bool:
    """Run the event loop until nothing happens any more; False if that never came.

    The loop itself tells whether something happened. A filter that watches every event would be a tenth of what it
    watches at a start.
    """
    loop, last = QEventLoop(), time.thread_time() + MOST_WORK_S
    quiet = 0
    while quiet < QUIET_PASSES and time.thread_time() < last:
        application.sendPostedEvents()
        quiet = 0 if loop.processEvents() else quiet + 1
    return quiet >= QUIET_PASSES
