"""Shows the windows of a job with our own timeline, one after the other, and prints how long each frame took.

``python -m tests.benchmarks.peers.ours JOB`` is started by ``tests.benchmarks.peers`` on a display of its own. Each
frame ends when the display has taken it, not before.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path


def main(job_path: str) -> int:
    """Run the job; return 0."""
    from PySide6.QtGui import QGuiApplication
    from tests.benchmarks.frames import as_the_program, made_up, timed

    from withdrawal_timeline.domain.dates import Day
    from withdrawal_timeline.state.view_state import Window
    from withdrawal_timeline.ui.timeline.view import TimelineView

    job = json.loads(Path(job_path).read_text(encoding="utf-8"))
    application = as_the_program()
    view = TimelineView()
    view.resize(*job["size"])
    view.set_tracks(made_up(job["items"])[0])
    view.set_window(Window(*(Day(day) for day in job["paths"]["zoom"][0])))
    view.show()
    application.processEvents()
    painted = view.canvas

    def frame(window: Sequence[float]) -> None:
        view.set_window(Window(Day(window[0]), Day(window[1])))
        painted.repaint()
        QGuiApplication.sync()

    times: dict[str, list[float]] = {}
    for name, path in job["paths"].items():
        # Once before it counts, as for the peers.
        for counts in (False, True):
            found = [timed(lambda window=window: frame(window))[0] for window in path]  # type: ignore[misc]
            if counts:
                times[name] = found
    if job.get("picture"):
        view.grab().save(f"{job['picture']}-ours.png")
    print(json.dumps(times))
    view.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
