"""Everything that is read of one record, arranged once for the detail pane, the text command and exports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from withdrawal_timeline.domain.citing import CitedSource, Numbering
from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.dossier import Dossier, Selectable
from withdrawal_timeline.domain.first_step import first_step
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.domain.leaving import Term, terms
from withdrawal_timeline.domain.lifeline import Lifeline, lifeline
from withdrawal_timeline.domain.membership import NO_MEMBERSHIP, membership_lines
from withdrawal_timeline.domain.models import About, Act, Batch, Body, Claim, Domain, Milestone, Withdrawal
from withdrawal_timeline.domain.overview import Overview, overview
from withdrawal_timeline.domain.parts import Part, PartGroup, part_groups
from withdrawal_timeline.domain.sides import Said, ThemeBlock, arrange
from withdrawal_timeline.domain.standing import Standing, expected, standing
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Stance, Status
from withdrawal_timeline.domain.wording import (
    ACTION,
    BODY_KIND,
    MEMORANDUM_LIST,
    MILESTONE,
    date_in_words,
    plural,
    president_in_words,
)

__all__ = [
    "BatchClaims",
    "BodyRead",
    "Linked",
    "Overview",
    "Part",
    "PartGroup",
    "Reading",
    "RecordKind",
    "Relation",
    "Step",
    "overview",
    "reading",
]


class RecordKind(StrEnum):
    """What sort of record is read."""

    WITHDRAWAL = "withdrawal"
    BATCH = "batch"
    BODY = "body"


class Relation(StrEnum):
    """How a linked record belongs to the one that is read; the values are the reader's words."""

    BODY = "the body"
    BATCH = "ordered by"
    EARLIER = "earlier, same body"
    LATER = "later, same body"
    OF_BODY = "from this body"
    SHARED = "named in the same claim"


@frozen
class Step:
    """A milestone as it is read; ``undone`` if it was expected and the act was reversed before it came."""

    milestone: Milestone
    word: str
    when: str
    numbers: tuple[int, ...]
    undone: bool = False


@frozen
class BodyRead:
    """The body that was left, as it is read.

    ``membership_words`` says the whole history in one string; ``memorandum`` its place in that act's lists. ``life``
    and ``terms`` are those of all its withdrawals.
    """

    body: Body
    kind: str
    membership_words: str
    memorandum: str
    numbers: tuple[int, ...]
    life: Lifeline
    terms: tuple[Term, ...]


@frozen
class Linked:
    """Another record that belongs to this one.

    ``when`` is the date of its first step and ``year`` the year of it, both empty for a body. ``claim_count``, for
    what a body was left by: how many claims stand there and not with the body. ``due``: when a pending one is expected.
    """

    relation: Relation
    record_id: str
    title: str
    short: str
    when: str
    status: Status | None = None
    headline: str = ""
    year: str = ""
    claim_count: int = 0
    due: str = ""


@frozen
class BatchClaims:
    """Claims on the batch as a whole: counted, not repeated in its parts."""

    batch_id: str
    title: str
    count: int

    @property
    def words(self) -> str:
        """The count in words: ``98 claims on the memorandum as a whole``."""
        return f"{plural(self.count, 'claim')} on the memorandum as a whole"


