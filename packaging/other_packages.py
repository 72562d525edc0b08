"""The installer for Windows and the disk image for macOS, each made on its own system from the frozen program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from environment import call
from identity import NAME, PROGRAM, ROOT


def windows_installer(folder: Path, build: Path, target: Path, version: str) -> Path:
    """Compile the NSIS installer of a frozen folder into ``target`` and return its path.

    It compiles on Linux as well, from whatever folder it is given: only the result needs Windows.
    """
    path = target / f"{PROGRAM}-{version}-setup.exe"
    defined = {"VERSION": version, "FROZEN": folder, "OUT": path, "ICON": build / "icons" / "icon.ico"}
    command = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    script = ROOT / "packaging" / "windows" / "installer.nsi"
    call(command, "-V2", *(f"-D{name}={value}" for name, value in defined.items()), script)
    return path


def macos_image(app: Path, build: Path, target: Path, version: str) -> Path:
    """Put the ``.app`` and a link to Applications onto a disk image in ``target`` and return its path (macOS only)."""
    stage = build / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    # ditto keeps links, rights and the signature that PyInstaller gave.
    call("ditto", app, stage / app.name)
    (stage / "Applications").symlink_to("/Applications")
    machine = subprocess.run(["uname", "-m"], capture_output=True, text=True, check=True).stdout.strip()
    path = target / f"{PROGRAM}-{version}-macos-{machine}.dmg"
    call("hdiutil", "create", "-volname", NAME, "-srcfolder", stage, "-format", "UDZO", "-ov", path)
    return path
