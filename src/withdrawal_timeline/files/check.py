"""Rules across records: what one record alone cannot tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from typing import Generic, TypeVar

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.models import (
    Act,
    Administration,
    Batch,
    Body,
    Claim,
    Domain,
    Membership,
    Question,
    Source,
    Theme,
    Withdrawal,
)
from withdrawal_timeline.domain.vocabulary import MemorandumList, MilestoneKind
from withdrawal_timeline.files.sentences import did_you_mean, quoted

R = TypeVar("R", Source, Body, Batch, Withdrawal, Claim, Theme, Question, Domain, Administration)


@dataclass(frozen=True, slots=True)
class Held(Generic[R]):
    """The records of one kind as far as they could be read.

    Parameters
    ----------
    file
        Where they stand, as problems name it.
    records
        The records that are sound by themselves, in the order of the file.
    damaged
        Ids of records that are not; others may still refer to them, so that one fault is reported once.
    """

    file: str
    records: tuple[R, ...]
    damaged: frozenset[str] = frozenset()

    def ids(self) -> frozenset[str]:
        """Return every id that the file names a record by."""
        return self.damaged.union(record.id for record in self.records)


@dataclass(frozen=True, slots=True)
class Records:
    """All kinds of records of a dossier; None for a kind that could not be read at all."""

    sources: Held[Source] | None = None
    bodies: Held[Body] | None = None
    batches: Held[Batch] | None = None
    withdrawals: Held[Withdrawal] | None = None
    claims: Held[Claim] | None = None
    themes: Held[Theme] | None = None
    questions: Held[Question] | None = None
    domains: Held[Domain] | None = None
    administrations: Held[Administration] | None = None


def check_records(records: Records) -> tuple[Problem, ...]:
    """Return what is wrong between records, in the order of the rules.

    A rule that needs a kind that could not be read is left out: its answer would be guesswork.
    """
    rules: tuple[Callable[[Records], Iterator[Problem]], ...] = (
        _ids_are_unique,
        _references_hold,
        _milestones_run_forward,
        _memberships_run_forward,
        _administrations_run_forward,
        _memorandum_is_complete,
        _themes_are_numbered,
    )
    return tuple(chain.from_iterable(rule(records) for rule in rules))


# -- ids and references -----------------------------------------------------------------------------------------------


def _ids_are_unique(records: Records) -> Iterator[Problem]:
    for held in (
        records.sources,
        records.claims,
        records.themes,
        records.questions,
        records.domains,
        records.administrations,
    ):
        if held is not None:
            yield from _repeated_ids((held.file, record.id) for record in held.records)
    # These three can all be selected, so they share one set of ids.
    selectable = [held for held in (records.withdrawals, records.batches, records.bodies) if held is not None]
    yield from _repeated_ids((held.file, record.id) for held in selectable for record in held.records)


def _repeated_ids(places: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, record in places:
        if record not in seen:
            seen[record] = file
            continue
        where = "earlier in this file" if seen[record] == file else f"in {seen[record]}"
        yield Problem(
            file,
            record,
            "id",
            f"The id {quoted(record)} is already used {where}; give one of the two another id.",
        )


class _References:
    """Checks the ids that records name against the ids that there are."""

    def __init__(self, records: Records) -> None:
        acts = (records.withdrawals, records.batches, records.bodies)
        self._known: dict[str, frozenset[str] | None] = {
            "source": _ids(records.sources),
            "body": _ids(records.bodies),
            "batch": _ids(records.batches),
            "claim": _ids(records.claims),
            "theme": _ids(records.themes),
            "question": _ids(records.questions),
            "domain": _ids(records.domains),
            "administration": _ids(records.administrations),
            "withdrawal, batch or body": None
            if None in acts
            else frozenset(chain.from_iterable(held.ids() for held in acts if held is not None)),
        }

    def one(self, file: str, record: str, field: str, kind: str, wanted: str | None) -> Iterator[Problem]:
        """Report ``wanted`` if there is no such record; None stands for no reference."""
        known = self._known[kind]
        if wanted is not None and known is not None and wanted not in known:
            hint = did_you_mean(wanted, known)
            yield Problem(
                file,
                record,
                field,
                f"There is no {kind} with the id {quoted(wanted)}; correct the id or add the record.{hint}",
            )

    def many(
        self, file: str, record: str, field: str, kind: str, wanted: tuple[str, ...]
    ) -> Iterator[Problem]:
        """Report each of ``wanted`` that does not exist or is named twice."""
        for place, name in enumerate(wanted, start=1):
            yield from self.one(file, record, f"{field}.{place}", kind, name)
            if name in wanted[: place - 1]:
                yield Problem(
                    file,
                    record,
                    f"{field}.{place}",
                    f"The id {quoted(name)} is named twice in this list; remove one.",
                )


def _ids(held: Held[R] | None) -> frozenset[str] | None:
    return None if held is None else held.ids()


def _references_hold(records: Records) -> Iterator[Problem]:
    to = _References(records)
    if records.bodies is not None:
        file = records.bodies.file
        for body in records.bodies.records:
            yield from to.many(file, body.id, "domains", "domain", body.domains)
            yield from to.many(file, body.id, "sources", "source", body.sources)
    for file, act in _acts(records):
        if isinstance(act, Withdrawal):
            yield from to.one(file, act.id, "body", "body", act.body)
            yield from to.one(file, act.id, "part_of", "batch", act.part_of)
        yield from to.one(file, act.id, "administration", "administration", act.administration)
        yield from to.many(file, act.id, "sources", "source", act.sources)
        for place, step in enumerate(act.milestones, start=1):
            yield from to.many(file, act.id, f"milestones.{place}.sources", "source", step.sources)
    if records.claims is not None:
        for claim in records.claims.records:
            yield from _claim_references(to, records.claims.file, claim)


def _claim_references(to: _References, file: str, claim: Claim) -> Iterator[Problem]:
    yield from to.many(file, claim.id, "about", "withdrawal, batch or body", claim.about)
    yield from to.one(file, claim.id, "group", "theme", claim.group)
    yield from to.one(file, claim.id, "question", "question", claim.question)
    yield from to.many(file, claim.id, "sources", "source", claim.sources)
    yield from to.many(file, claim.id, "contested_by", "claim", claim.contested_by)
    if claim.id in claim.contested_by:
        yield Problem(
            file,
            claim.id,
            "contested_by",
            "A claim cannot contest itself; name the other claim or remove the id.",
        )


def _acts(records: Records) -> Iterator[tuple[str, Act]]:
    for held in (records.batches, records.withdrawals):
        if held is not None:
            for act in held.records:
                yield held.file, act


# -- time -------------------------------------------------------------------------------------------------------------


def _milestones_run_forward(records: Records) -> Iterator[Problem]:
    """Report a step that was surely before an earlier one: its last possible day lies before that one's first."""
    for file, act in _acts(records):
        latest = act.milestones[0]
        expected = False
        for place, step in enumerate(act.milestones, start=1):
            if step.date.last < latest.date.first:
                sentence = f"The date {step.date} lies before {latest.date} of an earlier step; put the steps in order or correct a date."
                yield Problem(file, act.id, f"milestones.{place}.date", sentence)
            if step.date.first > latest.date.first:
                latest = step
            if step.kind is MilestoneKind.EXPECTED_EFFECTIVE:
                if expected:
                    sentence = "The expected end is given twice; keep the one that holds and tell the other in a note."
                    yield Problem(file, act.id, f"milestones.{place}.kind", sentence)
                expected = True


