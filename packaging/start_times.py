"""How long the frozen program takes to its first complete frame, beside an empty frozen window in the same run.

``start_times.py FOLDER`` wants a display, or Xvfb to make one.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
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


def measured(folder: Path, source: list[str] | None = None) -> dict[str, float]:
    """Return medians in milliseconds: of the empty window, of the program, and of its source where that is asked.

    The three take turns, so that what else the machine does falls on all of them. The first round only warms up.
    """
    commands = {
        "start of an empty window": [str(folder / "empty-window")],
        "start to the first complete frame": [str(folder / PROGRAM), "--self-test"],
    }
    if source:
        commands["the same from source"] = [*source, "-m", "withdrawal_timeline", "--self-test"]
    times: dict[str, list[float]] = {name: [] for name in commands}
    with display() as name:
        variables = {"DISPLAY": name, "HOME": "/nonexistent", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        variables["PYTHONPATH"] = str(ROOT / "src")
        for _ in range(ROUNDS + 1):
            for what, command in commands.items():
                said = subprocess.run(command, env=variables, capture_output=True, text=True, check=True).stdout
                found = re.search(r"(\d+)(?: ms after the start of the process)?$", said, re.MULTILINE)
                if found is None:
                    raise RuntimeError(f"{command[0]} did not say how long it took")
                times[what].append(float(found[1]))
    return {what: statistics.median(numbers[1:]) for what, numbers in times.items()}


if __name__ == "__main__":
    for label, milliseconds in measured(Path(sys.argv[1]), sys.argv[2:]).items():
        print(f"{label}: {milliseconds:.0f} ms")
