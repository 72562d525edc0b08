"""Paints a lane that is dragged: its header under the pointer, its place faded, and the line where it would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from withdrawal_timeline.ui.timeline.lane_headers import SIGN, paint_sign
from withdrawal_timeline.ui.timeline.scene import HeaderBox, Scene

if TYPE_CHECKING:
    from withdrawal_timeline.layout.reorder import Drop

_VEIL = 0.6
_LINE, _KNOB = 2.0, 3.5
_SHADOWS = ((3.0, 0.05), (2.0, 0.07), (1.0, 0.09))


def paint_lifted(painter: QPainter, scene: Scene) -> None:
    """Paint what shows a drag; nothing if there is none."""
    dragging = scene.dragging
    header = next((box for box in scene.headers if dragging is not None and box.lane.lane.key == dragging.key), None)
    if dragging is None or header is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_veil(painter, scene, header)
    if dragging.drop is not None:
        _paint_line(painter, scene, dragging.drop)
    _paint_header(painter, scene, header, dragging.top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_veil(painter: QPainter, scene: Scene, header: HeaderBox) -> None:
    lane = header.lane
    pane = scene.panes.of(lane.top)
    top = max(pane.to_view(lane.top), pane.top)
    bottom = min(pane.to_view(lane.top + lane.height), pane.top + pane.height)
    veil = QColor(scene.look.palette.canvas)
    veil.setAlphaF(_VEIL)
    painter.fillRect(QRectF(0.0, scene.header + top, scene.width, max(bottom - top, 0.0)), veil)


def _paint_line(painter: QPainter, scene: Scene, drop: Drop) -> None:
    """Paint the line in the middle of the room that the lanes have made, or are making."""
    from withdrawal_timeline.layout.reorder import GAP  # noqa: PLC0415 - nothing is dragged at a start

    beside = scene.plan.lane(drop.beside)
    if beside is None:
        return
    edge = beside.top + beside.height + GAP / 2 if drop.below else beside.top - GAP / 2
    pane = scene.panes.pinned if drop.pinned and scene.panes.pinned is not None else scene.panes.rest
    y = scene.header + min(max(pane.to_view(edge), pane.top + _KNOB), pane.top + pane.height - _KNOB)
    focus = QColor(scene.look.palette.focus)
    painter.setPen(QPen(focus, _LINE))
    painter.drawLine(QLineF(2 * _KNOB + 1.0, round(y), scene.width, round(y)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(_KNOB + 2.0, round(y)), _KNOB, _KNOB)


def _paint_header(painter: QPainter, scene: Scene, header: HeaderBox, top: float) -> None:
    look = scene.look
    top = min(max(top, scene.header), scene.height - header.lane.header)
    box = QRectF(header.left, round(top) + 0.5, max(header.right - header.left, 60.0), header.lane.header)
    ink = QColor(look.palette.ink)
    painter.setPen(Qt.PenStyle.NoPen)
    for reach, depth in _SHADOWS:
        ink.setAlphaF(depth)
        painter.setBrush(ink)
        painter.drawRoundedRect(box.adjusted(-reach, -reach + 1.0, reach, reach + 1.0), 4.0 + reach, 4.0 + reach)
    painter.setPen(QPen(QColor(look.palette.line_strong), 1.0))
    painter.setBrush(QColor(look.palette.raised))
    painter.drawRoundedRect(box, 4.0, 4.0)
    if header.sign_x is not None:
        sign = QRectF(header.sign_x, box.center().y() - SIGN / 2, SIGN, SIGN)
        paint_sign(painter, scene, header.lane, sign, look.palette.raised)
    look.lane.draw_name(painter, header.title, header.x, box.center().y(), look.palette.ink, look.palette.raised)
