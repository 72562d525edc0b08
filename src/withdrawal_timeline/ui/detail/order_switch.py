"""A switch of three positions: in which order the parts stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from withdrawal_timeline.domain.parts import PartOrder
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

_WORDS = {
    PartOrder.DOMAIN: ("By domain", "Sort by domain"),
    PartOrder.OWN: ("Own order", "Sort in the act's own order"),
    PartOrder.STATUS: ("By status", "Sort by status"),
}


class OrderButton(QAbstractButton):
    """One position of the switch."""

    def __init__(self, order: PartOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self.order = order
        self._style = Style(LIGHT, 1.0)
        words, told = _WORDS[order]
        self.setText(words)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the words with some air."""
        width = QFontMetricsF(self._style.font(Role.CAPTION)).horizontalAdvance(self.text())
        return QSize(round(width + self._style.px(16)), round(self._style.px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, words and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self._style.palette, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ground = palette.selected if self.isChecked() else palette.hover if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, 4, 4)
        font = self._style.font(Role.CAPTION)
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink if self.isChecked() else palette.ink2))
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width() - 2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(box, 4, 4)


class OrderSwitch(QWidget):
    """Three buttons in one frame; exactly one is chosen."""

    orderChosen = Signal()
    """Another order was chosen; ``order`` is it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self.buttons = tuple(OrderButton(order, self) for order in PartOrder)
        self.buttons[0].setChecked(True)
        self.setAccessibleName("Order of the parts")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons:
            row.addWidget(button, 1)
            button.toggled.connect(self._toggled)

    @property
    def order(self) -> PartOrder:
        """The chosen order."""
        return next(button.order for button in self.buttons if button.isChecked())

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        for button in self.buttons:
            button.set_style(style)
        self.update()

    def _toggled(self, on: bool) -> None:
        if on:
            self.orderChosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the order beside."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = (list(PartOrder).index(self.order) + step) % len(self.buttons)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[place].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame about the three."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._style.palette.raised))
        painter.setPen(QPen(QColor(self._style.palette.line_strong), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
