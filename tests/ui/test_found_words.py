"""What is searched for is marked in the text of the pane."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTextEdit

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.found_words import FoundWords
from withdrawal_timeline.ui.look.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())


@pytest.fixture
def view(qtbot: QtBot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    made.setPlainText("The Élysée answered.\n\U0001f30d Paris, PARIS and comparison\n世界卫生组织 and WHO")
    return made


def test_words_are_marked_by_their_beginnings_whatever_case_and_accents(qtbot: QtBot, view: QTextEdit) -> None:
    found = FoundWords(view)
    found.set_words(("paris", "elys", "卫生"))
    qtbot.waitUntil(lambda: bool(found.marks))
    assert found.marks == ("Élys", "Paris", "PARIS", "卫生")
    found.set_words(())
    qtbot.waitUntil(lambda: not found.marks)


def test_a_letter_alone_is_not_marked_and_another_theme_has_other_colours(qtbot: QtBot, view: QTextEdit) -> None:
    found = FoundWords(view)
    found.set_words(("a", "who"))
    found.set_palette(LIGHT)
    found.mark()
    assert found.marks == ("WHO",)

    def ground() -> str:
        (mark,) = view.extraSelections()
        return mark.format.background().color().name()

    light = ground()
    found.set_palette(DARK)
    found.mark()
    assert (light, ground()) == (LIGHT.search_hit.lower(), DARK.search_hit.lower())


def test_the_pane_marks_another_record_anew(qtbot: QtBot) -> None:
    pane = DetailPane()
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.set_found(("withdrawal",))
    seen = []
    for record_id in ("who-2025", "unesco-2025"):
        pane.set_reading(reading(DOSSIER, record_id, date(2026, 11, 22), Stance.JUSTIFIES))
        pane.found_words.mark()
        marks = pane.found_words.marks
        assert marks
        assert {mark.lower() for mark in marks} == {"withdrawal"}
        seen.append(marks)
    assert seen[0] != seen[1]
