"""The row of what has no line of its own: clusters that say what they hold, single marks with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from withdrawal_timeline.layout.drawn import OVERSCAN, Collected, DrawnCluster, DrawnMark, DrawnName, RowBox
from withdrawal_timeline.layout.labels import LINE_GAP
from withdrawal_timeline.layout.packing import Taken
from withdrawal_timeline.layout.plan import PlannedCluster
from withdrawal_timeline.layout.sizes import LABEL_GAP, MARK, Measure
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Track

_NAMED = 2
"""A cluster of more names so many of its members, and counts the others."""
_WHOLE = 3
"""A cluster of so many may name all of them."""
_CLEAR = 24.0
"""Pixels that must be free after a name behind its mark, so that it is not taken for that of the next mark."""


def place_small_marks(
    out: Collected, places: Sequence[PlannedCluster], scale: TimeScale, measure: Measure, strong: frozenset[str]
) -> None:
    """Place clusters and single marks of one row, and their names where there is room, the most important first."""
    taken = Taken()
    visible = [(place, x) for place in places if -OVERSCAN < (x := scale.to_px(place.day)) < scale.width + OVERSCAN]
    for place, x in visible:
        taken.take(x - _reach(place), x + _reach(place))
        if len(place.members) > 1:
            out.clusters.append(DrawnCluster(x, place.y, *_hues(place), place))
        else:
            _place_mark(out, place, x)
    waiting = [item for item in visible if not item[0].leaving]
    waiting.sort(key=lambda item: (-item[0].strongest_first[0].importance, item[1]))
    for behind in (False, True):
        waiting = [item for item in waiting if not _place_name(out, item, scale, measure, strong, taken, behind=behind)]
    out.nameless += sum(len(place.members) == 1 for place, _ in waiting)


def cluster_names(members: Sequence[Track]) -> Iterator[str]:
    """Yield what a cluster can be called, from the longest to the shortest: ``UNFPA, COVAX +1``.

    Parameters
    ----------
    members
        What it holds, in the order in which they are to be named.
    """
    for count in range(len(members) if len(members) <= _WHOLE else _NAMED, 0, -1):
        rest = len(members) - count
        more = f" +{rest}" if rest else ""
        yield ", ".join(member.label for member in members[:count]) + more
        yield ", ".join(member.short for member in members[:count]) + more


def _reach(place: PlannedCluster) -> float:
    return MARK / 2 if len(place.members) == 1 else MARK


def _hues(place: PlannedCluster) -> tuple[str, str]:
    """Return the colour of a cluster, and another one that it holds as well, if any."""
    hues = list(dict.fromkeys(member.hue for member in place.strongest_first))
    return hues[0], hues[min(1, len(hues) - 1)]


def _place_mark(out: Collected, place: PlannedCluster, x: float) -> None:
    track = place.members[0]
    mark = track.strongest
    rest = tuple(other for other in track.marks if other is not mark)
    out.marks.append(DrawnMark(x, place.y, x, x, track.hue, track.key, mark, -1, rest))
    if not place.leaving:
        out.rows.append(RowBox(track.key, place.y - MARK / 2, MARK, x - MARK / 2, x + MARK / 2, track.hue))


def _place_name(
    out: Collected,
    item: tuple[PlannedCluster, float],
    scale: TimeScale,
    measure: Measure,
    strong: frozenset[str],
    taken: Taken,
    *,
    behind: bool,
) -> bool:
    """Put a name before its mark, or behind it, in the longest form that fits; return whether one did."""
    place, x = item
    many = len(place.members) > 1
    members = sorted(place.strongest_first, key=lambda member: member.key not in strong)
    bold = members[0].key in strong
    reach = _reach(place)
    for text in cluster_names(members):
        width = measure(text, bold)
        if behind:
            start = x + reach + LABEL_GAP
            free = start >= LINE_GAP and start + width <= scale.width
            free = free and taken.fits(start - LINE_GAP + 1.0, start + width + _CLEAR)
        else:
            start = x - reach - LABEL_GAP - width
            free = start >= LINE_GAP and taken.fits(start - LINE_GAP, x - reach - 1.0)
        if free:
            taken.take(start - LINE_GAP, start + width + LINE_GAP)
            key = members[0].key if bold or not many else place.key
            out.names.append(DrawnName(key, text, start, place.y, width, bold, True, members[0].hue, many=many))
            return True
    return False
