"""The lines of a list that are replaced as a whole: of hits, of what is hidden."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class RowModel(QAbstractListModel, Generic[Row]):
    """Lines from top to bottom, for a view and for screen readers; what is said of them, its subclasses know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines, from top to bottom."""
        return self._rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)
