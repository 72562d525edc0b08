"""What the commands do that keep something for later: links to views, pins and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.opening import anew
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes


class KeepingCommands(QObject):
    """Holds the methods of these commands.

    Parameters
    ----------
    window
        Dialogs stand over it.
    panels
        What was done is said in the status bar.
    store, wishes
        What is looked at; pins and notes are wishes.
    dossier, today
        Facts, and the day that counts as today: a link leaves out what is as at a first start.
    parent
        Owner.
    """

    def __init__(
        self,
        window: QWidget,
        panels: Panels,
        store: Store,
        wishes: Wishes,
        dossier: Dossier,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._panels, self._store, self._wishes = window, panels, store, wishes
        self._dossier, self._today = dossier, today
        self._came_from: QWidget | None = None

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "link.copy": self.copy_link,
            "pin.toggle": self.toggle_pin,
            "note.edit": self.edit_note,
            "notes.export": self.export_notes,
        }

    def copy_link(self) -> None:
        """Put a link to this view on the clipboard."""
        from withdrawal_timeline.state import link  # noqa: PLC0415 - few starts need it

        state = self._store.state
        QGuiApplication.clipboard().setText(link.write(state, anew(state, self._dossier, self._today)))
        self._say("The link to this view is on the clipboard.")

    def toggle_pin(self) -> None:
        """Pin the selected record, or take its pin away."""
        selected = self._store.state.selection
        if selected is not None:
            self._wishes.toggle_pin(selected)
            self._say("Pinned." if selected in self._store.state.annotations.pinned else "No longer pinned.")

    def edit_note(self) -> None:
        """Put the cursor into the note on the selected record."""
        self._came_from = QApplication.focusWidget()
        self._panels.detail.edit_note()

    def leave_note(self) -> None:
        """Return from the note to where the keys were before it."""
        came, self._came_from = self._came_from, None
        inside = came is not None and self._window.isAncestorOf(came) and came.isVisible()
        (came if came is not None and inside else self._panels.views).setFocus(Qt.FocusReason.OtherFocusReason)

    def export_notes(self) -> None:
        """Let the reader choose a file, and write all notes and pins into it."""
        from withdrawal_timeline.files.exchange import notes  # noqa: PLC0415 - few starts need it
        from withdrawal_timeline.ui.parts.dialogs import ask_where_to_save  # noqa: PLC0415

        path = ask_where_to_save(
            self._window, "Export notes and pins", f"notes{notes.MARKDOWN}", ";;".join(notes.KINDS)
        )
        if path is None:
            return
        try:
            notes.write(path, self._store.state.annotations, self._dossier, self._today)
        except OSError as failure:
            self._say(f"The notes could not be written to {path} ({failure.strerror}).")
        else:
            self._say(f"Your notes and pins are in {path}.")

    def _say(self, sentence: str) -> None:
        self._panels.status_bar.show_message(sentence)
