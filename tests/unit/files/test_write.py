"""Writing is the inverse of loading, to the byte, and never leaves half a file."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.files.kinds import KINDS
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.files.write import (
    WIDTH,
    dossier_files,
    dossier_in_one,
    record_data,
    to_json,
    write_dossier,
    write_whole,
)

if TYPE_CHECKING:
    from pathlib import Path

    from withdrawal_timeline.domain.dossier import Dossier


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


def test_the_real_dossier_is_written_as_it_was_read(tmp_path: Path) -> None:
    write_dossier(load_dossier(default_dossier()), tmp_path / "again")
    assert _bytes_of(tmp_path / "again") == _bytes_of(default_dossier())


def test_the_small_dossier_is_written_as_it_was_read(tmp_path: Path, data: Path, small: Dossier) -> None:
    write_dossier(small, tmp_path / "again")
    assert _bytes_of(tmp_path / "again") == _bytes_of(data / "small")
    write_dossier(small, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (data / "small.json").read_bytes()


def test_a_dossier_goes_through_one_file_and_back(tmp_path: Path) -> None:
    real = load_dossier(default_dossier())
    write_dossier(real, tmp_path / "one.json")
    back = load_dossier(tmp_path / "one.json")
    assert dossier_files(back) == dossier_files(real)
    assert dossier_in_one(back) == dossier_in_one(real)


def test_files_end_in_a_newline_and_keep_characters_as_they_are(small: Dossier) -> None:
    for name, text in dossier_files(small).items():
        assert text.endswith("}\n" if name == "dossier.json" else "]\n")
        assert "\\u" not in text
        assert "\t" not in text
        assert "\r" not in text
    assert "大湖条约" in dossier_files(small)["bodies.json"]


def test_a_withdrawal_names_its_body_beside_its_id(small: Dossier) -> None:
    keys = list(record_data(small.withdrawal("river-2029")))
    assert keys == [
        *("id", "body", "title", "action", "administration", "milestones", "status", "summary"),
        *("importance", "part_of", "sources"),
    ]


def test_every_key_of_every_record_is_written(data: Path, small: Dossier) -> None:
    for kind in KINDS:
        if (data / "small" / kind.file).is_file():
            whole = json.loads((data / "small" / kind.file).read_text("utf-8"))
            assert [record_data(record) for record in getattr(small, kind.key)] == whole


_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=40)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(_VALUES, st.integers(0, 3))
def test_any_value_is_read_back_as_it_was(value: Any, open_levels: int) -> None:
    assert json.loads(to_json(value, open_levels=open_levels)) == value


def test_short_lists_inside_a_record_stand_on_one_line_and_long_ones_do_not() -> None:
    assert to_json([{"id": "a", "sources": ["x", "y"], "empty": []}]) == (
        '[\n  {\n    "id": "a",\n    "sources": ["x", "y"],\n    "empty": []\n  }\n]\n'
    )
    long = to_json([{"sources": ["x" * 50, "y" * 50, "z" * 50]}])
    assert max(map(len, long.splitlines())) < WIDTH
    assert len(long.splitlines()) == 9


# -- atomic -----------------------------------------------------------------------------------------------


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.json"
    write_whole(path, "old\n")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new\n")
    assert path.read_text() == "old\n"
    assert [item.name for item in tmp_path.iterdir()] == ["claims.json"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "claims.json"
    write_whole(path, "old\n")
    ordinary = path.stat().st_mode
    (tmp_path / "plain").touch()
    assert ordinary == (tmp_path / "plain").stat().st_mode
    path.chmod(0o640)
    changed = path.stat().st_mode
    write_whole(path, "new\n")
    assert path.read_text() == "new\n"
    assert path.stat().st_mode == changed


def test_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "claims.json", "x")
