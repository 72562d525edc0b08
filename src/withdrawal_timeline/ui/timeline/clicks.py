"""What a click on the timeline asks for: it depends on what lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.drawn import DrawnMark, DrawnTick
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.timeline.breaks import break_at
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.header import TODAY_KEY
from withdrawal_timeline.ui.timeline.pointing import (
    capsule_at,
    flag_at,
    header_at,
    lane_at,
    owner_at,
    seam_at,
    target_at,
)
from withdrawal_timeline.ui.timeline.scene import HeaderBox, Scene

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target

_INTO_CROWD = 0.25
"""A click on the strip of a crowded lane leaves so much of the window."""


class Clicks(QObject):
    """Turns clicks at points of the timeline into wishes; for the signals see ``TimelineView``.

    Parameters
    ----------
    canvas
        What is clicked on.
    parent
        Owner.
    """

    windowWished = Signal(object)
    recordWished = Signal(str)
    milestoneWished = Signal(str, int)
    capsuleWished = Signal(str)
    batchWished = Signal(str)
    selectionCleared = Signal()
    fitWished = Signal(str)
    wholeWished = Signal()
    laneToggleWished = Signal(str)
    hiddenWished = Signal(QPointF)
    """The words were clicked that count what found no room in a lane; where."""
    lanePinWished = Signal(str)
    compareWished = Signal(str)
    zoomWished = Signal(float, float)
    """Empty ground was double-clicked, or a crowd clicked: the ratio to zoom by, and the pixel that keeps its day."""

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas

    def click(self, position: QPointF) -> None:
        """Wish for what lies at a point."""
        scene = self._canvas.current()
        if scene is None:
            return
        capsule, flag, target = capsule_at(scene, position), flag_at(scene, position), target_at(scene, position)
        header = header_at(scene, position)
        if capsule is not None:
            self._canvas.hold(capsule.lane.lane.key, scene.y_of(capsule.lane.top) - scene.header)
            self.capsuleWished.emit(capsule.lane.lane.key)
        elif header is not None:
            self._click_header(scene, header, position)
        elif flag is not None:
            if flag.key != TODAY_KEY:
                self.batchWished.emit(flag.key)
        elif target is None:
            self._click_ground(scene, position)
        elif target.tick is not None or target.mark is not None:
            self._hold_collapsed(scene, position)
            mark = target.mark if target.tick is None else self._next_on(target.tick)
            if mark is not None:
                self.milestoneWished.emit(mark.mark.owner, mark.mark.index)
        elif target.cluster is not None:
            self._open_cluster(target)
        elif target.place is not None:
            self.zoomWished.emit(_INTO_CROWD, position.x())
        else:
            self.recordWished.emit(owner_at(scene, target.key, position.x()))

    def pick(self, position: QPointF) -> None:
        """Wish to compare the record that lies at a point; where there is none, or several, nothing."""
        record = self.record_at(position)
        if record:
            self.compareWished.emit(record)

    def double_click(self, position: QPointF) -> None:
        """Wish to fit what lies at a point, or on empty ground to zoom in twice."""
        scene = self._canvas.current()
        if scene is None:
            return
        target = target_at(scene, position)
        header = header_at(scene, position)
        if header is not None:
            if position.x() < (header.x if header.sign_x is None else header.sign_x):
                # A chevron takes the second of two quick clicks as a click.
                self._toggle_lane(scene, header)
        elif target is None:
            if capsule_at(scene, position) is None and flag_at(scene, position) is None:
                self.zoomWished.emit(0.5, position.x())
        elif target.cluster is not None:
            self._open_cluster(target)
        elif target.tick is not None:
            owners = [mark.mark.owner for mark in target.tick.marks]
            owner = self._canvas.highlights.owner
            self.fitWished.emit(owner if owner in owners else owners[0])
        elif target.place is None:  # there each of the clicks zooms
            self.fitWished.emit(owner_at(scene, target.key, position.x()))

    def record_at(self, position: QPointF) -> str:
        """Return the id of the record that lies at a point; empty where there is none, or several."""
        scene = self._canvas.current()
        if scene is None:
            return ""
        flag, target = flag_at(scene, position), target_at(scene, position)
        if flag is not None:
            return "" if flag.key == TODAY_KEY else flag.key
        if target is None or target.cluster is not None or target.place is not None:
            return ""
        if target.tick is not None:
            return target.tick.marks[0].mark.owner
        return owner_at(scene, target.key, position.x())

    def _next_on(self, tick: DrawnTick) -> DrawnMark:
        """Return the mark that a click on a tick means: the first, or the one after that which is selected."""
        now = self._canvas.highlights
        chosen = [place for place, mark in enumerate(tick.marks) if (mark.mark.owner, mark.mark.index) == now.chosen]
        chosen += [place for place, mark in enumerate(tick.marks) if mark.mark.owner == now.owner]
        return tick.marks[(chosen[0] + 1) % len(tick.marks) if chosen else 0]

    def _hold_collapsed(self, scene: Scene, position: QPointF) -> None:
        """Keep a collapsed lane in its place while it makes room for the track that is selected in it."""
        lane = lane_at(scene, position)
        if lane is not None and lane.lane.collapsed:
            self._canvas.hold(lane.lane.key, scene.y_of(lane.top) - scene.header)

    def _click_header(self, scene: Scene, header: HeaderBox, position: QPointF) -> None:
        if header.is_on_pin(position.x()):
            self.lanePinWished.emit(header.lane.lane.key)
        elif header.counts_hidden_at(position.x()):
            self.hiddenWished.emit(position)
        else:
            self._toggle_lane(scene, header)

    def _toggle_lane(self, scene: Scene, header: HeaderBox) -> None:
        self._canvas.hold(header.lane.lane.key, scene.y_of(header.top) - scene.header)
        self.laneToggleWished.emit(header.lane.lane.key)

    def _click_ground(self, scene: Scene, position: QPointF) -> None:
        seam = seam_at(scene, position)
        if seam is None and break_at(scene, position.x()) is not None:
            self.wholeWished.emit()
        elif seam is not None:
            self.batchWished.emit(seam.key)
        elif position.y() >= scene.header:
            self.selectionCleared.emit()

    def _open_cluster(self, target: Target) -> None:
        """Zoom until the members of a cluster stand apart."""
        scale = self._canvas.time_scale()
        if scale is None or target.cluster is None:
            return
        cluster = target.cluster.cluster
        air = max((cluster.last - cluster.first) * 0.6, scale.width / scale.px_per_day / 12.0)
        self.windowWished.emit(Window(Day(cluster.first - air), Day(cluster.last + air)))