@frozen
class Reading:
    """Everything that is shown of one withdrawal, batch or body.

    Parameters
    ----------
    kind_words
        ``Withdrawal``, ``Funding ended``, ``UN specialised agency``; for a batch the action.
    domain
        The home domain; None for a batch, which touches many.
    standing
        How the act stands; None for a body.
    president
        President and term, empty for a body.
    summary
        What happened; for a body, its purpose.
    note
        What is uncertain or disputed; empty if nothing is noted.
    themes
        All six, in number order, also those without a claim.
    batch_claims
        For a part of a batch, or the body it left: how many claims stand with the batch.
    sources
        Numbered in the order of first appearance in milestones, claims, record and body.
    about
        What the dossier that it was read from says of itself.
    """

    record: Selectable
    kind: RecordKind
    title: str
    kind_words: str
    domain: Domain | None
    standing: Standing | None
    president: str
    instrument: str
    summary: str
    note: str
    steps: tuple[Step, ...]
    body: BodyRead | None
    themes: tuple[ThemeBlock, ...]
    batch_claims: BatchClaims | None
    linked: tuple[Linked, ...]
    parts: tuple[PartGroup, ...]
    sources: tuple[CitedSource, ...]
    numbers: tuple[int, ...]
    left: Stance
    about: About
    today: date

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id

    @property
    def facts_reach(self) -> str:
        """How far the facts reach, in words."""
        return self.about.facts_reach

    @property
    def said(self) -> tuple[Said, ...]:
        """All claims in the order of reading."""
        return tuple(said for theme in self.themes for said in theme.said)

    @property
    def claim_count(self) -> int:
        """Number of claims."""
        return sum(theme.total for theme in self.themes)

    def count(self, stance: Stance) -> int:
        """Return the number of claims of one stance."""
        return sum(1 for said in self.said if said.stance is stance)


def reading(dossier: Dossier, record_id: str, today: date, left: Stance = Stance.JUSTIFIES) -> Reading:
    """Return everything that is read of a withdrawal, batch or body.

    Parameters
    ----------
    today
        Injected, so that countdowns and what is overdue can be told.
    left
        Which of the two sides stands left: ``JUSTIFIES`` or ``CRITICISES``.

    Raises
    ------
    KeyError
        If no withdrawal, batch or body has the id.
    ValueError
        If ``left`` is not one of the two sides.
    """
    if left not in (Stance.JUSTIFIES, Stance.CRITICISES):
        raise ValueError(f"only a side can stand left, not {left!r}")
    record = dossier.find(record_id)
    if record is None:
        raise KeyError(record_id)
    if isinstance(record, Body):
        return _of_body(dossier, record, today, left)
    return _of_act(dossier, record, today, left)


def _of_act(dossier: Dossier, act: Withdrawal | Batch, today: date, left: Stance) -> Reading:
    numbering = Numbering()
    steps = tuple(_step(act, milestone, numbering) for milestone in act.milestones)
    own = dossier.claims_about(act.id)
    body = dossier.body(act.body) if isinstance(act, Withdrawal) else None
    own_ids = {claim.id for claim in own}
    of_body = tuple(claim for claim in dossier.claims_about(body.id) if claim.id not in own_ids) if body else ()
    marked = frozenset(claim.id for claim in of_body)
    themes = arrange(dossier, (*own, *of_body), numbering, record_id=act.id, left=left, about_body=marked)
    numbers = numbering.cite(act.sources)
    return Reading(
        record=act,
        kind=RecordKind.WITHDRAWAL if body else RecordKind.BATCH,
        title=act.title,
        kind_words=ACTION[act.action],
        domain=dossier.domain(body.home_domain) if body else None,
        standing=standing(dossier, act, today),
        president=president_in_words(dossier.administration(act.administration).president),
        instrument=act.instrument or "",
        summary=act.summary,
        note=act.note or "",
        steps=steps,
        body=_body(dossier, body, numbering, today) if body else None,
        themes=themes,
        batch_claims=_batch_claims(dossier, act),
        linked=_linked(dossier, act, own, today),
        parts=() if isinstance(act, Withdrawal) else part_groups(dossier, act, today),
        sources=numbering.listed(dossier),
        numbers=numbers,
        left=left,
        about=dossier.about,
        today=today,
    )


def _of_body(dossier: Dossier, body: Body, today: date, left: Stance) -> Reading:
    numbering = Numbering()
    claims = dossier.claims_about(body.id)
    themes = arrange(dossier, claims, numbering, record_id=body.id, left=left)
    read = _body(dossier, body, numbering, today)
    return Reading(
        record=body,
        kind=RecordKind.BODY,
        title=body.name,
        kind_words=read.kind,
        domain=dossier.domain(body.home_domain),
        standing=None,
        president="",
        instrument="",
        summary=body.purpose,
        note=body.note or "",
        steps=(),
        body=read,
        themes=themes,
        batch_claims=next(filter(None, (_batch_claims(dossier, act) for act in dossier.withdrawals_of(body.id))), None),
        linked=_left_by(dossier, body, frozenset(claim.id for claim in claims), today),
        parts=(),
        sources=numbering.listed(dossier),
        numbers=read.numbers,
        left=left,
        about=dossier.about,
        today=today,
    )


