"""Shows where the keyboard is in a page: a ring about the link or the column that it has reached, or the whole page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QTextEdit

from withdrawal_timeline.ui.detail.link_boxes import link_boxes
from withdrawal_timeline.ui.detail.plot_columns import PlotColumns
from withdrawal_timeline.ui.detail.plots import paint_words_beside
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font


class FocusRing:
    """Paints the ring over the page of ``view``, and fills what is marked there.

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
        self.fill_marked()

    def reached(self) -> list[QRectF]:
        """Return where the link that the keyboard has reached stands in the page, line by line; empty without one."""
        return link_boxes(self._view.document(), self._view.textCursor())

    def fill_marked(self) -> None:
        """Fill what is marked; a link that keys have reached is only ringed, so that what it is can be read."""
        ringed = bool(self.reached())
        if ringed is self._ringed:
            return
        self._ringed = ringed
        colours = self._view.palette()
        # No brush, not one that cannot be seen: Qt lays its colour over drawings, half as strong, whatever that is.
        fill = QBrush(Qt.BrushStyle.NoBrush) if ringed else QBrush(QColor(self._palette.focus))
        colours.setBrush(QPalette.ColorRole.Highlight, fill)
        ink = self._palette.focus if ringed else self._palette.ink_inverse
        colours.setColor(QPalette.ColorRole.HighlightedText, QColor(ink))
        self._view.setPalette(colours)

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
            paint_words_beside(painter, words, boxes[0], face, self._palette)
        painter.end()
