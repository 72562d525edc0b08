"""Paints how much happens in a lane in each decade, as a shade of its hue behind the lane's header."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from withdrawal_timeline.layout.density import strength_at
from withdrawal_timeline.layout.plan import PlannedLane
from withdrawal_timeline.ui.look.theme import mix
from withdrawal_timeline.ui.timeline.scene import Scene


def paint_decades(painter: QPainter, scene: Scene, planned: PlannedLane, top: float) -> None:
    """Shade the decades of one lane whose header stands at ``top``; nothing at scales that do not tell it."""
    strength = strength_at(scene.scale)
    if not planned.decades or strength <= 0.0:
        return
    look, scale = scene.look, scene.scale
    hue, ground = look.hue(planned.lane.key).full.name(), look.palette.canvas
    for decade in planned.decades:
        # A pixel is left free for the line of the grid.
        left = round(max(scale.to_px(decade.start), -1.0)) + 1.0
        right = round(min(scale.to_px(decade.end), scene.time_width))
        if right > left:
            shade = mix(hue, ground, decade.shade * strength)
            painter.fillRect(QRectF(left, round(top) + 1.0, right - left, planned.header - 1.0), shade)