def _memberships_run_forward(records: Records) -> Iterator[Problem]:
    if records.bodies is None:
        return
    file = records.bodies.file
    for body in records.bodies.records:
        for place, span in enumerate(body.us_membership, start=1):
            yield from _span_is_sound(file, body.id, f"us_membership.{place}", span)
        for place, (earlier, later) in enumerate(pairwise(body.us_membership), start=2):
            sentence = _follows(earlier.start, earlier.to or earlier.to_expected, later.start, "membership")
            if sentence:
                yield Problem(file, body.id, f"us_membership.{place}.from", sentence)


def _span_is_sound(file: str, record: str, field: str, span: Membership) -> Iterator[Problem]:
    if span.to is not None and span.to_expected is not None:
        yield Problem(
            file,
            record,
            field,
            "The membership has both “to” and “to_expected”; once it has ended, only “to” is right.",
        )
    end = span.to or span.to_expected
    if end is not None and end.last < span.start.first:
        key = "to" if span.to is not None else "to_expected"
        yield Problem(
            file,
            record,
            f"{field}.{key}",
            f"The membership ends ({end}) before it begins ({span.start}); correct one of the dates.",
        )
    if span.disputed and end is None:
        yield Problem(
            file,
            record,
            f"{field}.disputed",
            "Only the end of a membership can be disputed; add “to” or remove “disputed”.",
        )


