"""Paints crowded lanes: a strip of density over all items, and lines with names for the strongest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from shiboken6 import wrapInstance

from withdrawal_timeline.layout.crowd import STRIP, CrowdLane
from withdrawal_timeline.ui.look.theme import mix
from withdrawal_timeline.ui.timeline.scene import Scene

_BAR, _BASE = 6.0, 1.5
_BEYOND = 8.0
_LEVELS, _A_DOUBLING = 24, 1.3
"""Shades of density, and how many of them a doubling of the count is."""


def paint_crowds(painter: QPainter, scene: Scene) -> None:
    """Paint what the crowded lanes of the frame show, of which there is at least one."""
    crowds = scene.frame.crowds
    painter.save()
    painter.setClipRect(
        QRectF(0.0, scene.scroll, scene.time_width, scene.height - scene.header), Qt.ClipOperation.IntersectClip
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_hovered(painter, scene)
    _paint_densities(painter, scene, crowds)
    _paint_bars(painter, scene, crowds)
    label, ink = scene.look.label, scene.look.palette.ink
    for crowd in crowds:
        for name in crowd.names:
            label.draw(painter, name.text, name.x, name.y, ink)
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
        look.caption.draw(painter, f"{crowd.total:,}", scene.gutter_left + 5.0, middle, look.palette.ink3)


@lru_cache(maxsize=64)
def _shades(hue: str, ground: str) -> npt.NDArray[np.uint32]:
    """Return the colours of all levels as 32-bit ARGB: nothing where nothing is, then up to the full hue."""
    shares = np.linspace(0.12, 1.0, _LEVELS - 1).tolist()
    return np.array([0, *(mix(hue, ground, share).rgba() for share in shares)], dtype=np.uint32)


@lru_cache(maxsize=1)
def _levels() -> npt.NDArray[np.intp]:
    """Return the level of every count, up to the least one of the highest level."""
    most = math.ceil(2.0 ** ((_LEVELS - 2) / _A_DOUBLING))
    return np.minimum(np.ceil(np.log2(np.arange(most + 1) + 1.0) * _A_DOUBLING), _LEVELS - 1).astype(np.intp)


def _paint_densities(painter: QPainter, scene: Scene, crowds: Sequence[CrowdLane]) -> None:
    """Paint the counts as one stretched line of pixels for each lane: no rectangle, no polygon for a column."""
    look = scene.look
    shades = np.stack([_shades(look.hue(crowd.key).full.name(), look.palette.canvas) for crowd in crowds])
    levels = _levels().take(np.stack([crowd.density for crowd in crowds]), mode="clip")
    levels += np.arange(0, shades.size, _LEVELS)[:, None]
    lines = shades.take(levels)
    height, width = lines.shape
    image = QImage(lines.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    for number, crowd in enumerate(crowds):
        strip = QRectF(0.0, round(crowd.strip_top), width, STRIP - 2.0)
        painter.drawImage(strip, image, QRectF(0.0, number, width, 1.0))


def _paint_bars(painter: QPainter, scene: Scene, crowds: Sequence[CrowdLane]) -> None:
    """Paint the lines of single items with two calls a lane, from arrays."""
    x0, x1, y = (np.concatenate([getattr(crowd, name) for crowd in crowds]) for name in ("x0", "x1", "y"))
    left = np.rint(np.maximum(x0, -_BEYOND))
    width = np.maximum(np.rint(np.minimum(x1, scene.time_width + _BEYOND)) - left, 1.0)
    top = np.rint(y) - _BAR / 2
    point = x1 - x0 < _BAR + 2.0
    bars = np.column_stack((left, top, width, np.full(len(left), _BAR)))
    bases = np.column_stack((left, np.where(point, top, top + (_BAR - _BASE)), width, np.where(point, _BAR, _BASE)))
    first = 0
    for crowd in crowds:
        hue, here = scene.look.hue(crowd.key), slice(first, first + crowd.shown)
        _draw(painter, hue.bar, bars[here])
        _draw(painter, hue.full, bases[here])
        first += crowd.shown


def _draw(painter: QPainter, colour: QColor, boxes: npt.NDArray[np.float64]) -> None:
    """Paint rectangles from an array: four numbers in a row are what Qt keeps a ``QRectF`` as."""
    if len(boxes):
        first: QRectF = wrapInstance(boxes.ctypes.data, QRectF)  # type: ignore[assignment]  # the stub says object
        painter.setBrush(colour)
        painter.drawRects(first, len(boxes))
