"""Runs all benchmarks, one after the other, each in a process of its own.

``python -m tests.benchmarks [NAME ...]`` runs those whose names begin so, or all; ``--list`` only says what there is.
Each prints its table; the last line is one JSON object with the last line of each. A benchmark that this machine lacks
something for says so, and the others run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

BENCHMARKS: dict[str, tuple[str, ...]] = {
    "startup": ("startup",),
    "load": ("load",),
    "frames": ("frames",),
    "frames-1e3": ("frames", "--items", "1e3"),
    "frames-1e5": ("frames", "--items", "1e5"),
    "frames-1e6": ("frames", "--items", "1e6"),
    "frames-1e7": ("frames", "--items", "1e7"),
    "index-1e5": ("index", "--items", "1e5"),
    "index-1e6": ("index", "--items", "1e6"),
    "index-1e7": ("index", "--items", "1e7"),
    "opening-1e4": ("opening", "--withdrawals", "1e4"),
    "opening-1e5": ("opening", "--withdrawals", "1e5"),
    "background-1e6": ("background", "--items", "1e6"),
    "background-1e7": ("background", "--items", "1e7"),
    "search": ("search", "--window"),
    "search-1e6": ("search", "--items", "1e6"),
    "growth": ("growth", "--runs", "1"),
    "peers": ("peers",),
}
"""By name: module and arguments."""


def result_of(arguments: tuple[str, ...]) -> object:
    """Run a benchmark, pass on what it prints, and return the value of its last line; None if it failed."""
    module, *rest = arguments
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *rest]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, flush=True)
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if done.returncode == 0 and lines else None


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; return 0 if all could be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join(BENCHMARKS))
    parser.add_argument("--list", action="store_true", help="say what there is")
    options = parser.parse_args(arguments)
    chosen = {
        name: given
        for name, given in BENCHMARKS.items()
        if not options.names or any(name.startswith(wanted) for wanted in options.names)
    }
    if options.list:
        for name, given in chosen.items():
            print(f"{name:14} python -m tests.benchmarks.{' '.join(given)}")
        return 0
    results: dict[str, object] = {}
    for name, given in chosen.items():
        print(f"== {name}", flush=True)
        results[name] = result_of(given)
    print(json.dumps(results))
    return 0 if chosen and None not in results.values() else 1


if __name__ == "__main__":
    sys.exit(main())
