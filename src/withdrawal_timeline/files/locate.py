"""Where the program's own files lie, whether it runs from a checkout, is installed, or is frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import withdrawal_timeline

CACHE = "withdrawal-timeline"
"""Name of the program's own folder among those of others."""


def resources_dir() -> Path:
    """Return the folder of dossier, icons and fonts.

    Inside the package where the program is installed or frozen; ``resources/`` at the top of a checkout.

    Raises
    ------
    FileNotFoundError
        If neither is there: the installation is incomplete.
    """
    package = Path(withdrawal_timeline.__file__).resolve().parent
    places = (package / "resources", package.parents[1] / "resources")
    for place in places:
        if place.is_dir():
            return place
    tried = " and ".join(str(place) for place in places)
    raise FileNotFoundError(f"The program's own files are missing; looked in {tried}. Install the program again.")


def licences_dir() -> Path | None:
    """Return the folder with the licences of all that a package holds; None where the program is no package."""
    place = Path(withdrawal_timeline.__file__).resolve().parents[1] / "licences"
    return place if place.is_dir() else None


def default_dossier() -> Path:
    """Return the folder of the dossier that comes with the program."""
    return resources_dir() / "dossier"


def cache_dir() -> Path | None:
    """Return where this user's programs keep what they can make again; None for a user without a home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / CACHE / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / CACHE
    # The standard of the desktops has a path that is not absolute ignored.
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else home / ".cache") / CACHE
