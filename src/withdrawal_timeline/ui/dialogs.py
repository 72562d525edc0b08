"""The few questions and notices that stop the reader: a link to open, a dossier to choose, what went wrong."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget


def is_web_address(address: str) -> bool:
    """Return whether ``address`` is one that may be opened: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


class LinkSheet(QDialog):
    """Shows an address before it is opened in the browser; it can be copied instead.

    Parameters
    ----------
    address
        A web address; ask ``is_web_address`` first.
    parent
        Owner.
    """

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkSheet")
        self.setWindowTitle("Open a link")
        self._address = address
        said = QLabel("This page lies outside the program and opens in your browser.", self)
        self.shown = QLabel(address, self)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.open_button = QPushButton("Open in browser", self)
        self.open_button.setDefault(True)
        self.copy_button = QPushButton("Copy address", self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(said)
        column.addWidget(self.shown, 1)
        column.addWidget(buttons)
        self.setMinimumWidth(480)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.accept()


def ask_for_dossier(parent: QWidget) -> Path | None:
    """Let the reader choose a dossier file, or one file of a dossier's folder; None if nothing was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open a dossier", "", "Dossiers (*.json);;All files (*)")
    return Path(name) if name else None


def tell_problem(parent: QWidget | None, head: str, sentence: str, details: str = "") -> QMessageBox:
    """Show what went wrong, and what can be done; the details open on demand. Return the dialog, already shown."""
    box = QMessageBox(parent)
    box.setObjectName("problem")
    box.setWindowTitle(head)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(head)
    box.setInformativeText(sentence)
    if details:
        box.setDetailedText(details)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
