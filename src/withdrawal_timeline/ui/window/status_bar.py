"""The line at the bottom: what is shown, how far the facts reach, and short messages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font

MESSAGE_MS = 8000
"""How long a message stands before the counts come back, in milliseconds."""


class StatusBar(QWidget):
    """Counts at the left, the reach of the facts at the right; a message takes the place of the counts for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._palette = LIGHT
        self._look: tuple[Palette, float] | None = None
        self._counts = QLabel(self)
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._reach = QLabel(self)
        for label in (self._counts, self._reach):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text, self._waiting = "", list[str]()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE_MS)
        self._timer.timeout.connect(self.show_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 0)
        row.setSpacing(16)
        row.addWidget(self._counts, 1)
        row.addWidget(self._reach)
        self.set_palette(LIGHT)

    @property
    def text(self) -> str:
        """What stands at the left: the message, or the counts."""
        return self._counts.text()

    @property
    def reach(self) -> str:
        """What stands at the right."""
        return self._reach.text()

    def set_counts(self, text: str) -> None:
        """Write what is shown: ``41 of 127 entries shown · In the dossier: 116 bodies``."""
        self._text = text
        if not self._timer.isActive():
            self._counts.setText(text)

    def set_reach(self, text: str) -> None:
        """Write how far the facts reach: ``Facts checked to spring 2026 · Today 22 Nov 2026``."""
        self._reach.setText(text)

    def show_message(self, sentence: str) -> None:
        """Show a short message in place of the counts; it goes by itself, and stays in the tooltip until then."""
        self.show_messages((sentence,))

    def show_messages(self, sentences: Sequence[str]) -> None:
        """Show several messages one after the other, each with its number; what was waiting is dropped."""
        several = len(sentences) > 1
        self._waiting = [
            f"{number} of {len(sentences)}: {sentence}" if several else sentence
            for number, sentence in enumerate(sentences, start=1)
        ]
        self.show_next()

    def show_next(self) -> None:
        """Show the next of the messages, or the counts; so it happens by itself after a while."""
        if not self._waiting:
            self.clear_message()
            return
        sentence = self._waiting.pop(0)
        self._counts.setText(sentence)
        self._counts.setToolTip(sentence)
        self._timer.start()

    def clear_message(self) -> None:
        """Let the counts take their place again."""
        self._timer.stop()
        self._waiting = []
        self._counts.setToolTip("")
        self._counts.setText(self._text)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        if self._look == (palette, scale):
            return
        self._look = palette, scale
        self._palette = palette
        self.setFixedHeight(round(SIZES.status_bar * max(1.0, scale)))
        for label in (self._counts, self._reach):
            label.setFont(font(Role.CAPTION, scale))
            colours = label.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(palette.ink3))
            label.setPalette(colours)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self._palette.line))
        painter.end()
