"""The way into the tour, on and out: which state each stop shows, and what the way in says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.models import TourStep
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.arrangement import Arrangements
from withdrawal_timeline.state.view_state import LaneKind, TourPlace, ViewKind, ViewState, Window
from withdrawal_timeline.state.windows import on_axis

_OF_THE_VIEW = (
    "window",
    "filter",
    "query",
    "hit",
    "selection",
    "milestone",
    "view",
    "lanes_by",
    "unfolded",
    "arrangements",
    "quiet_cut",
)
"""What a stop changes, and leaving the tour brings back."""


def length(dossier: Dossier) -> int:
    """Return how many stops the tour of a dossier has; 0 where it has none."""
    return sum(len(chapter.steps) for chapter in dossier.tour)


def begun(state: ViewState, dossier: Dossier, today: date) -> ViewState:
    """Return the state in which the tour goes on where it was left; at first, and after its end, from its beginning."""
    return at_stop(state, dossier, today, 0 if _is_over(dossier, state.tour.stop) else state.tour.stop)


def at_stop(state: ViewState, dossier: Dossier, today: date, number: int) -> ViewState:
    """Return the state at a stop; what the reader looked at before the tour is kept for the way back.

    Parameters
    ----------
    number
        Place of the stop; one that there is not gives the nearest. A dossier without a tour gives ``state``.
    """
    every = tuple(_steps(dossier))
    if not every:
        return state
    number = min(max(number, 0), len(every) - 1)
    step = every[number]
    return replace(
        state,
        window=on_axis(Window(step.window.start.first_day, step.window.to.end_day), dossier, today),
        filter=_filter(step),
        query="",
        hit=-1,
        selection=step.record,
        milestone=None,
        view=ViewKind.TIMELINE,
        # Rows that the reader folded, hid or sorted otherwise come back on the way out.
        lanes_by=LaneKind.DOMAIN,
        unfolded=frozenset(),
        arrangements=Arrangements(),
        quiet_cut=False,
        tour=TourPlace(number, state.tour.before or state),
    )


def left(state: ViewState) -> ViewState:
    """Return the view that the reader had before the tour; all else, such as preferences, stays as it is now."""
    before = state.tour.before
    if before is None:
        return state
    own = {name: getattr(before, name) for name in _OF_THE_VIEW}
    return replace(state, **own, tour=TourPlace(state.tour.stop))


def tour_in_words(dossier: Dossier, number: int) -> str:
    """Return what the way into the tour says: how long it is, or where it goes on; empty where there is none."""
    count = length(dossier)
    if not count:
        return ""
    extent = f"{plural(len(dossier.tour), 'chapter')}, {plural(count, 'stop')}"
    if number == 0:
        return f"Take the tour: {extent}"
    if _is_over(dossier, number):
        return f"Take the tour again: {extent}"
    return f"Go on with the tour: stop {number + 1} of {count}"


def _is_over(dossier: Dossier, number: int) -> bool:
    """Return whether a reader who left the tour at this stop has taken all of it."""
    return number >= length(dossier) - 1


def _steps(dossier: Dossier) -> Iterator[TourStep]:
    return (step for chapter in dossier.tour for step in chapter.steps)


def _filter(step: TourStep) -> Filter:
    chosen = step.filter
    return Filter(
        domains=_set(chosen.domains),
        statuses=_set(chosen.statuses),
        actions=_set(chosen.actions),
        administrations=_set(chosen.administrations),
    )


def _set(values: Iterable[str] | None) -> frozenset[str] | None:
    return None if values is None else frozenset(values)
