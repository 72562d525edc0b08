"""From the view state to the picture: a pure function with a memory for what did not change."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.ready_made import ReadyMade, ready_made
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.query.asking import is_for_commands
from withdrawal_timeline.query.facet_table import facet_table
from withdrawal_timeline.query.facets import (
    Chip,
    FacetCounts,
    Relaxation,
    chips,
    relaxations,
    revealing_all,
    what_hides,
)
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.outside import Steps
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.tray import TrayItem, tray_items
from withdrawal_timeline.state.view_state import LaneKind, Tray, ViewKind, ViewState

if TYPE_CHECKING:
    from withdrawal_timeline.domain.bits import Bits
    from withdrawal_timeline.domain.comparison import Comparison
    from withdrawal_timeline.query.search import Hit, SearchIndex
    from withdrawal_timeline.state.crowding import Crowding
    from withdrawal_timeline.state.going import Goal
    from withdrawal_timeline.state.lives import Lives
    from withdrawal_timeline.state.tour_stops import Stop

_REMEMBERED = 32
CROWD_FROM = 1_200
"""From so many withdrawals on there are crowds (docs/decisions/0015)."""


@frozen
class Picture:
    """All that the panels show: the only input of the views.

    Parameters
    ----------
    state
        The state that it follows from.
    shown
        Ids of the withdrawals that pass the filter.
    total
        How many withdrawals there are.
    counts
        Live counts of every facet.
    chips
        What the filter restricts to.
    relaxations
        Ways out where nothing passes.
    outside
        How many of the shown withdrawals have all their steps outside the window.
    hits
        What the search found, best first.
    hidden_hits
        Ids among the hits that the filter hides.
    hidden_by
        What hides them, in words; empty where nothing does.
    goal
        Where the search leads, if it is a date.
    tracks
        What the timeline draws.
    own
        Ids of the shown withdrawals that the reader has pinned or written a note on, or whose body. What was put to
        the act that ordered many is none on each of them.
    tray
        What is to be compared, as it is named.
    comparison, lives
        What the comparison shows, in words and as a drawing; None while it is not seen or nothing is chosen.
    ready_made
        Comparisons to choose from, that of the selected body first.
    tour
        All stops of the tour while it is taken, else empty.
    stop
        The stop that the reader is at; None while no tour is taken.
    """

    state: ViewState
    shown: tuple[str, ...]
    total: int
    counts: FacetCounts
    chips: tuple[Chip, ...]
    relaxations: tuple[Relaxation, ...]
    outside: int
    hits: tuple[Hit, ...]
    hidden_hits: frozenset[str]
    hidden_by: str
    goal: Goal | None
    tracks: Tracks
    own: frozenset[str]
    tray: tuple[TrayItem, ...] = ()
    comparison: Comparison | None = None
    lives: Lives | None = None
    ready_made: tuple[ReadyMade, ...] = ()
    tour: tuple[Stop, ...] = ()
    stop: Stop | None = None


@frozen
class _Filtered:
    passing: Bits
    shown: tuple[str, ...]
    counts: FacetCounts
    chips: tuple[Chip, ...]
    relaxations: tuple[Relaxation, ...]
    own: frozenset[str]


class Resolver:
    """Resolves view states of one dossier on one day.

    Equal states give equal pictures. Parts that depend on less than the whole state are remembered, so that a
    zoom, which changes only the window, costs next to nothing here.

    Parameters
    ----------
    dossier
        All records.
    today
        The day that counts as today.
    """

    def __init__(self, dossier: Dossier, today: date) -> None:
        self._dossier, self._today = dossier, today
        self._filtered = lru_cache(maxsize=_REMEMBERED)(self._filter)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._search)
        self._drawn = lru_cache(maxsize=_REMEMBERED)(self._draw)
        self._gathered = lru_cache(maxsize=_REMEMBERED)(self._gather)
        self._offered = lru_cache(maxsize=_REMEMBERED)(self._offer)
        self._compared = lru_cache(maxsize=_REMEMBERED)(self._compare)
        self._lived = lru_cache(maxsize=_REMEMBERED)(self._live)
        self._toured = lru_cache(maxsize=2)(self._tour)
        self._going = lru_cache(maxsize=_REMEMBERED)(self._goal)
        self._passing = lru_cache(maxsize=1)(self._ids)
        self._steps = Steps(dossier)
        self._crowding: Crowding | None = None

    @cached_property
    def _index(self) -> SearchIndex:
        from withdrawal_timeline.query.search import SearchIndex  # noqa: PLC0415 - nothing is sought at a start

        return SearchIndex(self._dossier)

    def resolve(self, state: ViewState) -> Picture:
        """Return the picture of a state."""
        filtered = self._filtered(state.filter, state.annotations)
        hits = self._found(state.query, state.annotations.notes)
        seen = state.view is ViewKind.COMPARE and bool(state.tray.withdrawals)
        tour = self._toured(state.left_stance, state.citation) if state.tour.is_taken else ()
        hidden = self._hidden(hits, state.filter, state.annotations)
        return Picture(
            state=state,
            shown=filtered.shown,
            total=len(self._dossier.withdrawals),
            counts=filtered.counts,
            chips=filtered.chips,
            relaxations=filtered.relaxations,
            outside=self._steps.outside(filtered.passing, state.window),
            own=filtered.own,
            hits=hits,
            hidden_hits=hidden,
            hidden_by=self._hiding(state, hidden) if hidden else "",
            goal=self._going(state.query),
            tracks=self._drawn(
                state.filter,
                # Without a restriction pins and notes change no track.
                state.annotations if state.filter.restricts else NO_ANNOTATIONS,
                state.unfolded,
                self._with_a_track(state.selection, len(filtered.shown)),
                state.lanes_by,
                state.arrangements.of(state.lanes_by),
            ),
            tray=self._gathered(state.tray),
            comparison=self._compared(state.tray.withdrawals, state.left_stance) if seen else None,
            lives=self._lived(state.tray) if seen else None,
            ready_made=self._offered(state.selection),
            tour=tour,
            stop=tour[min(state.tour.stop, len(tour) - 1)] if tour else None,
        )

    def _filter(self, chosen: Filter, own: Annotations) -> _Filtered:
        table = facet_table(self._dossier)
        passing = table.passing(chosen, own)
        entries = table.ids(passing)
        return _Filtered(
            passing=passing,
            shown=entries,
            counts=table.counts(chosen, own),
            chips=chips(self._dossier, chosen),
            relaxations=() if passing else relaxations(self._dossier, chosen, own),
            own=frozenset(entry for entry in entries if self._is_own(entry, own.ids)) if own else frozenset(),
        )

    def _is_own(self, entry: str, ids: frozenset[str]) -> bool:
        return entry in ids or self._dossier.withdrawal(entry).body in ids

    def prepare_search(self) -> None:
        """Do now what the first search would do: the reader is about to type."""
        self._index.build()

    def _goal(self, query: str) -> Goal | None:
        if not query.strip():
            return None
        from withdrawal_timeline.state.going import goal  # noqa: PLC0415 - nothing is sought at a start

        return goal(query, self._dossier, self._today)

    def _hiding(self, state: ViewState, hidden: frozenset[str]) -> str:
        after = revealing_all(self._dossier, state.filter, hidden, state.annotations)
        return what_hides(self._dossier, state.filter, after)

    def _search(self, query: str, notes: tuple[tuple[str, str], ...]) -> tuple[Hit, ...]:
        if not query.strip() or is_for_commands(query):
            return ()
        return self._index.search(query, Annotations(notes=notes))

    def _draw(
        self,
        chosen: Filter,
        own: Annotations,
        unfolded: frozenset[str],
        selection: str | None,
        lanes_by: LaneKind,
        arrangement: LaneArrangement,
    ) -> Tracks:
        passing = self._filtered(chosen, own).shown
        if len(passing) >= CROWD_FROM:
            if self._crowding is None:
                from withdrawal_timeline.state.crowding import Crowding  # noqa: PLC0415 - only large dossiers have crowds

                self._crowding = Crowding(self._dossier, self._today)
            return self._crowding.tracks(passing, selection, lanes_by, arrangement)
        return tracks(self._dossier, passing, unfolded, selection, self._today, lanes_by, arrangement)

    def _gather(self, tray: Tray) -> tuple[TrayItem, ...]:
        return tray_items(self._dossier, tray)

    def _offer(self, selection: str | None) -> tuple[ReadyMade, ...]:
        return ready_made(self._dossier, selection)

    def _compare(self, withdrawals: tuple[str, ...], left: Stance) -> Comparison:
        from withdrawal_timeline.domain.comparison import comparison  # noqa: PLC0415 - no start compares

        return comparison(self._dossier, withdrawals, self._today, left)

    def _live(self, tray: Tray) -> Lives:
        from withdrawal_timeline.state.lives import lives  # noqa: PLC0415 - no start compares

        return lives(self._dossier, tray.withdrawals, self._today, from_day_zero=tray.from_day_zero)

    def _tour(self, left: Stance, citation: CitationStyle) -> tuple[Stop, ...]:
        from withdrawal_timeline.state.tour_stops import stops  # noqa: PLC0415 - a start is no stop of the tour

        return stops(self._dossier, self._today, left, citation)

    def _with_a_track(self, selection: str | None, shown: int) -> str | None:
        """Return the selection if the tracks depend on it: in a crowd, or if it is a part of a batch."""
        if shown >= CROWD_FROM:
            return selection
        record = None if selection is None else self._dossier.find(selection)
        if record is None:
            return None
        own = self._dossier.withdrawals_of(record.id) or (record,)
        return record.id if any(getattr(act, "part_of", None) is not None for act in own) else None

    def _hidden(self, hits: tuple[Hit, ...], chosen: Filter, own: Annotations) -> frozenset[str]:
        if not hits or not chosen.restricts:
            return frozenset()
        passing = self._passing(chosen, own)
        return frozenset(hit.record_id for hit in hits if not self._is_shown(hit.record_id, passing))

    def _ids(self, chosen: Filter, own: Annotations) -> frozenset[str]:
        return frozenset(self._filtered(chosen, own).shown)

    def _is_shown(self, record_id: str, passing: frozenset[str]) -> bool:
        acts = self._dossier.withdrawals_of(record_id) or self._dossier.parts_of(record_id)
        return record_id in passing or any(act.id in passing for act in acts)
