"""The links of a page, and where each stands, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment

from withdrawal_timeline.ui.detail.text_boxes import text_boxes


def links(first: QTextBlock, last: QTextBlock) -> Iterator[tuple[str, QTextCursor]]:
    """Yield the reference of every link in the paragraphs from ``first`` to ``last``, with a selection of it.

    Pieces of text and drawings beside each other that share a reference are one link.
    """
    block = first
    while block.isValid() and block.position() <= last.position():
        for href, run in groupby(_fragments(block), key=lambda fragment: fragment.charFormat().anchorHref()):
            pieces = list(run)
            if href:
                cursor = QTextCursor(block)
                cursor.setPosition(pieces[0].position())
                cursor.setPosition(pieces[-1].position() + pieces[-1].length(), QTextCursor.MoveMode.KeepAnchor)
                yield href, cursor
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1


def first_link(first: QTextBlock, last: QTextBlock) -> QTextCursor | None:
    """Return a selection of the first link in the paragraphs from ``first`` to ``last``; None without one."""
    return next((cursor for _, cursor in links(first, last)), None)


def link_boxes(document: QTextDocument, cursor: QTextCursor) -> list[QRectF]:
    """Return the places in px of the page of what ``cursor`` has selected; empty where that is not one link."""
    if not cursor.hasSelection():
        return []
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = document.findBlock(start)
    if not any((link.selectionStart(), link.selectionEnd()) == (start, end) for _, link in links(block, block)):
        return []
    return list(text_boxes(block, start, end))
