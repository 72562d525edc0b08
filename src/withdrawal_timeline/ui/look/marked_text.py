"""Paints a line of text whose found words lie on the ground of search hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from withdrawal_timeline.ui.look.fitting import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from withdrawal_timeline.ui.look.theme import Palette


def paint_marked(
    painter: QPainter,
    box: QRectF,
    text: str,
    marks: Sequence[tuple[int, int]],
    face: QFont,
    ink: QColor,
    palette: Palette,
) -> None:
    """Paint ``text`` on one line into ``box``, cut at the end of a word if need be.

    Parameters
    ----------
    marks
        Stretches of ``text`` to lay on the ground of search hits, ``(begin, end)`` in characters; there the text
        has the full ink, as paler inks would not be legible on that ground.
    ink
        Colour of the rest.
    """
    metrics = QFontMetricsF(face)
    said = cut(text, metrics, box.width())
    kept = len(said) if said == text else len(said.rstrip("… "))
    top = box.top() + (box.height() - metrics.height()) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.search_hit))
    grounds: list[QRectF] = []
    for begin, end in marks:
        if begin < kept:
            left = metrics.horizontalAdvance(said[:begin])
            right = metrics.horizontalAdvance(said[: min(end, kept)])
            grounds.append(QRectF(box.left() + left - 1, top, right - left + 2, metrics.height()))
            painter.drawRoundedRect(grounds[-1], 2, 2)
    base = QPointF(box.left(), top + metrics.ascent())
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(base, said)
    painter.setPen(QColor(palette.ink))
    for begin, end in marks[: len(grounds)]:
        painter.drawText(base + QPointF(metrics.horizontalAdvance(said[:begin]), 0), said[begin : min(end, kept)])
    painter.restore()
