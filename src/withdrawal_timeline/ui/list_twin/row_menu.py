"""The menu of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from withdrawal_timeline.state.table import HEADS, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


def row_menu(
    parent: QWidget, wishes: Iterable[tuple[str, Callable[[], object]]], sorted_by: Column
) -> tuple[QMenu, QMenu]:
    """Return a menu of wishes and of columns to sort by, and the part of it that has the columns.

    Parameters
    ----------
    parent
        Owner; the menu goes when it is closed.
    wishes
        Names and bound methods.
    sorted_by
        The column that is ticked. An action of a column carries its number.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, wish in wishes:
        action = QAction(text, menu)
        action.triggered.connect(wish)
        menu.addAction(action)
    menu.addSeparator()
    sorting = menu.addMenu("Sort by")
    for column in Column:
        action = QAction(HEADS[column], sorting)
        action.setData(int(column))
        action.setCheckable(True)
        action.setChecked(column is sorted_by)
        sorting.addAction(action)
    return menu, sorting
