"""A record on paper: the page of the pane without what is clicked, cut into sheets, its sources as end notes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
)

from withdrawal_timeline.domain.reading import Reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import date_in_words
from withdrawal_timeline.layout.paging import NEVER, Box, Hold, Sheet, sheets
from withdrawal_timeline.ui.detail.drawings import Gap
from withdrawal_timeline.ui.detail.furniture import paint_lines
from withdrawal_timeline.ui.detail.page import Goal, Page
from withdrawal_timeline.ui.detail.record_page import RecordWriter
from withdrawal_timeline.ui.detail.style import DRAWING_PROPERTY, OBJECT, Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

UNITS_PER_INCH = 92.0
"""All lengths on paper are in such units: body text then has 9.4 points."""
_MM = UNITS_PER_INCH / 25.4
BESIDE, ABOVE, BELOW = 24 * _MM, 22 * _MM, 24 * _MM
"""Margins of a sheet; its head and foot stand inside them."""
HEAD_AT, FOOT_AT = 12 * _MM, 14 * _MM
"""Distance of the base lines of head and foot from the upper and the lower edge."""
TOGETHER = {Goal.CLAIM: 70.0, Goal.SOURCE: 400.0, Goal.MILESTONE: 400.0}
"""How much of a sheet may stay empty so that one of these is not cut."""


class PaperRecord:
    """A record, laid out for sheets of one size.

    Parameters
    ----------
    reading
        What is printed, as it is read on its day.
    citation
        How the sources are cited.
    size
        Size of the sheets in points, a 72nd of an inch.
    """

    def __init__(self, reading: Reading, citation: CitationStyle, size: QSizeF) -> None:
        self._reading = reading
        self.size = size * (UNITS_PER_INCH / 72)
        self._style = Style(LIGHT, 1.0, paper=True)
        width = self.size.width() - 2 * BESIDE
        self.page = RecordWriter(self._style, reading, width, margins=(0, 0), citation=citation).write()
        self.sheets = as_sheets(self.page, self.size.height() - ABOVE - BELOW)
        self._lines = self.page.furniture.lines(self.page.document)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the sheet with this number, counted from 0, its upper left corner at the origin."""
        sheet = self.sheets[number]
        painter.save()
        painter.translate(BESIDE, ABOVE - sheet.start)
        # A little more than the text: letters reach over their line, and the rules of claims stand left of it.
        shown = QRectF(-2, sheet.start - 1, self.page.width + 4, sheet.length + 2)
        painter.setClipRect(shown)
        paint_lines(painter, self._lines, shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(shown.left(), sheet.start, shown.width(), sheet.length)
        context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
        self.page.document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_head_and_foot(painter, number)

    def _paint_head_and_foot(self, painter: QPainter, number: int) -> None:
        font = self._style.font(Role.CAPTION)
        metrics, about = QFontMetricsF(font), self._reading.about
        painter.setFont(font)
        right, foot = self.size.width() - BESIDE, self.size.height() - FOOT_AT
        if number:
            head = metrics.elidedText(self._reading.title, Qt.TextElideMode.ElideRight, right - BESIDE)
            painter.setPen(QColor(LIGHT.ink2))
            painter.drawText(QPointF(BESIDE, HEAD_AT), head)
        painter.setPen(QPen(QColor(LIGHT.line_strong), 0.5))
        painter.drawLine(QPointF(BESIDE, foot - 16), QPointF(right, foot - 16))
        painter.setPen(QColor(LIGHT.ink3))
        of = f"{number + 1} of {len(self.sheets)}"
        painter.drawText(QPointF(right - metrics.horizontalAdvance(of), foot), of)
        name = about.title.partition(":")[0]
        version = f"dossier version {about.version}, {date_in_words(about.compiled)}"
        told = f"{name}, {version} · Facts checked to {about.facts_reach}"
        room = right - BESIDE - metrics.horizontalAdvance(of) - 24
        painter.drawText(QPointF(BESIDE, foot), metrics.elidedText(told, Qt.TextElideMode.ElideRight, room))


def boxes(page: Page) -> list[Box]:
    """Return every line of a page that has something on it."""
    return [box for block in _blocks(page) for box in _lines(page, block)]


def holds(page: Page) -> Iterator[Hold]:
    """Return what should stay on one sheet: heads with what follows, the ends of paragraphs, claims and sources."""
    blocks = list(_blocks(page))
    lines = {block.position(): _lines(page, block) for block in blocks}
    heads = {block.position() for block in page.heads}
    for place, block in enumerate(blocks):
        here = lines[block.position()]
        if len(here) > 1:
            # Neither the first nor the last line of a paragraph stands alone.
            ends = ((0, -1),) if len(here) == 3 else ((0, 1), (-2, -1))
            yield from (Hold(here[begin].top, here[end].bottom) for begin, end in ends)
        if block.position() in heads and here:
            after = blocks[place + 1 : place + 8]
            headed = list(dropwhile(lambda other: other.position() in heads, after))
            more = [line for other in after[: len(after) - len(headed)] for line in lines[other.position()]]
            first = [line for other in headed for line in lines[other.position()]][:2]
            yield Hold(here[0].top, max(line.bottom for line in (*here, *more, *first)))
    layout = page.document.documentLayout()
    for (goal, _), (begin, end) in page.places.items():
        if goal in TOGETHER:
            yield Hold(layout.blockBoundingRect(begin).top(), _lines(page, end)[-1].bottom, TOGETHER[goal])
        if goal is Goal.CLAIM and (spoken := _lines(page, end)):
            # Who is cited, and what contests a claim, never stands alone at the top of a sheet.
            before = end.previous()
            above = _lines(page, before) if before.isValid() else []
            if above and above[-1].bottom <= spoken[0].top + 1:
                yield Hold(above[-1].top, spoken[-1].bottom, NEVER)


def _blocks(page: Page) -> Iterator[QTextBlock]:
    block = page.document.begin()
    while block.isValid():
        if block.isVisible() and not _is_gap(page, block):
            yield block
        block = block.next()


def _is_gap(page: Page, block: QTextBlock) -> bool:
    if block.text() != OBJECT:
        return not block.text()
    made = block.begin().fragment().charFormat()
    return isinstance(page.drawings[made.intProperty(DRAWING_PROPERTY)], Gap)


def _lines(page: Page, block: QTextBlock) -> list[Box]:
    layout = block.layout()
    above = page.document.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    found = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [Box(above + line.y(), above + line.y() + line.height()) for line in found]


def as_sheets(page: Page, length: float) -> tuple[Sheet, ...]:
    """Return a page cut into sheets that have room for ``length``."""
    return sheets(boxes(page), tuple(holds(page)), length)
