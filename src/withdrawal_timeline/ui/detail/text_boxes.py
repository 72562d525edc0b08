"""Where letters of a page stand, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLine

from withdrawal_timeline.ui.detail.style import OBJECT


def text_boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Yield the places in px of the page of the letters of a paragraph from position ``start`` to ``end``."""
    offset = block.document().documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    start, end = start - block.position(), end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            yield QRectF(left, line.y(), right - left, line.height()).translated(offset)


def selected_boxes(document: QTextDocument, cursor: QTextCursor, shown: QRectF) -> Iterator[QRectF]:
    """Yield the places in px of the page of what ``cursor`` has selected, as far as they touch ``shown``.

    Drawings that are a paragraph of their own and no link stay as they are.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    layout = document.documentLayout()
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        box = layout.blockBoundingRect(block)
        if box.top() > shown.bottom():  # of a block that is hidden it lies at the top, and is empty
            return
        if box.intersects(shown) and not _only_drawn(block):
            yield from (part for part in text_boxes(block, start, end) if part.intersects(shown))
        block = block.next()


def _only_drawn(block: QTextBlock) -> bool:
    return block.text() == OBJECT and not block.begin().fragment().charFormat().isAnchor()


def _x(line: QTextLine, position: int) -> float:
    """Return where a letter of a line begins, in px; PySide hands the position back beside it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
