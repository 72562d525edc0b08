"""Where the program's own files lie, whether it runs from a checkout, is installed, or is frozen."""

from __future__ import annotations

from pathlib import Path

import withdrawal_timeline


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
