"""Places what hangs on a line of the timeline: flags, capsules in the lane headers, links between marks."""

from __future__ import annotations

from withdrawal_timeline.layout.drawn import DrawnMark, Frame
from withdrawal_timeline.layout.panes import Panes
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.ui.timeline.header import TODAY_KEY
from withdrawal_timeline.ui.timeline.look import Look
from withdrawal_timeline.ui.timeline.scene import CapsuleBox, FlagBox, LinkLine, gutter

CAPSULE_HEIGHT = 13.0
_TEXT_PAD = 16.0
_CHEVRON = 12.0
_WIDE_FROM = 25.0
"""From so many pixels a year a capsule says ``11 of 66``, below it only ``11``."""
_GAP = 4.0


def place_capsules(plan: Plan, scale: TimeScale, look: Look, panes: Panes) -> tuple[CapsuleBox, ...]:
    """Return the capsules whose seam is in view, in the headers of their lanes as they stand in their panes."""
    found: list[CapsuleBox] = []
    wide = scale.px_per_year >= _WIDE_FROM
    for planned in plan.lanes:
        capsule = planned.lane.capsule
        if capsule is None:
            continue
        x = scale.to_px(capsule.day)
        if not 0.0 <= x <= scale.width:
            continue
        text = capsule.text if wide or capsule.unfolded else capsule.short
        chevron = _CHEVRON if text == capsule.text else 0.0
        width = round(look.lane.width(text) + _TEXT_PAD + chevron)
        left = min(max(x - (10.0 if chevron else width / 2), 2.0), scale.width - width - 2.0)
        height = CAPSULE_HEIGHT * max(look.scale, 1.0)
        top = planned.header_top(panes.of(planned.top).scroll) + 1.0
        found.append(CapsuleBox(planned, left, top, width, height, text))
    return tuple(found)


def place_flags(tracks: Tracks, scale: TimeScale, look: Look) -> tuple[FlagBox, ...]:
    """Return the flags in view: each on its line, to the side on which there is room; none covers another."""
    found: list[FlagBox] = []
    lines: list[tuple[str, float, tuple[str, ...]]] = [(TODAY_KEY, tracks.today, ("Today",))]
    lines += [(seam.key, seam.day, (seam.text, seam.short)) for seam in tracks.seams]
    for key, day, texts in lines:
        x = scale.to_px(day)
        if not 0.0 <= x <= scale.width:
            continue
        flag = next((made for text in texts for made in _sides(key, x, text, scale, look) if _free(made, found)), None)
        if flag is not None:
            found.append(flag)
    return tuple(found)


def _sides(key: str, x: float, text: str, scale: TimeScale, look: Look) -> list[FlagBox]:
    width = look.lane.width(text) + _TEXT_PAD
    right = FlagBox(key, x, width, text)
    left = FlagBox(key, x - width + 1.0, width, text)
    sides = (right, left) if key == TODAY_KEY else (left, right)
    # Today's flag may reach over the column of what has no date; nothing else stands in that row.
    reach = scale.width + (gutter(look.scale) - _GAP if key == TODAY_KEY else 0.0)
    return [box for box in sides if box.x >= 0.0 and box.x + box.width <= reach]


def _free(flag: FlagBox, others: list[FlagBox]) -> bool:
    return all(flag.x + flag.width + _GAP <= other.x or other.x + other.width + _GAP <= flag.x for other in others)


def place_links(frame: Frame, owner: str | None, linked: tuple[str, ...]) -> tuple[LinkLine, ...]:
    """Return a line from the selected owner's nearest mark to each linked owner that has a mark in view."""
    if owner is None or not linked:
        return ()
    own = [mark for mark in frame.marks if _belongs(mark, owner)]
    found: list[LinkLine] = []
    for key in linked:
        others = [mark for mark in frame.marks if _belongs(mark, key) and key != owner]
        pairs = [(abs(one.x - other.x) + abs(one.y - other.y), one, other) for one in own for other in others]
        if pairs:
            _, one, other = min(pairs, key=lambda pair: pair[0])
            found.append(LinkLine(one.x, one.y, other.x, other.y))
    return tuple(found)


def _belongs(mark: DrawnMark, key: str) -> bool:
    return key in (mark.mark.owner, mark.track) or any(hidden.owner == key for hidden in mark.hidden)
