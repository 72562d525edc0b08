"""What the card beside the pointer says, as small rich text with everything from the dossier escaped."""

from __future__ import annotations

from collections import Counter
from datetime import date
from html import escape

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.membership import membership_on
from withdrawal_timeline.domain.models import Act, Body, Withdrawal
from withdrawal_timeline.domain.standing import standing
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.domain.wording import MILESTONE, date_in_words, plural
from withdrawal_timeline.state.rich_words import strong


def card(dossier: Dossier, today: date, key: str, milestone: int | None = None, day: Day | None = None) -> str:
    """Return the card of a record.

    Parameters
    ----------
    dossier
        All records.
    today
        Day on which its standing is told.
    key
        Id of a withdrawal, batch or body; a body is told by its latest withdrawal.
    milestone
        Place of the milestone that the pointer rests on, if any.
    day
        Day of the line that the pointer rests on, if any: the card says what held then.

    Returns
    -------
    str
        Rich text, or nothing for an id that is not there.
    """
    record = dossier.find(key)
    act: Act | None
    if isinstance(record, Body):
        found = dossier.withdrawals_of(record.id)
        act = found[-1] if found else None
    else:
        act = record
    if act is None:
        return ""
    lines = [strong(act.title)]
    if milestone is not None and 0 <= milestone < len(act.milestones):
        step = act.milestones[milestone]
        lines.append(f"{escape(MILESTONE[step.kind])}: {escape(date_in_words(step.date))}<br>{escape(step.what)}")
    body = dossier.body(act.body) if isinstance(act, Withdrawal) else None
    held = membership_on(body, day, today, dossier.about.facts_reach) if body is not None and day is not None else None
    if held is not None:
        lines.append(escape(held))
    now = standing(dossier, act, today)
    lines.append(escape(now.headline) + (f"<br>{escape(now.due)}" if now.due and not now.overdue else ""))
    if isinstance(record, Body) and len(dossier.withdrawals_of(record.id)) > 1:
        lines.append(escape(f"One of {len(dossier.withdrawals_of(record.id))} entries on {record.short_name}"))
    lines.append(escape(claims_in_words(dossier, act)))
    return "<p style='margin:0 0 4px 0'>" + "</p><p style='margin:0 0 4px 0'>".join(lines) + "</p>"


def claims_in_words(dossier: Dossier, act: Act) -> str:
    """Return the number of claims by side: ``11 claims: 4 justify, 2 criticise, 5 respond or explain``."""
    claims = dossier.claims_about(act.id)
    count = Counter(claim.stance for claim in claims)
    if not claims:
        return "No claims of its own" if isinstance(act, Withdrawal) and act.part_of else "No claims"
    other = count[Stance.RESPONDS] + count[Stance.EXPLAINS]
    sides = f"{count[Stance.JUSTIFIES]} justify, {count[Stance.CRITICISES]} criticise, {other} respond or explain"
    return f"{plural(len(claims), 'claim')}: {sides}"
