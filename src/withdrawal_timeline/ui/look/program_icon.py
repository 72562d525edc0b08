"""The program's icon in every size in which systems ask for it.

Its drawings are SVG files of nothing but rectangles. They are painted here without Qt's module for SVG: a start would
load that for them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

SIDES = (16, 22, 24, 32, 44, 48, 64, 66, 128)
LARGEST = 256
"""In pixels. X11 is sent every size before a window is there, and this one is twice as much as all others together."""
_SMALL_BELOW = 22
"""Below so many pixels the drawing for small sizes is used."""


def program_icon(folder: Path, *, largest: bool) -> QIcon:
    """Return the icon from its drawings in ``folder``, also in the largest size or without it."""
    small, large = (_elements((folder / name).read_text("utf-8")) for name in ("icon-16.svg", "icon.svg"))
    icon = QIcon()
    for side in (*SIDES, *[LARGEST] * largest):
        icon.addPixmap(_drawn(small if side < _SMALL_BELOW else large, side))
    return icon


def _elements(drawing: str) -> list[dict[str, str]]:
    """Return the attributes of all elements, first those of the whole."""
    parts = [element.partition(" ")[2].split('"') for element in drawing.split("<") if '"' in element]
    return [{name.strip(" ="): value for name, value in zip(part[::2], part[1::2], strict=False)} for part in parts]


def _drawn(elements: list[dict[str, str]], side: int) -> QPixmap:
    """Return a drawing in the size of ``side`` pixels."""
    whole, *rectangles = elements
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / float(whole["width"]), side / float(whole["height"]))
    for given in rectangles:
        painter.setPen(Qt.PenStyle.NoPen)
        if "stroke" in given:
            pen = QPen(QColor(given["stroke"]), float(given["stroke-width"]))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if given["fill"] == "none" else QColor(given["fill"]))
        box = QRectF(*(float(given[name]) for name in ("x", "y", "width", "height")))
        if "rx" in given:
            painter.drawRoundedRect(box, float(given["rx"]), float(given["rx"]))
        else:
            painter.drawRect(box)
    painter.end()
    return made
