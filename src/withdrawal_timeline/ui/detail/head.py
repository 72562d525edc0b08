"""The head of the pane: domain, and what one can do; takes over the title once that has been scrolled away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from withdrawal_timeline.ui.detail.controls import IconButton, PaneIcon
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.painting import paint_glyph
from withdrawal_timeline.ui.look.theme import LIGHT, Role, mix

HEIGHT = 44


class PaneHead(QWidget):
    """Badge and name of the domain on the left, buttons on the right."""

    swapWished = Signal()
    copyWished = Signal()
    closeWished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self._domain, self._name, self._title = "", "", ""
        self._title_shown = False
        self.buttons = (
            IconButton(PaneIcon.SWAP, "Swap the two sides", self),
            IconButton(PaneIcon.COPY, "Copy, save or print", self),
            IconButton(PaneIcon.CLOSE, "Close: back to the overview", self),
        )
        self.pin_button = IconButton(PaneIcon.PIN, "Pin", self)
        self.pin_button.setCheckable(True)
        self.note_button = IconButton(PaneIcon.NOTE, "Write a note", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for button in (self.pin_button, self.note_button, *self.buttons):
            row.addWidget(button)
        for button, wish in zip(self.buttons, (self.swapWished, self.copyWished, self.closeWished), strict=True):
            button.clicked.connect(wish)

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        for button in (self.pin_button, self.note_button, *self.buttons):
            button.set_style(style)
        self.setFixedHeight(round(HEIGHT * max(1.0, style.scale)))
        self.update()

    def show_record(self, domain_id: str, name: str, title: str) -> None:
        """Show what is read; an empty ``domain_id`` has no badge."""
        self._domain, self._name, self._title = domain_id, name, title
        self._title_shown = False
        self.update()

    def say_left(self, stance: str) -> None:
        """Tell in the tooltip of the first button which side stands left."""
        self.buttons[0].setToolTip(f"Swap the two sides: left {stance}")

    def say_own(self, *, pinned: bool, noted: bool) -> None:
        """Show whether the reader has pinned what is read, and tell whether there is a note on it."""
        self.pin_button.setChecked(pinned)
        for button, name in (
            (self.pin_button, "Take the pin away" if pinned else "Pin"),
            (self.note_button, "Change your note" if noted else "Write a note"),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def show_title(self, *, shown: bool) -> None:
        """Show the title instead of the domain's name, or again the name."""
        if shown is not self._title_shown:
            self._title_shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the head."""
        return QSize(320, round(HEIGHT * max(1.0, self._style.scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badge, name or title, and a hairline while text is hidden under the head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, palette = self._style, self._style.palette
        painter.fillRect(self.rect(), QColor(palette.detail_ground))
        x, middle = 20.0, self.height() / 2 + 2
        if self._domain:
            side = round(style.px(18))
            hue = palette.domain(self._domain)
            ground = mix(hue, palette.detail_ground, palette.badge_tint)
            badge = QRectF(x, round(middle - side / 2), side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(badge, 4, 4)
            edge = side * 7 / 36
            paint_glyph(painter, self._domain, badge.adjusted(edge, edge, -edge, -edge), QColor(hue), ground)
            x += side + 8
        text = self._title if self._title_shown else self._name
        font = style.font(Role.STRONG if self._title_shown else Role.BODY)
        painter.setFont(font)
        painter.setPen(QColor(palette.ink if self._title_shown else palette.ink2))
        room = self.pin_button.x() - x - 8
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x, middle - 20, room, 40), Qt.AlignmentFlag.AlignVCenter, shown)
        if self._title_shown:
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
