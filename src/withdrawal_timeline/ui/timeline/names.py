"""Paints names, clusters, capsules and, above them, the headers of lanes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.layout.drawn import DrawnName
from withdrawal_timeline.layout.sizes import SIGN_AWAY
from withdrawal_timeline.state.tracks import SIGNS
from withdrawal_timeline.ui.look.hues import Hue, hatch
from withdrawal_timeline.ui.timeline.face import Name
from withdrawal_timeline.ui.timeline.lane_headers import paint_headers
from withdrawal_timeline.ui.timeline.scene import CapsuleBox, Scene, cluster_text

_GLYPH = 11.0
_CLUSTER_HEIGHT = 13.0
_STRIP = 2.0
_OWN_AWAY, _OWN_DOT = 6.0, 1.8
"""The dot before the name of what the reader has pinned or written a note on: how far away, and its radius."""


def paint_names(painter: QPainter, scene: Scene) -> None:
    """Paint all words of the content, clusters and capsules."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_names(painter, scene)
    _paint_captions(painter, scene)
    _paint_clusters(painter, scene)
    paint_headers(painter, scene)
    for box in scene.capsules:
        _paint_capsule(painter, scene, box)


def _paint_names(painter: QPainter, scene: Scene) -> None:
    look, palette = scene.look, scene.look.palette
    written = [(name, _as_written(scene, name)) for name in scene.frame.names]
    look.label.make_names([words for name, words in written if not name.strong])
    look.label_top.make_names([words for name, words in written if name.strong])
    for name, (text, ink, ground) in written:
        face = look.label_top if name.strong else look.label
        if name.key in scene.found:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            height = face.metrics.height() + 1.0
            painter.drawRoundedRect(
                QRectF(round(name.x) - 3.0, name.y - height / 2, name.width + 6.0, height), 3.0, 3.0
            )
        if name.sign >= 0:
            status = SIGNS[name.sign]
            box = QRectF(round(name.x) - SIGN_AWAY, round(name.y) - 5.5, _GLYPH, _GLYPH)
            look.draw_status(painter, status, box, ground)
        if name.leader > 0.0:
            leader = QPen(QColor(palette.line_strong), 1.0)
            leader.setDashPattern([1.0, 3.0])
            painter.setPen(leader)
            y = round(name.y) + 0.5
            painter.drawLine(QLineF(round(name.x + name.width) + 6.0, y, min(name.leader, scene.time_width), y))
        if name.strength < 1.0:
            painter.setOpacity(name.strength)
        face.draw_name(painter, text, name.x, name.y, ink, ground)
        if name.key in scene.own:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.ink2)
            painter.drawEllipse(QPointF(round(name.x) - _OWN_AWAY, round(name.y) + 0.5), _OWN_DOT, _OWN_DOT)
        if name.strength < 1.0:
            painter.setOpacity(1.0)


def _as_written(scene: Scene, name: DrawnName) -> Name:
    """Return what is written of a name, its ink and its ground."""
    look, palette = scene.look, scene.look.palette
    face, ground = look.label_top if name.strong else look.label, palette.canvas
    found = name.key in scene.found
    if found:
        ground = palette.search_hit
    elif not name.many and name.key == scene.selected:
        ground = palette.selected
    elif not name.many and scene.hovered is not None and name.key == scene.hovered.key:
        ground = palette.hover
    cut = face.width(name.text) > name.width + 0.5
    text = face.elided(name.text, name.width) if cut else name.text
    return text, palette.ink2 if name.quiet and not found else palette.ink, ground


def _paint_captions(painter: QPainter, scene: Scene) -> None:
    palette, face = scene.look.palette, scene.look.caption
    for caption in scene.frame.captions:
        ground = palette.selected if caption.track == scene.selected else palette.canvas
        ink = palette.ink2 if caption.track == scene.selected else palette.ink3
        face.draw_name(painter, caption.text, caption.x, caption.y, ink, ground)


def _paint_clusters(painter: QPainter, scene: Scene) -> None:
    look = scene.look
    for cluster in scene.frame.clusters:
        text = cluster_text(cluster)
        width = max(16.0, look.lane.width(text) + 8.0)
        box = QRectF(
            round(cluster.x - width / 2) + 0.5, round(cluster.y - _CLUSTER_HEIGHT / 2) + 0.5, width, _CLUSTER_HEIGHT
        )
        painter.setPen(QPen(look.hue(cluster.other).full, 1.2))
        painter.setBrush(look.canvas)
        painter.drawRoundedRect(box.translated(3.0, -2.0), 3.0, 3.0)
        hovered = scene.hovered is not None and scene.hovered.key == cluster.cluster.key
        found = any(member.key in scene.found for member in cluster.cluster.members)
        ground = look.palette.search_hit if found else look.palette.hover if hovered else look.palette.canvas
        painter.setPen(QPen(look.hue(cluster.hue).full, 1.2))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3.0, 3.0)
        painter.setFont(look.lane.font)
        painter.setPen(look.ink)
        x = box.center().x() - look.lane.width(text) / 2
        painter.drawText(QPointF(x, look.lane.baseline(box.center().y())), text)


def _paint_capsule(painter: QPainter, scene: Scene, box: CapsuleBox) -> None:
    look = scene.look
    capsule = box.lane.lane.capsule
    if capsule is None:
        return
    hue = look.hue(box.lane.lane.key)
    shape = QRectF(round(box.x) + 0.5, round(box.y) + 0.5, box.width, box.height)
    painter.setPen(QPen(hue.full, 1.2))
    painter.setBrush(QColor(look.palette.search_hit if capsule.members & scene.hits else look.palette.raised))
    painter.drawRoundedRect(shape, box.height / 2, box.height / 2)
    painter.setFont(look.lane.font)
    painter.setPen(look.ink)
    painter.drawText(QPointF(shape.left() + 8.0, look.lane.baseline(shape.center().y())), box.text)
    if capsule.unfolded or box.text == capsule.text:
        _paint_chevron(painter, shape, look.ink2, up=capsule.unfolded)
    if not capsule.unfolded:
        _paint_shares(
            painter,
            scene,
            capsule.shares,
            QRectF(shape.left() + 4.0, shape.bottom() + 1.0, shape.width() - 8.0, _STRIP),
            hue,
        )


def _paint_chevron(painter: QPainter, shape: QRectF, ink: QColor, *, up: bool) -> None:
    x, y, tip = shape.right() - 11.0, shape.center().y(), -2.0 if up else 2.0
    painter.setPen(QPen(ink, 1.3))
    painter.drawPolyline(
        QPolygonF([QPointF(x - 3.0, y - tip / 2), QPointF(x, y + tip / 2), QPointF(x + 3.0, y - tip / 2)])
    )


def _paint_shares(
    painter: QPainter, scene: Scene, shares: tuple[tuple[int, int], ...], strip: QRectF, hue: Hue
) -> None:
    """Paint how many parts are in effect, partly carried out, pending or unclear as a thin strip."""
    look = scene.look
    whole = sum(count for _, count in shares)
    x = strip.left()
    for sign, count in shares:
        width = strip.width() * count / whole
        piece = QRectF(x, strip.top(), width, strip.height())
        match SIGNS[sign]:
            case Status.IN_FORCE:
                painter.fillRect(piece, hue.full)
            case Status.PARTIALLY_IMPLEMENTED:
                painter.fillRect(piece, hue.undone)
            case Status.PENDING:
                painter.fillRect(piece, hatch(hue.full.name(), look.palette.canvas, look.ratio))
            case Status.UNCLEAR | Status.REVERSED:
                painter.fillRect(piece, hue.unclear)
        x += width
