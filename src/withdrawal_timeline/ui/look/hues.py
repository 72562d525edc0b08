"""The colours of a domain for bars and marks, from its hue and the canvas, and the stripes of a running notice."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QTransform

from withdrawal_timeline.domain.lifeline import StretchKind
from withdrawal_timeline.ui.look.theme import Palette, mix

_HATCH_PERIOD = 4.2
_HATCH_WIDTH = 1.5


class Hue:
    """The colours of one lane, from its hue and the canvas: made when they are first used, as few lanes use all."""

    def __init__(self, hue: str, palette: Palette, ratio: float) -> None:
        self._hue, self._palette, self._ratio = hue, palette, ratio
        self.full = QColor(hue)
        self._pens: dict[StretchKind, QPen] = {}

    @cached_property
    def bar(self) -> QColor:
        """Of the body of a bar."""
        return self._mixed(self._palette.bar_tint)

    @cached_property
    def link(self) -> QColor:
        """Of brackets, acts, and what is not known."""
        return self._mixed(self._palette.link_tint)

    @cached_property
    def ghost(self) -> QColor:
        """Of a mark behind another."""
        return self._mixed(self._palette.ghost_tint)

    @cached_property
    def unclear(self) -> QColor:
        """Of the share that is unclear."""
        return self._mixed(self._palette.unclear_tint)

    @cached_property
    def undone(self) -> QColor:
        """Of what was undone."""
        return self._mixed(0.6)

    @cached_property
    def hatch(self) -> QBrush:
        """The stripes of a running notice."""
        return hatch(self._hue, self._mixed(self._palette.hatch_ground_tint).name(), self._ratio)

    @cached_property
    def fade_in(self) -> tuple[QBrush, QBrush]:
        """Body and base of a bar that fades in."""
        return _fade(self.bar, inwards=True), _fade(self.full, inwards=True)

    @cached_property
    def fade_out(self) -> tuple[QBrush, QBrush]:
        """Body and base of a bar that fades out."""
        return _fade(self.bar, inwards=False), _fade(self.full, inwards=False)

    def pen(self, kind: StretchKind) -> QPen:
        """Return the pen of a stretch that is drawn as a line, or as a frame."""
        found = self._pens.get(kind)
        if found is None:
            found = self._pens[kind] = self._pen(kind)
        return found

    def _pen(self, kind: StretchKind) -> QPen:
        outline = self._palette.outline_tint
        match kind:
            case StretchKind.ACT:
                return QPen(self.link, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            case StretchKind.OUT:
                return _dashed(QPen(self.full, 1.2), 1.0, 2.2)
            case StretchKind.UNKNOWN:
                return _dashed(QPen(self.link, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap), 1.5, 2.6)
            case StretchKind.DISPUTED:
                return _dashed(QPen(self._mixed(outline), 1.1), 3.0, 2.0)
            case _:
                return QPen(self._mixed(outline), 1.1)

    def _mixed(self, share: float) -> QColor:
        return mix(self._hue, self._palette.canvas, share)


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
