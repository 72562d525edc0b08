"""Paints bars, all of one hue and kind together: those of the timeline and those of compared lives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from withdrawal_timeline.domain.lifeline import StretchKind
from withdrawal_timeline.layout.drawn import Bars, DrawnSpan
from withdrawal_timeline.ui.look.hues import Hue

_BAR, _BASE = 6.0, 1.5
_OPEN_FADE = 26.0
_BEYOND = 8.0
"""A bar that goes on beyond the view is drawn so much further, so that no end of it is seen."""


def paint_bars(painter: QPainter, bars: Bars, hue: Hue, ground: QColor, *, width: float, hatched_from: float) -> None:
    """Paint bars of one hue and kind.

    Parameters
    ----------
    painter
        Its origin is the left edge of the time shown.
    bars
        What to paint, in logical pixels.
    hue
        The colours of the bars.
    ground
        The colour that they stand on.
    width
        Width of the time shown, in logical pixels.
    hatched_from
        Where the stripes of a running notice begin; they stay with time when it moves.
    """
    kind = StretchKind(bars.style)
    boxes = [_box(span, width) for span in bars.spans]
    match kind:
        case StretchKind.MEMBER:
            _paint_members(painter, bars.spans, boxes, hue)
        case StretchKind.NOTICE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrushOrigin(QPointF(hatched_from, 0.0))
            painter.setBrush(hue.hatch)
            painter.drawRects(boxes)
            # The origin also moves gradients, which memberships of other lanes fade with.
            painter.setBrushOrigin(QPointF(0.0, 0.0))
            painter.setBrush(hue.full)
            painter.drawRects([_base(box) for box in boxes])
        case StretchKind.STOPPED | StretchKind.DISPUTED:
            painter.setPen(hue.pen(kind))
            painter.setBrush(ground if kind is StretchKind.STOPPED else Qt.BrushStyle.NoBrush)
            painter.drawRects([box.adjusted(0.5, 0.5, -0.5, -0.5) for box in boxes])
        case StretchKind.OUT | StretchKind.UNKNOWN | StretchKind.ACT:
            painter.setPen(hue.pen(kind))
            painter.drawLines(
                [QLineF(box.left(), box.center().y() + 0.5, box.right(), box.center().y() + 0.5) for box in boxes]
            )


def _box(span: DrawnSpan, width: float) -> QRectF:
    left = round(max(span.x0, -_BEYOND))
    right = max(round(min(span.x1, width + _BEYOND)), left + 1)
    return QRectF(left, round(span.y) - _BAR / 2, right - left, _BAR)


def _base(box: QRectF) -> QRectF:
    return QRectF(box.left(), box.bottom() - _BASE, box.width(), _BASE)


def _paint_members(painter: QPainter, spans: Sequence[DrawnSpan], boxes: Sequence[QRectF], hue: Hue) -> None:
    """Paint memberships: whole ones at once, those with an uncertain or open end as they fade."""
    firm: list[QRectF] = []
    for span, box in zip(spans, boxes, strict=True):
        left, right, top = box.left(), box.right(), box.top()
        if span.known0 - left >= 2.0:
            fade = QRectF(left, top, min(span.known0, right) - left, _BAR)
            _paint_fade(painter, fade, hue, inwards=True)
            left = fade.right()
        if right - span.known1 >= 2.0 and span.known1 >= left:
            _paint_fade(painter, QRectF(span.known1, top, right - span.known1, _BAR), hue, inwards=False)
            right = span.known1
        if right > left:
            firm.append(QRectF(left, top, right - left, _BAR))
        if span.open_end:
            _paint_fade(painter, QRectF(box.right(), top, _OPEN_FADE, _BAR), hue, inwards=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue.bar)
    painter.drawRects(firm)
    painter.setBrush(hue.full)
    painter.drawRects([_base(box) for box in firm])


def _paint_fade(painter: QPainter, box: QRectF, hue: Hue, *, inwards: bool) -> None:
    bar, base = hue.fade_in if inwards else hue.fade_out
    place = QTransform(box.width(), 0.0, 0.0, 1.0, box.left(), 0.0)
    for part, brush in ((box, bar), (_base(box), base)):
        brush.setTransform(place)
        painter.fillRect(part, brush)
