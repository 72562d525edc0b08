"""What the commands do that arrange lanes: collapse, order, pin."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.layout.tracks import Lane, Tracks
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.ui.panels import Panels

NO_LANE = "Point at a lane, or select an entry in it, first."


class LaneCommands(QObject):
    """Holds the methods of these commands, and those that wishes of the timeline are connected to.

    A command acts on the lane whose menu is open, else on the one that was pointed at or selected in last.

    Parameters
    ----------
    panels
        The timeline knows which lane is meant; the status bar says what cannot be done.
    store
        Arrangements are part of the state.
    picture
        Returns what is shown now.
    dossier
        Gives the lanes their order of a first start.
    parent
        Owner.
    """

    def __init__(
        self,
        panels: Panels,
        store: Store,
        picture: Callable[[], Picture],
        dossier: Dossier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels, self._store, self._picture, self._dossier = panels, store, picture, dossier
        self._taken: str | None = None

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "lane.collapse": self.collapse,
            "lane.collapse_others": self.collapse_others,
            "lane.up": self.move_up,
            "lane.down": self.move_down,
            "lane.pin": self.pin,
            "lane.given_order": self.give_order_back,
        }

    def take(self, key: str | None) -> None:
        """Let commands act on this lane, whose menu opens, until it is let go."""
        self._taken = key if key is not None else self._panels.timeline.lane_in_hand()

    def let_go(self) -> None:
        """Let commands act on the lane that the timeline has in hand again: the menu has closed."""
        self._taken = None

    def names(self) -> Mapping[str, str]:
        """Return what some commands would do with the lane in hand, by their ids; nothing without a lane."""
        key = self._in_hand()
        lane = next((found for found in self._tracks.lanes if found.key == key), None)
        if lane is None:
            return {}
        return {
            "lane.collapse": "Open this lane" if lane.collapsed else "Collapse this lane",
            "lane.pin": "Unpin this lane" if lane.pinned else "Pin this lane",
            "lane.up": "Move this lane up",
            "lane.down": "Move this lane down",
        }

    def collapse(self) -> None:
        """Collapse the lane in hand, or open it."""
        lane = self._lane()
        if lane is not None:
            self.toggle(lane.key)

    def toggle(self, key: str) -> None:
        """Collapse a lane, or open it; its header keeps its place."""
        self._panels.timeline.hold_lane(key)
        self._arrange(self._now.toggled(key))

    def collapse_others(self) -> None:
        """Collapse all lanes but the one in hand, which opens; if that is so already, open all."""
        hand, now = self._in_hand(), self._now
        shown = frozenset(lane.key for lane in self._tracks.lanes)
        others = shown - {hand}
        if hand is not None:
            self._panels.timeline.hold_lane(hand)
        away = now.collapsed - shown
        self._arrange(now.collapsing(away if others <= now.collapsed else away | others))

    def move_up(self) -> None:
        """Move the lane in hand past the one above."""
        self._step(-1)

    def move_down(self) -> None:
        """Move the lane in hand past the one below."""
        self._step(1)

    def pin(self) -> None:
        """Pin the lane in hand, or let it scroll with the others again."""
        lane = self._lane()
        if lane is not None:
            self.toggle_pin(lane.key)

    def toggle_pin(self, key: str) -> None:
        """Pin a lane, or let it scroll with the others again."""
        self._arrange(self._now.pinning(key))
        self._panels.timeline.reveal_lane(key)

    def place(self, key: str, beside: str, below: bool, pinned: bool) -> None:
        """Put a lane directly above or below another one, among the pinned lanes or among the others."""
        self._arrange(self._now.placed(self._every(), key, beside, below=below, pinned=pinned))

    def give_order_back(self) -> None:
        """Let the lanes stand in the order of the dossier again."""
        now = self._now
        self._arrange(LaneArrangement(collapsed=now.collapsed, pinned=now.pinned))

    def _step(self, step: int) -> None:
        lane = self._lane()
        if lane is None:
            return
        before = self._now
        moved = before.stepped(self._every(), (found.key for found in self._tracks.lanes), lane.key, step)
        if moved == before:
            self._say(f"{lane.title} is the {'first' if step < 0 else 'last'} lane already.")
            return
        self._arrange(moved)
        self._panels.timeline.reveal_lane(lane.key)

    def _every(self) -> tuple[str, ...]:
        return tuple(group.key for group in grouping(self._dossier, self._store.state.lanes_by).groups)

    @property
    def _tracks(self) -> Tracks:
        return self._picture().tracks

    @property
    def _now(self) -> LaneArrangement:
        return self._store.state.arrangements.of(self._store.state.lanes_by)

    def _arrange(self, arrangement: LaneArrangement) -> None:
        state = self._store.state
        self._store.update(arrangements=state.arrangements.having(state.lanes_by, arrangement))

    def _in_hand(self) -> str | None:
        return self._taken if self._taken is not None else self._panels.timeline.lane_in_hand()

    def _lane(self) -> Lane | None:
        """Return the lane in hand; if there is none, say what to do."""
        key = self._in_hand()
        lane = next((found for found in self._tracks.lanes if found.key == key), None)
        if lane is None:
            self._say(NO_LANE)
        return lane

    def _say(self, text: str) -> None:
        self._panels.status_bar.show_message(text)
