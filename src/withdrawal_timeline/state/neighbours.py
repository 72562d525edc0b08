"""The entries in order of time, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.windows import days_of


def in_time(dossier: Dossier, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the withdrawals ``shown``, earliest first step first; those of one day in the order given."""
    return tuple(sorted(shown, key=lambda entry: _first_day(dossier, entry)))


def neighbour(dossier: Dossier, shown: Sequence[str], selection: str | None, window: Window, step: int) -> str | None:
    """Return the entry that comes ``step`` places (1 or -1) after the selected one in time.

    Where the selection is none of those shown (a body, an act, nothing, or filtered out), the search begins at its
    first step, or at the window's near end. At the last entry it stays there. None if nothing is shown.
    """
    order = in_time(dossier, shown)
    if not order:
        return None
    if selection in order:
        place = order.index(selection) + step
        return order[min(max(place, 0), len(order) - 1)]
    days = days_of(dossier, selection) if selection is not None else None
    if step > 0:
        start = days[0] if days else window.start
        return next((entry for entry in order if _first_day(dossier, entry) >= start), order[-1])
    end = days[0] if days else window.end
    return next((entry for entry in reversed(order) if _first_day(dossier, entry) <= end), order[0])


def linked_in_time(dossier: Dossier, selection: str, linked: Sequence[str], step: int) -> str | None:
    """Return which of the linked records comes next (step 1) or before (-1) the selected one in time, or None."""
    days = {record: found[0] for record in (selection, *linked) if (found := days_of(dossier, record)) is not None}
    order = sorted(days, key=lambda record: (days[record], record))
    if selection not in order:
        return None
    place = order.index(selection) + step
    return order[place] if 0 <= place < len(order) else None


def _first_day(dossier: Dossier, withdrawal_id: str) -> Day:
    return min(step.date.first_day for step in dossier.withdrawal(withdrawal_id).milestones)
