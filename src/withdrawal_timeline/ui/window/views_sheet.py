"""The sheet of saved views: save the present one under a name; open, rename and delete the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from withdrawal_timeline.files.saved_views import LONGEST_NAME
from withdrawal_timeline.ui.look.theme import TYPE, Palette, Role, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.files.saved_views import SavedView

_NAME = Qt.ItemDataRole.UserRole
"""Role under which a line keeps its name while it is being edited."""


class ViewsSheet(QDialog):
    """Shows the saved views that it is told, and wishes; it changes none itself.

    Parameters
    ----------
    palette, scale
        Colours and text scale (0.8 to 2).
    """

    saveWished = Signal(str)
    """The present view should be saved under this name."""
    openWished = Signal(str)
    renameWished = Signal(str, str)
    """A view should have another name: the old one and the new one."""
    deleteWished = Signal(str)
    undoWished = Signal()
    """The last view that was deleted should come back."""

    def __init__(self, palette: Palette, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewsSheet")
        self.setWindowTitle("Saved views")
        self._names: tuple[str, ...] = ()
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Name of this view")
        self.field.setMaxLength(LONGEST_NAME)
        self.save_button = self._button("Save", self._save)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Saved views")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.empty = QLabel("No view is saved yet.", self)
        self.open_button = self._button("Open", self._open)
        self.rename_button = self._button("Rename", self._rename)
        self.delete_button = self._button("Delete", self._delete)
        self.close_button = self._button("Close", self.reject)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.undo_button = self._button("Undo", self.undoWished)
        self._arrange(palette, scale)
        self.field.textChanged.connect(self._typed)
        self.list.itemActivated.connect(self._open)
        self.list.itemChanged.connect(self._renamed)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.set_views(())

    @property
    def names(self) -> tuple[str, ...]:
        """The names as they are listed."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def set_views(self, views: Sequence[SavedView], current: str = "") -> None:
        """List these views, one of them chosen."""
        row = self.list.currentRow()
        self._names = tuple(view.name for view in views)
        self.list.blockSignals(True)
        self.list.clear()
        for name in self._names:
            item = QListWidgetItem(name)
            item.setData(_NAME, name)
            item.setToolTip("Double click opens it; F2 renames it.")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        chosen = self._names.index(current) if current in self._names else min(max(row, 0), len(self._names) - 1)
        self.list.setCurrentRow(chosen)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self._names))
        self.empty.setVisible(not self._names)
        self._show_buttons()
        self._typed()

    def suggest(self, name: str) -> None:
        """Put a name into the field, selected, so that typing replaces it."""
        self.field.setText(name)
        self.field.selectAll()
        self.field.setFocus()

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Say what happened, and offer to take a deletion back."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.undo_button.setVisible(undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts where the focus is, Delete deletes in the list."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self.field.hasFocus():
            self._save()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._delete()
        elif not entered:
            super().keyPressEvent(event)

    # -- parts ----------------------------------------------------------------------------------------------

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _arrange(self, palette: Palette, scale: float) -> None:
        head, listed = QLabel("Save this view as", self), QLabel("Saved views", self)
        for label in (head, listed):
            label.setFont(font(Role.STRONG, scale))
        top, foot, told = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.field, 1)
        top.addWidget(self.save_button)
        for button in (self.open_button, self.rename_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        told.addWidget(self.message, 1)
        told.addWidget(self.undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(8)
        column.addWidget(head)
        column.addLayout(top)
        column.addSpacing(10)
        column.addWidget(listed)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty)
        column.addStretch()
        column.addLayout(told)
        column.addSpacing(4)
        column.addLayout(foot)
        c, px = palette, round(TYPE[Role.BODY].px * scale)
        self.setStyleSheet(f"""
            QLineEdit {{ color: {c.ink}; background: {c.raised}; border: 1px solid {c.line_strong}; border-radius: 6px;
                padding: 5px 8px; font-size: {px}px; selection-background-color: {c.focus};
                selection-color: {c.ink_inverse}; }}
            QLineEdit:focus {{ border: 2px solid {c.focus}; padding: 4px 7px; }}
            QListWidget {{ color: {c.ink}; background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px;
                padding: 4px; font-size: {px}px; outline: 0; }}
            QListWidget:focus {{ border: 2px solid {c.focus}; padding: 3px; }}
            QListWidget::item {{ padding: 5px 8px; border-radius: 4px; }}
            QListWidget::item:hover {{ background: {c.hover}; }}
            QListWidget::item:selected {{ background: {c.selected}; color: {c.ink}; }}
            QListWidget QLineEdit, QListWidget QLineEdit:focus {{ padding: 1px 4px; border: 1px solid {c.focus}; }}
            QPushButton:disabled {{ color: {c.faint}; }}
        """)
        self.empty.setStyleSheet(f"color: {c.ink3};")
        self.message.setStyleSheet(f"color: {c.ink2};")
        self.say("")
        self.resize(round(440 * scale), round(400 * scale))

    def _current(self) -> str:
        row = self.list.currentRow()
        return self._names[row] if row >= 0 else ""

    def _typed(self) -> None:
        name = " ".join(self.field.text().split())
        self.save_button.setEnabled(bool(name))
        self.save_button.setText("Replace" if name in self._names else "Save")

    def _show_buttons(self) -> None:
        for button in (self.open_button, self.rename_button, self.delete_button):
            button.setEnabled(bool(self._current()))

    def _save(self) -> None:
        if self.save_button.isEnabled():
            self.saveWished.emit(self.field.text())

    def _open(self) -> None:
        if self._current():
            self.openWished.emit(self._current())

    def _rename(self) -> None:
        if self._current():
            self.list.setFocus()
            self.list.editItem(self.list.currentItem())

    def _renamed(self, item: QListWidgetItem) -> None:
        if item.text() != item.data(_NAME):
            self.renameWished.emit(str(item.data(_NAME)), item.text())

    def _delete(self) -> None:
        if self._current():
            self.deleteWished.emit(self._current())
