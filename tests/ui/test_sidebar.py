"""The sidebar shows what it is told and wishes for what is clicked."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QFontMetricsF, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.facets import facet_counts, none, only
from withdrawal_timeline.query.filters import Facet, Filter, values_of
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Role, font
from withdrawal_timeline.ui.sidebar import Sidebar
from withdrawal_timeline.ui.sidebar.heads import DomainHead, FoldHead
from withdrawal_timeline.ui.sidebar.rail_tip import RailTip
from withdrawal_timeline.ui.sidebar.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from withdrawal_timeline.ui.sidebar.row import FacetRow

DOSSIER = load_dossier(default_dossier())


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.set_dossier(DOSSIER)
    made.set_palette(LIGHT)
    made.resize(208, 820)
    made.show()
    return made


def test_rows_that_come_into_a_window_are_shown_together(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made, seen, usual = Sidebar(), list[bool](), Section.set_values

    def noted(section: Section, values: Sequence[tuple[str, str]]) -> None:
        usual(section, values)
        seen.append(any(row.isVisible() for row in section.rows))

    monkeypatch.setattr(Section, "set_values", noted)
    qtbot.addWidget(made)
    made.resize(208, 820)
    made.show()
    made.set_dossier(DOSSIER)
    assert seen == [False] * len(Facet)
    assert row(made, Facet.STATUS, made.section(Facet.STATUS).rows[0].value).isVisible()


def row(sidebar: Sidebar, facet: Facet, value: str) -> FacetRow:
    return next(row for row in sidebar.section(facet).rows if row.value == value)


def show(sidebar: Sidebar, chosen: Filter) -> None:
    sidebar.set_filter(chosen, facet_counts(DOSSIER, chosen))


def wish(qtbot: QtBot, sidebar: Sidebar, button: QAbstractButton) -> Filter:
    with qtbot.waitSignal(sidebar.filterWished) as said:
        button.click()
    return cast("Filter", said.args[0])


def test_every_facet_shows_every_value_with_its_count(sidebar: Sidebar) -> None:
    for facet in Facet:
        sidebar.section(facet).set_open(True)
        rows = sidebar.section(facet).rows
        assert {each.value for each in rows} == set(values_of(DOSSIER, facet))
        assert sum(each.state.count for each in rows) == (0 if facet is Facet.OWN else len(DOSSIER.withdrawals))


def test_rows_of_a_folded_section_are_made_when_it_is_unfolded_and_are_up_to_date(sidebar: Sidebar) -> None:
    def made() -> int:
        return len(section.rows)

    section = sidebar.section(Facet.ADMINISTRATION)
    show(sidebar, only(Filter(), Facet.ADMINISTRATION, "biden"))
    sidebar.set_palette(DARK, 1.2)
    assert made() == 0
    section.set_open(True)
    assert made() == len(values_of(DOSSIER, Facet.ADMINISTRATION))
    assert [each.value for each in section.rows if each.isChecked()] == ["biden"]
    assert {each.font().pixelSize() for each in section.rows} == {font(Role.BODY, 1.2).pixelSize()}
    section.set_open(False)
    show(sidebar, Filter())
    assert not any(each.isChecked() for each in section.rows)


def test_all_domains_are_ticked_at_first_and_nothing_else(sidebar: Sidebar) -> None:
    for facet in Facet:
        sidebar.section(facet).set_open(True)
        for each in sidebar.section(facet).rows:
            assert each.isChecked() == (facet is Facet.DOMAIN)


def test_a_click_wishes_and_does_not_tick(qtbot: QtBot, sidebar: Sidebar) -> None:
    health = row(sidebar, Facet.DOMAIN, "health")
    wished = wish(qtbot, sidebar, health)
    assert wished.domains == frozenset(values_of(DOSSIER, Facet.DOMAIN)) - {"health"}
    assert health.isChecked()
    show(sidebar, wished)
    assert not health.isChecked()


def test_wishes_start_from_the_filter_that_was_told(qtbot: QtBot, sidebar: Sidebar) -> None:
    show(sidebar, Filter(statuses=frozenset(("pending",))))
    wished = wish(qtbot, sidebar, row(sidebar, Facet.ACTION, "withdrawal"))
    assert wished == Filter(statuses=frozenset(("pending",)), actions=frozenset(("withdrawal",)))


def test_space_ticks_and_enter_chooses_only_this_one(qtbot: QtBot, sidebar: Sidebar) -> None:
    energy = row(sidebar, Facet.DOMAIN, "energy")
    energy.setFocus()
    with qtbot.waitSignal(sidebar.filterWished) as said:
        QTest.keyClick(energy, Qt.Key.Key_Space)
    assert said.args is not None
    assert "energy" not in said.args[0].domains
    with qtbot.waitSignal(sidebar.filterWished) as said:
        QTest.keyClick(energy, Qt.Key.Key_Return)
    assert said.args == [only(Filter(), Facet.DOMAIN, "energy")]


def test_only_is_offered_under_the_pointer_and_with_the_focus(qtbot: QtBot, sidebar: Sidebar) -> None:
    health = row(sidebar, Facet.DOMAIN, "health")
    assert health.findChild(QAbstractButton) is None
    health.setFocus(Qt.FocusReason.TabFocusReason)
    button = health.findChild(QAbstractButton)
    assert button is not None
    qtbot.waitUntil(button.isVisible)
    assert wish(qtbot, sidebar, button) == only(Filter(), Facet.DOMAIN, "health")


def test_all_and_none_at_the_head(qtbot: QtBot, sidebar: Sidebar) -> None:
    head = sidebar.section(Facet.DOMAIN).head
    assert isinstance(head, DomainHead)
    nothing = wish(qtbot, sidebar, head.none_button)
    assert nothing == none(Filter(), Facet.DOMAIN)
    show(sidebar, nothing)
    assert not any(each.isChecked() for each in sidebar.section(Facet.DOMAIN).rows)
    assert head.all_button.text() == "All 127"
    assert wish(qtbot, sidebar, head.all_button) == Filter()


def test_the_context_menu_offers_only_all_none_and_invert(qtbot: QtBot, sidebar: Sidebar) -> None:
    menu = row(sidebar, Facet.DOMAIN, "health").context_menu()
    assert [action.text() for action in menu.actions()] == ["Only Health", "All", "None", "Invert"]
    for action, wished in zip(
        menu.actions(),
        (only(Filter(), Facet.DOMAIN, "health"), Filter(), none(Filter(), Facet.DOMAIN), none(Filter(), Facet.DOMAIN)),
        strict=True,
    ):
        with qtbot.waitSignal(sidebar.filterWished) as said:
            action.trigger()
        assert said.args == [wished]


def test_a_value_without_entries_is_still_there(sidebar: Sidebar) -> None:
    show(sidebar, only(only(Filter(), Facet.DOMAIN, "migration"), Facet.STATUS, "in_force"))
    empty = [each for each in sidebar.section(Facet.ACTION).rows if each.state.count == 0]
    assert empty
    assert all(each.isEnabled() for each in empty)
    assert any(each.isVisible() for each in empty)


def test_a_folded_section_keeps_saying_how_much_is_chosen(qtbot: QtBot, sidebar: Sidebar) -> None:
    section = sidebar.section(Facet.ADMINISTRATION)
    assert isinstance(section.head, FoldHead)
    assert not any(each.isVisible() for each in section.rows)
    show(sidebar, only(Filter(), Facet.ADMINISTRATION, "biden"))
    assert section.head.accessibleName() == "President, 1 chosen, folded"
    section.head.click()
    assert row(sidebar, Facet.ADMINISTRATION, "biden").isVisible()
    clear, invert = section.head.findChildren(QAbstractButton)
    assert wish(qtbot, sidebar, clear) == Filter()
    others = wish(qtbot, sidebar, invert).administrations
    assert others == frozenset(values_of(DOSSIER, Facet.ADMINISTRATION)) - {"biden"}
    show(sidebar, Filter())
    assert not clear.isVisible()
    assert not invert.isVisible()


def test_the_domains_are_inverted_at_their_head_while_some_are_hidden(qtbot: QtBot, sidebar: Sidebar) -> None:
    head = sidebar.section(Facet.DOMAIN).head
    assert isinstance(head, DomainHead)
    assert not head.invert_button.isVisible()
    show(sidebar, only(Filter(), Facet.DOMAIN, "health"))
    assert head.invert_button.isVisible()
    buttons = (head.all_button, head.none_button, head.invert_button)
    places = [button.geometry() for button in buttons]
    assert all(head.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    inverse = wish(qtbot, sidebar, head.invert_button)
    assert inverse.domains == frozenset(values_of(DOSSIER, Facet.DOMAIN)) - {"health"}
    show(sidebar, none(Filter(), Facet.DOMAIN))
    assert not head.invert_button.isVisible()


def test_the_rows_of_a_long_facet_are_narrowed_by_typing(qtbot: QtBot, sidebar: Sidebar) -> None:
    section = sidebar.section(Facet.KIND)
    section.set_open(True)
    sidebar.activateWindow()
    field = section.narrow_field
    assert not field.isVisible()
    section.more_button.click()
    assert field.isVisible()
    qtbot.waitUntil(field.line.hasFocus)

    def seen() -> list[str]:
        return [each.text() for each in section.rows if each.isVisible()]

    assert len(seen()) == len(section.rows)
    QTest.keyClicks(field.line, "pro un")
    assert seen() == ["UN programme or fund"]
    show(sidebar, only(Filter(), Facet.KIND, "treaty"))
    assert seen() == ["Treaty", "UN programme or fund"], "what is ticked stays in view"
    show(sidebar, Filter())
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert section.rows[[each.text() for each in section.rows].index("UN programme or fund")].hasFocus()
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert len(seen()) == len(section.rows)
    QTest.keyClicks(field.line, "zzz")
    assert seen() == []
    section.more_button.click()
    assert not field.isVisible()
    assert len(seen()) == 4
    assert field.line.text() == ""


def test_a_long_facet_shows_its_first_values_every_ticked_one_and_the_rest_on_demand(
    sidebar: Sidebar,
) -> None:
    section = sidebar.section(Facet.ACTION)
    last = section.rows[-1]
    assert not last.isVisible()
    show(sidebar, only(Filter(), Facet.ACTION, last.value))
    assert last.isVisible()
    show(sidebar, Filter())
    section.more_button.click()
    assert all(each.isVisible() for each in section.rows)
    assert section.more_button.text() == "Fewer"


def test_arrows_walk_through_rows_and_sections_and_tab_stops_once_per_section(qtbot: QtBot, sidebar: Sidebar) -> None:
    domains = sidebar.section(Facet.DOMAIN).rows
    domains[-1].setFocus()
    QTest.keyClick(domains[-1], Qt.Key.Key_Down)
    first_status = sidebar.section(Facet.STATUS).rows[0]
    assert sidebar.focusWidget() is first_status
    QTest.keyClick(first_status, Qt.Key.Key_Up)
    assert sidebar.focusWidget() is domains[-1]
    stops = [each for each in domains if each.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [domains[-1]]


def test_screen_readers_hear_name_count_state_and_that_it_is_a_check_box(sidebar: Sidebar) -> None:
    show(sidebar, only(Filter(), Facet.DOMAIN, "energy"))
    health = row(sidebar, Facet.DOMAIN, "health")
    heard = QAccessible.queryAccessibleInterface(health)
    assert heard.role() is QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Health, 9 entries, hidden"
    assert row(sidebar, Facet.DOMAIN, "energy").accessibleName() == "Energy, 8 entries"


def test_the_rail_is_48_wide_and_keeps_names_in_tooltips(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_rail(True)
    sidebar.resize(48, 700)
    assert sidebar.width() == 48
    health = row(sidebar, Facet.DOMAIN, "health")
    assert health.isVisible()
    assert health.width() == 48
    assert health.toolTip() == "Health: 9 entries"
    assert not sidebar.section(Facet.ACTION).isVisible()
    assert wish(qtbot, sidebar, health).domains is not None


def named(sidebar: Sidebar, name: str) -> QAbstractButton:
    return next(each for each in sidebar.findChildren(QAbstractButton) if each.accessibleName() == name)


def test_the_rail_wishes_for_the_whole_sidebar_and_back(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_rail(True)
    sidebar.resize(48, 700)
    button = named(sidebar, "All filters")
    place = button.pos()
    with qtbot.waitSignal(sidebar.wholeWished, check_params_cb=lambda whole: whole is True):
        button.click()
    sidebar.set_rail(False, True)
    sidebar.resize(208, 700)
    assert row(sidebar, Facet.ACTION, "withdrawal").isVisible()
    button = named(sidebar, "Fold the filters")
    assert (button.isVisible(), button.pos()) == (True, place)
    with qtbot.waitSignal(sidebar.wholeWished, check_params_cb=lambda whole: whole is False):
        button.click()
    sidebar.set_rail(False, False)
    assert not button.isVisible()


def test_the_keys_enter_the_sidebar_at_its_first_row_and_never_on_a_rail(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.activateWindow()
    sidebar.enter()
    first = sidebar.section(Facet.DOMAIN).rows[0]
    qtbot.waitUntil(first.hasFocus)
    sidebar.set_rail(True)
    with qtbot.waitSignal(sidebar.wholeWished):
        sidebar.enter()


def entered(each: QWidget) -> None:
    middle = QPointF(each.rect().center())
    QApplication.sendEvent(each, QEnterEvent(middle, middle, QPointF(each.mapToGlobal(middle))))


def test_one_row_alone_is_under_the_pointer(sidebar: Sidebar) -> None:
    health, energy = row(sidebar, Facet.DOMAIN, "health"), row(sidebar, Facet.DOMAIN, "energy")
    entered(health)
    entered(energy)
    pointed = [each.value for each in sidebar.section(Facet.DOMAIN).rows if each.is_pointed]
    assert pointed == ["energy"]
    assert not named(sidebar, "Only Health").isVisible()


def test_a_row_that_is_scrolled_away_beneath_the_pointer_lets_go(
    sidebar: Sidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidebar.resize(208, 300)
    health = row(sidebar, Facet.DOMAIN, "health")
    place = health.mapToGlobal(health.rect().center())
    monkeypatch.setattr("withdrawal_timeline.ui.sidebar.sidebar.QCursor.pos", lambda: place)
    entered(health)
    area = sidebar.findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(3 * health.height())
    assert not health.is_pointed
    pointed = [each for facet in Facet for each in sidebar.section(facet).rows if each.is_pointed]
    assert len(pointed) == 1
    assert pointed[0].rect().contains(pointed[0].mapFromGlobal(place))


def test_the_name_of_a_badge_stands_beside_the_rail(sidebar: Sidebar) -> None:
    sidebar.set_rail(True)
    health = row(sidebar, Facet.DOMAIN, "health")
    health.resize(48, 30)
    middle = health.rect().center()
    QApplication.sendEvent(health, QHelpEvent(QEvent.Type.ToolTip, middle, health.mapToGlobal(middle)))
    tip = sidebar.findChild(RailTip)
    assert tip is not None
    assert (tip.isVisible(), tip.text()) == (True, "Health: 9 entries")
    assert tip.x() >= health.mapTo(sidebar, QPoint(health.width(), 0)).x()
    entered(row(sidebar, Facet.DOMAIN, "energy"))
    health.set_pointed(True)
    health.set_pointed(False)
    assert not tip.isVisible()


@pytest.mark.parametrize("width", [180, 208, 232, 360])
def test_names_keep_clear_of_counts(sidebar: Sidebar, width: int) -> None:
    sidebar.resize(width, 820)
    for each in sidebar.section(Facet.DOMAIN).rows:
        metrics = QFontMetricsF(each.font())
        (said,) = each._lines(metrics, each.width())
        end = each._name_left() + metrics.horizontalAdvance(said)
        count = each.width() - each._right - metrics.horizontalAdvance(str(each.state.count))
        assert count - end >= 8


@pytest.mark.parametrize("width", [180, 208, 232, 360])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_names_are_cut_at_a_word_end_before_only(sidebar: Sidebar, width: int, scale: float) -> None:
    sidebar.set_palette(LIGHT, scale)
    sidebar.resize(round(width * scale), 820)
    show(sidebar, Filter(statuses=frozenset(("partially_implemented",))))
    for each in (*sidebar.section(Facet.DOMAIN).rows, *sidebar.section(Facet.STATUS).rows):
        face = each.font()
        if each.state.stands_out:
            face.setWeight(face.Weight.Medium)
        metrics, height = QFontMetricsF(face), each.height()
        each.set_pointed(False)  # where the pointer happens to be is no part of this
        whole = each._said_lines(metrics)
        assert whole == each._lines(metrics, each.width())
        each.set_pointed(True)
        button = each.findChild(QAbstractButton)
        assert button is not None
        said = each._said_lines(metrics)
        assert all(each._name_left() + metrics.horizontalAdvance(line) <= button.x() for line in said), said
        kept = " ".join(said)
        if not kept.endswith("…") or kept.endswith(" …"):  # else not even the first word fits
            assert set(kept.replace(",", "").removesuffix(" …").split(" ")) <= set(
                each.text().replace(",", "").split(" ")
            )
        count = metrics.horizontalAdvance(str(each.state.count))
        assert button.geometry().right() <= each.width() - each._right * scale - count
        each.set_pointed(False)
        assert (each._said_lines(metrics), each.height()) == (whole, height)


@pytest.mark.parametrize("width", [180, 208, 232, 360])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_it_can_be_drawn_at_every_width_and_text_scale(sidebar: Sidebar, width: int, scale: float) -> None:
    sidebar.set_palette(DARK, scale)
    sidebar.resize(width, 700)
    assert sidebar.width() == width
    for each in sidebar.section(Facet.DOMAIN).rows:
        assert each.mapTo(sidebar, QPoint(each.width(), 0)).x() <= width
    assert not sidebar.grab().isNull()


def test_rows_grow_where_names_wrap(sidebar: Sidebar) -> None:
    sidebar.set_palette(LIGHT, 1.5)
    sidebar.resize(232, 700)
    short = row(sidebar, Facet.STATUS, "pending").height()
    assert row(sidebar, Facet.STATUS, "partially_implemented").height() > short


def test_large_text_takes_the_short_form_of_a_name_before_it_wraps_or_cuts_the_long_one(sidebar: Sidebar) -> None:
    sidebar.set_palette(LIGHT, 2.0)
    sidebar.resize(300, 900)
    for domain, said in (("climate_environment", "Climate"), ("peace_security", "Peace"), ("law_justice", "Law")):
        each = row(sidebar, Facet.DOMAIN, domain)
        assert each._said_lines(QFontMetricsF(each.font())) == (said,)
    small = row(sidebar, Facet.DOMAIN, "energy").height()
    assert row(sidebar, Facet.DOMAIN, "climate_environment").height() == small


@pytest.mark.parametrize("width", [240, 280, 320])
def test_no_name_runs_into_its_count(sidebar: Sidebar, width: int) -> None:
    sidebar.set_palette(LIGHT, 2.0)
    sidebar.resize(width, 900)
    shown = [each for facet in Facet for each in sidebar.section(facet).rows if each.isVisible()]
    assert {each.facet for each in shown} >= {Facet.DOMAIN, Facet.STATUS}
    for each in shown:
        metrics = QFontMetricsF(each.font())
        count = each.width() - each._right * 2.0 - metrics.horizontalAdvance(str(each.state.count))
        for line in each._said_lines(metrics):
            assert each._name_left() + metrics.horizontalAdvance(line) <= count, line


def test_a_second_dossier_replaces_the_rows(sidebar: Sidebar) -> None:
    before = len(sidebar.section(Facet.DOMAIN).rows)
    sidebar.set_dossier(DOSSIER)
    assert len(sidebar.section(Facet.DOMAIN).rows) == before


@pytest.mark.usefixtures("qapp")
def test_it_dies_when_dropped() -> None:
    made: QWidget | None = Sidebar()
    assert isinstance(made, Sidebar)
    made.set_dossier(DOSSIER)
    made.set_palette(LIGHT)
    made.set_rail(True)
    made.set_rail(False, True)
    gone = weakref.ref(made)
    made = None
    gc.collect()
    assert gone() is None


def test_a_section_folds_by_keys(sidebar: Sidebar) -> None:
    section = sidebar.section(Facet.UN_SYSTEM)
    for key, seen in (
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Return, True),
        (Qt.Key.Key_Space, False),
    ):
        QTest.keyClick(section.head, key)
        assert section.rows[0].isVisible() is seen, key


def test_enter_presses_the_words_at_the_head(qtbot: QtBot, sidebar: Sidebar) -> None:
    head = sidebar.section(Facet.DOMAIN).head
    assert isinstance(head, DomainHead)
    with qtbot.waitSignal(sidebar.filterWished):
        QTest.keyClick(head.none_button, Qt.Key.Key_Return)


def test_what_a_screen_reader_ticks_is_wished_and_shown_when_the_filter_has_changed(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    pending = row(sidebar, Facet.STATUS, "pending")
    actions = QAccessible.queryAccessibleInterface(pending).actionInterface()
    with qtbot.waitSignal(sidebar.filterWished) as said:
        actions.doAction(actions.toggleAction())
    wished = cast("Filter", said.args[0])
    assert wished == only(Filter(), Facet.STATUS, "pending")
    assert not pending.isChecked()
    with qtbot.assertNotEmitted(sidebar.filterWished):
        show(sidebar, wished)
    assert pending.isChecked()
