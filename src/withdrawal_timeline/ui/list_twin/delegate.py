"""Paints the cells: a line of type on its ground, a hairline below, signs before the words they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from withdrawal_timeline.state.table import Column, Row
from withdrawal_timeline.ui.list_twin.measures import (
    COUNT_GAP,
    FIRST_PAD,
    PAD,
    SIDE_GAP,
    SIGN,
    SIGN_GAP,
    count_width,
    side_widths,
)
from withdrawal_timeline.ui.list_twin.model import HIT, OWN, ROW, Index
from withdrawal_timeline.ui.look.fitting import cut, fitting_form
from withdrawal_timeline.ui.look.painting import paint_glyph, paint_status
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_BAR = 3
"""Width of the bar at the left of a selected row."""
_OWN_AWAY = 6
"""How far before the words the dot of a pin or note stands."""


class CellDelegate(QStyledItemDelegate):
    """Paints one cell at a time; ``hovered``, ``forms`` and ``ringed`` are set by the view.

    Parameters
    ----------
    parent
        Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self.hovered = -1
        """Row under the pointer; -1 for none."""
        self.forms: dict[Column, int] = {}
        """Which form the cells of these columns have; in other columns each has the longest that fits."""
        self.ringed: tuple[int, int] | None = None
        """Row and column of the cell that keys act on, while that is to be seen."""

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale

    @property
    def row_height(self) -> int:
        """Height of a row with its hairline, in logical pixels."""
        return round(SIZES.sidebar_row * self._scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; widths are given by the view."""
        return QSize(40, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: Row | None = index.data(ROW)
        if row is None:
            return
        palette, column, area = self._palette, Column(index.column()), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = palette.selected if selected else palette.hover if index.row() == self.hovered else palette.canvas
        painter.save()
        painter.fillRect(area, QColor(ground))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(palette.line))
        if selected and area.left() <= 0:
            painter.fillRect(QRectF(area.left(), area.top(), _BAR, area.height()), QColor(palette.ink))
        pad = (FIRST_PAD if area.left() <= 0 else PAD) * self._scale
        inner = area.adjusted(pad, 0, -PAD * self._scale, -1)
        if column is Column.CLAIMS:
            self._paint_claims(painter, inner, row)
        else:
            hit = bool(index.data(HIT)) and column is Column.ENTRY
            self._paint_words(
                painter, self._after_sign(painter, inner, row, column, ground), row, column, selected, hit
            )
            if column is Column.ENTRY and index.data(OWN):
                self._paint_own(painter, inner)
        if self.ringed == (index.row(), index.column()):
            self._paint_ring(painter, area)
        painter.restore()

    def _after_sign(self, painter: QPainter, box: QRectF, row: Row, column: Column, ground: str) -> QRectF:
        """Paint the glyph of the domain or the sign of the status; return the box of the words."""
        palette = self._palette
        if column not in (Column.DOMAIN, Column.STATUS):
            return box
        side = round(SIGN * self._scale)
        place = QRectF(round(box.left()), round(box.center().y() - side / 2), side, side)
        if column is Column.DOMAIN:
            paint_glyph(painter, row.domain, place, QColor(palette.domain(row.domain)), QColor(ground))
        else:
            paint_status(painter, row.status, place, QColor(palette.status(row.status)), QColor(ground))
        return box.adjusted(side + SIGN_GAP * self._scale, 0, 0, 0)

    def _paint_words(self, painter: QPainter, box: QRectF, row: Row, column: Column, selected: bool, hit: bool) -> None:
        palette, main = self._palette, column is Column.ENTRY
        face = font(Role.LABEL_TOP if main and (selected or hit) else Role.LABEL, self._scale)
        metrics = QFontMetricsF(face)
        if column is Column.DOMAIN:
            said = fitting_form(row.words(column), metrics, box.width())
        else:
            forms = row.forms[column]
            forms = forms[min(self.forms.get(column, 0), len(forms) - 1) :]
            fits = (form for form in forms if metrics.horizontalAdvance(form) <= box.width())
            said = next(fits, None) or cut(forms[0 if main else -1], metrics, box.width())
        if hit:
            marked = QRectF(box.left() - 3, 0, metrics.horizontalAdvance(said) + 6, metrics.height() + 2)
            marked.moveTop(box.center().y() - marked.height() / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.search_hit))
            painter.drawRoundedRect(marked, 3, 3)
        painter.setFont(face)
        painter.setPen(QColor(palette.ink if main else palette.ink2))
        painter.drawText(QPointF(box.left(), _base(box, metrics)), said)

    def _paint_own(self, painter: QPainter, box: QRectF) -> None:
        """Paint the dot before an entry that the reader has pinned or written a note on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.ink2))
        painter.drawEllipse(QPointF(box.left() - _OWN_AWAY * self._scale, round(box.center().y()) + 0.5), 1.8, 1.8)

    def _paint_claims(self, painter: QPainter, box: QRectF, row: Row) -> None:
        """Paint the counts of the sides below each other, or their sum where there is no room."""
        palette, scale = self._palette, self._scale
        face = font(Role.LABEL, scale)
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(QColor(palette.ink2))
        base, slots = _base(box, metrics), side_widths(QFontMetricsF(font(Role.LABEL_TOP, scale)), row)
        gap = SIDE_GAP * scale
        shown = next((n for n in (3, 2) if sum(slots[:n]) + (n - 1) * gap <= box.width() + 0.5), 0)
        if not shown:
            number = str(row.claims)
            room = metrics.horizontalAdvance("000")
            painter.drawText(QPointF(box.left() + room - metrics.horizontalAdvance(number), base), number)
            return
        if not row.claims:
            painter.drawText(QPointF(box.left() + count_width(metrics) + COUNT_GAP * scale, base), "no claims")
            return
        left, room = box.left(), count_width(metrics)
        for (count, word), width in zip(row.sides[:shown], slots, strict=False):
            number = str(count)
            painter.drawText(QPointF(left + room - metrics.horizontalAdvance(number), base), number)
            painter.drawText(QPointF(left + room + COUNT_GAP * scale, base), word)
            left += width + gap

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.focus), 2))
        painter.drawRoundedRect(area.adjusted(2, 1.5, -2, -2.5), 4, 4)


def _base(box: QRectF, metrics: QFontMetricsF) -> float:
    """Return the base line of a line of type in the middle of ``box``, on a whole pixel."""
    return round(box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent())
