"""Lanes for more withdrawals than can be drawn one by one: where there are many, a lane shows them as a crowd.

A frame draws each track that it shows, so it takes longer than a sixtieth of a second from some 1200 withdrawals on
(docs/decisions/0015). With that many, lanes that hold more than a screen can show anyway become crowds: the most
important withdrawals get a line and a name, all are counted. What is selected keeps its track with all its steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.lifeline import is_without_date
from withdrawal_timeline.domain.models import Body, Withdrawal
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.layout.mass_items import MassItems
from withdrawal_timeline.layout.mass_priority import Flags, Indices, Items
from withdrawal_timeline.layout.tracks import Lane, Tracks
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.grouping import Group, Grouping, grouping
from withdrawal_timeline.state.tracks import LaneBuilder, around, arranged
from withdrawal_timeline.state.view_state import LaneKind

CROWDED_LANE = 100
"""A lane with more withdrawals than this is a crowd, where there are crowds."""


class Crowding:
    """The withdrawals of one dossier as arrays, for lanes that show them as crowds.

    Parameters
    ----------
    dossier
        All records.
    today
        Where open stretches of what is selected end.
    """

    def __init__(self, dossier: Dossier, today: date) -> None:
        self._dossier, self._today = dossier, today
        self._number = {act.id: number for number, act in enumerate(dossier.withdrawals)}
        days = [[step.date.middle for step in act.milestones] for act in dossier.withdrawals]
        self._start = np.array([min(own) for own in days], dtype=np.float64)
        self._end = np.array([max(own) for own in days], dtype=np.float64)
        self._importance = np.array([act.importance for act in dossier.withdrawals], dtype=np.uint8)
        self._pending: Flags = np.array(list(map(is_without_date, dossier.withdrawals)), dtype=np.bool_)
        self._items = lru_cache(maxsize=len(LaneKind))(self._arrays)
        self._hidden = lru_cache(maxsize=8)(self._left_out)

    def tracks(
        self, shown: tuple[str, ...], selection: str | None, lanes_by: LaneKind, arrangement: LaneArrangement
    ) -> Tracks:
        """Return the lanes of the timeline.

        Parameters
        ----------
        shown
            Ids of the withdrawals that pass the filter.
        selection
            The selected record; what belongs to it has a track.
        lanes_by
            What the lanes stand for.
        arrangement
            In which order they stand, which are collapsed, and which are pinned.
        """
        groups, items = grouping(self._dossier, lanes_by), self._items(lanes_by)
        passing = self._places(shown)
        count = np.bincount(items.lane[passing], minlength=len(groups.groups))
        pending = np.bincount(items.lane[passing[self._pending[passing]]], minlength=len(groups.groups))
        crowded: Flags = count > CROWDED_LANE
        chosen = self._singled_out(shown, selection, groups)
        one_by_one = self._by_group(passing[~crowded[items.lane[passing]]], groups)
        builder = LaneBuilder(self._dossier, groups, frozenset(), selection, to_day(self._today))
        place = {group.key: number for number, group in enumerate(groups.groups)}
        every = arrangement.ordered(list(place))
        lanes: list[Lane] = []
        for key in every:
            number = place[key]
            group = groups.groups[number]
            if crowded[number]:
                lanes.append(self._crowd(group, number, int(count[number]), int(pending[number]), chosen[key], builder))
            elif count[number]:
                lanes.append(builder.lane(group, one_by_one[key], ()))
        return around(
            self._dossier,
            self._today,
            arranged(lanes, arrangement),
            self._at(passing) if self._dossier.batches else (),
            every,
            faded=((),) * len(every),
            items=MassItems(
                items,
                tuple(place),
                self._title,
                self._key,
                self._number_of,
                self._hidden(shown, lanes_by),
            ),
        )

    def _crowd(
        self,
        group: Group,
        number: int,
        count: int,
        pending: int,
        chosen: Sequence[Withdrawal],
        builder: LaneBuilder,
    ) -> Lane:
        return Lane(
            group.key,
            group.title,
            builder.tracks_of(group, chosen),
            note=f"{pending:,} pending" if pending else "",
            size=plural(count, "entry", "entries"),
            crowd=number,
            apart=frozenset(self._number[act.id] for act in chosen),
        )

    def _singled_out(
        self, shown: Iterable[str], selection: str | None, groups: Grouping
    ) -> defaultdict[str, list[Withdrawal]]:
        """Return the withdrawals that pass of the body that is selected, or of that which was left, by group."""
        found: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        record = None if selection is None else self._dossier.find(selection)
        body = record.id if isinstance(record, Body) else getattr(record, "body", None)
        own = self._dossier.withdrawals_of(body) if body is not None else ()
        passing = frozenset(shown) if own else frozenset[str]()
        for act in own:
            if act.id in passing:
                found[groups.key_of(act)].append(act)
        return found

    def _by_group(self, places: Indices, groups: Grouping) -> defaultdict[str, list[Withdrawal]]:
        found: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        for act in self._at(places):
            found[groups.key_of(act)].append(act)
        return found

    def _places(self, shown: tuple[str, ...]) -> Indices:
        if len(shown) == len(self._number):
            return np.arange(len(shown), dtype=np.int64)
        return np.fromiter((self._number[entry] for entry in shown), dtype=np.int64, count=len(shown))

    def _at(self, places: Indices) -> list[Withdrawal]:
        numbers: list[int] = places.tolist()
        return [self._dossier.withdrawals[number] for number in numbers]

    def _arrays(self, lanes_by: LaneKind) -> Items:
        """Return the arrays for a kind of lanes: the same object each time, so that it is indexed once."""
        groups = grouping(self._dossier, lanes_by)
        place = {group.key: number for number, group in enumerate(groups.groups)}
        lane = np.array([place[groups.key_of(act)] for act in self._dossier.withdrawals], dtype=np.int16)
        return Items(lane, self._start, self._end, self._importance)

    def _left_out(self, shown: tuple[str, ...], lanes_by: LaneKind) -> Flags | None:
        """Return a flag for each withdrawal that is filtered out of a lane of which something is shown.

        Whole lanes need no flags, for they are not drawn; where there are no others, the whole index serves.
        """
        if len(shown) == len(self._number):
            return None
        hidden: Flags = np.ones(len(self._number), dtype=np.bool_)
        hidden[self._places(shown)] = False
        lane = self._items(lanes_by).lane
        seen: Flags = np.zeros(int(lane.max()) + 1, dtype=np.bool_)
        seen[lane[~hidden]] = True
        hidden &= seen[lane]
        return hidden if hidden.any() else None

    def _title(self, number: int) -> str:
        return self._dossier.body(self._dossier.withdrawals[number].body).short_name

    def _key(self, number: int) -> str:
        return self._dossier.withdrawals[number].id

    def _number_of(self, record_id: str) -> int:
        return self._number.get(record_id, -1)
