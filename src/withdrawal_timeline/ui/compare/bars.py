"""Turns the stretches of one life into bars like those of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.layout.drawn import Bars, DrawnSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.lifeline import Stretch
    from withdrawal_timeline.layout.timescale import TimeScale


def bars_of(stretches: Iterable[Stretch], scale: TimeScale, middle: float, hue: str) -> Iterator[Bars]:
    """Yield what held when, as bars around ``middle``; what lies outside the scale is left out."""
    for found in stretches:
        x0, x1 = scale.to_px(found.start), scale.to_px(found.end)
        if x1 < 0 or x0 > scale.width:
            continue
        known = scale.to_px(found.start_known), scale.to_px(found.end_known)
        yield Bars(hue, found.kind, (DrawnSpan(x0, x1, *known, middle, found.open_end),))
