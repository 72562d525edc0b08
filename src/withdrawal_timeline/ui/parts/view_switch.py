"""The switch between the views of the entries: a button for each, the one that is seen set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.buttons import HEIGHT, RADIUS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont

_PAD = 15
"""Distance of a name from the edges of its button, in logical pixels at text scale 1."""


class SwitchButton(QAbstractButton):
    """One of the views. It never switches itself: it triggers its action, and shows what the action shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self._action: QAction | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def follow(self, action: QAction) -> None:
        """Take over name, tooltip and state of ``action``, and trigger it on a click."""
        if self._action is not None:
            self.clicked.disconnect(self._action.trigger)
            self._action.changed.disconnect(self._follow)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Do nothing: the button changes when its action does."""

    def sizeHint(self) -> QSize:
        """Return the size of the name in its strongest type, so that nothing moves when it is switched."""
        width = QFontMetricsF(self._face(chosen=True)).horizontalAdvance(self.text()) + 2 * _PAD * self._scale
        return QSize(round(width), round(HEIGHT * max(1.0, self._scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, on a ground with an edge if it is the one that is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area, chosen = self._palette, QRectF(self.rect()), self.isChecked()
        if chosen or self.isDown() or self.underMouse():
            painter.setPen(QPen(QColor(palette.line_strong), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected if chosen or self.isDown() else palette.hover))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(self._face(chosen=chosen))
        painter.setPen(QColor(palette.ink if chosen else palette.ink2))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.end()

    def _face(self, *, chosen: bool) -> QFont:
        face = font(Role.STRONG if chosen else Role.BODY, self._scale)
        if not chosen:
            face.setWeight(face.Weight.Medium)
        return face

    def _follow(self) -> None:
        if self._action is not None:
            self.setText(self._action.text())
            self.setAccessibleName(f"Show the {self._action.text().lower()}")
            self.setToolTip(self._action.toolTip())
            self.setChecked(self._action.isChecked())
            self.updateGeometry()


class ViewSwitch(QWidget):
    """The buttons side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("View")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = (SwitchButton(self), SwitchButton(self), SwitchButton(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.buttons:
            row.addWidget(button)

    def follow(self, actions: Iterable[QAction]) -> None:
        """Give each button its command."""
        for button, action in zip(self.buttons, actions, strict=True):
            button.follow(action)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        for button in self.buttons:
            button.set_palette(palette, scale)
