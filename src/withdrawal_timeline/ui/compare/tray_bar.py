"""The tray below the timeline and the list: what is to be compared, with ways out."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from withdrawal_timeline.ui.compare.naming import fitting_name, least_width
from withdrawal_timeline.ui.look.painting import paint_glyph
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.buttons import BarButton
from withdrawal_timeline.ui.parts.chip import CHIP, GLYPH, RemovableChip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from withdrawal_timeline.state.tray import TrayItem

_HEIGHT = 40
_AROUND = 10 + GLYPH + 6 + 26
"""Room of a chip around its name, in logical pixels at text scale 1."""
_LEAST_NAME = 90
"""Room that is enough for any name, cut before its year."""
_LABELLED_FROM = 780


class TrayChip(RemovableChip):
    """One entry in the tray; a click reads it, its cross takes it out."""

    removeWished = Signal(str)
    recordWished = Signal(str)

    def __init__(self, item: TrayItem, parent: QWidget | None = None) -> None:
        super().__init__(item.title, f"Take “{item.title}” out of the comparison", parent)
        self.item = item
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.remove_button.clicked.connect(self._remove)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        super().set_palette(palette, scale)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the chip with its whole name."""
        name = QFontMetricsF(self.font()).horizontalAdvance(str(self.item.name))
        return QSize(math.ceil(name + _AROUND * self._scale) + 1, round(CHIP * self._scale))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the chip with the shortest form of its name."""
        name = min(least_width(self.item.name, QFontMetricsF(self.font())), _LEAST_NAME * self._scale)
        return QSize(math.ceil(name + _AROUND * self._scale) + 1, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read the entry."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.recordWished.emit(self.item.record_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint capsule, glyph and name."""
        painter = QPainter(self)
        ground, box = self.paint_ground(painter), self.glyph_box()
        paint_glyph(painter, self.item.domain_id, box, QColor(self._palette.domain(self.item.domain_id)), ground)
        self.paint_words(painter, box.right() + 6 * self._scale, partial(fitting_name, self.item.name))
        painter.end()

    def _remove(self) -> None:
        self.removeWished.emit(self.item.record_id)


class TrayBar(QWidget):
    """Shows what is to be compared while anything is, and the comparison itself is not seen."""

    removeWished = Signal(str)
    recordWished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trayBar")
        self.setAccessibleName("To be compared")
        self._palette, self._scale = LIGHT, 1.0
        self.chips: tuple[TrayChip, ...] = ()
        self._label = QLabel("To be compared", self)
        self.open_button = BarButton(self, text="Compare", raised=True)
        self.clear_button = BarButton(self, text="Clear")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._label)
        row.addSpacing(8)
        row.addLayout(self._chips)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.clear_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_palette(LIGHT)
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give the buttons their commands."""
        self.open_button.follow(actions["compare.open"])
        self.clear_button.follow(actions["compare.clear"])

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._label.setFont(font(Role.BODY, scale))
        self._label.setStyleSheet(f"color: {palette.ink3};")
        for button in (self.open_button, self.clear_button):
            button.set_palette(palette, scale)
        for chip in self.chips:
            chip.set_palette(palette, scale)
        self.setFixedHeight(round(_HEIGHT * max(1.0, scale)))
        self.update()

    def set_items(self, items: Sequence[TrayItem], *, seen: bool) -> None:
        """Show these entries; the bar is there while it is to be ``seen`` and not empty."""
        if tuple(items) != tuple(chip.item for chip in self.chips):
            for chip in self.chips:
                self._chips.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = tuple(TrayChip(item, self) for item in items)
            for chip in self.chips:
                chip.set_palette(self._palette, self._scale)
                chip.removeWished.connect(self.removeWished)
                chip.recordWished.connect(self.recordWished)
                self._chips.addWidget(chip)
        self.setVisible(seen and bool(items))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the label out where the names need the room."""
        super().resizeEvent(event)
        self._label.setVisible(self.width() >= _LABELLED_FROM * self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self._palette.line_strong))
        painter.end()
