"""The list as a widget: a table that shows what it is told, and turns keys and clicks into wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.state.table import HEADS, Column, Row, as_text
from withdrawal_timeline.ui.list_twin.model import order_in_words
from withdrawal_timeline.ui.list_twin.row_menu import row_menu
from withdrawal_timeline.ui.list_twin.rows_view import NOTHING, RowsView
from withdrawal_timeline.ui.list_twin.type_ahead import TypeAhead

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_MOVE_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate


class ListTwin(RowsView):
    """The entries that pass the filter, one in a row.

    Letters go to the row that begins with them. Several rows can be marked, to be copied; the one that the keys are
    on is the selected entry.

    Signals
    -------
    recordWished(str)
        The reader went to the row of this withdrawal.
    readWished(str)
        The reader wants to read it in the detail pane.
    fitWished(str)
        The reader wants to see it in the timeline.
    compareWished(str)
        The reader wants it among what is compared, or out of it.
    """

    recordWished = Signal(str)
    readWished = Signal(str)
    fitWished = Signal(str)
    compareWished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listTwin")
        self.setAccessibleName("List of entries")
        self._rows: tuple[Row, ...] = ()
        self._record: str | None = None
        self._telling = False
        self._announced = ""
        self._typed = TypeAhead()
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.layoutChanged.connect(self._reordered)
        self.selectionModel().currentChanged.connect(self._went_to)
        self._describe()

    @property
    def announced(self) -> str:
        """What screen readers were told last, beyond the cell that has the focus."""
        return self._announced

    @property
    def current(self) -> Row | None:
        """The row that the keys are on."""
        place = self.currentIndex().row()
        return self.table.rows[place] if 0 <= place < len(self.table.rows) else None

    # -- what it is told ------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these entries, in the order that the reader chose; what was selected stays so if it is among them."""
        given = tuple(rows)
        if given == self._rows:
            return
        self._rows = given
        before, column = self.current, self._column()
        with self._told():
            self.table.set_rows(given)
            if before is not None and given:
                place = self.table.place_of(before.record_id) or 0
                self.selectionModel().setCurrentIndex(self.table.index(place, column), _MOVE_ONLY)
            self._select(self._record)
        self._measure()
        self._describe()
        self._announce(plural(len(given), "entry", "entries") if given else NOTHING)
        self._show_ring(keyed=self._keyed)
        self.viewport().update()

    def set_selection(self, record_id: str | None) -> None:
        """Single out an entry; for a body or an act that ordered several, all rows that belong to it."""
        self._record = record_id
        with self._told():
            self._select(record_id)

    def set_hits(self, record_ids: frozenset[str]) -> None:
        """Mark what the search found: ids of withdrawals and bodies."""
        self.table.set_hits(record_ids)

    def set_own(self, record_ids: frozenset[str]) -> None:
        """Put a dot before the entries that the reader has pinned or written a note on."""
        self.table.set_own(record_ids)

    # -- commands -------------------------------------------------------------------------------------------

    def sort_here(self, *, descending: bool) -> None:
        """Sort by the column that the keys are in."""
        self.sort_by(self._column(), descending=descending)

    def sort_by(self, column: Column, *, descending: bool = False) -> None:
        """Sort by a column."""
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def marked(self) -> tuple[Row, ...]:
        """Return the rows that are marked, from top to bottom; if none is, the one that the keys are on."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        if places:
            return tuple(self.table.rows[place] for place in places)
        return (self.current,) if self.current is not None else ()

    def copy(self) -> int:
        """Put the marked rows on the clipboard, parted by tabs; several have a line of heads. Return their number."""
        found = self.marked()
        if found:
            QGuiApplication.clipboard().setText(as_text(found, heads=len(found) > 1))
        return len(found)

    def context_menu(self) -> QMenu:
        """Return the menu of a row: read, show in the timeline, copy, sort."""
        wishes: list[tuple[str, Callable[[], object]]] = [
            ("Read in the detail pane", self._wish_reading),
            ("Show in the timeline", self._wish_fit),
            ("Add to the comparison, or take out", self._wish_comparison),
            ("Copy", self.copy),
        ]
        menu, sorting = row_menu(self, wishes if self.current is not None else (), self.table.sorted_by[0])
        sorting.triggered.connect(self._sort_chosen)
        return menu

    # -- selection ------------------------------------------------------------------------------------------

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Make no wishes of what the list is told."""
        before, self._telling = self._telling, True
        try:
            yield
        finally:
            self._telling = before

    def _column(self) -> Column:
        return Column(self.currentIndex().column()) if self.currentIndex().isValid() else Column.ENTRY

    def _select(self, record_id: str | None) -> None:
        chosen, place = self.selectionModel(), self.table.place_of(record_id)
        if place is not None:
            if self.currentIndex().row() == place and chosen.hasSelection():
                return  # it comes back from here; rows that are marked beside it stay marked
            self._go(place, _REPLACE)
            return
        places = [at for at, row in enumerate(self.table.rows) if row.belongs_to(record_id)]
        chosen.clearSelection()
        if places:
            parts = QItemSelection()
            for at in places:
                parts.select(self.table.index(at, 0), self.table.index(at, 0))
            self._go(places[0], _MOVE_ONLY)
            chosen.select(parts, _REPLACE)

    def _go(self, place: int, how: QItemSelectionModel.SelectionFlag) -> None:
        """Put the keys on a row; if it was out of view, into the middle of it."""
        seen = self._sees(place)
        self.selectionModel().setCurrentIndex(self.table.index(place, self._column()), how)
        if not seen:
            self._centre()

    def _went_to(self, now: QModelIndex, before: QModelIndex) -> None:
        # Keys that only move (with Ctrl) and the focus that arrives mark nothing, and are no wish.
        if not self._telling and now.row() != before.row() and self.selectionModel().isRowSelected(now.row()):
            self._wish()
        self._show_ring(keyed=self._keyed)

    def _wish(self) -> None:
        if self.current is not None:
            self.recordWished.emit(self.current.record_id)

    def _wish_reading(self) -> None:
        if self.current is not None:
            self.readWished.emit(self.current.record_id)

    def _wish_fit(self) -> None:
        if self.current is not None:
            self.fitWished.emit(self.current.record_id)

    def _wish_comparison(self) -> None:
        if self.current is not None:
            self.compareWished.emit(self.current.record_id)

    # -- order and columns ----------------------------------------------------------------------------------

    def _sort_chosen(self, action: QAction) -> None:
        column = Column(action.data())
        now, descending = self.table.sorted_by
        first_down = self.table.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole)
        down = not descending if column is now else first_down == Qt.SortOrder.DescendingOrder
        self.sort_by(column, descending=down)

    def _reordered(self) -> None:
        if self.currentIndex().isValid() and not self._sees(self.currentIndex().row()):
            self._centre()
        self._show_ring(keyed=self._keyed)
        self._describe()
        self._announce(f"{HEADS[self.table.sorted_by[0]]}, {order_in_words(*self.table.sorted_by)}")

    def _describe(self) -> None:
        count = plural(len(self.table.rows), "entry", "entries")
        self.setAccessibleDescription(f"{count}, {order_in_words(*self.table.sorted_by)}")

    def _announce(self, text: str) -> None:
        if self.isVisible():
            self._announced = text
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # -- keys -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep letters from being commands: they go to the row that begins with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._typed.takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read, show, or go where letters lead; all else moves as in every table."""
        self._show_ring(keyed=True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._wish_fit()
            else:
                self._wish_reading()
        elif self._typed.takes(event):
            self.keyboardSearch(event.text())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and self.current is not None:
            with self._told():
                self.selectionModel().setCurrentIndex(self.currentIndex(), _REPLACE)
            self._wish()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins with what was typed; the same letter again goes on from row to row."""
        here = max(self.currentIndex().row(), 0)
        settled = self.selectionModel().isRowSelected(here)
        found = self._typed.place(search, self.table.rows, here, settled=settled)
        if found is None:
            self._announce(f"Nothing begins with “{self._typed.text.strip()}”.")
            return
        self.selectionModel().setCurrentIndex(self.table.index(found, self._column()), _REPLACE)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - as Qt has it
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Let Home and End go to the first and the last row; the cells of a row are reached with the arrows."""
        last = len(self.table.rows) - 1
        begins = not self.currentIndex().isValid() or cursorAction == QAbstractItemView.CursorAction.MoveHome
        if last >= 0 and begins:
            return self.table.index(0, self._column())
        if last >= 0 and cursorAction == QAbstractItemView.CursorAction.MoveEnd:
            return self.table.index(last, self._column())
        return super().moveCursor(cursorAction, modifiers)

    # -- mouse and focus ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keys on a row, without selecting it; show where they are unless the mouse brought the focus."""
        if not self.currentIndex().isValid() and self.table.rows:
            with self._told():
                self.selectionModel().setCurrentIndex(self.table.index(0, Column.ENTRY), _MOVE_ONLY)
        super().focusInEvent(event)
        self._show_ring(keyed=self._keyed or event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and forget what was typed."""
        self._typed.forget()
        super().focusOutEvent(event)
        self._show_ring(keyed=self._keyed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer; the ring of the keys goes."""
        super().mousePressEvent(event)
        self._show_ring(keyed=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the row on which the button was let go."""
        super().mouseReleaseEvent(event)
        chosen = self.selectionModel().isRowSelected(self.currentIndex().row())
        if self.current is not None and chosen and self.current.record_id != self._record:
            self._wish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the entry in the timeline."""
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._wish_fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the pointer, or of the one that the keys are on."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.context_menu().popup(place)
