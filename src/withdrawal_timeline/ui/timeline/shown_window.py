"""The window of time that is shown: where it is, where it is on its way to, and what is wished for in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.timeline.canvas import Canvas

if TYPE_CHECKING:
    from withdrawal_timeline.ui.timeline.window_move import WindowMove


class ShownWindow(QObject):
    """Brings the canvas to the window that it is told, and wishes for others, none beyond what there is to show.

    Parameters
    ----------
    canvas
        Shows it.
    parent
        Owner.

    Signals
    -------
    wished(Window)
        Another window is wished for.
    began()
        The first window is shown.
    moved()
        Another window is shown than before.
    """

    wished = Signal(object)
    began = Signal()
    moved = Signal()

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._now: Window | None = None
        self._target: Window | None = None
        self._move = LatePart(self._made_move)

    @property
    def is_moving(self) -> bool:
        """Whether the window is on its way."""
        return self._move.made is not None and self._move.made.is_running

    def go_to(self, window: Window, *, animate: bool) -> None:
        """Show another window, at once or by a short move that the next wish cuts short."""
        if window == self._target:
            return
        self._target = window
        self._stop()
        if animate and self._now is not None:
            self._move.get().start(self._now, window)
        else:
            self._show(window)

    def _made_move(self) -> WindowMove:
        from withdrawal_timeline.ui.timeline.window_move import WindowMove  # noqa: PLC0415 - no start moves

        move = WindowMove(self)
        move.moved.connect(self._show)
        return move

    def _stop(self) -> bool:
        """Stay where a move has come to; return whether there was one."""
        return self._move.made is not None and self._move.made.stop()

    def _show(self, window: Window) -> None:
        first, self._now = self._now is None, window
        self._canvas.set_window(window)
        if first:
            self.began.emit()
        self.moved.emit()

    def wish(self, scale: TimeScale) -> None:
        """Wish for what a scale shows, as far as it may go; a move under way ends where it is."""
        limits = self._canvas.limits
        if limits is None:
            return
        if self._stop():
            self._target = self._now
        allowed = limits.within(scale)
        self.wished.emit(Window(allowed.start, allowed.end))

    def zoom(self, ratio: float, anchor_px: float) -> None:
        """Wish for a window ``ratio`` times as long in which a pixel keeps its day."""
        scale, limits = self._canvas.time_scale(), self._canvas.limits
        if scale is not None and limits is not None:
            self.wish(limits.zoomed(scale, ratio, anchor_px=anchor_px))

    def zoom_about_pointer(self, ratio: float) -> None:
        """Zoom about the pointer if it is over the timeline, else about the middle."""
        self.zoom(ratio, self._pointer_or_middle())

    def pan(self, share: float) -> None:
        """Wish for the window moved forward by a share of its length."""
        scale = self._canvas.time_scale()
        if scale is not None:
            self.wish(scale.panned(-share * scale.width))

    def step(self, ratio: float, share: float) -> None:
        """Pan and zoom in one wish, as far as held keys ask for in one frame."""
        scale, limits = self._canvas.time_scale(), self._canvas.limits
        if scale is not None and limits is not None:
            moved = scale.panned(-share * scale.width)
            self.wish(limits.zoomed(moved, ratio, anchor_px=self._pointer_or_middle()))

    def _pointer_or_middle(self) -> float:
        pointer = self._canvas.highlights.pointer
        return self._canvas.time_width / 2.0 if pointer is None else pointer
