"""The rows as Qt asks for them: for the view, for screen readers, for tooltips."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from withdrawal_timeline.state.table import HEADS, Column, Row, in_order, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""Role under which every cell gives its ``Row``."""
HIT = Qt.ItemDataRole.UserRole + 1
"""Role under which every cell says whether the search found its row."""
OWN = Qt.ItemDataRole.UserRole + 2
"""Role under which every cell says whether the reader has pinned its row or written a note on it."""

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_TEXT = Qt.ItemDataRole.AccessibleTextRole
_DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


class TableModel(QAbstractTableModel):
    """Rows in the order that the reader asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._place: dict[str, int] = {}
        self._hits: frozenset[str] = frozenset()
        self._own: frozenset[str] = frozenset()
        self._column, self._order = Column.DATE, _UP

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from top to bottom."""
        return self._rows

    @property
    def sorted_by(self) -> tuple[Column, bool]:
        """The column that rows are sorted by, and whether downwards."""
        return self._column, self._order == _DOWN

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows; the order stays as the reader asked for."""
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()

    def set_hits(self, hits: frozenset[str]) -> None:
        """Mark the rows of these withdrawals and bodies."""
        self._hits = hits
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def set_own(self, record_ids: frozenset[str]) -> None:
        """Mark the rows that the reader has pinned or written a note on."""
        self._own = record_ids
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def place_of(self, record_id: str | None) -> int | None:
        """Return the place of a withdrawal among the rows, or None."""
        return self._place.get(record_id) if record_id is not None else None

    def is_hit(self, row: Row) -> bool:
        """Whether the search found the entry or its body."""
        return row.record_id in self._hits or row.body_id in self._hits

    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        """Sort by a column; what is selected stays selected."""
        if not 0 <= column < len(Column):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        owners = [self._rows[index.row()].record_id for index in before]
        self._column, self._order = Column(column), order
        self._take(self._rows)
        after = [self.index(self._place[owner], index.column()) for owner, index in zip(owners, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _take(self, rows: Sequence[Row]) -> None:
        self._rows = in_order(rows, self._column, descending=self._order == _DOWN)
        self._place = {row.record_id: place for place, row in enumerate(self._rows)}

    # -- what Qt asks ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, the row itself, or what is read out."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        said: Any = None
        if role == ROW:
            said = row
        elif role == Qt.ItemDataRole.DisplayRole:
            said = row.words(column)
        elif role == HIT:
            said = self.is_hit(row)
        elif role == OWN:
            said = row.record_id in self._own
        elif role == Qt.ItemDataRole.ToolTipRole:
            # Qt would take markup in the dossier for rich text of ours.
            said = f"<p>{escape(row.words(column))}</p>"
        elif role == _TEXT:
            said = self._read_out(row, index.row(), column)
        elif role == _DESCRIPTION:
            main = column is Column.ENTRY
            said = row.words(column) if main else self._read_out(row, index.row(), Column.ENTRY)
        return said

    def _read_out(self, row: Row, place: int, column: Column) -> str:
        """Return the whole row for its main cell; the other cells say what they are and of which body."""
        if column is not Column.ENTRY:
            return f"{HEADS[column]}: {row.words(column)}, {row.words(Column.BODY)}"
        own = ", pinned or with a note of yours" if row.record_id in self._own else ""
        return spoken(row, place, len(self._rows)) + (", found by the search" if self.is_hit(row) else "") + own

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column, how it is read out, and in which direction it is sorted first."""
        if orientation != Qt.Orientation.Horizontal:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[column]
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return _DOWN if column is Column.CLAIMS else _UP
        if role == _TEXT:
            return f"{HEADS[column]}, {order_in_words(*self.sorted_by)}" if column is self._column else HEADS[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"Sorts the list by {HEADS[column].lower()}."
        return None


def order_in_words(column: Column, descending: bool) -> str:
    """Return how rows stand: ``sorted earliest first``, ``sorted from Z to A``."""
    up, down = _ORDERS[column]
    return f"sorted {down if descending else up}"


_ORDERS = {
    Column.DATE: ("earliest first", "latest first"),
    Column.ENTRY: ("from A to Z", "from Z to A"),
    Column.BODY: ("from A to Z", "from Z to A"),
    Column.DOMAIN: ("in the order of the filter", "against the order of the filter"),
    Column.ACTION: ("in the order of the filter", "against the order of the filter"),
    Column.STATUS: ("in the order of the filter", "against the order of the filter"),
    Column.PRESIDENT: ("earliest term first", "latest term first"),
    Column.CLAIMS: ("fewest first", "most first"),
}
