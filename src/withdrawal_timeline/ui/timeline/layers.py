"""The layers of the timeline, from the ground up: each one item, painted in one call from the scene's arrays."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from withdrawal_timeline.ui.timeline.scene import Scene

Paint = Callable[[QPainter, Scene], None]
"""Walks the arrays of a scene with a painter."""


class Layer(pg.GraphicsObject):
    """One item over the whole view that paints one aspect of the scene.

    Parameters
    ----------
    paint
        Walks the scene's arrays with a painter.
    z
        Place in the stack; higher lies above.
    in_content
        Whether it scrolls with the content, and is clipped to it, or stands above.
    """

    def __init__(self, paint: Paint, z: int, *, in_content: bool) -> None:
        super().__init__()
        self._paint, self._in_content = paint, in_content
        self._shown: Scene | None = None
        self._bounds = QRectF()
        self.setZValue(z)

    def show_scene(self, scene: Scene | None) -> None:
        """Paint this scene from now on; the view itself asks for the repaint."""
        self._shown = scene

    def set_size(self, width: float, height: float) -> None:
        """Cover a view of this size."""
        bounds = QRectF(0.0, 0.0, width, height)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def boundingRect(self) -> QRectF:
        """Return the whole view."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the layer; nothing before the first scene."""
        scene = self._shown
        if scene is None:
            return
        painter.save()
        try:
            if self._in_content:
                painter.setClipRect(QRectF(0.0, scene.header, scene.width, scene.height - scene.header))
                painter.translate(0.0, round(scene.header - scene.scroll))
            self._paint(painter, scene)
        finally:
            painter.restore()
