"""The installed packages belong together: the locked ones, and a PySide6 that is sound on this Python.

PySide6 6.12 on Python 3.11 gives away a reference of None with every call that returns None, until the
process aborts. The wheel allows the pair, so the dependencies must forbid it: docs/decisions/0001.
"""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
QT_PACKAGES = ["pyside6-essentials", "shiboken6"]

COUNT_LOST_NONES = """
import sys
from PySide6.QtCore import QObject

orphan = QObject()
before = sys.getrefcount(None)
for _ in range(1000):
    orphan.parent()
print(before - sys.getrefcount(None))
"""


def declared() -> list[Requirement]:
    """Return the dependencies that pyproject.toml declares."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def locked(name: str = "requirements.lock") -> list[Requirement]:
    """Return the pins of a lock file, without their hashes."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [Requirement(line.removesuffix("\\")) for line in lines if line[:1].isalnum()]


def asked_for(requirements: list[Requirement], python: str) -> dict[str, Requirement]:
    """Return those of ``requirements`` that apply on ``python`` and this system, by package."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    return {
        canonicalize_name(requirement.name): requirement
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


def versions(pins: dict[str, Requirement]) -> dict[str, str]:
    """Return the one version that each of ``pins`` allows."""
    return {name: str(pin.specifier).removeprefix("==") for name, pin in pins.items()}


def test_calls_that_return_none_keep_the_references_of_none() -> None:
    # In a process of its own: an unsound pair may abort.
    command = [sys.executable, "-c", COUNT_LOST_NONES]
    lost = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert lost < 100, "PySide6 loses references of None on this Python: docs/decisions/0001"


@pytest.mark.parametrize("requirements", [declared(), locked()], ids=["declared", "locked"])
@pytest.mark.parametrize("name", QT_PACKAGES)
def test_python_311_never_gets_the_unsound_pyside(name: str, requirements: list[Requirement]) -> None:
    assert not asked_for(requirements, "3.11")[name].specifier.contains("6.12.0")


@pytest.mark.parametrize("python", ["3.12", "3.13", "3.14"])
@pytest.mark.parametrize("name", QT_PACKAGES)
def test_a_later_python_gets_a_pyside_made_after_it(name: str, python: str) -> None:
    specifier = asked_for(declared(), python)[name].specifier
    assert specifier.contains("6.12.0")
    assert not specifier.contains("6.11.3")


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_lock_pins_every_declared_dependency_within_its_range(python: str) -> None:
    pinned = versions(asked_for(locked(), python))
    for name, requirement in asked_for(declared(), python).items():
        assert requirement.specifier.contains(pinned[name]), f"{requirement}, locked is {pinned[name]}"


def test_the_installed_packages_are_the_locked_ones() -> None:
    pinned = versions(asked_for(locked(), THIS_PYTHON))
    installed = {name: importlib.metadata.version(name) for name in pinned}
    assert installed == pinned, "python3 run.py --test sets up and uses the locked packages"


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_development_lock_pins_the_same_versions_to_run_with(python: str) -> None:
    to_run = versions(asked_for(locked(), python))
    to_develop = versions(asked_for(locked("requirements-dev.lock"), python))
    assert to_run.items() <= to_develop.items()
