"""What passes a filter, for tests that start from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.query.facet_table import facet_table

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.query.filters import Filter


def shown(dossier: Dossier, chosen: Filter, own: Annotations = NO_ANNOTATIONS) -> tuple[str, ...]:
    """Return the ids of the withdrawals that pass, given the reader's pins and notes, in the order of the dossier."""
    table = facet_table(dossier)
    return table.ids(table.passing(chosen, own))
