"""Views that the reader has saved under a name, in their side file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.files.side_file import SideFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "views.json"
LONGEST_NAME = 120
"""Longest name of a view in characters."""


@frozen
class SavedView:
    """A view under a name; the view is a link, as ``state.link`` writes it."""

    name: str
    link: str


class SavedViewFile:
    """The reader's saved views, in the order in which they are listed.

    Parameters
    ----------
    folder
        The reader's data folder; None keeps everything in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = SideFile(folder / FILE if folder is not None else None, "views", "Your saved views", _is_sound)

    def take_problems(self) -> tuple[str, ...]:
        """Return what went wrong since this was asked last, as sentences."""
        return self._file.take_problems()

    def read(self) -> tuple[SavedView, ...]:
        """Return the saved views; of two with one name the first."""
        found = [SavedView(str(record["name"]), str(record["link"])) for record in self._file.read()]
        return tuple({view.name: view for view in reversed(found)}.values())[::-1]

    def write(self, views: Sequence[SavedView]) -> None:
        """Write these views in place of those that were there."""
        self._file.write([{"name": view.name, "link": view.link} for view in views])


def _is_sound(record: dict[str, object]) -> bool:
    name = record.get("name")
    return isinstance(name, str) and bool(name.strip()) and isinstance(record.get("link"), str)


def saving(views: Sequence[SavedView], view: SavedView) -> tuple[SavedView, ...]:
    """Return the views with one more at the end; one of the same name is replaced where it stands."""
    if any(other.name == view.name for other in views):
        return tuple(view if other.name == view.name else other for other in views)
    return (*views, view)


def renaming(views: Sequence[SavedView], old: str, new: str) -> tuple[SavedView, ...]:
    """Return the views with another name for one of them.

    Raises
    ------
    ValueError
        If the new name is empty, or another view has it already; the message is a sentence for the reader.
    """
    name = named(new)
    if name != old and any(view.name == name for view in views):
        raise ValueError(f"There is a view “{name}” already.")
    return tuple(SavedView(name, view.link) if view.name == old else view for view in views)


def deleting(views: Sequence[SavedView], name: str) -> tuple[SavedView, ...]:
    """Return the views without one of them."""
    return tuple(view for view in views if view.name != name)


def named(text: str) -> str:
    """Return a name as it is kept: without white space around it, and not too long.

    Raises
    ------
    ValueError
        If nothing is left of it; the message is a sentence for the reader.
    """
    name = " ".join(text.split())[:LONGEST_NAME].strip()
    if not name:
        raise ValueError("A view needs a name.")
    return name
