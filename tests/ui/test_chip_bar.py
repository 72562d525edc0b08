"""The bar of chips: what is on, how to lift it, and what to do when nothing is left."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from tests.filtering import shown

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.query.facets import chips, relaxations
from withdrawal_timeline.query.filters import Facet, Filter, values_of
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.window.chips import ChipBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TWO = Filter(domains=frozenset(("health", "energy")))
EMPTY = Filter(domains=frozenset(("migration",)), statuses=frozenset(("reversed",)))
MANY = Filter(
    domains=frozenset(("health", "energy", "migration")),
    statuses=frozenset(("pending", "in_force", "unclear")),
    actions=frozenset(("withdrawal", "termination", "non_participation")),
    administrations=frozenset(("trump-1", "trump-2", "biden")),
)


@pytest.fixture
def bar(qtbot: QtBot) -> ChipBar:
    made = ChipBar()
    qtbot.addWidget(made)
    made.set_palette(LIGHT)
    made.resize(780, 36)
    made.show()
    return made


def tell(bar: ChipBar, chosen: Filter) -> None:
    bar.set_chips(
        chips(DOSSIER, chosen),
        len(shown(DOSSIER, chosen)),
        len(DOSSIER.withdrawals),
        relaxations(DOSSIER, chosen),
    )


def wish(qtbot: QtBot, bar: ChipBar, button: QAbstractButton) -> Filter:
    with qtbot.waitSignal(bar.filterWished) as said:
        button.click()
    return cast("Filter", said.args[0])


def test_it_takes_no_room_while_nothing_restricts(bar: ChipBar) -> None:
    tell(bar, Filter())
    assert bar.height() == 0
    tell(bar, TWO)
    assert bar.height() == 36
    tell(bar, Filter())
    assert bar.height() == 0
    assert not bar.clear_button.isVisible()


def test_each_chip_has_a_button_that_removes_it(qtbot: QtBot, bar: ChipBar) -> None:
    tell(bar, TWO)
    energy, health = bar.chips
    assert (energy.chip.label, health.chip.label) == ("Energy", "Health")
    assert health.remove_button.accessibleName() == "Remove Health"
    assert wish(qtbot, bar, health.remove_button) == Filter(domains=frozenset(("energy",)))


def test_clear_all_lifts_everything(qtbot: QtBot, bar: ChipBar) -> None:
    tell(bar, MANY)
    assert wish(qtbot, bar, bar.clear_button) == Filter()


def test_it_says_how_much_is_shown(bar: ChipBar) -> None:
    tell(bar, TWO)
    assert bar.summary() == f"{len(shown(DOSSIER, TWO))} of 127 shown"
    assert bar.sentence() == ""


def test_an_empty_result_says_why_and_offers_ways_out(qtbot: QtBot, bar: ChipBar) -> None:
    tell(bar, EMPTY)
    assert bar.sentence() == "No entry is Migration and Reversed."
    labels = [button.text() for button in bar.way_out_buttons]
    assert labels == ["Remove Reversed (3)", "Remove Migration (13)"]
    assert all(button.isVisible() for button in bar.way_out_buttons)
    assert wish(qtbot, bar, bar.way_out_buttons[0]) == Filter(domains=frozenset(("migration",)))
    assert bar.clear_button.isVisible()


def test_ways_out_go_when_something_is_shown_again(bar: ChipBar) -> None:
    tell(bar, EMPTY)
    tell(bar, TWO)
    assert bar.way_out_buttons == ()
    assert bar.height() == 36


@pytest.mark.parametrize("chosen", [TWO, MANY, EMPTY], ids=["two", "many", "empty"])
@pytest.mark.parametrize("width", [320, 500, 780, 1200])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_overlaps_or_leaves_the_bar(bar: ChipBar, chosen: Filter, width: int, scale: float) -> None:
    bar.set_palette(DARK, scale)
    bar.resize(width, bar.height())
    tell(bar, chosen)
    bar.more_button.click()
    bar.more_button.click()
    parts = [part for part in (*bar.chips, *bar.way_out_buttons, bar.clear_button, bar.more_button) if part.isVisible()]
    for place, part in enumerate(parts):
        assert bar.rect().contains(part.geometry()), part
        for other in parts[place + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (part, other)


def test_many_chips_take_two_rows_and_the_rest_is_one_click_away(bar: ChipBar) -> None:
    bar.resize(420, bar.height())
    tell(bar, MANY)
    folded = bar.height()
    hidden = [chip for chip in bar.chips if not chip.isVisible()]
    assert bar.more_button.text() == f"{len(hidden)} more"
    bar.more_button.click()
    assert all(chip.isVisible() for chip in bar.chips)
    assert bar.height() > folded
    bar.more_button.click()
    assert bar.height() == folded


def test_the_focus_stays_in_the_bar_when_a_focused_chip_goes(qtbot: QtBot, bar: ChipBar) -> None:
    tell(bar, TWO)
    bar.activateWindow()
    bar.chips[1].remove_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.chips[1].remove_button.hasFocus)
    tell(bar, Filter(domains=frozenset(("energy",))))
    assert bar.chips[0].remove_button.hasFocus()


@pytest.mark.usefixtures("qapp")
def test_it_dies_when_dropped() -> None:
    made: ChipBar | None = ChipBar()
    assert made is not None
    tell(made, EMPTY)
    gone = weakref.ref(made)
    made = None
    gc.collect()
    assert gone() is None


def test_what_lies_outside_the_years_is_said_and_can_be_shown(qtbot: QtBot, bar: ChipBar) -> None:
    tell(bar, TWO)
    shown_now, height = len(shown(DOSSIER, TWO)), bar.height()
    assert not bar.fit_button.isVisible()
    bar.set_outside(4)
    assert bar.summary() == f"{shown_now} of 127 shown, 4 outside these years"
    assert (bar.fit_button.isVisible(), bar.height()) == (True, height)
    with qtbot.waitSignal(bar.fitWished):
        bar.fit_button.click()
    bar.set_outside(shown_now)
    assert bar.summary().endswith("shown, all outside these years")
    bar.set_outside(0)
    assert (bar.summary(), bar.fit_button.isVisible()) == (f"{shown_now} of 127 shown", False)


@pytest.mark.parametrize("width", [360, 480, 620, 780, 1200])
@pytest.mark.parametrize("chosen", [TWO, MANY], ids=["two", "many"])
def test_panning_changes_neither_height_nor_chips(bar: ChipBar, width: int, chosen: Filter) -> None:
    bar.resize(width, bar.height())
    tell(bar, chosen)
    before = (bar.height(), [chip.geometry() for chip in bar.chips])
    for outside in (1, len(shown(DOSSIER, chosen)), 0):
        bar.set_outside(outside)
        assert (bar.height(), [chip.geometry() for chip in bar.chips]) == before
        if outside:
            assert all(not chip.geometry().intersects(bar.fit_button.geometry()) for chip in bar.chips)


def test_where_nothing_passes_nothing_lies_outside(bar: ChipBar) -> None:
    tell(bar, EMPTY)
    bar.set_outside(0)
    assert not bar.fit_button.isVisible()


DOMAINS = frozenset(values_of(DOSSIER, Facet.DOMAIN))
NO_RIGHTS = Filter(domains=DOMAINS - {"human_rights_democracy"}, statuses=frozenset(("in_force",)))
NO_CLIMATE = Filter(
    domains=DOMAINS - {"climate_environment"}, statuses=frozenset(("in_force", "partially_implemented"))
)
BESIDE_BOTH_PANES = 810
"""Width of the bar in a window of 1440 by 900."""


@pytest.mark.parametrize("chosen", [NO_RIGHTS, NO_CLIMATE], ids=["rights", "climate"])
def test_chips_are_whole_and_clear_all_is_beside_them_where_there_is_room(bar: ChipBar, chosen: Filter) -> None:
    bar.resize(BESIDE_BOTH_PANES, bar.height())
    tell(bar, chosen)
    for chip in bar.chips:
        words = QFontMetricsF(chip.font()).horizontalAdvance(chip.chip.label)
        assert chip.remove_button.x() - chip._text_left() >= words
    assert bar.height() == 36
    assert bar.clear_button.x() > bar.chips[-1].geometry().right()


def test_a_chip_is_shortened_at_a_word_end_before_clear_all_leaves_the_line(bar: ChipBar) -> None:
    bar.resize(700, bar.height())
    tell(bar, NO_CLIMATE)
    assert bar.height() == 36
    widths = [(chip.width(), chip.widths()) for chip in bar.chips]
    assert widths[0][0] in widths[0][1][1:]
    assert [width for width, _ in widths[1:]] == [whole for _, (whole, *_) in widths[1:]]


@pytest.mark.parametrize("chosen", [TWO, MANY, NO_RIGHTS, NO_CLIMATE], ids=["two", "many", "rights", "climate"])
def test_clear_all_never_stands_alone_on_a_line(bar: ChipBar, chosen: Filter) -> None:
    tell(bar, chosen)
    for width in range(340, 1200, 7):
        bar.resize(width, bar.height())
        middle = bar.clear_button.geometry().center().y()
        beside = [part for part in (*bar.chips, bar.more_button) if part.isVisible()]
        assert any(abs(part.geometry().center().y() - middle) <= 3 for part in beside), width


@pytest.mark.parametrize("chosen", [TWO, NO_RIGHTS, NO_CLIMATE], ids=["two", "rights", "climate"])
def test_chips_keep_clear_of_the_count(bar: ChipBar, chosen: Filter) -> None:
    tell(bar, chosen)
    for width in range(340, 1200, 7):
        bar.resize(width, bar.height())
        count = bar.width() - 12 - QFontMetricsF(bar.font()).horizontalAdvance(bar.summary())
        first_row = [chip.geometry().right() for chip in bar.chips if chip.isVisible() and chip.y() < 24]
        assert max(first_row) < count, width
