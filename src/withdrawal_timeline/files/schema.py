"""JSON Schemas of the dossier's files, made from the models, for editors and other programs.

``python -m withdrawal_timeline.files.schema`` writes them anew beside the program's dossier.
A schema knows what one file can tell; rules across records are in ``files.check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from withdrawal_timeline.files.forms import form_of
from withdrawal_timeline.files.kinds import ABOUT_FILE, ABOUT_MODEL, KINDS
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.files.write import to_json, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from withdrawal_timeline.domain.models import Record

DIALECT = GenerateJsonSchema.schema_dialect
"""The draft of JSON Schema that the files are written in."""


def schema_folder() -> Path:
    """Return the folder in which the schemas of the program's own dossier lie."""
    return default_dossier() / "schema"


def schema_texts() -> dict[str, str]:
    """Return the text of every schema by file name: ``bodies.schema.json`` describes ``bodies.json``."""
    texts = {_schema_file(ABOUT_FILE): _of_one(ABOUT_MODEL)}
    for kind in KINDS:
        texts[_schema_file(kind.file)] = _of_list(kind.model)
    return texts


def write_schemas(folder: Path) -> None:
    """Write every schema into ``folder``, made where it is missing.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        write_whole(folder / name, text)


def _schema_file(data_file: str) -> str:
    return data_file.removesuffix(".json") + ".schema.json"


def _of_one(model: type[Record]) -> str:
    return to_json({"$schema": DIALECT, **_plain(model)})


def _of_list(model: type[Record]) -> str:
    """Return the schema of a list of records; what a record is made of stands under ``$defs``."""
    record = _plain(model)
    parts: dict[str, Any] = record.pop("$defs", {})
    name = str(record["title"])
    whole = {
        "$schema": DIALECT,
        "type": "array",
        "items": {"$ref": f"#/$defs/{name}"},
        "$defs": {name: record, **parts},
    }
    return to_json(whole)


def _plain(model: type[Record]) -> dict[str, Any]:
    return _without_titles(form_of(model).json_schema(by_alias=True))


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop the titles that pydantic derives from field names: they only repeat the key in capitals."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for field in part.get("properties", {}).values():
            field.pop("title", None)
    return schema


if __name__ == "__main__":
    write_schemas(schema_folder())
