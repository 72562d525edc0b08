"""The name beside a badge of the rail: it stands at the right of the rail and never over other badges."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from withdrawal_timeline.ui.look.theme import Palette, Role, font

_AWAY = 6


class RailTip(QLabel):
    """A word or two over the window, which never take the mouse.

    Parameters
    ----------
    window
        The window that it lies over.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("railTip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_beside(self, text: str, row: QWidget, palette: Palette, scale: float) -> None:
        """Show ``text`` at the right of ``row``, at its height."""
        self.setFont(font(Role.BODY, scale))
        self.setStyleSheet(
            f"#railTip {{ color: {palette.ink}; background: {palette.raised}; padding: 3px 9px;"
            f" border: 1px solid {palette.line_strong}; border-radius: 6px; }}"
        )
        self.setText(text)
        self.adjustSize()
        beside = QRect(row.mapTo(self.window(), QPoint(row.width() + _AWAY, 0)), row.size())
        self.move(beside.left(), beside.center().y() - self.height() // 2)
        self.raise_()
        self.show()
