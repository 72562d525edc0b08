"""Paints what lies behind the tracks: bands, grid, lanes, the rows of what is selected or hovered, seams and today."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from withdrawal_timeline.layout.sizes import STRIP, TICK
from withdrawal_timeline.ui.timeline.breaks import paint_break_grounds
from withdrawal_timeline.ui.timeline.decades import paint_decades
from withdrawal_timeline.ui.timeline.scene import Scene

SEAM_WIDTH = 1.2
TODAY_WIDTH = 1.4
_SELECTION_BAR = 3.0
_FADED_TICK = 8.0
_ALL = 2
"""So many pixels are more than a line is high, on a screen of any pixel ratio."""
_STRIPE = 64.0
"""Device pixels that are filled with the ground at once: more Qt hands to other threads, and waits for them."""


def paint_ground(painter: QPainter, scene: Scene) -> None:
    """Paint the ground of the content."""
    look = scene.look
    top, bottom = scene.scroll, scene.scroll + scene.height - scene.header
    # Of what is the same all the way down one line is painted, and repeated: tall lines cost the most, one by one.
    line, step = _line(scene), _STRIPE / look.ratio
    for number in range(math.ceil((bottom - top) / step) + 1):
        painter.drawTiledPixmap(QRectF(0.0, math.floor(top + number * step), scene.width, step + 1.0), line)
    for planned in scene.plan.lanes:
        paint_decades(painter, scene, planned, planned.top)
    _paint_rows(painter, scene)
    for y in (*(planned.top for planned in scene.plan.lanes), scene.plan.height):
        # To fill what is a pixel high takes a tenth of the time of drawing it as a line.
        painter.fillRect(0, round(y), round(scene.width), 1, look.line)
    _paint_faded(painter, scene)
    _paint_lines(painter, scene, top, bottom)


def _line(scene: Scene) -> QPixmap:
    """Return a line of the ground, as high as a pixel or just more: canvas, bands, ticks and breaks."""
    look, scale = scene.look, scene.scale
    made = QPixmap(math.ceil(scene.width * look.ratio), math.ceil(look.ratio))
    made.setDevicePixelRatio(look.ratio)
    made.fill(look.canvas)
    painter = QPainter(made)
    try:
        band_colour, tick_colour = QColor(look.palette.band), look.line
        for band in scene.tracks.bands:
            x0, x1 = max(scale.to_px(band.start), 0.0), min(scale.to_px(band.end), scene.time_width)
            if band.shaded and x1 > x0:
                painter.fillRect(round(x0), 0, round(x1) - round(x0), _ALL, band_colour)
        for tick in (*scene.ticks.upper, *scene.ticks.lower):
            if 0.0 <= (x := scale.to_px(tick.day)) <= scene.time_width:
                painter.fillRect(round(x), 0, 1, _ALL, tick_colour)
        paint_break_grounds(painter, scene, 0.0, _ALL)
    finally:
        painter.end()
    return made


def _paint_rows(painter: QPainter, scene: Scene) -> None:
    look = scene.look
    # A cluster is a thing of its own; the row that it stands in is not meant.
    hovered = scene.hovered.key if scene.hovered is not None and scene.hovered.cluster is None else None
    for key, colour in ((hovered, look.palette.hover), (scene.selected, look.palette.selected)):
        place = scene.plan.place_of(key) if key is not None else None
        if place is None:
            continue
        row = QRectF(0.0, math.floor(place[0]), scene.width, math.ceil(place[1]))
        painter.fillRect(row, QColor(colour))
        if key == scene.selected:
            painter.fillRect(QRectF(2.0, row.top(), _SELECTION_BAR, row.height()), look.ink)


def _paint_faded(painter: QPainter, scene: Scene) -> None:
    """Paint what the filter leaves out as faint ticks at the foot of its lane's header."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.look.palette.faint))
    for planned in scene.plan.lanes:
        top, height = planned.top + 6.0, _FADED_TICK
        if planned.lane.collapsed:
            top, height = planned.strip_top + STRIP - TICK - 1.0, TICK
        ticks = [
            QRectF(round(x) - 0.8, top, 1.6, height)
            for day in planned.lane.faded
            if 0.0 <= (x := scene.scale.to_px(day)) <= scene.time_width
        ]
        if ticks:
            painter.drawRects(ticks)


def _paint_lines(painter: QPainter, scene: Scene, top: float, bottom: float) -> None:
    look, scale = scene.look, scene.scale
    for seam in scene.tracks.seams:
        x = scale.to_px(seam.day)
        if 0.0 <= x <= scene.time_width:
            painter.setPen(QPen(look.ink, 2 * SEAM_WIDTH if seam.key == scene.owner else SEAM_WIDTH))
            painter.drawLine(QLineF(round(x) + 0.5, top, round(x) + 0.5, bottom))
    if scene.pointer is not None and 0.0 <= scene.pointer <= scene.time_width:
        painter.setPen(QPen(QColor(look.palette.line_strong), 1.0))
        painter.drawLine(QLineF(round(scene.pointer) + 0.5, top, round(scene.pointer) + 0.5, bottom))
    x = scale.to_px(scene.tracks.today)
    if 0.0 <= x <= scene.time_width:
        painter.setPen(QPen(look.now, TODAY_WIDTH))
        painter.drawLine(QLineF(round(x) + 0.5, top, round(x) + 0.5, bottom))
    edge = round(scene.gutter_left) + 0.5
    dots = QPen(QColor(look.palette.line_strong), 1.0)
    dots.setDashPattern([2.0, 3.0])
    painter.setPen(dots)
    painter.drawLine(QLineF(edge, top, edge, bottom))
