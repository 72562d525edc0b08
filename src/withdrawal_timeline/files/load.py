"""One JSON file, or a folder of them, becomes a ``Dossier``; everything that is wrong is reported at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.errors import DossierInvalid, Problem
from withdrawal_timeline.domain.models import About, Record
from withdrawal_timeline.files.check import check_records
from withdrawal_timeline.files.forms import form_of, form_of_list
from withdrawal_timeline.files.kinds import ABOUT_FILE, ABOUT_KEY, ABOUT_MODEL, KINDS, Kind
from withdrawal_timeline.files.records import Held, Records
from withdrawal_timeline.files.sentences import did_you_mean, problems_of, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_JSON = {
    "Expecting value": "a value is missing or is not written as JSON",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing after a key",
    "Expecting property name enclosed in double quotes": "a key in quotation marks is missing",
    "Illegal trailing comma before end of object": "a comma is too many before the closing bracket",
    "Illegal trailing comma before end of array": "a comma is too many before the closing bracket",
    "Unterminated string starting at": "a text begins that no quotation mark ends",
    "Invalid control character at": "a line break or tab stands inside a text; write \\n or \\t",
    "Invalid \\escape": "a backslash is not followed by a character that it can stand before; write \\\\",
    "Invalid \\uXXXX escape": "\\u is not followed by four hexadecimal digits",
    "Extra data": "more text follows after the end",
}

_EMPTY = "with an empty list where there are no records"


def load_dossier(path: Path) -> Dossier:
    """Return the dossier in ``path``: a folder with one JSON file per kind of record, or one file with all.

    Raises
    ------
    DossierInvalid
        With every problem found: files that cannot be read, records that do not fit, rules across records.
    """
    reading = _Reading()
    if path.is_dir():
        reading.folder(path)
    else:
        reading.one_file(path)
    # Asked even after other problems: nobody should mend one fault only to meet the next.
    problems = (*reading.problems, *check_records(Records(**reading.held)))
    if problems or reading.about is None:
        raise DossierInvalid(problems)
    return Dossier(about=reading.about, **{key: held.records for key, held in reading.held.items()})


class _Reading:
    """What was read so far, and what was wrong with it."""

    def __init__(self) -> None:
        self.about: About | None = None
        self.held: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def folder(self, folder: Path) -> None:
        """Read every file of a dossier of several files."""
        there = sorted(item.name for item in folder.iterdir() if item.suffix == ".json")
        wanted = (ABOUT_FILE, *(kind.file for kind in KINDS))
        if not set(wanted).intersection(there):
            self._problem(
                folder.name,
                f"This folder holds no file of a dossier ({', '.join(wanted)}); choose another folder.",
            )
            return
        spare = [name for name in there if name not in wanted]
        for name in wanted:
            kind = next((kind for kind in KINDS if kind.file == name), None)
            if name not in there:
                if kind is None or not kind.optional:
                    self._problem(
                        name,
                        f"The file is missing; add it, {_EMPTY}.{did_you_mean(name, spare)}",
                    )
                continue
            text = self._text(folder / name, name)
            raw = None if text is None else self._parsed(text, name)
            if text is None or raw is None:
                continue
            if kind is None:
                self._take_about(raw[0], name)
            else:
                self._take(kind, raw[0], text, name)

    def one_file(self, path: Path) -> None:
        """Read a dossier that is one file with all kinds under their keys."""
        text = self._text(path, path.name)
        parsed = None if text is None else self._parsed(text, path.name)
        if parsed is None:
            return
        if not isinstance(parsed[0], dict):
            self._problem(
                path.name,
                "A dossier in one file is an object in curly brackets with a key for every kind of record.",
            )
            return
        whole = cast("dict[str, object]", parsed[0])
        wanted = (ABOUT_KEY, *(kind.key for kind in KINDS))
        for key in whole:
            if key not in wanted:
                hint = did_you_mean(key, wanted) or f" Known keys are {', '.join(wanted)}."
                self._problem(path.name, f"The key {quoted(key)} is not known here; correct or remove it.{hint}")
        optional = {kind.key for kind in KINDS if kind.optional}
        for key in wanted:
            if key not in whole and key not in optional:
                self._problem(
                    path.name,
                    f"The key {quoted(key)} is missing; add it, {_EMPTY}.",
                )
        if ABOUT_KEY in whole:
            self._take_about(whole[ABOUT_KEY], f"{path.name}, {ABOUT_KEY}")
        for kind in KINDS:
            if kind.key in whole:
                self._take(kind, whole[kind.key], json.dumps(whole[kind.key]), f"{path.name}, {kind.key}")

    def _problem(self, file: str, sentence: str, *, record: str = "", field: str = "") -> None:
        self.problems.append(Problem(file, record, field, sentence))

    def _text(self, path: Path, name: str) -> str | None:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            self._problem(str(path), "There is no such file or folder; check the path.")
            return None
        except OSError as error:
            self._problem(name, f"The file cannot be read ({error.strerror}); check its permissions.")
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._problem(
                name,
                f"The file is not UTF-8 text: line {line} holds bytes of another encoding; save it as UTF-8.",
            )
            return None

    def _parsed(self, text: str, name: str) -> tuple[object] | None:
        """Return the JSON value, in a tuple so that ``null`` differs from nothing; report repeated keys."""
        repeats: list[_Repeating] = []

        def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
            held = dict(items)
            if len(held) == len(items):
                return held
            repeats.append(_Repeating(items))
            return repeats[-1]

        try:
            value: object = json.loads(text, object_pairs_hook=pairs)
        except json.JSONDecodeError as error:
            what = _NOT_JSON.get(error.msg.removesuffix(": "), "this is not JSON")
            self._problem(name, f"The file is not valid JSON at line {error.lineno}, column {error.colno}: {what}.")
            return None
        except (RecursionError, ValueError):
            self._problem(
                name,
                "Brackets are nested too deeply, or a number is too long; this is not a dossier.",
            )
            return None
        if repeats:
            for record, field in _places_of_repeats(value):
                self._problem(
                    name,
                    "The key stands twice in the same object; keep the right one.",
                    record=record,
                    field=field,
                )
        return (value,)

    def _take_about(self, raw: object, file: str) -> None:
        try:
            self.about = form_of(ABOUT_MODEL).validate_json(json.dumps(raw), strict=True)
        except ValidationError as error:
            self.problems += problems_of(error, ABOUT_MODEL, file=file, record="")

    def _take(self, kind: Kind, raw: object, text: str, file: str) -> None:
        if not isinstance(raw, list):
            self._problem(file, "The records stand in a list in square brackets; put them into one.")
            return
        try:
            records = form_of_list(kind.model).validate_json(text.lstrip("\ufeff"), strict=True)
        except ValidationError:
            # The slow way round, record by record, so that every problem can name its record.
            self.held[kind.key] = self._one_by_one(kind, cast("list[object]", raw), file)
        else:
            self.held[kind.key] = Held(file, cast("Any", records))

    def _one_by_one(self, kind: Kind, raw: list[object], file: str) -> Held[Any]:
        sound: list[Record] = []
        damaged: set[str] = set()
        for place, item in enumerate(raw, start=1):
            name = _id_of(item)
            try:
                sound.append(form_of(kind.model).validate_json(json.dumps(item), strict=True))
            except ValidationError as error:
                self.problems += problems_of(error, kind.model, file=file, record=name or f"record {place}")
                damaged.add(name)
        return Held(file, cast("Any", tuple(sound)), frozenset(damaged - {""}))


class _Repeating(dict[str, object]):
    """An object in which a key stands more than once."""

    def __init__(self, items: list[tuple[str, object]]) -> None:
        super().__init__(items)
        keys = [key for key, _ in items]
        self.repeated = [key for key in self if keys.count(key) > 1]


def _places_of_repeats(value: object, record: str = "", path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Return record and field of every key that stands twice; the record is the nearest object with an id."""
    if isinstance(value, dict):
        held = cast("dict[str, object]", value)
        if _id_of(held):
            record, path = _id_of(held), ()
        if isinstance(held, _Repeating):
            yield from ((record, ".".join((*path, key))) for key in held.repeated)
        for key, item in held.items():
            yield from _places_of_repeats(item, record, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(cast("list[object]", value), start=1):
            yield from _places_of_repeats(item, record, (*path, str(place)))


def _id_of(item: object) -> str:
    name = cast("dict[str, object]", item).get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""
