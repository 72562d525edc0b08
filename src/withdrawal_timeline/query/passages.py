"""What of a dossier is searched: its texts one by one, each with the records that it leads to."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Batch, Body, Withdrawal
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.dossier import Dossier

NAME, CLAIMANT, NOTE, TEXT, SOURCE = 0, 3, 3, 4, 5
"""How far a kind of place is from the best. In a name, a whole match adds 0, its beginning 1, a word 2."""


@frozen
class Passage:
    """A text to search, and the records it leads to (by their place among all records)."""

    rank: int
    text: str
    place: str
    shown: str
    records: tuple[int, ...]
    key: str


@frozen
class Entry:
    """A record that hits lead to; ``order`` settles ties: weight of its body, the body, latest first."""

    record_id: str
    title: str
    domain: str | None
    order: tuple[int, str, float]


def entries(dossier: Dossier) -> Iterator[Entry]:
    """Return what hits can lead to: withdrawals, batches, and bodies that nothing was left of."""
    for withdrawal in dossier.withdrawals:
        weight = max(other.importance for other in dossier.withdrawals_of(withdrawal.body))
        order = (-weight, withdrawal.body, -_first_day(withdrawal))
        yield Entry(withdrawal.id, withdrawal.title, dossier.domain_of(withdrawal), order)
    for batch in dossier.batches:
        yield Entry(batch.id, batch.title, None, (-batch.importance, batch.id, -_first_day(batch)))
    for body in dossier.bodies:
        if not dossier.withdrawals_of(body.id):
            yield Entry(body.id, body.name, body.home_domain, (0, body.id, 0.0))


def _first_day(act: Withdrawal | Batch) -> float:
    return min(step.date.first_day for step in act.milestones)


def _targets(dossier: Dossier, about: Iterable[str]) -> list[str]:
    """Return what is to be selected for records of any kind: for a body its withdrawals, latest first."""
    ids: list[str] = []
    for record_id in about:
        record = dossier.find(record_id)
        if isinstance(record, Body):
            left = [withdrawal.id for withdrawal in reversed(dossier.withdrawals_of(record.id))]
            ids.extend(left or [record.id])
        elif record is not None:
            ids.append(record.id)
    return ids


def passages(dossier: Dossier, places: dict[str, int]) -> Iterator[Passage]:
    """Return everything that is searched; ``places`` gives the place of each entry by its id."""

    def records(about: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(places[target] for target in _targets(dossier, about)))

    citing: dict[str, list[str]] = {source.id: [] for source in dossier.sources}
    acts: tuple[Withdrawal | Batch, ...] = (*dossier.withdrawals, *dossier.batches)
    for act in acts:
        here = records((act.id,))
        yield Passage(NAME, act.title, "", act.summary, here, f"title {act.id}")
        yield Passage(TEXT, act.summary, "summary", act.summary, here, f"summary {act.id}")
        if act.instrument:
            yield Passage(TEXT, act.instrument, "instrument", act.instrument, here, f"instrument {act.id}")
        for number, step in enumerate(act.milestones):
            said = f"{MILESTONE[step.kind]} {date_in_words(step.date)}: {step.what}"
            yield Passage(TEXT, said, "milestone", said, here, f"milestone {act.id} {number}")
        for source in dict.fromkeys(chain(act.sources, *(step.sources for step in act.milestones))):
            citing[source].append(act.id)
    for body in dossier.bodies:
        here = records((body.id,))
        names = tuple(dict.fromkeys(name for name in (body.acronym, body.short_name, body.name) if name))
        for name in names:
            yield Passage(NAME, name, "name", " · ".join(names), here, f"name {body.id}")
        if body.name_zh:
            yield Passage(NAME, body.name_zh, "Chinese name", body.name_zh, here, f"name {body.id}")
        for source in body.sources:
            citing[source].append(body.id)
    for claim in dossier.claims:
        here = records(claim.about)
        place = f"claim by {claim.claimant}"
        yield Passage(CLAIMANT, claim.claimant, place, claim.text, here, claim.id)
        yield Passage(TEXT, claim.text, place, claim.text, here, claim.id)
        if claim.quote:
            yield Passage(TEXT, claim.quote, place, f"“{claim.quote}”", here, claim.id)
        for source in claim.sources:
            citing[source].extend(claim.about)
    for document in dossier.sources:
        here = records(citing[document.id])
        place = f"source: {document.publisher}"
        text = f"{document.title} {document.publisher}"
        yield Passage(SOURCE, text, place, document.title, here, f"source {document.id}")


def notes(dossier: Dossier, own: Iterable[tuple[str, str]], places: dict[str, int]) -> Iterator[Passage]:
    """Return the reader's own notes, given by id and text, as far as the dossier has what they are on."""
    for record_id, text in own:
        here = tuple(dict.fromkeys(places[target] for target in _targets(dossier, (record_id,))))
        if here:
            yield Passage(NOTE, text, "your note", " ".join(text.split()), here, f"note {record_id}")
