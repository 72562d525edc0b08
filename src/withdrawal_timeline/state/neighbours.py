"""The entries in order of time, and who comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.tracks import Track, Tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.windows import days_of

if TYPE_CHECKING:
    from withdrawal_timeline.layout.mass_items import MassItems


def in_time(dossier: Dossier, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the withdrawals ``shown``, earliest first step first; those of one day in the order given."""
    return tuple(sorted(shown, key=_first_days(dossier).__getitem__))


def neighbour(dossier: Dossier, shown: Sequence[str], selection: str | None, window: Window, step: int) -> str | None:
    """Return the entry that comes ``step`` places (1 or -1) after the selected one in time.

    Where the selection is none of those shown (a body, an act, nothing, or filtered out), the search begins at its
    first step, or at the window's near end. At the last entry it stays there. None if nothing is shown.
    """
    order, first = in_time(dossier, shown), _first_days(dossier)
    if not order:
        return None
    if selection in order:
        place = order.index(selection) + step
        return order[min(max(place, 0), len(order) - 1)]
    days = days_of(dossier, selection) if selection is not None else None
    if step > 0:
        start = days[0] if days else window.start
        return next((entry for entry in order if first[entry] >= start), order[-1])
    end = days[0] if days else window.end
    return next((entry for entry in reversed(order) if first[entry] <= end), order[0])


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

    Lanes in which nothing has a row of its own are passed over, unless they are crowds, of which the entry that begins
    nearest is taken; beyond the last lane the selection stays. A lane that stands alone is walked row by row. With
    nothing selected, or an act that runs through all lanes, the walk begins at the top or at the bottom; without a
    selection, nearest to the middle of the window. None if there is nowhere to go.
    """
    rows = _rows_to_walk(tracks)
    if not rows:
        return None
    here = next((place for place, row in enumerate(rows) if row.holds(selection)), None)
    day = rows[here].day_of(selection) if here is not None else None
    if day is None:
        days = days_of(dossier, selection) if selection is not None else None
        day = sum(days) / 2.0 if days is not None else (window.start + window.end) / 2.0
    place = (0 if step > 0 else len(rows) - 1) if here is None else here + step
    if not 0 <= place < len(rows):
        return None
    return rows[place].nearest(day)


@frozen
class _Row:
    """What a step goes across: some tracks, which all have marks."""

    tracks: tuple[Track, ...]

    def holds(self, selection: str | None) -> bool:
        return any(_stands_on(track, selection) for track in self.tracks)

    def day_of(self, selection: str | None) -> float | None:
        """Return the day of the selection's strongest mark, the latest of equals; for a body, of all its marks."""
        marks = [mark for track in self.tracks if _stands_on(track, selection) for mark in track.marks]
        own = [mark for mark in marks if mark.owner == selection] or marks
        return min(own, key=lambda mark: (mark.strength, -mark.day)).day if own else None

    def nearest(self, day: float) -> str | None:
        marks = [mark for track in self.tracks for mark in track.marks]
        return min(marks, key=lambda mark: (abs(mark.day - day), mark.strength, mark.owner)).owner


@frozen
class _Crowd:
    """The same for a crowded lane: its items, of which each stands at its first step."""

    items: MassItems
    lane: int

    def holds(self, selection: str | None) -> bool:
        return self._number(selection) is not None

    def day_of(self, selection: str | None) -> float | None:
        number = self._number(selection)
        return None if number is None else float(self.items.items.start[number])

    def nearest(self, day: float) -> str | None:
        number = self.items.nearest(self.lane, day)
        return None if number < 0 else self.items.key(number)

    def _number(self, selection: str | None) -> int | None:
        number = -1 if selection is None else self.items.number(selection)
        return number if number >= 0 and self.items.items.lane[number] == self.lane else None


def _rows_to_walk(tracks: Tracks) -> list[_Row | _Crowd]:
    """Return what a step goes across: what each lane holds, or of a single lane each track."""
    rows: list[_Row | _Crowd] = []
    for lane in tracks.lanes:
        if lane.crowd >= 0 and tracks.items is not None:
            rows.append(_Crowd(tracks.items, lane.crowd))
            continue
        found = tuple(track for track in (*lane.tracks, *lane.parts) if track.marks)
        if found:
            rows.append(_Row(found))
    if len(rows) == 1 and isinstance(rows[0], _Row):
        return [_Row((track,)) for track in rows[0].tracks]
    return rows


def _stands_on(track: Track, selection: str | None) -> bool:
    return selection is not None and (
        selection in (track.key, track.subject) or any(mark.owner == selection for mark in track.marks)
    )


@lru_cache(maxsize=1)
def _first_days(dossier: Dossier) -> Mapping[str, Day]:
    """Return the first day of the first step of every withdrawal; those of the dossier asked for last are kept."""
    return {act.id: min(step.date.first_day for step in act.milestones) for act in dossier.withdrawals}
