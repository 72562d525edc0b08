"""What must be true of the files of the repository, whatever they say otherwise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "withdrawal_timeline"
LOCKS = ["requirements.lock", "requirements-dev.lock", "packaging/requirements-build.lock"]

# In parts, so that this file is not the one that names them.
INDEX_HOSTS = [b"pypi" + b".org", b"python" + b"hosted", b"npmjs" + b".org", b"npmjs" + b".com"]

WITH_QT = {"ui", "app", "process"}
WITHOUT_QT = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if path.stem not in WITH_QT and (path.suffix == ".py" or (path / "__init__.py").is_file())
)


def tracked_files() -> list[Path]:
    """Return the files that git tracks, or skip where there is no checkout (an unpacked source archive)."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    # The checkout may belong to another user than the one who tests it.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_index() -> None:
    index_host = re.compile(b"|".join(map(re.escape, INDEX_HOSTS)), re.IGNORECASE)
    files = tracked_files()
    assert files
    assert not [path for path in files if index_host.search(path.read_bytes())]


def test_the_lock_of_uv_is_not_tracked() -> None:
    assert "uv.lock" not in [path.name for path in tracked_files()]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_and_no_address_or_path(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    pins = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(pins) >= 5
    for pin in pins:
        first_line = pin.splitlines()[0]
        assert re.match(r"[a-z0-9._-]+==[^\s;]+( ;[^/@]+)? \\$", first_line), first_line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", pin), f"{first_line} has no hash"
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert not [line for line in comments if "/" in line or "uv " in line]


@pytest.mark.parametrize("name", WITHOUT_QT)
def test_the_core_does_not_load_qt(name: str) -> None:
    inside = sorted((PACKAGE / name).rglob("*.py")) or [PACKAGE / f"{name}.py"]
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__") for path in inside
    ]
    program = (
        "import importlib, sys\n"
        f"for module in {modules!r}: importlib.import_module(module)\n"
        "print(sorted({'PySide6', 'shiboken6', 'pyqtgraph'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=False)
    assert loaded.stdout.strip() == "[]", loaded.stderr


def test_every_module_that_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", readme))
    assert named
    assert not [name for name in named if not ((ROOT / name).exists() or (PACKAGE / name).exists())]
