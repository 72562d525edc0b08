"""What the commands do that read: go into the detail pane and back, and copy what is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes


class ReadingCommands(QObject):
    """Holds the methods of these commands, and those that wishes of panels are connected to.

    Parameters
    ----------
    panels
        The focus goes to the detail pane and back to the timeline or the list.
    wishes
        What is read is a wish.
    parent
        Owner.
    """

    def __init__(self, panels: Panels, wishes: Wishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels, self._wishes = panels, wishes
        self._came_by_key = False

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "detail.read": self.enter,
            "detail.copy_citation": self.copy_citation,
            "detail.copy_text": self.copy_text,
        }

    def enter(self) -> None:
        """Put the cursor into the detail pane; one step back leads out again, and nothing is lost by it."""
        self._panels.detail.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._came_by_key = True

    def read(self, record_id: str) -> None:
        """Select a record and put the cursor into the detail pane."""
        self._wishes.select(record_id)
        self.enter()

    def leave(self) -> bool:
        """Return from the detail pane to where ``enter`` was called; False if the reader is not there by it."""
        came, self._came_by_key = self._came_by_key, False
        focus = QApplication.focusWidget()
        if not came or focus is None or not self._panels.detail.isAncestorOf(focus):
            return False
        self._panels.views.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def copy_citation(self) -> None:
        """Copy the citation of the selected entry."""
        self._panels.detail.copy_citation()
        self._panels.status_bar.show_message("The citation is on the clipboard.")

    def copy_text(self) -> None:
        """Copy the selected entry with its numbered sources."""
        self._panels.detail.copy_text()
        self._panels.status_bar.show_message("The entry with its sources is on the clipboard.")
