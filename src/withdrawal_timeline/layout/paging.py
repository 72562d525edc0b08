"""Where a long text is cut into pages: never through a line, and rather not where it would read badly.

Lengths are in any one unit, from the top of the text down. Columns that stand side by side are no special case: a cut
goes through all of them, so it has to miss the lines of each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from withdrawal_timeline.domain.frozen import frozen

NEVER = 1e6
"""Weight of a hold that is broken only where a page has no other place to be cut."""
_TOUCH = 0.01
"""Boxes that overlap by no more than this only touch."""


@frozen
class Box:
    """Something that is not cut: a line of text, or a drawing. ``top <= bottom``."""

    top: float
    bottom: float


@frozen
class Hold:
    """What should stay on one page: a cut inside it costs as much as a page left empty by ``weight``."""

    top: float
    bottom: float
    weight: float = NEVER


@frozen
class Sheet:
    """What stands on one page: the text from ``start`` to ``end``."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How much of the page is filled."""
        return self.end - self.start


def sheets(boxes: Iterable[Box], holds: Sequence[Hold], length: float) -> tuple[Sheet, ...]:
    """Return the pages that hold all boxes, in order; none for a text without boxes.

    Each page begins with the top of a box and is at most ``length`` long. It ends where the room that is left free and
    the holds that are broken cost least together. A box that is longer than a page is cut where the page ends.

    Parameters
    ----------
    boxes
        In any order; they may overlap, as those of columns do.
    holds
        What should stay together.
    length
        Room of a page, more than 0.
    """
    rest = sorted((box for box in boxes if box.bottom > box.top), key=lambda box: box.top)
    found: list[Sheet] = []
    start = rest[0].top if rest else 0.0
    while rest:
        limit = start + length
        if max(box.bottom for box in rest) <= limit + _TOUCH:
            return (*found, Sheet(start, max(box.bottom for box in rest)))
        end = _end(rest, holds, start, limit)
        found.append(Sheet(start, end))
        rest = [box if box.top >= end - _TOUCH else Box(end, box.bottom) for box in rest if box.bottom > end + _TOUCH]
        start = rest[0].top if rest else end
    return tuple(found)


def _end(rest: Sequence[Box], holds: Sequence[Hold], start: float, limit: float) -> float:
    """Return the best place to end a page that begins at ``start`` and has room to ``limit``."""
    places = sorted({box.bottom for box in rest if start + _TOUCH < box.bottom <= limit + _TOUCH})
    clean = [place for place in places if not _cuts(rest, place)]
    if not clean:
        return limit
    near = [hold for hold in holds if hold.top < limit and hold.bottom > start]
    # What begins behind a place belongs to the next page, so a hold is broken only by a place that has some of it.
    tops = [box.top for box in rest]

    def cost(place: float) -> float:
        at = bisect_left(tops, place - _TOUCH)
        below = tops[at] if at < len(tops) else limit
        broken = sum(
            hold.weight for hold in near if hold.top < place - _TOUCH and hold.bottom > max(place, below) + _TOUCH
        )
        return (limit - place) + broken

    return min(reversed(clean), key=cost)


def _cuts(rest: Sequence[Box], place: float) -> bool:
    """Whether a cut at ``place`` goes through a box."""
    return any(box.top < place - _TOUCH and box.bottom > place + _TOUCH for box in rest)
