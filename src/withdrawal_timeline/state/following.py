"""The view that a link leads to, as it is shown here and today; and the words that name a view."""

from __future__ import annotations

from datetime import date

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.models import Body
from withdrawal_timeline.query.facets import chips
from withdrawal_timeline.state import link as links
from withdrawal_timeline.state.opening import anew
from withdrawal_timeline.state.session import Restored
from withdrawal_timeline.state.view_state import ViewState
from withdrawal_timeline.state.windows import on_axis, revealing
from withdrawal_timeline.state.years import in_words


def followed(link: str, state: ViewState, dossier: Dossier, today: date) -> Restored:
    """Return the view that a link leads to, within the axis; where it names no time, what it selects is in view.

    Parameters
    ----------
    link
        What ``state.link`` writes.
    state
        What is looked at now; what is the reader's own in it stays, all else the link decides.
    dossier, today
        Facts, and the day that counts as today.
    """
    defaults = anew(state, dossier, today)
    read = links.read(link, defaults, dossier)
    selection, window = read.state.selection, read.state.window
    if selection is not None and window == defaults.window:
        window = revealing(window, dossier, selection, today)
    else:
        window = on_axis(window, dossier, today)
    return replace(read, state=replace(read.state, window=window))


def named(state: ViewState, dossier: Dossier) -> str:
    """Return words for a view: what is selected, what the filter restricts to, the years.

    ``WHO, Health, Jan 2015 – Oct 2027``; long lists of chips are cut after three.
    """
    record = dossier.find(state.selection) if state.selection is not None else None
    body = getattr(record, "body", None)
    selected = dossier.body(body) if body is not None else record
    parts = [] if selected is None else [selected.short_name if isinstance(selected, Body) else selected.title]
    parts += [chip.label for chip in chips(dossier, state.filter)][:3]
    if state.query.strip():
        parts.append(f"“{state.query.strip()}”")
    return ", ".join((*parts, in_words(state.window)))
