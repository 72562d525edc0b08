"""Words beside a column of a plot, where they hide least."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from withdrawal_timeline.ui.look.theme import Palette

_GAP = 6.0
"""Distance of the words from their column in px."""
_CLEAR = 3.0
"""Least distance from other words in px, above and below them half of it."""


def paint_words(painter: QPainter, words: str, box: QRectF, face: QFont, palette: Palette) -> None:
    """Paint words on a ground of their own, which fills ``box``."""
    painter.setPen(QPen(QColor(palette.line_strong), 1))
    painter.setBrush(QColor(palette.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(palette.ink))
    painter.setFont(face)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def size_of(words: str, face: QFont) -> QSizeF:
    """Return how large words are with their ground."""
    metrics = QFontMetricsF(face)
    return QSizeF(metrics.horizontalAdvance(words) + 12, metrics.height() + 6)


def place_beside(size: QSizeF, column: QRectF, plot: QRectF, words: Sequence[QRectF]) -> QRectF:
    """Return where words of a size stand beside a column: as close to its top as they hide none of the plot's words.

    Where there is no such place they stand over the ends of these, left of the column where there is room.
    """
    grown = [box.adjusted(-_CLEAR, -_CLEAR / 2, _CLEAR, _CLEAR / 2) for box in words]
    left, right = column.left() - size.width() - _GAP, column.right() + _GAP
    beside = [left, right]
    beside += [box.left() - size.width() for box in grown] + [box.right() for box in grown]
    heights = [column.top(), plot.bottom() - size.height()]
    heights += [box.top() - size.height() for box in grown] + [box.bottom() for box in grown]
    places = [QRectF(x, y, size.width(), size.height()) for x in beside if x <= left or x >= right for y in heights]
    free = (place for place in places if plot.contains(place) and not any(place.intersects(box) for box in grown))
    otherwise = QRectF(left if left >= plot.left() else right, column.top(), size.width(), size.height())
    return min(free, key=lambda place: _far(place, column), default=otherwise)


def _far(place: QRectF, column: QRectF) -> float:
    aside = max(column.left() - place.right(), place.left() - column.right())
    return aside + place.top() - column.top()
