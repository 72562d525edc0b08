"""How the table looks: its type, its columns in the width there is, the row under the pointer, the ring of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from withdrawal_timeline.state.table import Column
from withdrawal_timeline.ui.list_twin.columns import widths
from withdrawal_timeline.ui.list_twin.delegate import CellDelegate
from withdrawal_timeline.ui.list_twin.head import Head
from withdrawal_timeline.ui.list_twin.measures import form_in, stops
from withdrawal_timeline.ui.list_twin.model import TableModel
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

NOTHING = "No entry passes the filter."
_ALIKE = (Column.STATUS, Column.PRESIDENT)
"""Columns in which all cells have the same form, so that a longer one does not look like a difference."""


class RowsView(QTableView):
    """A table of rows without grid, whose columns fill its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self._keyed = self._to_centre = False
        self._stops, self._measured = stops((), 1.0), False
        self.table = TableModel(self)
        self._delegate = CellDelegate(self)
        self._head = Head(self)
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._head.setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.set_palette(LIGHT)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.LABEL, scale))
        self.setStyleSheet(f"QTableView {{ background: {palette.canvas}; border: none; outline: none; }}")
        self._delegate.set_palette(palette, scale)
        self._head.set_palette(palette, scale)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.verticalScrollBar().setSingleStep(self._delegate.row_height)
        self._measure(anew=True)
        self.viewport().update()

    def _measure(self, *, anew: bool = False) -> None:
        """Let the columns have what the rows ask for; unless ``anew``, as much as rows before them asked for.

        So the columns stand still while a filter is tried out.
        """
        if self.table.rows:
            asked = stops(self.table.rows, self._scale)
            seen = asked if anew or not self._measured else self._stops
            self._stops = {column: tuple(map(max, asked[column], seen[column])) for column in Column}
            self._measured = True
        self._fit_columns()

    def _fit_columns(self) -> None:
        made = widths(self.viewport().width(), self._stops)
        for column in Column:
            self.setColumnHidden(column, column not in made)
            if column in made:
                self.setColumnWidth(column, made[column])
        self._delegate.forms = {
            column: form_in(made[column], self._stops[column]) for column in _ALIKE if column in made
        }

    def _sees(self, row: int) -> bool:
        """Whether the whole row is in view now."""
        return self.isVisible() and self.viewport().rect().contains(
            self.visualRect(self.table.index(row, Column.ENTRY))
        )

    def _centre(self) -> None:
        """Bring the row that the keys are on into the middle, so that its neighbours are seen too."""
        self._to_centre = not self.isVisible()
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_ring(self, *, keyed: bool) -> None:
        """Let it be seen which cell the keys are on, while they and not the mouse are in use."""
        self._keyed = keyed
        at = self.currentIndex()
        now = (at.row(), at.column()) if keyed and at.isValid() and self.hasFocus() else None
        if now != self._delegate.ringed:
            self._delegate.ringed = now
            self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    # -- what Qt asks ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row under the pointer be seen."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring into view what was selected while the list was away, now that the height is known."""
        super().showEvent(event)
        if self._to_centre and self.currentIndex().isValid():
            self._centre()

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to see the heads and some rows."""
        return QSize(320, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; where there is none, say so."""
        super().paintEvent(event)
        if self.table.rows:
            return
        painter = QPainter(self.viewport())
        painter.setFont(font(Role.LEAD, self._scale))
        painter.setPen(QColor(self._palette.ink2))
        painter.drawText(self.viewport().rect().adjusted(0, 0, 0, -40), Qt.AlignmentFlag.AlignCenter, NOTHING)
        painter.end()
