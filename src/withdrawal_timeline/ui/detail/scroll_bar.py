"""A scroll bar that is only a handle: it takes its width always, so that text never moves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette

WIDTH = 12


class SlimScrollBar(QScrollBar):
    """A vertical scroll bar, 12 px wide, with a handle of 5 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._palette = LIGHT

    def set_palette(self, palette: Palette) -> None:
        """Take over the colours of a theme."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Return the fixed width."""
        return QSize(WIDTH, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the pane and, where there is something to scroll, the handle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.detail_ground))
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self.isSliderDown() or self.underMouse()
        painter.setBrush(QColor(self._palette.ink3 if strong else self._palette.line_strong))
        painter.drawRoundedRect(QRectF(4, handle.top() + 2, 5, handle.height() - 4), 2.5, 2.5)
