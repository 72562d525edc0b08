"""Small JSON files of the reader's own, in the data folder: never half written, never overwritten unread."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class SideFile:
    """A file ``{"version": 1, KEY: [...]}`` of records, each a JSON object.

    A file that cannot be understood is set aside under another name, and a later version's file is left alone; both
    are said by ``take_problems``. Without a path everything stays in memory.

    Parameters
    ----------
    path
        Where the file lies; its folder is made when something is written.
    key
        Name of the list of records.
    what
        What the file holds, in the reader's words, to begin a sentence with: ``Your notes and pins``.
    sound
        Returns whether a record is one that this version writes.
    """

    VERSION = 1

    def __init__(self, path: Path | None, key: str, what: str, sound: Callable[[dict[str, object]], bool]) -> None:
        self._path, self._key, self._what, self._sound = path, key, what, sound
        self._writes = True
        self._problems: list[str] = []

    def take_problems(self) -> tuple[str, ...]:
        """Return what went wrong since this was asked last, as sentences for the reader."""
        problems = tuple(self._problems)
        self._problems.clear()
        return problems

    def read(self) -> list[dict[str, object]]:
        """Return the records of the file; empty if there is none, or if it cannot be used."""
        if self._path is None or not self._writes:
            return []
        try:
            content: object = json.loads(self._path.read_text("utf-8"))
            return self._records(content)
        except FileNotFoundError:
            pass
        except OSError as failure:
            self._give_up(f"cannot be read and will not be kept: {self._path} ({_reason(failure)})")
        except (ValueError, RecursionError):
            self._set_aside(self._path)
        return []

    def _records(self, content: object) -> list[dict[str, object]]:
        """Return the records of what was read.

        Raises
        ------
        ValueError
            If this is not what ``write`` writes.
        """
        saved = cast("dict[str, object]", content) if isinstance(content, dict) else {}
        version = saved.get("version")
        if isinstance(version, int) and version > self.VERSION:
            self._give_up(f"were written by a later version; {self._path} is left as it is")
            return []
        listed = saved.get(self._key)
        records = cast("list[object]", listed) if isinstance(listed, list) else None
        found = [cast("dict[str, object]", record) for record in records or () if isinstance(record, dict)]
        if version != self.VERSION or records is None or len(found) != len(records) or not all(map(self._sound, found)):
            raise ValueError("not what this program writes")
        return found

    def write(self, records: list[dict[str, object]]) -> None:
        """Write the records; where that fails it is said by ``take_problems``, and the old file is still whole."""
        if self._path is None or not self._writes:
            return
        from withdrawal_timeline.files.write import to_json, write_whole  # noqa: PLC0415 - no start writes

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, to_json({"version": self.VERSION, self._key: records}, open_levels=2))
        except OSError as failure:
            self._problems.append(f"{self._what} could not be written to {self._path} ({_reason(failure)}).")

    def _give_up(self, why: str) -> None:
        """Leave the file alone from now on."""
        self._writes = False
        self._problems.append(f"{self._what} {why}.")

    def _set_aside(self, path: Path) -> None:
        """Move the file away under a name that is free, so that nothing of it is lost."""
        number = 1
        while (aside := path.with_name(f"{path.name}.damaged{'' if number == 1 else f'-{number}'}")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError as failure:
            self._give_up(f"cannot be read and will not be kept: {path} ({_reason(failure)})")
        else:
            self._problems.append(f"{self._what} were damaged and begin anew; the old file is kept as {aside}.")


def _reason(failure: OSError) -> str:
    return failure.strerror or type(failure).__name__
