"""How long loading the dossier takes, beside floors measured in the same run.

``python -m tests.benchmarks.load`` prints a table and, as its last line, one JSON object. Times are medians in
milliseconds; imports are measured in fresh processes and counted apart from loading.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import withdrawal_timeline
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

_FRESH = """
import time
start = time.perf_counter()
{statement}
print((time.perf_counter() - start) * 1000)
"""
_LOAD = (
    "from withdrawal_timeline.files.load import load_dossier\n"
    "from withdrawal_timeline.files.locate import default_dossier\n"
)


def _median_ms(action: Callable[[], object], times: int) -> float:
    found: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


def _fresh_ms(statement: str, times: int, before: str = "") -> float:
    """Return the time of a statement in fresh processes; what is ``before`` it is not counted."""
    source = Path(withdrawal_timeline.__file__).parents[1]
    code = before + _FRESH.format(statement=statement)
    found: list[float] = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(source)},
        )
        found.append(float(done.stdout))
    return statistics.median(found)


def measure(times: int) -> dict[str, float]:
    """Return every figure by name.

    Parameters
    ----------
    times
        How often each is measured; fresh processes a quarter as often.
    """
    folder = default_dossier()
    paths = sorted(folder.glob("*.json"))
    texts = [path.read_text("utf-8") for path in paths]
    processes = max(times // 4, 3)
    dossier = load_dossier(folder)
    floor = _median_ms(lambda: [json.loads(text) for text in texts], times)
    load = _median_ms(lambda: load_dossier(folder), times)
    return {
        "records": sum(dossier.counts().values()),
        "bytes": sum(path.stat().st_size for path in paths),
        "floor_json_ms": floor,
        "load_ms": load,
        "load_per_floor": load / floor,
        "first_load_ms": _fresh_ms("load_dossier(default_dossier())", processes, _LOAD),
        "import_ms": _fresh_ms(_LOAD, processes),
        "import_pydantic_ms": _fresh_ms("import pydantic; pydantic.BaseModel", processes),
    }


_NAMES = {
    "records": "records",
    "bytes": "bytes",
    "floor_json_ms": "json.loads of the same bytes (floor)",
    "load_ms": "load_dossier: read, validate, check rules, index",
    "load_per_floor": "the same as a multiple of the floor",
    "first_load_ms": "first load_dossier of a process",
    "import_ms": "import of load_dossier with all models",
    "import_pydantic_ms": "import of pydantic alone (floor of that)",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="how often each figure is measured")
    found = measure(parser.parse_args().times)
    for key, name in _NAMES.items():
        value = found[key]
        print(f"{name:<52}{value:>12,.0f}" if value == int(value) else f"{name:<52}{value:>12.1f}")
    print(json.dumps({key: round(value, 2) for key, value in found.items()}))


if __name__ == "__main__":
    main()
