"""The note on a record: there while there is one, kept by itself, never lost on the way to another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from withdrawal_timeline.ui.detail.note_field import NoteField
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = NoteField(self)
        self.field.set_style(Style(LIGHT, 1.0))
        self.other = QWidget(self)
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other, 1)
        self.resize(360, 500)
        self.wishes: list[tuple[str, str]] = []
        self.field.noteWished.connect(self.note)

    def note(self, record_id: str, text: str) -> None:
        """Do as the presenter does after a wish."""
        self.wishes.append((record_id, text))
        self.field.show_note(record_id, text.strip())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.field.show_note("who", "")
    return made


def test_without_a_note_there_is_nothing_until_one_is_written(desk: Desk) -> None:
    assert not desk.field.isVisible()
    desk.field.edit()
    assert desk.field.isVisible()
    assert desk.field.editor.hasFocus()
    desk.other.setFocus()
    assert not desk.field.isVisible()
    assert desk.wishes == []
    desk.field.show_note("who", "read this")
    assert desk.field.isVisible()
    desk.field.show_note("", "")
    assert not desk.field.isVisible()
    desk.field.edit()
    assert not desk.field.isVisible(), "the overview has no note"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_lead_out_and_what_was_written_is_kept(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    desk.field.edit()
    QTest.keyClicks(desk.field.editor, "ask again")
    held = Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Escape else Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(desk.field.left):
        QTest.keyClick(desk.field.editor, key, held)
    assert desk.wishes == [("who", "ask again")]


def test_a_pause_keeps_the_note_without_disturbing_the_writer(desk: Desk, qtbot: QtBot) -> None:
    desk.field.edit()
    QTest.keyClicks(desk.field.editor, "first ")
    with qtbot.waitSignal(desk.field.noteWished):
        pass
    assert desk.wishes == [("who", "first ")]
    QTest.keyClicks(desk.field.editor, "second")
    assert desk.field.editor.toPlainText() == "first second"
    desk.field.commit()
    assert desk.wishes[-1] == ("who", "first second")
    desk.field.commit()
    assert len(desk.wishes) == 2


def test_what_was_written_on_one_record_is_kept_when_another_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.field.edit()
    QTest.keyClicks(desk.field.editor, "on who")
    with qtbot.waitSignal(desk.field.noteWished):
        desk.field.show_note("jcpoa", "on jcpoa")
        assert desk.wishes == [], "while the pane is being told it wishes nothing"
    assert desk.wishes[0] == ("who", "on who")


def test_a_note_that_is_emptied_is_taken_away(desk: Desk) -> None:
    desk.field.show_note("who", "old")
    desk.field.edit()
    desk.field.editor.selectAll()
    QTest.keyClick(desk.field.editor, Qt.Key.Key_Delete)
    assert desk.field.isVisible(), "still being written"
    desk.other.setFocus()
    assert desk.wishes == [("who", "")]
    assert not desk.field.isVisible()


def test_what_is_typed_and_taken_back_is_no_wish(desk: Desk) -> None:
    desk.field.show_note("who", "old")
    desk.field.edit()
    QTest.keyClicks(desk.field.editor, "x")
    QTest.keyClick(desk.field.editor, Qt.Key.Key_Backspace)
    desk.other.setFocus()
    assert desk.wishes == []


def test_the_field_grows_with_its_lines_up_to_a_limit(desk: Desk) -> None:
    heights = []
    for lines in (1, 3, 8, 30):
        desk.field.show_note("who", "\n".join(["line"] * lines))
        heights.append(desk.field.editor.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    desk.field.show_note("who", "word " * 40)
    assert desk.field.editor.height() > heights[0], "long lines are wrapped"
