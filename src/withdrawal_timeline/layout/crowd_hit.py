"""What lies under a point of a crowded lane: a single item, or the strip that counts them all."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.crowd import STRIP, CrowdLane, Mass
from withdrawal_timeline.layout.timescale import TimeScale

_REACH = 4.0
"""Pixels beside an item, and to both sides of the pointer on the strip, that still count."""
_NAMED = 12
"""So many items beneath a place of the strip are named."""


@frozen
class CrowdItem:
    """A single item that has a line: line and name reach from ``x0`` to ``x1`` in a row of this top and height."""

    key: str
    x0: float
    x1: float
    top: float
    height: float


@frozen
class CrowdPlace:
    """A place of the strip, from ``x0`` to ``x1``: the days from ``start`` to ``end``.

    Parameters
    ----------
    lane
        Number of the lane in the index.
    count
        How many items touch it.
    shown, total
        How many items of the lane have a line in the whole window, and how many there are.
    top, height
        Of the strip.
    """

    lane: int
    x0: float
    x1: float
    start: float
    end: float
    count: int
    shown: int
    total: int
    top: float
    height: float = STRIP


def item_at(lane: CrowdLane, mass: Mass, x: float, y: float) -> CrowdItem | None:
    """Return the item whose line or name lies at a point, in pixels from the left edge and the top of the content."""
    for at in (abs(lane.y - y) <= lane.row / 2).nonzero()[0].tolist():
        item, x0, x1 = int(lane.items[at]), float(lane.x0[at]), float(lane.x1[at])
        name = next((name for name in lane.names if name.item == item), None)
        if name is not None:
            x0, x1 = min(x0, name.x), max(x1, name.x + name.width)
        if x0 - _REACH <= x <= x1 + _REACH:
            return CrowdItem(mass.key(item), x0, x1, float(lane.y[at]) - lane.row / 2, lane.row)
    return None


def place_at(lane: CrowdLane, mass: Mass, scale: TimeScale, x: float, y: float) -> CrowdPlace | None:
    """Return the place of the strip at a point; None beside the strip and where nothing is."""
    if not lane.strip_top <= y < lane.strip_top + STRIP:
        return None
    start, end = scale.to_day(x - _REACH), scale.to_day(x + _REACH)
    count = mass.index.count(lane.lane, start, end)
    if not count:
        return None
    return CrowdPlace(lane.lane, x - _REACH, x + _REACH, start, end, count, lane.shown, lane.total, lane.strip_top)


def names_at(place: CrowdPlace, mass: Mass) -> tuple[str, ...]:
    """Return the names of the strongest items that touch a place, at most twelve."""
    strongest = mass.index.strongest(place.lane, place.start, place.end, _NAMED)
    return tuple(mass.title(item) for item in strongest.tolist())
