"""What a start need not do, such as read the source of what is imported."""

from __future__ import annotations

import builtins
import os
import sys
import time
from pathlib import Path
from types import ModuleType

from withdrawal_timeline.ui.start.late_modules import leave_for_later
from withdrawal_timeline.ui.start.late_signatures import signatures_postponed
from withdrawal_timeline.ui.start.quick_enumerations import make_enumerations_quickly


def import_plainly() -> None:
    """Import PySide6 in the least time, and let ``import`` be what it was before.

    PySide6 puts an ``import`` of its own in place of Python's. After every module it reads the text of that module to
    see whether ``from __feature__ import snake_case`` might be meant there, and keeps the text of all of them in
    memory. This program asks for no such feature, nor for ``from PySide6.QtCore import *``; without that search it
    starts in a tenth less time and holds 20 MiB less (docs/decisions/0008).
    """
    if "PySide6.QtCore" in sys.modules:  # too late to keep it out; where it keeps the former one, that is taken
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
        return
    make_enumerations_quickly()
    leave_for_later()
    with signatures_postponed():
        from PySide6 import QtCore  # noqa: F401, PLC0415 - it is what replaces the function


def leave_out_help() -> None:
    """Let numpy be imported without its help texts, which nobody reads here: 5 ms of a start.

    numpy has these modules only to give functions of its compiled part their ``__doc__``.
    """
    for name in ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars"):
        sys.modules.setdefault(name, ModuleType(name))


def time_so_far() -> str:
    """Return how long ago the kernel started this process, and how long it worked; empty where no kernel tells."""
    if not sys.platform.startswith("linux"):
        return ""
    worked = time.process_time() * 1000
    try:
        seen = Path("/proc/self/stat").read_text("ascii")
    except OSError:  # a bare container may have no such files
        return ""
    started = int(seen.rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    passed = (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    return f"{passed:.0f} ms after the start of the process, which worked {worked:.0f} ms"
