"""One frame: a plan seen through a window, as flat arrays of pixels that a painter only walks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from withdrawal_timeline.layout.crowd import CrowdLane, Mass, crowd_lane, densities
from withdrawal_timeline.layout.labels import LINE_GAP, place_name
from withdrawal_timeline.layout.packing import Taken
from withdrawal_timeline.layout.plan import HEADLINE, LABEL_GAP, MARK, Measure, Plan, PlannedCluster, PlannedTrack
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Mark, Track

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

MERGE_GAP = 8.0
"""Marks of one track nearer than this many pixels are drawn as the strongest of them, with one ghost."""
GHOST_SHIFT = 5.0
"""Pixels by which the ghost stands to the left."""
_SIGN_INDENT = 27.0
_OVERSCAN = 40.0


@dataclass(frozen=True, slots=True)
class Spans:
    """Bars of all tracks in view, one element each; y is the middle of the row from the top of the content."""

    x0: Floats
    x1: Floats
    known0: Floats
    known1: Floats
    y: Floats
    style: Ints
    hue: Ints
    open_end: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark in view; ``ghost`` is the shape of the strongest mark it stands before, -1 for none.

    ``x0`` and ``x1`` bound the time that the date may mean; ``hidden`` are the marks folded into this one.
    """

    x: float
    y: float
    x0: float
    x1: float
    hue: str
    track: str
    mark: Mark
    ghost: int
    hidden: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnName:
    """A name in view; ``y`` is the middle of its row. A dotted line leads from it to ``leader``, where that is set."""

    key: str
    text: str
    x: float
    y: float
    width: float
    strong: bool
    quiet: bool
    hue: str
    sign: int = -1
    leader: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawnCluster:
    """A cluster in view, drawn around ``x``."""

    x: float
    y: float
    hue: str
    cluster: PlannedCluster


@dataclass(frozen=True, slots=True)
class DrawnRemark:
    """Words after today, and an arrow into the gutter where no date is known."""

    x: float
    y: float
    text: str
    arrow: bool
    hue: str


@dataclass(frozen=True, slots=True)
class DrawnCaption:
    """Words beneath a mark; ``y`` is the middle of their line."""

    x: float
    y: float
    text: str
    track: str


@dataclass(frozen=True, slots=True)
class RowBox:
    """The row of a track, for hits and grounds: from ``top`` on, ``height`` high; ink from ``x0`` to ``x1``."""

    key: str
    top: float
    height: float
    x0: float
    x1: float
    hue: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the middle of the timeline shows for one window, and how many names found no room.

    ``hues`` names the colours that ``spans.hue`` counts.
    """

    scale: TimeScale
    spans: Spans
    marks: tuple[DrawnMark, ...]
    names: tuple[DrawnName, ...]
    clusters: tuple[DrawnCluster, ...]
    remarks: tuple[DrawnRemark, ...]
    rows: tuple[RowBox, ...]
    captions: tuple[DrawnCaption, ...]
    hues: tuple[str, ...]
    crowds: tuple[CrowdLane, ...] = ()
    nameless: int = 0


_SpanRow = tuple[float, float, float, float, float, int, int, bool]


@dataclass(slots=True)
class _Collected:
    spans: list[_SpanRow] = field(default_factory=list[_SpanRow])
    marks: list[DrawnMark] = field(default_factory=list[DrawnMark])
    names: list[DrawnName] = field(default_factory=list[DrawnName])
    clusters: list[DrawnCluster] = field(default_factory=list[DrawnCluster])
    remarks: list[DrawnRemark] = field(default_factory=list[DrawnRemark])
    rows: list[RowBox] = field(default_factory=list[RowBox])
    captions: list[DrawnCaption] = field(default_factory=list[DrawnCaption])
    hues: dict[str, int] = field(default_factory=dict[str, int])
    nameless: int = 0


def make_frame(
    plan: Plan,
    scale: TimeScale,
    today: float,
    measure: Measure,
    remark_width: Measure,
    strong: frozenset[str] = frozenset(),
    mass: Mass | None = None,
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
    """
    out = _Collected()
    by_row: dict[tuple[int, int], list[PlannedTrack]] = {}
    for planned in plan.own:
        by_row.setdefault((planned.lane, planned.row), []).append(planned)
    for members in by_row.values():
        _row(out, members, scale, today, measure, remark_width, strong)
    by_lane: dict[int, list[PlannedCluster]] = {}
    for cluster in plan.clusters:
        by_lane.setdefault(cluster.lane, []).append(cluster)
    for clusters in by_lane.values():
        _small_marks(out, clusters, scale, measure, strong)
    crowds = tuple(_crowds(plan, scale, mass, measure)) if mass is not None else ()
    return Frame(
        scale,
        _arrays(out.spans),
        tuple(out.marks),
        tuple(out.names),
        tuple(out.clusters),
        tuple(out.remarks),
        tuple(out.rows),
        tuple(out.captions),
        tuple(out.hues),
        crowds,
        out.nameless,
    )


