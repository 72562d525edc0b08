"""Makes of the table of commands the actions that menus and buttons follow, and writes their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from withdrawal_timeline.ui.commands.table import ActionSpec, Where

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def build_actions(
    specs: Iterable[ActionSpec], handlers: Mapping[str, Callable[[], object]], parent: QObject
) -> dict[str, QAction]:
    """Return an action for each spec, by its id, connected to its handler and owned by ``parent``.

    Parameters
    ----------
    specs
        The table.
    handlers
        Bound methods by the id of the command. The caller keeps the objects alive that they belong to.
    parent
        Owner of the actions.

    Raises
    ------
    KeyError
        If a command has no handler, or a handler no command.
    """
    table = {spec.id: spec for spec in specs}
    if lost := sorted(table.keys() ^ handlers.keys()):
        raise KeyError(f"these stand in the table or among the handlers, but not in both: {', '.join(lost)}")
    actions = {}
    for spec in table.values():
        action = QAction(spec.text, parent)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.where is Where.WINDOW
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.setToolTip(tip_with_key(spec))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        action.triggered.connect(handlers[spec.id])
        actions[spec.id] = action
    return actions


def tip_with_key(spec: ActionSpec) -> str:
    """Return the text of a tooltip: the command, with its first key in brackets."""
    return f"{spec.text} ({shown_key(spec.keys[0])})" if spec.keys else spec.text


def shown_key(key: str) -> str:
    """Return a key sequence as this system writes it, arrows as arrows; a lone hyphen as a minus sign."""
    if key == "-":
        return "−"
    written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(_ARROWS.get(part, part) for part in written.split("+"))
