"""One frame: a plan seen through a window, as flat arrays of pixels that a painter only walks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from withdrawal_timeline.layout.drawn import (
    OVERSCAN,
    Collected,
    DrawnCaption,
    DrawnMark,
    DrawnName,
    DrawnRemark,
    DrawnSpan,
    Frame,
    RowBox,
)
from withdrawal_timeline.layout.labels import LEFT_PAD, LINE_GAP, apart, place_name
from withdrawal_timeline.layout.packing import Taken
from withdrawal_timeline.layout.panning import counted
from withdrawal_timeline.layout.plan import Plan, PlannedCluster, PlannedTrack
from withdrawal_timeline.layout.sizes import HEADLINE, LABEL_GAP, MARK, SIGN_AWAY, Measure
from withdrawal_timeline.layout.strip import place_ticks
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Mark, Track

if TYPE_CHECKING:
    from withdrawal_timeline.layout.crowd import Columns, CrowdLane, Mass

MERGE_GAP = 8.0
"""Marks of one track nearer than this many pixels are drawn as the strongest of them, with one ghost."""
GHOST_SHIFT = 5.0
"""Pixels by which the ghost stands to the left."""
_SIGN_INDENT = LEFT_PAD + SIGN_AWAY
"""Where the names of unfolded parts begin, after the sign of the status."""
_AFTER_MARK = MARK / 2 + LABEL_GAP + SIGN_AWAY
"""How far behind a mark they begin where the mark would lie on them."""


def make_frame(
    plan: Plan,
    scale: TimeScale,
    today: float,
    measure: Measure,
    remark_width: Measure,
    strong: frozenset[str] = frozenset(),
    mass: Mass | None = None,
    columns: Columns = counted,
) -> Frame:
    """Return the frame of ``plan`` at ``scale``.

    Parameters
    ----------
    plan
        Made for the step of scales that ``scale`` belongs to.
    scale
        The window.
    today
        Where remarks begin.
    measure
        Widths of names.
    remark_width
        Widths of remarks.
    strong
        Keys of tracks whose name is set in the strong weight: what is selected or found.
    mass
        The items of crowded lanes, if there are such lanes.
    columns
        Counts these in columns of pixels.
    """
    out = Collected()
    by_row: dict[tuple[int, int], list[PlannedTrack]] = {}
    for planned in plan.own:
        by_row.setdefault((planned.lane, planned.row), []).append(planned)
    column = _column_of_parts(plan.own, scale, measure, strong)
    for members in by_row.values():
        _row(out, members, scale, today, measure, remark_width, strong, column)
    by_lane: dict[int, list[PlannedCluster]] = {}
    for cluster in plan.clusters:
        by_lane.setdefault(cluster.lane, []).append(cluster)
    if by_lane:
        from withdrawal_timeline.layout.small_marks import place_small_marks  # noqa: PLC0415 - few windows have any

        for clusters in by_lane.values():
            place_small_marks(out, clusters, scale, measure, strong)
    names = apart(out.names, plan.line) if plan.moving else out.names
    crowded = [planned for planned in plan.lanes if planned.lane.crowd >= 0]
    crowds: tuple[CrowdLane, ...] = ()
    if mass is not None and crowded:
        from withdrawal_timeline.layout.crowd_rows import crowd_lanes  # noqa: PLC0415 - only large dossiers have crowds

        crowds = crowd_lanes(mass, crowded, scale, measure, columns)
    return Frame(
        scale,
        out.bars(),
        tuple(out.marks),
        tuple(names),
        tuple(out.clusters),
        tuple(out.remarks),
        tuple(out.rows),
        tuple(out.captions),
        crowds,
        out.nameless,
        mass,
        tuple(_left_out(plan, out, scale)),
        place_ticks(plan.lanes, scale),
    )


def _left_out(plan: Plan, out: Collected, scale: TimeScale) -> Iterable[tuple[Track, ...]]:
    """Yield for each lane what has ink in the window and is not drawn: no row was left, or its mark is elsewhere."""
    seen = {box.key for box in out.rows if box.x1 >= 0.0 and box.x0 <= scale.width}
    seen |= {one.key for drawn in out.clusters if drawn.is_seen(scale.width) for one in drawn.cluster.members}
    small: list[list[Track]] = [[] for _ in plan.lanes]
    for place in plan.clusters:
        if not place.leaving:
            small[place.lane].extend(member for member in place.members if member.key not in seen)
    for planned, others in zip(plan.lanes, small, strict=True):
        lane = planned.lane
        ticked = [track for track in (*lane.tracks, *lane.parts) if lane.collapsed and track.key not in seen]
        yield tuple(
            track
            for track in (ticked or (*planned.left_out, *others))
            if track.first_day <= scale.end and (track.without_date or track.last_day >= scale.start)
        )


def _row(
    out: Collected,
    members: Sequence[PlannedTrack],
    scale: TimeScale,
    today: float,
    measure: Measure,
    remark_width: Measure,
    strong: frozenset[str],
    column: float,
) -> None:
    """Place the tracks of one row: first all ink, then names by importance where it leaves room; parts in a column."""
    visible = [
        (planned, ink)
        for planned in members
        if ((ink := _ink(planned.track, scale))[1] >= 0 and ink[0] <= scale.width) or planned.part
    ]
    visible.sort(key=lambda item: (-item[0].track.importance, item[1][0]))
    shared, named = Taken(), list[DrawnName]()
    slots = [(_slot(planned, ink, measure, strong), ink[1]) for planned, ink in visible]
    for number, (planned, ink) in enumerate(visible):
        others = Taken((*slots[:number], *slots[number + 1 :], *((name.x, name.x + name.width) for name in named)))
        groups = _merged(planned.track, scale)
        at = [scale.to_px(best.day) for best, _ in groups]
        marks = [
            mark for x, (best, rest) in zip(at, groups, strict=True) if (mark := _drawn(planned, x, best, rest, scale))
        ]
        remark = _remark(planned, scale, today, remark_width)
        strong_name = planned.track.importance >= HEADLINE or planned.track.key in strong
        inset = GHOST_SHIFT if groups and groups[0][1] else 0.0
        name = None
        if not planned.leaving:
            name = _name(planned, ink, inset, at, scale, others, measure, strong=strong_name, column=column)
        if name is None:
            out.nameless += 1
        else:
            named.append(name)
        if remark is not None:
            out.remarks.append(remark)
        out.marks.extend(marks)
        if planned.below:
            _captions(out, planned, marks, scale, remark_width, shared)
        breaks = _broken_for(name) if name is not None else None
        _bars(out, planned, scale, breaks)
        x0 = min(ink[0], name.x if name else ink[0])
        x1 = max(ink[1], name.x + name.width if name else ink[1], remark.x if remark else ink[1])
        out.rows.append(
            RowBox(
                planned.track.key,
                planned.y - planned.height / 2,
                planned.height + planned.below,
                x0 - MARK / 2,
                x1 + MARK / 2,
                planned.track.hue,
            )
        )
    out.names.extend(named)


def _broken_for(name: DrawnName) -> tuple[float, float]:
    """Return from where to where a line is broken for the name that stands on it, and for the sign before the name."""
    before = LINE_GAP if name.sign < 0 else _AFTER_MARK  # up to the mark, if there is one before it
    return name.x - before, name.x + name.width + LINE_GAP


def _column_of_parts(own: Sequence[PlannedTrack], scale: TimeScale, measure: Measure, strong: frozenset[str]) -> float:
    """Return where the names of all unfolded parts begin: behind the mark that lies on one of them, if one does.

    What is said of the parts of one act is read down the column, so their names stand below each other.
    """
    column = _SIGN_INDENT
    for planned in own:
        track = planned.track
        if not planned.part or planned.leaving:
            continue
        width = measure(track.label, track.importance >= HEADLINE or track.key in strong)
        for mark in track.marks:
            x = scale.to_px(mark.day)
            if _lies_on(x, _SIGN_INDENT, width):
                column = max(column, x + _AFTER_MARK)
                break
    return column


def _lies_on(mark: float, x: float, width: float) -> bool:
    """Return whether a mark lies on a name, or touches it."""
    return x - MARK < mark < x + width + MARK


def _slot(planned: PlannedTrack, ink: tuple[float, float], measure: Measure, strong: frozenset[str]) -> float:
    """Return where the place before the ink of a track begins that is kept free for its name."""
    track = planned.track
    width = measure(track.label, track.importance >= HEADLINE or track.key in strong)
    return ink[0] - LABEL_GAP - width - GHOST_SHIFT


def _ink(track: Track, scale: TimeScale) -> tuple[float, float]:
    """Return first and last pixel of a track's ink: of its spans, its marks, and the brackets of uncertain dates."""
    to_px = scale.to_px
    first = to_px(track.mark_days[0]) - MARK / 2
    last = to_px(track.mark_days[1]) + MARK / 2
    if track.drawn_days[0] <= track.drawn_days[1]:
        first, last = min(first, to_px(track.drawn_days[0])), max(last, to_px(track.drawn_days[1]))
    return first, (scale.width if track.without_date and last < scale.width else last)


