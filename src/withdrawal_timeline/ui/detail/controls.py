"""Buttons of the pane: small icons in its head, and words with a border at its end."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.painting import path_of
from withdrawal_timeline.ui.look.theme import LIGHT, Role


class PaneIcon(StrEnum):
    """An icon as strokes in a 12 x 12 box."""

    SWAP = "M1.5 4 H10.5 M8 1.5 L10.5 4 L8 6.5 M10.5 8.5 H1.5 M4 6 L1.5 8.5 L4 11"
    PIN = "M4 1.4 H8 L7.6 5.2 L9.6 7.4 H2.4 L4.4 5.2 Z M6 7.4 V11"
    NOTE = "M2 1.4 H10 V7.6 L7.2 10.6 H2 Z M4.2 4.2 H7.8 M4.2 6.6 H6.6"
    COPY = "M4 4 H10.8 V10.8 H4 Z M2.6 8 H1.2 V1.2 H8 V2.6"
    CLOSE = "M2 2 L10 10 M10 2 L2 10"


def paint_pane_icon(painter: QPainter, icon: PaneIcon, box: QRectF, ink: QColor, *, filled: bool = False) -> None:
    """Paint an icon into a square, as lines or filled."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 12, box.width() / 12)
    pen = QPen(ink, 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if filled:
        painter.fillPath(path_of(icon.value), ink)
    painter.strokePath(path_of(icon.value), pen)
    painter.restore()


class IconButton(QAbstractButton):
    """A small icon to click; its name is its tooltip."""

    def __init__(self, icon: PaneIcon, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._style = icon, Style(LIGHT, 1.0)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that is easy to hit."""
        side = round(self._style.px(28))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self._style.palette, QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected if self.isDown() else palette.hover))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        side = self._style.px(13)
        place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        paint_pane_icon(painter, self._icon, place, QColor(palette.ink2), filled=self.isChecked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


class WordButton(QAbstractButton):
    """A word or two in a border."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        made = self._style.font(Role.BODY)
        made.setWeight(QFont.Weight.Medium)
        return made

    def sizeHint(self) -> QSize:
        """Return the size of the words with their padding."""
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(round(width + self._style.px(24)), round(self._style.px(28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint border, words and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._style.palette
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = palette.selected if self.isDown() else palette.hover if self.underMouse() else palette.raised
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(palette.focus), 2) if self.hasFocus() else QPen(QColor(palette.line_strong), 1))
        if self.hasFocus():
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(palette.ink))
        painter.setFont(self._font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
