"""How far the tour has come: a dot for every stop, the chapters set apart."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.state.tour_stops import Stop

_PITCH, _LEAST_PITCH, _BETWEEN, _HEIGHT = 11.0, 7.0, 7.0, 22
"""Distance of two dots, the least of it, further room between chapters, and height, in logical pixels at scale 1."""
_DOT, _HERE = 5.0, 8.0


class ProgressDots(QWidget):
    """A dot for every stop; a click, or an arrow key while it has the focus, goes there."""

    stopWished = Signal(int)
    """Place of a stop, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self._tour: tuple[Stop, ...] = ()
        self._here, self._hovered = 0, -1
        self._pitch = _PITCH
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.updateGeometry()
        self.update()

    def set_tour(self, tour: Sequence[Stop], here: Stop) -> None:
        """Show all stops, and the one where the reader is."""
        self._tour, self._here = tuple(tour), here.number
        self.setAccessibleName(
            f"Stop {here.number + 1} of {here.count}, chapter {here.chapter + 1} of {len(here.lengths)}: {here.title}"
        )
        self.updateGeometry()
        self.update()

    def fit(self, room: float) -> bool:
        """Stand as close as it takes to fit into ``room`` logical pixels; False if that is too close."""
        gaps = _BETWEEN * (len(self._tour[0].lengths) - 1) if self._tour else 0.0
        pitch = min(_PITCH, (room / self._scale - gaps) / max(len(self._tour), 1))
        if pitch >= _LEAST_PITCH and pitch != self._pitch:
            self._pitch = pitch
            self.updateGeometry()
            self.update()
        return pitch >= _LEAST_PITCH

    def middle_of(self, number: int) -> QPointF:
        """Return the middle of a dot."""
        chapters = self._tour[number].chapter if self._tour else 0
        x = (self._pitch * (number + 0.5) + _BETWEEN * chapters) * self._scale
        return QPointF(x, self.height() / 2)

    def sizeHint(self) -> QSize:
        """Return the room of all dots."""
        if not self._tour:
            return QSize(0, round(_HEIGHT * self._scale))
        gaps = len(self._tour[0].lengths) - 1
        width = (self._pitch * len(self._tour) + _BETWEEN * gaps) * self._scale
        return QSize(round(width), round(_HEIGHT * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots: those behind the reader filled, the present one larger, the rest hollow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._palette
        for stop in self._tour:
            side = (_HERE if stop.number == self._here else _DOT) * self._scale
            middle = self.middle_of(stop.number)
            box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            over = stop.number == self._hovered
            if stop.number <= self._here:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.ink if stop.number == self._here or over else palette.ink3))
            else:
                painter.setPen(QPen(QColor(palette.ink if over else palette.ink3), 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the stop of the dot."""
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.stopWished.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Single out the dot under the pointer."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Single out none."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back with the arrows, to the first and the last stop with Home and End."""
        last = len(self._tour) - 1
        places = {
            Qt.Key.Key_Left: self._here - 1,
            Qt.Key.Key_Right: self._here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif 0 <= wanted <= last:
            self.stopWished.emit(wanted)

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what a stop is about."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(QPointF(event.pos()))
            if number >= 0:
                stop = self._tour[number]
                said = f"{stop.title}: {stop.question} {stop.record_title}"
                QToolTip.showText(event.globalPos(), f"<qt>{escape(said)}</qt>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def _at(self, position: QPointF) -> int:
        reach = self._pitch * self._scale / 2
        for stop in self._tour:
            if abs(self.middle_of(stop.number).x() - position.x()) <= reach:
                return stop.number
        return -1
