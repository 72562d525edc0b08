"""The step with which an entry begins: of those of the president whom it is told under."""

from __future__ import annotations

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.models import Milestone, Withdrawal


def first_step(dossier: Dossier, act: Withdrawal) -> Milestone:
    """Return the earliest step in the term of office that an entry belongs to; where it has none there, of all.

    Some entries also tell what came before, so that they can be understood: that an earlier president had signed the
    treaty, which is a step towards it and not away, or had stopped paying. Of steps that may begin on one day, the most
    exact is returned.
    """
    term = dossier.administration(act.administration)
    own = [step for step in act.milestones if step.date.last >= term.start.first]
    return min(own or act.milestones, key=lambda step: (step.date.first, step.date.last))
