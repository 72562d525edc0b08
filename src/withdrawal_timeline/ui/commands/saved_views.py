"""Saved views: what the commands do with them, the sheet that shows them, and their part of the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.files.saved_views import SavedView, SavedViewFile, deleting, named, renaming, saving
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.ui.look.theme import Palette

if TYPE_CHECKING:
    from withdrawal_timeline.ui.window.views_sheet import ViewsSheet


class SavedViewCommands(QObject):
    """Keeps the list of saved views, and opens them.

    Parameters
    ----------
    window
        The sheet stands over it.
    store
        What is looked at, and is changed by opening a view.
    dossier, today
        Facts, and the day that counts as today.
    file
        Where the views are kept.
    palette
        Returns the colours in use.
    animated
        Makes a context in which moves are animated.
    parent
        Owner.
    """

    told = Signal(str)
    """What was done, or what went wrong, as a sentence."""

    def __init__(
        self,
        window: QWidget,
        store: Store,
        dossier: Dossier,
        today: date,
        file: SavedViewFile,
        palette: Callable[[], Palette],
        animated: Callable[[], AbstractContextManager[None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._dossier, self._today = window, store, dossier, today
        self._file, self._palette, self._animated = file, palette, animated
        self._views: tuple[SavedView, ...] | None = None
        self._before: tuple[SavedView, ...] = ()
        self._sheet: ViewsSheet | None = None
        self._menu: QMenu | None = None
        self._listed: list[QAction] = []

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The saved views in their order; read when they are first asked for."""
        if self._views is None:
            self._views = self._file.read()
            self._tell_problems()
        return self._views

    def names(self) -> tuple[str, ...]:
        """Return the names of the saved views in their order."""
        return tuple(view.name for view in self.views)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {"views.save": self.save, "views.show": self.show}

    def join_menu(self, menu: QMenu) -> None:
        """List the saved views at the end of a menu from now on."""
        self._menu = menu
        menu.aboutToShow.connect(self.list_in_menu)
        menu.triggered.connect(self._triggered)

    def list_in_menu(self) -> None:
        """Bring the menu up to date."""
        if self._menu is None:
            return
        for action in self._listed:
            self._menu.removeAction(action)
            action.deleteLater()
        self._listed = [self._menu.addSeparator()] if self.views else []
        for view in self.views:
            action = QAction(view.name.replace("&", "&&"), self._menu)
            action.setData(view.name)
            self._menu.addAction(action)
            self._listed.append(action)

    def save(self) -> None:
        """Open the sheet with a name for the present view."""
        from withdrawal_timeline.state import following  # noqa: PLC0415 - few starts need it

        self._open_sheet().suggest(following.named(self._store.state, self._dossier))

    def show(self) -> None:
        """Open the sheet at the list."""
        sheet = self._open_sheet()
        (sheet.list if self.views else sheet.field).setFocus()

    def open(self, name: str) -> None:
        """Show the view that was saved under a name."""
        from withdrawal_timeline.state import following  # noqa: PLC0415 - few starts need it

        view = next((view for view in self.views if view.name == name), None)
        if view is None:
            return
        read = following.followed(view.link, self._store.state, self._dossier, self._today)
        with self._animated():
            self._store.restore(read.state)
        self.told.emit(read.problems[0] if read.problems else f"This is the saved view “{name}”.")
        if self._sheet is not None:
            self._sheet.accept()

    # -- wishes of the sheet --------------------------------------------------------------------------------

    def _save_as(self, text: str) -> None:
        from withdrawal_timeline.state import link  # noqa: PLC0415 - few starts need it

        name = named(text)
        self._take(saving(self.views, SavedView(name, link.write(self._store.state))))
        self.told.emit(f"This view is saved as “{name}”.")
        self._tell_problems()
        if self._sheet is not None:
            self._sheet.accept()

    def _rename(self, old: str, new: str) -> None:
        try:
            views, said = renaming(self.views, old, new), ""
        except ValueError as problem:
            views, said = self.views, str(problem)
        self._take(views, old if said else named(new), said)

    def _delete(self, name: str) -> None:
        self._before = self.views
        self._take(deleting(self.views, name), said=f"“{name}” is deleted.", undo=True)

    def _undo(self) -> None:
        self._take(self._before)

    def _take(self, views: tuple[SavedView, ...], current: str = "", said: str = "", *, undo: bool = False) -> None:
        if views != self.views:
            self._views = views
            self._file.write(views)
        if self._sheet is not None:
            self._sheet.set_views(views, current)
            self._sheet.say(said, undo=undo)

    def _tell_problems(self) -> None:
        for problem in self._file.take_problems():
            self.told.emit(problem)

    def _open_sheet(self) -> ViewsSheet:
        from withdrawal_timeline.ui.window.views_sheet import ViewsSheet  # noqa: PLC0415 - no start opens it

        sheet = ViewsSheet(self._palette(), self._store.state.text_scale, self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.saveWished.connect(self._save_as)
        sheet.openWished.connect(self.open)
        sheet.renameWished.connect(self._rename)
        sheet.deleteWished.connect(self._delete)
        sheet.undoWished.connect(self._undo)
        sheet.finished.connect(self._closed)
        sheet.set_views(self.views)
        self._sheet = sheet
        sheet.open()
        return sheet

    def _closed(self) -> None:
        self._sheet = None

    def _triggered(self, action: QAction) -> None:
        if action in self._listed and action.data() is not None:
            self.open(str(action.data()))
