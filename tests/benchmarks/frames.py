"""Times frames of the real timeline: zooming about a day, panning, filtering by lane and by any rule, hit tests.

``python -m tests.benchmarks.frames [--items N] [--platform offscreen|xcb] [--size 1600x900]`` prints a table and, as
its last line, one JSON object. Without ``--items`` the real dossier is shown; with it, so many made-up items in twelve
lanes. Frames are wall milliseconds, ``cpu_p95`` is the painting thread's own time. Each figure stands beside a floor
measured in the same run: an empty widget and an empty plot of the same size, repainted, and a process that only shows
an empty window.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from withdrawal_timeline.layout.tracks import Tracks
    from withdrawal_timeline.state.view_state import Window
    from withdrawal_timeline.ui.timeline.view import TimelineView

STEPS = 120
_TODAY = date(2026, 11, 22)
_ANCHOR = date(2019, 6, 1)
_SMAPS = Path("/proc/self/smaps_rollup")
_EMPTY_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
application.processEvents()
"""


def summary(frames: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Return median, 95th percentile and maximum of wall times, and the 95th percentile of thread times."""
    wall, cpu = sorted(frame[0] for frame in frames), sorted(frame[1] for frame in frames)
    at = int(len(wall) * 0.95)
    return {
        "median": round(statistics.median(wall), 2),
        "p95": round(wall[at], 2),
        "max": round(wall[-1], 2),
        "frames": len(wall),
        "cpu_p95": round(cpu[at], 2),
    }


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return wall and thread milliseconds that an act takes."""
    wall, cpu = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - wall) * 1e3, (time.thread_time() - cpu) * 1e3


