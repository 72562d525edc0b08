"""What the pointer rests on: it is singled out, and after a moment a card beside it says what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.layout.hidden import Section, together, without_room
from withdrawal_timeline.layout.panes import Panes
from withdrawal_timeline.layout.plan import Plan
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.ui.look.theme import LIGHT, MOTION, Palette
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.timeline.breaks import break_at, break_in_words
from withdrawal_timeline.ui.timeline.canvas import Canvas
from withdrawal_timeline.ui.timeline.pointing import (
    capsule_at,
    flag_at,
    header_at,
    lane_at,
    name_at,
    owner_at,
    target_at,
)
from withdrawal_timeline.ui.timeline.scene import Scene

if TYPE_CHECKING:
    from withdrawal_timeline.layout.hit import Target
    from withdrawal_timeline.ui.timeline.hover_card import HoverCard

CardSource = Callable[[str, int | None, Day | None], str]
"""Gives the rich text of a card for the owner of a mark.

Also given are the place of the mark there, if the pointer rests on one, and the day, if it rests on a line.
"""

SectionCardSource = Callable[[Section], str]
"""Gives the rich text of a card for what is hidden for one reason, above all in a cluster."""


def _no_card(_key: str, _milestone: int | None, _day: Day | None) -> str:
    return ""


def no_section_card(_section: Section) -> str:
    """Return no words: what is hidden has no card."""
    return ""


class Hovering(QObject):
    """Follows the pointer over the timeline.

    Parameters
    ----------
    canvas
        Where things are singled out.
    over
        The widget that the pointer moves over; it gets the cursor and holds the card.
    """

    def __init__(self, canvas: Canvas, over: QWidget) -> None:
        super().__init__(over)
        self._canvas, self._over = canvas, over
        self._look: tuple[Palette, float] = LIGHT, 1.0
        self._card = LatePart(self._made_card)
        self._card_of: CardSource = _no_card
        self._section_card_of: SectionCardSource = no_section_card
        self._at: QPointF | None = None
        self._lane: str | None = None
        self._seen: tuple[TimeScale | None, Panes | None] = (None, None)
        self._seen_plan: Plan | None = None
        self._paused = False
        self._timer = QTimer(self, singleShot=True, interval=MOTION.hover_delay)
        self._timer.timeout.connect(self._show_card)

    def set_cards(self, card_of: CardSource, section_card_of: SectionCardSource) -> None:
        """Say where the words of the card come from, and those of the card of what is hidden."""
        self._card_of, self._section_card_of = card_of, section_card_of

    @property
    def at(self) -> QPointF | None:
        """Where the pointer is, in pixels of the widget; None when it is elsewhere."""
        return self._at

    def set_palette(self, palette: Palette, text_scale: float) -> None:
        """Take over colours and text scale."""
        self._look = palette, text_scale
        if self._card.made is not None:
            self._card.made.set_palette(palette, text_scale)

    @property
    def card(self) -> HoverCard:
        """The card."""
        return self._card.get()

    def _made_card(self) -> HoverCard:
        from withdrawal_timeline.ui.timeline.hover_card import HoverCard  # noqa: PLC0415 - nothing is hovered yet

        card = HoverCard(self._over)
        card.set_palette(*self._look)
        return card

    @property
    def lane(self) -> str | None:
        """Key of the lane that was pointed at last; it stays the same when lanes move beneath a pointer at rest."""
        return self._lane

    def forget_lane(self) -> None:
        """Do not take the lane under the pointer for the one that is meant until the pointer moves again."""
        self._lane = None

    def hide_card(self) -> None:
        """Hide the card, and do not show it before the pointer has rested anew."""
        self._card.let_be_seen(False)
        self._timer.stop()

    def pause(self) -> None:
        """Single nothing out anew until the pointer rests again: a button is held."""
        self._paused = True
        self.hide_card()

    def leave(self) -> None:
        """Forget the pointer."""
        self.hide_card()
        self._at = self._lane = None
        self._canvas.highlight(hovered=None, lane=None, pointer=None, gripped=None)

    def follow_layout(self) -> None:
        """After rows or time have moved beneath the pointer, find out anew what it rests on."""
        scene = self._canvas.current()
        if self._at is None or self._paused or scene is None:
            return
        if scene.plan is not self._seen_plan or (self._canvas.time_scale(), scene.panes) != self._seen:
            self.hide_card()
            self._single_out(scene, self._at)

    def rest_on(self, position: QPointF) -> None:
        """Single out what lies at a point of the widget, where the pointer has come to."""
        scene = self._canvas.current()
        if scene is None:
            return
        lane = lane_at(scene, position)
        self._lane = None if lane is None else lane.lane.key
        self._single_out(scene, position)

    def _single_out(self, scene: Scene, position: QPointF) -> None:
        self._paused = False
        self._at, self._seen_plan = position, scene.plan
        self._seen = (self._canvas.time_scale(), scene.panes)
        target = target_at(scene, position)
        pointer = position.x() if position.x() <= scene.time_width else None
        capsule, header = capsule_at(scene, position), header_at(scene, position)
        gripped = header.lane.lane.key if header is not None and capsule is None else None
        changed = (target, gripped) != (self._canvas.highlights.hovered, self._canvas.highlights.gripped)
        self._canvas.highlight(hovered=target, lane=self._lane, pointer=pointer, gripped=gripped)
        clickable = (
            target is not None or gripped is not None or capsule is not None or flag_at(scene, position) is not None
        )
        cut = None if clickable else break_at(scene, position.x())
        self._over.setToolTip(break_in_words(cut) if cut is not None else "")
        clickable = clickable or cut is not None
        self._over.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        if changed:
            self.hide_card()
            if target is not None or gripped is not None:
                self._timer.start()

    def _show_card(self) -> None:
        scene, target = self._canvas.current(), self._canvas.highlights.hovered
        if scene is None:
            return
        if target is None:
            self._show_lane_card(scene)
            return
        text = self._card_text(target)
        crowd = target.item or target.place
        place = scene.plan.place_of(target.key) if crowd is None else (crowd.top, crowd.height)
        if not text or place is None:
            return
        top = scene.y_of(place[0])
        self.card.show_beside(text, self._canvas.highlights.pointer or 0.0, top, place[1])

    def _show_lane_card(self, scene: Scene) -> None:
        key = self._canvas.highlights.gripped
        number = next((at for at, box in enumerate(scene.headers) if box.lane.lane.key == key), None)
        if number is not None:
            header, x = scene.headers[number], self._canvas.highlights.pointer or 0.0
            text = self.card.lane_text(header.lane.lane)
            if header.counts_hidden_at(x):
                text = self._section_card_of(without_room(header.lane.lane.title, scene.frame.left_out[number]))
            self.card.show_beside(text, x, scene.y_of(header.top), header.lane.header)

    def _card_text(self, target: Target) -> str:
        scene = self._canvas.current()
        if target.place is not None:
            from withdrawal_timeline.layout.crowd_hit import names_at  # noqa: PLC0415 - nothing is hovered yet

            mass = None if scene is None else scene.frame.mass
            return "" if mass is None else self.card.crowd_of(target.place, names_at(target.place, mass))
        if target.cluster is not None:
            lane = "" if scene is None else scene.plan.lanes[target.cluster.cluster.lane].lane.title
            return self._section_card_of(together(lane, target.cluster.cluster))
        if target.tick is not None:
            return self.card.tick_text([(self._label_of(mark.track), mark.mark) for mark in target.tick.marks])
        if target.mark is not None:
            return self._card_of(target.mark.mark.owner, target.mark.mark.index, None)
        x = self._canvas.highlights.pointer or 0.0
        if scene is None:
            return self._card_of(target.key, None, None)
        day = None if name_at(scene, target.key, x) else scene.scale.to_day(x)
        return self._card_of(owner_at(scene, target.key, x), None, day)

    def _label_of(self, track: str) -> str:
        scene = self._canvas.current()
        lanes = scene.tracks.lanes if scene is not None else ()
        tracks = (found for lane in lanes for found in (*lane.tracks, *lane.parts))
        return next((found.label for found in tracks if found.key == track), track)
