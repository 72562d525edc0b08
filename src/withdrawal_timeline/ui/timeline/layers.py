"""The layers of the timeline, from the ground up: each painted in one call from the scene's arrays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.timeline.scene import Scene

Paint = Callable[[QPainter, Scene], None]
"""Walks the arrays of a scene with a painter."""


@frozen
class Layer:
    """Something that paints one aspect of the scene over the whole view.

    Parameters
    ----------
    walk
        Walks the scene's arrays with a painter.
    in_content
        Whether it scrolls with the content, and is clipped to it, or stands above.
    """

    walk: Paint
    in_content: bool

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the layer, in each pane if there are two, and leave the painter as it was."""
        for part in (scene.parts or (scene,)) if self.in_content else (scene,):
            painter.save()
            try:
                if self.in_content:
                    painter.setClipRect(QRectF(0.0, round(part.header), part.width, part.height - round(part.header)))
                    painter.translate(0.0, round(part.header - part.scroll))
                self.walk(painter, part)
            finally:
                painter.restore()
