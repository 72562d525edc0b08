"""Our timeline beside vis-timeline and ECharts in headless Chromium, in the same run.

``python -m tests.benchmarks.peers [--items 1e3] [--rounds 3]`` shows the same made-up items through the same windows in
turn: ours (on a virtual X display, with a wait for the display after every frame), vis-timeline (not stacked), ECharts
(custom series on a canvas) and an empty page, each in a fresh process of each round. It prints a table and, as its last
line, one JSON object. Times are milliseconds from frame to frame, medians over the rounds; a ratio is that of a peer to
ours in the same round, its median, with the least and the greatest of all rounds.

It needs node with npm, Chromium and Xvfb. The peers are installed by name, in the versions of ``package.json``, into
``--modules``, a folder that is made outside the repository.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Times = Mapping[str, Sequence[float]]
"""Milliseconds of each frame, by the name of the path."""

SUBJECTS = ("ours", "vis-timeline", "echarts", "empty page")
_HERE = Path(__file__).parent
_LATEST = 300
"""Seconds after which a peer is given up."""


def lacking() -> list[str]:
    """Return what this machine does not have."""
    return [name for name in ("node", "npm", "chromium", "Xvfb") if shutil.which(name) is None]


def install(modules: Path) -> None:
    """Install the peers into a folder, unless these versions lie there already."""
    wanted = (_HERE / "package.json").read_text(encoding="utf-8")
    there = modules / "package.json"
    if (modules / "node_modules").is_dir() and there.is_file() and there.read_text(encoding="utf-8") == wanted:
        return
    modules.mkdir(parents=True, exist_ok=True)
    there.write_text(wanted, encoding="utf-8")
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(command, cwd=modules, check=True, capture_output=True)


def paths() -> dict[str, list[tuple[float, float]]]:
    """Return the windows, in days, of the zoom and of the pan that ``tests.benchmarks.frames`` runs."""
    from tests.benchmarks.frames import made_up
    from tests.benchmarks.paths import pan_path, zoom_path

    tracks = made_up(1)[0]
    found = {"zoom": zoom_path(tracks, 80.0), "pan": pan_path(tracks)}
    return {name: [(float(window.start), float(window.end)) for window in path] for name, path in found.items()}


def items_agree(count: int = 2000) -> bool:
    """Return whether JavaScript makes the same items as Python, to the last bit."""
    from tests.benchmarks.synthetic import synthetic

    done = subprocess.run(
        ["node", str(_HERE / "run.mjs"), "check", str(count)], capture_output=True, text=True, check=True
    )
    items = synthetic(count)
    return all(
        (item["lane"], item["importance"], item["start"], item["end"], item["title"])
        == (items.lane[at], items.importance[at], items.start[at], items.end[at], items.title(at))
        for at, item in enumerate(json.loads(done.stdout))
    )


@contextmanager
def display(size: tuple[int, int]) -> Iterator[str]:
    """Return a context with a virtual X display of this size, by its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read, encoding="ascii") as numbers:
                yield f":{numbers.readline().strip()}"
        finally:
            server.terminate()


def run(subject: str, job: Path, on: str) -> Times | None:
    """Return the times of one subject in a fresh process; None if it failed or took too long."""
    if subject == "ours":
        command = [sys.executable, "-m", "tests.benchmarks.peers.ours", str(job)]
    else:
        command = ["node", str(_HERE / "run.mjs"), subject, str(job)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": on}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=_LATEST, cwd=_HERE.parents[2]
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    times: Times = json.loads(done.stdout.strip().splitlines()[-1])
    return times


def summary(times: Sequence[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    ordered = sorted(times)
    return {"median": statistics.median(ordered), "p95": ordered[int(len(ordered) * 0.95)]}


def compared(rounds: Sequence[Mapping[str, Times]]) -> dict[str, dict[str, dict[str, object]]]:
    """Return for each subject and path its figures, and for peers the ratios to ours of the same round."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for subject in rounds[0]:
        for path in rounds[0][subject]:
            each = [summary(one[subject][path]) for one in rounds]
            told: dict[str, object] = {
                name: round(statistics.median(figures[name] for figures in each), 2) for name in each[0]
            }
            if subject != "ours":
                ours = [summary(one["ours"][path]) for one in rounds]
                for name in each[0]:
                    ratios = sorted(theirs[name] / own[name] for theirs, own in zip(each, ours, strict=True))
                    told[f"{name}_ratio"] = round(statistics.median(ratios), 2)
                    told[f"{name}_ratio_range"] = (round(ratios[0], 2), round(ratios[-1], 2))
            found.setdefault(subject, {})[path] = told
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0, or 2 if this machine lacks something for it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--items", type=lambda text: int(float(text)), default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--subject", action="append", choices=SUBJECTS[1:], help="only this peer; may be repeated")
    parser.add_argument("--picture", help="beginning of the names of pictures of the last frame of each")
    parser.add_argument("--modules", type=Path, default=Path(tempfile.gettempdir()) / "withdrawal-timeline-peers")
    options = parser.parse_args(arguments)
    if missing := lacking():
        print(f"The peers cannot be run here: {', '.join(missing)} not found.", file=sys.stderr)
        return 2
    install(options.modules)
    if not items_agree():
        print("JavaScript makes other items than Python: nothing can be compared.", file=sys.stderr)
        return 1
    width, height = (int(part) for part in options.size.split("x"))
    subjects = ("ours", *(options.subject or SUBJECTS[1:]))
    rounds: list[dict[str, Times]] = []
    with tempfile.TemporaryDirectory() as folder, display((width, height)) as on:
        job = Path(folder) / "job.json"
        told = {
            "items": options.items,
            "size": (width, height),
            "paths": paths(),
            "modules": str(options.modules),
            "chromium": shutil.which("chromium"),
            "picture": options.picture,
        }
        job.write_text(json.dumps(told), encoding="utf-8")
        for _ in range(options.rounds):
            found = {subject: run(subject, job, on) for subject in subjects}
            if found["ours"] is None:
                return 1
            rounds.append({subject: times for subject, times in found.items() if times is not None})
    kept = [subject for subject in subjects if all(subject in one for one in rounds)]
    figures = compared([{subject: one[subject] for subject in kept} for one in rounds])
    for subject, by_path in figures.items():
        for path, row in by_path.items():
            ratios = ""
            if "median_ratio" in row:
                ratios = "  {median_ratio:7}x {median_ratio_range}  {p95_ratio:7}x {p95_ratio_range}".format(**row)
            print(f"{subject:14}{path:6}{row['median']:>9}{row['p95']:>9}{ratios}")
    for subject in subjects:
        if subject not in kept:
            print(f"{subject:14}failed, or took longer than {_LATEST} s")
    print(json.dumps({"items": options.items, "rounds": options.rounds, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
