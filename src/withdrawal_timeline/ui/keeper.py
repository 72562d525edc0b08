"""Keeps the reader's pins and notes: writes them into their file whenever they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.files.annotations import AnnotationFile
    from withdrawal_timeline.state.store import Store
    from withdrawal_timeline.state.view_state import ViewState


class Keeper(QObject):
    """Follows the store, and never changes it.

    Parameters
    ----------
    store
        Told of its changes.
    file
        Where pins and notes are kept.
    dossier
        Gives the titles that the file has beside the ids.
    parent
        Owner.
    """

    told = Signal(str)
    """Something could not be kept; carries a sentence that says why."""

    def __init__(self, store: Store, file: AnnotationFile, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._dossier = file, dossier
        store.subscribe(self._follow)

    def _follow(self, old: ViewState, new: ViewState) -> None:
        if old.annotations != new.annotations:
            self._file.keep(old.annotations, new.annotations, self._dossier)
            for problem in self._file.take_problems():
                self.told.emit(problem)
