"""The entries in order of time, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.layout.tracks import Track, Tracks
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


def across(dossier: Dossier, tracks: Tracks, selection: str | None, window: Window, step: int) -> str | None:
    """Return the entry in the lane above (-1) or below (1) that lies nearest in time to the selected one.

    Lanes in which nothing has a row of its own are passed over; beyond the last lane the selection stays. A lane
    that stands alone is walked row by row. With nothing selected, or an act that runs through all lanes, the walk
    begins at the top or at the bottom; without a selection, nearest to the middle of the window. None if there is
    nowhere to go.
    """
    rows = _rows_to_walk(tracks)
    if not rows:
        return None
    here = next((place for place, row in enumerate(rows) if any(_stands_on(track, selection) for track in row)), None)
    day = _day_on(rows[here], selection) if here is not None else None
    if day is None:
        days = days_of(dossier, selection) if selection is not None else None
        day = sum(days) / 2.0 if days is not None else (window.start + window.end) / 2.0
    place = (0 if step > 0 else len(rows) - 1) if here is None else here + step
    if not 0 <= place < len(rows):
        return None
    marks = [mark for track in rows[place] for mark in track.marks]
    return min(marks, key=lambda mark: (abs(mark.day - day), mark.strength, mark.owner)).owner


def _rows_to_walk(tracks: Tracks) -> list[tuple[Track, ...]]:
    """Return what a step goes across: the tracks of each lane, or of a single lane each track."""
    lanes = [
        found
        for lane in tracks.lanes
        if (found := tuple(track for track in (*lane.tracks, *lane.parts) if track.marks))
    ]
    return [(track,) for track in lanes[0]] if len(lanes) == 1 else lanes


def _stands_on(track: Track, selection: str | None) -> bool:
    return selection is not None and (
        selection in (track.key, track.subject) or any(mark.owner == selection for mark in track.marks)
    )


def _day_on(row: Sequence[Track], selection: str | None) -> float | None:
    """Return the day of the selection's strongest mark, the latest of equals; for a body, of all its marks."""
    marks = [mark for track in row if _stands_on(track, selection) for mark in track.marks]
    own = [mark for mark in marks if mark.owner == selection] or marks
    return min(own, key=lambda mark: (mark.strength, -mark.day)).day if own else None


def _first_day(dossier: Dossier, withdrawal_id: str) -> Day:
    return min(step.date.first_day for step in dossier.withdrawal(withdrawal_id).milestones)
