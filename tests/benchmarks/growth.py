"""Shows how the cost of a frame grows with the number of items, as a table and as a plot.

``python -m tests.benchmarks.growth [--out growth.png] [--runs 3] [--most 1e7]`` runs ``tests.benchmarks.frames`` with a
thousand items, ten thousand and so on up to ``--most``, each in a process of its own. Of each figure the least of all
runs counts, for other programs only ever make a frame slower. It plots the 95th percentile of the painting thread's own
time, of a zoom and of a pan, beside the repainting of an empty plot of the same size, and prints as its last line one
JSON object.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

LINES: Mapping[str, tuple[str, str]] = {
    "zoom_cpu_p95": ("zoom from 80 years to 1", "#1f6f8b"),
    "pan_cpu_p95": ("pan of 10 years", "#b5651d"),
    "empty_plot": ("empty plot repainted", "#8a8f98"),
}
"""By name of the figure: its words and its colour."""
_INK, _QUIET, _GRID = "#23262b", "#5c626b", "#e2e4e8"
_SIZE = (960, 560)
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 190, 64, 64
_POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def measured(items: int, platform: str) -> dict[str, float]:
    """Return the figures of one fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.frames", "--items", str(items), "--platform", platform]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return {
        "zoom_cpu_p95": found["zoom"]["cpu_p95"],
        "zoom_p95": found["zoom"]["p95"],
        "pan_cpu_p95": found["pan"]["cpu_p95"],
        "pan_p95": found["pan"]["p95"],
        "empty_plot": found["floor"]["empty_plot_ms"],
        "index_ms": found["index_ms"],
        "pss_mib": found["pss_mib"],
    }


def least(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the least of every figure."""
    return {name: min(run[name] for run in runs) for name in runs[0]}


def plotted(rows: Mapping[int, Mapping[str, float]]) -> QImage:
    """Return a plot of milliseconds over the number of items, which grows by powers of ten."""
    from PySide6.QtCore import QLineF, QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen

    width, height = _SIZE
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    first, last = (math.log10(end) for end in (min(rows), max(rows)))
    top = max(2.0, math.ceil(max(row[name] for row in rows.values() for name in LINES) * 1.15))
    step = next(size for size in (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0) if top / size <= 8)

    def at(items: float, ms: float) -> QPointF:
        share = (math.log10(items) - first) / max(last - first, 1e-9)
        x = _LEFT + share * (width - _LEFT - _RIGHT)
        return QPointF(x, height - _BOTTOM - ms / top * (height - _TOP - _BOTTOM))

    for number in range(int(top / step) + 1):
        y = round(at(10**first, number * step).y()) + 0.5
        painter.setPen(QPen(QColor(_GRID), 1.0))
        painter.drawLine(QLineF(_LEFT, y, width - _RIGHT, y))
        _write(painter, f"{number * step:g}", _LEFT - 12, y, _QUIET, Qt.AlignmentFlag.AlignRight)
    for items in rows:
        x = at(items, 0.0).x()
        power = "".join(_POWERS[int(digit)] for digit in str(round(math.log10(items))))
        _write(painter, f"10{power}", x, height - _BOTTOM + 18, _QUIET, Qt.AlignmentFlag.AlignHCenter)
    middle = (_LEFT + width - _RIGHT) / 2
    _write(painter, "items", middle, height - _BOTTOM + 42, _QUIET, Qt.AlignmentFlag.AlignHCenter)
    title = "Milliseconds of a frame, 95th percentile of the painting thread's own time"
    _write(painter, title, _LEFT - 40, 30, _INK, Qt.AlignmentFlag.AlignLeft)
    ends: list[float] = []
    for name, (words, colour) in sorted(LINES.items(), key=lambda line: rows[max(rows)][line[0]]):
        points = [at(items, row[name]) for items, row in rows.items()]
        painter.setPen(QPen(QColor(colour), 2.2))
        painter.drawPolyline(points)
        painter.setBrush(QColor(colour))
        for point in points:
            painter.drawEllipse(point, 3.2, 3.2)
        y = points[-1].y()
        if ends and ends[-1] - y < 18:
            y = ends[-1] - 18
        ends.append(y)
        _write(painter, words, points[-1].x() + 12, y, colour, Qt.AlignmentFlag.AlignLeft)
    painter.end()
    return image


def _write(painter: QPainter, text: str, x: float, y: float, colour: str, side: object) -> None:
    """Write a line whose middle stands at ``y``, to the right of ``x``, to the left of it, or about it."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor

    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text)
    shift = {Qt.AlignmentFlag.AlignRight: width, Qt.AlignmentFlag.AlignHCenter: width / 2}.get(side, 0)  # type: ignore[call-overload]  # any other side
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(x - shift, y + metrics.ascent() / 2 - 1), text)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="where to put the plot, a PNG file")
    parser.add_argument("--runs", type=int, default=3, help="processes for each number of items")
    parser.add_argument("--most", type=lambda text: int(float(text)), default=10_000_000)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args(arguments)
    sizes = [10**power for power in range(3, round(math.log10(options.most)) + 1)]
    # One run after the other through all sizes: a busy minute then does not fall on one size alone.
    runs = [{items: measured(items, options.platform) for items in sizes} for _ in range(options.runs)]
    rows = {items: least([run[items] for run in runs]) for items in sizes}
    names = list(rows[sizes[0]])
    print(f"{'items':>10}" + "".join(f"{name:>14}" for name in names))
    for items, row in rows.items():
        print(f"{items:>10}" + "".join(f"{row[name]:>14.2f}" for name in names))
    if options.out is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtWidgets import QApplication

        from withdrawal_timeline.app import ARGUMENTS, set_up

        application = QApplication([*ARGUMENTS])
        set_up(application)
        if not plotted(rows).save(str(options.out)):
            print(f"The plot could not be written to {options.out}.", file=sys.stderr)
            return 1
    print(json.dumps({str(items): row for items, row in rows.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
