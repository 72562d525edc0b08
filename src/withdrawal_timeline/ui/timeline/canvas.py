"""The painted surface: holds what is shown, makes a scene of it once a frame, and lets the layers paint it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.frame import make_frame
from withdrawal_timeline.layout.panes import Panes, panes_of, seen_in
from withdrawal_timeline.layout.panning import Panning
from withdrawal_timeline.layout.plan import Plan, PlannedLane
from withdrawal_timeline.layout.planning import Planning
from withdrawal_timeline.layout.sizes import RowSizes
from withdrawal_timeline.layout.ticks import ticks_for
from withdrawal_timeline.layout.timescale import Limits, TimeScale
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import LIGHT, MOTION, TYPE, Palette, Role
from withdrawal_timeline.ui.timeline.breaks import paint_torn_edges
from withdrawal_timeline.ui.timeline.crowded_lanes import paint_crowded_lanes
from withdrawal_timeline.ui.timeline.fixtures import place_capsules, place_flags, place_links
from withdrawal_timeline.ui.timeline.ground import paint_ground
from withdrawal_timeline.ui.timeline.header import paint_header
from withdrawal_timeline.ui.timeline.lane_headers import place_headers
from withdrawal_timeline.ui.timeline.layers import Layer
from withdrawal_timeline.ui.timeline.lifelines import paint_lifelines
from withdrawal_timeline.ui.timeline.lifted_lane import paint_lifted
from withdrawal_timeline.ui.timeline.look import Look
from withdrawal_timeline.ui.timeline.name_fades import NameFades
from withdrawal_timeline.ui.timeline.names import paint_names
from withdrawal_timeline.ui.timeline.pane_scenes import paint_border, parts_of
from withdrawal_timeline.ui.timeline.scene import Dragging, Heights, Scene, gutter
from withdrawal_timeline.ui.timeline.strips import paint_strips

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target
    from withdrawal_timeline.layout.reorder import Drop

_LEAST_WIDTH = 50.0


@frozen
class Highlights:
    """What is singled out: see ``Scene`` for the fields; ``lane`` is the key of the lane under the pointer."""

    selected: str | None = None
    owner: str | None = None
    chosen: tuple[str, int] | None = None
    hovered: Target | None = None
    lane: str | None = None
    found: frozenset[str] = field(default_factory=frozenset)
    pointer: float | None = None
    gripped: str | None = None
    dragging: Dragging | None = None
    focused: bool = False
    range_px: tuple[float, float] | None = None
    linked: tuple[str, ...] = ()
    hits: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


LAYERS: tuple[Layer, ...] = (
    Layer(paint_ground, in_content=True),
    Layer(paint_lifelines, in_content=True),
    Layer(paint_crowded_lanes, in_content=True),
    Layer(paint_strips, in_content=True),
    Layer(paint_torn_edges, in_content=True),
    Layer(paint_names, in_content=True),
    Layer(paint_border, in_content=False),
    Layer(paint_header, in_content=False),
    Layer(paint_lifted, in_content=False),
)
"""From the ground up."""


class Canvas(QWidget):
    """Paints the tracks of a window in layers; input is the business of its owner.

    Signals
    -------
    settled()
        The rows have found their new places.
    laidOut()
        A new scene is about to be painted.
    """

    settled = Signal()
    laidOut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # ground and header leave nothing bare
        self._tracks: Tracks | None = None
        self._window: Window | None = None
        self._palette, self._text_scale = LIGHT, 1.0
        self._look: Look | None = None
        self._highlights = Highlights()
        self._scroll = self._pinned_scroll = 0.0
        self._panes: Panes | None = None
        self._still: Plan | None = None
        self._room: tuple[Plan, Drop, Plan] | None = None
        self._scene_now: Scene | None = None
        self._painted: Scene | None = None
        self._planning = Planning()
        self._frame: tuple[Plan, TimeScale, frozenset[str], Frame] | None = None
        self._seen: tuple[Frame, Panes, tuple[Frame, ...]] | None = None
        self._panning = Panning()
        self._target: Plan | None = None
        self._target_step: int | None = None
        self._from: Plan | None = None
        self._shown: Plan | None = None
        self._held: tuple[str, float] | None = None
        self._eased = False
        self._fades = NameFades(self)
        self._fades.advanced.connect(self.invalidate)
        self._easing = QVariantAnimation(self)
        self._easing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._easing.setStartValue(0.0)
        self._easing.setEndValue(1.0)
        self._easing.setDuration(MOTION.unfold)
        self._easing.valueChanged.connect(self.invalidate)
        self._easing.finished.connect(self.settled)
        self._cut = False
        self._cutting = QVariantAnimation(self)
        self._cutting.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._cutting.setDuration(MOTION.unfold)
        self._cutting.valueChanged.connect(self.invalidate)

    # What is shown -----------------------------------------------------------------------------------------------

    def set_tracks(self, tracks: Tracks) -> None:
        """Show other tracks; the scroll position stays as far as it can."""
        self._tracks = tracks
        self._planning.begin_with(tracks)
        self.invalidate()

    def set_window(self, window: Window) -> None:
        """Show another window of time."""
        self._window = window
        self.invalidate()

    def set_palette(self, palette: Palette, text_scale: float) -> None:
        """Take over colours and text scale (0.8 to 2)."""
        self._palette, self._text_scale, self._look = palette, text_scale, None
        self._planning.forget()
        self._target = None
        self.invalidate()

    def set_motion(self, moving: bool) -> None:
        """Let rows move to their new places by a short animation, or at once."""
        self._eased = moving

    def set_cut(self, cut: bool) -> None:
        """Run through quiet years in a few pixels, or show them like all others; by a short animation if rows move."""
        if cut == self._cut:
            return
        start = self._strength
        self._cutting.stop()
        self._cut = cut
        if self._eased and self.isVisible():
            self._cutting.setStartValue(start)
            self._cutting.setEndValue(float(cut))
            self._cutting.start()
        self.invalidate()

    @property
    def _strength(self) -> float:
        """How far the cutting of quiet years has come, from 0 to 1."""
        moving = self._cutting.state() == QVariantAnimation.State.Running
        return float(self._cutting.currentValue()) if moving else float(self._cut)

    @property
    def highlights(self) -> Highlights:
        """What is singled out."""
        return self._highlights

    def set_highlights(self, highlights: Highlights) -> None:
        """Single out other things; nothing is painted if they are the same."""
        if highlights != self._highlights:
            self._highlights = highlights
            self.invalidate()

    @property
    def scrolled(self) -> float:
        """With which pixel of the content the lanes begin that are not pinned."""
        return self._scroll

    @property
    def is_moving(self) -> bool:
        """Whether rows are on the way to their places, or quiet years to their width."""
        return QVariantAnimation.State.Running in (self._easing.state(), self._cutting.state())

    def hold(self, key: str, y: float) -> None:
        """Keep the lane or track of this key ``y`` pixels below the header while rows find their new places."""
        self._held = (key, y)

    def set_scroll(self, scroll: float, *, pinned: bool = False) -> None:
        """Let the lanes, or the pinned ones, begin with this pixel; clamped when the next scene is made."""
        if scroll != (self._pinned_scroll if pinned else self._scroll):
            if pinned:
                self._pinned_scroll = scroll
            else:
                self._scroll = scroll
            self.invalidate()

    # Geometry ----------------------------------------------------------------------------------------------------

    @property
    def time_width(self) -> float:
        """Width of the part in which days have a place, in pixels."""
        return max(float(self.width()) - gutter(self._text_scale), _LEAST_WIDTH)

    @property
    def header_height(self) -> float:
        """Height of axis, bands and flags, in pixels."""
        return round(Heights.scaled(self._text_scale).total)

    @property
    def least_content(self) -> float:
        """Height in which the header of a lane and one of its rows can be seen, in pixels."""
        sizes = RowSizes.for_view(0.0, 1, TYPE[Role.LABEL].line * max(self._text_scale, 1.0))
        return sizes.header + sizes.row + sizes.pad

    @property
    def limits(self) -> Limits | None:
        """How far a window may go; None before there is anything to show."""
        return None if self._tracks is None else Limits(Day(self._tracks.first), Day(self._tracks.last))

    def time_scale(self) -> TimeScale | None:
        """Return the scale of the window as it is shown; None before there is a window."""
        if self._window is None:
            return None
        start, end = self._window.start, self._window.end
        limits = self.limits
        if limits is None or self._tracks is None:
            return TimeScale(start, end, self.time_width)
        return limits.scale(start, end, self.time_width, self._tracks.quiet.at_strength(self._strength))

    def drop_at(self, key: str, y: float) -> Drop | None:
        """Return where a lane would go that is dropped at a pixel of the widget; None where it would stay."""
        if self._still is None:
            return None
        from withdrawal_timeline.layout.reorder import drop_at  # noqa: PLC0415 - nothing is dragged at a start

        view = self.height() - self.header_height
        panes = panes_of(self._still, view, self._scroll, self._pinned_scroll)
        return drop_at(self._still, panes, key, y - self.header_height)

    def lane(self, key: str) -> PlannedLane | None:
        """Return the lane of this key in the place that it has, or is moving to; None if it is not shown."""
        self.current()
        return None if self._target is None else self._target.lane(key)

    def invalidate(self) -> None:
        """Have a new scene made and painted at the next frame."""
        self._scene_now = None
        self.update()

    def current(self) -> Scene | None:
        """Return the scene as it is to be painted, made now if something changed."""
        if self._scene_now is None:
            self._scene_now = self._make_scene()
        return self._scene_now

    def _current_look(self) -> Look:
        ratio = self.devicePixelRatioF()
        if self._look is None or self._look.ratio != ratio:
            self._look = Look(self._palette, self._text_scale, ratio)
        return self._look

    def _plan_for(self, tracks: Tracks, scale: TimeScale, height: float, promoted: frozenset[str]) -> Plan:
        line = TYPE[Role.LABEL].line * max(self._text_scale, 1.0)
        measure = self._current_look().name_width
        return self._planning.plan(tracks, scale, height, promoted, line, measure, cut=self._cut)

    def _make_scene(self) -> Scene | None:
        wished, tracks = self.time_scale(), self._tracks
        if wished is None or tracks is None:
            return None
        scale = self._panning.in_step(wished)
        look, marked = self._current_look(), self._highlights
        view = self.height() - self.header_height
        promoted = frozenset() if marked.selected is None else frozenset((marked.selected,))
        self._still = self._plan_for(tracks, scale, view, promoted)
        plan = self._eased_plan(self._with_room(self._still))
        panes = self._panes = panes_of(plan, view, self._scroll, self._pinned_scroll)
        self._scroll = panes.rest.scroll
        self._pinned_scroll = panes.pinned.scroll if panes.pinned is not None else 0.0
        strong = marked.found if marked.selected is None else marked.found | {marked.selected}
        capsules = place_capsules(plan, scale, look, panes)
        frame = self._frame_for(plan, scale, tracks.today, look, strong)
        frame = self._fades.faded(frame, moving=self._eased and self.isVisible())
        scene = Scene(
            look=look,
            tracks=tracks,
            plan=plan,
            frame=frame,
            ticks=ticks_for(scale, self._text_scale),
            scale=scale,
            width=self.width(),
            height=self.height(),
            header=self.header_height,
            scroll=panes.offset,
            panes=panes,
            capsules=capsules,
            headers=place_headers(plan, frame, look, panes, capsules),
            flags=place_flags(tracks, scale, look),
            selected=marked.selected,
            chosen=marked.chosen,
            hovered=marked.hovered,
            found=marked.found,
            hits=marked.hits,
            own=marked.own,
            owner=marked.owner,
            pointer=marked.pointer,
            gripped=marked.gripped,
            dragging=marked.dragging,
            focused=marked.focused,
            range_px=marked.range_px,
            links=place_links(frame, marked.owner, marked.linked),
        )
        if panes.pinned is None and plan.height <= view:
            return scene
        return replace(scene, parts=parts_of(scene, self._frames_of(frame, panes)))

    def _frames_of(self, frame: Frame, panes: Panes) -> tuple[Frame, ...]:
        """Return what is seen of a frame in each pane; the last ones are kept, like the frame."""
        known = self._seen
        if known is None or known[0] is not frame or known[1] != panes:
            known = self._seen = (frame, panes, tuple(seen_in(frame, pane) for pane in panes.all))
        return known[2]

    def _with_room(self, plan: Plan) -> Plan:
        """Return the plan with room for what is dragged; the last one is kept, so that it moves only once."""
        dragging = self._highlights.dragging
        if dragging is None or dragging.drop is None:
            return plan
        from withdrawal_timeline.layout.reorder import apart  # noqa: PLC0415 - nothing is dragged at a start

        known = self._room
        if known is None or known[0] is not plan or known[1] != dragging.drop:
            known = self._room = (plan, dragging.drop, apart(plan, dragging.drop))
        return known[2]

    def _frame_for(self, plan: Plan, scale: TimeScale, today: float, look: Look, strong: frozenset[str]) -> Frame:
        """Return the frame; the last one is kept, so that a pointer that moves costs no geometry."""
        known = self._frame
        if known is not None and known[0] is plan and known[1] == scale and known[2] == strong:
            return known[3]
        mass = self._tracks.mass if self._tracks is not None else None
        made = make_frame(plan, scale, today, look.name_width, look.remark_width, strong, mass, self._panning.columns)
        self._frame = (plan, scale, strong, made)
        return made

    def _eased_plan(self, plan: Plan) -> Plan:
        """Return the plan to show on the way to ``plan``, with what is held at its place on the screen."""
        before = self._shown
        if plan is not self._target:
            self._held = self._under_pointer(before, plan) if self._held is None else self._reaching(plan, self._held)
            self._easing.stop()
            self._from = before if self._target is not None and self._eased and self.isVisible() else None
            self._target, self._target_step = plan, self._planning.step
            if self._from is not None:
                self._easing.start()
        moving = self._easing.state() == QVariantAnimation.State.Running and self._from is not None
        shown = plan
        if moving and self._from is not None:
            from withdrawal_timeline.layout.easing import between  # noqa: PLC0415 - nothing moves at a start

            shown = between(self._from, plan, float(self._easing.currentValue()))
        if self._held is not None:
            top = shown.top_of(self._held[0])
            if top is not None:
                self._keep_at(shown, top, self._held[1])
            if not moving:
                self._held = None
        self._shown = shown
        return shown

    def _keep_at(self, plan: Plan, top: float, y: float) -> None:
        """Scroll the pane in which a pixel of the content is so that it stands ``y`` pixels down the view."""
        view = self.height() - self.header_height
        pane = panes_of(plan, view, self._scroll, self._pinned_scroll).of(top)
        if top < plan.pinned:
            self._pinned_scroll = top - (y - pane.top)
        else:
            self._scroll = top - (y - pane.top)

    def _under_pointer(self, before: Plan | None, plan: Plan) -> tuple[str, float] | None:
        """Return what keeps its place: the track or cluster under the pointer, and for a zoom else the lane there."""
        hovered = self._highlights.hovered
        zoomed = self._planning.step is not None and self._planning.step != self._target_step
        keys = (None if hovered is None else hovered.key, self._highlights.lane if zoomed else None)
        for key in keys:
            if key is not None and before is not None and plan.top_of(key) is not None:
                top = before.top_of(key)
                if top is not None and self._panes is not None:
                    return key, self._panes.to_view(top)
        return None

    def _reaching(self, plan: Plan, held: tuple[str, float]) -> tuple[str, float]:
        """Return what is held, further up if a lane that has grown would otherwise end below the view."""
        lane = plan.lane(held[0])
        before = self._shown.lane(lane.lane.key) if self._shown is not None and lane is not None else None
        if lane is None or (before is not None and lane.height <= before.height):
            return held
        view = self.height() - self.header_height
        pane = panes_of(plan, view, self._scroll, self._pinned_scroll).of(lane.top)
        return held[0], min(held[1], max(pane.top + pane.height - lane.height, pane.top))

    def highlight(self, **changes: object) -> None:
        """Change single fields of the highlights."""
        self.set_highlights(replace(self._highlights, **changes))  # type: ignore[arg-type]  # fields are checked by replace

    # Qt ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the rows their places in the new size at once."""
        super().resizeEvent(event)
        self._target = None
        self.invalidate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the scene before the layers paint it, so that an error in it never leaves a painter open."""
        scene = self.current()
        if scene is not self._painted:
            self._painted = scene
            self.laidOut.emit()
        painter = QPainter(self)
        try:
            if scene is None:
                painter.fillRect(event.rect(), QColor(self._palette.canvas))
            else:
                for layer in LAYERS:
                    layer.paint(painter, scene)
        finally:
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Make the pictures anew on a screen of another pixel ratio."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.invalidate()
