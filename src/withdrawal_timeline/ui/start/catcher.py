"""What happens with an error that nobody caught."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)

LOG_FILE = "withdrawal-timeline.log"


class Catcher:
    """Takes what nobody caught: writes it to a log file and says so, once at a time.

    Parameters
    ----------
    folder
        Where the log lies; where it cannot be written, standard error has to do.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / LOG_FILE
        self._box: QMessageBox | None = None
        handlers: list[logging.Handler] = [logging.StreamHandler()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handlers.append(logging.FileHandler(self._file, encoding="utf-8"))
        except OSError as error:
            if sys.stderr is not None:
                sys.stderr.write(f"No log is written to {self._file}: {error}.\n")
        logging.basicConfig(
            level=logging.INFO, handlers=handlers, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
        )

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and show it; an interrupt from the keyboard ends the program instead."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("An error was not expected", exc_info=(kind, error, trace))
        if self._box is not None or QApplication.instance() is None:
            return
        from withdrawal_timeline.ui.parts.dialogs import tell_problem  # noqa: PLC0415 - no start needs it

        self._box = tell_problem(
            QApplication.activeWindow(),
            "Something went wrong",
            f"The program met an error that it did not expect. It goes on, but what you did may not have worked. "
            f"Details are in {self._file}.",
            "".join(traceback.format_exception(kind, error, trace)),
        )
        self._box.finished.connect(self._closed)

    def _closed(self) -> None:
        self._box = None
