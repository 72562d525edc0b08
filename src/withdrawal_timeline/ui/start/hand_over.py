"""A second start hands what it was asked for to the window that is open already.

The socket lies where only this user can write. The sender needs no Qt, so that a second start is over at once.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from withdrawal_timeline.domain.frozen import frozen

PATIENCE_S = 3.0
"""So long a second start waits for the first to answer; then it opens a window of its own."""
LONGEST = 1 << 16
"""Longest message in bytes; what sends more is not this program."""
LONGEST_PATH = 100
"""Longest address of a socket in bytes on all systems."""
ANSWER = b"taken\n"


@frozen
class Errand:
    """What a start was asked for; an empty text was not asked for.

    Parameters
    ----------
    dossier
        Absolute path of a dossier to open.
    link
        A link to the view to show.
    select
        Id of a record to select.
    domains
        Ids of the only domains to show.
    start, end
        First and last date of the stretch of time to show.
    activation
        What the desktop gave the second start so that the window may come to the front.
    """

    dossier: str = ""
    link: str = ""
    select: str = ""
    domains: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    activation: str = ""

    def to_line(self) -> bytes:
        """Return the errand as one line of JSON."""
        return json.dumps(asdict(self)).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Errand:
        """Return what ``to_line`` wrote.

        Raises
        ------
        ValueError
            If the line is none that ``to_line`` writes.
        """
        value: Any = json.loads(line)
        if not isinstance(value, dict) or value.keys() != {field.name for field in fields(cls)}:
            raise ValueError("this is not an errand")
        domains = value.pop("domains")
        if not isinstance(domains, list) or not all(isinstance(text, str) for text in (*domains, *value.values())):
            raise ValueError("an errand is made of texts")
        return cls(domains=tuple(domains), **value)


def address() -> str | None:
    """Return where the window of this user listens, or None where there is no place that is the user's alone."""
    if sys.platform == "win32":
        import getpass  # noqa: PLC0415 - only here a name is asked for

        return f"withdrawal-timeline-{getpass.getuser()}"
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given:
        folder = Path(given)
    else:
        import tempfile  # noqa: PLC0415 - every desktop gives a folder, and this is imported before the first frame

        folder = Path(tempfile.gettempdir(), f"withdrawal-timeline-{os.getuid()}")
    try:
        if not given:
            folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    path = str(folder / "withdrawal-timeline.socket")
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
    return path if own and len(os.fsencode(path)) <= LONGEST_PATH else None


def hand_over(errand: Errand, place: str) -> bool:
    """Give the errand to the window that listens at ``place``; False if there is none, or it does not answer."""
    try:
        if sys.platform == "win32":
            with open(rf"\\.\pipe\{place}", "r+b", buffering=0) as pipe:  # noqa: PTH123 - no path of a file
                pipe.write(errand.to_line())
                return pipe.read(len(ANSWER)) == ANSWER
        if not Path(place).exists():
            return False
        import socket  # noqa: PLC0415 - only where a window may be open

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(PATIENCE_S)
            line.connect(place)
            line.sendall(errand.to_line())
            return line.recv(len(ANSWER)) == ANSWER
    except OSError:
        return False
