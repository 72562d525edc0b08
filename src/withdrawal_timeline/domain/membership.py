"""When the United States belonged to a body, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from withdrawal_timeline.domain.models import Body, Membership
from withdrawal_timeline.domain.vocabulary import BodyKind
from withdrawal_timeline.domain.wording import date_in_words

_PARTY = frozenset({BodyKind.TREATY})
_PARTICIPANT = frozenset({BodyKind.POLITICAL_AGREEMENT, BodyKind.VOLUNTARY_INITIATIVE})

NO_MEMBERSHIP = "No membership of the United States is recorded."


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """One time of belonging: the span as recorded, and the same in words."""

    span: Membership
    words: str


def belonging(body: Body) -> str:
    """Return what one is in such a body: ``Party``, ``Participant`` or ``Member``."""
    if body.kind in _PARTY:
        return "Party"
    return "Participant" if body.kind in _PARTICIPANT else "Member"


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
