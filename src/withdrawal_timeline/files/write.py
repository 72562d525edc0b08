"""Writing a dossier: the same records always give the same bytes, and a file is old or new, never half."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.models import Record, Withdrawal, key_of
from withdrawal_timeline.files.kinds import ABOUT_FILE, ABOUT_KEY, KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from withdrawal_timeline.domain.dossier import Dossier

WIDTH = 120
"""Widest line, in characters, that a short list or object is put on."""

_WITHDRAWAL_KEYS = (
    "id",
    "body",
    "title",
    "action",
    "administration",
    "instrument",
    "milestones",
    "status",
    "summary",
    "importance",
    "part_of",
    "sources",
    "note",
)
"""Inherited fields come first; readers expect the body beside the id."""


def record_data(record: Record) -> dict[str, Any]:
    """Return a record as plain data with the keys of the file in fixed order, without what has its default."""
    data = {
        key_of(item.name): _data(held)
        for item in fields(record)
        if (held := getattr(record, item.name)) != item.default
    }
    if isinstance(record, Withdrawal):
        return {key: data[key] for key in _WITHDRAWAL_KEYS if key in data}
    return data


def _data(held: object) -> object:
    """Return what a field holds, as ``json`` can write it."""
    match held:
        case Record():
            return record_data(held)
        case tuple():
            return [_data(part) for part in cast("tuple[object, ...]", held)]
        case StrEnum():
            return held.value
        case PartialDate():
            return held.text
        case _:
            return held


def to_json(value: object, *, open_levels: int = 2) -> str:
    """Return JSON text for people and for line-wise comparison, with a newline at the end.

    Two spaces of indent, characters unescaped. A list or an object inside a record that holds nothing but
    numbers, texts and truth values stands on one line where it fits in ``WIDTH`` characters.

    Parameters
    ----------
    value
        What ``json`` can write.
    open_levels
        How many outer levels are never put on one line: 2 for a list of records.
    """
    return _text(value, "", open_levels, 0) + "\n"


def _text(value: object, indent: str, open_levels: int, used: int) -> str:
    scalar = value
    if isinstance(value, dict) and value:
        ends = "{}"
        items = [(f"{_plain(key)}: ", item) for key, item in cast("dict[str, object]", value).items()]
    elif isinstance(value, list) and value:
        ends = "[]"
        items = [("", item) for item in cast("list[object]", value)]
    else:
        return _plain(scalar)
    if open_levels <= 0 and not any(isinstance(part, dict | list) for _, part in items):
        line = ends[0] + ", ".join(head + _plain(item) for head, item in items) + ends[1]
        if used + len(line) < WIDTH:
            return line
    inner = indent + "  "
    lines = [inner + head + _text(item, inner, open_levels - 1, len(inner) + len(head)) for head, item in items]
    return ends[0] + "\n" + ",\n".join(lines) + "\n" + indent + ends[1]


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def dossier_files(dossier: Dossier) -> dict[str, str]:
    """Return the text of every file of a dossier by file name."""
    texts = {ABOUT_FILE: to_json(record_data(dossier.about), open_levels=1)}
    for kind in _held(dossier):
        texts[kind.file] = to_json([record_data(record) for record in getattr(dossier, kind.key)])
    return texts


def _held(dossier: Dossier) -> Iterator[Kind]:
    """Return the kinds that are written: a kind that a dossier may go without only where there are records of it."""
    return (kind for kind in KINDS if getattr(dossier, kind.key) or not kind.optional)


def dossier_in_one(dossier: Dossier) -> str:
    """Return the text of one file that holds all kinds of records under their keys."""
    whole: dict[str, object] = {ABOUT_KEY: record_data(dossier.about)}
    for kind in _held(dossier):
        whole[kind.key] = [record_data(record) for record in getattr(dossier, kind.key)]
    return to_json(whole, open_levels=3)


def write_dossier(dossier: Dossier, path: Path) -> None:
    """Write a dossier: one file if ``path`` ends in ``.json``, else a folder of files.

    Raises
    ------
    OSError
        If a file cannot be written; what stood there before is then still whole.
    """
    if path.suffix == ".json":
        write_whole(path, dossier_in_one(dossier))
        return
    path.mkdir(parents=True, exist_ok=True)
    texts = dossier_files(dossier)
    for name, text in texts.items():
        write_whole(path / name, text)
    for kind in KINDS:
        if kind.file not in texts:  # else a dossier that stood here before would lend this one its records
            (path / kind.file).unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, so that ``path`` at every moment holds all of the old or all of the new.

    Raises
    ------
    OSError
        If the folder is missing or cannot be written, or the disk is full.
    """
    import secrets  # noqa: PLC0415 - no start writes

    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