def _step(act: Act, milestone: Milestone, numbering: Numbering) -> Step:
    undone = act.status is Status.REVERSED and milestone.kind is MilestoneKind.EXPECTED_EFFECTIVE
    words = date_in_words(milestone.date)
    return Step(milestone, MILESTONE[milestone.kind], words, numbering.cite(milestone.sources), undone)


def _body(dossier: Dossier, body: Body, numbering: Numbering, today: date) -> BodyRead:
    lines = membership_lines(body, today, dossier.about.facts_reach)
    place, withdrawals = body.memo_2026, dossier.withdrawals_of(body.id)
    return BodyRead(
        body=body,
        kind=BODY_KIND[body.kind],
        membership_words="; ".join(line.words for line in lines) + "." if lines else NO_MEMBERSHIP,
        memorandum=f"Number {place.number} of the {MEMORANDUM_LIST[place.list]}" if place else "",
        numbers=numbering.cite(body.sources),
        life=lifeline(body, withdrawals, to_day(today)),
        terms=terms(body, withdrawals, today, dossier.about.facts_reach),
    )


def _batch_claims(dossier: Dossier, act: Act) -> BatchClaims | None:
    if not isinstance(act, Withdrawal) or act.part_of is None:
        return None
    batch = dossier.batch(act.part_of)
    return BatchClaims(batch.id, batch.title, len(dossier.claims_about(batch.id)))


def _link(dossier: Dossier, relation: Relation, act: Withdrawal | Batch, today: date) -> Linked:
    short = dossier.body(act.body).short_name if isinstance(act, Withdrawal) else act.title
    first = first_step(dossier, act) if isinstance(act, Withdrawal) else act.milestones[0]
    stands = standing(dossier, act, today)
    return Linked(
        relation=relation,
        record_id=act.id,
        title=act.title,
        short=short,
        when=date_in_words(first.date),
        status=act.status,
        headline=stands.headline,
        year=str(first.date.first.year),
        due="" if stands.overdue or expected(act) is None else stands.due,
    )


def _left_by(dossier: Dossier, body: Body, own: frozenset[str], today: date) -> tuple[Linked, ...]:
    """Return the withdrawals from a body, with how many claims stand there beside those on the body itself."""
    links: list[Linked] = []
    for act in dossier.withdrawals_of(body.id):
        count = sum(1 for claim in dossier.claims_about(act.id) if claim.id not in own)
        links.append(replace(_link(dossier, Relation.OF_BODY, act, today), claim_count=count))
    return tuple(links)


def _linked(dossier: Dossier, act: Withdrawal | Batch, claims: Sequence[Claim], today: date) -> tuple[Linked, ...]:
    found: list[Linked] = []
    siblings: tuple[Withdrawal, ...] = ()
    if isinstance(act, Withdrawal):
        body = dossier.body(act.body)
        found.append(Linked(Relation.BODY, body.id, body.name, body.short_name, ""))
        if act.part_of is not None:
            found.append(_link(dossier, Relation.BATCH, dossier.batch(act.part_of), today))
        siblings = dossier.withdrawals_of(act.body)
        here = siblings.index(act)
        for place, other in enumerate(siblings):
            if place != here:
                relation = Relation.EARLIER if place < here else Relation.LATER
                found.append(_link(dossier, relation, other, today))
    known = {act.id, *(link.record_id for link in found)}
    for other_id in dict.fromkeys(record for claim in claims for record in claim.about):
        shared = dossier.find(other_id)
        if other_id not in known and isinstance(shared, Withdrawal) and shared.part_of != act.id:
            found.append(_link(dossier, Relation.SHARED, shared, today))
    return tuple(found)


def cited_numbers(numbers: Iterable[int]) -> str:
    """Return numbers as they are copied: ``[1][4]``."""
    return "".join(f"[{number}]" for number in numbers)
