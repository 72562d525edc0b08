"""The state that the window begins with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from withdrawal_timeline.domain.dates import Day, PartialDate
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.view_state import ThemeChoice, TourPlace, ViewState, Window
from withdrawal_timeline.state.windows import on_axis, revealing, story


def first_start(dossier: Dossier, today: date, theme: str, left: Stance, *, reduce_motion: bool) -> ViewState:
    """Return the state of a first start: the years of the story, nothing filtered, nothing selected."""
    return ViewState(
        window=story(dossier, today), theme=ThemeChoice(theme), left_stance=left, reduce_motion=reduce_motion
    )


OWN = ("theme", "left_stance", "reduce_motion", "citation", "annotations", "text_scale")
"""Fields of a state that are the reader's own, and part of no view."""


def anew(state: ViewState, dossier: Dossier, today: date) -> ViewState:
    """Return the state of a first start with what is the reader's own in ``state``: preferences, pins, notes.

    A tour that is under way is left, where it can be taken up again.
    """
    own: dict[str, Any] = {name: getattr(state, name) for name in OWN}
    return ViewState(window=story(dossier, today), tour=TourPlace(state.tour.stop), **own)


def as_asked(
    state: ViewState,
    dossier: Dossier,
    today: date,
    *,
    select: str | None = None,
    domains: Collection[str] = (),
    start: PartialDate | None = None,
    end: PartialDate | None = None,
) -> ViewState:
    """Return ``state`` with what was asked for on the command line.

    Parameters
    ----------
    state
        What is shown where nothing was asked.
    dossier, today
        Facts, and the day that counts as today.
    select
        Record to select; if no stretch of time was asked for, it is brought into view.
    domains
        The only domains to show; empty for all.
    start, end
        First and last date to show. With one of them alone the other end stays, or the length where it cannot.
    """
    window = state.window
    if start is not None or end is not None:
        first = start.first_day if start is not None else window.start
        last = end.end_day if end is not None else window.end
        if first >= last and start is not None:
            last = Day(first + window.days)
        elif first >= last:
            first = Day(last - window.days)
        window = on_axis(Window(first, last), dossier, today)
    elif select is not None:
        window = revealing(window, dossier, select, today)
    return replace(
        state,
        window=window,
        filter=Filter(domains=frozenset(domains)) if domains else state.filter,
        selection=select if select is not None else state.selection,
        milestone=None if select is not None else state.milestone,
    )
