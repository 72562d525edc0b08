"""How long the frozen program takes to its first complete frame, beside an empty frozen window in the same run.

``start_times.py FOLDER [PYTHON]`` wants a display, or Xvfb to make one. With the Python of an environment that holds
the program's packages it also times the program from source, which then keeps its dossier as every start but the first
finds it. Times are those by the clock and those of work (CPU); on a machine that does other things only the latter
mean something.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from identity import PROGRAM, ROOT

ROUNDS = 7


@contextmanager
def display() -> Iterator[str]:
    """Make a display of our own and return its name: windows of others must not be in the way."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as name:
        number = name.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def measured(folder: Path, python: str = "") -> dict[str, float]:
    """Return medians in milliseconds: of the empty window, of the program, and of its source where that is asked.

    The three take turns, so that what else the machine does falls on all of them. The first round only warms up.
    """
    commands = {
        "empty window": [str(folder / "empty-window")],
        "first complete frame": [str(folder / PROGRAM), "--self-test"],
    }
    if python:
        commands["first complete frame from source"] = [python, "-m", "withdrawal_timeline", "--self-test"]
    times: dict[str, list[float]] = {f"{name}, {kind}": [] for name in commands for kind in ("clock", "work")}
    with display() as name, tempfile.TemporaryDirectory() as folder_kept:
        kept = Path(folder_kept)
        variables = {"DISPLAY": name, "HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        variables["PYTHONPATH"] = str(ROOT / "src")
        if python:
            keep = [python, "-m", "withdrawal_timeline.files.remembered", kept / "withdrawal-timeline"]
            subprocess.run(keep, env=variables, check=True)
            variables["XDG_CACHE_HOME"] = str(kept)
        for _ in range(ROUNDS + 1):
            for what, command in commands.items():
                said = subprocess.run(command, env=variables, capture_output=True, text=True, check=True).stdout
                found = re.search(r"(\d+) ms after the start of the process, which worked (\d+) ms", said)
                if found is None:
                    raise RuntimeError(f"{command[0]} did not say how long it took")
                times[f"{what}, clock"].append(float(found[1]))
                times[f"{what}, work"].append(float(found[2]))
    return {what: statistics.median(numbers[1:]) for what, numbers in times.items()}


if __name__ == "__main__":
    for label, milliseconds in measured(Path(sys.argv[1]), *sys.argv[2:3]).items():
        print(f"{label}: {milliseconds:.0f} ms")
