"""A lane on its way to another place: it follows the pointer, and lanes scroll where it comes to an edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.lane_scrolling import LaneScrolling
from withdrawal_timeline.ui.timeline.scene import Dragging

_EDGE = 28.0
"""So near to the end of a pane its lanes begin to scroll."""
_STEP_MS, _FASTEST = 16, 9.0


class LaneDrag(QObject):
    """Follows the drag of a lane by its header.

    Parameters
    ----------
    canvas
        Where the lane is seen on its way, and where the others make room.
    lanes
        Scrolls them at the edges.
    parent
        Owner.

    Signals
    -------
    placeWished(str, str, bool, bool)
        A lane was dropped: its key, that of the lane it was put beside, whether below that one, and whether among the
        pinned lanes.
    """

    placeWished = Signal(str, str, bool, bool)

    def __init__(self, canvas: Canvas, lanes: LaneScrolling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._lanes = canvas, lanes
        self._key: str | None = None
        self._grip = 0.0
        self._at = QPointF()
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def active(self) -> bool:
        """Whether a lane is being dragged."""
        return self._key is not None

    def begin(self, key: str, at: QPointF) -> None:
        """Lift a lane by its header, which was gripped at a point of the widget."""
        scene = self._canvas.current()
        header = next((box for box in scene.headers if box.lane.lane.key == key), None) if scene is not None else None
        if scene is not None and header is not None:
            self._key, self._grip = key, at.y() - scene.y_of(header.top)
            self.move(at)
            self._timer.start()

    def move(self, to: QPointF) -> None:
        """Let the lane follow the pointer."""
        self._at = to
        if self._key is not None:
            drop = self._canvas.drop_at(self._key, to.y())
            self._canvas.highlight(dragging=Dragging(self._key, to.y() - self._grip, drop))

    def finish(self) -> None:
        """Drop the lane where it is."""
        dragging, self._key = self._canvas.highlights.dragging, None
        self._timer.stop()
        if dragging is not None and dragging.drop is not None:
            drop = dragging.drop
            self.placeWished.emit(dragging.key, drop.beside, drop.below, drop.pinned)
        self._canvas.highlight(dragging=None)

    def cancel(self) -> None:
        """Let the lane stay where it was."""
        self._key = None
        self._timer.stop()
        self._canvas.highlight(dragging=None)

    def _scroll(self) -> None:
        """Scroll the lanes of the pane at whose end the pointer is, faster the nearer it is to the end."""
        scene = self._canvas.current()
        if scene is None:
            return
        y = self._at.y() - scene.header
        pane = scene.panes.at(y)
        up, down = pane.top + _EDGE - y, y - (pane.top + pane.height - _EDGE)
        way = down if down > 0.0 else -up if up > 0.0 else 0.0
        if way:
            self._lanes.scroll_by(max(min(way / _EDGE, 1.0), -1.0) * _FASTEST, self._at.y())
            self.move(self._at)
