"""Rules across records: what one record alone cannot tell."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.vocabulary import MemorandumList
from withdrawal_timeline.files.chronology import (
    administrations_run_forward,
    memberships_run_forward,
    milestones_run_forward,
)
from withdrawal_timeline.files.references import ids_are_unique, references_hold
from withdrawal_timeline.files.sentences import quoted
from withdrawal_timeline.files.tour import tour_holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from withdrawal_timeline.domain.models import Body, Withdrawal
    from withdrawal_timeline.files.records import Held, Records


def check_records(records: Records) -> tuple[Problem, ...]:
    """Return what is wrong between records, in the order of the rules.

    A rule that needs a kind that could not be read is left out: its answer would be guesswork.
    """
    rules: tuple[Callable[[Records], Iterator[Problem]], ...] = (
        ids_are_unique,
        references_hold,
        milestones_run_forward,
        memberships_run_forward,
        administrations_run_forward,
        _memorandum_is_complete,
        _themes_are_numbered,
        tour_holds,
    )
    return tuple(chain.from_iterable(rule(records) for rule in rules))


def _memorandum_is_complete(records: Records) -> Iterator[Problem]:
    """Report gaps and repetitions in the memorandum's lists, and parts of its batch that do not match."""
    if records.bodies is None or records.withdrawals is None or records.bodies.damaged or records.withdrawals.damaged:
        return
    bodies = {body.id: body for body in records.bodies.records}
    parts: defaultdict[str, list[Withdrawal]] = defaultdict(list)
    for withdrawal in records.withdrawals.records:
        if withdrawal.part_of is not None:
            parts[withdrawal.part_of].append(withdrawal)
    ordered = {
        batch: held
        for batch, held in parts.items()
        if any(part.body in bodies and bodies[part.body].memo_2026 is not None for part in held)
    }
    if not ordered:
        return
    yield from _numbers_are_complete(records.bodies)
    for batch, held in ordered.items():
        yield from _parts_match(records.bodies, records.withdrawals.file, batch, held)


def _numbers_are_complete(bodies: Held[Body]) -> Iterator[Problem]:
    for name in MemorandumList:
        taken: dict[int, str] = {}
        for body in bodies.records:
            place = body.memo_2026
            if place is None or place.list is not name:
                continue
            if place.number in taken:
                sentence = (
                    f"Number {place.number} of the list {name} is already taken by {taken[place.number]}; "
                    "correct one of the two."
                )
                yield Problem(bodies.file, body.id, "memo_2026.number", sentence)
            taken.setdefault(place.number, body.id)
        gaps = sorted(set(range(1, max(taken, default=0) + 1)) - set(taken))
        if gaps:
            missing = ", ".join(str(number) for number in gaps)
            sentence = f"The list {name} has no body with number {missing}; add it or correct the numbers."
            yield Problem(bodies.file, "", "memo_2026.number", sentence)


def _parts_match(bodies: Held[Body], file: str, batch: str, parts: list[Withdrawal]) -> Iterator[Problem]:
    placed = {body.id: body for body in bodies.records if body.memo_2026 is not None}
    known = {body.id for body in bodies.records}
    seen: dict[str, str] = {}
    for part in parts:
        if part.body in known and part.body not in placed:
            sentence = (
                f"The body {quoted(part.body)} has no place in the memorandum; add its “memo_2026” or remove “part_of”."
            )
            yield Problem(file, part.id, "part_of", sentence)
        if part.body in seen:
            sentence = (
                f"The body {quoted(part.body)} is already left by {seen[part.body]} in the same batch; "
                "keep one of the two."
            )
            yield Problem(file, part.id, "body", sentence)
        seen.setdefault(part.body, part.id)
    for body in placed.values():
        if body.id not in seen:
            sentence = f"The body has a place in the memorandum, but no withdrawal is part of {quoted(batch)}; add one."
            yield Problem(bodies.file, body.id, "memo_2026", sentence)


def _themes_are_numbered(records: Records) -> Iterator[Problem]:
    if records.themes is None:
        return
    taken: dict[int, str] = {}
    for theme in records.themes.records:
        if theme.number in taken:
            sentence = f"Number {theme.number} is already the place of {taken[theme.number]}; give each its own."
            yield Problem(records.themes.file, theme.id, "number", sentence)
        taken.setdefault(theme.number, theme.id)
