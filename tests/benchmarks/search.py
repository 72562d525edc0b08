"""Times the search: every keystroke of some queries, misspelled ones too.

``python -m tests.benchmarks.search [--items N] [--window] [--peers]`` prints a table and, as its last line, one JSON
object. Without ``--items`` the real dossier is searched, every text of it; with it, so many made-up titles, of which
the best thousand come back. Times are thread milliseconds of one keystroke: all words found, ranked, and the words
around them marked. ``build`` is what the first search costs once. ``--window`` types into the real window and counts
until everything is repainted. ``--peers`` also times, on the same titles, the full text search of SQLite by trigrams
(its first fifty, unranked), and looking through one text from the beginning to the end.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from tests.benchmarks.synthetic import Synthetic, synthetic

from withdrawal_timeline.query.asking import LISTED
from withdrawal_timeline.query.folding import fold_lines, words_of
from withdrawal_timeline.query.ranking import Texts, nearly, ranked
from withdrawal_timeline.query.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

QUERIES = (
    "unesco",
    "world health organization",
    "paris agreement",
    "the memorandum of 7 january",
    "climate change",
    "energy",
    "trump",
    "2018-05-08",
    "气候变化",
    "unseco",
    "pairs agreement",
    "nothing such",
)
TITLE_QUERIES = (
    "agreement",
    "framework on shared rivers",
    "treaty grain 0012",
    "00012345",
    "rivers framework",
    "framewrok on shraed rivers",
    "nothing such",
)


def typed(queries: Iterable[str]) -> list[str]:
    """Return what stands in the box after every key of these queries."""
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def keystrokes(search: Callable[[str], object], texts: list[str], rounds: int = 3) -> dict[str, float]:
    """Return median, 95th percentile and maximum of the milliseconds of each keystroke, the best of some rounds."""
    best = [min(_once(search, text) for _ in range(rounds)) for text in texts]
    best.sort()
    return {
        "median": round(statistics.median(best), 2),
        "p95": round(best[int(len(best) * 0.95)], 2),
        "max": round(best[-1], 2),
        "keys": len(best),
    }


def _once(search: Callable[[str], object], text: str) -> float:
    begin = time.thread_time()
    search(text)
    return (time.thread_time() - begin) * 1e3


def of_dossier() -> dict[str, object]:
    """Return the figures for the real dossier."""
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.files.locate import default_dossier

    index = SearchIndex(load_dossier(default_dossier()))
    build = _once(lambda _: index.build(), "")
    return {
        "build_ms": round(build, 1),
        "key_ms": keystrokes(index.search, typed(QUERIES)),
        "whole_query_ms": {query: _best(lambda query=query: index.search(query)) for query in QUERIES},  # type: ignore[misc]
    }


def _best(action: Callable[[], object], rounds: int = 5) -> float:
    return round(min(_once(lambda _: action(), "") for _ in range(rounds)), 2)


def of_titles(count: int, *, peers: bool) -> dict[str, object]:
    """Return the figures for made-up titles, and those of the peers."""
    items = synthetic(count)
    folded = fold_lines([items.title(number) for number in range(count)])
    begin = time.thread_time()
    texts = Texts.of(folded, [0] * count, range(count), [(number,) for number in range(count)], range(count))
    build = time.thread_time() - begin

    def search(query: str) -> object:
        words = words_of(query)
        if not words:
            return ()
        exact = ranked(texts, words, LISTED)
        return exact, nearly(texts, words, exact, 20)

    first = _once(search, "framewrok")  # lays the spellings out
    found: dict[str, object] = {
        "build_s": round(build, 2),
        "first_misspelled_ms": round(first, 1),
        "key_ms": keystrokes(search, typed(TITLE_QUERIES)),
        "whole_query_ms": {query: _best(lambda query=query: search(query)) for query in TITLE_QUERIES},  # type: ignore[misc]
    }
    if peers:
        found |= {"sqlite_trigram": sqlite_trigram(items), "one_text": one_text(items)}
    return found


def sqlite_trigram(items: Synthetic) -> dict[str, object]:
    """Return what SQLite takes to index the titles by trigrams, and to find the first fifty, and all, of a query."""
    import sqlite3

    base = sqlite3.connect(":memory:")
    begin = time.thread_time()
    base.execute("CREATE VIRTUAL TABLE titles USING fts5(title, content='', tokenize='trigram')")
    rows = ((number, items.title(number)) for number in range(len(items.start)))
    base.executemany("INSERT INTO titles(rowid, title) VALUES (?, ?)", rows)
    build = time.thread_time() - begin

    def ask(query: str, tail: str) -> object:
        words = " AND ".join(f'"{word}"' for word in words_of(query) if len(word) > 2)
        return base.execute(f"SELECT rowid FROM titles WHERE titles MATCH ? {tail}", (words,)).fetchall()

    first = {query: _best(lambda query=query: ask(query, "LIMIT 50"), 3) for query in TITLE_QUERIES}  # type: ignore[misc]
    every = {query: _best(lambda query=query: ask(query, ""), 3) for query in TITLE_QUERIES}  # type: ignore[misc]
    return {"build_s": round(build, 2), "first_50_ms": first, "all_ms": every}


def one_text(items: Synthetic) -> dict[str, object]:
    """Return what it takes to find all places of the first word of a query in one text of all titles."""
    text = items.titles.lower()

    def ask(query: str) -> object:
        return [match.start() for match in re.finditer(re.escape(words_of(query)[0].encode()), text)]

    return {"first_word_all_ms": {query: _best(lambda query=query: ask(query), 3) for query in TITLE_QUERIES}}  # type: ignore[misc]


def of_window() -> dict[str, object]:
    """Return the wall milliseconds from a key until the real window is repainted, without a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.app import ARGUMENTS, Program, set_up
    from withdrawal_timeline.options import StartOptions
    from withdrawal_timeline.ui.start.settings import Settings
    from withdrawal_timeline.ui.start.stillness import settle

    application = QApplication([*ARGUMENTS])
    set_up(application)
    program = Program(application, StartOptions(today=date(2026, 11, 22), size=(1440, 900)), Settings(None))
    program.window.show()
    program.begin()
    program.window.activateWindow()
    settle(application)
    field = program.search.field
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    settle(application)
    times: list[tuple[float, float]] = []
    for round_ in range(3):
        for query in filter(str.isascii, QUERIES):
            field.selectAll()
            for key in query:
                begin, worked = time.perf_counter(), time.thread_time()
                QTest.keyClicks(field, key)
                application.processEvents()
                application.processEvents()
                if round_:
                    times.append((time.perf_counter() - begin, time.thread_time() - worked))
            settle(application)
    program.window.close()
    wall, cpu = sorted(each[0] * 1e3 for each in times), sorted(each[1] * 1e3 for each in times)
    at = int(len(times) * 0.95)
    return {
        "key_to_painted_ms": {
            "median": round(statistics.median(wall), 2),
            "p95": round(wall[at], 2),
            "max": round(wall[-1], 2),
            "cpu_median": round(statistics.median(cpu), 2),
            "cpu_p95": round(cpu[at], 2),
            "keys": len(times),
        }
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=float)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args(arguments)
    result = of_titles(int(options.items), peers=options.peers) if options.items else of_dossier()
    if options.window:
        result |= of_window()
    for name, value in result.items():
        text = "  ".join(f"{key}: {figure}" for key, figure in value.items()) if isinstance(value, dict) else value
        print(f"{name:18} {text}")
    print(json.dumps(result, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
