"""Paints crowded lanes: a strip of density over all items, and lines with names for the strongest."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from shiboken6 import wrapInstance

from withdrawal_timeline.layout.crowd import STRIP, CrowdLane
from withdrawal_timeline.ui.theme import mix
from withdrawal_timeline.ui.timeline.scene import GUTTER, Scene

_BAR, _BASE = 6.0, 1.5
_LEVELS = 24
"""Shades of density; each stands for a factor of about 1.7."""


def paint_crowds(painter: QPainter, scene: Scene) -> None:
    """Paint what the crowded lanes of the frame show."""
    crowds = scene.frame.crowds
    if not crowds:
        return
    painter.save()
    painter.setClipRect(
        QRectF(0.0, scene.scroll, scene.time_width, scene.height - scene.header), Qt.ClipOperation.IntersectClip
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_hovered(painter, scene)
    for crowd in crowds:
        _paint_density(painter, scene, crowd)
        _paint_bars(painter, scene, crowd)
    for crowd in crowds:
        for name in crowd.names:
            scene.look.label.draw(painter, name.text, name.x, name.y, scene.look.palette.ink)
    painter.restore()
    _paint_totals(painter, scene)


def _paint_hovered(painter: QPainter, scene: Scene) -> None:
    """Paint the ground of the item, or of the place of a strip, that the pointer rests on."""
    crowd = None if scene.hovered is None else scene.hovered.item or scene.hovered.place
    if crowd is not None:
        box = QRectF(crowd.x0, crowd.top, crowd.x1 - crowd.x0, crowd.height)
        painter.fillRect(box.adjusted(-4.0, 0.0, 4.0, 0.0), QColor(scene.look.palette.hover))


def _paint_totals(painter: QPainter, scene: Scene) -> None:
    """Write beside each strip how many items of its lane touch the window."""
    look = scene.look
    for crowd in scene.frame.crowds:
        middle = crowd.strip_top + (STRIP - 2.0) / 2
        look.caption.draw(painter, f"{crowd.total:,}", scene.width - GUTTER + 5.0, middle, look.palette.ink3)


@lru_cache(maxsize=64)
def _shades(hue: str, ground: str) -> npt.NDArray[np.uint32]:
    """Return the colours of all levels as 32-bit ARGB: nothing where nothing is, then up to the full hue."""
    shares = np.linspace(0.12, 1.0, _LEVELS - 1).tolist()
    return np.array([0, *(mix(hue, ground, share).rgba() for share in shares)], dtype=np.uint32)


def _paint_density(painter: QPainter, scene: Scene, crowd: CrowdLane) -> None:
    """Paint the counts as one stretched line of pixels: no rectangle, no polygon for a column."""
    look = scene.look
    shades = _shades(look.hue(crowd.key).full.name(), look.palette.canvas)
    levels = np.minimum(np.ceil(np.log2(crowd.density + 1.0) * 1.3), _LEVELS - 1).astype(np.intp)
    line = np.ascontiguousarray(shades[levels])
    image = QImage(line.data, line.size, 1, line.size * 4, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(QRectF(0.0, round(crowd.strip_top), crowd.density.size, STRIP - 2.0), image)


def _paint_bars(painter: QPainter, scene: Scene, crowd: CrowdLane) -> None:
    """Paint the lines of single items with two calls, from arrays."""
    if not crowd.shown:
        return
    hue = scene.look.hue(crowd.key)
    left: npt.NDArray[np.float64] = np.rint(np.maximum(crowd.x0, -8.0))
    right = np.maximum(np.round(np.minimum(crowd.x1, scene.time_width + 8.0)), left + 1.0)
    top: npt.NDArray[np.float64] = np.subtract(np.round(crowd.y), _BAR / 2)
    point = crowd.x1 - crowd.x0 < _BAR + 2.0
    _draw(painter, hue.bar, left, top, right - left, np.full(left.size, _BAR))
    base = np.where(point, top, top + (_BAR - _BASE))
    _draw(painter, hue.full, left, base, right - left, np.where(point, _BAR, _BASE).astype(np.float64))


def _draw(
    painter: QPainter,
    colour: QColor,
    left: npt.NDArray[np.float64],
    top: npt.NDArray[np.float64],
    width: npt.NDArray[np.float64],
    height: npt.NDArray[np.float64],
) -> None:
    """Paint rectangles from arrays: four numbers in a row are what Qt keeps a ``QRectF`` as."""
    boxes = np.column_stack((left, top, width, height))
    first: QRectF = wrapInstance(boxes.ctypes.data, QRectF)  # type: ignore[assignment]  # the stub says object
    painter.setBrush(colour)
    painter.drawRects(first, len(boxes))
