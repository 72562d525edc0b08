"""Shows where the keyboard is in a page: a ring about the link or the column that it has reached, or the whole page.

What is marked to be copied has its ground from here, too.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QTextEdit

from withdrawal_timeline.ui.detail.link_boxes import link_boxes
from withdrawal_timeline.ui.detail.page import Spot
from withdrawal_timeline.ui.detail.plot_columns import PlotColumns
from withdrawal_timeline.ui.detail.text_boxes import selected_boxes
from withdrawal_timeline.ui.detail.words_beside import paint_words, place_beside, size_of
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

_MARKED = 0.24
"""Share of the colour of the focus in the ground of what is marked: letters and drawings stay readable on it."""


class FocusRing:
    """Paints the ring over the page of ``view``, and the ground of what is marked below it.

    ``about_page`` is whether the keyboard has come to the page, so that the ring is about all of it until it reaches a
    link.
    """

    def __init__(self, view: QTextEdit, columns: PlotColumns) -> None:
        self._view, self._columns = view, columns
        self._palette, self._scale = LIGHT, 1.0
        self._ringed: bool | None = None
        self.about_page = False

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over the colours of a theme and the text scale."""
        self._palette, self._scale = palette, scale
        self._ringed = None
        self.choose_ink()

    def reached(self) -> list[QRectF]:
        """Return where the link that the keyboard has reached stands in the page, line by line; empty without one."""
        return link_boxes(self._view.document(), self._view.textCursor())

    def choose_ink(self) -> None:
        """Choose the ink of what is marked: that of the ring for a link that was reached by key, else the usual one."""
        ringed = bool(self.reached())
        if ringed is self._ringed:
            return
        self._ringed = ringed
        colours = self._view.palette()
        # No brush, not one that cannot be seen: Qt lays its colour over drawings, half as strong, whatever that is.
        # It would fill rooms that were left for widgets, too. So the ground is painted here, below the text.
        colours.setBrush(QPalette.ColorRole.Highlight, QBrush(Qt.BrushStyle.NoBrush))
        ink = self._palette.focus if ringed else self._palette.ink
        colours.setColor(QPalette.ColorRole.HighlightedText, QColor(ink))
        self._view.setPalette(colours)

    def paint_ground(self, painter: QPainter, shown: QRectF) -> None:
        """Paint the ground of what is marked, below the text; ``shown`` is the part of the page that is painted."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection() or self.reached():
            return
        # Lines and the grounds of some paragraphs show through.
        tint = QColor(self._palette.focus)
        tint.setAlphaF(_MARKED)
        for box in selected_boxes(self._view.document(), cursor, shown):
            left, top = round(box.left()), round(box.top())  # each edge alone, so that no two boxes overlap
            painter.fillRect(left, top, round(box.right()) - left, round(box.bottom()) - top, tint)

    def words_box(self, column: Spot, size: QSizeF) -> QRectF:
        """Return where the words of a column stand in the page, over nothing that its plot says if that can be."""
        plot, corner = column.plot, self._columns.box_of(column).topLeft() - column.box.topLeft()
        box = place_beside(size, column.box, QRectF(QPointF(), plot.size), plot.words)
        return box.translated(corner)

    def paint(self) -> None:
        """Paint the ring, with the words of a column beside it."""
        column = self._columns.chosen()
        boxes = self.reached() if column is None else [self._columns.box_of(column)]
        if not boxes and not self.about_page:
            return
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._palette.focus), 2))
        if not boxes:
            painter.drawRoundedRect(QRectF(self._view.viewport().rect()).adjusted(3, 3, -3, -3), 4, 4)
        painter.translate(0, -self._view.verticalScrollBar().value())
        for box in boxes:
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 4, 4)
        if column is not None:
            words, face = column.link.tip.partition(".")[0], font(Role.CAPTION, self._scale)
            paint_words(painter, words, self.words_box(column, size_of(words, face)), face, self._palette)
        painter.end()
