"""The menu of a passage copies it, and says how sources are cited; sources are saved as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.ui.commands.passage_menu import passage_menu
from withdrawal_timeline.ui.detail import printing
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.passages import RECORD, SOURCES, Passage
from withdrawal_timeline.ui.detail.printing import as_pdf
from withdrawal_timeline.ui.parts import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu
    from tests.journeys.journey import Journey

    from withdrawal_timeline.domain.reading import Reading


def names(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def menu_of(journey: Journey, passage: Passage) -> QMenu:
    sitting = journey.program.sitting
    assert sitting is not None
    return passage_menu(sitting.panels.detail, passage, sitting.actions, journey.program.window)


def choose(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.deleteLater()


@pytest.fixture
def reader(begin: Callable[..., Journey]) -> Journey:
    """Return the program with the second exit from WHO selected."""
    return begin(select="who-2025")


def test_a_claim_a_milestone_and_a_source_have_menus_of_their_own(reader: Journey) -> None:
    read = reader.panels.detail.reading
    assert read is not None
    claim = menu_of(reader, Passage(Goal.CLAIM, read.said[0].id))
    assert names(claim) == ["Copy with sources", "Copy as Markdown", "Copy as HTML", "Citation style"]
    choose(claim, "Copy as Markdown")
    assert f"**{read.title}**" in QGuiApplication.clipboard().text()
    assert reader.status == "The claim with its sources is on the clipboard, as Markdown."
    source = menu_of(reader, Passage(Goal.SOURCE, "2"))
    assert names(source)[-2:] == ["Copy address", "Citation style"]
    choose(source, "Copy as RIS")
    assert reader.status == "The source is on the clipboard, as RIS."
    record, sources = menu_of(reader, RECORD), menu_of(reader, SOURCES)
    assert "Copy with sources" in names(record)
    assert "Save sources as …" in names(sources)
    for menu in (record, sources):
        menu.deleteLater()


def test_what_is_marked_comes_first_in_every_menu(reader: Journey) -> None:
    reader.panels.detail.view.selectAll()
    for passage in (RECORD, SOURCES, Passage(Goal.MILESTONE, "0")):
        menu = menu_of(reader, passage)
        assert names(menu)[0] == "Copy what is marked"
        menu.deleteLater()


def test_the_citation_style_is_one_of_four_and_is_kept(reader: Journey, begin: Callable[..., Journey]) -> None:
    reader.do("cite.mla")
    again = begin(select="who-2025")
    assert again.state.citation is CitationStyle.MLA
    sitting = again.program.sitting
    assert sitting is not None
    assert [style for style in CitationStyle if sitting.actions[f"cite.{style.value}"].isChecked()] == ["mla"]
    again.do("detail.copy_citation")
    assert "22 Nov. 2026, record who-2025" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(("end", "begin_of_file"), [(".bib", "@"), (".ris", "TY  - "), (".json", "[")])
def test_sources_are_saved_in_the_format_that_the_name_says(
    reader: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, begin_of_file: str
) -> None:
    target = tmp_path / f"sources{end}"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: target)
    reader.do("sources.save")
    text = target.read_text("utf-8")
    assert text.startswith(begin_of_file)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
    assert reader.status.startswith(f"33 sources saved in sources{end}, as ")
    if end == ".json":
        assert len(json.loads(text)) == 33


@pytest.mark.parametrize("name", ["sources.txt", "no-such-folder/sources.bib"])
def test_what_cannot_be_saved_is_said_and_nothing_is_written(
    reader: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: tmp_path / name)
    reader.do("sources.save")
    box = reader.program.window.findChild(QMessageBox, "problem")
    assert isinstance(box, QMessageBox)
    assert box.text() == "The sources were not saved"
    box.close()
    assert set(tmp_path.iterdir()) == before


def test_an_entry_is_saved_as_pdf_in_the_citation_style_that_was_chosen(
    reader: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "entry.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: target)
    asked: list[CitationStyle] = []

    def pdf(read: Reading, citation: CitationStyle) -> bytes:
        asked.append(citation)
        return as_pdf(read, citation)

    monkeypatch.setattr(printing, "as_pdf", pdf)
    reader.do("cite.apa")
    reader.do("file.save_pdf")
    assert target.read_bytes().startswith(b"%PDF-")
    assert asked == [CitationStyle.APA]
    assert reader.status == "The entry is saved in entry.pdf."


def test_printing_begins_by_key_and_says_what_it_did_or_why_not(
    reader: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_and_print", lambda *_: "8 pages sent to the office.")
    reader.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert reader.status == "8 pages sent to the office."

    def fails(*_: object) -> str:
        raise OSError("the printer could not be begun")

    monkeypatch.setattr(printing, "ask_and_print", fails)
    reader.do("file.print")
    box = reader.program.window.findChild(QMessageBox, "problem")
    assert isinstance(box, QMessageBox)
    assert "Save as PDF" in box.informativeText()
    box.close()


def test_nothing_is_written_where_no_file_was_chosen(reader: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: None)
    before = reader.status
    reader.do("sources.save")
    assert reader.status == before
