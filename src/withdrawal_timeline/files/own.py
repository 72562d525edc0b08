"""All files of the reader's own, in one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.files.annotations import AnnotationFile
from withdrawal_timeline.files.saved_views import SavedViewFile

if TYPE_CHECKING:
    from pathlib import Path


class OwnFiles:
    """Pins and notes, and saved views.

    Parameters
    ----------
    folder
        The reader's data folder, made when something is written; None keeps everything in memory: pictures and tests
        leave no trace.
    """

    def __init__(self, folder: Path | None) -> None:
        self.annotations = AnnotationFile(folder)
        self.views = SavedViewFile(folder)

    def take_problems(self) -> tuple[str, ...]:
        """Return what went wrong since this was asked last, as sentences."""
        return (*self.annotations.take_problems(), *self.views.take_problems())
