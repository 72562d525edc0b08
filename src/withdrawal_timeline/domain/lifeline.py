"""One body's life with the United States on the axis of days: stretches between steps.

Leaving, returning and leaving again reads from left to right on one line. A stretch says what held between two
days; a step is one dated milestone of one withdrawal.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from enum import IntEnum

from withdrawal_timeline.domain.dates import Day, PartialDate
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Body, Milestone, Withdrawal
from withdrawal_timeline.domain.vocabulary import Action, MilestoneKind, Status

_STRENGTH = (
    MilestoneKind.EFFECTIVE,
    MilestoneKind.REJOINED,
    MilestoneKind.REVERSED,
    MilestoneKind.EXPECTED_EFFECTIVE,
    MilestoneKind.NOTIFIED,
    MilestoneKind.FUNDING_ENDED,
    MilestoneKind.SUSPENDED,
    MilestoneKind.COURT_RULING,
    MilestoneKind.SIGNED,
    MilestoneKind.ANNOUNCED,
)
STRENGTH = {kind: strength for strength, kind in enumerate(_STRENGTH)}
"""How strongly a step stands for its withdrawal: 0 is the one that is seen where only one can be."""


class StretchKind(IntEnum):
    """What held during a stretch; a higher value lies above a lower one where two meet."""

    ACT = 0
    """Between the steps of an act that touches no membership."""
    OUT = 1
    """Out, until a return that is known."""
    UNKNOWN = 2
    """Ordered; whether it took effect is not known."""
    DISPUTED = 3
    """After an end whose validity is disputed."""
    STOPPED = 4
    """Taking part or paying stopped, without a membership that could end."""
    MEMBER = 5
    NOTICE = 6
    """Notice running, or ordered and pending."""


@frozen
class Stretch:
    """What held from ``start`` to ``end``, in days.

    The first day that the start may mean lies at ``start``, the last at ``start_known``: between them the stretch
    fades in; likewise it fades out between ``end_known`` and ``end``. ``open_end``: it goes on past the last day
    that is known.
    """

    kind: StretchKind
    start: Day
    end: Day
    start_known: Day
    end_known: Day
    open_end: bool = False


@frozen
class Step:
    """A milestone on the line: ``index`` is its place in its withdrawal.

    ``undone``: it was expected, and taken back before it came about.
    """

    withdrawal: str
    index: int
    kind: MilestoneKind
    date: PartialDate
    undone: bool = False

    @property
    def day(self) -> Day:
        """The middle of the time that the date may mean."""
        return self.date.middle


@frozen
class Lifeline:
    """All stretches and steps of one body.

    ``without_date``: it is pending and no date is known. ``remark``: what is not known of its end, in two or three
    words.
    """

    stretches: tuple[Stretch, ...]
    steps: tuple[Step, ...]
    without_date: bool = False
    remark: str = ""


def is_without_date(withdrawal: Withdrawal) -> bool:
    """Return whether a withdrawal is pending and no date is known on which it takes effect."""
    return withdrawal.status is Status.PENDING and _kind(withdrawal, MilestoneKind.EXPECTED_EFFECTIVE) is None


def lifeline(body: Body, withdrawals: Sequence[Withdrawal], today: Day) -> Lifeline:
    """Return the life of ``body`` as far as ``withdrawals`` tell it.

    Parameters
    ----------
    body
        The body, with its membership spans.
    withdrawals
        Those of its withdrawals that are to be shown.
    today
        Where an open stretch ends.
    """
    notices = [stretch for withdrawal in withdrawals for stretch in _notice(withdrawal, today)]
    unknown = [stretch for withdrawal in withdrawals for stretch in _unknown(withdrawal, today)]
    members = list(_without(_members(body, today), [*notices, *unknown]))
    stopped = [] if body.us_membership else [stretch for withdrawal in withdrawals for stretch in _stopped(withdrawal)]
    disputed = [
        _plain(StretchKind.DISPUTED, span.to.middle, today)
        for span in body.us_membership
        if span.disputed and span.to is not None
    ]
    firm = [*notices, *unknown, *members, *stopped, *disputed]
    out = list(_without(_out(body, withdrawals), firm))
    acts = _without((_act(withdrawal) for withdrawal in withdrawals), [*firm, *out])
    stretches = sorted(
        (stretch for stretch in (*firm, *out, *acts) if stretch.end > stretch.start),
        key=lambda found: (found.kind, found.start),
    )
    steps = sorted(
        (step for withdrawal in withdrawals for step in _steps(withdrawal)), key=lambda step: (step.day, step.index)
    )
    last = withdrawals[-1] if withdrawals else None
    without_date = last is not None and is_without_date(last)
    return Lifeline(tuple(stretches), tuple(steps), without_date, _remark(last, without_date=without_date))


def _remark(last: Withdrawal | None, *, without_date: bool) -> str:
    if last is None:
        return ""
    if last.status is Status.UNCLEAR and last.part_of is not None:
        return "effect not known"
    if without_date:
        return "no date yet" if _kind(last, MilestoneKind.NOTIFIED) else "no notice known"
    return ""


def _plain(kind: StretchKind, start: Day, end: Day) -> Stretch:
    return Stretch(kind, start, end, start, end)


def _kind(withdrawal: Withdrawal, *kinds: MilestoneKind, after: Day | None = None) -> Milestone | None:
    found = (
        step for step in withdrawal.milestones if step.kind in kinds and (after is None or step.date.middle > after)
    )
    return min(found, key=lambda step: step.date.middle, default=None)


def _steps(withdrawal: Withdrawal) -> Iterable[Step]:
    reversal = _kind(withdrawal, MilestoneKind.REVERSED, MilestoneKind.REJOINED)
    for index, step in enumerate(withdrawal.milestones):
        undone = step.kind is MilestoneKind.EXPECTED_EFFECTIVE and reversal is not None
        yield Step(withdrawal.id, index, step.kind, step.date, undone)


def _notice(withdrawal: Withdrawal, today: Day) -> Iterable[Stretch]:
    """Yield the time between notice and end, or, while no notice is known, between the order and today."""
    pending = withdrawal.status is Status.PENDING
    begin = _kind(withdrawal, MilestoneKind.NOTIFIED)
    if begin is None and pending:
        begin = _kind(withdrawal, MilestoneKind.SIGNED, MilestoneKind.ANNOUNCED)
    if begin is None:
        return
    start = begin.date.middle
    end = _kind(
        withdrawal,
        MilestoneKind.EFFECTIVE,
        MilestoneKind.REVERSED,
        MilestoneKind.REJOINED,
        MilestoneKind.EXPECTED_EFFECTIVE,
        after=start,
    )
    if end is not None:
        yield _plain(StretchKind.NOTICE, start, end.date.middle)
    elif pending:
        yield _plain(StretchKind.NOTICE, start, today)


def _unknown(withdrawal: Withdrawal, today: Day) -> Iterable[Stretch]:
    if withdrawal.status is Status.UNCLEAR and withdrawal.part_of is not None:
        yield _plain(StretchKind.UNKNOWN, withdrawal.milestones[-1].date.middle, today)


def _stopped(withdrawal: Withdrawal) -> Iterable[Stretch]:
    if withdrawal.action not in (Action.DEFUNDING, Action.SUSPENSION):
        return
    begin = _kind(withdrawal, MilestoneKind.SUSPENDED, MilestoneKind.FUNDING_ENDED, MilestoneKind.SIGNED)
    if begin is None:
        return
    end = _kind(withdrawal, MilestoneKind.REVERSED, MilestoneKind.REJOINED, after=begin.date.middle)
    if end is not None:
        yield _plain(StretchKind.STOPPED, begin.date.middle, end.date.middle)


def _members(body: Body, today: Day) -> Iterable[Stretch]:
    for span in body.us_membership:
        exact_start = span.start.first == span.start.last
        start = span.start.middle if exact_start else span.start.first_day
        known = start if exact_start else span.start.end_day
        end = span.to or span.to_expected
        if end is None:
            yield Stretch(StretchKind.MEMBER, start, max(today, start), known, max(today, start), open_end=True)
        elif end.first == end.last:
            yield Stretch(StretchKind.MEMBER, start, end.middle, known, end.middle)
        else:
            yield Stretch(StretchKind.MEMBER, start, end.end_day, known, end.first_day)


def _out(body: Body, withdrawals: Sequence[Withdrawal]) -> Iterable[Stretch]:
    spans = body.us_membership
    for before, after in itertools.pairwise(spans):
        if before.to is not None:
            yield _plain(StretchKind.OUT, before.to.middle, after.start.middle)
    if not spans:
        for earlier, later in itertools.pairwise(withdrawals):
            yield _plain(StretchKind.OUT, earlier.milestones[-1].date.middle, later.milestones[0].date.middle)


def _act(withdrawal: Withdrawal) -> Stretch:
    days = [step.date.middle for step in withdrawal.milestones]
    return _plain(StretchKind.ACT, min(days), max(days))


def _without(stretches: Iterable[Stretch], cuts: Sequence[Stretch]) -> Iterable[Stretch]:
    """Yield what is left of each stretch outside ``cuts``."""
    for stretch in stretches:
        pieces = [stretch]
        for cut in cuts:
            if cut.start < stretch.end and cut.end > stretch.start:
                pieces = [left for piece in pieces for left in _cut(piece, cut)]
        yield from pieces


def _cut(piece: Stretch, cut: Stretch) -> Iterable[Stretch]:
    if cut.end <= piece.start or cut.start >= piece.end:
        yield piece
        return
    if cut.start > piece.start:
        yield Stretch(piece.kind, piece.start, cut.start, piece.start_known, cut.start)
    if cut.end < piece.end:
        yield Stretch(piece.kind, cut.end, piece.end, cut.end, piece.end_known, piece.open_end)
