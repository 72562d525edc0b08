"""What a start need not do: read the source of what is imported, look for garbage where there is none."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def import_plainly() -> None:
    """Import PySide6, and let ``import`` be what it was before.

    PySide6 puts an ``import`` of its own in place of Python's. After every module it reads the text of that module to
    see whether ``from __feature__ import snake_case`` might be meant there, and keeps the text of all of them in
    memory. This program asks for no such feature; without that search it starts in a tenth less time and holds 20 MiB
    less (docs/decisions/0008). Python's own function is kept by PySide6 under ``__orig_import__``; where a version
    keeps none, nothing changes.
    """
    from PySide6 import QtCore  # noqa: F401, PLC0415 - it is what replaces the function

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def uncollected() -> Iterator[None]:
    """Return a context in which nobody looks for garbage.

    A start makes some hundred thousand objects that all stay. The collector would walk through them again and again,
    for 30 ms of a start.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
