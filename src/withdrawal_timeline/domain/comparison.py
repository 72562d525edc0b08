"""Two to four withdrawals side by side, field by field, with what is not known said as such."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from withdrawal_timeline.domain.citing import CitedSource, Numbering
from withdrawal_timeline.domain.distance import distance_in_words, is_before, may_be_one_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import About, Milestone, Withdrawal
from withdrawal_timeline.domain.reading import Reading, reading
from withdrawal_timeline.domain.ready_made import ShortName, day_zero, short_name
from withdrawal_timeline.domain.sides import opposite
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Stance, Status
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words, sentence_case

NOT_KNOWN = "Not known"
"""Said only of what happened by the dossier, or of which it says that it is unclear; else that none is known."""
_ALWAYS = (MilestoneKind.ANNOUNCED, MilestoneKind.NOTIFIED, MilestoneKind.EFFECTIVE)
"""Steps that are asked for in every comparison; others only where one of the withdrawals has them."""
_ORDER = (
    MilestoneKind.ANNOUNCED,
    MilestoneKind.SIGNED,
    MilestoneKind.NOTIFIED,
    MilestoneKind.SUSPENDED,
    MilestoneKind.FUNDING_ENDED,
    MilestoneKind.COURT_RULING,
    MilestoneKind.EFFECTIVE,
    MilestoneKind.REVERSED,
    MilestoneKind.REJOINED,
)
"""The steps from top to bottom; an expected end stands in the line of the end."""
_CLAIMS_THAT = {
    Stance.JUSTIFIES: "Claims that justify",
    Stance.CRITICISES: "Claims that criticise",
    Stance.RESPONDS: "Claims that respond",
    Stance.EXPLAINS: "Claims that explain",
}
_RETURNS = (MilestoneKind.REVERSED, MilestoneKind.REJOINED)


@frozen
class Cell:
    """What one withdrawal has for one field.

    Parameters
    ----------
    text
        The words, a line for each of several dates.
    detail
        What belongs to them and is less important, such as the distance from day 0.
    known
        False where the dossier does not say.
    tip
        What happened, as the dossier tells it.
    numbers
        Its sources, by their numbers in the comparison.
    milestone
        Place of the step in its withdrawal; -1 for a field that is no step.
    """

    text: str
    detail: str = ""
    known: bool = True
    tip: str = ""
    numbers: tuple[int, ...] = ()
    milestone: int = -1


@frozen
class Line:
    """One field of all withdrawals, in their order."""

    head: str
    cells: tuple[Cell, ...]

    @property
    def is_same(self) -> bool:
        """Whether all withdrawals, of which there are several, have the same to say."""
        return len(self.cells) > 1 and len({(cell.text, cell.detail) for cell in self.cells}) == 1


@frozen
class Subject:
    """One of the withdrawals that are compared."""

    record_id: str
    title: str
    name: ShortName
    domain_id: str
    status: Status


@frozen
class Comparison:
    """Withdrawals side by side."""

    subjects: tuple[Subject, ...]
    lines: tuple[Line, ...]
    sources: tuple[CitedSource, ...]
    about: About
    today: date


def comparison(
    dossier: Dossier, withdrawals: Sequence[str], today: date, left: Stance = Stance.JUSTIFIES
) -> Comparison:
    """Return withdrawals side by side.

    Parameters
    ----------
    withdrawals
        Their ids, from left to right.
    today
        Day on which standings are told.
    left
        Which of the two sides is counted first.

    Raises
    ------
    KeyError
        If there is no withdrawal with an id.
    """
    acts = [dossier.withdrawal(withdrawal) for withdrawal in withdrawals]
    table = _Table(dossier, acts, today, left)
    lines = tuple(table.lines())
    return Comparison(
        subjects=tuple(
            Subject(act.id, act.title, short_name(dossier, act), dossier.domain_of(act), act.status) for act in acts
        ),
        lines=lines,
        sources=table.numbering.listed(dossier),
        about=dossier.about,
        today=today,
    )


class _Table:
    """Makes the lines, from top to bottom; sources get their numbers in this order."""

    def __init__(self, dossier: Dossier, acts: Sequence[Withdrawal], today: date, left: Stance) -> None:
        self._dossier, self._acts, self._left = dossier, acts, left
        self._readings = [reading(dossier, act.id, today, left) for act in acts]
        self.numbering = Numbering()

    def lines(self) -> Iterator[Line]:
        """Return all fields."""
        yield self._line("Body", self._body)
        yield self._line("Action", self._action)
        yield self._line("Status", self._status)
        yield self._line("President", self._president)
        yield self._line("Domain", self._domain)
        yield self._line("Day 0", self._zero)
        there = {step.kind for act in self._acts for step in act.milestones}
        for kind in _ORDER:
            if kind in _ALWAYS or kind in there:
                yield Line(MILESTONE[kind], tuple(self._steps(act, kind) for act in self._acts))
        yield self._line("From notice to the end", self._notice)
        yield self._line("Out until the return", self._out)
        yield self._line("By which act", self._instrument)
        yield self._line("How one leaves", self._rule)
        for stance in (self._left, opposite(self._left), Stance.RESPONDS, Stance.EXPLAINS):
            yield Line(_CLAIMS_THAT[stance], tuple(self._claims(read, stance) for read in self._readings))
        if any(read.batch_claims for read in self._readings):
            yield self._line("Claims on the act as a whole", self._batch)
        yield self._line("Uncertain or disputed", self._note)

    def _line(self, head: str, of: Callable[[Withdrawal, Reading], Cell]) -> Line:
        return Line(head, tuple(of(act, read) for act, read in zip(self._acts, self._readings, strict=True)))

    def _cite(self, sources: Iterable[str]) -> tuple[int, ...]:
        return self.numbering.cite(sources)

    def _body(self, act: Withdrawal, _read: Reading) -> Cell:
        body = self._dossier.body(act.body)
        return Cell(body.short_name, tip=body.name if body.name != body.short_name else "")

    def _action(self, act: Withdrawal, read: Reading) -> Cell:
        return Cell(read.kind_words, tip=act.summary, numbers=self._cite(act.sources))

    def _status(self, _act: Withdrawal, read: Reading) -> Cell:
        now = read.standing
        return (
            Cell(now.headline, detail="" if now.overdue else sentence_case(now.due)) if now is not None else _unknown()
        )

    def _president(self, _act: Withdrawal, read: Reading) -> Cell:
        return Cell(read.president)

    def _domain(self, _act: Withdrawal, read: Reading) -> Cell:
        return Cell(read.domain.title) if read.domain is not None else _unknown()

    def _zero(self, act: Withdrawal, _read: Reading) -> Cell:
        zero = day_zero(act)
        numbers = self._cite(zero.sources)
        words = f"{MILESTONE[zero.kind]}, {date_in_words(zero.date)}"
        return Cell(words, tip=zero.what, numbers=numbers, milestone=act.milestones.index(zero))

    def _instrument(self, act: Withdrawal, read: Reading) -> Cell:
        return Cell(read.instrument, numbers=self._cite(act.sources)) if read.instrument else self._none()

    def _steps(self, act: Withdrawal, kind: MilestoneKind) -> Cell:
        found = [(place, step) for place, step in enumerate(act.milestones) if step.kind is kind]
        if not found:
            return self._expected(act) if kind is MilestoneKind.EFFECTIVE else self._without(act, kind)
        zero = day_zero(act)
        told = [(date_in_words(step.date), _from_zero(zero, step)) for _, step in found]
        several = len(told) > 1
        return Cell(
            text="\n".join(f"{when}: {far}" if several else when for when, far in told),
            detail="" if several else told[0][1],
            tip="\n".join(step.what for _, step in found),
            numbers=self._cite(source for _, step in found for source in step.sources),
            milestone=found[0][0],
        )

    def _expected(self, act: Withdrawal) -> Cell:
        """Return what is said of an end that has not come: when it is due, or that it was taken back before."""
        due = _first(act, MilestoneKind.EXPECTED_EFFECTIVE)
        reversed_before = act.status is Status.REVERSED
        if due is None:
            return self._no_end(act)
        date = date_in_words(due.date)
        return Cell(
            text=f"Expected {date}, taken back before" if reversed_before else f"Expected {date}",
            detail=_from_zero(day_zero(act), due),
            tip=due.what,
            numbers=self._cite(due.sources),
            milestone=act.milestones.index(due),
        )

    def _without(self, act: Withdrawal, kind: MilestoneKind) -> Cell:
        """Return what is said where a step is not recorded: that none is known, unless it must have happened."""
        came_back = kind in _RETURNS and act.status is Status.REVERSED and _first(act, *_RETURNS) is None
        return _unknown() if came_back else self._none()

    def _no_end(self, act: Withdrawal) -> Cell:
        """Return what is said in the line of the end where neither that nor its due date is recorded."""
        match act.status:
            case Status.PENDING:
                return Cell("Not yet in effect, no date known")
            case Status.UNCLEAR:
                return _unknown()
            case Status.IN_FORCE | Status.PARTIALLY_IMPLEMENTED:
                # It holds since another step, such as the end of funding, which has a line of its own.
                return self._none("No date of its own")
            case Status.REVERSED:
                return self._none()

    def _none(self, what: str = "None") -> Cell:
        """Return that there is none of something, as far as the facts reach."""
        return Cell(f"{what} known as of {self._dossier.about.facts_reach}", known=False)

    def _notice(self, act: Withdrawal, _read: Reading) -> Cell:
        notice, end = _first(act, MilestoneKind.NOTIFIED), _last(act, MilestoneKind.EFFECTIVE)
        if notice is None:
            return self._none("No notice")
        if end is not None:
            return Cell(distance_in_words(notice.date, end.date), numbers=self._cite((*notice.sources, *end.sources)))
        back, due = _first(act, *_RETURNS), _first(act, MilestoneKind.EXPECTED_EFFECTIVE)
        if act.status is Status.REVERSED and back is not None:
            words = f"Taken back after {distance_in_words(notice.date, back.date)}"
            return Cell(words, numbers=self._cite((*notice.sources, *back.sources)))
        if due is not None:
            words = f"{distance_in_words(notice.date, due.date)}, expected"
            return Cell(words, numbers=self._cite((*notice.sources, *due.sources)))
        return _unknown() if act.status is Status.UNCLEAR else self._none("No date of the end")

    def _out(self, act: Withdrawal, _read: Reading) -> Cell:
        end, back = _last(act, MilestoneKind.EFFECTIVE), _last(act, *_RETURNS)
        if end is None and act.status in (Status.PENDING, Status.REVERSED):
            return Cell("None: not in effect")
        if end is None and act.status is Status.UNCLEAR:
            return _unknown()
        if end is None or back is None or act.status is not Status.REVERSED:
            return self._none("No return")
        return Cell(distance_in_words(end.date, back.date), numbers=self._cite((*end.sources, *back.sources)))

    def _rule(self, act: Withdrawal, _read: Reading) -> Cell:
        body = self._dossier.body(act.body)
        return Cell(body.exit_rule, numbers=self._cite(body.sources)) if body.exit_rule else self._none()

    def _claims(self, read: Reading, stance: Stance) -> Cell:
        own = sum(1 for said in read.said if said.stance is stance and not said.about_body)
        of_body = read.count(stance) - own
        detail = f"and {of_body} on the body" if of_body else ""
        return Cell(str(own) if own else f"None found as of {self._dossier.about.facts_reach}", detail, known=bool(own))

    def _batch(self, act: Withdrawal, _read: Reading) -> Cell:
        if act.part_of is None:
            return Cell("Ordered on its own")
        return Cell(str(len(self._dossier.claims_about(act.part_of))), tip=self._dossier.batch(act.part_of).title)

    def _note(self, act: Withdrawal, read: Reading) -> Cell:
        return Cell(read.note, numbers=self._cite(act.sources)) if read.note else Cell("Nothing noted", known=False)


def _unknown() -> Cell:
    return Cell(NOT_KNOWN, known=False)


def _first(act: Withdrawal, *kinds: MilestoneKind) -> Milestone | None:
    found = [step for step in act.milestones if step.kind in kinds]
    return min(found, key=lambda step: (step.date.first, step.date.last), default=None)


def _last(act: Withdrawal, *kinds: MilestoneKind) -> Milestone | None:
    found = [step for step in act.milestones if step.kind in kinds]
    return max(found, key=lambda step: (step.date.last, step.date.first), default=None)


def _from_zero(zero: Milestone, step: Milestone) -> str:
    """Return how far a step is from day 0: ``day 0``, ``1 year 3 days later``, ``45 days before``."""
    words = distance_in_words(zero.date, step.date)
    if step is zero or words == distance_in_words(zero.date, zero.date) == "0 days":
        return "day 0"
    if may_be_one_day(zero.date, step.date):
        return f"{words} from day 0"
    return f"{words} before" if is_before(step.date, zero.date) else f"{words} later"
