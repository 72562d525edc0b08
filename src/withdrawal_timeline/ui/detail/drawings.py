"""Small drawings that stand in the text like letters: chips, marks, badges, plots.

They are painted as vectors at whatever resolution the page is shown or printed in, and are copied as words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.ui.detail.style import DRAWING_PROPERTY, Style
from withdrawal_timeline.ui.look.painting import paint_glyph, paint_mark, paint_status
from withdrawal_timeline.ui.look.theme import Role, mix

DOT = " · "
"""Stands between two facts of a line."""


class Drawing(Protocol):
    """Something painted into the text.

    ``size`` is in px, its lower edge on the base line of the text; ``drop`` says how far it is painted lower than
    that. ``copied`` takes its place where the text is copied.
    """

    size: QSizeF
    drop: float
    copied: str

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint into ``box``."""


class Drawings(QPyTextObject):
    """Tells Qt's text layout how large the drawings of a page are, and paints them."""

    def __init__(self, drawings: Sequence[Drawing], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawings = drawings

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803
        """Return the size of the drawing that ``format`` names."""
        return self._drawings[format.intProperty(DRAWING_PROPERTY)].size

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        """Paint the drawing that ``format`` names."""
        drawing = self._drawings[format.intProperty(DRAWING_PROPERTY)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.paint(painter, QRectF(rect).translated(0, drawing.drop))
        painter.restore()


class Gap:
    """Nothing, of a height: Qt gives an empty paragraph beside a table no height at all."""

    def __init__(self, height: float) -> None:
        self.size = QSizeF(1, height)
        self.drop = 0.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint nothing."""


class Turn:
    """Nothing, at the end of a line: what is copied there is the dot that stands between facts within a line."""

    def __init__(self) -> None:
        self.size = QSizeF(0, 1)
        self.drop = 0.0
        self.copied = DOT

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint nothing."""


class Chip:
    """A source number in a small frame; copied as ``[5]``."""

    def __init__(self, style: Style, number: int) -> None:
        self._style = style
        self._text = str(number)
        self._font = style.font(Role.CHIP)
        metrics = QFontMetricsF(self._font)
        self._height = style.line(Role.CHIP)
        self._width = max(style.px(17), metrics.horizontalAdvance(self._text) + style.px(9))
        self.size = QSizeF(self._width + 3, metrics.ascent())
        self.drop = 0.0
        self.copied = f"[{number}]"

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the frame about the number, on the base line."""
        top = box.bottom() - self._style.px(3.6) - self._height / 2
        frame = QRectF(round(box.left()) + 0.5, round(top) + 0.5, self._width - 1, self._height - 1)
        painter.setPen(QPen(QColor(self._style.palette.line_strong), 1))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QColor(self._style.palette.ink2))
        painter.setFont(self._font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._text)


class Mark:
    """The mark of a milestone; struck through if it never took place."""

    def __init__(self, style: Style, kind: MilestoneKind, hue: str, *, undone: bool = False, gap: float = 0) -> None:
        self._style, self._kind, self._undone = style, kind, undone
        self._hue = mix(hue, style.palette.detail_ground, 0.6) if undone else QColor(hue)
        self._side = round(style.px(12))
        self.size = QSizeF(self._side + gap, self._side - 2)
        self.drop = 2.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the mark with a halo, so that a line may run behind it."""
        ground = QColor(self._style.palette.detail_ground)
        place = QRectF(round(box.left()), round(box.bottom()) - self._side, self._side, self._side)
        paint_mark(painter, self._kind, place, self._hue, ground)
        if self._undone:
            painter.setPen(QPen(QColor(self._style.palette.ink2), 1.2))
            painter.drawLine(place.bottomLeft() + QPointF(-1, 1), place.topRight() + QPointF(1, -1))


class StatusSign:
    """The sign of a status."""

    def __init__(self, style: Style, status: Status, side: float = 12, gap: float = 6, ink: str = "") -> None:
        self._style, self._status = style, status
        self._ink = QColor(ink or style.palette.status(status))
        self._side = round(style.px(side))
        self.size = QSizeF(self._side + gap, self._side - 2)
        self.drop = 1.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the sign on the ground of the pane."""
        place = QRectF(round(box.left()), round(box.bottom()) - self._side, self._side, self._side)
        paint_status(painter, self._status, place, self._ink, QColor(self._style.palette.detail_ground))


class Glyph:
    """The glyph of a domain in its hue."""

    def __init__(self, style: Style, domain_id: str, side: float = 11, gap: float = 6) -> None:
        self._style, self._domain = style, domain_id
        self._side = round(style.px(side))
        self.size = QSizeF(self._side + gap, self._side - 2)
        self.drop = 1.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the glyph on the ground of the pane."""
        place = QRectF(round(box.left()), round(box.bottom()) - self._side, self._side, self._side)
        palette = self._style.palette
        paint_glyph(painter, self._domain, place, QColor(palette.domain(self._domain)), QColor(palette.detail_ground))


class Arrow:
    """An arrow to the right: leads to another record."""

    def __init__(self, style: Style, ink: str, gap: float = 8) -> None:
        self._ink = QColor(ink)
        self._side = round(style.px(11))
        self.size = QSizeF(self._side + gap, self._side - 2)
        self.drop = 1.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the arrow."""
        middle, left, right = box.center().y(), box.left() + 0.5, box.left() + self._side
        painter.setPen(QPen(self._ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        head = self._side * 0.34
        painter.drawPolyline(
            [QPointF(right - head, middle - head), QPointF(right, middle), QPointF(right - head, middle + head)]
        )
