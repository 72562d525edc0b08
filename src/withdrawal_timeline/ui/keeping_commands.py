"""What the commands do that keep something for later: the link to a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.opening import anew
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.ui.panels import Panels


class KeepingCommands(QObject):
    """Holds the methods of these commands.

    Parameters
    ----------
    panels
        What was done is said in the status bar.
    store
        What is looked at.
    dossier, today
        Facts, and the day that counts as today: a link leaves out what is as at a first start.
    parent
        Owner.
    """

    def __init__(
        self, panels: Panels, store: Store, dossier: Dossier, today: date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panels, self._store, self._dossier, self._today = panels, store, dossier, today

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {"link.copy": self.copy_link}

    def copy_link(self) -> None:
        """Put a link to this view on the clipboard."""
        from withdrawal_timeline.state import link  # noqa: PLC0415 - few starts need it

        state = self._store.state
        QGuiApplication.clipboard().setText(link.write(state, anew(state, self._dossier, self._today)))
        self._panels.status_bar.show_message("The link to this view is on the clipboard.")
