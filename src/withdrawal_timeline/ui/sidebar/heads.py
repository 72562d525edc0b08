"""Heads of the sections: one that folds its section, and one with “All” and “None” for the domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.parts.text_button import TextButton
from withdrawal_timeline.ui.sidebar.row import PAD

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

_HEIGHT = 32
_CHEVRON = 10
_GAP = 2
_TEXT_PAD = 4
"""Padding inside a ``TextButton``, so that its word lines up with the counts."""


class FoldHead(QAbstractButton):
    """The head of a section: a click folds or unfolds it."""

    clearWished = Signal()
    invertWished = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale, self._right, self._open, self._chosen = LIGHT, 1.0, float(PAD), True, 0
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear, self._invert = LatePart(self._made_clear), LatePart(self._made_invert)
        self._describe()

    def _made_clear(self) -> TextButton:
        button = TextButton("Clear", self, role=Role.CAPTION)
        button.setAccessibleName(f"Clear {self.text()}")
        button.setToolTip("Lets every value through again.")
        button.set_palette(self._palette, self._scale)
        button.clicked.connect(self.clearWished)
        return button

    def _made_invert(self) -> TextButton:
        button = _invert_button(self.text(), self)
        button.set_palette(self._palette, self._scale)
        button.clicked.connect(self.invertWished)
        return button

    @property
    def buttons(self) -> tuple[TextButton, ...]:
        """Those of the buttons that were needed so far, “Clear” before “Invert”."""
        return tuple(late.made for late in (self._clear, self._invert) if late.made is not None)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.LANE, scale))
        for button in self.buttons:
            button.set_palette(palette, scale)
        self._place()
        self.updateGeometry()
        self.update()

    def set_right(self, right: float) -> None:
        """Keep this distance, in logical pixels, between the chevron and the right edge."""
        self._right = right
        self._place()
        self.update()

    def set_open(self, open_: bool) -> None:
        """Show whether the section is unfolded."""
        self._open = open_
        self._describe()
        self.update()

    def set_chosen(self, chosen: int, *, invertible: bool = False) -> None:
        """Show how many values are chosen; with any, “Clear” is offered, and “Invert” where ticks can be swapped."""
        self._chosen = chosen
        self._clear.let_be_seen(chosen > 0)
        self._invert.let_be_seen(invertible)
        self._place()
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a head."""
        return QSize(1, round(_HEIGHT * self._scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with Enter too, unfold with the right arrow key and fold with the left one."""
        key = event.key()
        folds = key == Qt.Key.Key_Left and self._open
        unfolds = key == Qt.Key.Key_Right and not self._open
        if folds or unfolds or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep “Clear” at its place."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title, how many values are chosen where they are folded away, and the chevron."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            painter.setPen(QColor(self._palette.ink if self.underMouse() else self._palette.ink2))
            metrics = QFontMetricsF(self.font())
            base = (self.height() - metrics.height()) / 2 + metrics.ascent()
            painter.drawText(QPointF(PAD * self._scale, base), self.text())
            if self._chosen and not self._open:
                after = PAD * self._scale + metrics.horizontalAdvance(f"{self.text()}  ")
                painter.setPen(QColor(self._palette.focus))
                painter.drawText(QPointF(after, base), str(self._chosen))
            side = _CHEVRON * self._scale
            box = QRectF(self.width() - self._right * self._scale - side, (self.height() - side) / 2, side, side)
            icon = LineIcon.OPEN if self._open else LineIcon.CLOSED
            paint_line_icon(painter, icon, box, QColor(self._palette.ink3), 1.6)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._palette.focus), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 3, -6, -3), 4, 4)
        finally:
            painter.end()

    def _describe(self) -> None:
        chosen = f", {self._chosen} chosen" if self._chosen else ""
        self.setAccessibleName(f"{self.text()}{chosen}, {'unfolded' if self._open else 'folded'}")

    def _place(self) -> None:
        right = (self._right + _CHEVRON + _GAP) * self._scale
        for button in self.buttons:
            size = button.sizeHint()
            right += size.width()
            top = (self.height() - size.height()) // 2
            button.setGeometry(round(self.width() - right), top, size.width(), size.height())


def _invert_button(title: str, head: QWidget) -> TextButton:
    button = TextButton("Invert", head, role=Role.CAPTION)
    button.setAccessibleName(f"Invert {title}")
    button.setToolTip("Ticks what is not ticked, and nothing else.")
    button.hide()
    return button


class DomainHead(QWidget):
    """The head of the domains, with “All” and “None”."""

    allWished = Signal()
    noneWished = Signal()
    invertWished = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale, self._right, self._title = LIGHT, 1.0, float(PAD), title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.all_button = TextButton("All", self, role=Role.CAPTION)
        self.none_button = TextButton("None", self, role=Role.CAPTION)
        self.all_button.setToolTip("Shows all domains.")
        self.none_button.setToolTip("Hides all domains, to tick a few.")
        self.all_button.clicked.connect(self.allWished)
        self.none_button.clicked.connect(self.noneWished)
        self._invert = LatePart(self._made_invert)
        self._all = "All"
        self.set_state(0, restricts=False, empty=False)

    def _made_invert(self) -> TextButton:
        button = _invert_button(self._title, self)
        button.set_palette(self._palette, self._scale)
        button.clicked.connect(self.invertWished)
        return button

    @property
    def invert_button(self) -> TextButton:
        """The button that swaps the ticks; there while some domains are ticked and others not."""
        return self._invert.get()

    @property
    def buttons(self) -> tuple[TextButton, ...]:
        """Those of the buttons that were needed so far, from left to right."""
        made = (self.all_button, self.none_button, self._invert.made)
        return tuple(button for button in made if button is not None)

    def set_state(self, total: int, *, restricts: bool, empty: bool) -> None:
        """Show how many entries all domains have, and which of the two buttons would change anything."""
        self._all = f"All {total}"
        self.all_button.setAccessibleName(f"All domains, {total} entries")
        self.none_button.setAccessibleName("No domain")
        self.all_button.set_quiet(not restricts)
        self.none_button.set_quiet(True)
        self.none_button.setEnabled(not empty)
        self._invert.let_be_seen(restricts and not empty)
        self._place()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.LANE, scale))
        for button in self.buttons:
            button.set_palette(palette, scale)
        self._place()
        self.updateGeometry()
        self.update()

    def set_right(self, right: float) -> None:
        """Keep this distance, in logical pixels, between the buttons and the right edge."""
        self._right = right
        self._place()

    def sizeHint(self) -> QSize:
        """Return the height of the first head, with room above it."""
        return QSize(1, round((_HEIGHT + 4) * self._scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right edge."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title."""
        painter = QPainter(self)
        try:
            painter.setFont(self.font())
            painter.setPen(QColor(self._palette.ink2))
            painter.drawText(QPointF(PAD * self._scale, self._base()), self._title)
        finally:
            painter.end()

    def _base(self) -> float:
        metrics = QFontMetricsF(self.font())
        return (self.height() + 4 * self._scale - metrics.height()) / 2 + metrics.ascent()

    def _place(self) -> None:
        right = self.width() - (self._right - _TEXT_PAD) * self._scale
        title = PAD * self._scale + QFontMetricsF(self.font()).horizontalAdvance(f"{self._title}  ")
        self.all_button.setText(self._all)
        buttons = [button for button in reversed(self.buttons) if not button.isHidden()]
        if right - sum(button.sizeHint().width() for button in buttons) < title:
            self.all_button.setText("All")
        for button in buttons:
            size = button.sizeHint()
            right -= size.width()
            top = (self.height() + 4 * self._scale - size.height()) / 2
            button.setGeometry(round(right), round(top), size.width(), size.height())
            right -= 2