def _administrations_run_forward(records: Records) -> Iterator[Problem]:
    if records.administrations is None:
        return
    file = records.administrations.file
    for term in records.administrations.records:
        if term.to is not None and term.to.last < term.start.first:
            yield Problem(
                file,
                term.id,
                "to",
                f"The term ends ({term.to}) before it begins ({term.start}); correct one of the dates.",
            )
    for earlier, later in pairwise(records.administrations.records):
        sentence = _follows(earlier.start, earlier.to, later.start, "term")
        if sentence:
            yield Problem(file, later.id, "from", sentence)


def _follows(start: PartialDate, end: PartialDate | None, then: PartialDate, what: str) -> str:
    """Return what is wrong if ``then`` does not follow a span; the day on which both meet belongs to both."""
    if end is None:
        return f"The {what} before this one ({start}) has no end; add its “to”, or put the one that still runs last."
    if _surely_before(then, end.first):
        return f"The {what} begins ({then}) before the one before it ends ({end}); put them in order or correct a date."
    return ""


def _surely_before(when: PartialDate, day: date) -> bool:
    return when.last < day


# -- numbered lists ---------------------------------------------------------------------------------------------------


def _memorandum_is_complete(records: Records) -> Iterator[Problem]:
    """Report gaps and repetitions in the memorandum's two lists, and parts of its batch that do not match them."""
    if (
        records.bodies is None
        or records.withdrawals is None
        or records.bodies.damaged
        or records.withdrawals.damaged
    ):
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
                sentence = f"Number {place.number} of the list {name} is already taken by {taken[place.number]}; correct one of the two."
                yield Problem(bodies.file, body.id, "memo_2026.number", sentence)
            taken.setdefault(place.number, body.id)
        gaps = sorted(set(range(1, max(taken, default=0) + 1)) - set(taken))
        if gaps:
            missing = ", ".join(str(number) for number in gaps)
            sentence = f"The list {name} of the memorandum has no body with number {missing}; add it or correct the numbers."
            yield Problem(bodies.file, "", "memo_2026.number", sentence)


def _parts_match(bodies: Held[Body], file: str, batch: str, parts: list[Withdrawal]) -> Iterator[Problem]:
    placed = {body.id: body for body in bodies.records if body.memo_2026 is not None}
    known = {body.id for body in bodies.records}
    seen: dict[str, str] = {}
    for part in parts:
        if part.body in known and part.body not in placed:
            sentence = f"The body {quoted(part.body)} has no place in the memorandum; add its “memo_2026” or remove “part_of”."
            yield Problem(file, part.id, "part_of", sentence)
        if part.body in seen:
            sentence = f"The body {quoted(part.body)} is already left by {seen[part.body]} in the same batch; keep one of the two."
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
            sentence = f"Number {theme.number} is already the place of the theme {taken[theme.number]}; give each theme its own."
            yield Problem(records.themes.file, theme.id, "number", sentence)
        taken.setdefault(theme.number, theme.id)
