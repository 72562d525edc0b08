"""What there is to compare: comparisons ready made, and entries by their short names."""

from __future__ import annotations

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Milestone, Withdrawal
from withdrawal_timeline.domain.vocabulary import MilestoneKind

MOST = 4
"""So many withdrawals are compared at once; more would leave no room for words."""
_DECLARING = (MilestoneKind.ANNOUNCED, MilestoneKind.SIGNED, MilestoneKind.NOTIFIED)


@frozen
class ShortName:
    """The name of a withdrawal for narrow places: its body, and the year of its day 0.

    ``acronym`` is that of the body where it is shorter; else empty.
    """

    body: str
    acronym: str
    year: int

    @property
    def forms(self) -> tuple[str, ...]:
        """The name, the longest form first: ``Iran deal (JCPOA) 2018``, ``JCPOA 2018``."""
        return tuple(f"{word} {self.year}" for word in (self.body, self.acronym) if word)

    def __str__(self) -> str:
        """Return the longest form."""
        return self.forms[0]


@frozen
class ReadyMade:
    """All withdrawals from one body, the latest where they are too many."""

    body_id: str
    name: str
    domain_id: str
    withdrawals: tuple[str, ...]


def day_zero(withdrawal: Withdrawal) -> Milestone:
    """Return the step that made a withdrawal known: the earliest announcement, order or notice; else its first step."""
    declared = [step for step in withdrawal.milestones if step.kind in _DECLARING]
    return min(declared or withdrawal.milestones, key=lambda step: (step.date.first, step.date.last))


def short_name(dossier: Dossier, withdrawal: Withdrawal) -> ShortName:
    """Return the name of a withdrawal for narrow places."""
    body = dossier.body(withdrawal.body)
    shorter = body.acronym if body.acronym is not None and len(body.acronym) < len(body.short_name) else ""
    return ShortName(body.short_name, shorter, day_zero(withdrawal).date.first.year)


def ready_made(dossier: Dossier, first: str | None = None) -> tuple[ReadyMade, ...]:
    """Return a comparison for every body with several entries, those of the greatest importance first.

    Parameters
    ----------
    first
        A withdrawal or body whose comparison, if there is one, stands before the others.
    """
    record = dossier.find(first) if first is not None else None
    wanted = record.body if isinstance(record, Withdrawal) else first
    found = [(body, dossier.withdrawals_of(body.id)) for body in dossier.bodies]
    several = [(body, acts) for body, acts in found if len(acts) > 1]
    several.sort(key=lambda item: (item[0].id != wanted, -max(act.importance for act in item[1]), -len(item[1])))
    return tuple(
        ReadyMade(body.id, body.short_name, body.home_domain, tuple(act.id for act in acts[-MOST:]))
        for body, acts in several
    )
