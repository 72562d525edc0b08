"""How the program itself bears a large dossier: opening it, and what a reader does then, step by step.

``python -m tests.benchmarks.opening [--withdrawals N]`` writes a made-up dossier of so many withdrawals into a folder
of its own, opens it in the real window without a display, and does one thing after the other: zoom, filter, select,
search, other lanes, the list. It prints a table and, as its last line, one JSON object. Each step is timed until the
window is painted and nothing is being worked on: milliseconds by the clock, and of the window's own thread, which other
programs disturb less.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from withdrawal_timeline.ui.sitting import Sitting

_TODAY = date(2026, 11, 22)
Step = tuple[str, Callable[[], object]]


def steps(sitting: Sitting) -> Iterator[Step]:
    """Return what a reader does, in order, by name."""
    from withdrawal_timeline.domain.dates import Day
    from withdrawal_timeline.query.filters import Filter
    from withdrawal_timeline.state.view_state import LaneKind, ViewKind, Window

    store, dossier = sitting.store, sitting.dossier
    domains = frozenset(domain.id for domain in dossier.domains[:3])

    def zoomed() -> None:
        window = store.state.window
        store.update(window=Window(Day(window.start + window.days * 0.02), Day(window.end - window.days * 0.02)))

    yield "zoom", zoomed
    yield "zoom_on", zoomed
    yield "filter_domains", lambda: store.update(filter=Filter(domains=domains))
    yield "filter_status", lambda: store.update(filter=Filter(statuses=frozenset(("in_force",))))
    yield "filter_off", lambda: store.update(filter=Filter())
    yield "select", lambda: store.update(selection=dossier.withdrawals[5].id)
    yield "next_entry", sitting.actions["select.next"].trigger
    yield "next_entry_on", sitting.actions["select.next"].trigger
    yield "lane_below", sitting.actions["select.below"].trigger
    yield "search_first", lambda: sitting.wishes.search("treaty on grain")
    yield "search_on", lambda: sitting.wishes.search("treaty on grain 0000")
    yield "search_off", lambda: sitting.wishes.search("")
    yield "lanes_by_president", lambda: store.update(lanes_by=LaneKind.ADMINISTRATION)
    yield "lanes_by_domain", lambda: store.update(lanes_by=LaneKind.DOMAIN)
    yield "list", lambda: store.update(view=ViewKind.LIST)
    yield "timeline", lambda: store.update(view=ViewKind.TIMELINE)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--withdrawals", type=lambda text: int(float(text)), default=100_000)
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    from PySide6.QtWidgets import QApplication
    from tests.benchmarks.frames import pss_mib
    from tests.benchmarks.large_dossier import write

    from withdrawal_timeline.app import ARGUMENTS, Program, set_up
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.options import StartOptions
    from withdrawal_timeline.ui.start.collector import uncollected
    from withdrawal_timeline.ui.start.settings import Settings

    result: dict[str, dict[str, float]] = {}

    def timed(name: str, act: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        act()
        result[name] = {
            "ms": round((time.perf_counter() - wall) * 1e3, 1),
            "cpu_ms": round((time.thread_time() - cpu) * 1e3, 1),
        }
        print(f"{name:20}{result[name]['ms']:>12}{result[name]['cpu_ms']:>12}", flush=True)

    application = QApplication([*ARGUMENTS])
    set_up(application)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large"
        write(options.withdrawals, path)
        with uncollected():
            timed("load", lambda: load_dossier(path))
            program = Program(application, StartOptions(dossier=path, size=(1280, 800), today=_TODAY), Settings(None))
            program.window.show()
            application.processEvents()
            timed("load_and_fill", program.begin)
    sitting = program.sitting
    if sitting is None:
        return 1

    def settled() -> None:
        application.processEvents()
        while sitting.panels.timeline.indexing.busy:
            application.processEvents()
        application.processEvents()

    def done(act: Callable[[], object]) -> None:
        act()
        settled()

    timed("first_frame", settled)
    for name, act in steps(sitting):
        timed(name, lambda act=act: done(act))  # type: ignore[misc]
    print(json.dumps({"withdrawals": options.withdrawals, "pss_mib": pss_mib(), "steps": result}))
    program.window.close()
    sitting.end()
    program.window.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
