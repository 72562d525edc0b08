"""The field over the rows of a long facet: what is typed leaves the rows that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.sidebar.row import PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

_HEIGHT = 26
_OWN_KEYS = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter))


class _Line(QLineEdit):
    """The line; keeps the keys that lead out of it from commands of the window."""

    left = Signal(int)
    """One of the keys that lead out was pressed."""
    focusChanged = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc, Enter and the down arrow."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _leads_out(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that lead out; all others edit."""
        if _leads_out(event):
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusOutEvent(event)
        self.focusChanged.emit()


def _leads_out(event: QKeyEvent) -> bool:
    return event.key() in _OWN_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class NarrowField(QWidget):
    """A quiet field. Esc empties it, the down arrow and Enter lead to the rows.

    Parameters
    ----------
    title
        Of the facet, for screen readers.
    """

    narrowed = Signal()
    """The text was changed."""
    rowsWished = Signal()
    """The focus should go to the first row."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale, self._right = LIGHT, 1.0, float(PAD)
        self.line = _Line(self)
        self.line.setFrame(False)
        self.line.setPlaceholderText("Type to narrow")
        self.line.setAccessibleName(f"Narrow: {title}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.narrowed)
        self.line.left.connect(self._leave)
        self.line.focusChanged.connect(self.update)

    def lets_through(self, label: str) -> bool:
        """Return whether a name has all that is typed: every word begins some word of it."""
        typed = self.line.text()
        if not typed:
            return True
        from withdrawal_timeline.query.folding import fold, words_of  # noqa: PLC0415 - nothing is typed at a start

        folded = fold(label)
        return all(f" {word}" in folded for word in words_of(typed))

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        colours = self.line.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, palette.raised),
            (QPalette.ColorRole.Text, palette.ink),
            (QPalette.ColorRole.PlaceholderText, palette.ink3),
            (QPalette.ColorRole.Highlight, palette.focus),
            (QPalette.ColorRole.HighlightedText, palette.ink_inverse),
        ):
            colours.setColor(role, QColor(colour))
        self.line.setPalette(colours)
        self.line.setFont(font(Role.BODY, scale))
        self.updateGeometry()
        self._place()

    def set_right(self, right: float) -> None:
        """Keep this distance, in logical pixels, from the right edge."""
        self._right = right
        self._place()

    def sizeHint(self) -> QSize:
        """Return the height of the field with room below it."""
        return QSize(1, round((_HEIGHT + 4) * self._scale))

    def minimumSizeHint(self) -> QSize:
        """Return a width that never keeps the pane from becoming narrow."""
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line inside its frame."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.line.hasFocus()
            painter.setBrush(QColor(self._palette.raised))
            painter.setPen(QPen(QColor(self._palette.focus if focused else self._palette.line), 2 if focused else 1))
            inset = 1 if focused else 0.5
            painter.drawRoundedRect(self._frame().adjusted(inset, inset, -inset, -inset), 6, 6)
        finally:
            painter.end()

    def _frame(self) -> QRectF:
        left, right = PAD * self._scale, self._right * self._scale
        return QRectF(left, 0, max(10.0, self.width() - left - right), _HEIGHT * self._scale)

    def _place(self) -> None:
        self.line.setGeometry(self._frame().adjusted(7, 2, -7, -2).toRect())
        self.update()

    def _leave(self, key: int) -> None:
        if key == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            self.rowsWished.emit()
