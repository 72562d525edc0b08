"""How long an exit took, or will take: from the notice to the legal end, with the rule where the dossier names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from withdrawal_timeline.domain.dates import Precision
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Body, Milestone, Withdrawal
from withdrawal_timeline.domain.standing import last_of
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import date_in_words, days_between, on_date, span_in_words

_ARTICLE = re.compile(r"\barticle [IVXLC\d]+(?:\(\d+\))*", re.IGNORECASE)


@frozen
class Term:
    """The time between notice and end of one withdrawal.

    Parameters
    ----------
    record_id, title
        The withdrawal.
    words
        What is known of it, as a sentence without a full stop. A day that has passed since the facts were gathered is
        never told as a fact.
    reason
        For an expected day that the dossier derives from an article of the exit rule, how that is done:
        ``Notice 22 Jul 2025 + rule of Article II(6) = 31 Dec 2026``; ``words`` begin with it. Else empty.
    """

    record_id: str
    title: str
    words: str
    reason: str = ""


def terms(body: Body, withdrawals: Iterable[Withdrawal], today: date, facts_reach: str) -> tuple[Term, ...]:
    """Return the terms of those withdrawals whose notice and end, reached or expected, are both dated."""
    return tuple(_terms(body, withdrawals, today, facts_reach))


def _terms(body: Body, withdrawals: Iterable[Withdrawal], today: date, facts_reach: str) -> Iterator[Term]:
    for act in withdrawals:
        notice = last_of(act, MilestoneKind.NOTIFIED)
        end = last_of(act, MilestoneKind.EFFECTIVE)
        due = last_of(act, MilestoneKind.EXPECTED_EFFECTIVE)
        if notice is not None and end is not None and end.date.first >= notice.date.last:
            took = f": {span_in_words(notice.date.first, end.date.first)}" if _exact(notice, end) else ""
            given = f"Notice {date_in_words(notice.date)}, in effect "
            same = end.date == notice.date
            yield Term(act.id, act.title, given + ("the same day" if same else f"{date_in_words(end.date)}{took}"))
        elif notice is not None and due is not None and due.date.first >= notice.date.last:
            article = rule_named(body, due)
            given, then = date_in_words(notice.date), date_in_words(due.date)
            reason = f"Notice {given} + rule of {article} = {then}" if article else ""
            words = (reason or f"Notice {given}, expected {then}") + _outcome(act, due, today, facts_reach)
            yield Term(act.id, act.title, words, reason)


def _outcome(act: Withdrawal, due: Milestone, today: date, facts_reach: str) -> str:
    """Return what became of an expected day, or how far away it is, to stand behind it; empty if nothing is known."""
    if act.status is Status.REVERSED:
        back = last_of(act, MilestoneKind.REVERSED, MilestoneKind.REJOINED)
        return f"; taken back {on_date(back.date)}" if back else "; taken back"
    if act.status is not Status.PENDING:
        return ""
    if due.date.last < today:
        return f"; that day has passed, and what came of it is not verified since {facts_reach}"
    return f", {days_between(today, due.date.first)}" if due.date.precision is Precision.DAY else ""


def rule_named(body: Body, due: Milestone) -> str:
    """Return the article that both an expected step and the body's exit rule name, or nothing.

    Only then does the dossier itself say that the day follows from the rule.
    """
    found = _ARTICLE.search(due.what)
    if found is None or body.exit_rule is None:
        return ""
    known = {article.casefold() for article in _ARTICLE.findall(body.exit_rule)}
    return found[0] if found[0].casefold() in known else ""


def _exact(*steps: Milestone) -> bool:
    return all(step.date.precision is Precision.DAY for step in steps)
