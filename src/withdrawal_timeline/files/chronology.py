"""Dates: what comes later in a record or a list is not earlier in time, as far as its precision can tell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.vocabulary import MilestoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from withdrawal_timeline.domain.dates import PartialDate
    from withdrawal_timeline.domain.models import Membership
    from withdrawal_timeline.files.records import Records


def milestones_run_forward(records: Records) -> Iterator[Problem]:
    """Report a step that was surely before an earlier one, however little is known of the two dates."""
    for file, act in records.acts():
        latest = act.milestones[0]
        expected = False
        for place, step in enumerate(act.milestones, start=1):
            if step.date.last < latest.date.first:
                sentence = (
                    f"The date {step.date} lies before {latest.date} of an earlier step; "
                    "put the steps in order or correct a date."
                )
                yield Problem(file, act.id, f"milestones.{place}.date", sentence)
            if step.date.first > latest.date.first:
                latest = step
            if step.kind is MilestoneKind.EXPECTED_EFFECTIVE:
                if expected:
                    sentence = "The expected end is given twice; keep one and tell the other in a note."
                    yield Problem(file, act.id, f"milestones.{place}.kind", sentence)
                expected = True


def memberships_run_forward(records: Records) -> Iterator[Problem]:
    """Report memberships of one body that end before they begin, overlap, or are both over and due to end."""
    if records.bodies is None:
        return
    file = records.bodies.file
    for body in records.bodies.records:
        for place, span in enumerate(body.us_membership, start=1):
            yield from _span_is_sound(file, body.id, f"us_membership.{place}", span)
        for place, (earlier, later) in enumerate(pairwise(body.us_membership), start=2):
            sentence = _follows(earlier.start, earlier.to or earlier.to_expected, later.start, "membership")
            if sentence:
                yield Problem(file, body.id, f"us_membership.{place}.from", sentence)


def _span_is_sound(file: str, record: str, field: str, span: Membership) -> Iterator[Problem]:
    if span.to is not None and span.to_expected is not None:
        yield Problem(
            file,
            record,
            field,
            "The membership has both “to” and “to_expected”; once it has ended, only “to” is right.",
        )
    end = span.to or span.to_expected
    if end is not None and end.last < span.start.first:
        key = "to" if span.to is not None else "to_expected"
        yield Problem(
            file,
            record,
            f"{field}.{key}",
            f"The membership ends ({end}) before it begins ({span.start}); correct one of the dates.",
        )
    if span.disputed and end is None:
        yield Problem(
            file,
            record,
            f"{field}.disputed",
            "Only the end of a membership can be disputed; add “to” or remove “disputed”.",
        )


def administrations_run_forward(records: Records) -> Iterator[Problem]:
    """Report presidential terms that end before they begin or overlap."""
    if records.administrations is None:
        return
    file = records.administrations.file
    for term in records.administrations.records:
        if term.to is not None and term.to.last < term.start.first:
            yield Problem(
                file,
                term.id,
                "to",
                f"The term ends ({term.to}) before it begins ({term.start}); correct one of the dates.",
            )
    for earlier, later in pairwise(records.administrations.records):
        sentence = _follows(earlier.start, earlier.to, later.start, "term")
        if sentence:
            yield Problem(file, later.id, "from", sentence)


def _follows(start: PartialDate, end: PartialDate | None, then: PartialDate, what: str) -> str:
    """Return what is wrong if ``then`` does not follow a span; the day on which both meet belongs to both."""
    if end is None:
        return f"The {what} before it ({start}) has no end; add its “to”, or put the one that still runs last."
    if then.last < end.first:
        return f"The {what} begins ({then}) before the last ends ({end}); put them in order or correct one."
    return ""
