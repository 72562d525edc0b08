"""Round corners for what opens in a window of its own: menus and sheets that drop down."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

RADIUS = 8
"""Radius of the corners in logical pixels."""


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


class RoundMenu(QMenu):
    """A menu with round corners; the style sheet of the application paints it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        let_corners_through(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners for the new size."""
        super().resizeEvent(event)
        cut_corners(self)
