"""Mouse, wheel and track pad over the timeline: drags, zooms and clicks, told apart."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.pointing import header_at

NOTCH = 120.0
"""Units of a wheel that one notch turns."""
ZOOM_A_NOTCH = 1.2
FINE_ZOOM, COARSE_ZOOM = 1.05, 1.6
_PAN_A_NOTCH = 60.0
_DRAG_FROM = 4.0


class _Drag(Enum):
    PAN = auto()
    RANGE = auto()
    LANE = auto()


class Gestures(QObject):
    """Follows the buttons and the wheel from press to release; what a gesture asks for leaves as a signal.

    Parameters
    ----------
    canvas
        What the gestures act on; a range that is being dragged is shown there.
    parent
        Owner.

    Signals
    -------
    began(QPointF)
        A button was pressed.
    dragBegan()
        The ground is being dragged.
    dragged(float)
        How far down the ground was dragged since then.
    scaleWished(TimeScale)
        The time was dragged, or a range was chosen.
    zoomWished(float, float)
        Ratio of the window's length, and the pixel that keeps its day.
    scrolledBy(float, float)
        By how many pixels lanes should move up, and the pixel of the widget at which it was asked for.
    laneLifted(str, QPointF)
        The header of a lane is being dragged up or down: the key of the lane, and where it was gripped.
    laneDragged(QPointF)
        Where it has come to.
    laneDropped()
        The button was released.
    clicked(QPointF)
        A press ended where it began.
    picked(QPointF)
        The same with Ctrl held.
    rested(QPointF)
        The pointer moved without a button, or a gesture ended there.
    """

    began = Signal(QPointF)
    dragBegan = Signal()
    dragged = Signal(float)
    scaleWished = Signal(object)
    zoomWished = Signal(float, float)
    scrolledBy = Signal(float, float)
    laneLifted = Signal(str, QPointF)
    laneDragged = Signal(QPointF)
    laneDropped = Signal()
    clicked = Signal(QPointF)
    picked = Signal(QPointF)
    rested = Signal(QPointF)

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._pressed_scale: TimeScale | None = None
        self._drag: _Drag | None = None
        self._scrolled_at: QPointF | None = None

    def press(self, event: QMouseEvent) -> bool:
        """Begin a click or a drag; return whether the button is one of ours."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        self._pressed = event.position()
        self._pressed_scale = self._canvas.time_scale()
        self._drag = None
        self.began.emit(event.position())
        return True

    def move(self, event: QMouseEvent) -> None:
        """Drag the ground or a range, or hover."""
        self._scrolled_at = None
        if self._pressed is None or self._pressed_scale is None:
            self.rested.emit(event.position())
            return
        way = event.position() - self._pressed
        if self._drag is None and way.manhattanLength() >= _DRAG_FROM:
            self._begin_drag(event, self._pressed, way)
        if self._drag is _Drag.LANE:
            self.laneDragged.emit(event.position())
        elif self._drag is _Drag.PAN:
            self.scaleWished.emit(self._pressed_scale.panned(way.x()))
            self.dragged.emit(way.y())
        elif self._drag is _Drag.RANGE:
            end = min(max(event.position().x(), 0.0), self._canvas.time_width)
            self._canvas.highlight(range_px=(self._pressed.x(), end))

    def _begin_drag(self, event: QMouseEvent, pressed: QPointF, way: QPointF) -> None:
        """Begin a range with Shift; else, up or down from the header of a lane, drag the lane; else the ground."""
        scene = self._canvas.current()
        header = header_at(scene, pressed) if scene is not None else None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drag = _Drag.RANGE
            return
        self.dragBegan.emit()
        self._drag = _Drag.PAN
        if header is not None and abs(way.y()) > abs(way.x()) and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag = _Drag.LANE
            self.laneLifted.emit(header.lane.lane.key, pressed)

    def forget(self) -> None:
        """Let what is left of the gesture under way do nothing."""
        self._pressed = self._drag = None

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or take the press as a click."""
        pressed, drag, chosen = self._pressed, self._drag, self._canvas.highlights.range_px
        self._pressed, self._drag = None, None
        if drag is _Drag.RANGE and chosen is not None:
            self._canvas.highlight(range_px=None)
            scale = self._canvas.time_scale()
            if scale is not None and abs(chosen[1] - chosen[0]) >= _DRAG_FROM:
                start, end = sorted((scale.to_day(chosen[0]), scale.to_day(chosen[1])))
                self.scaleWished.emit(scale.showing(start, end))
        elif drag is _Drag.LANE:
            self.laneDropped.emit()
        elif drag is None and pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            picks = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.picked if picks else self.clicked).emit(event.position())
        self.rested.emit(event.position())

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; Ctrl finer, Alt coarser, Shift pans.

        Over the name of a lane, and over the column at the right, the lanes scroll.
        """
        event.accept()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        modifiers = event.modifiers()
        if (
            not pixels.isNull()
            and event.phase() != Qt.ScrollPhase.NoScrollPhase
            and not modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self._pan(float(pixels.x()))
            self.scrolledBy.emit(-pixels.y(), event.position().y())
            return
        turned = angle.y() or angle.x()
        if modifiers & Qt.KeyboardModifier.ShiftModifier or (
            angle.x() and not angle.y() and not modifiers & Qt.KeyboardModifier.AltModifier
        ):
            self._pan(turned / NOTCH * _PAN_A_NOTCH)
            return
        if event.position().x() > self._canvas.time_width or self._scrolls(event.position(), modifiers):
            self.scrolledBy.emit(-turned / NOTCH * _PAN_A_NOTCH, event.position().y())
            return
        step = ZOOM_A_NOTCH
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            step = FINE_ZOOM
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            step = COARSE_ZOOM
        self.zoomWished.emit(step ** (-turned / NOTCH), event.position().x())

    def _scrolls(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Return whether the wheel scrolls the lanes at a point: over the name of one, where not all have room.

        As long as the pointer rests it goes on scrolling: the name moves away from under it, and a wheel that then
        zoomed would do two things in one turn.
        """
        zooms = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        scene = self._canvas.current()
        if scene is None or modifiers & zooms or at.y() < scene.header:
            return False
        pane = scene.panes.at(at.y() - scene.header)
        if pane.most <= pane.least:
            return False
        if at != self._scrolled_at and header_at(scene, at) is None:
            return False
        self._scrolled_at = at
        return True

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom about the middle of a pinch on a track pad; return whether it is one."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoomWished.emit(1.0 / max(1.0 + event.value(), 0.1), event.position().x())
        return True

    def _pan(self, pixels: float) -> None:
        scale = self._canvas.time_scale()
        if scale is not None:
            self.scaleWished.emit(scale.panned(pixels))
