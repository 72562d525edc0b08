"""The lives of compared withdrawals on one scale: what is drawn of each, and on which stretch of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.domain.lifeline import Step, Stretch, StretchKind, lifeline
from withdrawal_timeline.domain.models import Membership, Withdrawal
from withdrawal_timeline.domain.ready_made import ShortName, day_zero, short_name
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words

_AIR = 0.05
"""Share of the drawing that stays free beside the first and the last step."""
_LEAST_AIR = 45.0
"""Least free time beside them, in days."""
_GOES_ON = (StretchKind.NOTICE, StretchKind.DISPUTED, StretchKind.UNKNOWN)
"""What still holds today is drawn up to today."""


@frozen
class DrawnStep:
    """A step as it is drawn: its days as shifted, its strength (0 is the strongest), and the words of its tooltip."""

    index: int
    kind: MilestoneKind
    day: Day
    first: Day
    last: Day
    undone: bool
    words: str


@frozen
class Life:
    """One withdrawal as it is drawn.

    Parameters
    ----------
    domain_id
        Gives the colour.
    stretches
        What held when, from the membership that was ended to the return; days are shifted.
    steps
        Its own steps, in the order of time.
    today
        Where today lies, shifted like the rest.
    """

    record_id: str
    name: ShortName
    domain_id: str
    stretches: tuple[Stretch, ...]
    steps: tuple[DrawnStep, ...]
    today: Day


@frozen
class Lives:
    """All that the drawing shows.

    Parameters
    ----------
    start, end
        First and last day of the drawing: of the calendar, or counted from day 0.
    """

    rows: tuple[Life, ...]
    start: Day
    end: Day
    from_day_zero: bool


def lives(dossier: Dossier, withdrawals: Sequence[str], today: date, *, from_day_zero: bool) -> Lives:
    """Return the lives of withdrawals on one scale.

    Parameters
    ----------
    from_day_zero
        Whether every life begins at its day 0, instead of at its place in the calendar.
    """
    now = to_day(today)
    rows = [_life(dossier, dossier.withdrawal(record_id), now) for record_id in withdrawals]
    if from_day_zero:
        rows = [_shifted(row, day_zero(dossier.withdrawal(row.record_id)).date.middle) for row in rows]
    days = [day for row in rows for day in _extent(row)] or [now]
    first, last = min(days), max(days)
    air = max((last - first) * _AIR, _LEAST_AIR)
    return Lives(tuple(rows), Day(first - air), Day(last + air), from_day_zero)


def _life(dossier: Dossier, act: Withdrawal, now: Day) -> Life:
    body = dossier.body(act.body)
    line = lifeline(body, (act,), now)
    first = min(step.date.middle for step in act.milestones)
    start, end = _begin(body.us_membership, first), _end(body.us_membership, act)
    return Life(
        record_id=act.id,
        name=short_name(dossier, act),
        domain_id=body.home_domain,
        stretches=tuple(_within(line.stretches, start, end)),
        steps=tuple(_drawn(act, step) for step in line.steps),
        today=now,
    )


def _begin(spans: Iterable[Membership], first: Day) -> Day:
    """Return where the life begins: with the membership that ran at its first step, else with that step."""
    return max((day for day in map(_joined, spans) if day <= first), default=first)


def _end(spans: Iterable[Membership], act: Withdrawal) -> Day:
    """Return where the life ends: with the return, or where the next membership begins; far away if there is none."""
    back = [
        step.date.middle for step in act.milestones if step.kind in (MilestoneKind.REVERSED, MilestoneKind.REJOINED)
    ]
    if back:
        return max(back)
    last = max(step.date.first_day for step in act.milestones)
    return min((day for day in map(_joined, spans) if day > last), default=Day(float("inf")))


def _joined(span: Membership) -> Day:
    """Return where a lifeline begins to draw a membership."""
    exact = span.start.first == span.start.last
    return span.start.middle if exact else span.start.first_day


def _within(stretches: Iterable[Stretch], start: Day, end: Day) -> Iterator[Stretch]:
    for found in stretches:
        if found.end > start and found.start < end:
            yield replace(
                found,
                start=max(found.start, start),
                end=min(found.end, end),
                start_known=min(max(found.start_known, start), end),
                end_known=min(max(found.end_known, start), end),
                open_end=found.open_end and found.end <= end,
            )


def _drawn(act: Withdrawal, step: Step) -> DrawnStep:
    told = act.milestones[step.index]
    words = f"{date_in_words(step.date)} · {MILESTONE[step.kind]}\n{told.what}"
    return DrawnStep(step.index, step.kind, step.day, step.date.first_day, step.date.end_day, step.undone, words)


def _shifted(row: Life, zero: Day) -> Life:
    def back(day: Day) -> Day:
        return Day(day - zero)

    return replace(
        row,
        stretches=tuple(
            replace(
                found,
                start=back(found.start),
                end=back(found.end),
                start_known=back(found.start_known),
                end_known=back(found.end_known),
            )
            for found in row.stretches
        ),
        steps=tuple(
            replace(step, day=back(step.day), first=back(step.first), last=back(step.last)) for step in row.steps
        ),
        today=back(row.today),
    )


def _extent(row: Life) -> Iterator[Day]:
    """Yield the days that must be seen: all steps, and today where something still runs."""
    yield from (step.day for step in row.steps)
    if any(found.kind in _GOES_ON and found.end >= row.today for found in row.stretches):
        yield row.today
