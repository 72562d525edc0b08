"""Where a name stands: before its line, at the edge when the line comes from outside, else behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from withdrawal_timeline.layout.packing import Row
from withdrawal_timeline.layout.plan import LABEL_GAP, MARK

LEFT_PAD = 10.0
"""Pixels that a name keeps from the left edge of the view."""
LINE_GAP = 6.0
"""Pixels after a name at the edge before its line goes on."""


@dataclass(frozen=True, slots=True)
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
    row: Row,
    *,
    indent: float = LEFT_PAD,
) -> Placed | None:
    """Return the first free place for a name, trying the full name before the short one; None if there is none.

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
    row
        What others take in the row.
    indent
        Where a name at the left edge begins.
    """
    for short, width in enumerate(widths):
        if short and width >= widths[0]:
            break
        for x, on_line in _places(width, ink, marks, view, indent):
            if row.fits(x - 1.0, x + width + 1.0):
                return Placed(x, width, bool(short), on_line)
    return None


def _places(
    width: float, ink: tuple[float, float], marks: Sequence[float], view: float, indent: float
) -> list[tuple[float, bool]]:
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
    for mark in marks:
        x = mark + MARK / 2 + LINE_GAP
        if x >= indent and x + width + LINE_GAP < min(last, view) and _clear(x, width, marks):
            found.append((x, True))
    return found


def _clear(x: float, width: float, marks: Sequence[float]) -> bool:
    """Return whether no mark touches a name at ``x``."""
    reach = MARK / 2 + 1.0
    return not any(x - reach < mark < x + width + LINE_GAP + reach - 1.0 for mark in marks)
