"""The words of a selection, with chips as ``[5]`` and without what is only drawn."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextFragment

from withdrawal_timeline.ui.detail.page import Page
from withdrawal_timeline.ui.detail.style import DRAWING_OBJECT, DRAWING_PROPERTY


def selected_text(cursor: QTextCursor, page: Page) -> str:
    """Return the selected text of a page, one line per paragraph; empty paragraphs are left out."""
    if not cursor.hasSelection():
        return ""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[str] = []
    block = page.document.findBlock(start)
    while block.isValid() and block.position() < end:
        words: list[str] = []
        fragments = block.begin()
        while not fragments.atEnd():
            words.append(_words(fragments.fragment(), page, start, end))
            fragments += 1
        line = "".join(words).strip()
        if line:
            lines.append(line.replace("\t", "  "))
        block = block.next()
    return "\n".join(lines)


def _words(fragment: QTextFragment, page: Page, start: int, end: int) -> str:
    first = max(start - fragment.position(), 0)
    last = min(end - fragment.position(), fragment.length())
    if last <= first:
        return ""
    made = fragment.charFormat()
    if made.objectType() == DRAWING_OBJECT:
        return page.drawings[made.intProperty(DRAWING_PROPERTY)].copied
    # Positions count UTF-16 units, as Qt does; a letter beyond the basic plane is two of them.
    encoded = fragment.text().encode("utf-16-le")[2 * first : 2 * last]
    return (
        encoded.decode("utf-16-le", errors="replace").replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
    ).replace("\N{LINE SEPARATOR}", "")
