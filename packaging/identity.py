"""What the packages call the program; its version comes from the program itself."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "withdrawal-timeline"
"""Name of the command, of the Debian package and of its folders."""
NAME = "Withdrawal Timeline"
ID = "org.withdrawaltimeline.WithdrawalTimeline"
"""Name of the desktop entry, the AppStream component, the icons, the Flatpak and the macOS bundle."""
MIME = "application/vnd.withdrawal-timeline.dossier+json"
EXTENSION = "wtdossier"
SCHEME = "withdrawal-timeline"
"""What links to views begin with, before the colon."""
SUMMARY = "How the United States left treaties and international bodies"
MAINTAINER = "the Withdrawal Timeline authors <authors@withdrawaltimeline.invalid>"


def version() -> str:
    """Return ``__version__`` of the program, without importing it.

    Raises
    ------
    ValueError
        If the line is not there.
    """
    text = (ROOT / "src" / "withdrawal_timeline" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([0-9][0-9A-Za-z.+-]*)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError('src/withdrawal_timeline/__init__.py has no line __version__ = "..."')
    return found[1]
