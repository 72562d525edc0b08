"""What the commands do that read: go into the detail pane and back, copy what is read, save and print it.

What saves and prints is imported when somebody does: no start needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.ui.detail.passages import RECORD, SOURCES, CopyAs, Passage
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes

_COPIES: Mapping[str, tuple[Passage, CopyAs]] = {
    "detail.copy_citation": (RECORD, CopyAs.CITATION),
    "detail.copy_text": (RECORD, CopyAs.TEXT),
    "detail.copy_markdown": (RECORD, CopyAs.MARKDOWN),
    "detail.copy_html": (RECORD, CopyAs.HTML),
    "sources.copy": (SOURCES, CopyAs.CITATION),
    "sources.copy_bibtex": (SOURCES, CopyAs.BIBTEX),
    "sources.copy_ris": (SOURCES, CopyAs.RIS),
    "sources.copy_csl_json": (SOURCES, CopyAs.CSL_JSON),
}


class CopyCommand(QObject):
    """Copies the record, or all its sources, in one form."""

    def __init__(self, panels: Panels, passage: Passage, form: CopyAs, parent: QObject) -> None:
        super().__init__(parent)
        self._panels, self._passage, self._form = panels, passage, form

    def copy(self) -> None:
        """Put it on the clipboard."""
        self._panels.detail.copy(self._passage, self._form)


class CiteCommand(QObject):
    """Chooses one citation style."""

    def __init__(self, wishes: Wishes, style: CitationStyle, parent: QObject) -> None:
        super().__init__(parent)
        self._wishes, self._style = wishes, style

    def choose(self) -> None:
        """Cite sources in this style from now on."""
        self._wishes.cite_as(self._style)


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
        self._copies = {name: CopyCommand(panels, *what, self) for name, what in _COPIES.items()}
        self._styles = {f"cite.{style.value}": CiteCommand(wishes, style, self) for style in CitationStyle}

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "detail.read": self.enter,
            "detail.milestones": self.go_to_milestones,
            "detail.claims": self.go_to_claims,
            "detail.sources": self.go_to_sources,
            "detail.copy": self._panels.detail.copy_marked,
            "sources.save": self.save_sources,
            "file.print": self.print_entry,
            "file.save_pdf": self.save_pdf,
            **{name: command.copy for name, command in self._copies.items()},
            **{name: command.choose for name, command in self._styles.items()},
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

    def go_to_milestones(self) -> None:
        """Go to the milestones of what is read."""
        self._panels.detail.go_to_section("milestones")

    def go_to_claims(self) -> None:
        """Go to the claims of what is read."""
        self._panels.detail.go_to_section("claims")

    def go_to_sources(self) -> None:
        """Go to the sources of what is read."""
        self._panels.detail.go_to_section("sources")

    def save_sources(self) -> None:
        """Let the reader choose a file, and write the sources of what is read into it."""
        from withdrawal_timeline.files.exchange.reference_files import BIBTEX, FORMATS, format_of  # noqa: PLC0415
        from withdrawal_timeline.ui.parts.dialogs import ask_where_to_save, tell_problem  # noqa: PLC0415

        read = self._panels.detail.reading
        if read is None:
            return
        head, filters = "The sources were not saved", ";;".join(f"{each.name} (*{each.suffix})" for each in FORMATS)
        path = ask_where_to_save(self._window, "Save sources", f"{read.id}-sources{BIBTEX.suffix}", filters)
        if path is None:
            return
        chosen = format_of(path)
        if chosen is None:
            endings = ", ".join(each.suffix for each in FORMATS)
            sentence = f"The name {path.name} does not say in which format. Let it end in one of {endings}."
            tell_problem(self._window, head, sentence)
            return
        sources = [cited.source for cited in read.sources]
        if self._written(path, chosen.text(sources), head):
            told = f"{plural(len(sources), 'source')} saved in {path.name}, as {chosen.name}. {chosen.lost}"
            self._panels.status_bar.show_message(told)

    def save_pdf(self) -> None:
        """Let the reader choose a file, and write what is read into it as PDF."""
        from withdrawal_timeline.ui.detail.printing import as_pdf  # noqa: PLC0415
        from withdrawal_timeline.ui.parts.dialogs import ask_where_to_save  # noqa: PLC0415

        read = self._panels.detail.reading
        if read is None:
            return
        path = ask_where_to_save(self._window, "Save as PDF", f"{read.id}.pdf", "PDF (*.pdf)")
        if path is None:
            return
        if self._written(path, as_pdf(read, self._wishes.state.citation), "The entry was not saved"):
            self._panels.status_bar.show_message(f"The entry is saved in {path.name}.")

    def print_entry(self) -> None:
        """Let the reader choose a printer, and print what is read."""
        from withdrawal_timeline.ui.detail.printing import ask_and_print  # noqa: PLC0415
        from withdrawal_timeline.ui.parts.dialogs import tell_problem  # noqa: PLC0415

        read = self._panels.detail.reading
        if read is None:
            return
        try:
            told = ask_and_print(self._window, read, self._wishes.state.citation)
        except OSError as failure:
            sentence = f"It could not be printed: {failure}. “Save as PDF” in the menu makes a file to print from."
            tell_problem(self._window, "The entry was not printed", sentence)
            return
        if told:
            self._panels.status_bar.show_message(told)

    @property
    def _window(self) -> QWidget:
        return self._panels.detail.window()

    def _written(self, path: Path, content: str | bytes, head: str) -> bool:
        """Write a file; where that cannot be done, say so under ``head`` and return False."""
        from withdrawal_timeline.files.write import write_whole  # noqa: PLC0415
        from withdrawal_timeline.ui.parts.dialogs import tell_problem  # noqa: PLC0415

        try:
            write_whole(path, content)
        except OSError as failure:
            sentence = f"{path} could not be written: {failure.strerror or failure}. Choose another folder."
            tell_problem(self._window, head, sentence)
            return False
        return True
