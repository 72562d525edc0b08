"""The floor for start times: an empty window, frozen like the program, that closes after its first frame.

It prints how long the process ran up to that frame, and how long it worked. It is never shipped.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Ends the program once it was painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and end after what is now in the queue."""
        super().paintEvent(event)
        QTimer.singleShot(0, self, QApplication.quit)


def time_so_far() -> str:
    """Return how long ago the kernel started this process, and how long it worked (Linux; to about 10 ms)."""
    worked = time.process_time() * 1000
    started = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
    passed = (time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")) * 1000
    return f"{passed:.0f} ms after the start of the process, which worked {worked:.0f} ms"


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = EmptyWindow()
    window.resize(1440, 900)
    window.show()
    application.exec()
    print(time_so_far())
