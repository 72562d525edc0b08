"""What a command is to the reader: its name, its keys, and what it does."""

from __future__ import annotations

from enum import StrEnum

from withdrawal_timeline.domain.frozen import frozen


class Group(StrEnum):
    """Under which head a command stands in the sheet of keys."""

    MOVE = "Moving in time"
    SELECT = "Entries"
    READ = "Reading and copying"
    SEARCH = "Searching"
    FILTER = "Filtering"
    LOOK = "Look"
    KEEP = "Keeping"
    PROGRAM = "Program"


class Where(StrEnum):
    """Where the keys of a command act."""

    WINDOW = "window"
    """Anywhere in the window; keys that a text field takes as typing are letters there."""
    CANVAS = "canvas"
    """Only while the timeline has the focus: keys that lists, buttons and texts need for themselves."""
    LIST = "list"
    """Only while the list of entries has the focus."""
    COMPARE = "compare"
    """Only while the comparison has the focus."""
    DETAIL = "detail"
    """Only while the detail pane has the focus."""


@frozen
class ActionSpec:
    """A command as the reader meets it.

    Parameters
    ----------
    id
        Name of the command, for the program and its tests: ``view.fit_all``.
    text
        Its name in menus, in sentence case.
    keys
        Its key sequences in Qt's portable form, the one to show first; may be empty.
    tip
        What it does, as a sentence.
    group
        Where it stands in the sheet of keys.
    where
        Where its keys act.
    checkable
        Whether it is a switch that menus show as on or off.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    tip: str
    group: Group
    where: Where = Where.WINDOW
    checkable: bool = False
