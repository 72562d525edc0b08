"""A scroll bar that is only a handle: it takes its width always, so that text never moves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette

WIDTH = 12
LEAST = 36
"""Least length of the handle in px: what the style sheet of the application says, and the margins of its handles."""


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

    def handle(self) -> tuple[int, int]:
        """Return where the handle begins and how long it is, in px, as the style has it for the pointer.

        The style itself is not asked: making ready what a style is takes PySide6 3 ms at a start.
        """
        whole, span = self.height(), self.maximum() - self.minimum()
        length = min(max(self.pageStep() * whole // (span + self.pageStep()), LEAST), whole)
        passed = self.sliderPosition() - self.minimum()
        return (2 * passed * (whole - length) + span) // (2 * span), length

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the pane and, where there is something to scroll, the handle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.detail_ground))
        if self.maximum() <= self.minimum():
            return
        top, length = self.handle()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strong = self.isSliderDown() or self.underMouse()
        painter.setBrush(QColor(self._palette.ink3 if strong else self._palette.line_strong))
        painter.drawRoundedRect(QRectF(4, top + 2, 5, length - 4), 2.5, 2.5)
