"""A process of the program: with the window, or without one for a picture, a PDF or a self-test."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, QStandardPaths, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.app import ARGUMENTS, USUAL_SIZE, Program, set_up
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.files.locate import cache_dir
from withdrawal_timeline.ui.start.catcher import Catcher
from withdrawal_timeline.ui.start.collector import look_again
from withdrawal_timeline.ui.start.crash_report import CrashReport
from withdrawal_timeline.ui.start.hand_over import Errand, address, hand_over
from withdrawal_timeline.ui.start.quick_start import time_so_far
from withdrawal_timeline.ui.start.settings import Settings
from withdrawal_timeline.ui.start.stillness import settle

if TYPE_CHECKING:
    from datetime import date

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.options import StartOptions

FINE, FAILED, NO_DISPLAY = 0, 1, 3
"""Exit codes."""
UNPAINTED_MS = 20_000
"""So long a picture or a self-test waits for the first painting of the window, which may never come."""


def run(options: StartOptions) -> int:
    """Open the window as ``options`` say, or draw it into a file; return the exit code of the process."""
    if options.picture is not None or (options.self_test and not _display_there()):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _display_there():
        _say("There is no display to open a window on. --picture OUT.png draws it into a file instead.")
        return NO_DISPLAY
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        qInstallMessageHandler(_without_platform_limits)
    alone = options.picture is not None or options.profile is not None or options.self_test
    place = None if alone else address()
    if place is not None and hand_over(_errand(options), place):
        return FINE
    application = _application()
    set_up(application)
    if options.picture is not None:
        return draw(application, options, options.picture)
    if options.self_test:
        return examine(application, options)
    folder = options.profile or _folder(QStandardPaths.StandardLocation.AppConfigLocation)
    reports = options.profile or _folder(QStandardPaths.StandardLocation.StateLocation)
    catcher = Catcher(reports)
    sys.excepthook = catcher.caught
    crash = CrashReport(reports)
    left_behind = crash.begin()
    notices = (f"The program ended by a fault last time. A report is in {left_behind}.",) if left_behind else ()
    store = options.profile / "cache" if options.profile is not None else cache_dir()
    data = options.profile or _folder(QStandardPaths.StandardLocation.AppDataLocation)
    program = Program(application, options, Settings(folder), notices, store, data, lasts=True)
    program.window.painted.connect(program.begin)
    program.receive(place)
    program.window.show()
    code = application.exec()
    crash.end()
    return code


def draw(application: QApplication, options: StartOptions, target: Path) -> int:
    """Draw the whole window into ``target`` and return the exit code; no settings are read or written."""
    program = _settled(application, options)
    if program is None:
        return FAILED
    fine = program.window.grab().save(str(target))
    if not fine:
        _say(f"The picture could not be written to {target}. Choose a folder that exists and a name ending in .png.")
    program.window.close()
    return FINE if fine else FAILED


def print_record(dossier: Dossier, record_id: str, today: date, target: Path) -> int:
    """Write a record into a PDF file and return the exit code; needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = _application()
    set_up(application)
    from withdrawal_timeline.domain.reading import reading
    from withdrawal_timeline.domain.vocabulary import CitationStyle
    from withdrawal_timeline.files.write import write_whole
    from withdrawal_timeline.ui.detail.printing import as_pdf

    content = as_pdf(reading(dossier, record_id, today), CitationStyle.CHICAGO_NOTE)
    try:
        write_whole(target, content)
    except OSError as failure:
        _say(f"{target} could not be written: {failure.strerror or failure}. Choose a folder that exists.")
        return FAILED
    return FINE


def examine(application: QApplication, options: StartOptions) -> int:
    """Look whether all parts of the program are there and work, say it, and return the exit code.

    No settings are read or written.
    """
    program = _settled(application, options)
    if program is None:
        return FAILED
    complete = time_so_far()
    look_again()
    from withdrawal_timeline.ui import self_test

    findings = self_test.examine(program, application, complete)
    if sys.stdout is not None:
        sys.stdout.write(self_test.report(findings) + "\n")
    program.window.close()
    if program.sitting is not None:
        program.sitting.end()
    program.window.deleteLater()
    return FAILED if any(finding.fine is False for finding in findings) else FINE


def _application() -> QApplication:
    application = QApplication.instance() or QApplication([*ARGUMENTS])
    if not isinstance(application, QApplication):
        raise TypeError("the process has a Qt application without windows already")
    return application


def _settled(application: QApplication, options: StartOptions) -> Program | None:
    """Return the program once its window stands complete, without settings; None if there is no dossier to show.

    It starts as it does for a reader: the window first, then what fills it.
    """
    size = options.size or USUAL_SIZE
    started = QEventLoop()
    program = Program(application, replace(options, size=size), Settings(None), store=cache_dir())
    program.window.painted.connect(started.quit)
    QTimer.singleShot(UNPAINTED_MS, started, started.quit)  # nobody paints a window on a screen that is locked
    program.window.show()
    started.exec()
    if not program.begin():
        return None
    settle(application)
    return program


def _errand(options: StartOptions) -> Errand:
    """Return what a window that is open already should do instead of this start."""
    return Errand(
        dossier=str(options.dossier.resolve()) if options.dossier is not None else "",
        link=options.link or "",
        select=options.select or "",
        domains=options.domains,
        start=str(options.start or ""),
        end=str(options.end or ""),
        activation=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )


def _without_platform_limits(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what the platform without a display cannot do and no picture needs."""
    if not message.startswith("This plugin does not support"):
        _say(message)


def _say(sentence: str) -> None:
    """Write a sentence to standard error, where there is one: a program without a terminal has none."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


def _display_there() -> bool:
    needs_one = sys.platform.startswith("linux") and "QT_QPA_PLATFORM" not in os.environ
    return not needs_one or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _folder(kind: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(kind))
