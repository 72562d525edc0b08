"""The list: what it shows, says to screen readers, copies and wishes."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.table import Column, in_order, rows
from withdrawal_timeline.ui.list_twin import ListTwin
from withdrawal_timeline.ui.list_twin.model import TableModel
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, SIZES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.state.table import Row
    from withdrawal_timeline.ui.look.theme import Palette

DOSSIER = load_dossier(default_dossier())
ROWS = rows(DOSSIER, tuple(act.id for act in DOSSIER.withdrawals), date(2026, 11, 22))
BY_DATE = in_order(ROWS, Column.DATE)
WHO = "who-2025"
MEMORANDUM = "memorandum-66-2026"


@pytest.fixture
def twin(qtbot: QtBot) -> ListTwin:
    made = ListTwin()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.set_rows(ROWS)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return made


def ids(of: ListTwin) -> list[str]:
    return [row.record_id for row in of.table.rows]


def current(of: ListTwin) -> str:
    """Return the id of the row that the keys are on; a call, so that type checkers do not think it stays."""
    assert of.current is not None
    return of.current.record_id


def heard(of: ListTwin) -> list[str]:
    found: list[str] = []
    of.recordWished.connect(found.append)
    return found


def text_of(of: ListTwin, record_id: str, column: Column, role: Qt.ItemDataRole) -> str:
    place = of.table.place_of(record_id)
    assert place is not None
    return str(of.table.index(place, column).data(role))


# -- model ----------------------------------------------------------------------------------------------------


def test_the_model_keeps_what_qt_asks_of_models(qtbot: QtBot) -> None:
    model = TableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.sort(Column.CLAIMS, Qt.SortOrder.DescendingOrder)
    model.set_hits(frozenset({WHO}))
    model.set_rows(ROWS[:3])
    model.set_rows(())
    model.sort(99)
    assert tester.model() is model


def test_rows_stand_by_date_at_first_and_by_any_head_that_is_clicked(twin: ListTwin) -> None:
    assert twin.table.rows == BY_DATE
    head = twin.horizontalHeader()
    for column in (Column.STATUS, Column.CLAIMS):
        at = QPoint(head.sectionViewportPosition(column) + 8, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        first_down = column is Column.CLAIMS
        assert twin.table.sorted_by == (column, first_down)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert twin.table.sorted_by == (column, not first_down)
        assert twin.table.rows == in_order(ROWS, column, descending=not first_down)


def test_partial_dates_keep_their_order_in_the_view(twin: ListTwin) -> None:
    dates = [row.orders[Column.DATE] for row in twin.table.rows]
    assert dates == sorted(dates)
    said = [row.words(Column.DATE) for row in twin.table.rows]
    assert said.index("2025") < said.index("20 Jan 2025")
    assert said.index("Oct 2018") < said.index("3 Oct 2018")


# -- selection ------------------------------------------------------------------------------------------------


def test_what_is_selected_elsewhere_is_selected_here_without_a_wish(twin: ListTwin) -> None:
    wished = heard(twin)
    twin.set_selection(WHO)
    assert current(twin) == WHO
    assert [row.record_id for row in twin.marked()] == [WHO]
    assert twin.viewport().rect().contains(twin.visualRect(twin.currentIndex()))
    twin.set_selection(None)
    assert not twin.selectionModel().hasSelection()
    assert wished == []


def test_what_is_selected_out_of_view_comes_into_the_middle(twin: ListTwin) -> None:
    def place() -> float:
        return twin.visualRect(twin.currentIndex()).center().y() / twin.viewport().height()

    twin.set_selection(WHO)
    assert 0.4 < place() < 0.6
    near = ids(twin)[ids(twin).index(WHO) + 3]
    before = twin.verticalScrollBar().value()
    twin.set_selection(near)
    assert twin.verticalScrollBar().value() == before
    twin.hide()
    twin.set_selection(ids(twin)[100])
    twin.resize(900, 400)
    twin.show()
    assert 0.4 < place() < 0.6


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, None)])
def test_keys_go_to_other_rows_and_wish_for_them(twin: ListTwin, key: Qt.Key, expected: int | None) -> None:
    twin.set_selection(WHO)
    before, wished = ids(twin).index(WHO), heard(twin)
    QTest.keyClick(twin, key)
    assert wished == [current(twin)]
    after = ids(twin).index(current(twin))
    assert after == before + expected if expected is not None else after > before + 5


def test_home_and_end_are_the_first_and_the_last_row(twin: ListTwin) -> None:
    wished = heard(twin)
    QTest.keyClick(twin, Qt.Key.Key_End)
    QTest.keyClick(twin, Qt.Key.Key_Home)
    assert wished == [ids(twin)[-1], ids(twin)[0]]


def test_a_click_wishes_once_and_the_echo_changes_nothing(twin: ListTwin) -> None:
    wished = heard(twin)
    twin.recordWished.connect(twin.set_selection)
    place = twin.visualRect(twin.table.index(4, Column.STATUS)).center()
    QTest.mouseClick(twin.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished == [ids(twin)[4]]
    twin.set_selection(None)
    QTest.mouseClick(twin.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished == [ids(twin)[4]] * 2


def test_several_rows_can_be_marked_and_stay_so_when_the_selection_comes_back(twin: ListTwin) -> None:
    twin.recordWished.connect(twin.set_selection)
    twin.set_selection(ids(twin)[3])
    QTest.keyClick(twin, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(twin, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.record_id for row in twin.marked()] == ids(twin)[3:6]
    assert current(twin) == ids(twin)[5]


def test_the_focus_alone_selects_nothing_and_space_then_does(twin: ListTwin) -> None:
    wished = heard(twin)
    assert current(twin) == ids(twin)[0]
    assert not twin.selectionModel().hasSelection()
    QTest.keyClick(twin, Qt.Key.Key_Space)
    assert wished == [ids(twin)[0]]


def test_a_body_and_the_memorandum_single_out_all_their_rows(twin: ListTwin) -> None:
    twin.set_selection("who")
    assert {row.record_id for row in twin.marked()} == {"who-2020", WHO}
    twin.set_selection(MEMORANDUM)
    assert len(twin.marked()) == 66


def test_the_order_and_a_filter_keep_what_is_selected(twin: ListTwin) -> None:
    wished = heard(twin)
    twin.set_selection(WHO)
    twin.sort_by(Column.CLAIMS, descending=True)
    assert (current(twin), [row.record_id for row in twin.marked()]) == (WHO, [WHO])
    health = tuple(row for row in ROWS if row.domain == "health")
    twin.set_rows(health)
    assert (current(twin), [row.record_id for row in twin.marked()]) == (WHO, [WHO])
    assert twin.table.rows == in_order(health, Column.CLAIMS, descending=True)
    twin.set_rows(tuple(row for row in ROWS if row.domain == "energy"))
    assert not twin.selectionModel().hasSelection()
    twin.set_rows(ROWS)
    assert (current(twin), [row.record_id for row in twin.marked()]) == (WHO, [WHO])
    assert wished == []


def test_enter_reads_and_a_double_click_shows_in_the_timeline(qtbot: QtBot, twin: ListTwin) -> None:
    twin.set_selection(WHO)
    with qtbot.waitSignal(twin.readWished) as read:
        QTest.keyClick(twin, Qt.Key.Key_Return)
    assert read.args == [WHO]
    with qtbot.waitSignal(twin.fitWished) as fit:
        QTest.keyClick(twin, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert fit.args == [WHO]
    place = twin.visualRect(twin.currentIndex()).center()
    with qtbot.waitSignal(twin.fitWished) as fit:
        QTest.mouseDClick(twin.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert fit.args == [WHO]


# -- typing ahead ---------------------------------------------------------------------------------------------


def test_letters_go_to_the_row_that_begins_with_them(twin: ListTwin) -> None:
    wished = heard(twin)
    QTest.keyClicks(twin, "who")
    assert wished[-1] == "who-2020"
    assert twin.current is not None
    assert twin.current.words(Column.BODY) == "WHO"


def test_the_same_letter_again_goes_on(twin: ListTwin) -> None:
    QTest.keyClicks(twin, "uuu")
    found = [row.record_id for row in twin.table.rows if any(name.startswith(" u") for name in row.names)]
    assert current(twin) == found[2]


@pytest.mark.parametrize(
    ("key", "text", "held", "taken"),
    [
        (Qt.Key.Key_T, "t", Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_L, "l", Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_L, "L", Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.Key.Key_1, "1", Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Slash, "/", Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_C, "\x03", Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_1, "1", Qt.KeyboardModifier.AltModifier, False),
    ],
)
def test_letters_are_no_commands_in_the_list_but_for_the_key_that_leads_back(
    twin: ListTwin, key: Qt.Key, text: str, held: Qt.KeyboardModifier, taken: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    event.ignore()
    QGuiApplication.sendEvent(twin, event)
    assert event.isAccepted() is taken


def test_once_begun_every_sign_belongs_to_the_name(twin: ListTwin) -> None:
    QTest.keyClicks(twin, "new s")
    assert not twin.announced.startswith("Nothing")
    QTest.keyClicks(twin, "qq")
    assert twin.announced == "Nothing begins with “new sqq”."


# -- reading out and copying ----------------------------------------------------------------------------------


def test_screen_readers_hear_the_row_in_its_main_cell_and_the_head_in_the_others(twin: ListTwin) -> None:
    text = Qt.ItemDataRole.AccessibleTextRole
    place = ids(twin).index(WHO) + 1
    whole = f"{place} of {len(ROWS)}, WHO, Health, in effect since 22 Jan 2026; validity disputed, 22 claims"
    assert text_of(twin, WHO, Column.ENTRY, text) == whole
    assert text_of(twin, WHO, Column.ACTION, text) == "Action: Withdrawal, WHO"
    assert text_of(twin, WHO, Column.ACTION, Qt.ItemDataRole.AccessibleDescriptionRole) == whole
    twin.set_hits(frozenset({"who"}))
    assert text_of(twin, WHO, Column.ENTRY, text) == f"{whole}, found by the search"


def test_the_accessible_table_has_all_rows_their_words_and_a_name(twin: ListTwin) -> None:
    interface = QAccessible.queryAccessibleInterface(twin)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "List of entries"
    assert interface.text(QAccessible.Text.Description) == "127 entries, sorted earliest first"
    place = ids(twin).index(WHO)
    # Among the children Qt counts the heads as the first row, and the hidden heads of rows as the first column.
    cell = interface.child((place + 1) * (len(Column) + 1) + 1 + Column.ENTRY)
    assert cell is not None
    assert cell.text(QAccessible.Text.Name).startswith(f"{place + 1} of 127, WHO, Health")


def test_the_number_of_rows_and_the_order_are_announced_while_the_list_is_seen(twin: ListTwin) -> None:
    twin.set_rows(ROWS[:1])
    assert twin.announced == "1 entry"
    twin.sort_by(Column.DATE, descending=True)
    assert twin.announced == "First step, sorted latest first"
    assert twin.accessibleDescription() == "1 entry, sorted latest first"
    twin.set_rows(())
    assert twin.announced == "No entry passes the filter."
    twin.hide()
    twin.set_rows(ROWS)
    assert twin.announced == "No entry passes the filter."


def test_marked_rows_are_copied_as_text(twin: ListTwin) -> None:
    twin.set_selection(WHO)
    assert twin.copy() == 1
    assert QGuiApplication.clipboard().text().split("\t")[1:4] == [
        "Withdrawal from the World Health Organization",
        "WHO",
        "Health",
    ]
    twin.selectAll()
    assert twin.copy() == len(ROWS)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(ROWS) + 1
    assert [line.split("\t")[1] for line in lines[1:]] == [row.words(Column.ENTRY) for row in twin.table.rows]
    twin.set_rows(())
    assert twin.copy() == 0


def test_the_menu_sorts_by_columns_that_are_not_shown(twin: ListTwin) -> None:
    twin.resize(420, 400)
    assert twin.isColumnHidden(Column.PRESIDENT)
    menu = twin.context_menu()
    actions = {action.text(): action for action in menu.findChildren(QAction)}
    assert {"Read in the detail pane", "Show in the timeline", "Copy", "President"} <= actions.keys()
    actions["President"].trigger()
    assert twin.table.sorted_by == (Column.PRESIDENT, False)
    menu.close()


def test_where_there_are_no_rows_the_menu_offers_only_the_order(twin: ListTwin) -> None:
    twin.set_rows(())
    menu = twin.context_menu()
    parts = [action for action in menu.actions() if not action.isSeparator()]
    assert [isinstance(action.menu(), QMenu) for action in parts] == [True]
    menu.close()
    QTest.keyClicks(twin, "who")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(twin, key)
    assert twin.current is None


# -- looks ----------------------------------------------------------------------------------------------------


def hostile(row: Row) -> Row:
    wild = "<b onload=x>&amp; \u202eright to left</b> " + "W" * 4000
    return replace(row, forms=tuple((wild, "<i>") for _ in Column))


def test_text_of_the_dossier_is_never_taken_for_markup(twin: ListTwin) -> None:
    twin.set_rows((hostile(ROWS[0]),))
    tip = text_of(twin, ROWS[0].record_id, Column.ENTRY, Qt.ItemDataRole.ToolTipRole)
    assert "<b" not in tip
    assert "&lt;b onload=x&gt;&amp;amp;" in tip
    assert not twin.grab().isNull()
    assert sum(twin.columnWidth(column) for column in Column) == twin.viewport().width()


@pytest.mark.parametrize("width", [320, 420, 600, 800, 1000, 1226, 2400])
def test_the_columns_fill_the_pane_and_the_entry_is_always_there(twin: ListTwin, width: int) -> None:
    twin.resize(width, 500)
    shown = [column for column in Column if not twin.isColumnHidden(column)]
    assert sum(twin.columnWidth(column) for column in shown) == twin.viewport().width()
    assert Column.ENTRY in shown
    assert all(twin.columnWidth(column) > 20 for column in shown)


def test_columns_stand_still_while_a_filter_is_tried_out(twin: ListTwin) -> None:
    before = [twin.columnWidth(column) for column in Column]
    twin.verticalScrollBar().setStyleSheet("width: 0px;")
    twin.set_rows(tuple(row for row in ROWS if row.domain == "migration"))
    spare = twin.viewport().width() - sum(before)
    after = [twin.columnWidth(column) for column in Column]
    assert sum(abs(one - other) for one, other in zip(before, after, strict=True)) <= max(spare, 0)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_rows_have_the_grounds_of_the_theme(twin: ListTwin, palette: Palette) -> None:
    twin.set_palette(palette)
    twin.set_selection(ids(twin)[2])
    picture = twin.viewport().grab().toImage()
    assert twin.rowHeight(0) == SIZES.sidebar_row

    def at(row: int, x: int, y: int) -> str:
        box = twin.visualRect(twin.table.index(row, 0))
        return picture.pixelColor(x, box.top() + y).name().upper()

    assert at(1, 5, 12) == palette.canvas
    assert at(2, 8, 5) == palette.selected
    assert at(2, 1, 12) == palette.ink
    assert at(1, 5, SIZES.sidebar_row - 1) == palette.line


def test_hits_lie_on_the_ground_of_the_search(twin: ListTwin) -> None:
    def yellow() -> int:
        picture = twin.viewport().grab().toImage()
        box = twin.visualRect(twin.table.index(1, Column.ENTRY))
        wanted = LIGHT.search_hit.lower()
        return sum(picture.pixelColor(x, box.center().y() - 6).name() == wanted for x in range(box.left(), box.right()))

    assert yellow() == 0
    twin.set_hits(frozenset({ids(twin)[1]}))
    assert yellow() > 40
    twin.set_hits(frozenset())
    assert yellow() == 0


def test_the_ring_is_there_for_keys_and_not_for_the_mouse(twin: ListTwin) -> None:
    def ringed() -> bool:
        picture = twin.viewport().grab().toImage()
        height = twin.visualRect(twin.currentIndex()).center().y()
        return any(picture.pixelColor(x, height).name() == LIGHT.focus.lower() for x in range(picture.width()))

    QTest.keyClick(twin, Qt.Key.Key_Down)
    assert ringed()
    place = twin.visualRect(twin.table.index(3, Column.ENTRY)).center()
    QTest.mouseClick(twin.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not ringed()
    QTest.keyClick(twin, Qt.Key.Key_Right)
    assert ringed()


def test_rows_grow_with_the_text(twin: ListTwin) -> None:
    twin.set_palette(LIGHT, 1.5)
    assert twin.rowHeight(0) == round(SIZES.sidebar_row * 1.5)


def test_the_tabulator_leaves_the_list(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made, after = ListTwin(), QWidget()
    after.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(holder)
    column.addWidget(made)
    column.addWidget(after)
    made.set_rows(ROWS)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_keys_that_only_move_make_no_wish(twin: ListTwin) -> None:
    wished = heard(twin)
    target = twin.table.index(9, Column.ENTRY)
    twin.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
    assert wished == []


def test_the_list_dies_when_it_is_dropped(qapp: object) -> None:
    made = ListTwin()
    made.set_rows(ROWS)
    made.set_selection(WHO)
    made.set_hits(frozenset({WHO}))
    made.context_menu()
    dead = weakref.ref(made)
    del made
    gc.collect()
    assert dead() is None