def _crowds(plan: Plan, scale: TimeScale, mass: Mass, measure: Measure) -> Iterable[CrowdLane]:
    counts = densities(mass, scale)
    for planned in plan.lanes:
        number = planned.lane.crowd
        if number >= 0:
            top = planned.top + planned.header
            yield crowd_lane(mass, number, planned.lane.key, top, planned.row, scale, counts[number], measure)


def _row(
    out: _Collected,
    members: Sequence[PlannedTrack],
    scale: TimeScale,
    today: float,
    measure: Measure,
    remark_width: Measure,
    strong: frozenset[str],
) -> None:
    """Place the tracks of one row: first all ink, then names by importance where it leaves room."""
    visible = [
        (planned, ink)
        for planned in members
        if ((ink := _ink(planned.track, scale))[1] >= 0 and ink[0] <= scale.width) or planned.part
    ]
    visible.sort(key=lambda item: (-item[0].track.importance, item[1][0]))
    shared = Taken()
    for planned, ink in visible:
        others = Taken()
        for other, other_ink in visible:
            if other is not planned:
                others.take(_slot(other, other_ink, measure, strong), other_ink[1])
        for placed in out.names:
            if placed.y == planned.y:
                others.take(placed.x, placed.x + placed.width)
        marks = _merged(planned, scale)
        remark = _remark(planned, scale, today, remark_width)
        strong_name = planned.track.importance >= HEADLINE or planned.track.key in strong
        name = _name(planned, ink, marks, scale, others, measure, strong=strong_name)
        if name is None:
            out.nameless += 1
        else:
            out.names.append(name)
        if remark is not None:
            out.remarks.append(remark)
        out.marks.extend(mark for mark in marks if -_OVERSCAN < mark.x < scale.width + _OVERSCAN)
        if planned.below:
            _captions(out, planned, marks, scale, remark_width, shared)
        breaks = (name.x - LINE_GAP, name.x + name.width + LINE_GAP) if name is not None else None
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


def _slot(planned: PlannedTrack, ink: tuple[float, float], measure: Measure, strong: frozenset[str]) -> float:
    """Return where the place before the ink of a track begins that is kept free for its name."""
    track = planned.track
    width = measure(track.label, track.importance >= HEADLINE or track.key in strong)
    return ink[0] - LABEL_GAP - width - GHOST_SHIFT


def _ink(track: Track, scale: TimeScale) -> tuple[float, float]:
    """Return first and last pixel of a track's ink: of its spans, and of its edge marks."""
    marks = [scale.to_px(mark.day) for mark in track.marks]
    first = min([min(marks) - MARK / 2, *(scale.to_px(span.start) for span in track.spans)])
    last = max([max(marks) + MARK / 2, *(scale.to_px(span.end) for span in track.spans)])
    return first, (scale.width if track.without_date and last < scale.width else last)


def _name(
    planned: PlannedTrack,
    ink: tuple[float, float],
    marks: Sequence[DrawnMark],
    scale: TimeScale,
    others: Taken,
    measure: Measure,
    *,
    strong: bool,
) -> DrawnName | None:
    track = planned.track
    widths = (measure(track.label, strong), measure(track.short, strong))
    at = [mark.x for mark in marks]
    if planned.part:
        # Unfolded rows have their names in a column at the left edge, after the sign of the status.
        x = _SIGN_INDENT
        for mark in at:
            if x - MARK < mark < x + widths[0] + MARK:
                x = mark + MARK / 2 + LABEL_GAP + 16.0
        leader = ink[0] if ink[0] > x + widths[0] + 2 * LABEL_GAP else 0.0
        return DrawnName(
            track.key, track.label, x, planned.y, widths[0], strong, False, planned.track.hue, track.sign, leader
        )
    shifted = (ink[0] - (GHOST_SHIFT if marks and marks[0].ghost >= 0 else 0.0), ink[1])
    placed = place_name(widths, shifted, at, scale.width, others)
    if placed is None:
        return None
    text = track.short if placed.short else track.label
    return DrawnName(track.key, text, placed.x, planned.y, placed.width, strong, False, planned.track.hue)


def _merged(planned: PlannedTrack, scale: TimeScale) -> list[DrawnMark]:
    """Return the marks of a track; of those closer than ``MERGE_GAP`` the strongest stays, with one ghost."""
    found: list[DrawnMark] = []
    group: list[Mark] = []
    last_px = 0.0
    for mark in planned.track.marks:
        px = scale.to_px(mark.day)
        if group and px - last_px >= MERGE_GAP:
            found.append(_strongest(group, planned, scale))
            group = []
        group.append(mark)
        last_px = px
    if group:
        found.append(_strongest(group, planned, scale))
    return found


