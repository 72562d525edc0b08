"""Scrolls lanes: the pinned ones and the others each in their pane, with a scroll bar where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from withdrawal_timeline.layout.panes import Pane
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.scene import Scene

_WIDTH = 8
_STEP = 20
_ABOVE, _BELOW = 7.0, 8.0
"""Room that a row in view has above, under the header of its lane, and below."""
_ROUNDING = 1.0


def _header_over(scene: Scene, y: float) -> float:
    """Return how high the header is of the lane that holds a pixel of the content: it stays over the rows."""
    return next((lane.header for lane in scene.plan.lanes if lane.top <= y < lane.top + lane.height), 0.0)


class LaneScrolling(QObject):
    """Holds the scroll bars, which lie over the column of what has no date.

    Parameters
    ----------
    canvas
        What is scrolled.
    over
        The widget that holds the scroll bars.
    """

    def __init__(self, canvas: Canvas, over: QWidget) -> None:
        super().__init__(over)
        self._canvas, self._over = canvas, over
        self._bar, self._pinned_bar = QScrollBar(Qt.Orientation.Vertical, over), LatePart(self._made_pinned_bar)
        self._bar.setAccessibleName("Lanes")
        self._gripped = self._bar, 0
        self._brought: str | None = None
        self._bar.valueChanged.connect(self._scroll)

    def _made_pinned_bar(self) -> QScrollBar:
        bar = QScrollBar(Qt.Orientation.Vertical, self._over)
        bar.setAccessibleName("Pinned lanes")
        bar.valueChanged.connect(self._scroll_pinned)
        return bar

    @property
    def page(self) -> float:
        """Height of the part of the view in which lanes scroll that are not pinned."""
        scene = self._canvas.current()
        return float(self._over.height()) if scene is None else scene.panes.rest.height

    def scroll_by(self, pixels: float, at: float | None = None) -> None:
        """Scroll lanes down: those of the pane at ``at`` pixels from the top of the widget, if they do not all fit."""
        bar = self._bar_at(at)
        bar.setValue(round(bar.value() + pixels))

    def grip(self, at: QPointF) -> None:
        """Let drags from here on scroll the lanes that lie at a point of the widget."""
        bar = self._bar_at(at.y())
        self._gripped = bar, bar.value()

    def drag(self, down: float) -> None:
        """Let the gripped lanes follow a drag that has gone down so many pixels."""
        bar, value = self._gripped
        bar.setValue(round(value - down))

    def bring_row(self, track: str) -> None:
        """Scroll to the row of a track, now and until all rows have found their places: on the way it may move."""
        self._brought = track
        self._reveal_row(track)

    def follow(self, *, moving: bool) -> None:
        """Stay with the row that is brought into view while rows are ``moving``, and no longer."""
        if self._brought is not None:
            self._reveal_row(self._brought)
            if not moving:
                self._brought = None

    def let_go(self) -> None:
        """Bring no row into view any more: the reader has taken over."""
        self._brought = None

    def holds_row(self, track: str) -> bool:
        """Return whether the row of a track is in view, or on its way there."""
        return track == self._brought or self._shows_row(track)

    def _reveal_row(self, track: str) -> None:
        """Scroll as little as possible so that the row of a track is in view."""
        scene = self._canvas.current()
        place = scene.plan.place_of(track) if scene is not None else None
        if scene is None or place is None:
            return
        top, height = place
        spare = max(scene.panes.of(top).height - height, 0.0)
        above = min(_header_over(scene, top) + _ABOVE, spare)
        self._reveal(top - above, top + height + min(_BELOW, spare - above), top)

    def _shows_row(self, track: str) -> bool:
        """Return whether the whole row of a track is in view, and no header of a lane over it."""
        scene = self._canvas.current()
        place = scene.plan.place_of(track) if scene is not None else None
        if scene is None or place is None:
            return False
        pane = scene.panes.of(place[0])
        top = pane.to_view(place[0]) - pane.top
        return _header_over(scene, place[0]) <= top + _ROUNDING and top + place[1] <= pane.height + _ROUNDING

    def reveal_lane(self, key: str) -> None:
        """Scroll as little as possible so that a lane is in view, or as much of it from its header on as fits."""
        lane = self._canvas.lane(key)
        if lane is not None:
            self._reveal(lane.top, lane.top + lane.height, lane.top)

    def hold_lane(self, key: str) -> None:
        """Keep the header of a lane in its place on the screen while the next change is shown."""
        scene = self._canvas.current()
        header = next((box for box in scene.headers if box.lane.lane.key == key), None) if scene is not None else None
        if scene is not None and header is not None:
            self._canvas.hold(key, scene.y_of(header.top) - scene.header)

    def sync(self) -> None:
        """Bring the scroll bars up to date with what is shown."""
        scene = self._canvas.current()
        if scene is None:
            return
        panes, top = scene.panes, round(scene.header)
        self._show(self._bar, panes.rest, top)
        if panes.pinned is None:
            self._pinned_bar.let_be_seen(False)
        else:
            self._show(self._pinned_bar.get(), panes.pinned, top)

    def _show(self, bar: QScrollBar, pane: Pane, top: int) -> None:
        bar.blockSignals(True)
        bar.setRange(round(pane.least), round(pane.most))
        bar.setPageStep(max(round(pane.height), 1))
        bar.setSingleStep(_STEP)
        bar.setValue(round(pane.scroll))
        bar.blockSignals(False)
        bar.setGeometry(self._over.width() - _WIDTH, top + round(pane.top), _WIDTH, max(round(pane.height), 0))
        bar.setVisible(bar.maximum() > bar.minimum())

    def _bar_at(self, at: float | None) -> QScrollBar:
        """Return the scroll bar of the pane at a height; that of the others where the pinned lanes all fit."""
        scene = self._canvas.current()
        pinned_bar = self._pinned_bar.made
        if scene is None or scene.panes.pinned is None or at is None or pinned_bar is None or pinned_bar.isHidden():
            return self._bar
        return pinned_bar if scene.panes.at(at - scene.header) is scene.panes.pinned else self._bar

    def _reveal(self, top: float, bottom: float, inner: float) -> None:
        """Scroll the pane to which ``inner`` belongs so that ``top`` to ``bottom`` is in view."""
        scene = self._canvas.current()
        if scene is None:
            return
        pane = scene.panes.of(inner)
        self._canvas.set_scroll(pane.revealing(top, bottom), pinned=pane is scene.panes.pinned)
        self.sync()

    def _scroll(self, value: int) -> None:
        self._canvas.set_scroll(float(value))

    def _scroll_pinned(self, value: int) -> None:
        self._canvas.set_scroll(float(value), pinned=True)
