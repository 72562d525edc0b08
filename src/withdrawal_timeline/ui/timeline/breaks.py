"""Paints the breaks of an axis that runs through quiet years: a band of another ground between two torn edges."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF, QTransform

from withdrawal_timeline.domain.dates import Day, to_date
from withdrawal_timeline.domain.wording import day_in_words, plural
from withdrawal_timeline.layout.timescale import DAYS_PER_YEAR, TimeScale
from withdrawal_timeline.ui.look.theme import Palette, mix
from withdrawal_timeline.ui.timeline.scene import Heights, Scene

_TOOTH = 6.0
"""Height of a tooth of a torn edge in pixels; it is half as deep."""
_TINT = 0.6
_EDGE = 6.0
"""Width of the picture of an edge."""


def breaks_of(scale: TimeScale) -> Iterator[tuple[float, float, tuple[float, float]]]:
    """Yield the breaks in view: first and last pixel, and the days that are cut."""
    if not scale.cuts:
        return
    for cut in scale.cuts.stretches:
        x0, x1 = scale.to_px(cut[0]), scale.to_px(cut[1])
        if x1 > 0.0 and x0 < scale.width:
            yield x0, x1, cut


def break_at(scene: Scene, x: float) -> tuple[float, float] | None:
    """Return the days of the break at a pixel of the time area, or None."""
    return next((cut for x0, x1, cut in breaks_of(scene.scale) if x0 <= x <= min(x1, scene.time_width)), None)


def break_in_words(cut: tuple[float, float]) -> str:
    """Return what a break leaves out, and how to see it."""
    first, last = to_date(Day(cut[0])), to_date(Day(cut[1]))
    return (
        f"{_years(cut)} in which nothing of what is shown happens, {day_in_words(first)} to {day_in_words(last)}.\n"
        "Click to show quiet years in full."
    )


def _years(cut: tuple[float, float]) -> str:
    """Return the length of a cut in whole years, rounded to the nearest: ``12 years``."""
    return plural(max(round((cut[1] - cut[0]) / DAYS_PER_YEAR), 1), "year")


def paint_break_grounds(painter: QPainter, scene: Scene, top: float, bottom: float) -> None:
    """Paint the ground of the breaks of the content, beneath everything else."""
    ground = _ground(scene.look.palette)
    for x0, x1, _ in breaks_of(scene.scale):
        painter.fillRect(_within(scene, x0, x1, top, bottom - top), ground)


def paint_torn_edges(painter: QPainter, scene: Scene) -> None:
    """Paint the edges of the breaks of the content over the bars, so that these are seen to be cut."""
    palette = scene.look.palette
    painter.setClipRect(
        QRectF(0.0, scene.scroll, scene.time_width, scene.height - scene.header), Qt.ClipOperation.IntersectClip
    )
    for x0, x1, _ in breaks_of(scene.scale):
        for x in (x0, x1):
            edge = QRectF(round(x) - _EDGE / 2, scene.scroll, _EDGE, scene.height - scene.header)
            painter.setBrushOrigin(QPointF(edge.left(), 0.0))
            painter.fillRect(edge, _torn(palette.canvas, palette.line_strong, scene.look.ratio))
    painter.setBrushOrigin(QPointF())


def paint_break_heads(painter: QPainter, scene: Scene, heights: Heights) -> None:
    """Write over each break how many years it leaves out, in the two tiers of the axis."""
    look = scene.look
    for x0, x1, _ in breaks_of(scene.scale):
        painter.fillRect(_within(scene, x0, x1, 0.0, heights.axis), _ground(look.palette))
    tiers = (
        (look.lane, look.ink2, 0.0, heights.upper),
        (look.caption, look.ink3, heights.upper, heights.lower),
    )
    for words in placed_heads(scene):
        for (text, x), (face, ink, top, height) in zip(words, tiers, strict=True):
            painter.setFont(face.font)
            painter.setPen(ink)
            painter.drawText(QPointF(x, face.baseline(top + height / 2 + 0.5)), text)


def placed_heads(scene: Scene) -> Iterator[tuple[tuple[str, float], tuple[str, float]]]:
    """Yield what is written over each break, number and unit with their left edges, in the middle of what is seen.

    Where not both have room, neither is written: a number alone, or half a word at the edge, says nothing.
    """
    for x0, x1, cut in breaks_of(scene.scale):
        left, right = max(x0, 0.0), min(x1, scene.time_width)
        number, unit = _years(cut).split()
        widths = scene.look.lane.width(number), scene.look.caption.width(unit)
        if max(widths) <= right - left:
            yield (number, round((left + right - widths[0]) / 2)), (unit, round((left + right - widths[1]) / 2))


def _ground(palette: Palette) -> QColor:
    """Return a ground that can be told from the bands of the presidents."""
    return mix(palette.line, palette.canvas, _TINT)


def _within(scene: Scene, x0: float, x1: float, top: float, height: float) -> QRectF:
    left, right = max(round(x0), 0), min(round(x1), scene.time_width)
    return QRectF(left, top, max(right - left, 0.0), height)


@lru_cache(maxsize=8)
def _torn(ground: str, line: str, ratio: float) -> QBrush:
    """Return a brush that repeats one tooth downwards: a zigzag with a ring of the ground around it."""
    depth = _TOOTH / 2
    made = QPixmap(math.ceil(_EDGE * ratio), math.ceil(_TOOTH * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    middle = _EDGE / 2
    zigzag = QPolygonF(
        [
            QPointF(middle + (depth / 2 if number % 2 else -depth / 2), number * depth - depth)
            for number in range(round(_TOOTH / depth) + 3)
        ]
    )
    painter = QPainter(made)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((ground, 3.0), (line, 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawPolyline(zigzag)
    finally:
        painter.end()
    brush = QBrush(made)
    brush.setTransform(QTransform.fromScale(1.0 / ratio, 1.0 / ratio))
    return brush
