"""Paints the strips of collapsed lanes: a tick for each mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from withdrawal_timeline.layout.drawn import DrawnTick
from withdrawal_timeline.layout.sizes import TICK
from withdrawal_timeline.ui.timeline.scene import Scene

_WIDTH = 2.0
_WIDE = 4.0
"""A date that may mean more pixels than this has a line under its tick, as wide as it is uncertain."""
_SINGLE = TICK - 1.0
"""A tick on which one mark stands is a little lower than one with several."""
_OUT = 2.0
"""By so many pixels the tick of what is selected or hovered is taller."""


def paint_strips(painter: QPainter, scene: Scene) -> None:
    """Paint the ticks of all collapsed lanes."""
    painter.setPen(Qt.PenStyle.NoPen)
    for tick in scene.frame.ticks:
        for mark in tick.marks:
            if mark.x1 - mark.x0 > _WIDE:
                foot = tick.y + TICK / 2
                painter.fillRect(QRectF(mark.x0, foot - 1.0, mark.x1 - mark.x0, 1.0), scene.look.hue(mark.hue).link)
    for tick in scene.frame.ticks:
        _paint_tick(painter, scene, tick)


def _paint_tick(painter: QPainter, scene: Scene, tick: DrawnTick) -> None:
    look, hue = scene.look, scene.look.hue(tick.hue)
    colour = hue.undone if all(mark.mark.undone for mark in tick.marks) else hue.full
    height = TICK if len(tick.marks) > 1 else _SINGLE
    foot = tick.y + TICK / 2
    box = QRectF(round(tick.x) - _WIDTH / 2, round(foot - height), _WIDTH, height)
    if any(mark.track in scene.found for mark in tick.marks):
        painter.fillRect(box.adjusted(-_OUT, -_OUT, _OUT, _OUT - 1.0), QColor(look.palette.search_hit))
    if any(mark.mark.owner == scene.owner for mark in tick.marks) or _is_hovered(scene, tick):
        colour, box = look.ink, box.adjusted(-0.5, -_OUT, 0.5, 0.0)
    painter.fillRect(box, colour)


def _is_hovered(scene: Scene, tick: DrawnTick) -> bool:
    hovered = scene.hovered
    if hovered is None:
        return False
    return hovered.tick == tick or (hovered.mark is not None and hovered.mark == tick.marks[0])
