"""All records of a dossier, their references resolved once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.late import Late
from withdrawal_timeline.domain.models import (
    About,
    Administration,
    Batch,
    Body,
    Chapter,
    Claim,
    Domain,
    Question,
    Source,
    Theme,
    Withdrawal,
)

R = TypeVar("R", Source, Body, Batch, Withdrawal, Claim, Theme, Question, Domain, Administration)
Selectable = Body | Batch | Withdrawal
"""A record that can be selected, shown in the detail pane, and be what a claim is about."""


def _by_id(records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}


KINDS = (
    *("sources", "bodies", "batches", "withdrawals", "claims", "themes", "questions", "domains", "administrations"),
    "tour",
)
"""Fields of a dossier that hold its records."""


@frozen
class _Said:
    """The claims: by their ids, by the record they are about, and which of them contradict a claim."""

    claim: Mapping[str, Claim]
    about: Mapping[str, tuple[Claim, ...]]
    contesting: Mapping[str, tuple[str, ...]]


def _said(claims: Sequence[Claim]) -> _Said:
    about: defaultdict[str, list[Claim]] = defaultdict(list)
    contesting: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for record in claim.about:
            about[record].append(claim)
        for other in claim.contested_by:
            contesting[claim.id].append(other)
            contesting[other].append(claim.id)
    return _Said(
        claim=_by_id(claims),
        about={key: tuple(found) for key, found in about.items()},
        contesting={key: tuple(dict.fromkeys(found)) for key, found in contesting.items()},
    )


@frozen(eq=False)
class Dossier:
    """A complete, consistent set of records.

    Built only from records whose references hold: ``files.load`` checks that and reports what does not. Every
    look-up is a dictionary made once; tuples keep the order of the files. Two dossiers are equal only if they are
    the same object. Sources and claims are most of the records, and no window needs one of them before an entry is
    read: they may come late (``domain.late``), and what they are looked up by is made when somebody looks.

    Raises
    ------
    KeyError
        By look-ups of one record, for an id that is not there.
    """

    about: About
    sources: Sequence[Source]
    bodies: tuple[Body, ...]
    batches: tuple[Batch, ...]
    withdrawals: tuple[Withdrawal, ...]
    claims: Sequence[Claim]
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]
    domains: tuple[Domain, ...]
    administrations: tuple[Administration, ...]
    tour: tuple[Chapter, ...] = ()

    _source: Late[Mapping[str, Source]] = field(init=False, repr=False)
    _body: Mapping[str, Body] = field(init=False, repr=False)
    _batch: Mapping[str, Batch] = field(init=False, repr=False)
    _withdrawal: Mapping[str, Withdrawal] = field(init=False, repr=False)
    _theme: Mapping[str, Theme] = field(init=False, repr=False)
    _question: Mapping[str, Question] = field(init=False, repr=False)
    _domain: Mapping[str, Domain] = field(init=False, repr=False)
    _administration: Mapping[str, Administration] = field(init=False, repr=False)
    _withdrawals_of: Mapping[str, tuple[Withdrawal, ...]] = field(init=False, repr=False)
    _parts_of: Mapping[str, tuple[Withdrawal, ...]] = field(init=False, repr=False)
    _said: Late[_Said] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("_source", Late(lambda: _by_id(self.sources)))
        put("_body", _by_id(self.bodies))
        put("_batch", _by_id(self.batches))
        put("_withdrawal", _by_id(self.withdrawals))
        put("_theme", _by_id(self.themes))
        put("_question", _by_id(self.questions))
        put("_domain", _by_id(self.domains))
        put("_administration", _by_id(self.administrations))

        of_body: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        parts: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        for withdrawal in self.withdrawals:
            of_body[withdrawal.body].append(withdrawal)
            if withdrawal.part_of is not None:
                parts[withdrawal.part_of].append(withdrawal)
        put("_withdrawals_of", {key: tuple(sorted(found, key=_first_step)) for key, found in of_body.items()})
        put(
            "_parts_of",
            {key: tuple(sorted(found, key=self._memorandum_order)) for key, found in parts.items()},
        )
        put("_said", Late(lambda: _said(self.claims)))

    def _memorandum_order(self, part: Withdrawal) -> tuple[str, int, str]:
        place = self._body[part.body].memo_2026
        return (place.list, place.number, part.id) if place else ("~", 0, part.id)

    def source(self, source_id: str) -> Source:
        """Return the source with this id."""
        return self._source.get()[source_id]

    def body(self, body_id: str) -> Body:
        """Return the body with this id."""
        return self._body[body_id]

    def batch(self, batch_id: str) -> Batch:
        """Return the batch with this id."""
        return self._batch[batch_id]

    def withdrawal(self, withdrawal_id: str) -> Withdrawal:
        """Return the withdrawal with this id."""
        return self._withdrawal[withdrawal_id]

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with this id."""
        return self._said.get().claim[claim_id]

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id."""
        return self._theme[theme_id]

    def question(self, question_id: str) -> Question:
        """Return the question with this id."""
        return self._question[question_id]

    def domain(self, domain_id: str) -> Domain:
        """Return the domain with this id."""
        return self._domain[domain_id]

    def administration(self, administration_id: str) -> Administration:
        """Return the presidential term with this id."""
        return self._administration[administration_id]

    def find(self, record_id: str) -> Selectable | None:
        """Return the withdrawal, batch or body with this id, or None; their ids never coincide."""
        return self._withdrawal.get(record_id) or self._batch.get(record_id) or self._body.get(record_id)

    def selectable_ids(self) -> tuple[str, ...]:
        """Return the ids of all withdrawals, batches and bodies."""
        return (*self._withdrawal, *self._batch, *self._body)

    def withdrawals_of(self, body_id: str) -> tuple[Withdrawal, ...]:
        """Return the withdrawals from a body, earliest first step first."""
        return self._withdrawals_of.get(body_id, ())

    def parts_of(self, batch_id: str) -> tuple[Withdrawal, ...]:
        """Return the withdrawals that a batch ordered, in the order of its own lists."""
        return self._parts_of.get(batch_id, ())

    def claims_about(self, record_id: str) -> tuple[Claim, ...]:
        """Return the claims about exactly this withdrawal, batch or body."""
        return self._said.get().about.get(record_id, ())

    def contesting(self, claim_id: str) -> tuple[str, ...]:
        """Return the ids of claims that contradict this one or are contradicted by it."""
        return self._said.get().contesting.get(claim_id, ())

    def domain_of(self, withdrawal: Withdrawal) -> str:
        """Return the id of the home domain of the body that was left."""
        return self._body[withdrawal.body].home_domain

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind there are, by the name of the field that holds them."""
        return {name: len(getattr(self, name)) for name in KINDS}


def _first_step(withdrawal: Withdrawal) -> tuple[str, str]:
    return min(step.date.first.isoformat() for step in withdrawal.milestones), withdrawal.id
