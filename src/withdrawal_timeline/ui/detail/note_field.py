"""The reader's own note on what is read: a quiet sheet under the head of the pane, to be read and written in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from withdrawal_timeline.domain.annotations import LONGEST_NOTE
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT, Role

PAUSE_MS = 800
"""After so long without a key the note is kept, in milliseconds."""
_MOST_LINES = 8
_SIDE, _INNER = 20, 8
"""Distance of the sheet from the edges of the pane, and of the text from those of the sheet, in logical pixels."""


class _Editor(QPlainTextEdit):
    """The text; Esc and Ctrl+Enter leave it."""

    left = Signal()
    focusChanged = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the commands of the window while writing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _leaves(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, or write."""
        if _leaves(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell."""
        super().focusInEvent(event)
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.focusChanged.emit()


def _leaves(event: QKeyEvent) -> bool:
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (
        entered and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class NoteField(QWidget):
    """Shows the note on a record while there is one, or while one is written.

    What is written is wished for after a short pause, when the field is left, and when another record is shown.
    """

    noteWished = Signal(str, str)
    """Id of a record, and the note that it should have."""
    left = Signal()
    """The reader is done with writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style(LIGHT, 1.0)
        self._record, self._kept = "", ""
        self._pending: tuple[str, str] | None = None
        self._shows = False
        self._label = QLabel("Your note", self)
        self.editor = _Editor(self)
        self.editor.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.editor.setTabChangesFocus(True)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.editor.setPlaceholderText("Only you see this note.")
        self.editor.setAccessibleName("Your note on this entry")
        self.editor.setAccessibleDescription("Esc leaves the note; it is kept by itself")
        self.editor.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE + _INNER + 3, 4 + _INNER, _SIDE + _INNER, _INNER + 6)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addWidget(self.editor)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        self.editor.textChanged.connect(self._changed)
        self.editor.left.connect(self._leave)
        self.editor.focusChanged.connect(self._focus_changed)
        self.hide()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.editor.toPlainText()

    def set_style(self, style: Style) -> None:
        """Take over colours and text scale."""
        self._style = style
        palette = style.palette
        colours = self.editor.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(palette.panel))
        colours.setColor(QPalette.ColorRole.Text, QColor(palette.ink))
        colours.setColor(QPalette.ColorRole.PlaceholderText, QColor(palette.ink3))
        colours.setColor(QPalette.ColorRole.Highlight, QColor(palette.focus))
        colours.setColor(QPalette.ColorRole.HighlightedText, QColor(palette.ink_inverse))
        self.editor.setPalette(colours)
        self.editor.setFont(style.font(Role.BODY))
        colours = self._label.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(palette.ink3))
        self._label.setPalette(colours)
        self._label.setFont(style.font(Role.CAPTION))
        self._fit()
        self.update()

    def show_note(self, record_id: str, note: str) -> None:
        """Show the note on a record; while one is being written on the same record, what is written stays."""
        if record_id == self._record and self.editor.hasFocus():
            self._kept = note
            return
        if record_id != self._record and self._pending is not None:
            self._timer.start(0)  # not now: the pane is being told, and may not wish
        self._record, self._kept = record_id, note
        if self._pending is None or self._pending[0] != record_id:
            self._write(note)
        self._arrange()

    def edit(self) -> None:
        """Put the cursor into the note, after what stands there."""
        if not self._record:
            return
        self._shows = True
        self._arrange()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def commit(self) -> None:
        """Wish for what was written, if it differs from what is kept."""
        self._timer.stop()
        if self._pending is not None:
            record_id, note = self._pending
            self._pending = None
            self.noteWished.emit(record_id, note)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, and the ring while it is written on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._style.palette
        writing = self.editor.hasFocus()
        painter.setPen(QPen(QColor(palette.focus), 2) if writing else QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.panel))
        inset = 1.0 if writing else 0.5
        sheet = QRectF(_SIDE, 4, self.width() - 2 * _SIDE, self.height() - 10)
        painter.drawRoundedRect(sheet.adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the height for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _write(self, note: str) -> None:
        self.editor.blockSignals(True)
        self.editor.setPlainText(note)
        self.editor.blockSignals(False)
        self._fit()

    def _changed(self) -> None:
        text = self.editor.toPlainText()[:LONGEST_NOTE]
        self._pending = (self._record, text) if text.strip() != self._kept else None
        if self._pending is not None:
            self._timer.start(PAUSE_MS)
        else:
            self._timer.stop()
        self._fit()

    def _leave(self) -> None:
        self.commit()
        self.left.emit()

    def _focus_changed(self) -> None:
        if not self.editor.hasFocus():
            self.commit()
            self._shows = False
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        text = self.editor.toPlainText().strip()
        self.setVisible(bool(self._record) and (self._shows or bool(text) or self.editor.hasFocus()))
        self._fit()

    def _fit(self) -> None:
        """Make the text as high as its lines ask for, at most eight of them."""
        spacing = QFontMetricsF(self.editor.font()).lineSpacing()
        lines = min(max(self.editor.document().size().height(), 1.0), float(_MOST_LINES))
        self.editor.setFixedHeight(round(lines * spacing + 4))
