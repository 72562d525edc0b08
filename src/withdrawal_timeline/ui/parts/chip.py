"""Chips: capsules with a button that takes them away, as those of what the filter restricts to."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.ui.look.fitting import cut
from withdrawal_timeline.ui.look.line_icons import LineIcon
from withdrawal_timeline.ui.look.painting import paint_glyph, paint_status
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from withdrawal_timeline.query.facets import Chip

CHIP, GLYPH = 24, 11
"""Height of a chip and side of its glyph, in logical pixels at text scale 1."""
_LEAST_WORDS = 60
"""Room that is kept for words that are shortened at their end, so that they still say something."""


class RemovableChip(QWidget):
    """A capsule with a glyph, words, and at its right end a button that takes it away.

    Parameters
    ----------
    words
        What it is called by screen readers and its tooltip.
    removal
        What its button does.
    """

    def __init__(self, words: str, removal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.remove_button = IconButton(LineIcon.CROSS, removal, self, side=20, icon_side=8)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        face = font(Role.BODY, scale)
        face.setWeight(face.Weight.Medium)
        self.setFont(face)
        self.remove_button.set_palette(palette, scale)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        size = self.remove_button.sizeHint()
        top = (self.height() - size.height()) // 2
        self.remove_button.setGeometry(self.width() - size.width() - top, top, size.width(), size.height())

    def paint_ground(self, painter: QPainter) -> QColor:
        """Paint the capsule and return its colour."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._palette.raised)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(self._palette.line_strong), 1))
        half = (self.height() - 1) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        return ground

    def glyph_box(self) -> QRectF:
        """Return where the glyph stands."""
        side = GLYPH * self._scale
        return QRectF(round(10 * self._scale), round((self.height() - side) / 2), side, side)

    def paint_words(self, painter: QPainter, left: float, fitted: Callable[[QFontMetricsF, float], str]) -> None:
        """Paint words from ``left`` on: what ``fitted`` makes of the metrics and the width up to the button."""
        metrics = QFontMetricsF(self.font())
        painter.setFont(self.font())
        painter.setPen(QColor(self._palette.ink))
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left, base), fitted(metrics, self.remove_button.x() - left))


class ChipWidget(RemovableChip):
    """What the filter restricts to; the button lifts it."""

    removeWished = Signal(object)
    """The chip is to be removed; carries the ``Chip``."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(chip.label, f"Remove {chip.label}", parent)
        self.chip = chip
        self.remove_button.clicked.connect(self._remove)

    def sizeHint(self) -> QSize:
        """Return the size of the capsule with all its words."""
        return QSize(self.widths()[0], round(CHIP * self._scale))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint capsule, sign and words."""
        painter = QPainter(self)
        try:
            palette, ground, box = self._palette, self.paint_ground(painter), self.glyph_box()
            if self._sign() is Facet.DOMAIN:
                value = self.chip.values[0]
                paint_glyph(painter, value, box, QColor(palette.domain(value)), ground)
            elif self._sign() is Facet.STATUS:
                status = Status(self.chip.values[0])
                paint_status(painter, status, box, QColor(palette.status(status)), ground)
            self.paint_words(painter, self._text_left() * self._scale, partial(cut, self.chip.label))
        finally:
            painter.end()

    def _sign(self) -> Facet | None:
        one = len(self.chip.values) == 1
        if self.chip.facet is Facet.DOMAIN and one:
            return Facet.DOMAIN
        return Facet.STATUS if one and self.chip.values[0] in set(Status) else None

    def _text_left(self) -> float:
        return 11 if self._sign() is None else 10 + GLYPH + 6

    def _remove(self) -> None:
        self.removeWished.emit(self.chip)
