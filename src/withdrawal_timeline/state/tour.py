"""The tour as it is read: its stops in order, what each shows and says, and the way in, on and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Claim, TourStep
from withdrawal_timeline.domain.reading import Reading, reading
from withdrawal_timeline.domain.sides import SIDES, Contest, Missing, QuestionBlock
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.arrangement import Arrangements
from withdrawal_timeline.state.view_state import LaneKind, TourPlace, ViewKind, ViewState, Window
from withdrawal_timeline.state.windows import on_axis

_OF_THE_VIEW = (
    "window",
    "filter",
    "query",
    "hit",
    "selection",
    "milestone",
    "view",
    "lanes_by",
    "unfolded",
    "arrangements",
    "quiet_cut",
)
"""What a stop changes, and leaving the tour brings back."""


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


def length(dossier: Dossier) -> int:
    """Return how many stops the tour of a dossier has; 0 where it has none."""
    return sum(len(chapter.steps) for chapter in dossier.tour)


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


def begun(state: ViewState, dossier: Dossier, today: date) -> ViewState:
    """Return the state in which the tour goes on where it was left; at first, and after its end, from its beginning."""
    return at_stop(state, dossier, today, 0 if _is_over(dossier, state.tour.stop) else state.tour.stop)


def at_stop(state: ViewState, dossier: Dossier, today: date, number: int) -> ViewState:
    """Return the state at a stop; what the reader looked at before the tour is kept for the way back.

    Parameters
    ----------
    number
        Place of the stop; one that there is not gives the nearest. A dossier without a tour gives ``state``.
    """
    every = tuple(_steps(dossier))
    if not every:
        return state
    number = min(max(number, 0), len(every) - 1)
    step = every[number]
    return replace(
        state,
        window=on_axis(Window(step.window.start.first_day, step.window.to.end_day), dossier, today),
        filter=_filter(step),
        query="",
        hit=-1,
        selection=step.record,
        milestone=None,
        view=ViewKind.TIMELINE,
        # Rows that the reader folded, hid or sorted otherwise come back on the way out.
        lanes_by=LaneKind.DOMAIN,
        unfolded=frozenset(),
        arrangements=Arrangements(),
        quiet_cut=False,
        tour=TourPlace(number, state.tour.before or state),
    )


def left(state: ViewState) -> ViewState:
    """Return the view that the reader had before the tour; all else, such as preferences, stays as it is now."""
    before = state.tour.before
    if before is None:
        return state
    own = {name: getattr(before, name) for name in _OF_THE_VIEW}
    return replace(state, **own, tour=TourPlace(state.tour.stop))


def tour_in_words(dossier: Dossier, number: int) -> str:
    """Return what the way into the tour says: how long it is, or where it goes on; empty where there is none."""
    count = length(dossier)
    if not count:
        return ""
    extent = f"{plural(len(dossier.tour), 'chapter')}, {plural(count, 'stop')}"
    if number == 0:
        return f"Take the tour: {extent}"
    if _is_over(dossier, number):
        return f"Take the tour again: {extent}"
    return f"Go on with the tour: stop {number + 1} of {count}"


def _is_over(dossier: Dossier, number: int) -> bool:
    """Return whether a reader who left the tour at this stop has taken all of it."""
    return number >= length(dossier) - 1


def _steps(dossier: Dossier) -> Iterator[TourStep]:
    return (step for chapter in dossier.tour for step in chapter.steps)


def _filter(step: TourStep) -> Filter:
    chosen = step.filter
    return Filter(
        domains=_set(chosen.domains),
        statuses=_set(chosen.statuses),
        actions=_set(chosen.actions),
        administrations=_set(chosen.administrations),
    )


def _set(values: Iterable[str] | None) -> frozenset[str] | None:
    return None if values is None else frozenset(values)


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
