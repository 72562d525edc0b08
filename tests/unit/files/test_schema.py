"""The published JSON Schemas are up to date, say what the loader says, and the data keeps them."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from withdrawal_timeline.domain import dossier
from withdrawal_timeline.files.kinds import ABOUT_FILE, ABOUT_KEY, KINDS
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.files.schema import schema_folder, schema_texts, write_schemas

if TYPE_CHECKING:
    from pathlib import Path

DATA_FILES = (ABOUT_FILE, *(kind.file for kind in KINDS))


def _schema(data_file: str) -> dict[str, Any]:
    name = data_file.replace(".json", ".schema.json")
    found: dict[str, Any] = json.loads((schema_folder() / name).read_text("utf-8"))
    return found


def test_the_files_hold_what_a_dossier_holds() -> None:
    assert {kind.key for kind in KINDS} == set(dossier.KINDS)
    held = {item.name for item in fields(dossier.Dossier) if item.init}
    assert held == {*dossier.KINDS, ABOUT_KEY}, "what is not named there is not remembered either"


def test_the_schemas_are_up_to_date() -> None:
    published = {path.name: path.read_text("utf-8") for path in schema_folder().iterdir()}
    assert published == schema_texts(), "write them anew: python -m withdrawal_timeline.files.schema"


def test_writing_gives_one_schema_for_each_file(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")
    names = {path.name for path in (tmp_path / "schema").iterdir()}
    assert names == {name.replace(".json", ".schema.json") for name in DATA_FILES}


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_real_dossier_keeps_its_schema(name: str) -> None:
    schema = _schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads((default_dossier() / name).read_text("utf-8")))


@pytest.mark.parametrize("name", DATA_FILES)
def test_the_small_dossier_keeps_the_schema(name: str, data: Path) -> None:
    jsonschema.Draft202012Validator(_schema(name)).validate(json.loads((data / "small" / name).read_text("utf-8")))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("bodies.json", [0, "domains"]),
        ("withdrawals.json", [1, "milestones", 0, "date"]),  # only its form: a schema knows no calendar
        ("sources.json", [1, "publisher_kind"]),
        ("claims.json", [3, "sources"]),
    ],
)
def test_the_schema_finds_what_the_loader_finds(name: str, path: list[object], data: Path) -> None:
    records = json.loads((data / "broken" / name).read_text("utf-8"))
    if name == "withdrawals.json":
        records[1]["milestones"][0]["date"] = "30 Feb 2028"
    errors = jsonschema.Draft202012Validator(_schema(name)).iter_errors(records)
    assert path in [list(error.absolute_path) for error in errors]


@pytest.mark.parametrize("name", DATA_FILES)
def test_unknown_keys_are_errors(name: str) -> None:
    schema = _schema(name)
    objects = [part for part in (schema, *schema.get("$defs", {}).values()) if part.get("type") == "object"]
    assert objects
    assert all(part["additionalProperties"] is False for part in objects)
