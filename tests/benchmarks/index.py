"""Times the index for scale: build, filter and questions, beside floors measured in the same run.

``python -m tests.benchmarks.index [--items N] [--width 1600] [--whole-days]`` prints a table and, as its last line,
one JSON object. Builds and filters are the best of some rounds in milliseconds: by the clock on the wall, for they use
two threads, and, as ``..._cpu_ms``, by the time that all threads together computed, which other programs disturb
less. Questions are microseconds of the asking thread over a zoom from 80 years to a second about a day and a pan of
10 years; those for the strongest and for counts are for all 12 lanes together, as a frame asks them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable

import numpy as np
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, Synthetic, synthetic

from withdrawal_timeline.layout.mass import MassIndex

STEPS = 120
LIMIT = 40
_YEAR = 365.2425
_ANCHOR = 14_000.0
_SECOND = 1.0 / 86_400.0


def best_ms(action: Callable[[], object], rounds: int) -> float:
    """Return the shortest of some times in milliseconds."""
    return min(_seconds(action, time.perf_counter) for _ in range(rounds)) * 1e3


def best_cpu_ms(action: Callable[[], object], rounds: int) -> float:
    """Return the shortest of some computing times of all threads in milliseconds."""
    return min(_seconds(action, time.process_time) for _ in range(rounds)) * 1e3


def _seconds(action: Callable[[], object], clock: Callable[[], float]) -> float:
    begin = clock()
    action()
    return clock() - begin


def windows() -> list[tuple[float, float]]:
    """Return the windows of a zoom and of a pan."""
    found: list[tuple[float, float]] = []
    for step in range(STEPS):
        length = 80 * _YEAR * (_SECOND / (80 * _YEAR)) ** (step / (STEPS - 1))
        start = FIRST_DAY + (_ANCHOR - FIRST_DAY) * (1.0 - length / (80 * _YEAR))
        found.append((start, start + length))
    for step in range(STEPS):
        start = FIRST_DAY + step * (LAST_DAY - FIRST_DAY - 10 * _YEAR) / STEPS
        found.append((start, start + 10 * _YEAR))
    return found


def question_us(ask: Callable[[float, float], object], asked: Iterable[tuple[float, float]]) -> dict[str, float]:
    """Return median, 95th percentile and maximum microseconds of a question over windows."""
    times: list[float] = []
    for start, end in asked:
        begin = time.thread_time()
        ask(start, end)
        times.append((time.thread_time() - begin) * 1e6)
    times.sort()
    return {
        "median": round(statistics.median(times), 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "max": round(times[-1], 1),
    }


def floors(items: Synthetic, rounds: int) -> dict[str, float]:
    """Return what numpy takes to sort as many keys of the same spread once, and to copy them."""
    keys = ((items.start - FIRST_DAY) * 1e9).astype(np.uint64) | (items.lane.astype(np.uint64) << np.uint64(50))
    out = np.empty_like(keys)
    return {
        "sort_ms": round(best_ms(lambda: np.sort(keys), rounds), 2),
        "copy_ms": round(best_ms(lambda: np.copyto(out, keys), rounds), 3),
    }


def measured(count: int, width: int, *, whole_days: bool) -> dict[str, object]:
    """Return all figures for a number of items."""
    items = synthetic(count, whole_days=whole_days, titles=False)
    rounds = 7 if count <= 1_000_000 else 3

    def build() -> MassIndex:
        return MassIndex.of(items.lane, items.start, items.end, items.importance, LANES)

    index = build()
    hidden = (np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(63) == 0
    asked = windows()
    return {
        "items": count,
        "build_ms": round(best_ms(build, rounds), 2),
        "build_cpu_ms": round(best_cpu_ms(build, rounds), 2),
        "filter_ms": round(best_ms(lambda: index.without(hidden), rounds), 2),
        "filter_cpu_ms": round(best_cpu_ms(lambda: index.without(hidden), rounds), 2),
        "filter_lane_ms": round(best_ms(lambda: index.without_lanes([3]), rounds), 4),
        "columns_us": question_us(lambda start, end: index.columns(start, end, width), asked),
        "strongest_us": question_us(
            lambda start, end: [index.strongest(lane, start, end, LIMIT) for lane in range(LANES)], asked
        ),
        "count_us": question_us(lambda start, end: [index.count(lane, start, end) for lane in range(LANES)], asked),
        "bytes_per_item": round(index.nbytes / count, 1),
        "floor": floors(items, rounds),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=float, default=1e5)
    parser.add_argument("--width", type=int, default=1600)
    parser.add_argument("--whole-days", action="store_true")
    options = parser.parse_args(arguments)
    result = measured(int(options.items), options.width, whole_days=options.whole_days)
    for name, value in result.items():
        text = "  ".join(f"{key} {figure}" for key, figure in value.items()) if isinstance(value, dict) else value
        print(f"{name:16} {text}")
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
