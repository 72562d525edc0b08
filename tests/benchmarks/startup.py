"""How long the program takes to start and how much memory it holds then, beside empty windows in the same run.

``python -m tests.benchmarks.startup [--platform offscreen|xcb] [--runs 7]`` starts fresh processes in turn: an empty
``QMainWindow``, an empty pyqtgraph ``GraphicsView``, and the program over its own dossier without settings. It prints
a table and, as its last line, one JSON object. Times are medians in milliseconds from the start of the process, by the
clock and of CPU. Ratios are those to the empty window of the same round, their median; on a machine that does other
things only those of CPU mean something. Everything is warm: one round that is not counted fills the cache of bytecode,
which lies in a folder of its own, and the dossier is kept there as every start but the first of a version finds it.

A window counts as visible when its first frame was painted, and as complete after the last frame before it came to
rest with all panes filled.

PSS counts what is shared with other processes by shares, so it falls while another program with Qt runs beside;
``own`` counts only what no other process has.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget

SUBJECTS = ("empty_window", "empty_plot", "program")
SIZE = (1600, 900)
QUIET_MS = 400
"""So long nothing may be painted for a window to count as at rest."""
_ROOT = Path(__file__).parents[2]


# -- the process that is measured -------------------------------------------------------------------------------------


def subject(name: str, store: Path | None = None) -> None:
    """Show a window until it is at rest, and print what was seen as one line of JSON."""
    if name == "program":
        _import_program()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication([name, "-style", "Fusion"])

    class Watch(QObject):
        """Notes when frames end: at the next turn of the event loop after the window was told to paint."""

        def __init__(self) -> None:
            super().__init__()
            self.frames: list[tuple[int, float]] = []
            self.frame_ends = QTimer(singleShot=True, interval=0)
            self.frame_ends.timeout.connect(self.framed)
            self.rest = QTimer(singleShot=True, interval=QUIET_MS)
            self.rest.timeout.connect(application.quit)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
                self.frame_ends.start()
            return False

        def framed(self) -> None:
            self.frames.append((time.monotonic_ns(), time.process_time()))
            self.rest.start()

    watch = Watch()
    held = _shown(name, application, watch, watch.framed, store)
    application.exec()
    lines = (line.split() for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
    kib = {words[0].rstrip(":"): int(words[1]) for words in lines}
    own = kib["Private_Clean"] + kib["Private_Dirty"]
    print(json.dumps({"frames": watch.frames, "pss_kib": kib["Pss"], "own_kib": own}), flush=True)
    del held
    os._exit(0)  # how a process ends is not measured here


def _import_program() -> None:
    """Import what the command line imports before the window."""
    from withdrawal_timeline.ui.start.collector import uncollected
    from withdrawal_timeline.ui.start.quick_start import import_plainly

    with uncollected():
        import_plainly()
        from withdrawal_timeline import process

    assert process


def _shown(
    name: str, application: QApplication, watch: QObject, framed: Callable[[], None], store: Path | None
) -> object:
    """Show the window of a subject under the eyes of ``watch``; return what must be kept alive."""
    if name == "program":
        from withdrawal_timeline import app
        from withdrawal_timeline.options import StartOptions
        from withdrawal_timeline.ui.start.collector import uncollected
        from withdrawal_timeline.ui.start.settings import Settings

        with uncollected():
            app.set_up(application)
            program = app.Program(application, StartOptions(size=SIZE), Settings(None), store=store)
        program.window.painted.connect(framed)  # before what follows the first frame
        program.window.painted.connect(program.begin)
        program.window.installEventFilter(watch)
        program.window.show()
        return program
    window: QWidget
    if name == "empty_plot":
        import pyqtgraph as pg

        window = pg.GraphicsView()
    else:
        from PySide6.QtWidgets import QMainWindow

        window = QMainWindow()
    window.installEventFilter(watch)
    window.resize(*SIZE)
    window.show()
    return window


# -- the process that measures ----------------------------------------------------------------------------------------


def started(name: str, platform: str, warm: str) -> dict[str, float]:
    """Start one subject; return what it saw, in milliseconds from its start, mebibytes and numbers."""
    path = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": path, "PYTHONPYCACHEPREFIX": warm, "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-m", "tests.benchmarks.startup", "--subject", name, "--store", warm]
    begin = time.monotonic_ns()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"{name} did not start:\n{done.stderr}")
    seen = json.loads(done.stdout.splitlines()[-1])
    frames: list[tuple[int, float]] = seen["frames"]
    (visible, visible_cpu), (complete, complete_cpu) = frames[0], frames[-1]
    return {
        "visible_ms": (visible - begin) / 1e6,
        "visible_cpu": visible_cpu * 1e3,
        "complete_ms": (complete - begin) / 1e6,
        "complete_cpu": complete_cpu * 1e3,
        "frames": len(frames),
        "pss_mib": seen["pss_kib"] / 1024,
        "own_mib": seen["own_kib"] / 1024,
    }


def measure(platform: str, runs: int) -> dict[str, list[dict[str, float]]]:
    """Return what every subject saw in each of ``runs`` rounds through all of them."""
    from withdrawal_timeline.files.remembered import own_dossier, remember

    found: dict[str, list[dict[str, float]]] = {name: [] for name in SUBJECTS}
    with tempfile.TemporaryDirectory() as warm:
        dossier, key = own_dossier()
        remember(dossier, key, Path(warm))
        for number in range(runs + 1):
            for name in SUBJECTS:
                seen = started(name, platform, warm)
                if number:
                    found[name].append(seen)
    return found


def medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of every figure."""
    return {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platform", default="offscreen", help="offscreen, or xcb where there is a display")
    parser.add_argument("--runs", type=int, default=7, help="rounds that count")
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--subject", choices=SUBJECTS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.subject:
        subject(options.subject, options.store)
        return 0
    found = measure(options.platform, options.runs)
    pairs = zip(found["program"], found["empty_window"], strict=True)
    rows = {name: medians(rounds) for name, rounds in found.items()}
    rows["ratio"] = medians([{key: one[key] / floor[key] for key in one} for one, floor in pairs])
    print(f"{'':14}" + "".join(f"{key:>14}" for key in rows["ratio"]))
    for name, figures in rows.items():
        print(f"{name:14}" + "".join(f"{figure:>14.{2 if name == 'ratio' else 1}f}" for figure in figures.values()))
    rounded = {name: {key: round(figure, 2) for key, figure in figures.items()} for name, figures in rows.items()}
    print(json.dumps({"platform": options.platform, "runs": options.runs, **rounded}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
