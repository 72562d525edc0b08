"""Menus over the timeline and lists of what is hidden there: at which point they are wished for, and about what."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.clicks import Clicks
from withdrawal_timeline.ui.timeline.hovering import Hovering
from withdrawal_timeline.ui.timeline.pointing import header_at


class Menus(QObject):
    """Wishes for menus and lists; for the signals see ``TimelineView``.

    The point at which a menu was opened is what its commands are about, wherever the pointer was in the menu, until
    the pointer is over the timeline again.

    Parameters
    ----------
    canvas
        What they are about.
    clicks
        Knows which record lies at a point.
    hovering
        Knows where the pointer is; its card makes way.
    parent
        Owner.
    """

    menuWished = Signal(QPoint, str)
    laneMenuWished = Signal(QPoint, str)
    hiddenWished = Signal(QRect, tuple)

    def __init__(self, canvas: Canvas, clicks: Clicks, hovering: Hovering, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._clicks, self._hovering = canvas, clicks, hovering
        self._opened_at: QPointF | None = None

    def open(self, event: QContextMenuEvent) -> None:
        """Wish for the menu of what lies under the pointer, or by key for that of what is selected."""
        self._hovering.hide_card()
        scene, position = self._canvas.current(), QPointF(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            selection = self._canvas.highlights.owner or ""
            self.menuWished.emit(self._canvas.mapToGlobal(self._middle_of_selection()), selection)
        elif scene is not None and (header := header_at(scene, position)) is not None:
            self._opened_at = position
            self.laneMenuWished.emit(event.globalPos(), header.lane.lane.key)
        elif scene is not None:
            self._opened_at = position
            self.menuWished.emit(event.globalPos(), self._clicks.record_at(position))

    def forget(self) -> None:
        """Take the pointer for what is meant again: it moved, or pressed a button."""
        self._opened_at = None

    def leave(self) -> None:
        """Forget where a menu was opened unless that is why the pointer has left the timeline."""
        if QApplication.activePopupWidget() is None:
            self._opened_at = None

    def list_hidden(self) -> None:
        """Wish for a list of what is hidden where a menu was opened or under the pointer, else near the selection."""
        self.list_hidden_at(self._opened_at or self._hovering.at)

    def list_hidden_at(self, position: QPointF | None) -> None:
        """Wish for a list of what is hidden at a point of the timeline, or near the selection."""
        from withdrawal_timeline.ui.timeline.hidden_here import hidden_here  # noqa: PLC0415 - no start lists anything

        scene = self._canvas.current()
        if scene is not None:
            self._hovering.hide_card()
            found = hidden_here(scene, position)
            about = found.about.toAlignedRect()
            self.hiddenWished.emit(QRect(self._canvas.mapToGlobal(about.topLeft()), about.size()), found.sections)

    def _middle_of_selection(self) -> QPoint:
        scene, track = self._canvas.current(), self._canvas.highlights.selected
        place = scene.plan.place_of(track) if scene is not None and track is not None else None
        middle = self._canvas.rect().center()
        if scene is None or place is None:
            return middle
        y = scene.y_of(place[0]) + place[1]
        return QPoint(middle.x(), round(min(max(y, scene.header), self._canvas.height())))
