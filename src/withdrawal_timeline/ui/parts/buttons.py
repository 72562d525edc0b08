"""Buttons of the tool bar, painted from paths in the ink of the palette: sharp at every pixel ratio."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.look.painting import path_of
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

BOX = 16.0
"""Side of the box that the icons are drawn in."""
HEIGHT = 30
"""Height of buttons and fields in the tool bar, in logical pixels at text scale 1."""
RADIUS = 6.0


@frozen
class Icon:
    """An icon in a 16 x 16 box: what is stroked 1.5 wide, and what is filled."""

    stroke: str = ""
    fill: str = ""


ICONS: Mapping[str, Icon] = {
    "back": Icon("M9.75 3.75 L5.5 8 L9.75 12.25"),
    "forward": Icon("M6.25 3.75 L10.5 8 L6.25 12.25"),
    "minus": Icon("M3 8.25 H13"),
    "plus": Icon("M3 8.25 H13.5 M8.25 3 V13.5"),
    "down": Icon("M4.5 6.25 L8 9.75 L11.5 6.25"),
    "theme": Icon(
        "M8 2.5 A5.5 5.5 0 1 1 7.99 2.5 Z",
        "M8 2.5 C11.04 2.5 13.5 4.96 13.5 8 C13.5 11.04 11.04 13.5 8 13.5 Z",
    ),
    "help": Icon(
        "M5.4 6 C5.4 4.4 6.5 3.25 8.05 3.25 C9.6 3.25 10.65 4.25 10.65 5.6 C10.65 7.75 8 7.7 8 9.7",
        "M7 11.6 H9 V13.4 H7 Z",
    ),
    "menu": Icon("M2.75 4.25 H13.25 M2.75 8.25 H13.25 M2.75 12.25 H13.25"),
}
"""The icons of the tool bar by name; straight strokes lie a quarter off the whole, so that one pixel row is full."""


def paint_icon(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Paint an icon of ``ICONS`` into ``box``."""
    icon = ICONS[name]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    pen = QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if icon.stroke:
        painter.strokePath(path_of(icon.stroke), pen)
    if icon.fill:
        painter.fillPath(path_of(icon.fill), ink)
    painter.restore()


class BarButton(QAbstractButton):
    """A flat button with an icon, a text, or both; a ground appears under the pointer.

    Parameters
    ----------
    parent
        Owner.
    icon
        Name of an icon of ``ICONS``; empty for none. It stands before the text, or after it with ``trailing``.
    text
        What is written on it; empty for an icon alone, then ``name`` is what screen readers say.
    name
        Accessible name.
    raised
        Whether it has a ground and a border of its own, as a field has.
    """

    def __init__(
        self, parent: QWidget | None = None, *, icon: str = "", text: str = "", name: str = "", raised: bool = False
    ) -> None:
        super().__init__(parent)
        self._icon, self._raised = icon, raised
        self._longest: tuple[str, ...] = ()
        self._measured: tuple[str, QSize] | None = None
        self._room: int | None = None
        self._palette, self._scale = LIGHT, 1.0
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(font(Role.BODY))

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours, and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        made = font(Role.BODY, scale)
        made.setWeight(made.Weight.Medium)
        self.setFont(made)
        self._measured = None
        self.updateGeometry()
        self.update()

    def set_longest(self, texts: Sequence[str]) -> None:
        """Keep the width in which each of these texts fits, so that what stands behind never moves."""
        self._longest = tuple(texts)
        self._measured = None
        self.updateGeometry()

    @property
    def whole_width(self) -> int:
        """The width in which each text fits."""
        return self._hint().width()

    def set_room(self, width: int) -> None:
        """Be at most so wide; a text that is longer is cut."""
        if width != self._room:
            self._room = width
            self.updateGeometry()

    def follow(self, action: QAction) -> None:
        """Do on a click what ``action`` does, and take over its tooltip and whether it is possible."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())

    def sizeHint(self) -> QSize:
        """Return the size of the text with its padding, or a square for an icon alone; as far as there is room."""
        whole = self._hint()
        return whole if self._room is None else QSize(min(whole.width(), self._room), whole.height())

    def _hint(self) -> QSize:
        text = self.text()
        if self._measured is None or self._measured[0] != text:  # asked a hundred times while a window is arranged
            self._measured = (text, self._size_of(text))
        return self._measured[1]

    def _size_of(self, text: str) -> QSize:
        height = round(HEIGHT * max(1.0, self._scale))
        if not text:
            return QSize(height, height)
        metrics = self.fontMetrics()
        width = max(map(metrics.horizontalAdvance, (text, *self._longest))) + round(24 * self._scale)
        return QSize(width + (round(24 * self._scale) if self._icon else 0), height)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ground of the hovered button."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the ground of the hovered button."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border, icon and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area = self._palette, QRectF(self.rect())
        pressed, hovered = self.isDown() or self.isChecked(), self.underMouse() and self.isEnabled()
        if self._raised or pressed or hovered:
            ground = colours.selected if pressed else colours.hover if hovered else colours.raised
            edge = colours.line_strong if self._raised and (pressed or hovered) else colours.line
            shape = QPainterPath()
            shape.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.fillPath(shape, QColor(ground))
            if self._raised:
                painter.strokePath(shape, QPen(QColor(edge), 1.0))
        ink = QColor(colours.ink2 if self.isEnabled() else colours.faint)
        side = BOX * self._scale
        if not self.text():
            paint_icon(painter, self._icon, _box(area.center().x(), area.center().y(), side), ink)
        else:
            padding = 12 * self._scale
            if self._icon:
                paint_icon(
                    painter, self._icon, _box(area.right() - padding - side / 2 + 3, area.center().y(), side), ink
                )
            painter.setPen(QColor(colours.ink if self.isEnabled() else colours.faint))
            painter.setFont(self.font())
            middle = Qt.AlignmentFlag.AlignVCenter
            flag = middle | (Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter)
            left = padding if self._icon else 0.0
            right = padding + side if self._icon else 0.0
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, math.ceil(area.width() - left - right)
            )
            painter.drawText(area.adjusted(left, 0, 0, 0), int(flag), text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.end()


def _box(x: float, y: float, side: float) -> QRectF:
    """Return the square of ``side`` about a centre, its corner on a whole pixel so that strokes stay sharp."""
    return QRectF(round(x - side / 2), round(y - side / 2), side, side)
