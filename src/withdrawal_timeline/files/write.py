"""Writing a dossier so that the same records always give the same bytes, and a file is old or new, never half."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any, cast

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.models import Record, Withdrawal
from withdrawal_timeline.files.kinds import ABOUT_FILE, ABOUT_KEY, KINDS

WIDTH = 120
"""Widest line, in characters, that a short list or object is put on."""

_WITHDRAWAL_KEYS = tuple(
    "id body title action administration instrument milestones status summary importance part_of sources note".split()
)
"""Pydantic lists inherited fields first; readers expect the body beside the id."""


def record_data(record: Record) -> dict[str, Any]:
    """Return a record as plain data with the keys of the file, in their fixed order; what was not set is left out."""
    data = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(record, Withdrawal):
        return {key: data[key] for key in _WITHDRAWAL_KEYS if key in data}
    return data


def to_json(value: object) -> str:
    """Return JSON text for people and for line-wise comparison, with a newline at the end.

    Two spaces of indent, characters unescaped; a list or an object that holds nothing but numbers, texts and truth
    values stands on one line where it fits in ``WIDTH`` characters and is itself part of a record.
    """
    return _text(value, "", 0, 0) + "\n"


def _text(value: object, indent: str, depth: int, used: int) -> str:
    if not isinstance(value, dict | list) or not value:
        return _plain(value)
    held = (
        cast("list[object]", value)
        if isinstance(value, list)
        else list(cast("dict[str, object]", value).values())
    )
    if depth > 1 and not any(isinstance(item, dict | list) for item in held):
        line = _plain(cast("object", value))
        if used + len(line) < WIDTH:
            return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts: list[str] = []
        for key, item in cast("dict[str, object]", value).items():
            head = f"{inner}{_plain(key)}: "
            parts.append(head + _text(item, inner, depth + 1, len(head)))
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    lines = [inner + _text(item, inner, depth + 1, len(inner)) for item in held]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def dossier_files(dossier: Dossier) -> dict[str, str]:
    """Return the text of every file of a dossier by file name."""
    texts = {ABOUT_FILE: to_json(record_data(dossier.about))}
    for kind in KINDS:
        texts[kind.file] = to_json([record_data(record) for record in getattr(dossier, kind.key)])
    return texts


def dossier_in_one(dossier: Dossier) -> str:
    """Return the text of one file that holds all kinds of records under their keys."""
    whole: dict[str, object] = {ABOUT_KEY: record_data(dossier.about)}
    for kind in KINDS:
        whole[kind.key] = [record_data(record) for record in getattr(dossier, kind.key)]
    return to_json(whole)


def write_dossier(dossier: Dossier, path: Path) -> None:
    """Write a dossier: one file if ``path`` ends in ``.json``, else a folder of files, made where it is missing.

    Raises
    ------
    OSError
        If a file cannot be written; what stood there before is then still whole.
    """
    if path.suffix == ".json":
        write_whole(path, dossier_in_one(dossier))
        return
    path.mkdir(parents=True, exist_ok=True)
    for name, text in dossier_files(dossier).items():
        write_whole(path / name, text)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 so that ``path`` holds either what it held before or all of it, at every moment.

    Raises
    ------
    OSError
        If the folder is missing or cannot be written, or the disk is full.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
