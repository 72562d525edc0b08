"""Where a name stands: before its line, at the edge when the line comes from outside, else behind it."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout.drawn import DrawnName
from withdrawal_timeline.layout.packing import Taken
from withdrawal_timeline.layout.sizes import LABEL_GAP, MARK

LEFT_PAD = 10.0
"""Pixels that a name keeps from the left edge of the view."""
LINE_GAP = 6.0
"""Pixels after a name at the edge before its line goes on."""
LEAST_CUT = 44.0
"""A name is not cut to fewer pixels than these."""
AMPLE = 30.0
"""So much of the line must be seen beside a name that breaks it."""

_INK = 0.8
"""Share of the height of a line that letters take."""


@frozen
class Placed:
    """Where a name stands.

    Parameters
    ----------
    x
        Left edge in pixels.
    width
        Width in pixels.
    short
        Whether the short form is shown.
    on_line
        The line lies behind the name there and is broken for it.
    """

    x: float
    width: float
    short: bool
    on_line: bool


def place_name(
    widths: tuple[float, float],
    ink: tuple[float, float],
    marks: Sequence[float],
    view: float,
    taken: Taken,
    *,
    indent: float = LEFT_PAD,
) -> Placed | None:
    """Return the first free place for a name; None if there is none.

    The full name is tried before the short one; then the short one on the line between two marks, where ample line
    is left beside it; last, cut off at the left edge or behind the ink.

    Parameters
    ----------
    widths
        Of the name and of its short form, in pixels.
    ink
        First and last pixel of the track's ink; may lie outside the view.
    marks
        Middles of its marks inside the view, sorted.
    view
        Width of the time area in pixels.
    taken
        What others take in the row: their ink, and the places before it for their names.
    indent
        Where a name at the left edge begins.
    """
    forms = widths if widths[1] < widths[0] else widths[:1]
    for short, width in enumerate(forms):
        for x, on_line in _places(width, ink, marks, view, indent):
            if taken.fits(x - 1.0, x + width + 1.0):
                return Placed(x, width, bool(short), on_line)
    return _cut(forms[-1], ink, marks, view, taken, indent, short=len(forms) > 1)


def apart(names: Sequence[DrawnName], line: float) -> list[DrawnName]:
    """Return the names of rows that pass each other, the weaker of two fading where they would lie on each other.

    Parameters
    ----------
    names
        Those given first are kept, strong ones before others.
    line
        Height of a line of text in pixels. Names so far apart are drawn in full, those whose ink would touch not at
        all.
    """
    ink = line * _INK
    kept: list[DrawnName] = []
    for name in sorted(names, key=lambda name: not name.strong):
        beside = [
            abs(other.y - name.y)
            for other in kept
            if name.x < other.x + other.width + LINE_GAP and other.x < name.x + name.width + LINE_GAP
        ]
        strength = min((min(beside, default=line) - ink) / (line - ink), 1.0)
        if strength > 0.0:
            kept.append(replace(name, strength=strength))
    return kept


def _places(
    width: float, ink: tuple[float, float], marks: Sequence[float], view: float, indent: float
) -> list[tuple[float, bool]]:
    """Return the places for a whole name: before its ink, at the edge over its line, behind its ink."""
    first, last = ink
    found: list[tuple[float, bool]] = []
    if first > view:
        return found
    before = first - LABEL_GAP - width
    if before >= indent:
        return [(before, False)]
    if first < indent + width + LINE_GAP and last > indent + width + LINE_GAP and _clear(indent, width, marks):
        found.append((indent, True))
    behind = last + LABEL_GAP
    if behind >= indent and behind + width <= view:
        found.append((behind, False))
    return found


def _cut(
    width: float,
    ink: tuple[float, float],
    marks: Sequence[float],
    view: float,
    taken: Taken,
    indent: float,
    *,
    short: bool,
) -> Placed | None:
    """Return a place for a name that breaks its line between two marks far apart, or that has to be cut off."""
    first, last = ink
    for mark, following in zip(marks, [*marks[1:], min(last, view)], strict=True):
        x = mark + MARK / 2 + LINE_GAP
        if x >= indent and x + width + AMPLE < following and taken.fits(x - 1.0, x + width + 1.0):
            return Placed(x, width, short, on_line=True)
    left = min((mark for mark in marks if mark > indent), default=view) - MARK / 2 - LABEL_GAP - indent
    if first < indent and left >= LEAST_CUT and taken.fits(indent - 1.0, indent + left + 1.0):
        return Placed(indent, min(left, width), short, on_line=True)
    behind = last + LABEL_GAP
    room = taken.room(behind, view) - behind - LABEL_GAP
    if behind >= indent and room >= LEAST_CUT:
        return Placed(behind, min(room, width), short, on_line=False)
    return None


def _clear(x: float, width: float, marks: Sequence[float]) -> bool:
    """Return whether no mark touches a name at ``x``."""
    reach = MARK / 2 + 1.0
    return not any(x - reach < mark < x + width + LINE_GAP + reach - 1.0 for mark in marks)
