"""Where a lane goes that is dragged: beside which other one, and how the lanes make room for it."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout.panes import Panes
from withdrawal_timeline.layout.plan import Plan

GAP = 20.0
"""Pixels by which the lanes beneath make room where a lane would be dropped."""


@frozen
class Drop:
    """A place for a dragged lane.

    Parameters
    ----------
    beside
        Key of the lane that it would come to stand beside.
    below
        Whether below that lane, or above it.
    pinned
        Whether among the pinned lanes.
    """

    beside: str
    below: bool
    pinned: bool


def drop_at(plan: Plan, panes: Panes, key: str, y: float) -> Drop | None:
    """Return where a lane would go that is dropped at a pixel of the view; None where it would stay in its place.

    Parameters
    ----------
    plan, panes
        How the lanes stand, without room made for a drop.
    key
        The lane that is dragged.
    y
        Pixels from the top of the view; beyond its ends the nearest place is meant.
    """
    pane = panes.at(y)
    dragged = plan.lane(key)
    if dragged is None:
        return None
    pinned = pane is panes.pinned if panes.pinned is not None else dragged.lane.pinned
    row = [planned for planned in plan.lanes if planned.lane.pinned == pinned]
    content = pane.to_content(y)
    under = next((planned for planned in row if content < planned.top + planned.height), row[-1])
    below = content >= under.top + under.height / 2.0
    if pinned == dragged.lane.pinned:
        place, mine = row.index(under) + below, row.index(dragged)
        if place in (mine, mine + 1):
            return None
    return Drop(under.lane.key, below, pinned)


def apart(plan: Plan, drop: Drop) -> Plan:
    """Return a plan in which everything beneath a place for a drop has moved down to make room."""
    beside = plan.lane(drop.beside)
    if beside is None:
        return plan
    edge = beside.top + (beside.height if drop.below else 0.0)
    lanes = tuple(
        replace(planned, top=planned.top + GAP) if planned.top > edge - 0.5 else planned for planned in plan.lanes
    )
    moved = {place for place, planned in enumerate(plan.lanes) if planned.top > edge - 0.5}
    return replace(
        plan,
        lanes=lanes,
        own=tuple(replace(one, y=one.y + GAP) if one.lane in moved else one for one in plan.own),
        clusters=tuple(replace(one, y=one.y + GAP) if one.lane in moved else one for one in plan.clusters),
        height=plan.height + GAP,
        pinned=plan.pinned + (GAP if drop.pinned and plan.pinned > 0.0 else 0.0),
    )