def _strongest(group: Sequence[Mark], planned: PlannedTrack, scale: TimeScale) -> DrawnMark:
    best = min(group, key=lambda mark: (mark.strength, -mark.day))
    rest = tuple(mark for mark in group if mark is not best)
    ghost = min(rest, key=lambda mark: mark.strength).style if rest else -1
    x0, x1 = scale.to_px(best.first), scale.to_px(best.last)
    return DrawnMark(scale.to_px(best.day), planned.y, x0, x1, planned.track.hue, planned.track.key, best, ghost, rest)


def _captions(
    out: _Collected,
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


def _bars(out: _Collected, planned: PlannedTrack, scale: TimeScale, breaks: tuple[float, float] | None) -> None:
    """Collect the spans of a track, broken where its name stands on the line."""
    hue = out.hues.setdefault(planned.track.hue, len(out.hues))
    for span in planned.track.spans:
        x0, x1 = scale.to_px(span.start), scale.to_px(span.end)
        if x1 < -_OVERSCAN or x0 > scale.width + _OVERSCAN:
            continue
        known0, known1 = scale.to_px(span.start_known), scale.to_px(span.end_known)
        pieces = [(x0, x1)]
        if breaks is not None and breaks[0] < x1 and breaks[1] > x0:
            # Left of a name at the edge nothing is drawn, so that the name stands before its line.
            pieces = [(max(x0, breaks[1]), x1)]
            if breaks[0] > x0 and breaks[0] > _OVERSCAN:
                pieces.append((x0, breaks[0]))
        for piece0, piece1 in pieces:
            if piece1 > piece0:
                row = (piece0, piece1, max(piece0, known0), min(piece1, known1), planned.y, span.style, hue)
                out.spans.append((*row, span.open_end))


def _remark(planned: PlannedTrack, scale: TimeScale, today: float, width: Measure) -> DrawnRemark | None:
    track = planned.track
    if not track.without_date and not (planned.part and track.remark):
        return None
    x = scale.to_px(today) + LABEL_GAP
    if x > scale.width:
        return None
    text = track.remark if planned.part and x + width(track.remark, False) + LABEL_GAP < scale.width else ""
    return DrawnRemark(max(x, 0.0), planned.y, text, track.without_date, planned.track.hue)


def _small_marks(
    out: _Collected, clusters: Sequence[PlannedCluster], scale: TimeScale, measure: Measure, strong: frozenset[str]
) -> None:
    """Place what has no line of its own: clusters with counts, single marks with their names where there is room."""
    taken = Taken()
    visible: list[tuple[PlannedCluster, float]] = []
    for cluster in clusters:
        x = scale.to_px(cluster.day)
        if -_OVERSCAN < x < scale.width + _OVERSCAN:
            visible.append((cluster, x))
            reach = MARK / 2 if len(cluster.members) == 1 else MARK
            if taken.fits(x - reach, x + reach):
                taken.take(x - reach, x + reach)
    for cluster, x in visible:
        if len(cluster.members) > 1:
            out.clusters.append(DrawnCluster(x, cluster.y, cluster.members[0].hue, cluster))
    singles = sorted(
        (item for item in visible if len(item[0].members) == 1),
        key=lambda item: (-item[0].members[0].importance, item[1]),
    )
    for cluster, x in singles:
        track = cluster.members[0]
        mark = track.strongest
        rest = tuple(other for other in track.marks if other is not mark)
        out.marks.append(DrawnMark(x, cluster.y, x, x, track.hue, track.key, mark, -1, rest))
        bold = track.key in strong
        widths = (measure(track.label, bold), measure(track.short, bold))
        for text, width in zip((track.label, track.short), widths, strict=True):
            start = x - MARK / 2 - LABEL_GAP - width
            if start >= LINE_GAP and taken.fits(start - LINE_GAP, x - MARK / 2 - 1.0):
                taken.take(start - LINE_GAP, x - MARK / 2 - 1.0)
                out.names.append(DrawnName(track.key, text, start, cluster.y, width, bold, True, track.hue))
                break
        else:
            out.nameless += 1
        out.rows.append(RowBox(track.key, cluster.y - MARK / 2, MARK, x - MARK / 2, x + MARK / 2, track.hue))


def _arrays(rows: Sequence[_SpanRow]) -> Spans:
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    floats = [np.array(column, dtype=np.float64) for column in columns[:5]]
    return Spans(
        x0=floats[0],
        x1=floats[1],
        known0=floats[2],
        known1=floats[3],
        y=floats[4],
        style=np.array(columns[5], dtype=np.intp),
        hue=np.array(columns[6], dtype=np.intp),
        open_end=np.array(columns[7], dtype=np.bool_),
    )
