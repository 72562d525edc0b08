"""A button that is only a word, such as a link: “All”, “Clear all”, “3 more”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.plain_button import PlainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PAD = 4
"""Room left and right of the word for the focus ring, in logical pixels at text scale 1."""


class TextButton(PlainButton):
    """A word to click; underlined under the pointer, with a ring when it has the focus.

    Parameters
    ----------
    text
        The word.
    role
        Size and weight of its type.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, role: Role = Role.BODY) -> None:
        super().__init__(parent)
        self._role, self._palette, self._scale, self._quiet, self._indent = role, LIGHT, 1.0, False, 0.0
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(font(role))

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(self._role, scale))
        self.updateGeometry()
        self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Write the word in grey, as a caption; it takes its colour under the pointer and with the focus."""
        self._quiet = quiet
        self.update()

    def set_indent(self, indent: float) -> None:
        """Move the word to the right by this many logical pixels at text scale 1."""
        self._indent = indent
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the word with its padding."""
        metrics = QFontMetricsF(self.font())
        return QSize(
            round(metrics.horizontalAdvance(self.text()) + (2 * _PAD + self._indent) * self._scale + 0.5),
            round(metrics.height() + 6 * self._scale),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and the ring of the focus."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face = QFont(self.font())
            hovered = self.underMouse() and self.isEnabled()
            face.setUnderline(hovered)
            painter.setFont(face)
            quiet = self._quiet and not hovered and not self.hasFocus()
            painter.setPen(QColor(self._palette.ink3 if quiet else self._palette.focus))
            metrics = QFontMetricsF(face)
            base = (self.height() - metrics.height()) / 2 + metrics.ascent()
            painter.drawText(QPointF((_PAD + self._indent) * self._scale, base), self.text())
            if self.hasFocus():
                ring = QRectF(self.rect()).adjusted(1 + self._indent * self._scale, 1, -1, -1)
                painter.setPen(QPen(QColor(self._palette.focus), 2))
                painter.drawRoundedRect(ring, 4, 4)
        finally:
            painter.end()
