"""Ids: each names one record, and whatever is referred to is there."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.files.sentences import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.models import Chapter, Claim
    from withdrawal_timeline.files.records import Held, R, Records


def ids_are_unique(records: Records) -> Iterator[Problem]:
    """Report ids that name two records of one kind, or two of those that can be selected."""
    for held in (
        records.sources,
        records.claims,
        records.themes,
        records.questions,
        records.domains,
        records.administrations,
        records.tour,
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

    def many(self, file: str, record: str, field: str, kind: str, wanted: tuple[str, ...]) -> Iterator[Problem]:
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


def references_hold(records: Records) -> Iterator[Problem]:
    """Report ids that name no record, that stand twice in a list, and claims that contest themselves."""
    to = _References(records)
    if records.bodies is not None:
        file = records.bodies.file
        for body in records.bodies.records:
            yield from to.many(file, body.id, "domains", "domain", body.domains)
            yield from to.many(file, body.id, "sources", "source", body.sources)
    for file, act in records.acts():
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
    if records.tour is not None:
        for chapter in records.tour.records:
            yield from _chapter_references(to, records.tour.file, chapter)


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


def _chapter_references(to: _References, file: str, chapter: Chapter) -> Iterator[Problem]:
    yield from to.one(file, chapter.id, "id", "theme", chapter.id)
    for place, step in enumerate(chapter.steps, start=1):
        at = f"steps.{place}"
        yield from to.one(file, chapter.id, f"{at}.record", "withdrawal, batch or body", step.record)
        yield from to.one(file, chapter.id, f"{at}.question", "question", step.question)
        yield from to.many(file, chapter.id, f"{at}.filter.domains", "domain", step.filter.domains or ())
        chosen = step.filter.administrations or ()
        yield from to.many(file, chapter.id, f"{at}.filter.administrations", "administration", chosen)
        for number, sentence in enumerate(step.sentences, start=1):
            yield from to.many(file, chapter.id, f"{at}.sentences.{number}.claims", "claim", sentence.claims)
