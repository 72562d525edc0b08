"""What no start shows is made when a reader first asks for it, and is then as if it had always been there."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPlainTextEdit, QWidget

from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.state.view_state import ViewKind
from withdrawal_timeline.ui.commands.menus import MENUS, ids
from withdrawal_timeline.ui.parts.icon_button import IconButton
from withdrawal_timeline.ui.parts.late import LatePart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.journeys.journey import Journey


def made(journey: Journey) -> set[str]:
    late = {item.name: getattr(journey.panels, item.name) for item in fields(journey.panels)}
    return {name for name, panel in late.items() if isinstance(panel, LatePart) and panel.made is not None}


def place_of(journey: Journey, *panels: QWidget) -> list[int]:
    """Return when Tab first comes to something inside each of the panels, counted from the tool bar."""
    first: QWidget = journey.program.tool_bar
    chain = [first]
    while (part := chain[-1].nextInFocusChain()) is not None and part is not first:
        chain.append(part)
    reached = [part for part in chain if part.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    return [next(n for n, part in enumerate(reached) if panel is part or panel.isAncestorOf(part)) for panel in panels]


def select(journey: Journey, record_id: str) -> None:
    journey.panels.timeline.recordWished.emit(record_id)
    journey.settle()


def test_a_start_makes_nothing_that_it_does_not_show(journey: Journey) -> None:
    assert made(journey) == set()
    journey.do("theme.dark")
    journey.do("text.larger")
    journey.do("view.fit_all")
    assert made(journey) == set()


def test_nor_does_it_make_the_small_parts_that_it_does_not_show(journey: Journey) -> None:
    panels = journey.panels
    for panel in (panels.sidebar, panels.timeline, journey.program.tool_bar):
        hidden = {type(part).__name__ for part in panel.findChildren(QWidget) if part.isHidden()}
        # What a scroll area keeps for its scroll bars, rows below “more”, and pins and notes while there are none.
        assert hidden <= {"QWidget", "QScrollBar", "FacetRow", "Section"}


def test_each_is_made_when_it_is_asked_for(journey: Journey) -> None:
    journey.do("view.list")
    assert made(journey) == {"list_twin"}
    journey.do("view.timeline")
    journey.do("tour.take")
    assert made(journey) == {"list_twin", "tour"}
    journey.do("tour.take")
    journey.do("select.first")
    journey.do("compare.add")
    assert made(journey) == {"list_twin", "tour", "tray"}
    journey.do("view.compare")
    assert made(journey) == {"list_twin", "tour", "tray", "compare"}
    journey.do("view.choose")
    journey.panels.years.get().close()
    assert made(journey) == {"list_twin", "tour", "tray", "compare", "years"}


def test_they_come_in_the_colours_and_the_size_of_the_moment(journey: Journey) -> None:
    journey.do("theme.dark")
    journey.do("text.larger")
    journey.do("view.list")
    seen = journey.panels.list_twin.get()
    picture = seen.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() - 3, picture.height() - 3).lightness() < 80
    tall = seen.rowHeight(0)
    journey.do("text.usual")
    assert seen.rowHeight(0) < tall


def test_tab_finds_them_in_the_order_in_which_they_stand(journey: Journey) -> None:
    journey.do("tour.take")
    journey.do("select.first")
    journey.do("compare.add")
    journey.do("view.list")
    panels = journey.panels
    stand = (
        panels.sidebar,
        panels.timeline,
        panels.list_twin.get(),
        panels.tray.get(),
        panels.tour.get(),
        panels.detail,
    )
    places = place_of(journey, *stand)
    assert places == sorted(places)


def commands_in(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands_in(inner)
        elif not action.isSeparator():
            yield action.objectName()


def test_the_menu_is_made_when_its_button_is_pressed_and_keys_act_without_it(journey: Journey) -> None:
    journey.key(Qt.Key.Key_L)
    assert journey.state.view is ViewKind.LIST
    journey.do("theme.dark")
    journey.do("theme.light")
    assert journey.program.sitting is not None
    assert not journey.program.sitting.actions["theme.dark"].isChecked(), "one theme at a time, without a menu too"
    assert not journey.program.window.findChildren(QMenu)
    journey.click(journey.program.tool_bar.menu_button)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert list(commands_in(menu)) == list(ids(MENUS))
    menu.close()


def stops(journey: Journey) -> list[QWidget]:
    """Return what Tab comes to, from the tool bar on."""
    first: QWidget = journey.program.tool_bar
    chain = [first]
    while (part := chain[-1].nextInFocusChain()) is not None and part is not first:
        chain.append(part)
    return [
        part
        for part in chain
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
    ]


def test_tab_comes_to_rows_buttons_and_chips_where_they_stand(journey: Journey) -> None:
    journey.do("domain.only_3")
    section = journey.panels.sidebar.section(Facet.ADMINISTRATION)
    journey.click(section.head)
    found = stops(journey)
    places = [
        next(n for n, part in enumerate(found) if panel is part or panel.isAncestorOf(part))
        for panel in (
            journey.panels.sidebar.section(Facet.DOMAIN).rows[0],
            journey.panels.sidebar.section(Facet.STATUS).head,
            section.head,
            section.rows[0],
            journey.panels.chips.chips[0],
            journey.panels.chips.clear_button,
            journey.panels.timeline,
            journey.panels.detail,
        )
    ]
    assert places == sorted(places)


def test_tab_comes_to_the_button_below_the_rail_before_it_leaves_the_filters(begin: Callable[..., Journey]) -> None:
    journey = begin(size=(960, 600))
    sidebar = journey.panels.sidebar
    (below,) = sidebar.findChildren(IconButton)
    found = stops(journey)
    *rows, foot, timeline = [
        next(n for n, part in enumerate(found) if panel is part or panel.isAncestorOf(part))
        for panel in (
            *(sidebar.section(Facet.DOMAIN).rows[0], sidebar.section(Facet.STATUS).rows[0]),
            *(below, journey.panels.timeline),
        )
    ]
    assert [*rows, foot, timeline] == sorted([*rows, foot, timeline])
    journey.click(below)
    found = stops(journey)
    inside = [n for n, part in enumerate(found) if sidebar.isAncestorOf(part)]
    assert found[inside[-1]] is below


def test_a_row_that_is_folded_away_leaves_the_focus_to_its_head(journey: Journey) -> None:
    journey.do("domain.only_3")
    section = journey.panels.sidebar.section(Facet.MEMORANDUM)
    journey.click(section.head)
    journey.click(section.rows[0])
    assert section.rows[0].hasFocus()
    journey.click(section.head)
    assert section.head.hasFocus(), "not the next that Tab knows: a chip's button, which the space bar would press"


def test_the_overview_has_nothing_that_only_a_record_needs(journey: Journey) -> None:
    detail = journey.panels.detail
    assert detail.findChildren(QAbstractButton) == []
    assert detail.findChildren(QPlainTextEdit) == []
    assert detail.view.viewport().hasMouseTracking(), "a hand shows over links of the overview, too"
    journey.do("theme.dark")
    journey.do("text.larger")
    select(journey, "who-2025")
    assert [button.isVisible() for button in detail.head_buttons()] == [True, True, True]
    made = detail.findChildren(QAbstractButton)
    journey.do("select.clear")
    assert not any(button.isVisible() for button in made)
    select(journey, "jcpoa-2018")
    assert detail.findChildren(QAbstractButton)[: len(made)] == made, "they are made once"


def test_what_a_record_needs_stands_in_its_old_place_in_the_order_of_tab(journey: Journey) -> None:
    detail = journey.panels.detail
    select(journey, "who-2025")
    editor = detail.findChild(QPlainTextEdit)
    assert editor is not None
    *head, pin, text, order, note = place_of(
        journey,
        *(journey.panels.timeline, *detail.head_buttons(), detail.pin_button),
        *(detail.view, detail.order_buttons()[0], editor),
    )
    assert [*head, pin, text, order, note] == sorted([*head, pin, text, order, note])


def test_the_first_note_of_a_sitting_takes_the_focus_and_what_is_typed(journey: Journey) -> None:
    select(journey, "who-2025")
    journey.do("note.edit")
    assert isinstance(journey.application.focusWidget(), QPlainTextEdit)
    journey.type("Of my own")
    assert journey.panels.detail.note_text == "Of my own"
    journey.key(Qt.Key.Key_Escape)
    assert journey.state.annotations.note("who-2025") == "Of my own"
    select(journey, "jcpoa-2018")
    assert journey.panels.detail.note_text == ""
    select(journey, "who-2025")
    assert journey.panels.detail.note_text == "Of my own"
