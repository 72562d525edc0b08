"""A made-up dossier of any size, sound by all rules, to see how the program itself bears many withdrawals.

``python -m tests.benchmarks.large_dossier --withdrawals N OUT`` writes it as a folder; it opens like any other. Fields
of policy, presidential terms, themes and questions are those of the real dossier; everything else says that it is made
up.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.synthetic import Synthetic, synthetic

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.files.write import record_data

_EPOCH = date(1970, 1, 1)
_CLAIMS_FROM, _BODIES_SHARE = 10, 10
"""One withdrawal in so many has a claim of each side; one in so many is a second one from the body before it."""
_ACTIONS = ("withdrawal", "termination", "unsigning", "non_participation", "defunding", "suspension", "rejection")
_BODY_KINDS = ("treaty", "international_organization", "political_agreement", "un_programme_or_fund")


def write(count: int, folder: Path) -> None:
    """Write a dossier with so many withdrawals into a folder, which is made."""
    real, items = load_dossier(default_dossier()), synthetic(count, whole_days=True)
    folder.mkdir(parents=True, exist_ok=True)
    about = record_data(real.about) | {"title": f"Made-up dossier of {count:,} withdrawals"}
    _put(folder / "dossier.json", about)
    for kind in ("themes", "questions", "domains", "administrations"):
        _put(folder / f"{kind}.json", [record_data(record) for record in getattr(real, kind)])
    _put(folder / "batches.json", [])
    _put(folder / "sources.json", [_source()])
    _put(folder / "bodies.json", list(_bodies(real, items)))
    _put(folder / "withdrawals.json", [_withdrawal(real, items, number) for number in range(count)])
    _put(folder / "claims.json", [claim for number in range(0, count, _CLAIMS_FROM) for claim in _claims(real, number)])


def _put(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _source() -> dict[str, Any]:
    return {
        "id": "made-up",
        "title": "Made up for measurements",
        "publisher": "Nobody",
        "publisher_kind": "academic",
        "csl_type": "document",
        "language": "en",
        "url": "https://example.org/",
        "verified": "unread",
    }


def _body_of(number: int) -> int:
    """Return the number of the body that a withdrawal leaves."""
    return number - (number % _BODIES_SHARE == _BODIES_SHARE - 1)


def _bodies(real: Dossier, items: Synthetic) -> Iterator[dict[str, Any]]:
    for number in range(len(items.lane)):
        if _body_of(number) == number:
            yield {
                "id": f"body-{number}",
                "name": f"Made-up {items.title(number)}",
                "short_name": items.title(number),
                "kind": _BODY_KINDS[number % len(_BODY_KINDS)],
                "un_system": number % 4 == 0,
                "domains": [real.domains[int(items.lane[number]) % len(real.domains)].id],
                "purpose": "Made up for measurements.",
                "sources": ["made-up"],
            }


def _withdrawal(real: Dossier, items: Synthetic, number: int) -> dict[str, Any]:
    first = _EPOCH + timedelta(days=int(items.start[number]))
    last = _EPOCH + timedelta(days=int(items.end[number]))
    term = [term for term in real.administrations if term.start.first <= first][-1]
    steps = [_step("announced", first)]
    if last > first:
        steps.append(_step("effective", last))
    return {
        "id": f"left-{number}",
        "body": f"body-{_body_of(number)}",
        "title": f"Withdrawal from {items.title(number)}",
        "action": _ACTIONS[number % len(_ACTIONS)],
        "administration": term.id,
        "milestones": steps,
        "status": "in_force" if last > first else "unclear",
        "summary": "Made up for measurements.",
        "importance": int(items.importance[number]),
        "sources": ["made-up"],
    }


def _step(kind: str, day: date) -> dict[str, Any]:
    return {"kind": kind, "date": day.isoformat(), "what": "Made up.", "sources": ["made-up"]}


def _claims(real: Dossier, number: int) -> Sequence[dict[str, Any]]:
    return [
        {
            "id": f"claim-{number}-{stance}",
            "about": [f"left-{number}"],
            "group": real.themes[0].id,
            "question": real.questions[0].id,
            "claimant": "Nobody",
            "claimant_kind": "academic",
            "stance": stance,
            "text": f"Nobody {stance} number {number}; this is made up.",
            "sources": ["made-up"],
        }
        for stance in ("justifies", "criticises")
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write the dossier; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--withdrawals", type=lambda text: int(float(text)), default=100_000)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    write(options.withdrawals, options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
