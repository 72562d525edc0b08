"""Tool bar, choice of years, status bar, sheets: what they show and wish, and that they can die."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QColor, QFont, QIcon
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.years import Preset
from withdrawal_timeline.ui.look.style import qt_palette, style_sheet
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette
from withdrawal_timeline.ui.parts.buttons import ICONS, BarButton
from withdrawal_timeline.ui.parts.dialogs import is_web_address
from withdrawal_timeline.ui.window.about import about_text
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar
from withdrawal_timeline.ui.window.window_popup import WindowPopup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

YEARS = Window(to_day(date(2015, 1, 1)), to_day(date(2020, 1, 1)))


@pytest.fixture
def popup(qtbot: QtBot) -> WindowPopup:
    made = WindowPopup()
    qtbot.addWidget(made)
    made.set_choices((Preset("All", YEARS),), (Preset("1970s", Window(Day(0.0), Day(3652.0))),))
    made.set_window(YEARS)
    return made


def button(of: QWidget, text: str) -> QPushButton:
    return next(found for found in of.findChildren(QPushButton) if found.text() == text and not found.isHidden())


def fill(popup: WindowPopup, first: str, last: str) -> None:
    for field, text in zip(popup.findChildren(QLineEdit), (first, last), strict=True):
        field.setText(text)


def test_a_preset_is_wished_and_the_sheet_closes(qtbot: QtBot, popup: WindowPopup) -> None:
    popup.show()
    with qtbot.waitSignal(popup.windowWished) as wished:
        qtbot.mouseClick(button(popup, "1970s"), Qt.MouseButton.LeftButton)
    assert wished.args == [Window(Day(0.0), Day(3652.0))]
    assert not popup.isVisible()


def test_the_fields_show_the_first_and_last_day_and_take_dates_in_words(qtbot: QtBot, popup: WindowPopup) -> None:
    assert [field.text() for field in popup.findChildren(QLineEdit)] == ["1 Jan 2015", "31 Dec 2019"]
    fill(popup, "May 2018", "8 May 2018")
    with qtbot.waitSignal(popup.windowWished) as wished:
        qtbot.mouseClick(button(popup, "Show"), Qt.MouseButton.LeftButton)
    assert wished.args == [Window(to_day(date(2018, 5, 1)), to_day(date(2018, 5, 9)))]


def test_one_date_alone_is_its_own_stretch(qtbot: QtBot, popup: WindowPopup) -> None:
    fill(popup, "2018", "")
    with qtbot.waitSignal(popup.windowWished) as wished:
        qtbot.keyClick(popup.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    assert wished.args == [Window(to_day(date(2018, 1, 1)), to_day(date(2019, 1, 1)))]


@pytest.mark.parametrize(("first", "last"), [("soon", "2018"), ("2018", "later"), ("2019", "2018"), ("", "2018")])
def test_dates_that_make_no_stretch_are_answered_with_a_sentence(
    qtbot: QtBot, popup: WindowPopup, first: str, last: str
) -> None:
    popup.show()
    fill(popup, first, last)
    with qtbot.assertNotEmitted(popup.windowWished):
        qtbot.mouseClick(button(popup, "Show"), Qt.MouseButton.LeftButton)
    assert popup.isVisible()
    assert popup.problem.endswith(".")


def test_other_choices_replace_those_before(popup: WindowPopup) -> None:
    popup.set_choices((Preset("Since 1990", YEARS),), ())
    shown = {found.text() for found in popup.findChildren(QPushButton) if not found.isHidden()}
    assert shown == {"Since 1990", "Show"}


def test_buttons_follow_their_action(qtbot: QtBot) -> None:
    owner = QObject()
    action = QAction("Back", owner)
    action.setToolTip("Back (Alt+Left)")
    action.setEnabled(False)
    made = BarButton(icon="back", name="Back")
    qtbot.addWidget(made)
    made.follow(action)
    assert (made.isEnabled(), made.toolTip(), made.accessibleName()) == (False, "Back (Alt+Left)", "Back")
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("icon", ICONS)
def test_every_icon_is_painted_in_the_ink_of_the_theme(qtbot: QtBot, icon: str, palette: Palette) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setStyleSheet(f"background: {palette.panel};")
    made = BarButton(holder, icon=icon, name=icon)
    made.set_palette(palette)
    made.resize(made.sizeHint())
    picture = holder.grab().toImage()
    grey = [picture.pixelColor(x, y).lightness() for x in range(made.width()) for y in range(made.height())]
    ink, ground = QColor(palette.ink2).lightness(), QColor(palette.panel).lightness()
    assert min(abs(seen - ink) for seen in grey) < 30
    assert sum(seen == ground for seen in grey) > len(grey) / 2


def test_the_status_bar_shows_a_message_and_then_the_counts_again(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_counts("All 127 entries shown")
    bar.show_message("The saved view is damaged and was not restored.")
    bar.set_counts("9 of 127 entries shown")
    assert bar.text == "The saved view is damaged and was not restored."
    bar.clear_message()
    assert bar.text == "9 of 127 entries shown"


def test_several_messages_come_one_after_the_other(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_counts("All 127 entries shown")
    bar.show_messages(("The settings were damaged.", "The link was cut."))
    assert bar.text == "1 of 2: The settings were damaged."
    bar.show_next()
    assert bar.text == "2 of 2: The link was cut."
    bar.show_next()
    assert bar.text == "All 127 entries shown"
    bar.show_messages(("One.", "Two."))
    bar.show_message("Something newer.")
    bar.show_next()
    assert bar.text == "All 127 entries shown", "what was waiting is dropped"


def test_the_about_sheet_states_licence_coverage_and_reach_and_escapes_them() -> None:
    dossier = load_dossier(default_dossier())
    text = about_text(dossier, LIGHT)
    for said in (dossier.about.version, dossier.about.licence, dossier.about.facts_reach, "116 bodies"):
        assert said in text
    for sentence in (*dossier.about.coverage.covers, *dossier.about.coverage.leaves_out):
        assert sentence[:20].split("'")[0] in text


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_style_and_palette_are_made_of_the_theme(palette: Palette, scale: float) -> None:
    sheet = style_sheet(palette, scale)
    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet
    assert qt_palette(palette).window().color().name() == palette.panel.lower()


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://www.un.org/en", True),
        ("http://example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_may_be_opened(address: str, *, fine: bool) -> None:
    assert is_web_address(address) is fine


def made_tool_bar() -> ToolBar:
    return ToolBar("Withdrawal Timeline", QIcon(), QLineEdit())


@pytest.mark.parametrize("make", [made_tool_bar, WindowPopup, StatusBar, BarButton], ids=lambda make: make.__name__)
def test_every_part_dies_when_it_is_dropped(qapp: object, make: Callable[[], QWidget]) -> None:
    part = make()
    part.setFont(QFont())
    dead = weakref.ref(part)
    del part
    gc.collect()
    assert dead() is None


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_another_stretch_of_time_moves_no_button(qtbot: QtBot, scale: float) -> None:
    bar = ToolBar("Withdrawal Timeline", QIcon(), QLineEdit())
    qtbot.addWidget(bar)
    bar.set_palette(LIGHT, scale)
    bar.resize(1280, 48)
    bar.show()

    def places() -> list[int]:
        layout = bar.layout()
        assert layout is not None
        layout.activate()
        return [found.x() for found in bar.findChildren(BarButton)]

    bar.set_years("2026")
    before, room = places(), bar.window_button.width()
    for years in ("1918 – 2027", "Sep 2015 – Mar 2027", "20 Mar – 28 May 2026", "30 Nov 2025 – 28 Mar 2026"):
        bar.set_years(years)
        assert places() == before
        needed = bar.window_button.fontMetrics().horizontalAdvance(years)
        assert room >= needed + 40 * scale


def test_the_choice_of_years_has_round_corners(popup: WindowPopup) -> None:
    popup.resize(300, 200)
    popup.show()
    assert not popup.mask().contains(popup.rect().topLeft())
    assert popup.mask().contains(popup.rect().center())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_tool_bar_gives_up_what_has_a_key_before_it_asks_for_more_room(qtbot: QtBot, scale: float) -> None:
    bar = made_tool_bar()
    qtbot.addWidget(bar)
    bar.set_palette(LIGHT, scale)
    bar.show()
    least = bar.minimumSizeHint().width()
    assert least <= 1280
    names = {button.accessibleName(): button for button in bar.findChildren(BarButton)}
    words = ("Switch", "Back", "Zoom in", "Today")
    given_up = [next(button for name, button in names.items() if name.startswith(word)) for word in words]
    menu = names["Menu"]
    seen: list[list[bool]] = []
    for width in range(least, least + round(1000 * scale), 20):
        bar.resize(width, 72)
        layout = bar.layout()
        assert layout is not None
        layout.activate()
        now = [bar.window_button.width() >= bar.window_button.whole_width, *(one.isVisible() for one in given_up)]
        if not seen or seen[-1] != now:
            seen.append(now)
        assert menu.isVisible()
        assert menu.mapTo(bar, menu.rect().topRight()).x() < width
    assert seen == [[place < count for place in range(5)] for count in range(6)]


def test_years_without_room_are_cut_with_an_ellipsis(qtbot: QtBot) -> None:
    button = BarButton(None, icon="down", text="30 Nov 2025 – 28 Mar 2026", raised=True)
    qtbot.addWidget(button)
    whole = button.sizeHint()
    button.set_room(whole.width() - 60)
    assert button.sizeHint().width() == button.whole_width - 60 == whole.width() - 60
    button.resize(button.sizeHint())
    cut = button.grab().toImage()
    button.setText("30 Nov 2025 – 28 Mar 2999")
    assert cut == button.grab().toImage(), "what has no room is not painted"
