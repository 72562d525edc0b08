"""Shows the whole address of a link before anything opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QVBoxLayout, QWidget

from withdrawal_timeline.ui.detail.controls import WordButton
from withdrawal_timeline.ui.detail.page import may_open
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


class LinkStrip(QWidget):
    """A strip at the foot of the pane with an address, to open it, copy it, or leave it.

    An address that is not of the web, such as ``file:``, can be copied but not opened.
    """

    openWished = Signal(str)
    copyWished = Signal(str)
    left = Signal()
    """The strip was hidden while it had the focus, which has to go somewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._style = Style(LIGHT, 1.0)
        self._told = QLabel("This link leads out of the program:", self)
        self._shown = QLabel(self)
        self._shown.setTextFormat(Qt.TextFormat.PlainText)
        self._shown.setWordWrap(True)
        self.open_button = WordButton("Open in browser", self)
        self.copy_button = WordButton("Copy address", self)
        self.leave_button = WordButton("Cancel", self)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = row
        row.setSpacing(8)
        for button in (self.open_button, self.copy_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self._shown)
        column.addLayout(row)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.leave_button.clicked.connect(self.leave)
        self.hide()

    @property
    def address(self) -> str:
        """The address that is shown; empty while the strip is hidden."""
        return self._address

    @property
    def shown_address(self) -> str:
        """The address as it can be read in the strip."""
        return self._shown.text().replace(_ZERO_WIDTH, "")

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        self._told.setFont(style.font(Role.CAPTION))
        self._shown.setFont(style.font(Role.BODY))
        for label, colour in ((self._told, style.palette.ink3), (self._shown, style.palette.ink)):
            colours = label.palette()
            colours.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(colours)
        for button in (self.open_button, self.copy_button, self.leave_button):
            button.set_style(style)
        self.update()

    def ask(self, address: str) -> None:
        """Show an address and wait for the reader's decision."""
        self._address = address
        # A line may break anywhere, so that nothing of an address is ever cut off. The label cannot be selected from:
        # what is opened or copied is the address itself, without the places to break.
        self._shown.setText(_ZERO_WIDTH.join(address))
        self._shown.setAccessibleName(address)
        able = may_open(address)
        self.open_button.setEnabled(able)
        self.open_button.setVisible(able)
        self._told.setText(
            "This link leads out of the program:" if able else "This is not an address of the web; it is not opened:"
        )
        self.show()
        (self.open_button if able else self.copy_button).setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Hide the strip without doing anything."""
        holder = QApplication.focusWidget()
        focused = holder is not None and self.isAncestorOf(holder)
        self._address = ""
        self.hide()
        if focused:
            self.left.emit()

    def _open(self) -> None:
        address = self._address
        self.leave()
        if may_open(address):
            self.openWished.emit(address)

    def _copy(self) -> None:
        address = self._address
        self.leave()
        self.copyWished.emit(address)

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the pane be as narrow as it may: the buttons then stand one under the other."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons side by side where they fit, else one under the other."""
        buttons = [
            button for button in (self.open_button, self.copy_button, self.leave_button) if not button.isHidden()
        ]
        needed = sum(button.sizeHint().width() for button in buttons) + 8 * (len(buttons) - 1) + 40
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if needed <= self.width() else below)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the address alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.palette.panel))
        painter.setPen(QPen(QColor(self._style.palette.line_strong), 1))
        painter.drawLine(0, 0, self.width(), 0)
