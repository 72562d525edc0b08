"""Where a link stands in a page, line by line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLine


def link_boxes(document: QTextDocument, cursor: QTextCursor) -> list[QRectF]:
    """Return the places in px of the page of what ``cursor`` has selected; empty where that is not one link."""
    if not cursor.hasSelection():
        return []
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = document.findBlock(start)
    inside = QTextCursor(block)
    inside.setPosition(start + 1)
    if not inside.charFormat().isAnchor() or end > block.position() + block.length():
        return []
    offset = document.documentLayout().blockBoundingRect(block).topLeft()
    layout, boxes = block.layout(), list[QRectF]()
    offset -= layout.boundingRect().topLeft()
    start, end = start - block.position(), end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            boxes.append(QRectF(left, line.y(), right - left, line.height()).translated(offset))
    return boxes


def _x(line: QTextLine, position: int) -> float:
    """Return where a letter of a line begins, in px; PySide hands the position back beside it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
