"""The overview reads sensibly whatever the filter leaves, and what it draws has room."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.overview import StepsCount, kinds_in_words, overview
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.text_scale import SCALES
from withdrawal_timeline.ui.detail import DetailPane
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.plots import WIDEST_BAR, Columns
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.words_beside import place_beside
from withdrawal_timeline.ui.look.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.ui.detail.page_view import PageView
    from withdrawal_timeline.ui.look.theme import Palette

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
EXITS = [act.id for act in DOSSIER.withdrawals if act.action.is_exit]
OTHERS = [act.id for act in DOSSIER.withdrawals if not act.action.is_exit]
PENDING = [act.id for act in DOSSIER.withdrawals if act.status is Status.PENDING]


def text(pane: DetailPane, shown: Sequence[str]) -> str:
    pane.set_overview(overview(DOSSIER, shown, TODAY))
    pane.view.selectAll()
    return pane.view.createMimeDataFromSelection().text()


def words(shown: Sequence[str]) -> str:
    return kinds_in_words(overview(DOSSIER, shown, TODAY))


def of_status(ids: Sequence[str], *statuses: Status) -> list[str]:
    return [one for one in ids if DOSSIER.withdrawal(one).status in statuses]


def test_all_entries_are_told_by_what_is_unclear_and_what_ends() -> None:
    assert words([act.id for act in DOSSIER.withdrawals]) == (
        "46 are unclear, 4 partly carried out. "
        "64 of 127 are about ending a membership or a signature; the others about ending funding or taking no part."
    )


def test_what_there_is_none_of_is_not_counted() -> None:
    settled = of_status(EXITS, Status.IN_FORCE)
    assert words(settled) == f"All {len(settled)} are about ending a membership or a signature."
    rest = of_status(OTHERS, Status.IN_FORCE)
    assert words(rest) == f"All {len(rest)} are about ending funding or taking no part."
    unclear = of_status(OTHERS, Status.UNCLEAR)
    assert (
        words(unclear)
        == f"All {len(unclear)} are unclear. All {len(unclear)} are about ending funding or taking no part."
    )


def test_one_entry_and_two_are_not_counted_like_many() -> None:
    exit_, other = of_status(EXITS, Status.IN_FORCE)[0], of_status(OTHERS, Status.IN_FORCE)[0]
    assert words([exit_]) == "It is about ending a membership or a signature."
    assert words([other]) == "It is about ending funding or taking no part."
    assert (
        words([exit_, other])
        == "1 of 2 is about ending a membership or a signature; the other about ending funding or taking no part."
    )
    both = of_status(EXITS, Status.IN_FORCE)[:2]
    assert words(both) == "Both are about ending a membership or a signature."
    unclear = of_status(OTHERS, Status.UNCLEAR)[0]
    assert words([unclear]) == "It is unclear. It is about ending funding or taking no part."
    partly = next(act.id for act in DOSSIER.withdrawals if act.status is Status.PARTIALLY_IMPLEMENTED)
    assert words([partly]).startswith("It is partly carried out. ")
    assert words([exit_, other, partly]).startswith("1 is partly carried out. ")


def test_nothing_is_told_of_no_entries() -> None:
    assert words([]) == ""


def test_a_filter_that_lets_nothing_through_is_said_so_without_numbers(pane: DetailPane) -> None:
    shown = text(pane, [])
    assert "No entry passes the filter." in shown
    assert "0 of 0" not in shown
    assert "2026 to today" not in shown
    assert "How to read the marks" in shown


@pytest.mark.parametrize("scale", SCALES)
def test_what_the_large_numbers_count_is_never_broken_inside_a_word(pane: DetailPane, scale: float) -> None:
    pane.resize(360, 760)
    pane.set_palette(LIGHT, scale)
    pane.set_overview(overview(DOSSIER, [act.id for act in DOSSIER.withdrawals], TODAY))
    document = pane.view.document()
    for word in ("entries", "in effect", "pending", "reversed"):
        cursor = document.find(word)
        assert cursor.block().text() == word
        assert cursor.block().layout().lineCount() == 1


@pytest.mark.parametrize("width", [320, 360, 460])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_names_of_domains_are_never_cut(pane: DetailPane, width: int, scale: float) -> None:
    pane.resize(width, 760)
    pane.set_palette(LIGHT, scale)
    shown = text(pane, [act.id for act in DOSSIER.withdrawals])
    for domain in DOSSIER.domains:
        assert domain.title in shown
    assert pane.view.page is not None
    assert pane.view.page.document.size().width() <= pane.view.viewport().width()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("years", [1, 2, 4, 30])
def test_columns_of_few_years_are_no_slabs(years: int) -> None:
    width = 420.0
    style = Style(LIGHT, 1.0)
    counts = [StepsCount(2020 + place, 3, 0) for place in range(years)]
    plot = Columns(style, counts, width, height=74, label="", step=1)
    image = QImage(int(width), int(plot.size.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.detail_ground))
    painter = QPainter(image)
    plot.paint(painter, QRectF(0, 0, width, plot.size.height()))
    painter.end()
    ink, row = QColor(LIGHT.ink2).rgb(), int(style.px(74)) - 6
    filled = [x for x in range(image.width()) if image.pixel(x, row) == ink]
    runs = 1 + sum(after - before > 1 for before, after in pairwise(filled))
    assert runs == years
    assert len(filled) / years <= WIDEST_BAR


@pytest.mark.usefixtures("qapp")
def test_the_label_of_the_memorandum_never_hides_a_count() -> None:
    style = Style(LIGHT, 1.0)
    before = [(start, 2, 0) for start in range(1910, 2010, 10)]
    for counts in ([*before, (2010, 20, 0), (2020, 7, 1)], [*before, (2010, 16, 0), (2020, 29, 66)]):
        pictures = []
        for label in ("", "1 by one memorandum"):
            plot = Columns(
                style, [StepsCount(*one) for one in counts], 320, height=64, label=label, step=10, values=True
            )
            image = QImage(320, int(plot.size.height()), QImage.Format.Format_RGB32)
            image.fill(QColor(LIGHT.detail_ground))
            painter = QPainter(image)
            plot.paint(painter, QRectF(0, 0, 320, plot.size.height()))
            painter.end()
            pictures.append(image)
        plain, labelled = pictures
        ground = QColor(LIGHT.detail_ground).rgb()
        hidden = [
            (x, y)
            for y in range(plain.height())
            for x in range(plain.width())
            if plain.pixel(x, y) != ground and labelled.pixel(x, y) != plain.pixel(x, y)
        ]
        assert hidden == []


EVERYTHING = [act.id for act in DOSSIER.withdrawals]


def test_presidents_are_counted_the_latest_first_and_everybody_once() -> None:
    told = overview(DOSSIER, EVERYTHING, TODAY)
    assert sum(count.total for count in told.by_president) == len(EVERYTHING)
    begun = [count.administration.start.first for count in told.by_president]
    assert begun == sorted(begun, reverse=True)
    assert told.by_president[0].title == "Donald Trump, second term"
    few = overview(DOSSIER, ["jcpoa-2018"], TODAY)
    assert [(count.title, count.total) for count in few.by_president] == [("Donald Trump, first term", 1)]


def test_what_the_dossier_does_not_cover_is_said_in_its_own_words(pane: DetailPane) -> None:
    for shown in (EVERYTHING, []):
        told = text(pane, shown)
        assert "What the dossier does not cover" in told
        assert all(sentence in told for sentence in DOSSIER.about.coverage.leaves_out)


@pytest.mark.parametrize(
    ("value", "wished"),
    [
        ("statuses:pending", ["statuses", "pending"]),
        ("domains:energy", ["domains", "energy"]),
        ("administrations:trump-2", ["administrations", "trump-2"]),
    ],
)
def test_a_bar_wishes_for_its_entries_by_mouse_and_by_key(
    pane: DetailPane, qtbot: QtBot, value: str, wished: list[str]
) -> None:
    text(pane, EVERYTHING)
    link = pane.view.link_cursor(Goal.FILTER, value)
    assert link is not None
    assert link.selectedText().rstrip("0123456789").endswith("\N{OBJECT REPLACEMENT CHARACTER}"), "name and bar are one"
    pane.view.setTextCursor(link)
    pane.view.ensureCursorVisible()
    end = pane.view.cursorRect(link)
    with qtbot.waitSignal(pane.filterWished) as clicked:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end.left() - 16, end.center().y()))
    pane.view.setTextCursor(link)
    assert len(pane.view.focused_link()) == 1
    with qtbot.waitSignal(pane.filterWished) as pressed:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert clicked.args == pressed.args == wished


@pytest.mark.parametrize(("value", "wished"), [("2018:2018", [2018, 2018]), ("1980:1989", [1980, 1989])])
def test_a_column_of_years_wishes_for_them(pane: DetailPane, qtbot: QtBot, value: str, wished: list[int]) -> None:
    text(pane, EVERYTHING)
    page = pane.view.page
    assert page is not None
    spot = next(spot for spot in page.spots if spot.link.value == value)
    at = page.document.documentLayout().blockBoundingRect(spot.block).topLeft() + spot.box.center()
    pane.view.verticalScrollBar().setValue(round(at.y()) - 200)
    where = QPoint(round(at.x()), round(at.y()) - pane.view.verticalScrollBar().value())
    link = pane.view.link_at(where)
    assert link is not None
    assert "Moves the timeline there." in link.tip
    with qtbot.waitSignal(pane.yearsWished) as clicked:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert clicked.args == wished
    years = [link for link in (spot.link for spot in page.spots) if link.value == "1950:1950"]
    assert years == [], "a year without entries leads nowhere"


@pytest.mark.parametrize("years", [1, 10])
def test_columns_of_years_are_reached_chosen_and_followed_by_key(
    pane: DetailPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    said = list[str]()
    monkeypatch.setattr(QtGui.QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    text(pane, EVERYTHING)
    view = pane.view
    assert view.page is not None
    spots = [
        spot
        for spot in view.page.spots
        if spot.link.value == f"{int(spot.link.value[:4])}:{int(spot.link.value[:4]) + years - 1}"
    ]
    view.setFocus()
    column = None
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        column = view.chosen_column()
        if column is not None and column in spots:
            break
    assert column == spots[-1], "the plot is one stop, and its latest column is reached first"
    assert view.accessibleDescription().startswith(column.link.tip)
    assert f": {column.link.tip.split(': ')[1].split(' ')[0]} entr" in column.link.tip

    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.chosen_column() == spots[-1]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.chosen_column() == spots[-2]
    assert view.accessibleDescription().startswith(spots[-2].link.tip)
    assert said[-1] == spots[-2].link.tip, "and it is said at once"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.chosen_column() == spots[0]
    with qtbot.waitSignal(pane.yearsWished) as pressed:
        QTest.keyClick(view, Qt.Key.Key_Return)
    first = int(spots[0].link.value[:4])
    assert pressed.args == [first, first + years - 1]
    assert view.chosen_column() == spots[0], "the keyboard stays where it is"

    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.chosen_column() not in spots
    assert not view.accessibleDescription().startswith(spots[0].link.tip)


def plot_in(view: PageView, plot: Columns) -> QImage:
    """Return what is seen of a plot."""
    assert view.page is not None
    block = next(spot.block for spot in view.page.spots if spot.plot is plot)
    place = view.document().documentLayout().blockBoundingRect(block).toRect()
    return view.viewport().grab(place.translated(0, -view.verticalScrollBar().value())).toImage()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize(("width", "scale"), [(360, 1.0), (460, 1.0), (460, 1.5), (640, 1.0)])
def test_what_a_plot_says_is_neither_framed_nor_hidden_when_the_keyboard_reaches_it(
    pane: DetailPane, palette: Palette, width: int, scale: float
) -> None:
    pane.resize(width, 1400)
    pane.set_palette(palette, scale)
    pane.set_overview(overview(DOSSIER, EVERYTHING, TODAY))
    view, reached = pane.view, set[int]()
    assert view.page is not None
    plots = {id(spot.plot): spot.plot for spot in view.page.spots}
    plain = {name: plot_in(view, plot) for name, plot in plots.items()}
    view.setFocus()
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        column = view.chosen_column()
        if column is None:
            continue
        reached.add(id(column.plot))
        ringed, before = plot_in(view, column.plot), plain[id(column.plot)]
        assert ringed != before, "there is a ring"
        ring = column.box.adjusted(-5, -5, 5, 5)
        words = [box.toAlignedRect() for box in column.plot.words if not box.intersects(ring)]
        assert len(words) > 4
        assert [box for box in words if ringed.copy(box) != before.copy(box)] == []
        for edge in (ringed.rect().left(), ringed.rect().left() + int(view.page.column[0])):
            strip = QRect(edge, 0, 1, ringed.height())
            assert ringed.copy(strip) == before.copy(strip), "Qt's own frame"
    assert reached == set(plots)


def test_words_stand_beside_their_column_over_nothing_that_is_said() -> None:
    size, plot, last = QSizeF(80, 20), QRectF(0, 0, 300, 100), QRectF(280, 0, 20, 100)
    assert place_beside(size, last, plot, []) == QRectF(194, 0, 80, 20)
    assert place_beside(size, QRectF(0, 0, 20, 100), plot, []).left() == 26, "right, where there is no room left"
    label = QRectF(150, 5, 125, 14)
    below = place_beside(size, last, plot, [label])
    assert (below.left(), below.top()) == (194, 20.5)
    everywhere = QRectF(0, 0, 300, 100)
    assert place_beside(size, last, plot, [everywhere]) == QRectF(194, 0, 80, 20)


def test_tab_begins_anew_once_the_keyboard_has_left_the_page(pane: DetailPane) -> None:
    text(pane, EVERYTHING)
    view = pane.view
    view.setFocus()
    view.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    first = view.focused_link()
    assert first
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.focused_link() not in ([], first)
    for reason, kept in ((Qt.FocusReason.ActiveWindowFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)):
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut, reason))
        assert bool(view.focused_link()) is kept
        assert bar.value() == bar.maximum(), "and the page stays where it was"
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.focused_link() == first


def test_a_year_without_entries_leads_nowhere_by_mouse_either(pane: DetailPane, qtbot: QtBot) -> None:
    text(pane, EVERYTHING)
    view = pane.view
    assert view.page is not None
    spots = [spot for spot in view.page.spots if spot.link.value in ("1919:1919", "1920:1920", "1935:1935")]
    top = view.page.document.documentLayout().blockBoundingRect(spots[0].block).topLeft()
    view.verticalScrollBar().setValue(round(top.y()) - 200)
    between = (spots[0].box.right() + spots[-1].box.left()) / 2
    where = QPoint(round(top.x() + between), 200 + round(spots[0].box.center().y()))
    assert view.link_at(where) is None
    with qtbot.assertNotEmitted(pane.yearsWished):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
