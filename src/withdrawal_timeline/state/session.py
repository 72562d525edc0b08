"""The view as text, so that the next start begins where this one ended.

Saved are the stretch of time, the filter, the selection, whether timeline or list is shown, what the lanes stand for,
how they are arranged, the unfolded capsules, whether quiet years are cut, what is to be compared, and how far the tour
was taken. Where a tour is under way, the view is the one that the reader had before it: the next start offers to go on.
Preferences (theme, which side stands left, motion, citation style, size of text) are no part of a session, and neither
is a search.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import TypeVar, cast

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.query.filters import Facet, Filter, values_of
from withdrawal_timeline.state.arrangement import Arrangements, LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.tour import left, length
from withdrawal_timeline.state.tray import known_withdrawals
from withdrawal_timeline.state.view_state import LaneKind, TourPlace, Tray, ViewKind, ViewState, Window

VERSION = 1
"""Number of the form of the text; a text of a later form is not read."""

T = TypeVar("T")

_KEYS = frozenset(
    {
        "version",
        "window",
        "filter",
        "selection",
        "milestone",
        "view",
        "lanes_by",
        "unfolded",
        "arrangements",
        "quiet_cut",
        "tour",
        "tray",
    }
)


@frozen
class Restored:
    """A state read from a session.

    Parameters
    ----------
    state
        The state; parts that could not be read are those of the defaults.
    problems
        What could not be read, each as a whole sentence for the reader.
    """

    state: ViewState
    problems: tuple[str, ...] = ()


class _Unusable(Exception):
    """A part of a session is not what it should be; the text says what is wrong."""


def write(state: ViewState) -> str:
    """Return ``state`` as a line of JSON that ``read`` understands."""
    stop, state = state.tour.stop, left(state)
    chosen = {facet.value: state.filter.chosen(facet) for facet in Facet}
    parts: dict[str, object] = {
        "version": VERSION,
        "window": [state.window.start, state.window.end],
        "filter": {name: sorted(values) for name, values in chosen.items() if values is not None},
        "selection": state.selection,
        "milestone": state.milestone,
        "view": state.view.value,
        "lanes_by": state.lanes_by.value,
        "unfolded": sorted(state.unfolded),
        "quiet_cut": state.quiet_cut,
        "tour": stop,
        "tray": {"withdrawals": list(state.tray.withdrawals), "from_day_zero": state.tray.from_day_zero},
    }
    if state.arrangements.by_kind:
        parts["arrangements"] = {kind: _saved(found) for kind, found in state.arrangements.by_kind}
    return json.dumps(parts)


def read(text: str, defaults: ViewState, dossier: Dossier) -> Restored:
    """Return the state that ``text`` describes, with the parts of ``defaults`` where it cannot be used.

    Parameters
    ----------
    text
        What ``write`` returned at the end of an earlier sitting; anything else is reported, never raised.
    defaults
        The state of a first start. What a session does not hold (preferences, the search) is taken from here.
    dossier
        The records that ids must name; a value that is no longer among them is dropped and reported.
    """
    try:
        saved = _mapping(json.loads(text))
        version = saved.get("version")
        if version != VERSION:
            return Restored(defaults, (f"The last view was saved in another form ({version!r}) and was not restored.",))
    except (ValueError, RecursionError, _Unusable):
        return Restored(defaults, ("The saved view is damaged and was not restored.",))

    problems: list[str] = []

    def part(name: str, fallback: T, reader: Callable[[object], T]) -> T:
        if name not in saved:
            return fallback
        try:
            return reader(saved[name])
        except _Unusable as problem:
            problems.append(str(problem))
            return fallback

    problems.extend(
        f"The saved view has a part “{unknown}” that this version does not know; it was left out."
        for unknown in sorted(saved.keys() - _KEYS)
    )
    selection = part("selection", defaults.selection, lambda value: _selection(value, dossier))
    lanes_by = part("lanes_by", defaults.lanes_by, _lanes_by)
    state = replace(
        defaults,
        window=part("window", defaults.window, _window),
        filter=part("filter", defaults.filter, lambda value: _filter(value, dossier, problems)),
        selection=selection,
        milestone=part("milestone", defaults.milestone, lambda value: _milestone(value, selection, dossier)),
        view=part("view", defaults.view, _view),
        lanes_by=lanes_by,
        unfolded=part("unfolded", defaults.unfolded, lambda value: _unfolded(value, dossier, lanes_by)),
        arrangements=part("arrangements", defaults.arrangements, lambda value: _arrangements(value, dossier)),
        quiet_cut=part("quiet_cut", defaults.quiet_cut, _quiet_cut),
        tray=part("tray", defaults.tray, lambda value: _tray(value, dossier)),
        tour=part("tour", defaults.tour, lambda value: _tour(value, dossier)),
    )
    return Restored(state, tuple(problems))


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _Unusable("The saved view is damaged and was not restored.")
    return cast("dict[str, object]", value)


def _texts(value: object, otherwise: str) -> list[str]:
    if not isinstance(value, list):
        raise _Unusable(otherwise)
    items = cast("list[object]", value)
    if not all(isinstance(item, str) for item in items):
        raise _Unusable(otherwise)
    return cast("list[str]", items)


def _window(value: object) -> Window:
    problem = _Unusable("The saved stretch of time cannot be read; the opening view is shown.")
    if not isinstance(value, list):
        raise problem
    ends = cast("list[object]", value)
    try:
        numbers = [float(end) for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    except OverflowError:
        raise problem from None
    if len(ends) != 2 or len(numbers) != 2 or not all(map(math.isfinite, numbers)) or numbers[0] >= numbers[1]:
        raise problem
    return Window(Day(numbers[0]), Day(numbers[1]))


def _filter(value: object, dossier: Dossier, problems: list[str]) -> Filter:
    if not isinstance(value, dict):
        raise _Unusable("The saved filter cannot be read; everything is shown.")
    saved, made = cast("dict[str, object]", value), Filter()
    names = {facet.value: facet for facet in Facet}
    for name, chosen in saved.items():
        facet = names.get(name)
        if facet is None:
            problems.append(f"The saved filter has a part “{name}” that this version does not know; it was left out.")
            continue
        try:
            wanted = frozenset(_texts(chosen, f"The saved filter “{name}” cannot be read; it was left out."))
        except _Unusable as problem:
            problems.append(str(problem))
            continue
        known = wanted & frozenset(values_of(dossier, facet))
        if known != wanted:
            gone = ", ".join(sorted(wanted - known))
            problems.append(f"The saved filter names {gone}, which this dossier does not have; it was left out.")
        if known or not wanted:
            made = made.choosing(facet, known)
    return made


def _selection(value: object, dossier: Dossier) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise _Unusable("The saved selection cannot be read; the overview is shown.")
    if dossier.find(value) is None:
        raise _Unusable(f"The entry “{value}” that was selected is not in this dossier; the overview is shown.")
    return value


def _milestone(value: object, selection: str | None, dossier: Dossier) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Unusable("The saved milestone cannot be read; none is chosen.")
    steps = getattr(dossier.find(selection), "milestones", ()) if selection is not None else ()
    return value if 0 <= value < len(steps) else None


def _view(value: object) -> ViewKind:
    if value not in tuple(ViewKind):
        raise _Unusable("Whether timeline or list was shown cannot be read; the timeline is shown.")
    return ViewKind(str(value))


def _lanes_by(value: object) -> LaneKind:
    if value not in tuple(LaneKind):
        raise _Unusable("What the lanes stood for cannot be read; they stand for domains.")
    return LaneKind(str(value))


def _quiet_cut(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Unusable("Whether quiet years were compressed cannot be read; all years are shown.")
    return value


def _tray(value: object, dossier: Dossier) -> Tray:
    """Return what was to be compared; entries that are not in this dossier are left out."""
    otherwise = "What was to be compared cannot be read; nothing is chosen."
    if not isinstance(value, dict):
        raise _Unusable(otherwise)
    parts = cast("dict[str, object]", value)
    wanted, from_day_zero = _texts(parts.get("withdrawals", []), otherwise), parts.get("from_day_zero", False)
    if not isinstance(from_day_zero, bool):
        raise _Unusable(otherwise)
    return Tray(known_withdrawals(dossier, wanted), from_day_zero)


def _tour(value: object, dossier: Dossier) -> TourPlace:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Unusable("How far the tour was taken cannot be read; it begins anew.")
    return TourPlace(value if 0 <= value < length(dossier) else 0)


def _unfolded(value: object, dossier: Dossier, lanes_by: LaneKind) -> frozenset[str]:
    wanted = _texts(value, "The saved list of unfolded capsules cannot be read; all are folded.")
    return frozenset(wanted) & frozenset(group.key for group in grouping(dossier, lanes_by).groups)


def _saved(arrangement: LaneArrangement) -> dict[str, list[str]]:
    """Return an arrangement for the text, without what is as given."""
    parts = {
        "order": list(arrangement.order),
        "collapsed": sorted(arrangement.collapsed),
        "pinned": sorted(arrangement.pinned),
    }
    return {name: keys for name, keys in parts.items() if keys}


def _arrangements(value: object, dossier: Dossier) -> Arrangements:
    """Return the arrangements of the kinds that are known; keys that are no lanes of this dossier are left out."""
    otherwise = "How the lanes were arranged cannot be read; they stand as in a first start."
    if not isinstance(value, dict):
        raise _Unusable(otherwise)
    saved, made = cast("dict[str, object]", value), dict[str, LaneArrangement]()
    for kind in LaneKind:
        if kind.value not in saved:
            continue
        found = saved[kind.value]
        if not isinstance(found, dict):
            raise _Unusable(otherwise)
        parts = cast("dict[str, object]", found)
        order, collapsed, pinned = (_texts(parts.get(name, []), otherwise) for name in ("order", "collapsed", "pinned"))
        every = tuple(group.key for group in grouping(dossier, kind).groups)
        whole = LaneArrangement(tuple(order)).whole_order(every)
        made[kind.value] = LaneArrangement(
            () if whole == every else whole,
            frozenset(collapsed) & frozenset(every),
            frozenset(pinned) & frozenset(every),
        )
    return Arrangements.made(made)
