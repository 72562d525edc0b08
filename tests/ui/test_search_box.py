"""The search box: typing wishes, Enter steps, arrows choose, Esc closes, and the focus stays in the field."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.commands import Command
from withdrawal_timeline.query.search import Hit, SearchIndex
from withdrawal_timeline.state.going import Goal
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.window.found_rows import Found, hit_rows
from withdrawal_timeline.ui.window.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

HITS = tuple(
    Hit(f"record-{number}", f"Title {number}", "claim by Somebody", "what was said", "health", number)
    for number in range(5)
)


class Desk(QWidget):
    """A window with a search box, and something else that can have the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.box = SearchBox(self)
        self.other = QWidget(self)
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.other, 1)
        self.resize(700, 600)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.box.set_palette(LIGHT)
    made.show()
    made.activateWindow()
    made.other.setFocus()
    qtbot.waitUntil(made.other.hasFocus)
    return made


def show(box: SearchBox, hits: Sequence[Hit], hidden: frozenset[str] = frozenset(), current: int = -1) -> None:
    box.set_hits(Found(tuple(hits), hidden), current)


def search(desk: Desk, hidden: frozenset[str] = frozenset(), current: int = -1) -> SearchBox:
    """Type, as a reader does, and hand over hits, as the presenter does."""
    desk.box.setFocus()
    QTest.keyClicks(desk.box.field, "title")
    desk.box.set_query(desk.box.field.text())
    show(desk.box, HITS, hidden, current)
    return desk.box


def asked_for(qtbot: QtBot, box: SearchBox, key: Qt.Key, *, shift: bool = False) -> int:
    with qtbot.waitSignal(box.hitWished) as said:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(box.field, key, held)
    assert said.args is not None
    number: int = said.args[0]
    show(box, HITS, frozenset(), number)
    return number


