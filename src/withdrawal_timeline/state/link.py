"""The exact view as a link: ``withdrawal-timeline:?sel=who-2025&from=2015&to=2027-06&domain=health``.

A link holds the stretch of time, the filter, the search, the selection and how the entries are shown. What is as at a
first start is left out. Preferences (theme, which side stands left, motion) are the reader's own and stand in no link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal
from typing import Any
from urllib.parse import parse_qsl, quote

from withdrawal_timeline.domain.dates import EPOCH, Day, PartialDate, to_date, to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.query.filters import Facet, values_of
from withdrawal_timeline.state.arrangement import Arrangements, LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.session import Restored
from withdrawal_timeline.state.tray import known_withdrawals
from withdrawal_timeline.state.view_state import LaneKind, ViewKind, ViewState, Window

SCHEME = "withdrawal-timeline"
"""What links begin with, before a colon."""
LONGEST = 1 << 14
"""Longest link that is read, in characters."""
_CUT, _WHOLE = "cut", "whole"
"""How the quiet years stand on the axis."""
_MOST_HITS = 1_000_000
_DAY_ZERO, _CALENDAR = "day-0", "calendar"

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d+)")
_EXACT = Context(prec=1100)
"""Wide enough for the sum of any two times of a window, so that none of it is rounded."""


class _Unreadable(Exception):
    """A part of a link is not what it should be; the text says what is wrong, as a sentence."""


@frozen
class _Asked:
    """What the reader of a part can look up.

    Parameters
    ----------
    text
        The part's text.
    given
        All parts of the link by their names.
    state
        What was read so far, on top of the defaults.
    dossier
        The records that ids must name.
    problems
        Takes sentences on what was left out of a part of which the rest can be used.
    """

    text: str
    given: Mapping[str, str]
    state: ViewState
    dossier: Dossier
    problems: list[str]


@frozen
class _Part:
    """One part of a link.

    Parameters
    ----------
    of
        Returns the value that the part stands for.
    write
        Returns the text for such a value; None where no text can say it.
    read
        Returns the changes of the state that the text asks for.
    """

    of: Callable[[ViewState], Any]
    write: Callable[[Any], str | None]
    read: Callable[[_Asked], dict[str, Any]]


# -- times ------------------------------------------------------------------------------------------------


def _start_in_text(day: float) -> str | None:
    """Return the shortest date that begins at ``day``; with a fraction of a day where it is no midnight."""
    return _moment_in_text(day) if day % 1 else _date_in_text(day)


def _end_in_text(day: float) -> str | None:
    """Return the shortest date that ends at ``day``: the year 2026 ends where 2027 begins."""
    if day % 1:
        return _moment_in_text(day)
    text = _date_in_text(day - 1)
    if text is None:
        return None
    last, following = to_date(Day(day - 1)), to_date(Day(day))
    if (following.month, following.day) == (1, 1):
        return f"{last:%Y}"
    return f"{last:%Y-%m}" if following.day == 1 else f"{last:%Y-%m-%d}"


def _date_in_text(day: float) -> str | None:
    if not 0 < day + EPOCH < date.max.toordinal():
        return None
    when = to_date(Day(day))
    if (when.month, when.day) == (1, 1):
        return f"{when.year:04}"
    return f"{when.year:04}-{when.month:02}" if when.day == 1 else when.isoformat()


def _moment_in_text(day: float) -> str | None:
    if not 1 <= day + EPOCH < date.max.toordinal():
        return None
    exact = Decimal(repr(day))
    whole = exact.to_integral_value("ROUND_FLOOR")
    fraction = f"{_EXACT.subtract(exact, whole):f}".partition(".")[2]
    return f"{date.fromordinal(int(whole) + EPOCH).isoformat()}.{fraction}"


def _day_of(text: str, *, ends: bool) -> Day:
    if found := _MOMENT.fullmatch(text):
        try:
            midnight = to_day(date.fromisoformat(found[1]))
        except ValueError:
            raise _Unreadable(f"“{text}” is not a date.") from None
        return Day(float(_EXACT.add(Decimal(int(midnight)), Decimal(f"0.{found[2]}"))))
    try:
        when = PartialDate(text)
    except ValueError:
        raise _Unreadable(f"“{text}” is not a date.") from None
    return when.end_day if ends else when.first_day


def _read_start(asked: _Asked) -> dict[str, Any]:
    start, window = _day_of(asked.text, ends=False), asked.state.window
    return {"window": Window(start, window.end if start < window.end else Day(start + window.days))}


def _read_end(asked: _Asked) -> dict[str, Any]:
    end, window = _day_of(asked.text, ends=True), asked.state.window
    if end <= window.start and "from" in asked.given:
        raise _Unreadable(f"The end “{asked.text}” lies before the beginning.")
    return {"window": Window(window.start if window.start < end else Day(end - window.days), end)}


# -- values -----------------------------------------------------------------------------------------------


def _facet(facet: Facet) -> _Part:
    def write(values: frozenset[str] | None) -> str | None:
        return None if values is None else ",".join(sorted(values))

    def read(asked: _Asked) -> dict[str, Any]:
        wanted = frozenset(filter(None, asked.text.split(",")))
        known = wanted & frozenset(values_of(asked.dossier, facet))
        if known != wanted:
            gone = ", ".join(sorted(wanted - known))
            asked.problems.append(f"This dossier does not have {gone}.")
        chosen = asked.state.filter
        return {"filter": chosen.choosing(facet, known)} if known or not wanted else {}

    return _Part(lambda state: state.filter.chosen(facet), write, read)


def _read_selection(asked: _Asked) -> dict[str, Any]:
    if asked.dossier.find(asked.text) is None:
        raise _Unreadable(f"This dossier does not have {asked.text}.")
    return {"selection": asked.text}


def _read_milestone(asked: _Asked) -> dict[str, Any]:
    selection = asked.state.selection
    steps = getattr(asked.dossier.find(selection), "milestones", ()) if selection is not None else ()
    return {"milestone": _place(asked.text, len(steps))}


def _read_hit(asked: _Asked) -> dict[str, Any]:
    return {"hit": _place(asked.text, _MOST_HITS)}


def _place(text: str, most: int) -> int:
    """Return the place, counted from 0, of what is counted from 1 in a link."""
    number = int(text) if re.fullmatch(r"[0-9]{1,7}", text) else 0
    if not 1 <= number <= most:
        raise _Unreadable(f"There is no number {text}.")
    return number - 1


def _counted_from_one(place: int | None) -> str | None:
    return None if place is None or place < 0 else str(place + 1)


def _read_view(asked: _Asked) -> dict[str, Any]:
    if asked.text not in tuple(ViewKind):
        raise _Unreadable(f"There is no view “{asked.text}”.")
    return {"view": ViewKind(asked.text)}


def _read_lanes(asked: _Asked) -> dict[str, Any]:
    if asked.text not in tuple(LaneKind):
        raise _Unreadable(f"Lanes cannot stand for “{asked.text}”.")
    return {"lanes_by": LaneKind(asked.text)}


def _read_quiet(asked: _Asked) -> dict[str, Any]:
    if asked.text not in (_CUT, _WHOLE):
        raise _Unreadable(f"Quiet years are {_CUT} or {_WHOLE}, not “{asked.text}”.")
    return {"quiet_cut": asked.text == _CUT}


def _read_unfolded(asked: _Asked) -> dict[str, Any]:
    wanted = frozenset(filter(None, asked.text.split(",")))
    known = wanted & frozenset(group.key for group in grouping(asked.dossier, asked.state.lanes_by).groups)
    if known != wanted:
        asked.problems.append(f"There is no lane {', '.join(sorted(wanted - known))}.")
    return {"unfolded": known}


def _read_compared(asked: _Asked) -> dict[str, Any]:
    wanted = tuple(filter(None, asked.text.split(",")))
    known = known_withdrawals(asked.dossier, wanted)
    gone = [record_id for record_id in dict.fromkeys(wanted) if record_id not in known]
    if gone:
        asked.problems.append(f"These cannot be compared: {', '.join(gone)}.")
    return {"tray": replace(asked.state.tray, withdrawals=known)}


def _aligned_in_text(from_day_zero: bool) -> str:
    return _DAY_ZERO if from_day_zero else _CALENDAR


def _read_aligned(asked: _Asked) -> dict[str, Any]:
    if asked.text not in (_DAY_ZERO, _CALENDAR):
        raise _Unreadable(f"Lives cannot be aligned by “{asked.text}”.")
    return {"tray": replace(asked.state.tray, from_day_zero=asked.text == _DAY_ZERO)}


def _arranged(place: str) -> _Part:
    """Return the part for one field of lane arrangements: ``domain:health,energy;status:pending``."""

    def write(arrangements: Arrangements) -> str:
        fields = ((kind, getattr(found, place)) for kind, found in arrangements.by_kind)
        return ";".join(
            f"{kind}:{','.join(keys if place == 'order' else sorted(keys))}" for kind, keys in fields if keys
        )

    def read(asked: _Asked) -> dict[str, Any]:
        arrangements = asked.state.arrangements
        for text in filter(None, asked.text.split(";")):
            name, _, listed = text.partition(":")
            if name not in tuple(LaneKind):
                raise _Unreadable(f"Lanes cannot stand for “{name}”.")
            every = tuple(group.key for group in grouping(asked.dossier, LaneKind(name)).groups)
            keys = tuple(key for key in dict.fromkeys(listed.split(",")) if key in every)
            whole = LaneArrangement(order=keys).whole_order(every) if place == "order" else ()
            value: Any = frozenset(keys) if place != "order" else () if whole == every else whole
            arrangements = arrangements.having(name, replace(arrangements.of(name), **{place: value}))
        return {"arrangements": arrangements}

    def of(state: ViewState) -> Arrangements:
        """Return the arrangements with this field alone, so that only it decides whether the part is left out."""
        alone = {kind: LaneArrangement(**{place: getattr(found, place)}) for kind, found in state.arrangements.by_kind}
        return Arrangements.made(alone)

    return _Part(of, write, read)


def _key_of(facet: Facet) -> str:
    return facet.name.lower().replace("_", "-")


_PARTS: Mapping[str, _Part] = {
    "sel": _Part(lambda state: state.selection, lambda value: value, _read_selection),
    "step": _Part(lambda state: state.milestone, _counted_from_one, _read_milestone),
    "from": _Part(lambda state: state.window.start, _start_in_text, _read_start),
    "to": _Part(lambda state: state.window.end, _end_in_text, _read_end),
    **{_key_of(facet): _facet(facet) for facet in Facet},
    "q": _Part(lambda state: state.query, str, lambda asked: {"query": asked.text}),
    "hit": _Part(lambda state: state.hit, _counted_from_one, _read_hit),
    "view": _Part(lambda state: state.view, lambda view: view.value, _read_view),
    "lanes": _Part(lambda state: state.lanes_by, lambda kind: kind.value, _read_lanes),
    "quiet": _Part(lambda state: state.quiet_cut, lambda cut: _CUT if cut else _WHOLE, _read_quiet),
    **{place: _arranged(place) for place in ("order", "collapsed", "pinned")},
    "compare": _Part(lambda state: state.tray.withdrawals, ",".join, _read_compared),
    "aligned": _Part(lambda state: state.tray.from_day_zero, _aligned_in_text, _read_aligned),
    "unfolded": _Part(lambda state: state.unfolded, lambda keys: ",".join(sorted(keys)), _read_unfolded),
}
"""All parts by their names, in the order in which they are written and read: a part may rest on those before it."""


# -- links ------------------------------------------------------------------------------------------------


def is_link(text: str) -> bool:
    """Return whether a text is meant as a link: whether it begins with the scheme and a colon."""
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def write(state: ViewState, defaults: ViewState | None = None) -> str:
    """Return the link to a view.

    Parameters
    ----------
    state
        What is looked at.
    defaults
        The state of a first start: parts that are as there are left out. None writes every part.
    """
    pairs: list[str] = []
    for name, part in _PARTS.items():
        value = part.of(state)
        if defaults is None or value != part.of(defaults):
            text = part.write(value)
            if text is not None:
                pairs.append(f"{name}={quote(text, safe=',:;', errors='replace')}")
    return f"{SCHEME}:?{'&'.join(pairs)}" if pairs else f"{SCHEME}:"


def read(link: str, defaults: ViewState, dossier: Dossier) -> Restored:
    """Return the view that a link leads to; what cannot be used is left out and said.

    Parameters
    ----------
    link
        What ``write`` returned, or what somebody wrote after its pattern. Between colon and question mark there may
        be slashes, as some programs put them there.
    defaults
        The state of a first start, with the reader's own preferences: parts that the link leaves out.
    dossier
        The records that ids must name.
    """
    if not is_link(link) or len(link) > LONGEST:
        return Restored(defaults, (f"This is no link of this program: {link[:60]}",))
    asked = link[len(SCHEME) + 1 :].partition("#")[0].lstrip("/").removeprefix("?")
    given: dict[str, str] = {}
    for name, text in parse_qsl(asked, keep_blank_values=True):
        given[name] = f"{given[name]},{text}" if name in given else text
    unknown = sorted(given.keys() - _PARTS.keys())
    problems = [f"The link has a part “{name}” that this version does not know; it was left out." for name in unknown]
    state = defaults
    for name, part in _PARTS.items():
        if name in given:
            unused: list[str] = []
            try:
                state = replace(state, **part.read(_Asked(given[name], given, state, dossier, unused)))
            except _Unreadable as problem:
                unused.append(str(problem))
            problems += [f"A part of the link was left out, “{name}”. {sentence}" for sentence in unused]
    return Restored(state, tuple(problems))