def _name(
    planned: PlannedTrack,
    ink: tuple[float, float],
    inset: float,
    at: Sequence[float],
    scale: TimeScale,
    others: Taken,
    measure: Measure,
    *,
    strong: bool,
    column: float,
) -> DrawnName | None:
    """Return the name of a track whose marks are drawn ``at`` these pixels; a ghost is ``inset`` before the first."""
    track = planned.track
    widths = (measure(track.label, strong), measure(track.short, strong))
    if planned.part:
        x = column
        for mark in at:
            if _lies_on(mark, x, widths[0]):
                x = mark + _AFTER_MARK
        leader = ink[0] if ink[0] > x + widths[0] + 2 * LABEL_GAP else 0.0
        return DrawnName(
            track.key, track.label, x, planned.y, widths[0], strong, False, planned.track.hue, track.sign, leader
        )
    # Also of marks that another one stands for: a name on the line that hid them would hide where the line begins.
    every = [scale.to_px(mark.day) for mark in track.marks]
    placed = place_name(widths, (ink[0] - inset, ink[1]), every, scale.width, others)
    if placed is None:
        return None
    text = track.short if placed.short else track.label
    return DrawnName(track.key, text, placed.x, planned.y, placed.width, strong, False, planned.track.hue)


def _merged(track: Track, scale: TimeScale) -> list[tuple[Mark, tuple[Mark, ...]]]:
    """Return the marks that are drawn of a track, each with the rest behind it.

    Those closer than ``MERGE_GAP`` are one, the strongest of them; in a chain of many that is true around each of the
    strongest, so that a return some way behind an exit keeps its own mark.
    """
    chains: list[list[tuple[float, Mark]]] = []
    last_px = -math.inf
    for mark in track.marks:
        px = scale.to_px(mark.day)
        if px - last_px >= MERGE_GAP:
            chains.append([])
        chains[-1].append((px, mark))
        last_px = px
    return [merged for chain in chains for merged in _strongest(chain)]


