"""The program finds its own files in a checkout and where it is installed or frozen."""

from __future__ import annotations

from pathlib import Path

import pytest

import withdrawal_timeline
from withdrawal_timeline.files.locate import default_dossier, licences_dir, resources_dir


def test_in_a_checkout_resources_lie_at_the_top() -> None:
    assert resources_dir() == Path(withdrawal_timeline.__file__).resolve().parents[2] / "resources"
    assert (default_dossier() / "claims.json").is_file()


def _pretend_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = folder / "lib" / "python" / "withdrawal_timeline"
    package.mkdir(parents=True)
    monkeypatch.setattr(withdrawal_timeline, "__file__", str(package / "__init__.py"))
    return package


def test_installed_resources_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = _pretend_package(tmp_path, monkeypatch)
    (package / "resources").mkdir()
    (tmp_path / "lib" / "resources").mkdir()
    assert resources_dir() == (package / "resources").resolve()


def test_an_incomplete_installation_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _pretend_package(tmp_path, monkeypatch)
    with pytest.raises(FileNotFoundError, match="Install the program again") as caught:
        resources_dir()
    assert str(Path("withdrawal_timeline") / "resources") in str(caught.value)


def test_licences_lie_beside_the_package_where_it_is_frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert licences_dir() is None
    package = _pretend_package(tmp_path, monkeypatch)
    (package.parent / "licences").mkdir()
    assert licences_dir() == package.parent.resolve() / "licences"
