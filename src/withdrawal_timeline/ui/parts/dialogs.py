"""The few questions and notices that stop the reader: a dossier to choose, what went wrong."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QStandardPaths, Qt, QUrl
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


def ask_where_to_save(parent: QWidget, title: str, name: str, filters: str) -> Path | None:
    """Let the reader choose a file to write; None if nothing was chosen.

    Parameters
    ----------
    title
        What the dialog says at its top.
    name
        The name that is proposed; the dialog begins in the folder of documents.
    filters
        Kinds of files as Qt writes them: ``BibTeX (*.bib);;RIS (*.ris)``. A name without an end gets that of the kind
        that was chosen.
    """
    chosen = ask_where_and_what(parent, title, name, filters)
    return chosen[0] if chosen is not None else None


def ask_where_and_what(parent: QWidget, title: str, name: str, filters: str) -> tuple[Path, str] | None:
    """Return what `ask_where_to_save` does, and the kind that was chosen, as it stands in ``filters``."""
    given, kind = QFileDialog.getSaveFileName(parent, title, str(_documents() / name), filters)
    if not given:
        return None
    path = Path(given)
    end = re.search(r"\*(\.\w+)\)", kind)
    if not path.suffix and end is not None:
        path = path.with_suffix(end[1])
    return path, kind


def _documents() -> Path:
    """Return this user's folder of documents, or the present one where the system names none."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


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
