"""What lies under a point of a scene, in the same numbers that were painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from withdrawal_timeline.layout.plan import PlannedLane
from withdrawal_timeline.layout.tracks import Seam
from withdrawal_timeline.ui.timeline.scene import CapsuleBox, FlagBox, HeaderBox, Heights, Scene

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target

SEAM_REACH = 4.0
"""Pixels to both sides of a seam in which it can be hit."""


def target_at(scene: Scene, position: QPointF) -> Target | None:
    """Return the mark, track or cluster at a point; None on empty ground, on headers and above the content."""
    if position.y() < scene.header or position.x() > scene.time_width or header_at(scene, position) is not None:
        return None
    scene = scene.part_at(position.y())
    y = position.y() - scene.header + scene.scroll
    for planned in scene.plan.lanes:
        if planned.top < (top := planned.header_top(scene.scroll)) <= y < top + planned.header:
            return None
    from withdrawal_timeline.layout.hit import hit  # noqa: PLC0415 - nothing is pointed at yet

    return hit(scene.frame, position.x(), y)


def capsule_at(scene: Scene, position: QPointF) -> CapsuleBox | None:
    """Return the capsule at a point, or None."""
    if position.y() < scene.header:
        return None
    scene = scene.part_at(position.y())
    x, y = position.x(), position.y() - scene.header + scene.scroll
    found = (box for box in scene.capsules if box.x <= x <= box.x + box.width)
    return next((box for box in found if box.y - 2.0 <= y <= box.y + box.height + 4.0), None)


def header_at(scene: Scene, position: QPointF) -> HeaderBox | None:
    """Return the lane header that can be gripped at a point, or None."""
    if position.y() < scene.header:
        return None
    scene = scene.part_at(position.y())
    x, y = position.x(), position.y() - scene.header + scene.scroll
    found = (box for box in scene.headers if box.left <= x <= box.right)
    return next((box for box in found if box.top <= y < box.top + box.lane.header), None)


def lane_at(scene: Scene, position: QPointF) -> PlannedLane | None:
    """Return the lane at a point of the content, or None."""
    if position.y() < scene.header:
        return None
    scene = scene.part_at(position.y())
    y = position.y() - scene.header + scene.scroll
    return next((planned for planned in scene.plan.lanes if planned.top <= y < planned.top + planned.height), None)


def flag_at(scene: Scene, position: QPointF) -> FlagBox | None:
    """Return the flag at a point, or None."""
    top = scene.header - Heights.scaled(scene.look.scale).flags
    if not top <= position.y() < scene.header:
        return None
    return next((flag for flag in scene.flags if flag.x <= position.x() <= flag.x + flag.width), None)


def seam_at(scene: Scene, position: QPointF) -> Seam | None:
    """Return the seam whose line passes near a point of the content, or None."""
    return scene.seam_at(position.x(), SEAM_REACH) if position.y() >= scene.header else None


def name_at(scene: Scene, key: str, x: float) -> bool:
    """Return whether the name of a track stands at a pixel."""
    return any(name.key == key and name.x <= x <= name.x + name.width for name in scene.frame.names)


def owner_at(scene: Scene, key: str, x: float) -> str:
    """Return the owner of the mark of a track that lies nearest to a pixel; on the name, of its last mark in view."""
    tracks = (track for planned in scene.plan.lanes for track in (*planned.lane.tracks, *planned.lane.parts))
    marks = [mark for track in tracks if track.key == key for mark in track.marks]
    if not marks:
        return key
    if name_at(scene, key, x):
        seen = [mark for mark in marks if 0.0 <= scene.scale.to_px(mark.day) <= scene.time_width]
        return (seen or marks)[-1].owner
    return min(marks, key=lambda mark: abs(scene.scale.to_px(mark.day) - x)).owner
