"""The tour as it is read: its stops in order, what each shows and says, and the way in, on and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Claim, TourStep, Withdrawal
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.sides import SIDES
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
    """A sentence of a stop, with what its claims do and what they rest on.

    Parameters
    ----------
    stances
        What the claims do, each stance once.
    claim_ids
        The claims that the sentence restates, at least one.
    """

    text: str
    stances: tuple[Stance, ...]
    claim_ids: tuple[str, ...]
    cites: tuple[Cite, ...]


@frozen
class Unspoken:
    """A side of which no statement about the record was found in the theme; ``text`` is the same for both sides."""

    stance: Stance
    text: str


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
    question
        What is asked here, in the words of the dossier.
    record_id, record_title
        What is selected.
    spoken
        The sentences, in their order.
    unspoken
        The sides that say nothing about the record in this theme.
    lengths
        How many stops every chapter has.
    """

    number: int
    chapter: int
    title: str
    question: str
    record_id: str
    record_title: str
    spoken: tuple[Spoken, ...]
    unspoken: tuple[Unspoken, ...]
    lengths: tuple[int, ...]

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
            numbers = {cited.source.id: cited.number for cited in read.sources}
            found.append(
                Stop(
                    number=len(found),
                    chapter=place,
                    title=dossier.theme(chapter.id).title,
                    question=dossier.question(step.question).title,
                    record_id=step.record,
                    record_title=read.title,
                    spoken=tuple(_spoken(dossier, step, numbers, cite)),
                    unspoken=tuple(_unspoken(dossier, step, chapter.id)),
                    lengths=lengths,
                )
            )
    return tuple(found)


def begun(state: ViewState, dossier: Dossier, today: date) -> ViewState:
    """Return the state in which the tour goes on where it was left, at first from its beginning."""
    return at_stop(state, dossier, today, state.tour.stop)


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
    if number == 0:
        return f"Take the tour: {plural(len(dossier.tour), 'chapter')}, {plural(count, 'stop')}"
    return f"Go on with the tour: stop {number + 1} of {count}"


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


def _spoken(
    dossier: Dossier, step: TourStep, numbers: dict[str, int], cite: Callable[[Claim, str, int], Cite]
) -> Iterator[Spoken]:
    for sentence in step.sentences:
        claims = [dossier.claim(claim) for claim in sentence.claims]
        cites = {source: cite(claim, source, numbers[source]) for claim in reversed(claims) for source in claim.sources}
        yield Spoken(
            text=sentence.text,
            stances=tuple(dict.fromkeys(claim.stance for claim in claims)),
            claim_ids=sentence.claims,
            cites=tuple(sorted(cites.values(), key=lambda found: found.number)),
        )


def _unspoken(dossier: Dossier, step: TourStep, theme_id: str) -> Iterator[Unspoken]:
    said = {claim.stance for claim in _about(dossier, step.record) if claim.group == theme_id}
    for side in SIDES:
        if side not in said:
            yield Unspoken(side, f"No such statement found in this theme as of {dossier.about.facts_reach}.")


def _about(dossier: Dossier, record_id: str) -> Iterator[Claim]:
    """Return the claims that are read with a record: those about it, and about the body that it left."""
    record = dossier.find(record_id)
    yield from dossier.claims_about(record_id)
    if isinstance(record, Withdrawal):
        yield from dossier.claims_about(record.body)
