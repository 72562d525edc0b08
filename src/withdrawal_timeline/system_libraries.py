"""Which system libraries of Qt are missing on this Linux, and the one line that installs them.

Qt's wheels bring Qt, but not the graphics, font and display libraries that every desktop has and a bare
server has not. Without them importing Qt ends in a bare ``ImportError``, or worse, Qt aborts the process. So
``__main__`` asks here first. Nothing but the standard library is imported.

Run as a program, it prints the Debian packages that are missing, one per line, for scripts.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt itself is linked with, whatever it draws on: soname -> package of Debian and Ubuntu."""

FOR_PLATFORM = {
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}
"""What the plug-in for a display platform needs besides; ``offscreen`` and the like need nothing."""


def missing_libraries(
    variables: Mapping[str, str], loads: Callable[[str], bool] | None = None, system: str = sys.platform
) -> dict[str, str]:
    """Return what Qt would miss: soname -> package of Debian and Ubuntu; empty on other systems than Linux.

    Parameters
    ----------
    variables
        The environment variables from which Qt would choose the display platform.
    loads
        Says whether the library with a soname can be loaded; by default, by loading it.
    """
    if not system.startswith("linux"):
        return {}
    loads = loads or can_load

    def lacking(libraries: Mapping[str, str]) -> dict[str, str]:
        return {soname: package for soname, package in libraries.items() if not loads(soname)}

    # Qt takes the first platform whose plug-in loads: one that is complete is enough.
    lacking_for_platforms = [lacking(FOR_PLATFORM.get(name, {})) for name in _platforms(variables)]
    return lacking(ALWAYS) | ({} if {} in lacking_for_platforms else lacking_for_platforms[0])


def missing_libraries_message(
    variables: Mapping[str, str] | None = None, loads: Callable[[str], bool] | None = None
) -> str | None:
    """Return what to tell a user whose system lacks libraries, or None if Qt can start.

    Parameters
    ----------
    variables
        The environment variables; by default those of this process.
    loads
        As for `missing_libraries`.
    """
    missing = missing_libraries(os.environ if variables is None else variables, loads)
    if not missing:
        return None
    return (
        "Withdrawal Timeline cannot open its window: this system lacks libraries that Qt needs.\n"
        f"Missing: {', '.join(sorted(missing))}\n"
        f"On Debian and Ubuntu: sudo apt install {' '.join(_packages(missing))}"
    )


def _packages(missing: Mapping[str, str]) -> list[str]:
    """Return the packages that hold the ``missing`` libraries, each once."""
    return sorted(set(missing.values()))


def _platforms(variables: Mapping[str, str]) -> list[str]:
    """Return the display platforms that Qt would try, in its order and never none."""
    named = variables.get("QT_QPA_PLATFORM")
    if named:  # as in "wayland;xcb" and "offscreen:size=800x600"
        return [choice.partition(":")[0] for choice in named.split(";")]
    if "WAYLAND_DISPLAY" in variables or variables.get("XDG_SESSION_TYPE") == "wayland":
        return ["wayland", "xcb"]
    return ["xcb"]


def can_load(soname: str) -> bool:
    """Return whether the dynamic linker finds the library ``soname`` and all that it needs in turn."""
    # As `ctypes` has it loaded, whose other modules would take 1 ms of every start.
    from _ctypes import dlopen  # noqa: PLC0415 - Linux has it, others are not asked

    try:
        dlopen(soname, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*_packages(missing_libraries(os.environ)), sep="\n")
