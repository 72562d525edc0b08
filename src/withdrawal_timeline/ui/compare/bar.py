"""The bar above the comparison: how lives are aligned, ready-made comparisons, copying, and emptying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from withdrawal_timeline.ui.compare.offers import in_words
from withdrawal_timeline.ui.look.rounded import RoundMenu
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.buttons import BarButton
from withdrawal_timeline.ui.parts.view_switch import SwitchButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from withdrawal_timeline.domain.ready_made import ReadyMade

_HEIGHT = 44


class CompareBar(QWidget):
    """What can be done with the comparison as a whole."""

    offerWished = Signal(object)
    """Ids of the withdrawals of a ready-made comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._offers: tuple[ReadyMade, ...] = ()
        self._label = QLabel("Aligned by", self)
        self.calendar_button, self.zero_button = SwitchButton(self), SwitchButton(self)
        self.offers_button = BarButton(self, icon="down", text="Ready-made", name="Ready-made comparisons")
        self.copy_button = BarButton(self, text="Copy table")
        self.clear_button = BarButton(self, text="Clear")
        self.offers_button.setToolTip("Compare all entries of one body")
        self.offers_button.clicked.connect(self.open_offers)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._label)
        row.addSpacing(6)
        row.addWidget(self.calendar_button)
        row.addWidget(self.zero_button)
        row.addStretch(1)
        row.addWidget(self.offers_button)
        row.addWidget(self.copy_button)
        row.addWidget(self.clear_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_palette(LIGHT)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give the buttons their commands."""
        self.calendar_button.follow(actions["compare.calendar"])
        self.zero_button.follow(actions["compare.day_zero"])
        self.copy_button.follow(actions["compare.copy"])
        self.clear_button.follow(actions["compare.clear"])

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette = palette
        self._label.setFont(font(Role.BODY, scale))
        self._label.setStyleSheet(f"color: {palette.ink3};")
        for button in (self.calendar_button, self.zero_button):
            button.set_palette(palette, scale)
        for other in (self.offers_button, self.copy_button, self.clear_button):
            other.set_palette(palette, scale)
        self.setFixedHeight(round(_HEIGHT * max(1.0, scale)))
        self.update()

    def set_offers(self, offers: Sequence[ReadyMade]) -> None:
        """Offer these."""
        self._offers = tuple(offers)
        self.offers_button.setVisible(bool(self._offers))

    def offers_menu(self) -> RoundMenu:
        """Return the menu of ready-made comparisons."""
        menu = RoundMenu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in self._offers:
            action = QAction(in_words(offer), menu)
            action.setData(offer.withdrawals)
            menu.addAction(action)
        menu.triggered.connect(self._choose)
        return menu

    def open_offers(self) -> None:
        """Open the menu of ready-made comparisons under its button."""
        corner = self.offers_button.mapToGlobal(QPoint(0, self.offers_button.height() + 4))
        self.offers_menu().popup(corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self._palette.line))
        painter.end()

    def _choose(self, action: QAction) -> None:
        self.offerWished.emit(action.data())
