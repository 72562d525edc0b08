"""The field that narrows the parts of a batch, and the narrowing itself."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from withdrawal_timeline.ui.detail.page import Page
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.theme import LIGHT, Role


def folded(text: str) -> str:
    """Return text without case and accents, as it is compared."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def narrow(page: Page, typed: str) -> tuple[int, int]:
    """Show only the parts in which every typed word occurs; return how many of how many."""
    words = folded(typed).split()
    shown = total = 0
    for head, rows in page.parts:
        any_row = False
        for searched, block in rows:
            visible = all(word in folded(searched) for word in words)
            block.setVisible(visible)
            any_row = any_row or visible
            shown += visible
            total += 1
        head.setVisible(any_row)
    if page.parts:
        first, last = page.parts[0][0], page.parts[-1][1][-1][1]
        page.document.markContentsDirty(first.position(), last.position() + last.length() - first.position())
    return shown, total


class PartsField(QWidget):
    """A text field with the number of parts it lets through."""

    narrowed = Signal(str)
    """The text was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.setPlaceholderText("Find a body, or a status")
        self.field.setAccessibleName("Narrow the parts")
        self.field.setTextMargins(6, 0, 6, 0)
        self._count = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 8, 3)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self.field.textChanged.connect(self.narrowed)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        palette = style.palette
        for widget in (self.field, self._count):
            colours = widget.palette()
            colours.setColor(QPalette.ColorRole.Base, QColor(palette.raised))
            colours.setColor(QPalette.ColorRole.Text, QColor(palette.ink))
            colours.setColor(QPalette.ColorRole.PlaceholderText, QColor(palette.ink3))
            colours.setColor(QPalette.ColorRole.WindowText, QColor(palette.ink3))
            widget.setPalette(colours)
            widget.setFont(style.font(Role.BODY if widget is self.field else Role.CAPTION))
        self.update()

    def clear(self) -> None:
        """Let all parts through, without announcing it."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)

    def set_counts(self, shown: int, total: int) -> None:
        """Say how many parts are let through."""
        self._count.setText(f"{shown} of {total}")

    def height_for(self, style: Style) -> int:
        """Return the height of the field in px."""
        return round(style.px(30)) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._style.palette
        focused = self.field.hasFocus()
        painter.setBrush(QColor(palette.raised))
        painter.setPen(QPen(QColor(palette.focus if focused else palette.line_strong), 2 if focused else 1))
        inset = 1 if focused else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
