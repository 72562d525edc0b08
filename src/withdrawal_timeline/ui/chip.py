"""One thing that the filter restricts to, as a capsule with a button that lifts it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.ui.fitting import cut
from withdrawal_timeline.ui.icon_button import IconButton
from withdrawal_timeline.ui.line_icons import LineIcon
from withdrawal_timeline.ui.painting import paint_glyph, paint_status
from withdrawal_timeline.ui.theme import LIGHT, Palette, Role, font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from withdrawal_timeline.query.facets import Chip

_CHIP, _GLYPH = 24, 11
_LEAST_WORDS = 60
"""Room that is kept for words that are shortened at their end, so that they still say something."""


class ChipWidget(QWidget):
    """One chip: sign, words, and a button that removes it."""

    removeWished = Signal(object)
    """The chip is to be removed; carries the ``Chip``."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = chip
        self._palette, self._scale = LIGHT, 1.0
        self.setAccessibleName(chip.label)
        self.setToolTip(chip.label)
        self.clear_button = IconButton(LineIcon.CROSS, f"Remove {chip.label}", self, side=20, icon_side=8)
        self.clear_button.clicked.connect(self._remove)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        face = font(Role.BODY, scale)
        face.setWeight(face.Weight.Medium)
        self.setFont(face)
        self.clear_button.set_palette(palette, scale)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the capsule with all its words."""
        return QSize(self.widths()[0], round(_CHIP * self._scale))

    def widths(self) -> tuple[int, ...]:
        """Return the widths at which it has no empty room, widest first: with all words, then with ever fewer.

        Words go from the end, as ``All but Human …``; where too little would be left there are no more widths.
        """
        metrics, words = QFontMetricsF(self.font()), self.chip.label.split(" ")
        around = (self._text_left() + 24) * self._scale
        whole = metrics.horizontalAdvance(self.chip.label)
        shorter = [metrics.horizontalAdvance(f"{' '.join(words[:many])} …") for many in range(len(words) - 1, 0, -1)]
        kept = [said for said in shorter if _LEAST_WORDS * self._scale <= said < whole]
        return tuple(math.ceil(said + around) + 1 for said in (whole, *kept))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        size = self.clear_button.sizeHint()
        top = (self.height() - size.height()) // 2
        self.clear_button.setGeometry(self.width() - size.width() - top, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint capsule, sign and words."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, scale = self._palette, self._scale
            ground = QColor(palette.raised)
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(palette.line_strong), 1))
            half = (self.height() - 1) / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
            side = _GLYPH * scale
            box = QRectF(round(10 * scale), round((self.height() - side) / 2), side, side)
            if self._sign() is Facet.DOMAIN:
                value = self.chip.values[0]
                paint_glyph(painter, value, box, QColor(palette.domain(value)), ground)
            elif self._sign() is Facet.STATUS:
                status = Status(self.chip.values[0])
                paint_status(painter, status, box, QColor(palette.status(status)), ground)
            metrics = QFontMetricsF(self.font())
            painter.setFont(self.font())
            painter.setPen(QColor(palette.ink))
            base = (self.height() - metrics.height()) / 2 + metrics.ascent()
            left = self._text_left() * scale
            said = cut(self.chip.label, metrics, self.clear_button.x() - left)
            painter.drawText(QPointF(left, base), said)
        finally:
            painter.end()

    def _sign(self) -> Facet | None:
        one = len(self.chip.values) == 1
        if self.chip.facet is Facet.DOMAIN and one:
            return Facet.DOMAIN
        return Facet.STATUS if one and self.chip.values[0] in set(Status) else None

    def _text_left(self) -> float:
        return 11 if self._sign() is None else 10 + _GLYPH + 6

    def _remove(self) -> None:
        self.removeWished.emit(self.chip)
