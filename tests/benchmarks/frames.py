"""Times frames of the real timeline: zooming about a day, panning, filtering by lane and by any rule, hit tests.

``python -m tests.benchmarks.frames [--items N] [--platform offscreen|xcb] [--size 1600x900] [--rounds 3] [--stages]``
prints a table and, as its last line, one JSON object. Without ``--items`` the real dossier is shown; with it, so many
made-up items in twelve lanes. Frames are wall milliseconds, ``cpu_p95`` is the painting thread's own time. ``zoom`` and
``pan`` are the quietest of some rounds (by ``cpu_p95``), ``zoom_first`` is the very first, in which every name is new;
``century_to_month`` zooms with moving rows, as a reader would, also for the first time. Each figure stands beside a
floor measured in the same run: an empty widget and an empty plot of the same size, repainted, a picture of that size
drawn, and a process that only shows an empty window.

``--stages`` also prints where the time of a frame goes (see ``stages``), for each of these paths.
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
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.paths import century_to_month, pan_path, zoom_path
from tests.benchmarks.stages import staged

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from withdrawal_timeline.layout.tracks import Tracks
    from withdrawal_timeline.state.view_state import Window
    from withdrawal_timeline.ui.timeline.view import TimelineView

_TODAY = date(2026, 11, 22)
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
    """Return median, 95th percentile and maximum of wall times, and the latter two of thread times."""
    wall, cpu = sorted(frame[0] for frame in frames), sorted(frame[1] for frame in frames)
    at = int(len(wall) * 0.95)
    return {
        "median": round(statistics.median(wall), 2),
        "p95": round(wall[at], 2),
        "max": round(wall[-1], 2),
        "frames": len(wall),
        "cpu_p95": round(cpu[at], 2),
        "cpu_max": round(cpu[-1], 2),
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
    found["blit_ms"] = blit_ms(width, height)
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    starts = [
        timed(lambda: subprocess.run([sys.executable, "-c", _EMPTY_WINDOW], env=environment, check=True))[0]
        for _ in range(3)
    ]
    found["empty_window_start_ms"] = round(statistics.median(starts), 1)
    return found


def blit_ms(width: int, height: int) -> float:
    """Return how long drawing a picture of the whole size takes."""
    from PySide6.QtGui import QImage, QPainter

    picture, ground = (QImage(width, height, QImage.Format.Format_RGB32) for _ in range(2))
    picture.fill(0)
    painter = QPainter(ground)
    median = statistics.median(timed(lambda: painter.drawImage(0, 0, picture))[0] for _ in range(30))
    painter.end()
    return round(median, 3)


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
    # Decoding a title costs more than remembering it, and every frame asks for those on screen.
    mass = Mass(index, lru_cache(maxsize=4_096)(items.title))
    return Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY + 400.0, mass=mass), built, count


def _hues() -> tuple[str, ...]:
    from withdrawal_timeline.ui.look.theme import LIGHT

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


Acts = list[Callable[[], object]]
Figures = dict[str, dict[str, float]]


def frames(view: TimelineView, path: Sequence[Window]) -> Acts:
    """Return for each window an act that shows and paints it."""
    painted = view.canvas

    def frame(window: Window) -> None:
        view.set_window(window)
        painted.repaint()

    return [partial(frame, window) for window in path]


def moving_frames(view: TimelineView) -> Acts:
    """Return for each window from a century to a month an act that shows it as the program does, with moving rows."""
    from PySide6.QtWidgets import QApplication

    def frame(window: Window) -> None:
        view.set_window(window)
        QApplication.processEvents()

    view.set_motion(moving=True)
    return [partial(frame, window) for window in century_to_month()]


def run(shown: Acts, rounds: int = 1) -> dict[str, float]:
    """Return how long frames took, in the quietest of some rounds."""
    return min((summary([timed(act) for act in shown]) for _ in range(rounds)), key=lambda found: found["cpu_p95"])


def fresh(tracks: Tracks, width: int, height: int, window: Window) -> TimelineView:
    """Return a timeline that is shown and knows no names yet."""
    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.ui.look.theme import LIGHT
    from withdrawal_timeline.ui.timeline.view import TimelineView

    view = TimelineView()
    view.resize(width, height)
    view.set_palette(LIGHT)
    view.set_tracks(tracks)
    view.set_window(window)
    view.show()
    QApplication.processEvents()
    view.canvas.repaint()
    return view


def as_the_program() -> QApplication:
    """Return an application with the typeface and the style of the program."""
    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.app import ARGUMENTS, set_up
    from withdrawal_timeline.ui.look.style import style_sheet
    from withdrawal_timeline.ui.look.theme import LIGHT
    from withdrawal_timeline.ui.timeline.view import TimelineView  # noqa: F401 - so that no frame has to import it

    made = QApplication([*ARGUMENTS])
    set_up(made)
    made.setStyleSheet(style_sheet(LIGHT, 1.0))
    return made


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


def filter_ms(view: TimelineView, tracks: Tracks, leave: Callable[[Tracks], Callable[[], Tracks]]) -> float:
    """Return how long it takes to leave something out and paint the rest: the least of three times.

    What ``leave`` does before it returns, which says what is left out, does not count.
    """
    left = leave(tracks)

    def act() -> None:
        view.set_tracks(left())
        view.canvas.repaint()

    times: list[float] = []
    for _ in range(3):
        view.set_tracks(tracks)
        view.canvas.repaint()
        times.append(timed(act)[0])
    return round(min(times), 2)


def one_lane(tracks: Tracks) -> Callable[[], Tracks]:
    """Return what leaves only the first lane of the tracks."""
    from dataclasses import replace

    def left() -> Tracks:
        mass = tracks.mass
        if mass is None:
            return replace(tracks, lanes=tracks.lanes[:1])
        kept = mass.index.without_lanes(range(1, len(tracks.lanes)))
        return replace(tracks, lanes=tracks.lanes[:1], mass=replace(mass, index=kept))

    return left


def every_other(tracks: Tracks) -> Callable[[], Tracks]:
    """Return what leaves about half of all items out, by a rule that no lane and no time follows."""
    from dataclasses import replace

    import numpy as np
    from tests.benchmarks.synthetic import mixed

    mass = tracks.mass
    if mass is None:
        lanes = tuple(replace(lane, tracks=lane.tracks[::2]) for lane in tracks.lanes)
        return lambda: replace(tracks, lanes=lanes)
    hidden = mixed(np.arange(len(mass.index.items.lane), dtype=np.uint64), seed=2) & np.uint64(1) == 0
    return lambda: replace(tracks, mass=replace(mass, index=mass.index.without(hidden)))


def settings(arguments: list[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=lambda text: int(float(text)), default=0)
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    options = settings(arguments)
    os.environ["QT_QPA_PLATFORM"] = options.platform
    width, height = (int(part) for part in options.size.split("x"))
    application = as_the_program()
    tracks, index_ms, count = made_up(options.items) if options.items else dossier_tracks()
    zooming = zoom_path(tracks, 80.0 if options.items else 110.0)
    shown: list[TimelineView] = []
    result: dict[str, object] = {"items": count}
    stages: dict[str, Figures] = {}
    result["first_paint_ms"] = round(timed(lambda: shown.append(fresh(tracks, width, height, zooming[0])))[0], 1)
    view = shown[0]
    zoom, pan = frames(view, zooming), frames(view, pan_path(tracks))
    result["zoom_first"] = run(zoom)
    result["zoom"] = run(zoom, options.rounds)
    result["pan"] = run(pan, options.rounds)
    result["hit_us"] = hit_us(view)
    if options.stages:
        stages = {"zoom": staged(view, zoom), "pan": staged(view, pan)}
    result["filter_ms"] = filter_ms(view, tracks, one_lane)
    result["filter_any_ms"] = filter_ms(view, tracks, every_other)
    result["index_ms"] = round(index_ms, 1)
    result["pss_mib"] = pss_mib()
    if not options.items:
        result["century_to_month"] = run(moving_frames(fresh(tracks, width, height, century_to_month()[0])))
        if options.stages:
            view = fresh(tracks, width, height, century_to_month()[0])
            stages["century_to_month"] = staged(view, moving_frames(view))
    result["floor"] = floor(width, height, options.platform)
    for path, figures in stages.items():
        print(f"thread milliseconds of each stage, {path}:")
        for name, found in figures.items():
            print(f"  {name:18} median {found['median']:6.3f}  p95 {found['p95']:6.3f}  max {found['max']:6.3f}")
    for name, figure in result.items():
        print(f"{name:16} {figure}")
    print(json.dumps(result | ({"stages": stages} if stages else {})))
    application.closeAllWindows()
    return 0


if __name__ == "__main__":
    sys.exit(main())
