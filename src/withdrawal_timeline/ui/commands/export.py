"""What the command does that writes what is shown into a file: as a table, or as a dossier of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.ui.panels import Panels

ENTRIES = "Table of the entries (*.csv)"
SOURCES = "Table of their sources (*.csv)"
SMALLER = "Dossier of them with claims and sources (*.wtdossier)"
KINDS = (ENTRIES, SOURCES, SMALLER)
"""What can be written, in the words of the dialog."""


class ExportCommands(QObject):
    """Writes the entries that pass the filter.

    Parameters
    ----------
    window, panels
        What the dialog stands over; what says how it went.
    picture
        Returns what is shown now.
    dossier, today
        Facts, and the day that counts as today.
    parent
        Owner.
    """

    def __init__(
        self,
        window: QWidget,
        panels: Panels,
        picture: Callable[[], Picture],
        dossier: Dossier,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._panels, self._picture = window, panels, picture
        self._dossier, self._today = dossier, today

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of the command by its id."""
        return {"shown.export": self.export}

    def export(self) -> None:
        """Let the reader choose a file and what to write, and write it."""
        from withdrawal_timeline.files.write import write_whole  # noqa: PLC0415 - no start writes
        from withdrawal_timeline.ui.parts.dialogs import ask_where_and_what  # noqa: PLC0415 - nor asks

        name = "entries.csv" if self._picture().state.filter.restricts else "all-entries.csv"
        chosen = ask_where_and_what(self._window, "Export what is shown", name, ";;".join(KINDS))
        if chosen is None:
            return
        path, kind = chosen
        text, told = self._written(kind, path.suffix)
        try:
            write_whole(path, text)
        except OSError as failure:
            self._say(f"What is shown could not be written to {path} ({failure.strerror}).")
        else:
            self._say(f"{told} {'are' if told[0].isdigit() else 'is'} in {path}.")

    def _written(self, kind: str, suffix: str) -> tuple[str, str]:
        """Return the text to write, and what it holds in words; an ending that was typed says what is meant."""
        from withdrawal_timeline.files.exchange import dossier_subset, dossier_table  # noqa: PLC0415 - as above

        picture = self._picture()
        acts = [self._dossier.withdrawal(entry) for entry in picture.shown]
        selection = ", ".join(chip.label for chip in picture.chips)
        if suffix != dossier_table.SUFFIX:
            text = dossier_subset.subset_json(self._dossier, acts, selection)
            return text, f"A dossier of {plural(len(acts), 'entry', 'entries')}"
        if kind == SOURCES:
            sources = {source for act in acts for source in dossier_table.sources_of(act)}
            return dossier_table.sources_csv(self._dossier, acts), plural(len(sources), "source")
        text = dossier_table.withdrawals_csv(self._dossier, acts, self._today, selection)
        return text, plural(len(acts), "entry", "entries")

    def _say(self, sentence: str) -> None:
        self._panels.status_bar.show_message(sentence)
