"""The heads of the columns: quiet type, an arrow at the column that rows are sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView

from withdrawal_timeline.ui.list_twin.measures import FIRST_PAD, PAD
from withdrawal_timeline.ui.look.fitting import cut
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HEIGHT = 28
"""Height of the heads with their hairline, in logical pixels at text scale 1."""


class Head(QHeaderView):
    """Heads to click; clicking the same again turns the order round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._palette, self._scale, self._hovered = LIGHT, 1.0, -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setStyleSheet(f"QHeaderView {{ background: {palette.canvas}; border: none; }}")
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of the heads."""
        return QSize(super().sizeHint().width(), round(HEIGHT * self._scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the head under the pointer be seen."""
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the head under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and hairline over the whole width, then the heads."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._palette.canvas))
        painter.fillRect(0, self.height() - 1, self.viewport().width(), 1, QColor(self._palette.line_strong))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - as Qt has it
        """Paint the head of one column."""
        if not rect.isValid():
            return
        palette, scale = self._palette, self._scale
        chosen, area = self.sortIndicatorSection() == logicalIndex, QRectF(rect)
        painter.save()
        painter.fillRect(area, QColor(palette.hover if logicalIndex == self._hovered else palette.canvas))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(palette.line_strong))
        face = font(Role.LANE if chosen else Role.CAPTION, scale)
        metrics = QFontMetricsF(face)
        left = area.left() + (FIRST_PAD if area.left() <= 0 else PAD) * scale
        base = round(area.top() + (area.height() - 1 - metrics.height()) / 2 + metrics.ascent())
        said = cut(str(self.model().headerData(logicalIndex, self.orientation())), metrics, area.right() - left - 2)
        painter.setFont(face)
        painter.setPen(QColor(palette.ink if chosen else palette.ink2))
        painter.drawText(QPointF(left, base), said)
        if chosen:
            self._paint_arrow(painter, QPointF(left + metrics.horizontalAdvance(said) + 5 * scale, base))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, corner: QPointF) -> None:
        """Paint a small triangle on the base line: up where values grow downwards, as elsewhere on this system."""
        side, height = 7 * self._scale, 4.5 * self._scale
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        middle = corner.y() - 4 * self._scale
        tip, foot = (middle + height / 2, middle - height / 2) if down else (middle - height / 2, middle + height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.ink))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(corner.x(), foot), QPointF(corner.x() + side, foot), QPointF(corner.x() + side / 2, tip)]
            )
        )

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
