"""Spares the start from a search that PySide6 makes in the source of every module that is imported after it."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

USERS_OF_QT = ("withdrawal_timeline", "pyqtgraph", "PySide6", "__main__")


def uses_qt(module: ModuleType) -> bool:
    """Return whether a module uses PySide6, by its name."""
    return getattr(module, "__name__", "").partition(".")[0] in USERS_OF_QT


def know_users_of_qt() -> bool:
    """Let PySide6 know by name which modules use it; False where this PySide6 does not ask.

    To know where its ``snake_case`` feature may be wanted, PySide6 (6.10 to 6.12) reads the source of each imported
    module and looks for its own name in it: a tenth of the time to the first complete frame. Nothing here uses the
    feature. To be deleted when PySide6 no longer reads sources.
    """
    try:
        feature: Any = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return False
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    feature._mod_uses_pyside = uses_qt  # noqa: SLF001 - there is no public way
    return True
