"""The reader's notes and pins as a file for others: Markdown to read, JSON to work with.

Notes are the reader's own words, not the dossier's; both forms say so, and of which dossier they speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.wording import day_in_words
from withdrawal_timeline.files.annotations import entry_of, title_of
from withdrawal_timeline.files.write import to_json, write_whole

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from withdrawal_timeline.domain.annotations import Annotations
    from withdrawal_timeline.domain.dossier import Dossier

MARKDOWN, JSON = ".md", ".json"
KINDS = {"Markdown (*.md)": MARKDOWN, "JSON (*.json)": JSON}
"""Endings of files by the words of a dialog."""
LOST = "Nothing is lost; notes on records of other dossiers have the id in place of a title."

_MEANT = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#"})
"""Signs that Markdown would take for its own in a title."""


def write(path: Path, annotations: Annotations, dossier: Dossier, today: date) -> None:
    """Write notes and pins into a file: JSON if its name ends so, else Markdown.

    Raises
    ------
    OSError
        If the file cannot be written; what stood there before is then still whole.
    """
    as_text = as_json if path.suffix.lower() == JSON else as_markdown
    write_whole(path, as_text(annotations, dossier, today))


def as_markdown(annotations: Annotations, dossier: Dossier, today: date) -> str:
    """Return notes and pins as Markdown, one section for each record, by title."""
    about = f"Own notes on “{dossier.about.title}”, version {dossier.about.version}, as of {day_in_words(today)}."
    parts = ["# Notes and pins", about]
    for record_id in _by_title(annotations, dossier):
        pinned = " (pinned)" if record_id in annotations.pinned else ""
        parts.append(f"## {title_of(dossier, record_id).translate(_MEANT)}{pinned}")
        parts.append(f"`{record_id}`")
        if note := annotations.note(record_id):
            parts.append(note)
    return "\n\n".join(parts) + "\n"


def as_json(annotations: Annotations, dossier: Dossier, today: date) -> str:
    """Return notes and pins as JSON: of which dossier, as of which day, and a list of records by title."""
    records = [entry_of(annotations, record_id, dossier) for record_id in _by_title(annotations, dossier)]
    about = {"title": dossier.about.title, "version": dossier.about.version}
    return to_json({"dossier": about, "as_of": today.isoformat(), "records": records})


def _by_title(annotations: Annotations, dossier: Dossier) -> list[str]:
    return sorted(annotations.ids, key=lambda record_id: (title_of(dossier, record_id).casefold(), record_id))
