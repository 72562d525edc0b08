"""The strip of a collapsed lane: a tick for each of its marks, in their place of time, so that none disappears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from withdrawal_timeline.layout.drawn import DrawnMark, DrawnTick
from withdrawal_timeline.layout.plan import PlannedLane
from withdrawal_timeline.layout.sizes import STRIP, TICK
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Mark, Track

TICK_APART = 3.0
"""Marks nearer than this many pixels share one tick."""


def place_ticks(lanes: Iterable[PlannedLane], scale: TimeScale) -> tuple[DrawnTick, ...]:
    """Return the ticks in view of all collapsed lanes; every mark in view stands on exactly one."""
    found: list[DrawnTick] = []
    for planned in lanes:
        y = planned.strip_top + STRIP - TICK / 2 - 1.0
        group: list[tuple[float, Track, Mark]] = []
        for track, mark in planned.ticked:
            x = scale.to_px(mark.day)
            if not 0.0 <= x <= scale.width:
                continue
            if group and x - group[0][0] >= TICK_APART:
                found.append(_tick(group, y, scale))
                group = []
            group.append((x, track, mark))
        if group:
            found.append(_tick(group, y, scale))
    return tuple(found)


def _tick(group: Sequence[tuple[float, Track, Mark]], y: float, scale: TimeScale) -> DrawnTick:
    """Return one tick for marks at one place, the most important track first, and of a track the strongest mark."""
    ranked = sorted(group, key=lambda item: (-item[1].importance, item[1].key, item[2].strength, -item[2].day))
    marks = tuple(
        DrawnMark(
            x, y, scale.to_px(mark.first), scale.to_px(mark.last), track.hue, track.key, mark, ghost=-1, hidden=()
        )
        for x, track, mark in ranked
    )
    return DrawnTick(marks[0].x, y, marks[0].hue, marks)
