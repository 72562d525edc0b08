"""Pins and notes in their side file, and out of it as text that others can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import Annotations
from withdrawal_timeline.domain.models import Body
from withdrawal_timeline.files.side_file import SideFile

if TYPE_CHECKING:
    from pathlib import Path

    from withdrawal_timeline.domain.dossier import Dossier

FILE = "notes.json"
WHAT = "Your notes and pins"


class AnnotationFile:
    """The reader's pins and notes on records of all dossiers; ids that a dossier does not know are kept.

    Parameters
    ----------
    folder
        The reader's data folder; None keeps everything in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = SideFile(folder / FILE if folder is not None else None, "records", WHAT, _is_sound)

    def take_problems(self) -> tuple[str, ...]:
        """Return what went wrong since this was asked last, as sentences."""
        return self._file.take_problems()

    def read(self) -> Annotations:
        """Return what the file holds."""
        records = self._file.read()
        return Annotations.made(
            [str(record["id"]) for record in records if record.get("pinned")],
            {str(record["id"]): str(record["note"]) for record in records if record.get("note")},
        )

    def keep(self, before: Annotations, after: Annotations, dossier: Dossier) -> None:
        """Write what differs between two states into the file.

        The file is read anew, and only the records that differ are changed in it: what another window wrote in the
        meantime is kept.

        Parameters
        ----------
        before, after
            What was so far, and what is to be.
        dossier
            Gives the titles that the file has beside the ids, for people who read it.
        """
        records = {str(record["id"]): record for record in self._file.read()}
        for record_id in before.ids | after.ids:
            entry = entry_of(after, record_id, dossier)
            if entry == entry_of(before, record_id, dossier) and record_id in records:
                continue  # what another window wrote; a file that was lost or damaged is filled again from memory
            if len(entry) > 2:
                records[record_id] = entry
            else:
                records.pop(record_id, None)
        self._file.write([records[record_id] for record_id in sorted(records)])


def _is_sound(record: dict[str, object]) -> bool:
    return (
        isinstance(record.get("id"), str)
        and isinstance(record.get("title", ""), str)
        and isinstance(record.get("pinned", False), bool)
        and isinstance(record.get("note", ""), str)
    )


def entry_of(annotations: Annotations, record_id: str, dossier: Dossier) -> dict[str, object]:
    """Return a record of the file; id and title alone where there is neither pin nor note."""
    entry: dict[str, object] = {"id": record_id, "title": title_of(dossier, record_id)}
    if record_id in annotations.pinned:
        entry["pinned"] = True
    if note := annotations.note(record_id):
        entry["note"] = note
    return entry


def title_of(dossier: Dossier, record_id: str) -> str:
    """Return the title of a record, the name of a body; the id itself for a record of another dossier."""
    record = dossier.find(record_id)
    if record is None:
        return record_id
    return record.name if isinstance(record, Body) else record.title
