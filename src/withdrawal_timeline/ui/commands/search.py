"""The commands of the table as the search box lists them: with their menus, their keys, and only those that can act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QAction

from withdrawal_timeline.query.commands import Command, CommandIndex
from withdrawal_timeline.ui.commands.actions import shown_key
from withdrawal_timeline.ui.commands.menus import MENUS, Menu
from withdrawal_timeline.ui.commands.table import SPECS, ActionSpec

_LEFT_OUT = frozenset(("search.focus", "search.commands", "select.clear"))
"""Whoever reads the list has these already."""
_SHOW_OR_HIDE = "domain.toggle"
"""Commands that are named in the menu by the domain alone."""
SAVED_VIEW = "Saved view"
"""What stands beside a saved view."""
_VIEW_TIP = "Shows what was looked at when it was saved."


class CommandSearch:
    """Finds commands.

    Parameters
    ----------
    actions
        The actions by the ids of their commands: they have the words as they are now, and know what can act.
    """

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self._actions = actions
        self._specs = {spec.id: spec for spec in SPECS}
        self._places = tuple(_placed(MENUS))
        self._index = CommandIndex(())
        self._of: tuple[tuple[str, str], ...] = ()
        self._views, self._view_names = CommandIndex(()), tuple[str, ...]()

    def find(self, query: str) -> tuple[Command, ...]:
        """Return the commands for a text, best first, without those that cannot act now."""
        if not query.strip():
            return ()
        able = [
            (command, path)
            for command, path in self._places
            if command not in _LEFT_OUT and self._actions[command].isVisible() and self._actions[command].isEnabled()
        ]
        of = tuple((command, self._actions[command].text()) for command, _ in able)
        if of != self._of:
            self._of = of
            self._index = CommandIndex([self._command(self._specs[command], path) for command, path in able])
        return self._index.find(query)

    def find_views(self, query: str, names: Sequence[str]) -> tuple[Command, ...]:
        """Return the saved views for a text, best first, found by their names like commands; the id is the name."""
        if not query.strip():
            return ()
        wanted = tuple(names)
        if wanted != self._view_names:
            self._view_names = wanted
            self._views = CommandIndex([Command(name, name, SAVED_VIEW, _VIEW_TIP) for name in wanted])
        return self._views.find(query)

    def _command(self, spec: ActionSpec, path: tuple[str, ...]) -> Command:
        title = self._actions[spec.id].text()
        if spec.id.startswith(_SHOW_OR_HIDE):
            title = f"Show or hide: {title}"
        elif len(path) > 1 and not title.startswith(path[-1]):
            title = f"{path[-1]}: {title}"
        return Command(spec.id, title, path[0], spec.tip, shown_key(spec.keys[0]) if spec.keys else "")


def _placed(menus: Iterable[Menu], above: tuple[str, ...] = ()) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield every command with the titles of the menus that it stands in, from the outermost."""
    for menu in menus:
        path = (*above, menu.title)
        for entry in menu.entries:
            if isinstance(entry, Menu):
                yield from _placed((entry,), path)
            elif entry is not None:
                yield entry, path
