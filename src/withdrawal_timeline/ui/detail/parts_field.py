"""The field that narrows the parts of a batch, over the switch of their order."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from withdrawal_timeline.ui.detail.order_switch import OrderSwitch
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

GAP = 8
"""Space between field and switch in px."""


class PartsField(QWidget):
    """A text field with the number of parts it lets through, and below it in which order they stand."""

    narrowed = Signal(str)
    """The text was changed."""
    orderChosen = Signal()
    """Another order was chosen; ``switch.order`` is it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.setPlaceholderText("Find a body, or a status")
        self.field.setAccessibleName("Narrow the parts")
        self.field.setTextMargins(6, 0, 6, 0)
        self._count = QLabel(self)
        self.switch = OrderSwitch(self)
        row = QHBoxLayout()
        row.setContentsMargins(3, 3, 8, 3)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row, 1)
        column.addWidget(self.switch)
        self.field.textChanged.connect(self.narrowed)
        self.switch.orderChosen.connect(self.orderChosen)

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
            # Not those of the page around it, which paints the ground of what is marked itself.
            colours.setColor(QPalette.ColorRole.Highlight, QColor(palette.focus))
            colours.setColor(QPalette.ColorRole.HighlightedText, QColor(palette.ink_inverse))
            widget.setPalette(colours)
            widget.setFont(style.font(Role.BODY if widget is self.field else Role.CAPTION))
        self.switch.set_style(style)
        self.switch.setFixedHeight(_switch_height(style))
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
        """Return the height of field and switch in px."""
        return round(style.px(30)) + 2 + GAP + _switch_height(style)

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
        box = QRectF(0, 0, self.width(), self.switch.y() - GAP)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)


def _switch_height(style: Style) -> int:
    return round(style.px(26))
