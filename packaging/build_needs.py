"""What a Linux lacks to build the packages, by the Debian package that holds it.

Run as a program, it prints the packages, one per line, for scripts. Nothing is installed. On another system than Linux
nothing is missing: what is needed there, ``README.md`` says.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from identity import ROOT

sys.path.append(str(ROOT / "src"))
from withdrawal_timeline.system_libraries import can_load, missing_libraries

TOOLS = {"objdump": "binutils", "strip": "binutils", "xz": "xz-utils"}
"""Programs that every build on Linux runs -> package of Debian."""
TOOLS_OF = {"deb": {"dpkg-deb": "dpkg"}, "measure": {"Xvfb": "xvfb"}}
"""Programs that one target or option runs."""
CHECKERS = {
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "xmllint": "libxml2-utils",
    "lintian": "lintian",
}
"""Programs that look at the result; without them it is built all the same."""
PRINTING = {"libcups.so.2": "libcups2"}
"""What Qt prints through; the package has to depend on it, so it has to be known where it comes from."""


def needed(asked: tuple[str, ...], finds: Callable[[str], str | None] = shutil.which) -> dict[str, str]:
    """Return what a build cannot do without and this system lacks: program or library -> package of Debian.

    Parameters
    ----------
    asked
        The targets, and ``measure`` if start times are asked for.
    finds
        Returns where a program lies, or None.
    """
    if not sys.platform.startswith("linux"):
        return {}
    tools = TOOLS | {name: package for target in asked for name, package in TOOLS_OF.get(target, {}).items()}
    found = {name: package for name, package in tools.items() if finds(name) is None}
    # PyInstaller leaves out what it does not find, and the program then opens no window on the reader's desktop.
    for platform in ("xcb", "wayland"):
        found |= missing_libraries({"QT_QPA_PLATFORM": platform})
    found |= {name: package for name, package in PRINTING.items() if not can_load(name)}
    return found | _library_of_python()


def advised(finds: Callable[[str], str | None] = shutil.which) -> dict[str, str]:
    """Return what looks at the result and is missing here: program -> package of Debian."""
    if not sys.platform.startswith("linux"):
        return {}
    return {name: package for name, package in CHECKERS.items() if finds(name) is None}


def message(missing: dict[str, str]) -> str:
    """Return what to tell somebody whose system lacks something, with the line that mends it."""
    return (
        f"Missing: {', '.join(sorted(missing))}\n"
        f"On Debian and Ubuntu: sudo apt install {' '.join(sorted(set(missing.values())))}"
    )


def _library_of_python() -> dict[str, str]:
    """Return the library of Debian's own Python, which the frozen program carries and Debian packs apart."""
    python = Path(sys.executable).resolve()
    if shutil.which("dpkg") is None or not _knows_dpkg("-S", str(python)):
        return {}
    package = f"lib{python.name}"
    return {} if _knows_dpkg("-s", package) else {f"{package}.so.1.0": package}


def _knows_dpkg(*query: str) -> bool:
    return subprocess.run(["dpkg", *query], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    for name in sorted({*needed(("deb",)).values(), *advised().values()}):
        print(name)
