"""The stops of the tour as they are read: what each shows and says, and what that rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Claim, TourStep
from withdrawal_timeline.domain.reading import Reading, reading
from withdrawal_timeline.domain.sides import SIDES, Contest, Missing, QuestionBlock
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance


@frozen
class Cite:
    """A source of a sentence: the number that it has in the detail pane, the claim that it is for, all that is known.

    ``number`` is that of the reading of the record which the stop shows.
    """

    number: int
    claim_id: str
    reference: str


@frozen
class Spoken:
    """A sentence of a stop, with what its claims do, what they rest on and what contradicts them.

    Parameters
    ----------
    stances
        What the claims do, each stance once.
    claim_ids
        The claims that the sentence restates, at least one.
    contests
        What contradicts one of the claims, or is contradicted by it, as the detail pane says it.
    """

    text: str
    stances: tuple[Stance, ...]
    claim_ids: tuple[str, ...]
    cites: tuple[Cite, ...]
    contests: tuple[Contest, ...] = ()


@frozen
class Told:
    """What a stop says on one question: the side that stands left first, then the other, then all else.

    A side of which no claim on the question is known is named in its place, as in the detail pane.
    """

    question: str
    lines: tuple[Spoken | Missing, ...]


@frozen
class Stop:
    """One step of the tour as it is read.

    Parameters
    ----------
    number
        Its place among all stops, counted from 0.
    chapter
        Place of its chapter, counted from 0.
    title
        Title of the chapter: that of its theme.
    record_id, record_title
        What is selected.
    told
        What is said, by question: first the one that is asked here, then those that single claims belong to.
    lengths
        How many stops every chapter has.
    """

    number: int
    chapter: int
    title: str
    record_id: str
    record_title: str
    told: tuple[Told, ...]
    lengths: tuple[int, ...]

    @property
    def question(self) -> str:
        """What is asked here, in the words of the dossier."""
        return self.told[0].question

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """The sentences in the order of reading."""
        return tuple(line for told in self.told for line in told.lines if isinstance(line, Spoken))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The sides that do not speak, in the order of reading."""
        return tuple(line for told in self.told for line in told.lines if isinstance(line, Missing))

    @property
    def count(self) -> int:
        """How many stops the tour has."""
        return sum(self.lengths)

    @property
    def is_last(self) -> bool:
        """Whether no stop comes after it."""
        return self.number == self.count - 1


def stops(
    dossier: Dossier, today: date, left: Stance, citation: CitationStyle = CitationStyle.CHICAGO_NOTE
) -> tuple[Stop, ...]:
    """Return all stops of the tour.

    Parameters
    ----------
    today, left
        As for ``domain.reading``, whose numbers of sources depend on them.
    citation
        How sources are cited.
    """
    # Imported late: the first frame needs no citations.
    from withdrawal_timeline.files.exchange.with_sources import full_reference  # noqa: PLC0415

    def cite(claim: Claim, source_id: str, number: int) -> Cite:
        return Cite(number, claim.id, full_reference(dossier.source(source_id), citation))

    lengths = tuple(len(chapter.steps) for chapter in dossier.tour)
    found: list[Stop] = []
    for place, chapter in enumerate(dossier.tour):
        for step in chapter.steps:
            read = reading(dossier, step.record, today, left)
            found.append(
                Stop(
                    number=len(found),
                    chapter=place,
                    title=dossier.theme(chapter.id).title,
                    record_id=step.record,
                    record_title=read.title,
                    told=_told(dossier, step, chapter.id, read, cite),
                    lengths=lengths,
                )
            )
    return tuple(found)


def _told(
    dossier: Dossier, step: TourStep, theme_id: str, read: Reading, cite: Callable[[Claim, str, int], Cite]
) -> tuple[Told, ...]:
    """Return what a step says, by question."""
    theme = next(block for block in read.themes if block.theme.id == theme_id)
    blocks = {block.question.id: block for block in theme.questions}
    said = {found.id: found for found in read.said}
    numbers = {cited.source.id: cited.number for cited in read.sources}
    by_question: dict[str, list[Spoken]] = {step.question: []}
    for sentence in step.sentences:
        claims = [dossier.claim(claim) for claim in sentence.claims]
        cites = {source: cite(claim, source, numbers[source]) for claim in reversed(claims) for source in claim.sources}
        contests = {(tie.by, tie.claim_id): tie for claim in claims for tie in said[claim.id].contests}
        spoken = Spoken(
            text=sentence.text,
            stances=tuple(dict.fromkeys(claim.stance for claim in claims)),
            claim_ids=sentence.claims,
            cites=tuple(sorted(cites.values(), key=lambda found: found.number)),
            contests=tuple(contests.values()),
        )
        by_question.setdefault(claims[0].question, []).append(spoken)
    return tuple(
        Told(dossier.question(question).title, _lines(blocks.get(question), found, asked=question == step.question))
        for question, found in by_question.items()
    )


def _lines(block: QuestionBlock | None, spoken: list[Spoken], *, asked: bool) -> tuple[Spoken | Missing, ...]:
    """Return the sentences on a question by stance, and the side that does not speak in its place.

    A question that only single claims belong to, and that no side is heard on, needs neither of them.
    """
    if block is None:
        return tuple(spoken)
    both = asked or any(set(SIDES) & set(sentence.stances) for sentence in spoken)
    lines: list[Spoken | Missing] = []
    for column in (block.left, block.right):
        lines += [sentence for sentence in spoken if sentence.stances[0] is column.stance]
        if both and column.missing is not None:
            lines.append(column.missing)
    for stance in (Stance.RESPONDS, Stance.EXPLAINS):
        lines += [sentence for sentence in spoken if sentence.stances[0] is stance]
    return tuple(lines)
