"""Paints what stands still above the content: two tiers of time, the terms, flags, and the date under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from withdrawal_timeline.domain.dates import to_date
from withdrawal_timeline.domain.wording import day_in_words, span_in_words
from withdrawal_timeline.layout.ticks import Tick
from withdrawal_timeline.ui.timeline.breaks import paint_break_heads
from withdrawal_timeline.ui.timeline.face import Face
from withdrawal_timeline.ui.timeline.ground import SEAM_WIDTH, TODAY_WIDTH
from withdrawal_timeline.ui.timeline.scene import FlagBox, Heights, Scene

FLAG_HEIGHT = 17.0
_PAD = 5.0
TODAY_KEY = "today"


def paint_header(painter: QPainter, scene: Scene) -> None:
    """Paint the rows above the content."""
    look = scene.look
    heights = Heights.scaled(look.scale)
    painter.fillRect(QRectF(0.0, 0.0, scene.width, scene.header), look.canvas)
    painter.save()
    painter.setClipRect(QRectF(0.0, 0.0, scene.time_width, scene.header))
    _paint_tier(painter, scene, scene.ticks.upper, 0.0, heights.upper, lower=False)
    _paint_tier(painter, scene, scene.ticks.lower, heights.upper, heights.lower, lower=True)
    paint_break_heads(painter, scene, heights)
    _paint_bands(painter, scene, heights.axis, heights.bands)
    _paint_flag_lines(painter, scene, heights)
    painter.restore()
    _paint_gutter_head(painter, scene, heights)
    for y in (heights.axis, heights.axis + heights.bands, scene.header):
        painter.fillRect(0, round(y), round(scene.width), 1, look.line)
    for flag in scene.flags:
        _paint_flag(painter, scene, flag, heights)
    _paint_pointer(painter, scene, heights)
    if scene.range_px is not None:
        _paint_range(painter, scene, scene.range_px)
    if scene.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.palette.focus), 2.0))
        painter.drawRect(QRectF(1.0, 1.0, scene.width - 2.0, scene.height - 2.0))


def placed_labels(
    scene: Scene, ticks: tuple[Tick, ...], face: Face, covered: tuple[float, float] | None = None
) -> Iterator[tuple[str, float]]:
    """Yield the labels of a tier that are written, with their left edges.

    That of a step that began before the window sticks to the left edge; one that has no room is left out whole.
    ``covered`` is a stretch of pixels that is kept free.
    """
    to_px, view = scene.scale.to_px, scene.time_width
    for tick in ticks:
        x0, x1 = to_px(tick.day), to_px(tick.until)
        if x1 < 0.0 or x0 > view or not tick.label:
            continue
        width, left = face.width(tick.label), max(x0, 0.0)
        x = min(left + _PAD, x1 - width - _PAD)
        free = covered is None or x >= covered[1] or x + width <= covered[0]
        if x >= left + 1.0 and x + width <= view and free:
            yield tick.label, x


def _paint_tier(
    painter: QPainter, scene: Scene, ticks: tuple[Tick, ...], top: float, height: float, *, lower: bool
) -> None:
    """Paint one tier: its labels and the lines between its steps."""
    palette, to_px, view = scene.look.palette, scene.scale.to_px, scene.time_width
    face, ink = (scene.look.caption, palette.ink3) if lower else (scene.look.strong, palette.ink)
    line_top, bottom, middle = top + (2.0 if lower else 0.0), top + height, top + height / 2 + 0.5
    pointer = _pointer_box(scene, Heights.scaled(scene.look.scale)) if lower else None
    covered = (pointer[0].left() - 3.0, pointer[0].right() + 3.0) if pointer is not None else None
    for label, x in placed_labels(scene, ticks, face, covered):
        face.draw(painter, label, x, middle, ink, palette.canvas)
    starts = [x for tick in ticks if 0.0 <= (x := to_px(tick.day)) <= view]
    lines = [QLineF(round(x) + 0.5, line_top, round(x) + 0.5, bottom) for x in starts]
    painter.setPen(QPen(QColor(palette.line if lower else palette.line_strong), 1.0))
    painter.drawLines(lines)


def _paint_bands(painter: QPainter, scene: Scene, top: float, height: float) -> None:
    look, scale = scene.look, scene.scale
    band_colour = QColor(look.palette.band)
    painter.setPen(QPen(look.line, 1.0))
    for band in scene.tracks.bands:
        x0, x1 = max(scale.to_px(band.start), 0.0), min(scale.to_px(band.end), scene.time_width)
        if x1 <= x0:
            continue
        if band.shaded:
            painter.fillRect(QRectF(round(x0), top, round(x1) - round(x0), height), band_colour)
        if x0 > 0.0:
            painter.drawLine(QLineF(round(x0) + 0.5, top, round(x0) + 0.5, top + height))
        room = x1 - x0 - 2 * _PAD
        name = next((name for name in band.names if look.caption.width(name) <= room), None)
        if name is not None:
            ground = look.palette.band if band.shaded else look.palette.canvas
            look.caption.draw(painter, name, x0 + _PAD, top + height / 2, look.palette.ink3, ground)


def _paint_gutter_head(painter: QPainter, scene: Scene, heights: Heights) -> None:
    look = scene.look
    text = look.caption.elided("No date yet", scene.width - scene.gutter_left - 4.0)
    middle = heights.axis + heights.bands / 2
    look.caption.draw(painter, text, round(scene.gutter_left) + 3.0, middle, look.palette.ink3, look.palette.canvas)


def _paint_flag_lines(painter: QPainter, scene: Scene, heights: Heights) -> None:
    look, scale = scene.look, scene.scale
    for seam in scene.tracks.seams:
        x = round(scale.to_px(seam.day)) + 0.5
        painter.setPen(QPen(look.ink, SEAM_WIDTH))
        painter.drawLine(QLineF(x, heights.axis + heights.bands + 2.0, x, scene.header))
    x = round(scale.to_px(scene.tracks.today)) + 0.5
    painter.setPen(QPen(look.now, TODAY_WIDTH))
    painter.drawLine(QLineF(x, heights.axis + heights.bands + 2.0, x, scene.header))


def _paint_flag(painter: QPainter, scene: Scene, flag: FlagBox, heights: Heights) -> None:
    look = scene.look
    top = heights.axis + heights.bands + (heights.flags - FLAG_HEIGHT * max(look.scale, 1.0)) / 2 + 0.5
    box = QRectF(round(flag.x), round(top), flag.width, FLAG_HEIGHT * max(look.scale, 1.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.now if flag.key == TODAY_KEY else look.ink)
    painter.drawRoundedRect(box, 3.0, 3.0)
    if flag.key == scene.owner:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.palette.focus), 2.0))
        painter.drawRoundedRect(box, 3.0, 3.0)
    painter.setFont(look.lane.font)
    painter.setPen(QColor(look.palette.ink_inverse))
    painter.drawText(QPointF(box.left() + 8.0, look.lane.baseline(box.center().y())), flag.text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _pointer_box(scene: Scene, heights: Heights) -> tuple[QRectF, str] | None:
    """Return where the day under the pointer is written, and how; None while the pointer is elsewhere."""
    if scene.pointer is None or not 0.0 <= scene.pointer <= scene.time_width:
        return None
    text = day_in_words(to_date(scene.scale.to_day(scene.pointer)))
    width = scene.look.caption.width(text) + 12.0
    left = min(max(scene.pointer - width / 2, 2.0), scene.time_width - width - 2.0)
    return QRectF(round(left) + 0.5, heights.upper + 1.5, round(width), heights.lower - 4.0), text


def _paint_pointer(painter: QPainter, scene: Scene, heights: Heights) -> None:
    """Paint the day that the pointer stands on, in the lower tier, which leaves out what it would cover."""
    found = _pointer_box(scene, heights)
    if found is None:
        return
    look, (box, text) = scene.look, found
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.palette.line_strong), 1.0))
    painter.setBrush(QColor(look.palette.raised))
    painter.drawRoundedRect(box, 3.0, 3.0)
    painter.setFont(look.caption.font)
    painter.setPen(look.ink)
    painter.drawText(QPointF(box.left() + 6.0, look.caption.baseline(box.center().y())), text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_range(painter: QPainter, scene: Scene, chosen: tuple[float, float]) -> None:
    """Paint the range that is being dragged, and how long it is."""
    x0, x1 = sorted(chosen)
    tint = QColor(scene.look.palette.focus)
    tint.setAlphaF(0.12)
    painter.fillRect(QRectF(x0, 0.0, x1 - x0, scene.height), tint)
    painter.setPen(QPen(QColor(scene.look.palette.focus), 1.0))
    painter.drawLines([QLineF(round(x) + 0.5, 0.0, round(x) + 0.5, scene.height) for x in (x0, x1)])
    text = span_in_words(to_date(scene.scale.to_day(x0)), to_date(scene.scale.to_day(x1)))
    look = scene.look
    width = look.lane.width(text) + 16.0
    left = min(max((x0 + x1 - width) / 2, 2.0), scene.time_width - width - 2.0)
    box = QRectF(round(left), scene.header + 6.0, width, FLAG_HEIGHT * max(look.scale, 1.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.focus))
    painter.drawRoundedRect(box, 3.0, 3.0)
    painter.setFont(look.lane.font)
    painter.setPen(QColor(look.palette.ink_inverse))
    painter.drawText(QPointF(box.left() + 8.0, look.lane.baseline(box.center().y())), text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
