"""Back and forward: settles views into the history, and restores them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from withdrawal_timeline.state.history import History, Place
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ViewState

SETTLE_MS = 400
"""A view that stands for so many milliseconds is one to come back to."""


class Travel(QObject):
    """Follows the store; a view that was left alone for a moment becomes a place of the history."""

    changed = Signal()
    """What can be gone back or forward to has changed."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._history = History(Place.of(store.state))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        store.subscribe(self._follow)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to; on a tour there is only the way out of it."""
        if self._store.state.tour.is_taken:
            return False
        return bool(self._history.past) or Place.of(self._store.state) != self._history.present

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        if self._store.state.tour.is_taken:
            return False
        return bool(self._history.future) and Place.of(self._store.state) == self._history.present

    def settle(self) -> None:
        """Make the present view a place of the history at once, unless it is a stop of the tour."""
        self._timer.stop()
        if self._store.state.tour.is_taken:
            return
        self._take(self._history.settled(Place.of(self._store.state)))

    def back(self) -> None:
        """Return to the place before this one; at the beginning, or on a tour, nothing happens."""
        if not self.can_go_back:
            return
        self.settle()
        self._go(self._history.back())

    def forward(self) -> None:
        """Go to the place after this one again; at the end, or on a tour, nothing happens."""
        if not self.can_go_forward:
            return
        self.settle()
        self._go(self._history.forward())

    def _go(self, history: History) -> None:
        self._history = history
        self._store.restore(history.present.applied_to(self._store.state))
        self._timer.stop()
        self.changed.emit()

    def _follow(self, old: ViewState, new: ViewState) -> None:
        if Place.of(old) != Place.of(new):
            self._timer.start()
            self.changed.emit()
        elif old.tour.is_taken != new.tour.is_taken:
            self.changed.emit()

    def _take(self, history: History) -> None:
        if history is not self._history:
            self._history = history
            self.changed.emit()
