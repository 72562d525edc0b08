"""Small icons of panels, stroked in a 12 x 12 box: magnifier, cross, chevrons, tick, clock, pin, funnel."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from withdrawal_timeline.ui.look.painting import path_of
from withdrawal_timeline.ui.look.shapes import BOX

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF


class LineIcon(StrEnum):
    """An icon; the value is its path."""

    MAGNIFIER = "M5 .9 A4.1 4.1 0 1 1 4.99 .9 Z M8 8 L11.3 11.3"
    CROSS = "M2.6 2.6 L9.4 9.4 M9.4 2.6 L2.6 9.4"
    OPEN = "M2.6 4.3 L6 7.7 L9.4 4.3"
    CLOSED = "M4.3 2.6 L7.7 6 L4.3 9.4"
    TICK = "M2.7 6.2 L5 8.6 L9.4 3.6"
    CLOCK = "M6 1.2 A4.8 4.8 0 1 1 5.99 1.2 Z M6 3.4 V6.2 L8 7.4"
    PIN = "M3.6 1.4 H8.4 M4.6 1.4 V5 L2.8 7.2 H9.2 L7.4 5 V1.4 M6 7.2 V11"
    PINNED = "M3.6 1.4 H8.4 M4.6 1.4 V5 L2.8 7.2 H9.2 L7.4 5 V1.4 M6 7.2 V11 M6 1.4 V7 M5.2 5 V7 M6.8 5 V7"
    FUNNEL = "M1.2 2 H10.8 L7.2 6.4 V10.6 L4.8 9.4 V6.4 Z"


def paint_line_icon(painter: QPainter, icon: LineIcon, box: QRectF, ink: QColor, width: float = 1.4) -> None:
    """Paint ``icon`` into ``box`` with strokes of ``width`` twelfths of it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path_of(icon.value), pen)
    painter.restore()
