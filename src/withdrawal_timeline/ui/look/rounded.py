"""Round corners for what opens in a window of its own: menus and sheets that drop down."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from withdrawal_timeline.ui.look.style import RADIUS
from withdrawal_timeline.ui.look.theme import LIGHT, Palette


def let_corners_through(widget: QWidget) -> None:
    """Ask the system for a see-through window without a shadow of its own; to be called before it is shown."""
    widget.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    widget.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    widget.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def cut_corners(widget: QWidget) -> None:
    """Cut the corners off, for desktops that show nothing through windows; to be called for every size."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(widget.rect()), RADIUS, RADIUS)
    widget.setMask(QRegion(path.toFillPolygon().toPolygon()))


def paint_sheet(widget: QWidget, palette: Palette) -> None:
    """Paint the raised ground of a sheet with round corners, and its edge, over all of a widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.line_strong), 1))
    painter.setBrush(QColor(palette.raised))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.end()


class RoundMenu(QMenu):
    """A menu with round corners; the style sheet of the application paints it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        let_corners_through(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners for the new size."""
        super().resizeEvent(event)
        cut_corners(self)


class RoundSheet(QFrame):
    """A sheet with round corners that drops down; Esc or a click outside closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        let_corners_through(self)
        self._palette, self._scale = LIGHT, 1.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners for the new size."""
        super().resizeEvent(event)
        cut_corners(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet; a style sheet leaves a see-through window empty."""
        paint_sheet(self, self._palette)