def steps_asked_for(box: SearchBox, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> list[int]:
    steps: list[int] = []
    box.stepWished.connect(steps.append)
    for key, held in keys:
        QTest.keyClick(box.field, key, held)
    return steps


def test_typing_wishes_every_letter_and_setting_wishes_nothing(qtbot: QtBot, desk: Desk) -> None:
    said: list[str] = []
    desk.box.queryWished.connect(said.append)
    desk.box.setFocus()
    QTest.keyClicks(desk.box.field, "who")
    assert said == ["w", "wh", "who"]
    desk.box.set_query("paris")
    assert desk.box.field.text() == "paris"
    assert said == ["w", "wh", "who"]


def test_the_list_opens_below_the_field_and_leaves_it_the_focus(desk: Desk) -> None:
    box = search(desk)
    assert box.list.isVisible()
    assert box.field.hasFocus()
    assert not box.list.isWindow()
    assert box.list.y() >= box.mapTo(desk, QPoint(0, box.height())).y()
    assert desk.rect().contains(box.list.geometry())


def test_enter_steps_forwards_and_shift_enter_backwards(desk: Desk) -> None:
    box = search(desk)
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    enter = Qt.Key.Key_Return
    assert steps_asked_for(box, (enter, plain), (enter, plain), (enter, shift)) == [1, 1, -1]


def test_enter_without_hits_asks_for_nothing_and_keeps_the_sentence(desk: Desk) -> None:
    box = search(desk)
    show(box, ())
    assert steps_asked_for(box, (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)) == []
    assert box.list.isVisible()


def test_the_list_closes_once_a_hit_is_chosen_and_down_opens_it_again(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    show(box, HITS, frozenset(), 0)
    assert not box.list.isVisible()
    assert box.count_text() == "1 of 5"
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert box.list.isVisible()
    assert box.list.cursor_number == 0
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert asked_for(qtbot, box, Qt.Key.Key_Return) == 1
    assert not box.list.isVisible()


def test_the_list_closes_when_a_command_of_the_window_steps_on(desk: Desk) -> None:
    box = search(desk, current=0)
    box.open_list()
    show(box, HITS, frozenset(), 1)
    assert not box.list.isVisible()


def test_typing_opens_the_list_again(desk: Desk) -> None:
    box = search(desk)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    QTest.keyClicks(box.field, "x")
    box.set_query(box.field.text())
    assert box.list.isVisible()


def test_what_is_not_found_is_named_as_it_is_typed(desk: Desk) -> None:
    box = desk.box
    box.setFocus()
    for letter in "zzq":
        QTest.keyClicks(box.field, letter)
        box.set_query(box.field.text())
    assert [row.text for row in box.list.model.rows] == ["Nothing found for “zzq”."]


def test_the_place_among_the_hits_is_said(desk: Desk) -> None:
    box = search(desk)
    assert box.count_text() == "5 hits"
    show(box, HITS, frozenset(), 2)
    assert box.count_text() == "3 of 5"
    show(box, HITS, frozenset(("record-0",)), 2)
    assert box.count_text() == "2 of 4"
    show(box, HITS, frozenset(hit.record_id for hit in HITS), -1)
    assert box.count_text() == "5 hidden"
    show(box, HITS[:1])
    assert box.count_text() == "1 hit"


def test_arrows_move_and_enter_then_chooses(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    wished: list[int] = []
    box.hitWished.connect(wished.append)
    for _ in range(3):
        QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert wished == []
    assert box.list.cursor_number == 2
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert asked_for(qtbot, box, Qt.Key.Key_Return) == 1
    assert steps_asked_for(box, (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)) == [1]


def test_hidden_hits_are_listed_apart_and_reached_by_arrows(qtbot: QtBot, desk: Desk) -> None:
    hidden = frozenset(("record-0", "record-3"))
    box = search(desk, hidden)
    rows = box.list.model.rows
    assert [row.number for row in rows] == [1, 2, 4, -1, 0, 3]
    assert rows[3].text == "Hidden by the filter: 2"
    assert box.list.model.data(box.list.model.index(4)).endswith("hidden by filter")
    show(box, HITS, hidden, 4)
    box.open_list()
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert asked_for(qtbot, box, Qt.Key.Key_Return) == 0


def test_that_the_filter_hides_hits_is_painted_once_in_their_head(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def note(_painter: object, _box: object, text: str, *_rest: object) -> None:
        said.append(text)

    monkeypatch.setattr("withdrawal_timeline.ui.window.hit_list.paint_marked", note)
    box = search(desk, frozenset(("record-0", "record-3")))
    box.list.grab()
    assert [text for text in said if "filter" in text] == ["Hidden by the filter: 2"]


def test_a_click_on_a_hit_asks_for_it_and_closes_the_list(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    place = box.list.view.visualRect(box.list.model.index(1)).center()
    with qtbot.waitSignal(box.hitWished) as said:
        QTest.mouseClick(box.list.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert said.args == [1]
    assert not box.list.isVisible()
    assert box.field.hasFocus()


def test_esc_closes_the_list_and_then_leaves_the_search(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    with qtbot.assertNotEmitted(box.dismissed):
        QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.list.isVisible()
    assert box.field.text() == "title"
    with qtbot.waitSignal(box.dismissed):
        QTest.keyClick(box.field, Qt.Key.Key_Escape)


def test_commands_of_the_window_do_not_take_the_keys_of_the_field(qtbot: QtBot, desk: Desk) -> None:
    for keys in ("Esc", "Return", "Down", "/", "F"):
        action = QAction(keys, desk)
        action.setShortcut(keys)
        action.triggered.connect(desk.close)
        desk.addAction(action)
    box = search(desk)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Slash, Qt.Key.Key_F):
        QTest.keyClick(box.field, key)
    assert desk.isVisible()
    assert box.field.text().startswith("title/")


def test_the_clear_button_empties_the_search_and_keeps_the_focus(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    with qtbot.waitSignal(box.queryWished) as said:
        box.clear_button.click()
    assert said.args == [""]
    assert not box.clear_button.isVisible()
    assert not box.list.isVisible()
    assert box.field.hasFocus()


def test_the_list_goes_when_the_focus_does(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    desk.other.setFocus()
    qtbot.waitUntil(desk.other.hasFocus)
    assert not box.list.isVisible()


def test_the_list_stays_closed_while_hits_change_without_typing(desk: Desk) -> None:
    desk.box.set_query("paris")
    show(desk.box, HITS)
    assert not desk.box.list.isVisible()


def test_the_list_follows_the_window(desk: Desk) -> None:
    box = search(desk)
    desk.resize(380, 240)
    assert desk.rect().contains(box.list.geometry())


GOAL = Goal("May 2018", Window(Day(17_652.0), Day(17_683.0)))
COMMAND = Command("theme.dark", "Theme: Dark", "Look", "Light ink on dark ground.", "")


def test_enter_on_a_date_goes_there_and_the_arrow_to_the_hits(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    box.set_hits(Found(HITS, goal=GOAL))
    with qtbot.waitSignal(box.windowWished) as said:
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert said.args == [GOAL.window]
    box.open_list()
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert asked_for(qtbot, box, Qt.Key.Key_Return) == 0


def test_commands_are_chosen_by_arrow_and_by_click(qtbot: QtBot, desk: Desk) -> None:
    box = search(desk)
    box.set_hits(Found(HITS[:1], commands=(COMMAND,)))
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.commandWished) as said:
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert said.args == ["theme.dark"]
    box.open_list()
    place = box.list.view.visualRect(box.list.model.index(2)).center()
    with qtbot.waitSignal(box.commandWished) as said:
        QTest.mouseClick(box.list.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert said.args == ["theme.dark"]


def test_a_click_on_the_head_of_hidden_hits_shows_them_and_on_other_heads_does_nothing(
    qtbot: QtBot, desk: Desk
) -> None:
    box = search(desk)
    box.set_hits(Found(HITS, frozenset(("record-4",)), "Energy", commands=(COMMAND,)))

    def click(row: int) -> None:
        place = box.list.view.visualRect(box.list.model.index(row)).center()
        QTest.mouseClick(box.list.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert box.list.model.rows[4].text == "Hidden by the filter (Energy): 1"
    with qtbot.waitSignal(box.revealWished):
        click(4)
    assert box.list.isVisible(), "they are shown where the reader looks"
    with qtbot.assertNotEmitted(box.commandWished):
        click(6)


def test_the_sign_for_commands_has_no_count_and_can_be_put_there(desk: Desk) -> None:
    said: list[str] = []
    desk.box.queryWished.connect(said.append)
    desk.box.setFocus()
    desk.box.begin(">")
    desk.box.set_hits(Found(commands=(COMMAND,)))
    assert said == [">"]
    assert (desk.box.field.text(), desk.box.count_text()) == (">", "")
    assert desk.box.list.isVisible()
    QTest.keyClicks(desk.box.field, "da")
    assert desk.box.field.text() == ">da"


def test_no_hit_is_said_in_a_sentence() -> None:
    (row,) = hit_rows(Found(), " zzz ")
    assert row.text == "Nothing found for “zzz”."
    assert row.hit is None


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_real_hits_can_be_drawn(desk: Desk, palette: object, scale: float) -> None:
    index = SearchIndex(load_dossier(default_dossier()))
    desk.box.set_palette(DARK if palette is DARK else LIGHT, scale)
    box = search(desk)
    hits = index.search("paris")
    show(box, hits, frozenset(hit.record_id for hit in hits[3:]), 1)
    assert not desk.grab().isNull()
    assert box.list.height() <= desk.height()


@pytest.mark.usefixtures("qapp")
def test_it_dies_when_dropped() -> None:
    made: SearchBox | None = SearchBox()
    assert made is not None
    made.set_query("paris")
    show(made, HITS)
    gone = weakref.ref(made)
    made = None
    gc.collect()
    assert gone() is None
