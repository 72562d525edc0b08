"""Paints the lines of the tracks: bars, marks, and what belongs to them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from withdrawal_timeline.layout.drawn import DrawnMark
from withdrawal_timeline.layout.frame import GHOST_SHIFT
from withdrawal_timeline.layout.sizes import MARK
from withdrawal_timeline.ui.look.bars import paint_bars
from withdrawal_timeline.ui.look.hues import Hue
from withdrawal_timeline.ui.timeline.look import Mark
from withdrawal_timeline.ui.timeline.scene import Scene

_HOVERED_MARK = 13.0
_BRACKET_FROM = 7.0
"""A date is drawn with a bracket as wide as it is uncertain from this width on."""
_CHOSEN_BOX = 18.0
_LINK_AWAY, _LINK_RISE, _LINK_REACH = 7.0, 9.0, 70.0


def paint_lifelines(painter: QPainter, scene: Scene) -> None:
    """Paint all bars, then all marks."""
    painter.save()
    painter.setClipRect(
        QRectF(0.0, scene.scroll, scene.time_width, scene.height - scene.header), Qt.ClipOperation.IntersectClip
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    hatched_from = scene.scale.to_px(scene.tracks.today)
    for bars in scene.frame.bars:
        hue = scene.look.hue(bars.hue)
        paint_bars(painter, bars, hue, scene.look.canvas, width=scene.time_width, hatched_from=hatched_from)
    _paint_selected_act(painter, scene)
    _paint_marks(painter, scene)
    _paint_links(painter, scene)
    painter.restore()
    _paint_remarks(painter, scene)


def _paint_marks(painter: QPainter, scene: Scene) -> None:
    look = scene.look
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    styled = [(mark, _as_drawn(scene, mark), _ghost_of(scene, mark)) for mark in scene.frame.marks]
    look.make_marks(drawn for _, itself, ghost in styled for drawn in (itself, ghost) if drawn is not None)
    for mark, itself, ghost in styled:
        hue = look.hue(mark.hue)
        if mark.mark.last - mark.mark.first > 1.0 and mark.x1 - mark.x0 >= _BRACKET_FROM:
            _paint_bracket(painter, mark, hue)
        if ghost is not None:
            look.draw_mark(painter, ghost, mark.x - GHOST_SHIFT, mark.y)
        look.draw_mark(painter, itself, mark.x, mark.y)
        if mark.mark.undone:
            painter.setPen(QPen(hue.full, 1.2))
            painter.drawLine(QLineF(mark.x - 6.0, mark.y + 5.0, mark.x + 6.0, mark.y - 5.0))
        if scene.chosen == (mark.mark.owner, mark.mark.index):
            painter.setPen(QPen(look.ink, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = _CHOSEN_BOX / 2
            painter.drawRoundedRect(
                QRectF(round(mark.x) - half, round(mark.y) - half, _CHOSEN_BOX, _CHOSEN_BOX), 3.0, 3.0
            )


def _as_drawn(scene: Scene, mark: DrawnMark) -> Mark:
    """Return how a mark looks."""
    hovered, hue = scene.hovered, scene.look.hue(mark.hue)
    exact = hovered is not None and hovered.mark is not None and hovered.mark.mark == mark.mark
    ink = hue.undone if mark.mark.undone else hue.full
    return mark.mark.style, ink.rgba(), _ground(scene, mark), _HOVERED_MARK if exact else MARK


def _ghost_of(scene: Scene, mark: DrawnMark) -> Mark | None:
    """Return how the mark behind a mark looks; None if there is none."""
    if mark.ghost < 0:
        return None
    return mark.ghost, scene.look.hue(mark.hue).ghost.rgba(), _ground(scene, mark), MARK


def _ground(scene: Scene, mark: DrawnMark) -> str:
    palette = scene.look.palette
    over = scene.hovered is not None and scene.hovered.key == mark.track
    return palette.selected if mark.track == scene.selected else palette.hover if over else palette.canvas


def _paint_selected_act(painter: QPainter, scene: Scene) -> None:
    """Underline the steps of the selected act, so that one of several on a line can be told from the others."""
    planned = next((item for item in scene.plan.own if item.track.key == scene.selected), None)
    if planned is None:
        return
    own = [scene.scale.to_px(mark.day) for mark in planned.track.marks if mark.owner == scene.owner]
    if own and len({mark.owner for mark in planned.track.marks}) > 1:
        y = round(planned.y + planned.height / 2) - 1.0
        start, end = min(own) - MARK / 2, max(own) + MARK / 2
        name = next((name for name in scene.frame.names if name.key == scene.selected), None)
        if name is not None and start < name.x + name.width and name.x < end:
            start = name.x + name.width + MARK / 2
        painter.fillRect(QRectF(start, y, max(end - start, 0.0), 1.6), scene.look.ink)


def _paint_bracket(painter: QPainter, mark: DrawnMark, hue: Hue) -> None:
    """Paint a bracket beneath a mark, as wide as its date is uncertain."""
    y = round(mark.y + MARK / 2) + 1.5
    painter.setPen(QPen(hue.link, 1.0))
    x0, x1 = round(mark.x0) + 0.5, round(mark.x1) - 0.5
    painter.drawPolyline(QPolygonF([QPointF(x0, y - 3.0), QPointF(x0, y), QPointF(x1, y), QPointF(x1, y - 3.0)]))


def _paint_links(painter: QPainter, scene: Scene) -> None:
    """Paint what belongs to the selected track as curves; within a row they go above the line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(scene.look.palette.focus), 1.3))
    for link in scene.links:
        if abs(link.y1 - link.y0) > _LINK_REACH:
            # A curve through many rows would look like something of theirs; the pane lists the link.
            continue
        path = QPainterPath(QPointF(link.x0, link.y0 - _LINK_AWAY))
        rise = _LINK_RISE if abs(link.y1 - link.y0) < 1.0 else 0.0
        down = link.y1 > link.y0
        end = QPointF(link.x1, link.y1 + (-_LINK_AWAY if down or rise else _LINK_AWAY))
        middle = (link.x0 + link.x1) / 2.0
        path.cubicTo(QPointF(middle, link.y0 - _LINK_AWAY - rise), QPointF(middle, end.y() - rise), end)
        painter.drawPath(path)
        tip = 3.5 if down or rise else -3.5
        painter.drawPolyline(
            QPolygonF([QPointF(end.x() - 3.0, end.y() - tip), end, QPointF(end.x() + 3.0, end.y() - tip)])
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_remarks(painter: QPainter, scene: Scene) -> None:
    """Paint what is not known of an end, and the arrow into the column of what has no date."""
    look = scene.look
    painter.setFont(look.caption.font)
    for remark in scene.frame.remarks:
        x = remark.x
        if remark.text:
            painter.setPen(look.ink3)
            painter.drawText(QPointF(round(x), look.caption.baseline(remark.y)), remark.text)
            x += look.caption.width(remark.text) + 6.0
        if remark.arrow:
            hue = look.hue(remark.hue)
            pen = QPen(hue.full, 1.2)
            pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            y, tip = round(remark.y) + 0.5, scene.gutter_left + 12.0
            painter.drawLine(QLineF(x, y, tip, y))
            painter.setPen(QPen(hue.full, 1.4))
            painter.drawPolyline(QPolygonF([QPointF(tip - 4.0, y - 3.5), QPointF(tip, y), QPointF(tip - 4.0, y + 3.5)]))
