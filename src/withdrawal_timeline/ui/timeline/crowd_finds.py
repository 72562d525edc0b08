"""Paints what the search found in crowded lanes: a dot on the strip where it begins, also for what has no line."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from withdrawal_timeline.layout.crowd import STRIP, CrowdLane
from withdrawal_timeline.layout.mass_items import MassItems
from withdrawal_timeline.ui.timeline.scene import Scene

_RADIUS, _PITCH = 2.6, 6.0
"""Size of a dot, and how near two may stand; of those that stand nearer one is painted."""


def paint_crowd_finds(painter: QPainter, scene: Scene) -> None:
    """Paint the dots of all crowded lanes."""
    items = scene.tracks.items
    if items is None or not scene.hits:
        return
    painter.save()
    painter.setClipRect(QRectF(0.0, scene.scroll, scene.time_width, scene.height), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.look.palette.ink))
    for crowd in scene.frame.crowds:
        y = crowd.strip_top + (STRIP - 2.0) / 2
        for x in dots(scene, items, crowd):
            painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)
    painter.restore()


def dots(scene: Scene, items: MassItems, crowd: CrowdLane) -> list[float]:
    """Return the pixels at which the dots of a lane stand, from left to right."""
    numbers = _found(items, scene.hits)
    own = numbers[items.items.lane[numbers] == crowd.lane]
    at = (items.items.start[own] - scene.scale.start) * scene.scale.px_per_day
    at = at[(at >= 0.0) & (at <= scene.time_width)]
    placed: list[float] = (np.unique(np.rint(at / _PITCH)) * _PITCH).tolist()
    return placed


@lru_cache(maxsize=2)
def _found(items: MassItems, hits: frozenset[str]) -> npt.NDArray[np.int64]:
    return np.array(items.places(hits), dtype=np.int64)
