"""Lays the words that are searched for on the ground of search hits, in the text of the pane."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from withdrawal_timeline.ui.look.theme import LIGHT, Palette

PAUSE_MS = 120
"""So long after the last key the words are looked for, in milliseconds: the list of hits comes first."""
_MOST = 400
"""At most so many places are marked."""
_LEAST = 2
"""Words of fewer letters are not marked: a letter is everywhere."""


class FoundWords(QObject):
    """Keeps the marks of a text up to date; they are looked for when the reader pauses.

    Parameters
    ----------
    view
        Shows the text.
    """

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view, self._palette = view, LIGHT
        self._words: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.mark)

    @property
    def marks(self) -> tuple[str, ...]:
        """The marked pieces of text, in order."""
        found: list[str] = []
        for selection in self._view.extraSelections():
            cursor: QTextCursor = selection.cursor
            found.append(cursor.selectedText())
        return tuple(found)

    def set_words(self, words: tuple[str, ...]) -> None:
        """Mark these folded words from now on."""
        wanted = tuple(word for word in words if len(word) >= _LEAST or not word.isascii())
        if wanted != self._words:
            self._words = wanted
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Take over the colours of a theme."""
        self._palette = palette
        self.refresh()

    def refresh(self) -> None:
        """Look for the words anew, because they or the text have changed."""
        if self._words or self._view.extraSelections():
            self._view.setExtraSelections([])  # cursors of a text that is no longer shown
            self._timer.start(PAUSE_MS)

    def mark(self) -> None:
        """Mark the words now."""
        from withdrawal_timeline.query.folding import fold_lines, marked, needle  # noqa: PLC0415 - nothing is sought yet

        self._timer.stop()
        blocks = _blocks(self._view) if self._words else []
        sought = [needle(word) for word in self._words]
        texts = [block.text() for block in blocks]
        selections: list[QTextEdit.ExtraSelection] = []
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._palette.search_hit))
        shape.setForeground(QColor(self._palette.ink))
        for block, text, folded in zip(blocks, texts, fold_lines(texts), strict=True):
            if len(selections) >= _MOST:
                break
            if any(word in folded for word in sought):
                selections += [_selection(block, text, place, shape) for place in marked(text, self._words)]
        self._view.setExtraSelections(selections)


def _blocks(view: QTextEdit) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    block = view.document().begin()
    while block.isValid():
        if block.isVisible() and block.length() > 1:
            found.append(block)
        block = block.next()
    return found


def _selection(
    block: QTextBlock, text: str, place: tuple[int, int], shape: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _units(text[: place[0]]))
    cursor.setPosition(block.position() + _units(text[: place[1]]), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = shape
    return selection


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16."""
    return len(text) + sum(letter > "\uffff" for letter in text)
