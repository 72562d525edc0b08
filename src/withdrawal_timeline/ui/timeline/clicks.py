"""What a click on the timeline asks for: it depends on what lies there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.hit import Target, TargetKind
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.timeline.breaks import break_at
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.header import TODAY_KEY
from withdrawal_timeline.ui.timeline.pointing import capsule_at, flag_at, owner_at, seam_at, target_at
from withdrawal_timeline.ui.timeline.scene import Scene

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
        if capsule is not None:
            self._canvas.hold(capsule.lane.lane.key, capsule.lane.top - scene.scroll)
            self.capsuleWished.emit(capsule.lane.lane.key)
        elif flag is not None:
            if flag.key != TODAY_KEY:
                self.batchWished.emit(flag.key)
        elif target is None:
            self._click_ground(scene, position)
        elif target.kind is TargetKind.MARK and target.mark is not None:
            self.milestoneWished.emit(target.mark.mark.owner, target.mark.mark.index)
        elif target.kind is TargetKind.CLUSTER and target.cluster is not None:
            self._open_cluster(target)
        elif target.kind is TargetKind.PLACE:
            self.zoomWished.emit(_INTO_CROWD, position.x())
        else:
            self.recordWished.emit(owner_at(scene, target.key, position.x()))

    def double_click(self, position: QPointF) -> None:
        """Wish to fit what lies at a point, or on empty ground to zoom in twice."""
        scene = self._canvas.current()
        if scene is None:
            return
        target = target_at(scene, position)
        if target is None:
            if capsule_at(scene, position) is None and flag_at(scene, position) is None:
                self.zoomWished.emit(0.5, position.x())
        elif target.kind is TargetKind.CLUSTER:
            self._open_cluster(target)
        elif target.kind is not TargetKind.PLACE:  # there each of the clicks zooms
            self.fitWished.emit(owner_at(scene, target.key, position.x()))

    def record_at(self, position: QPointF) -> str:
        """Return the id of the record that lies at a point; empty where there is none, or several."""
        scene = self._canvas.current()
        if scene is None:
            return ""
        flag, target = flag_at(scene, position), target_at(scene, position)
        if flag is not None:
            return "" if flag.key == TODAY_KEY else flag.key
        if target is None or target.kind in (TargetKind.CLUSTER, TargetKind.PLACE):
            return ""
        return owner_at(scene, target.key, position.x())

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
