"""A small button that is only an icon: clear a chip, clear the search, open what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, mix
from withdrawal_timeline.ui.parts.plain_button import PlainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconButton(PlainButton):
    """An icon to click; a round ground appears under the pointer, a ring with the focus.

    Parameters
    ----------
    icon
        What is drawn.
    name
        What screen readers say and the tooltip shows.
    side, icon_side
        Sides of the button and of the icon in logical pixels at text scale 1.
    """

    def __init__(
        self, icon: LineIcon, name: str, parent: QWidget | None = None, *, side: int = 20, icon_side: int = 9
    ) -> None:
        super().__init__(parent)
        self._icon, self._side, self._icon_side = icon, side, icon_side
        self._palette, self._scale, self._lively = LIGHT, 1.0, False
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.updateGeometry()
        self.update()

    def set_lively(self, lively: bool) -> None:
        """Draw the icon in the colour of what is on."""
        self._lively = lively
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = round(self._side * self._scale)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and ring."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            hovered = self.underMouse()
            if hovered:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(mix(self._palette.ink, self._palette.raised, 0.16 if self.isDown() else 0.09))
                painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), area.width() / 2, area.height() / 2)
            side = self._icon_side * self._scale
            box = QRectF((area.width() - side) / 2, (area.height() - side) / 2, side, side)
            ink = self._palette.focus if self._lively else self._palette.ink if hovered else self._palette.ink2
            paint_line_icon(painter, self._icon, box, QColor(ink), 1.7)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._palette.focus), 2))
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), area.width() / 2, area.height() / 2)
        finally:
            painter.end()
