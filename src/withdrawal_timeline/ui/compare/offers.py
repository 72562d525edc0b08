"""What can be compared, offered ready-made: all entries of one body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.domain.ready_made import ReadyMade

_HOW = (
    "Nothing is chosen yet. Press X on an entry, or click it in the timeline with Ctrl held, to add it; two to four "
    "entries stand side by side."
)


def in_words(offer: ReadyMade) -> str:
    """Return a ready-made comparison as it is offered: ``UNESCO: 3 entries``."""
    return f"{offer.name}: {plural(len(offer.withdrawals), 'entry', 'entries')}"


class OfferButton(TextButton):
    """A ready-made comparison to click."""

    chosen = Signal(object)
    """Carries the ids of its withdrawals."""

    def __init__(self, offer: ReadyMade, parent: QWidget | None = None) -> None:
        super().__init__(in_words(offer), parent)
        self._offer = offer
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._offer.withdrawals)


class Offers(QWidget):
    """Stands in the place of the comparison while the tray is empty."""

    offerWished = Signal(object)
    """Ids of the withdrawals of a ready-made comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self._offers: tuple[ReadyMade, ...] = ()
        self.buttons: tuple[OfferButton, ...] = ()
        self._how, self._head = QLabel(_HOW, self), QLabel("Bodies with several entries", self)
        self._how.setWordWrap(True)
        self._how.setMaximumWidth(560)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(6)
        column.addWidget(self._how)
        column.addSpacing(14)
        column.addWidget(self._head)
        column.addLayout(self._list)
        column.addStretch(1)
        self.set_palette(LIGHT)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._how.setFont(font(Role.LEAD, scale))
        self._how.setStyleSheet(f"color: {palette.ink2};")
        self._head.setFont(font(Role.SECTION, scale))
        self._head.setStyleSheet(f"color: {palette.ink};")
        for button in self.buttons:
            button.set_palette(palette, scale)
        self.update()

    def set_offers(self, offers: Sequence[ReadyMade]) -> None:
        """Offer these."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = tuple(OfferButton(offer, self) for offer in self._offers)
        for button in self.buttons:
            button.set_palette(self._palette, self._scale)
            button.chosen.connect(self.offerWished)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()  # at once, so that it can have the focus
        self._head.setVisible(bool(self.buttons))
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._palette.canvas))
