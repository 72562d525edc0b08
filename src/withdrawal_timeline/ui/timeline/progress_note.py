"""Says in the place where it happens that work is going on, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

_PAD, _BAR, _GAP, _AWAY = 12.0, 3.0, 6.0, 8.0


class ProgressNote(QWidget):
    """A line of words with a thin bar beneath, at the top of its parent in the middle; it never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("progressNote")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._words, self._share = "", 0.0
        self._palette, self._scale = LIGHT, 1.0
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def set_palette(self, palette: Palette, text_scale: float) -> None:
        """Take over colours and text scale."""
        self._palette, self._scale = palette, text_scale
        self.setFont(font(Role.BODY, text_scale))
        self.update()

    def tell(self, words: str, share: float, top: float) -> None:
        """Show words and the share that is done, 0 to 1, below ``top`` pixels of the parent."""
        self._words, self._share = words, share
        self.setAccessibleName(words)
        self.resize(self.sizeHint())
        self.move(max(round((self._over.width() - self.width()) / 2), 0), round(top + _AWAY))
        self.raise_()
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the words with room around them."""
        metrics = self.fontMetrics()
        height = metrics.height() + _GAP + _BAR + _PAD * 1.5
        return QSize(round(metrics.horizontalAdvance(self._words) + 2 * _PAD), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, words and bar."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(self._palette.line_strong), 1.0))
            painter.setBrush(QColor(self._palette.raised))
            painter.drawRoundedRect(box, 6.0, 6.0)
            painter.setPen(QColor(self._palette.ink))
            bottom = box.bottom() - _PAD * 0.75
            words = QRectF(_PAD, _PAD * 0.75, box.width() - 2 * _PAD, bottom - _BAR - _GAP - _PAD * 0.75)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(_PAD, bottom - _BAR, box.width() - 2 * _PAD, _BAR)
            painter.setBrush(QColor(self._palette.line))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
            bar.setWidth(max(bar.width() * min(max(self._share, 0.0), 1.0), _BAR))
            painter.setBrush(QColor(self._palette.focus))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        finally:
            painter.end()
