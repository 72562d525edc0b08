"""Times frames of the real timeline over the real dossier: zooming about a day, panning, hit tests.

``python -m tests.benchmarks.frames [--platform offscreen|xcb] [--size 1600x900]`` prints a table and, as its last
line, one JSON object. Every figure is the CPU time of the painting thread in milliseconds, beside a floor measured
in the same run: an empty widget and an empty plot of the same size, repainted.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

STEPS = 120
_TODAY = date(2026, 11, 22)
_ANCHOR = date(2026, 1, 7)


def timed(act: Callable[[], object], repaint: Callable[[], object]) -> float:
    """Return the CPU milliseconds that an act and the repaint after it take."""
    begin = time.thread_time()
    act()
    repaint()
    return (time.thread_time() - begin) * 1e3


def summary(frames: Iterable[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum of some milliseconds."""
    times = sorted(frames)
    return {
        "median": round(statistics.median(times), 2),
        "p95": round(times[int(len(times) * 0.95)], 2),
        "max": round(times[-1], 2),
        "frames": len(times),
    }


def floor(width: int, height: int) -> dict[str, float]:
    """Return the milliseconds that an empty widget and an empty plot of this size take to repaint."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication, QWidget

    found: dict[str, float] = {}
    plot = pg.PlotWidget()
    for name, widget in (("empty_widget_ms", QWidget()), ("empty_plot_ms", plot)):
        widget.resize(width, height)
        widget.show()
        QApplication.processEvents()
        painted: QWidget = widget.viewport() if widget is plot else widget
        found[name] = summary(timed(int, painted.repaint) for _ in range(30))["median"]
        widget.close()
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--size", default="1600x900")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = options.platform
    width, height = (int(part) for part in options.size.split("x"))

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.domain.dates import Day, to_day
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.files.locate import default_dossier
    from withdrawal_timeline.state import windows
    from withdrawal_timeline.state.tracks import tracks
    from withdrawal_timeline.state.view_state import Window
    from withdrawal_timeline.ui.timeline.view import TimelineView

    application = QApplication.instance() or QApplication(sys.argv[:1])
    dossier = load_dossier(default_dossier())
    shown = [act.id for act in dossier.withdrawals]
    view = TimelineView()
    view.resize(width, height)
    view.set_tracks(tracks(dossier, shown, frozenset(), None, _TODAY))
    whole = windows.whole(dossier, _TODAY)
    view.set_window(whole)
    view.show()
    application.processEvents()
    canvas = view.canvas.viewport()

    anchor = to_day(_ANCHOR)
    ratio = 30.0 / whole.days
    zoom = [
        Window(Day(anchor - (anchor - whole.start) * share), Day(anchor + (whole.end - anchor) * share))
        for share in (ratio ** (step / (STEPS - 1)) for step in range(STEPS))
    ]
    ten_years = (to_day(date(1980, 1, 1)), to_day(date(1990, 1, 1)))
    pan = [Window(Day(ten_years[0] + 110.0 * step), Day(ten_years[1] + 110.0 * step)) for step in range(STEPS)]

    def run(path: list[Window]) -> dict[str, float]:
        frames: list[float] = []
        for window in path:
            begin = time.thread_time()
            view.set_window(window)
            canvas.repaint()
            frames.append((time.thread_time() - begin) * 1e3)
        return summary(frames)

    first_zoom = run(zoom)
    result = {
        "items": len(dossier.withdrawals),
        "size": options.size,
        "zoom_first": first_zoom,
        "zoom": run(zoom),
        "pan": run(pan),
        "hit_us": round(
            statistics.median(timed(lambda: view.target_at(QPointF(700.0, 400.0)), int) for _ in range(200)) * 1e3, 1
        ),
        "filter_ms": round(
            timed(lambda: view.set_tracks(tracks(dossier, shown[:40], frozenset(), None, _TODAY)), canvas.repaint), 2
        ),
        "floor": floor(width, height),
    }
    for name, figures in result.items():
        print(f"{name:12} {figures}")
    print(json.dumps(result))
    view.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
