"""The few questions and notices that stop the reader: a dossier to choose, what went wrong."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def is_web_address(address: str) -> bool:
    """Return whether ``address`` is one that may be opened: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def open_in_browser(address: str) -> bool:
    """Open a web address that the reader has seen and asked for; False for any other address, which stays closed."""
    return is_web_address(address) and QDesktopServices.openUrl(QUrl(address))


def ask_for_dossier(parent: QWidget) -> Path | None:
    """Let the reader choose a dossier file, or one file of a dossier's folder; None if nothing was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open a dossier", "", "Dossiers (*.wtdossier *.json);;All files (*)")
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
