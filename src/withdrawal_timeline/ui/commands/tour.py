"""What the commands of the tour do, and the clicks on its card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.tour import at_stop, begun, left
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes

if TYPE_CHECKING:
    from withdrawal_timeline.ui.tour import TourCard


class TourCommands(QObject):
    """Holds the methods of these commands, and those that wishes of the card are connected to.

    Parameters
    ----------
    panels
        Claims and sources are shown in the detail pane; the focus goes back to the view when the card goes.
    store, wishes
        Where the reader is in the tour is part of the state; moves can be followed by the eye.
    picture
        Returns what is shown now.
    dossier, today
        Facts, and the day that counts as today.
    parent
        Owner.
    """

    def __init__(
        self,
        panels: Panels,
        store: Store,
        wishes: Wishes,
        picture: Callable[[], Picture],
        dossier: Dossier,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels, self._store, self._wishes, self._picture = panels, store, wishes, picture
        self._dossier, self._today = dossier, today

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {"tour.take": self.take, "tour.next": self.go_on, "tour.previous": self.go_back}

    def connect_panels(self) -> None:
        """Do what the card, and the way into the tour in the overview, wish for."""
        self._panels.detail.tourWished.connect(self.take)
        self._panels.tour.when_made(self._connect_card)

    def _connect_card(self, card: TourCard) -> None:
        card.stopWished.connect(self.go_to)
        card.claimWished.connect(self.show_claim)
        card.sourceWished.connect(self.show_source)

    def take(self) -> None:
        """Begin the tour where it was left, at first with its beginning; on the tour, leave it."""
        if not self.leave():
            self._wishes.move(begun(self._store.state, self._dossier, self._today))

    def leave(self) -> bool:
        """Return to what was looked at before the tour; False if none is taken."""
        if not self._store.state.tour.is_taken:
            return False
        focus = QApplication.focusWidget()
        inside = focus is not None and self._panels.tour.get().isAncestorOf(focus)
        self._wishes.move(left(self._store.state))
        if inside:
            self._panels.views.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_on(self) -> None:
        """Go to the next stop."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the stop before."""
        self._step(-1)

    def go_to(self, number: int) -> None:
        """Go to a stop, counted from 0; to the present one, to see again what it shows."""
        if self._store.state.tour.is_taken:
            self._wishes.move(at_stop(self._store.state, self._dossier, self._today, number))

    def show_claim(self, claim_id: str) -> None:
        """Show a claim of the stop in the detail pane."""
        self._return_to_record()
        self._panels.detail.show_claim(claim_id)

    def show_source(self, claim_id: str, number: int) -> None:
        """Show a source of the stop in the detail pane; where it is not listed, the claim that it is for."""
        self._return_to_record()
        if not self._panels.detail.show_source(number):
            self._panels.detail.show_claim(claim_id)

    def _step(self, step: int) -> None:
        stop = self._picture().stop
        if stop is not None and 0 <= stop.number + step < stop.count:
            self.go_to(stop.number + step)

    def _return_to_record(self) -> None:
        """Select what the stop is about, if the reader has looked elsewhere meanwhile."""
        stop = self._picture().stop
        if stop is not None and self._store.state.selection != stop.record_id:
            self._wishes.select(stop.record_id)
