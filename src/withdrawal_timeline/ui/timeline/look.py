"""Everything that painting needs and that only changes with theme, text scale or screen: made once, looked up often."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QTransform

from withdrawal_timeline.domain.lifeline import StretchKind
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.state.tracks import MARK_STYLES
from withdrawal_timeline.ui.painting import paint_glyph, paint_mark, paint_status
from withdrawal_timeline.ui.theme import Palette, Role, mix
from withdrawal_timeline.ui.timeline.face import Face, Pictures

_HATCH_PERIOD = 4.2
_HATCH_WIDTH = 1.5
_MOST_MARKS = 1000
_MOST_SIGNS = 200


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


class Look:
    """Faces, colours, pens and kept pictures of marks for one palette, text scale and pixel ratio."""

    def __init__(self, palette: Palette, scale: float, ratio: float) -> None:
        self.palette, self.scale, self.ratio = palette, scale, ratio
        self.label, self.label_top = Face(Role.LABEL, scale, ratio), Face(Role.LABEL_TOP, scale, ratio)
        self.caption, self.lane = Face(Role.CAPTION, scale, ratio), Face(Role.LANE, scale, ratio)
        self.strong = Face(Role.STRONG, scale, ratio)
        self.canvas = QColor(palette.canvas)
        self.ink = QColor(palette.ink)
        self.ink2 = QColor(palette.ink2)
        self.ink3 = QColor(palette.ink3)
        self.line = QPen(QColor(palette.line), 1.0)
        self.now = QColor(palette.now)
        self._hues: dict[str, Hue] = {}
        self._marks: Pictures[tuple[int, int, str, float]] = Pictures(_MOST_MARKS)
        self._signs: Pictures[tuple[str, str, float, float]] = Pictures(_MOST_SIGNS)

    def hue(self, lane: str) -> Hue:
        """Return the colours of a lane."""
        found = self._hues.get(lane)
        if found is None:
            found = self._hues[lane] = Hue(self.palette.domain(lane), self.palette, self.ratio)
        return found

    def name_width(self, text: str, strong: bool) -> float:
        """Return the width of a name in the timeline."""
        return (self.label_top if strong else self.label).width(text)

    def remark_width(self, text: str, _strong: bool) -> float:
        """Return the width of a remark after today."""
        return self.caption.width(text)

    def draw_mark(
        self, painter: QPainter, style: int, x: float, y: float, ink: QColor, ground: str, side: float
    ) -> None:
        """Draw the mark of a style around a point."""
        half, ratio = side / 2.0 + 3.0, self.ratio
        picture = self._marks.of(
            (style, ink.rgba(), ground, side), lambda: self._mark(MARK_STYLES[style], ink, QColor(ground), side)
        )
        painter.drawPixmap(QPointF(round((x - half) * ratio) / ratio, round((y - half) * ratio) / ratio), picture)

    def draw_status(self, painter: QPainter, status: Status, box: QRectF, ground: str) -> None:
        """Draw the sign of a status into a box."""
        self._draw_sign(painter, (status, ground), box, lambda at, to: self._paint_status(at, status, to, ground))

    def draw_glyph(self, painter: QPainter, domain: str, box: QRectF) -> None:
        """Draw the glyph of a domain into a box on the canvas."""
        self._draw_sign(painter, (domain, ""), box, lambda at, to: self._paint_glyph(at, domain, to))

    def _mark(self, kind: MilestoneKind, ink: QColor, ground: QColor, side: float) -> QPixmap:
        return self._picture(side + 6.0, lambda at: paint_mark(at, kind, QRectF(3.0, 3.0, side, side), ink, ground))

    def _paint_status(self, painter: QPainter, status: Status, box: QRectF, ground: str) -> None:
        paint_status(painter, status, box, QColor(self.palette.status(status)), QColor(ground))

    def _paint_glyph(self, painter: QPainter, domain: str, box: QRectF) -> None:
        paint_glyph(painter, domain, box, QColor(self.palette.domain(domain)), self.canvas)

    def _draw_sign(
        self, painter: QPainter, key: tuple[str, str], box: QRectF, paint: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Draw a sign from a kept picture, of which there is one for each share of a pixel that it is off the grid."""
        left, top, side = math.floor(box.left()), math.floor(box.top()), box.width()
        place = QRectF(1.0 + box.left() - left, 1.0 + box.top() - top, side, side)
        picture = self._signs.of(
            (*key, place.left(), place.top()), lambda: self._picture(side + 3.0, lambda at: paint(at, place))
        )
        painter.drawPixmap(QPointF(left - 1.0, top - 1.0), picture)

    def _picture(self, side: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return a square picture, transparent where nothing is painted."""
        made = QPixmap(math.ceil(side * self.ratio), math.ceil(side * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            paint(painter)
        finally:
            painter.end()
        return made
