"""What lanes can stand for: the groups of a kind, in order, and which of them a withdrawal belongs to."""

from __future__ import annotations

from collections.abc import Callable

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.vocabulary import BodyKind, Status
from withdrawal_timeline.domain.wording import BODY_KIND, STATUS, plural
from withdrawal_timeline.state.view_state import LaneKind

EVERYTHING = "everything"
"""Key of the one lane that holds all bodies by name."""


@frozen
class Group:
    """A lane before anything stands in it; ``status`` is set where the lane is that of a status."""

    key: str
    title: str
    status: Status | None = None


@frozen
class Grouping:
    """The groups of a kind.

    Parameters
    ----------
    groups
        All of them, top to bottom.
    key_of
        Gives the key of a withdrawal's group.
    whole_bodies
        Whether all withdrawals from a body fall into one group.
    flat
        Whether each body has a row of its own, sorted by name, and nothing is folded.
    """

    groups: tuple[Group, ...]
    key_of: Callable[[Withdrawal], str]
    whole_bodies: bool = True
    flat: bool = False


def grouping(dossier: Dossier, kind: LaneKind) -> Grouping:
    """Return the groups of a kind for a dossier."""
    match kind:
        case LaneKind.DOMAIN:
            return Grouping(tuple(Group(found.id, found.title) for found in dossier.domains), dossier.domain_of)
        case LaneKind.ADMINISTRATION:
            terms = reversed(dossier.administrations)
            return Grouping(
                tuple(Group(term.id, term.president) for term in terms),
                lambda withdrawal: withdrawal.administration,
                whole_bodies=False,
            )
        case LaneKind.STATUS:
            return Grouping(
                tuple(Group(status.value, STATUS[status], status) for status in Status),
                lambda withdrawal: withdrawal.status.value,
                whole_bodies=False,
            )
        case LaneKind.KIND:
            return Grouping(
                tuple(Group(found.value, BODY_KIND[found]) for found in BodyKind),
                lambda withdrawal: dossier.body(withdrawal.body).kind.value,
            )
        case LaneKind.BODY:
            number = plural(len({withdrawal.body for withdrawal in dossier.withdrawals}), "body", "bodies")
            return Grouping((Group(EVERYTHING, f"{number} by name"),), lambda _: EVERYTHING, flat=True)
