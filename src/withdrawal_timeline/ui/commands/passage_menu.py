"""The menu of a passage of the detail pane: in which forms it is copied, and how sources are cited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from withdrawal_timeline.ui.commands.menus import CITED, OF_RECORD, OF_SOURCES, fill
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.passages import RECORD, SOURCES, CopyAs, Passage, forms
from withdrawal_timeline.ui.look.rounded import RoundMenu


class PassageMenu(RoundMenu):
    """The menu of a claim, a milestone or a source."""

    def __init__(self, pane: DetailPane, passage: Passage, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._pane, self._passage = pane, passage
        for form, name in forms(passage).items():
            action = QAction(name, self)
            action.setData(form.value)
            self.addAction(action)
        self.triggered.connect(self._chosen)

    def _chosen(self, action: QAction) -> None:
        form = action.data()
        if form is not None:
            self._pane.copy(self._passage, CopyAs(form))


def passage_menu(pane: DetailPane, passage: Passage, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """Return the menu of a passage, owned by ``parent``; for the record and all its sources it holds commands.

    What is marked can be copied from every one.
    """
    if passage == RECORD:
        menu, rest = RoundMenu(parent=parent), OF_RECORD
    elif passage == SOURCES:
        menu, rest = RoundMenu(parent=parent), (*OF_SOURCES, None, CITED)
    else:
        menu, rest = PassageMenu(pane, passage, parent), (None, CITED)
    if pane.has_marked():
        first = menu.actions()[0] if menu.actions() else None
        if first is not None:
            menu.insertAction(first, actions["detail.copy"])
            menu.insertSeparator(first)
        else:
            menu.addAction(actions["detail.copy"])
            menu.addSeparator()
    fill(menu, rest, actions)
    return menu
