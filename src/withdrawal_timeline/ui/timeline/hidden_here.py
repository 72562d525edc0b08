"""What is hidden at a point of the timeline, or in the lane of what is selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.layout.account import lane_account
from withdrawal_timeline.layout.hidden import Section, sections, together
from withdrawal_timeline.layout.sizes import MARK
from withdrawal_timeline.ui.timeline.pointing import lane_at, target_at
from withdrawal_timeline.ui.timeline.scene import Scene


@frozen
class HiddenHere:
    """Sections of what is hidden, and the part of the widget that they speak of, in pixels."""

    about: QRectF
    sections: tuple[Section, ...]


def hidden_here(scene: Scene, position: QPointF | None) -> HiddenHere:
    """Return what is hidden at a point: in the cluster there, else in its lane.

    Without a point it is what is hidden in the lane of the selected track; without that, or where nothing is, in all
    lanes.

    Parameters
    ----------
    scene
        What is painted.
    position
        Pixels in the widget; None where the pointer is elsewhere.
    """
    target = target_at(scene, position) if position is not None else None
    if target is not None and target.cluster is not None:
        cluster = target.cluster
        y = scene.y_of(cluster.y)
        lane = scene.plan.lanes[cluster.cluster.lane].lane
        about = QRectF(cluster.x - MARK, y - MARK, 2 * MARK, 2 * MARK)
        return HiddenHere(about, (together(lane.title, cluster.cluster),))
    if position is not None:
        planned = lane_at(scene, position)
        if planned is not None:
            return _in_lane(scene, scene.plan.lanes.index(planned))
    number = _lane_of_selection(scene)
    found = _in_lane(scene, number) if number is not None else None
    if found is not None and found.sections:
        return found
    accounts = [lane_account(scene.plan, scene.frame, number) for number in range(len(scene.plan.lanes))]
    return HiddenHere(QRectF(0.0, 0.0, scene.time_width, scene.header), sections(accounts, scene.scale))


def _in_lane(scene: Scene, number: int) -> HiddenHere:
    planned = scene.plan.lanes[number]
    top = scene.y_of(planned.header_top(scene.panes.of(planned.top).scroll))
    about = QRectF(0.0, min(max(top, scene.header), scene.height), scene.time_width, planned.header)
    return HiddenHere(about, sections((lane_account(scene.plan, scene.frame, number),), scene.scale))


def _lane_of_selection(scene: Scene) -> int | None:
    tracks = ((number, track) for number, planned in enumerate(scene.plan.lanes) for track in planned.lane.tracks)
    return next((number for number, track in tracks if track.key == scene.selected), None)
