"""What is being typed to get to a row, and which keys belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication

from withdrawal_timeline.state.table import Row, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

PAUSE_MS = 1000
"""After so many milliseconds without a key, typing begins anew; more where the system allows more."""
SWITCH_KEY = Qt.Key.Key_L
"""Goes back to the timeline and therefore begins nothing; with Shift it does."""
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypeAhead:
    """Gathers letters. Only a letter begins; digits, spaces and signs are commands unless something was begun."""

    def __init__(self) -> None:
        self._text, self._pause = "", QElapsedTimer()

    @property
    def text(self) -> str:
        """What was typed so far."""
        return self._text if self._running() else ""

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key belongs to what is typed, and is therefore no command."""
        text, held = event.text(), event.modifiers()
        if len(text) != 1 or not text.isprintable() or held & _COMMAND:
            return False
        if self._running():
            return True
        return text.isalpha() and (event.key() != SWITCH_KEY or bool(held & Qt.KeyboardModifier.ShiftModifier))

    def place(self, text: str, rows: Sequence[Row], here: int, *, settled: bool) -> int | None:
        """Take more text, and return the place of the row that is meant, or None.

        Parameters
        ----------
        text
            What was typed now. The same letter again goes on from row to row.
        rows
            The rows as they stand.
        here
            Place of the row that the keys are on.
        settled
            Whether that row is selected already, so that a first letter means one after it.
        """
        self._text = self._text + text if self._running() else text
        self._pause.start()
        same = len(set(self._text)) == 1
        return typed(rows, self._text[:1] if same else self._text, here + 1 if same and settled else here)

    def forget(self) -> None:
        """Begin anew with the next key."""
        self._text = ""

    def _running(self) -> bool:
        pause = max(PAUSE_MS, QGuiApplication.styleHints().keyboardInputInterval())
        return bool(self._text) and self._pause.isValid() and not self._pause.hasExpired(pause)
