"""A report that is left behind when the process dies by a fault below Python, and found at the next start."""

from __future__ import annotations

import faulthandler
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QSysInfo

from withdrawal_timeline import __version__

RUNNING = "crash-report-of-this-start.txt"
"""Holds what was running while the program runs; empty of faults, it goes away at the end."""
FOUND = "crash-report.txt"
"""The last report of a fault."""
FAULT = "Fatal "
"""How a fault begins in the file, whoever writes it: ``Fatal Python error``, ``Windows fatal exception``."""


class CrashReport:
    """The report of this start.

    Nothing here stops a start: where the folder cannot be written, there is no report.

    Parameters
    ----------
    folder
        The user's folder for what programs remember of their runs.
    """

    def __init__(self, folder: Path) -> None:
        self._running, self._found = folder / RUNNING, folder / FOUND
        self._file: TextIO | None = None

    def begin(self) -> Path | None:
        """Write from now on where a fault happens; return the report of a start before that ended by one."""
        earlier = self._earlier()
        try:
            self._running.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._running.open("w", encoding="utf-8")
            self._file.write(_heading())
            self._file.flush()
        except OSError:
            self._file = None
        else:
            faulthandler.enable(self._file)
        return earlier

    def end(self) -> None:
        """Take the report away: the program ended as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        try:
            self._running.unlink(missing_ok=True)
        except OSError:
            return

    def _earlier(self) -> Path | None:
        try:
            text = self._running.read_text("utf-8", "replace")
            if FAULT.lower() not in text.lower():
                return None
            self._running.replace(self._found)
        except OSError:
            return None
        return self._found


def _heading() -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    # Python's ``platform`` knows as much, but reads its own program for the version of the C library: 5 ms of a start.
    system = f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}"
    return (
        f"Withdrawal Timeline {__version__}, Python {sys.version.partition(' ')[0]}, {system}, "
        f"{QSysInfo.currentCpuArchitecture()}\n"
        f"Started {now}{', frozen' if getattr(sys, 'frozen', False) else ''}\n\n"
    )
