"""The timeline as a widget: shows what it is told, turns gestures into wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import LIGHT, Palette
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.clicks import Clicks
from withdrawal_timeline.ui.timeline.gestures import Gestures
from withdrawal_timeline.ui.timeline.held_keys import HeldKeys
from withdrawal_timeline.ui.timeline.hovering import CardSource, Hovering, SectionCardSource, no_section_card
from withdrawal_timeline.ui.timeline.lane_drag import LaneDrag
from withdrawal_timeline.ui.timeline.lane_scrolling import LaneScrolling
from withdrawal_timeline.ui.timeline.menus import Menus
from withdrawal_timeline.ui.timeline.pointing import target_at
from withdrawal_timeline.ui.timeline.shown_window import ShownWindow
from withdrawal_timeline.ui.timeline.singled_out import SingledOut

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target
    from withdrawal_timeline.ui.timeline.coming_items import ComingItems
    from withdrawal_timeline.ui.timeline.indexing import Indexing


class TimelineView(QWidget):
    """Tracks in a window of time.

    Everything shown is set from outside; gestures leave as wishes and change nothing here but the scroll position.

    Signals
    -------
    windowWished(Window)
        The reader zoomed or panned.
    recordWished(str)
        The key of a track, or an id that the track's marks belong to, was clicked.
    milestoneWished(str, int)
        A mark was clicked: its owner and its place there.
    capsuleWished(str)
        A lane's capsule was clicked.
    batchWished(str)
        A seam or its flag was clicked.
    selectionCleared()
        Empty ground was clicked.
    fitWished(str)
        A record was double-clicked.
    wholeWished()
        The break of a cut was clicked: quiet years are to be shown in full.
    laneToggleWished(str)
        The header of a lane was clicked: it should collapse, or open.
    lanePinWished(str)
        The pin of a lane was clicked: the lane should stay in view, or scroll again.
    lanePlaceWished(str, str, bool, bool)
        A lane was dropped beside another one: the keys of both, whether below it, and whether among the pinned lanes.
    compareWished(str)
        A record was clicked with Ctrl held.
    menuWished(QPoint, str)
        A menu was asked for, at a point of the screen; the record that lies there, or empty.
    laneMenuWished(QPoint, str)
        A menu was asked for on the header of a lane, at a point of the screen.
    hiddenWished(QRect, tuple)
        A list was asked for of what has no place of its own: ``Section`` values, and the part of the screen that
        they are about.
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
    lanePinWished = Signal(str)
    lanePlaceWished = Signal(str, str, bool, bool)
    compareWished = Signal(str)
    menuWished = Signal(QPoint, str)
    laneMenuWished = Signal(QPoint, str)
    hiddenWished = Signal(QRect, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.canvas = Canvas(self)
        self.canvas.laidOut.connect(self._follow_layout)
        self._lanes = LaneScrolling(self.canvas, self)
        self._window = ShownWindow(self.canvas, self)
        self._singled_out = SingledOut(self.canvas)
        self._keys = HeldKeys(self)
        self._hovering = Hovering(self.canvas, self)
        self._clicks = Clicks(self.canvas, self)
        self._gestures = Gestures(self.canvas, self)
        self._menus = Menus(self.canvas, self._clicks, self._hovering, self)
        self._lane_drag = LaneDrag(self.canvas, self._lanes, self)
        self._look: tuple[Palette, float] = LIGHT, 1.0
        self._items = LatePart(self._made_items)
        self._connect_gestures()  # first: lanes let go before their window is wished for
        self._connect_window()

    def _connect_gestures(self) -> None:
        gestures, clicks = self._gestures, self._clicks
        gestures.began.connect(self._hovering.pause)
        gestures.began.connect(self._lanes.let_go)
        gestures.scrolledBy.connect(self._lanes.let_go)
        gestures.zoomWished.connect(self._lanes.let_go)
        gestures.scaleWished.connect(self._lanes.let_go)
        gestures.began.connect(self._lanes.grip)
        gestures.dragged.connect(self._lanes.drag)
        gestures.dragBegan.connect(self._close_hand)
        gestures.scrolledBy.connect(self._lanes.scroll_by)
        gestures.laneLifted.connect(self._lane_drag.begin)
        gestures.laneDragged.connect(self._lane_drag.move)
        gestures.laneDropped.connect(self._lane_drag.finish)
        self._lane_drag.placeWished.connect(self.lanePlaceWished)
        gestures.clicked.connect(clicks.click)
        gestures.picked.connect(clicks.pick)
        gestures.rested.connect(self._hovering.rest_on)
        clicks.recordWished.connect(self.recordWished)
        clicks.milestoneWished.connect(self.milestoneWished)
        clicks.capsuleWished.connect(self.capsuleWished)
        clicks.batchWished.connect(self.batchWished)
        clicks.hiddenWished.connect(self._menus.list_hidden_at)
        clicks.selectionCleared.connect(self.selectionCleared)
        clicks.fitWished.connect(self.fitWished)
        clicks.wholeWished.connect(self.wholeWished)
        clicks.laneToggleWished.connect(self.laneToggleWished)
        clicks.lanePinWished.connect(self.lanePinWished)
        clicks.compareWished.connect(self.compareWished)
        self._menus.menuWished.connect(self.menuWished)
        self._menus.laneMenuWished.connect(self.laneMenuWished)
        self._menus.hiddenWished.connect(self.hiddenWished)

    def _connect_window(self) -> None:
        window = self._window
        window.wished.connect(self.windowWished)
        # A scroll bar that finds its place while lanes are painted has all of them painted once more.
        window.began.connect(self._lanes.sync)
        window.moved.connect(self._hovering.hide_card)
        self._keys.stepped.connect(window.step)
        self._gestures.scaleWished.connect(window.wish)
        self._gestures.zoomWished.connect(window.zoom)
        self._clicks.zoomWished.connect(window.zoom)
        self._clicks.windowWished.connect(self.windowWished)

    # Setters -----------------------------------------------------------------------------------------------------

    def set_tracks(self, tracks: Tracks) -> None:
        """Show other tracks; the lane that was last acted on keeps its place on the screen.

        Items of crowded lanes are indexed before; where that takes longer than a frame, what was shown stays until
        then. Where nothing was shown yet, the lanes stand there at once, without their items.
        """
        if tracks.items is not None and tracks.mass is None:
            self.indexing.index(tracks)
            if self.indexing.busy and self.canvas.limits is None:
                self._show_tracks(tracks)
            return
        if self._items.made is not None:
            self.indexing.give_up()
        self._show_tracks(tracks)

    @property
    def indexing(self) -> Indexing:
        """What indexes the items of crowded lanes."""
        return self._items.get().indexing

    def _made_items(self) -> ComingItems:
        from withdrawal_timeline.ui.timeline.coming_items import ComingItems  # noqa: PLC0415 - for large dossiers only

        items = ComingItems(self.canvas, self, self._look)
        items.indexing.made.connect(self._show_tracks)
        return items

    def _show_tracks(self, tracks: Tracks) -> None:
        self.canvas.set_tracks(tracks)
        self._singled_out.set_tracks(tracks)
        self._lanes.sync()

    def set_window(self, window: Window, *, animate: bool = False) -> None:
        """Show another window of time, at once or by a short move that the next input cuts short."""
        self._window.go_to(window, animate=animate and self.isVisible())

    def set_selection(self, key: str | None, milestone: int | None = None) -> None:
        """Single out a track.

        Parameters
        ----------
        key
            Key of the track, or of the owner of some of its marks; None for nothing.
        milestone
            Place of the chosen mark in its owner, or None.
        """
        self._singled_out.set_selection(key, milestone)
        self._hovering.forget_lane()
        self._lanes.let_go()
        track = self.canvas.highlights.selected
        if track is not None:
            self._lanes.bring_row(track)

    def _selected_in_view(self) -> str | None:
        """Return the track that is singled out if its row is in view, or on its way there."""
        track = self.canvas.highlights.selected
        return track if track is not None and self._lanes.holds_row(track) else None

    def set_hits(self, keys: frozenset[str]) -> None:
        """Mark what the search found: keys of tracks, or of owners of marks."""
        self._singled_out.set_hits(keys)

    def set_own(self, keys: frozenset[str]) -> None:
        """Put a dot before the names of what the reader has pinned or written a note on: owners of marks."""
        self._singled_out.set_own(keys)

    def set_links(self, keys: tuple[str, ...]) -> None:
        """Draw lines from what is selected to what belongs to it: keys of tracks, or of owners of marks."""
        self.canvas.highlight(linked=keys)

    def set_cards(self, card_of: CardSource, section_card_of: SectionCardSource = no_section_card) -> None:
        """Say where the words of the card beside the pointer come from, and those of the card of what is hidden."""
        self._hovering.set_cards(card_of, section_card_of)

    def set_motion(self, moving: bool) -> None:
        """Let rows move to their new places by a short animation, or at once."""
        self.canvas.set_motion(moving)

    def set_cut(self, cut: bool) -> None:
        """Run through quiet years in a few pixels, or show them like all others."""
        self.canvas.set_cut(cut)

    def set_palette(self, palette: Palette, text_scale: float = 1.0) -> None:
        """Take over colours and text scale."""
        seen = self._selected_in_view()
        self.canvas.set_palette(palette, text_scale)
        if seen is not None:
            self._lanes.bring_row(seen)
        self.updateGeometry()
        self._hovering.set_palette(palette, text_scale)
        self._look = palette, text_scale
        if self._items.made is not None:
            self._items.made.set_palette(palette, text_scale)
        self._place_children()

    # Commands ----------------------------------------------------------------------------------------------------

    def zoom_by(self, ratio: float) -> None:
        """Wish a window ``ratio`` times as long, about the pointer if it is over the timeline, else the middle."""
        self._window.zoom_about_pointer(ratio)

    def pan_by(self, fraction: float) -> None:
        """Wish the window moved forward by a fraction of its length."""
        self._window.pan(fraction)

    def scroll_by(self, pixels: float) -> None:
        """Scroll the lanes down by some pixels; pinned ones stay."""
        self._lanes.let_go()
        self._lanes.scroll_by(pixels)

    @property
    def moves(self) -> bool:
        """Whether the window or rows are on their way."""
        return self.canvas.is_moving or self._window.is_moving

    @property
    def page(self) -> float:
        """Height in pixels of the part in which lanes scroll."""
        return self._lanes.page

    def lane_in_hand(self) -> str | None:
        """Return the key of the lane that commands act on: the one pointed at since the last selection, or its lane."""
        return self._singled_out.lane_in_hand(self._hovering.lane)

    def hold_lane(self, key: str) -> None:
        """Keep the header of a lane in its place on the screen while the next change is shown."""
        self._lanes.let_go()
        self._lanes.hold_lane(key)

    def reveal_lane(self, key: str) -> None:
        """Scroll as little as possible so that a lane is in view."""
        self._lanes.let_go()
        self._lanes.reveal_lane(key)

    def list_hidden(self) -> None:
        """Wish for a list of what is hidden under the pointer or where a menu was opened, else near the selection."""
        self._menus.list_hidden()

    def target_at(self, position: QPointF) -> Target | None:
        """Return the mark, track or cluster at a point of the widget, or None."""
        scene = self.canvas.current()
        return None if scene is None else target_at(scene, position)

    def day_at(self, x: float) -> Day | None:
        """Return the day under a pixel of the widget; None before there is a window."""
        scale = self.canvas.time_scale()
        return None if scale is None else scale.to_day(x)

    def px_of(self, day: Day) -> float | None:
        """Return the pixel at which a day begins; the inverse of ``day_at``."""
        scale = self.canvas.time_scale()
        return None if scale is None else scale.to_px(day)

    # Pointing ----------------------------------------------------------------------------------------------------

    def _follow_layout(self) -> None:
        self._lanes.follow(moving=self.moves)
        self._lanes.sync()
        self._hovering.follow_layout()

    def _close_hand(self) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    # Qt events ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for the room in which all lanes fit without scrolling."""
        return QSize(780, 780)

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to see the header and a row of a lane."""
        return QSize(320, round(max(200.0, self.canvas.header_height + self.canvas.least_content)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the canvas all the room and keep the selected row in view; the scroll bar lies over what has no date."""
        super().resizeEvent(event)
        seen = self._selected_in_view()
        self._place_children()
        if seen is not None:
            self._lanes.bring_row(seen)

    def _place_children(self) -> None:
        self.canvas.setGeometry(self.rect())
        self._lanes.sync()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer, pan, or scroll lanes."""
        self._gestures.wheel(event)

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch on a track pad; keep Escape for ourselves while a lane is dragged."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._lane_drag.active:
            self._lane_drag.cancel()
            self._gestures.forget()
            event.accept()
            return True
        if isinstance(event, QNativeGestureEvent) and self._gestures.pinch(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let W A S D zoom and pan as long as they are held."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End the motion of a key."""
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._menus.forget()
        if not self._gestures.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        self._menus.forget()
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the press as a click."""
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit what lies there, or zoom in twice on empty ground."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._clicks.double_click(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Wish for the menu of what lies under the pointer, or by key for that of what is selected."""
        self._menus.open(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hovering.leave()
        self._menus.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring when the focus came by key."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.canvas.highlight(focused=by_key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        super().focusOutEvent(event)
        self._keys.let_go()
        self.canvas.highlight(focused=False)
