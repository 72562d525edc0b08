"""The colours of a domain for bars and marks, from its hue and the canvas, and the stripes of a running notice."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QTransform

from withdrawal_timeline.domain.lifeline import StretchKind
from withdrawal_timeline.ui.look.theme import Palette, mix

_HATCH_PERIOD = 4.2
_HATCH_WIDTH = 1.5


class Hue:
    """The colours of one lane, from its hue and the canvas."""

    def __init__(self, hue: str, palette: Palette, ratio: float) -> None:
        self.full = QColor(hue)
        self.bar = mix(hue, palette.canvas, palette.bar_tint)
        self.hatch_ground = mix(hue, palette.canvas, palette.hatch_ground_tint)
        self.outline = mix(hue, palette.canvas, palette.outline_tint)
        self.link = mix(hue, palette.canvas, palette.link_tint)
        self.ghost = mix(hue, palette.canvas, palette.ghost_tint)
        self.unclear = mix(hue, palette.canvas, palette.unclear_tint)
        self.undone = mix(hue, palette.canvas, 0.6)
        self.hatch = hatch(hue, self.hatch_ground.name(), ratio)
        self.fade_in = (_fade(self.bar, inwards=True), _fade(self.full, inwards=True))
        self.fade_out = (_fade(self.bar, inwards=False), _fade(self.full, inwards=False))
        self.pens = {
            StretchKind.ACT: QPen(self.link, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap),
            StretchKind.OUT: _dashed(QPen(self.full, 1.2), 1.0, 2.2),
            StretchKind.UNKNOWN: _dashed(QPen(self.link, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap), 1.5, 2.6),
            StretchKind.DISPUTED: _dashed(QPen(self.outline, 1.1), 3.0, 2.0),
            StretchKind.STOPPED: QPen(self.outline, 1.1),
        }
        """Of what is drawn as a line, or as a frame."""


def _dashed(pen: QPen, dash: float, gap: float) -> QPen:
    pen.setDashPattern([dash, gap])
    return pen


def _fade(colour: QColor, *, inwards: bool) -> QBrush:
    """Return a brush that fades a colour in or out over a pixel; its transform gives the place and the width."""
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient = QLinearGradient(0.0, 0.0, 1.0, 0.0)
    gradient.setColorAt(0.0, clear if inwards else colour)
    gradient.setColorAt(1.0, colour if inwards else clear)
    return QBrush(gradient)


@lru_cache(maxsize=64)
def hatch(hue: str, ground: str, ratio: float) -> QBrush:
    """Return a brush of 45 degree stripes in ``hue`` on ``ground``, seamless at this pixel ratio."""
    side = max(4, round(_HATCH_PERIOD * math.sqrt(2.0) * ratio))
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(hue), _HATCH_WIDTH * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    finally:
        painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1.0 / ratio, 1.0 / ratio))
    return brush