def floor(width: int, height: int, platform: str) -> dict[str, float]:
    """Return what doing nothing costs: repainting an empty widget and plot, starting an empty window."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication, QWidget

    found: dict[str, float] = {}
    plot = pg.PlotWidget()
    for name, widget in (("empty_widget_ms", QWidget()), ("empty_plot_ms", plot)):
        widget.resize(width, height)
        widget.show()
        QApplication.processEvents()
        painted: QWidget = widget.viewport() if widget is plot else widget
        found[name] = summary([timed(painted.repaint) for _ in range(30)])["median"]
        widget.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    starts = [
        timed(lambda: subprocess.run([sys.executable, "-c", _EMPTY_WINDOW], env=environment, check=True))[0]
        for _ in range(3)
    ]
    found["empty_window_start_ms"] = round(statistics.median(starts), 1)
    return found


def made_up(count: int) -> tuple[Tracks, float, int]:
    """Return tracks of so many made-up items in twelve lanes, the milliseconds of their index, and how many."""
    from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

    from withdrawal_timeline.layout.crowd import Mass
    from withdrawal_timeline.layout.mass import MassIndex
    from withdrawal_timeline.layout.tracks import Lane, Tracks

    items = synthetic(count)
    begin = time.perf_counter()
    index = MassIndex.of(items.lane, items.start, items.end, items.importance, LANES)
    built = (time.perf_counter() - begin) * 1e3
    hues = _hues()
    lanes = tuple(Lane(hues[lane % len(hues)], f"Lane {lane + 1}", (), crowd=lane) for lane in range(LANES))
    return Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY + 400.0, mass=Mass(index, items.title)), built, count


def _hues() -> tuple[str, ...]:
    from withdrawal_timeline.ui.theme import LIGHT

    return tuple(LIGHT.domains)


def dossier_tracks() -> tuple[Tracks, float, int]:
    """Return the tracks of the real dossier, the milliseconds that making them took, and how many withdrawals."""
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.files.locate import default_dossier
    from withdrawal_timeline.state.tracks import tracks

    dossier = load_dossier(default_dossier())
    begin = time.perf_counter()
    made = tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, _TODAY)
    return made, (time.perf_counter() - begin) * 1e3, len(dossier.withdrawals)


def zoom_path(tracks: Tracks, years: float) -> list[Window]:
    """Return windows from ``years`` (or all there is) down to one year about a day."""
    from withdrawal_timeline.domain.dates import Day, to_day
    from withdrawal_timeline.state.view_state import Window

    anchor, last = to_day(_ANCHOR), tracks.last
    start = max(last - years * 365.2425, tracks.first)
    shares = ((365.2425 / (last - start)) ** (step / (STEPS - 1)) for step in range(STEPS))
    return [Window(Day(anchor - (anchor - start) * share), Day(anchor + (last - anchor) * share)) for share in shares]


def pan_path(tracks: Tracks) -> list[Window]:
    """Return a window of ten years in its steps through 36 years."""
    from withdrawal_timeline.domain.dates import Day
    from withdrawal_timeline.state.view_state import Window

    end = tracks.last - 366.0
    starts = (end - 3652.4 - 110.0 * step for step in reversed(range(STEPS)))
    return [Window(Day(start), Day(start + 3652.4)) for start in starts]


def run(view: TimelineView, path: Sequence[Window]) -> dict[str, float]:
    """Show one window after the other and return how long their frames took."""
    painted = view.canvas

    def frame(window: Window) -> None:
        view.set_window(window)
        painted.repaint()

    return summary([timed(lambda window=window: frame(window)) for window in path])  # type: ignore[misc]


def hit_us(view: TimelineView) -> float:
    """Return the median microseconds of a hit test."""
    from PySide6.QtCore import QPointF

    points = [QPointF(100.0 + 13.0 * step % 1300.0, 120.0 + 7.0 * step % 700.0) for step in range(300)]
    return round(statistics.median(timed(lambda at=at: view.target_at(at))[1] for at in points) * 1e3, 1)  # type: ignore[misc]


def pss_mib() -> float:
    """Return the proportional share of memory of this process in MiB; 0 where the system does not tell."""
    try:
        with _SMAPS.open(encoding="ascii") as lines:
            return next(round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("Pss:"))
    except OSError:
        return 0.0


def one_lane(tracks: Tracks) -> Tracks:
    """Return the tracks with only the first lane left."""
    from dataclasses import replace

    mass = tracks.mass
    if mass is None:
        return replace(tracks, lanes=tracks.lanes[:1])
    kept = mass.index.without_lanes(range(1, len(tracks.lanes)))
    return replace(tracks, lanes=tracks.lanes[:1], mass=replace(mass, index=kept))


def every_other(tracks: Tracks) -> Tracks:
    """Return the tracks with about half of all items left out, by a rule that no lane and no time follows."""
    from dataclasses import replace

    import numpy as np
    from tests.benchmarks.synthetic import mixed

    mass = tracks.mass
    if mass is None:
        lanes = (replace(lane, tracks=lane.tracks[::2]) for lane in tracks.lanes)
        return replace(tracks, lanes=tuple(lanes))
    hidden = mixed(np.arange(len(mass.index.items.lane), dtype=np.uint64), seed=2) & np.uint64(1) == 0
    return replace(tracks, mass=replace(mass, index=mass.index.without(hidden)))


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=lambda text: int(float(text)), default=0)
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--size", default="1600x900")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = options.platform
    width, height = (int(part) for part in options.size.split("x"))

    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.ui.timeline.view import TimelineView

    application = QApplication.instance() or QApplication(sys.argv[:1])
    tracks, index_ms, count = made_up(options.items) if options.items else dossier_tracks()
    view = TimelineView()
    view.resize(width, height)
    path = zoom_path(tracks, 80.0 if options.items else 110.0)

    def first() -> None:
        view.set_tracks(tracks)
        view.set_window(path[0])
        view.show()
        application.processEvents()
        view.canvas.repaint()

    first_paint = timed(first)[0]
    zoom_first = run(view, path)

    def filtered(leave: Callable[[Tracks], Tracks]) -> float:
        def act() -> None:
            view.set_tracks(leave(tracks))
            view.canvas.repaint()

        view.set_tracks(tracks)
        view.canvas.repaint()
        return round(timed(act)[0], 2)

    result = {
        "items": count,
        "first_paint_ms": round(first_paint, 1),
        "zoom_first": zoom_first,
        "zoom": run(view, path),
        "pan": run(view, pan_path(tracks)),
        "hit_us": hit_us(view),
        "filter_ms": filtered(one_lane),
        "filter_any_ms": filtered(every_other),
        "index_ms": round(index_ms, 1),
        "pss_mib": pss_mib(),
        "floor": floor(width, height, options.platform),
    }
    for name, figures in result.items():
        print(f"{name:16} {figures}")
    print(json.dumps(result))
    view.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
