"""The comparison: drawing, heads and table say the same of the same withdrawals, by mouse and by key."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolTip

from withdrawal_timeline.domain.comparison import comparison
from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.ready_made import ready_made
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.lives import lives
from withdrawal_timeline.ui.compare import CompareView
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.start.stillness import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

REAL = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
UNESCO = ("unesco-1984", "unesco-2017", "unesco-2025")
FOUR = ("jcpoa-2018", "ilo-1977", "unfccc-2026", "paris-2017")
COMMANDS = ("compare.calendar", "compare.day_zero", "compare.copy", "compare.clear")


def fill(view: CompareView, ids: Sequence[str], *, from_day_zero: bool = False) -> None:
    compared = comparison(REAL, ids, TODAY)
    drawn = lives(REAL, ids, TODAY, from_day_zero=from_day_zero)
    view.set_comparison(compared, drawn, [f"Reference {cited.number}" for cited in compared.sources])


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.set_actions({name: QAction(name, view) for name in COMMANDS})
    view.set_palette(LIGHT)
    view.set_offers(ready_made(REAL))
    view.resize(711, 640)
    with qtbot.waitExposed(view):
        view.show()
    return view


def row_of(view: CompareView, head: str) -> int:
    compared = view.table.lines.comparison
    assert compared is not None
    return next(row for row, line in enumerate(compared.lines) if line.head == head)


def test_while_nothing_is_chosen_it_says_how_and_offers(qtbot: QtBot, view: CompareView) -> None:
    assert view.offers.isVisible()
    assert not view.table.isVisible()
    assert not view.bar.isVisible()
    assert [button.text() for button in view.offers.buttons][:3] == [
        "UNESCO: 3 entries",
        "Paris Agreement: 2 entries",
        "WHO: 2 entries",
    ]
    view.window().activateWindow()
    view.setFocus()
    assert view.offers.buttons[0].hasFocus()
    with qtbot.waitSignal(view.offerWished) as caught:
        qtbot.keyClick(view.offers.buttons[0], Qt.Key.Key_Return)
    assert caught.args == [UNESCO]


def test_the_menu_of_the_bar_offers_the_same(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    menu = view.bar.offers_menu()
    assert [action.text() for action in menu.actions()] == [button.text() for button in view.offers.buttons]
    with qtbot.waitSignal(view.offerWished) as caught:
        menu.actions()[2].trigger()
    assert caught.args == [("who-2020", "who-2025")]


def test_the_table_says_what_the_comparison_says(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    model = view.table.lines
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = row_of(view, "In effect")
    words = [model.index(row, column).data() for column in range(4)]
    assert words == [
        "In effect",
        "31 Dec 1984\n1 year 3 days later",
        "31 Dec 2018\n1 year 2 months 19 days later",
        "Expected 31 Dec 2026\n1 year 10 months 27 days later",
    ]
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert titles == ["Field", *(REAL.withdrawal(act).title for act in UNESCO)]
    tip = str(model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole))
    assert "Membership ends" in tip
    assert "Reference " in tip


def test_tips_hold_text_of_the_dossier_as_text(view: CompareView) -> None:
    compared = comparison(REAL, UNESCO, TODAY)
    view.set_comparison(compared, None, ["<b>bold</b>"] * len(compared.sources))
    tip = str(view.table.lines.index(row_of(view, "Notice given"), 1).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in tip
    assert "<b>" not in tip


def test_keys_move_from_field_to_field_and_select_what_they_reach(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    view.table.setFocus()
    view.table.setCurrentIndex(view.table.lines.index(row_of(view, "Announced"), 1))
    with qtbot.waitSignal(view.milestoneWished) as caught:
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert caught.args == ["unesco-1984", 0]
    with qtbot.waitSignal(view.milestoneWished) as caught:
        qtbot.keyClick(view.table, Qt.Key.Key_Right)
    assert caught.args == ["unesco-2017", 0]
    for _ in range(3):
        qtbot.keyClick(view.table, Qt.Key.Key_Left)
    assert view.table.currentIndex().column() == 1, "names of fields are passed over"
    with qtbot.waitSignal(view.removeWished) as removed:
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert removed.args == ["unesco-1984"]
    with qtbot.waitSignal(view.copyWished):
        qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_click_on_a_cell_selects_it_also_if_the_keys_were_there(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    index = view.table.lines.index(row_of(view, "Notice given"), 3)
    view.table.scrollTo(index)
    place = view.table.visualRect(index).center()
    for _ in range(2):
        with qtbot.waitSignal(view.milestoneWished) as caught:
            QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert caught.args == ["unesco-2025", 1]


def test_what_is_selected_elsewhere_is_singled_out_without_a_wish(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    with qtbot.assertNotEmitted(view.recordWished), qtbot.assertNotEmitted(view.milestoneWished):
        view.set_selection("unesco-2017")
    assert view.table.singled_out == 2
    assert view.table.currentIndex().column() == 2
    view.set_selection("who-2025")
    assert view.table.singled_out == 0


def test_a_long_text_that_is_the_same_for_all_stands_once(view: CompareView) -> None:
    fill(view, UNESCO)
    rule, action = row_of(view, "How one leaves"), row_of(view, "Action")
    assert view.table.columnSpan(rule, 1) == 3
    assert view.table.columnSpan(action, 1) == 1
    narrow = view.table.rowHeight(rule)
    view.resize(1200, 640)
    assert view.table.rowHeight(rule) < narrow, "the row is as high as the text over all columns needs"


@pytest.mark.parametrize("ids", [UNESCO, FOUR, ("who-2020", "who-2025"), ("inf-2019",)])
@pytest.mark.parametrize("width", [360, 711, 1230])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_heads_and_columns_line_up_and_every_word_has_room(
    qapp: QApplication, view: CompareView, ids: tuple[str, ...], width: int, scale: float
) -> None:
    view.set_palette(DARK, scale)
    view.resize(width, 700)
    fill(view, ids)
    assert settle(qapp)
    table = view.table
    assert sum(table.widths()) <= max(table.viewport().width(), table.widths()[0] + 90 * len(ids))
    for place, head in enumerate(view.heads.heads, start=1):
        assert head.x() == table.columnViewportPosition(place)
        assert head.width() == table.columnWidth(place)
        assert head.rect().contains(head.remove_button.geometry())
    for row in range(table.lines.rowCount()):
        for column in range(table.lines.columnCount()):
            index = table.lines.index(row, column)
            assert table.rowHeight(row) >= table.itemDelegate().sizeHint(None, index).height()  # type: ignore[arg-type]
    assert view.drawing.geometry().bottom() <= view.heads.geometry().top()


def test_heads_take_a_withdrawal_out_or_read_it(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    head = view.heads.heads[1]
    with qtbot.waitSignal(view.removeWished) as removed:
        QTest.mouseClick(head.remove_button, Qt.MouseButton.LeftButton)
    assert removed.args == ["unesco-2017"]
    with qtbot.waitSignal(view.recordWished) as read:
        QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert read.args == ["unesco-2017"]


def test_the_drawing_puts_every_step_at_its_day(view: CompareView) -> None:
    fill(view, UNESCO)
    scale = view.drawing.time_scale()
    assert scale is not None
    names = view.table.widths()[0]
    seen = {(mark.record_id, step.index) for mark in view.drawing.placed() for step in mark.steps}
    assert seen == {(act, place) for act in UNESCO for place in range(len(REAL.withdrawal(act).milestones))}
    for mark in view.drawing.placed():
        step = REAL.withdrawal(mark.record_id).milestones[mark.steps[0].index]
        assert mark.x == pytest.approx(names + scale.to_px(step.date.middle))
        assert names <= mark.x <= view.drawing.width()
    assert [tick.label for tick in view.drawing.ticks()][:2] == ["1985", "1990"]


def test_from_day_0_all_begin_at_the_same_place(view: CompareView) -> None:
    fill(view, UNESCO, from_day_zero=True)
    scale = view.drawing.time_scale()
    assert scale is not None
    zero = view.table.widths()[0] + scale.to_px(0.0)
    for act in UNESCO:
        assert any(mark.record_id == act and mark.x == pytest.approx(zero) for mark in view.drawing.placed())
    assert [tick.label for tick in view.drawing.ticks()] == ["day 0", "5 years", "10 years", "15 years", "20 years"]


def test_steps_too_near_to_tell_apart_share_a_mark_the_strongest_in_front(view: CompareView) -> None:
    fill(view, UNESCO)
    shared = [mark for mark in view.drawing.placed() if len(mark.steps) > 1]
    kinds = [[step.kind.value for step in mark.steps] for mark in shared]
    assert ["effective", "announced"] in kinds
    placed = view.drawing.placed()
    for row in UNESCO:
        places = sorted(mark.x for mark in placed if mark.record_id == row)
        assert all(b - a >= 4 for a, b in pairwise(places))


def test_a_click_in_the_drawing_selects_step_or_withdrawal(qtbot: QtBot, view: CompareView) -> None:
    fill(view, UNESCO)
    mark = next(mark for mark in view.drawing.placed() if mark.record_id == "unesco-2017")
    with qtbot.waitSignal(view.milestoneWished) as caught:
        QTest.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=QPointF(mark.x, mark.y).toPoint())
    assert caught.args == ["unesco-2017", mark.steps[0].index]
    with qtbot.waitSignal(view.recordWished) as read:
        QTest.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=QPoint(40, round(mark.y)))
    assert read.args == ["unesco-2017"]


def test_a_mark_says_what_happened(qapp: QApplication, view: CompareView) -> None:
    fill(view, UNESCO)
    mark = view.drawing.placed()[0]
    place = QPointF(mark.x, mark.y).toPoint()
    QApplication.sendEvent(view.drawing, QHelpEvent(QHelpEvent.Type.ToolTip, place, view.drawing.mapToGlobal(place)))
    assert "28 Dec 1983 · Notice given" in QToolTip.text()
    QToolTip.hideText()
    assert settle(qapp)


def test_today_is_drawn_only_on_the_calendar(view: CompareView) -> None:
    def has_now() -> bool:
        image = view.drawing.grab().toImage()
        scale = view.drawing.time_scale()
        assert scale is not None
        x = round(view.table.widths()[0] + scale.to_px(to_day(TODAY)))
        colours = {image.pixelColor(min(max(at, 0), image.width() - 1), 40).name().upper() for at in (x - 1, x, x + 1)}
        return LIGHT.now in colours

    fill(view, UNESCO)
    assert has_now()
    fill(view, UNESCO, from_day_zero=True)
    assert not has_now()


def test_the_view_dies_when_it_is_dropped(qapp: object) -> None:
    view = CompareView()
    view.set_offers(ready_made(REAL))
    fill(view, UNESCO)
    dead = weakref.ref(view)
    del view
    gc.collect()
    assert dead() is None
