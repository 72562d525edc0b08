"""How wide the columns are, so that they fill the pane and nothing has to be scrolled sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from withdrawal_timeline.state.table import Column

Stops = Mapping[Column, Sequence[float]]
"""For each column the widths of its forms, widest first; equal ones are allowed."""

_GIVE_WAY: tuple[Column, ...] = (
    Column.STATUS,
    Column.PRESIDENT,
    Column.DOMAIN,
    Column.CLAIMS,
    Column.PRESIDENT,
    Column.STATUS,
    Column.DOMAIN,
    Column.BODY,
    Column.BODY,
    Column.BODY,
    Column.CLAIMS,
    Column.DATE,
    Column.DATE,
    Column.ENTRY,
)
"""Which column goes to its next shorter form, one after the other, while the row is too long.

The entry last: titles that are cut are those that begin alike.
"""
_LEAVE: tuple[Column, ...] = (
    Column.ACTION,
    Column.BODY,
    Column.PRESIDENT,
    Column.CLAIMS,
    Column.DOMAIN,
    Column.STATUS,
    Column.DATE,
)
"""Which columns are left out, one after the other, where not even the shortest forms fit.

First those whose words the entry's own title repeats: ``Withdrawal from the Paris Agreement``. The date last: rows
stand in its order.
"""
_MOST_OF_A_TITLE, _LEAST_OF_A_TITLE = 0.8, 0.6
"""So much of the longest title is shown at least where it alone says what was left: at first, and before the status and
the date leave."""
_SPREAD = 28.0
"""So much wider than its longest form a column is made, at most, before the entry takes the rest."""


def widths(available: float, stops: Stops) -> dict[Column, int]:
    """Return the width of each column that is shown, in whole pixels; their sum is ``available``.

    Parameters
    ----------
    available
        Width of the pane in pixels.
    stops
        Widths that the columns ask for, each with its padding; never empty.

    Returns
    -------
    dict
        Columns from left to right. The entry is always among them, if need be narrower than it asks for.
    """
    shown, titles = list(Column), stops[Column.ENTRY]
    for leaving in _LEAVE:
        if sum(stops[column][-1] for column in shown) <= available:
            break
        shown.remove(leaving)
        if leaving is Column.BODY:
            most = titles[0] * _MOST_OF_A_TITLE
            stops = {**stops, Column.ENTRY: (titles[0], *(max(width, most) for width in titles[1:]))}
        elif leaving is Column.DOMAIN:
            stops = {**stops, Column.ENTRY: (titles[0], min(titles[-1], titles[0] * _LEAST_OF_A_TITLE))}
    now = {column: float(stops[column][0]) for column in shown}
    for column in _GIVE_WAY:
        excess = sum(now.values()) - available
        if excess > 0 and column in now:
            shorter = next((width for width in stops[column] if width < now[column]), now[column])
            # Only the entry is read as well at any width; the others have forms that fit or do not.
            now[column] = max(shorter, now[column] - excess) if column is Column.ENTRY else shorter
    for column in shown:
        excess = max(sum(now.values()) - available, 0.0)
        now[column] = max(min(stops[column][-1], now[column]), now[column] - excess)
    return _whole(_filled(now, available, stops), available)


def _filled(now: dict[Column, float], available: float, stops: Stops) -> dict[Column, float]:
    """Share out what is left over: to the entry what it can use, then to all alike, then to the entry."""
    spare = available - sum(now.values())
    if spare < 0:
        squeezed = max(available / sum(now.values()), 0.0)
        return {column: width * squeezed for column, width in now.items()}
    wanted = min(spare, max(stops[Column.ENTRY][0] - now[Column.ENTRY], 0.0))
    now[Column.ENTRY] += wanted
    each = min((spare - wanted) / len(now), _SPREAD)
    grown = {column: width + each for column, width in now.items()}
    grown[Column.ENTRY] += spare - wanted - each * len(now)
    return grown


def _whole(now: dict[Column, float], available: float) -> dict[Column, int]:
    """Round so that the edges, not the widths, are off by less than a pixel."""
    made: dict[Column, int] = {}
    edge = begun = 0.0
    for column, width in now.items():
        edge += width
        made[column] = round(edge) - round(begun)
        begun = edge
    last = next(reversed(made))
    made[last] += round(available) - sum(made.values())
    return made
