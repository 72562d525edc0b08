"""How long items take from being handed to the timeline to being on screen, and how little that holds up the window.

``python -m tests.benchmarks.background [--items N] [--platform offscreen|xcb]`` shows a timeline with a thousand items,
hands it so many others, and then others of them left out by any rule, and meanwhile zooms it with every turn of the
event loop. It prints a table and, as its last line, one JSON object: milliseconds until the new items are painted
(``shown_ms``), the longest time between two turns (``longest_pause_ms``), the longest frame (``longest_frame_ms``) and
how many frames there were; beside it the longest frame of as many while nothing else is going on (``floor_frame_ms``).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.layout.tracks import Tracks
    from withdrawal_timeline.ui.timeline.view import TimelineView


def unindexed(count: int) -> Tracks:
    """Return tracks of so many made-up items in twelve lanes, which are yet to be indexed."""
    from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, synthetic

    from withdrawal_timeline.layout.mass_items import MassItems
    from withdrawal_timeline.layout.mass_priority import Items
    from withdrawal_timeline.layout.tracks import Lane, Tracks

    made = synthetic(count)
    keys = tuple(f"lane{number}" for number in range(LANES))
    items = MassItems(Items(made.lane, made.start, made.end, made.importance), keys, made.title)
    lanes = tuple(Lane(key, f"Lane {number + 1}", (), crowd=number) for number, key in enumerate(keys))
    return Tracks(lanes, (), (), LAST_DAY, FIRST_DAY, LAST_DAY + 400.0, items=items)


def zoomed(view: TimelineView, number: int) -> float:
    """Paint a window of a zoom to and fro, and return how many milliseconds it took."""
    from withdrawal_timeline.domain.dates import Day
    from withdrawal_timeline.state.view_state import Window

    begin = time.perf_counter()
    half = 400.0 + 40.0 * abs(number % 200 - 100)
    view.set_window(Window(Day(14_000.0 - half), Day(14_000.0 + half)))
    view.canvas.repaint()
    return (time.perf_counter() - begin) * 1e3


def handed_over(application: QApplication, view: TimelineView, tracks: Tracks) -> dict[str, float]:
    """Hand items to the timeline and return the figures."""
    frames: list[float] = []
    pauses: list[float] = []
    begin = turn = time.perf_counter()
    view.set_tracks(tracks)
    while True:
        application.processEvents()
        frames.append(zoomed(view, len(frames)))
        now = time.perf_counter()
        pauses.append((now - turn) * 1e3)
        turn = now
        if not view.indexing.busy:
            break
    shown = (time.perf_counter() - begin) * 1e3
    quiet = [zoomed(view, number) for number in range(len(frames))]
    return {
        "shown_ms": round(shown, 1),
        "longest_pause_ms": round(max(pauses), 1),
        "longest_frame_ms": round(max(frames), 1),
        "frames": len(frames),
        "floor_frame_ms": round(max(quiet), 1),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=lambda text: int(float(text)), default=1_000_000)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = options.platform

    import numpy as np
    from PySide6.QtWidgets import QApplication
    from tests.benchmarks.synthetic import mixed

    from withdrawal_timeline.ui.timeline.view import TimelineView

    application = QApplication(sys.argv[:1])
    view = TimelineView()
    view.resize(1600, 900)
    view.show()
    handed_over(application, view, unindexed(1000))
    many = unindexed(options.items)
    built = handed_over(application, view, many)
    hidden = mixed(np.arange(options.items, dtype=np.uint64), seed=2) & np.uint64(1) == 0
    items = None if many.items is None else replace(many.items, hidden=hidden)
    result = {
        "items": options.items,
        "build": built,
        "filter": handed_over(application, view, replace(many, items=items)),
    }
    for name, figures in result.items():
        print(f"{name:10} {figures}")
    print(json.dumps(result))
    view.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
