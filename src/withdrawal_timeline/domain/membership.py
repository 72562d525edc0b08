"""When the United States belonged to a body, in words."""

from __future__ import annotations

import itertools
from datetime import date

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Body, Membership
from withdrawal_timeline.domain.vocabulary import BodyKind
from withdrawal_timeline.domain.wording import date_in_words

_PARTY = frozenset({BodyKind.TREATY})
_PARTICIPANT = frozenset({BodyKind.POLITICAL_AGREEMENT, BodyKind.VOLUNTARY_INITIATIVE})

NO_MEMBERSHIP = "No membership of the United States is recorded."


@frozen
class MembershipLine:
    """One time of belonging: the span as recorded, and the same in words."""

    span: Membership
    words: str


def belonging(body: Body) -> str:
    """Return what one is in such a body: ``Party``, ``Participant`` or ``Member``."""
    if body.kind in _PARTY:
        return "Party"
    return "Participant" if body.kind in _PARTICIPANT else "Member"


def membership_head(body: Body) -> str:
    """Return what the times of belonging stand under: ``Membership``, or ``Participation`` where nobody is a member."""
    return "Membership" if body.us_membership and belonging(body) == "Member" else "Participation"


def membership_lines(body: Body, today: date, facts_reach: str) -> tuple[MembershipLine, ...]:
    """Return the times of belonging in order, each in words that start with ``Member`` or ``Member again``.

    An expected end that has passed is said to be unverified since ``facts_reach``, never to have happened.
    """
    word = belonging(body)
    lines: list[MembershipLine] = []
    for place, span in enumerate(body.us_membership):
        head = word if place == 0 else f"{word} again"
        lines.append(MembershipLine(span, f"{head} {_duration(span, today, facts_reach)}"))
    return tuple(lines)


def membership_on(body: Body, day: Day, today: date, facts_reach: str) -> str | None:
    """Return the time of belonging that a day lies in, or the time between two of them, in words; None outside all."""
    for line in membership_lines(body, today, facts_reach):
        end = line.span.to or line.span.to_expected
        if line.span.start.first_day <= day and (end is None or day < end.end_day):
            return line.words
    for before, after in itertools.pairwise(body.us_membership):
        if before.to is not None and before.to.end_day <= day < after.start.first_day:
            what = belonging(body).lower()
            return f"Not a {what} from {date_in_words(before.to)} to {date_in_words(after.start)}"
    return None


def _duration(span: Membership, today: date, facts_reach: str) -> str:
    start = date_in_words(span.start)
    if span.to is not None:
        words = f"from {start} to {date_in_words(span.to)}"
        return f"{words}; that end is disputed" if span.disputed else words
    if span.to_expected is None:
        return f"since {start}" + ("; disputed" if span.disputed else "")
    end = date_in_words(span.to_expected)
    if span.to_expected.last < today:
        return f"since {start}; was due to end {end}, not verified since {facts_reach}"
    return f"since {start}; due to end {end}"
