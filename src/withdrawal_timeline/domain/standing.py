"""How a withdrawal stands on a given day, in words that claim no more than is known."""

from __future__ import annotations

from datetime import date

from withdrawal_timeline.domain.dates import Precision
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Act, Milestone, Withdrawal
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import STATUS, date_in_words, days_between, on_date


@frozen
class Standing:
    """How a withdrawal stands.

    Parameters
    ----------
    status
        The status that the dossier records.
    headline
        The status in words with its date: ``In effect since 5 Nov 2018``.
    due
        For what is pending: when it is expected, or that no date is known; empty otherwise.
    overdue
        Whether the expected date has passed since the dossier's facts were gathered, unverified.
    """

    status: Status
    headline: str
    due: str = ""
    overdue: bool = False


def last_of(act: Act, *kinds: MilestoneKind) -> Milestone | None:
    """Return the latest milestone of one of the kinds, or None."""
    found = [step for step in act.milestones if step.kind in kinds]
    return max(found, key=lambda step: (step.date.last, step.date.first), default=None)


def expected(act: Act) -> Milestone | None:
    """Return the milestone at which a pending act is due to take effect, or None when no date is known."""
    return last_of(act, MilestoneKind.EXPECTED_EFFECTIVE) if act.status is Status.PENDING else None


def effect_disputed(dossier: Dossier, act: Act) -> bool:
    """Whether the end of the membership that the act brought about is recorded as disputed."""
    step = last_of(act, MilestoneKind.EFFECTIVE)
    if not isinstance(act, Withdrawal) or step is None:
        return False
    spans = dossier.body(act.body).us_membership
    return any(span.disputed and span.to == step.date for span in spans)


def standing(dossier: Dossier, act: Act, today: date) -> Standing:
    """Return how ``act`` stands on ``today``.

    A date that has passed since the facts were gathered never turns into a fact: it reads
    ``was due on …, not verified since …``.
    """
    word = STATUS[act.status]
    if act.status is Status.PENDING:
        return _pending(dossier, act, today)
    if act.status is Status.REVERSED:
        step = last_of(act, MilestoneKind.REJOINED, MilestoneKind.REVERSED)
        return Standing(act.status, f"{word} {on_date(step.date)}" if step else word)
    if act.status is Status.IN_FORCE:
        step = last_of(act, MilestoneKind.EFFECTIVE, MilestoneKind.FUNDING_ENDED, MilestoneKind.SUSPENDED)
        if step is None:
            return Standing(act.status, word)
        disputed = "; validity disputed" if effect_disputed(dossier, act) else ""
        return Standing(act.status, f"{word} since {date_in_words(step.date)}{disputed}")
    if act.status is Status.UNCLEAR:
        return Standing(act.status, f"{word}: no reliable report of its effect")
    return Standing(act.status, word)


def _pending(dossier: Dossier, act: Act, today: date) -> Standing:
    word = STATUS[Status.PENDING]
    notice = last_of(act, MilestoneKind.NOTIFIED)
    told = f"notice given {on_date(notice.date)}" if notice else "ordered, no notice known"
    step = expected(act)
    if step is None:
        return Standing(Status.PENDING, f"{word}: {told}", "no date yet")
    if step.date.last < today:
        due = f"was due {on_date(step.date)}, not verified since {dossier.about.facts_reach}"
        return Standing(Status.PENDING, f"{word}: {due}", due, overdue=True)
    left = f", {days_between(today, step.date.first)}" if step.date.precision is Precision.DAY else ""
    return Standing(Status.PENDING, f"{word}: {told}", f"{date_in_words(step.date)}{left}")
