from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from withdrawal_timeline.domain.errors import DossierInvalid
from withdrawal_timeline.files.load import load_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of test data: ``small`` is sound, ``broken`` is not."""
    return DATA


@pytest.fixture(scope="session")
def small() -> Dossier:
    return load_dossier(DATA / "small")


@pytest.fixture
def whole(data: Path) -> dict[str, Any]:
    """Return the data of the small dossier in one piece, to be changed."""
    found: dict[str, Any] = json.loads((data / "small.json").read_text("utf-8"))
    return found


class Problems:
    """Writes data as a dossier in one file and returns what loading finds wrong."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "d.json"

    def __call__(self, whole: object) -> list[str]:
        return self.of_text(json.dumps(whole))

    def of_text(self, text: str) -> list[str]:
        self._path.write_text(text, "utf-8")
        return problem_lines(self._path)


def problem_lines(path: Path) -> list[str]:
    """Return what loading finds wrong, a line for each problem; empty where the dossier is sound."""
    try:
        load_dossier(path)
    except DossierInvalid as invalid:
        found = [str(problem) for problem in invalid.problems]
    else:
        return []
    assert found, "an error without a problem helps nobody"
    return found


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    return Problems(tmp_path)


def set_at(record: Any, path: str, value: object) -> None:
    """Set a field by its path: keys and places in lists (from 0), joined by dots."""
    *outer, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in outer:
        record = record[part]
    record[last] = value