def _strongest(chain: Sequence[tuple[float, Mark]]) -> list[tuple[Mark, tuple[Mark, ...]]]:
    """Return the strongest marks of a chain, none nearer to another than ``MERGE_GAP``, and to each its nearest."""
    if len(chain) == 1:
        return [(chain[0][1], ())]
    best: list[tuple[float, Mark]] = []
    for px, mark in sorted(chain, key=lambda placed: (placed[1].strength, -placed[1].day)):
        if all(abs(px - other) >= MERGE_GAP for other, _ in best):
            best.append((px, mark))
    best.sort(key=lambda placed: placed[1].day)
    behind: list[list[Mark]] = [[] for _ in best]
    for px, mark in chain:
        nearest = min(range(len(best)), key=lambda place: abs(px - best[place][0]))
        if mark is not best[nearest][1]:
            behind[nearest].append(mark)
    return [(mark, tuple(rest)) for (_, mark), rest in zip(best, behind, strict=True)]


def _drawn(planned: PlannedTrack, x: float, best: Mark, rest: tuple[Mark, ...], scale: TimeScale) -> DrawnMark | None:
    """Return a mark as it is drawn, with the strongest of the rest as its ghost; None out of view."""
    x0, x1 = scale.to_px(best.first), scale.to_px(best.last)
    if x1 <= -OVERSCAN or x0 >= scale.width + OVERSCAN:
        return None
    ghost = min(rest, key=lambda mark: mark.strength).style if rest else -1
    return DrawnMark(x, planned.y, x0, x1, planned.track.hue, planned.track.key, best, ghost, rest)


def _captions(
    out: Collected,
    planned: PlannedTrack,
    marks: Sequence[DrawnMark],
    scale: TimeScale,
    width_of: Measure,
    taken: Taken,
) -> None:
    """Put captions beneath the marks in view: the strongest first, each in the longest form that fits."""
    y = planned.y + planned.height / 2 + planned.below / 2 - 2.0
    seen = [mark for mark in marks if 0.0 <= mark.x <= scale.width]
    for mark in sorted(seen, key=lambda mark: (mark.mark.strength, -mark.x)):
        for text in mark.mark.captions:
            width = width_of(text, False)
            x = min(max(mark.x - MARK / 2, 2.0), scale.width - width - 2.0)
            if taken.fits(x - LABEL_GAP, x + width + LABEL_GAP):
                taken.take(x - LABEL_GAP, x + width + LABEL_GAP)
                out.captions.append(DrawnCaption(x, y, text, planned.track.key))
                break


def _bars(out: Collected, planned: PlannedTrack, scale: TimeScale, breaks: tuple[float, float] | None) -> None:
    """Collect the spans of a track, broken where its name stands on the line."""
    for span in planned.track.spans:
        x0, x1 = scale.to_px(span.start), scale.to_px(span.end)
        if x1 < -OVERSCAN or x0 > scale.width + OVERSCAN:
            continue
        known0, known1 = scale.to_px(span.start_known), scale.to_px(span.end_known)
        pieces = [(x0, x1)]
        if breaks is not None and breaks[0] < x1 and breaks[1] > x0:
            # Left of a name at the edge nothing is drawn, so that the name stands before its line.
            pieces = [(max(x0, breaks[1]), x1)]
            if breaks[0] > x0 and breaks[0] > OVERSCAN:
                pieces.append((x0, breaks[0]))
        for piece0, piece1 in pieces:
            if piece1 > piece0:
                bars = out.spans.setdefault(planned.track.hue, {}).setdefault(span.style, [])
                drawn = DrawnSpan(piece0, piece1, max(piece0, known0), min(piece1, known1), planned.y, span.open_end)
                bars.append(drawn)


def _remark(planned: PlannedTrack, scale: TimeScale, today: float, width: Measure) -> DrawnRemark | None:
    track = planned.track
    if not track.without_date and not (planned.part and track.remark):
        return None
    x = scale.to_px(today) + LABEL_GAP
    if x > scale.width:
        return None
    text = track.remark if planned.part and x + width(track.remark, False) + LABEL_GAP < scale.width else ""
    return DrawnRemark(max(x, 0.0), planned.y, text, track.without_date, planned.track.hue)
