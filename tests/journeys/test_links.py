"""A view is copied as a link, and opens again where the link is given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.view_state import LaneKind, ThemeChoice, ViewKind
from withdrawal_timeline.state.windows import days_of
from withdrawal_timeline.ui.start.hand_over import Errand
from withdrawal_timeline.ui.start.reception import Reception

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from tests.journeys.journey import Journey

LINK = "withdrawal-timeline:?sel=who-2025&from=2015&to=2027-06&domain=health"


def copied(journey: Journey) -> str:
    journey.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert journey.status == "The link to this view is on the clipboard."
    return QGuiApplication.clipboard().text()


def test_a_link_on_the_command_line_opens_the_view_and_copies_as_itself(begin: Callable[..., Journey]) -> None:
    journey = begin(link=LINK)
    assert journey.selected() == "who-2025"
    assert journey.status.startswith("9 of 127 entries shown")
    assert journey.years == "Jan 2015 – Jun 2027"
    assert copied(journey) == LINK.replace("from=2015&", ""), "the opening view begins in 2015 too"


def test_a_copied_link_opens_the_very_view_with_the_readers_own_preferences(begin: Callable[..., Journey]) -> None:
    first = begin()
    assert first.program.sitting is not None
    first.do("domain.only_3")
    first.do("view.zoom_in")
    first.do("lanes.status")
    first.key(Qt.Key.Key_Slash)
    first.type("world health")
    first.key(Qt.Key.Key_Return)
    first.do("view.list")
    link, there = copied(first), first.state
    first.do("view.opening")
    first.do("lanes.domain")
    first.do("theme.dark")
    before = first.state
    first.program.take(Errand(link=link))
    first.settle()
    assert first.state == replace(there, theme=ThemeChoice.DARK)
    assert first.state != before
    assert (first.state.view, first.state.lanes_by) == (ViewKind.LIST, LaneKind.STATUS)
    assert begin(link=link).state == replace(there, theme=ThemeChoice.DARK)


def test_what_a_link_does_not_name_is_as_at_a_first_start(journey: Journey) -> None:
    journey.do("domain.only_3")
    journey.program.take(Errand(link="withdrawal-timeline:?status=pending"))
    journey.settle()
    assert journey.state.filter.domains is None
    assert journey.status.startswith("21 of 127 entries shown")


def test_what_a_link_selects_comes_into_view_where_it_names_no_time(begin: Callable[..., Journey]) -> None:
    journey = begin(link="withdrawal-timeline:?sel=unesco-1984")
    assert journey.selected() == "unesco-1984"
    days = days_of(load_dossier(default_dossier()), "unesco-1984")
    assert days is not None
    assert journey.state.window.start < days[0] < journey.state.window.end


def test_what_is_unknown_in_a_link_is_said_and_the_rest_is_shown(begin: Callable[..., Journey]) -> None:
    journey = begin(link="withdrawal-timeline:?sel=atlantis-1900&domain=health&mood=calm")
    assert journey.status == "1 of 2: The link has a part “mood” that this version does not know; it was left out."
    journey.program.status_bar.show_next()
    assert journey.status == "2 of 2: A part of the link was left out, “sel”. This dossier does not have atlantis-1900."
    assert [chip.label for chip in journey.picture.chips] == ["Health"]
    journey.program.take(Errand(link="withdrawal-timeline:?sel=atlantis-1900"))
    assert journey.status == "A part of the link was left out, “sel”. This dossier does not have atlantis-1900."


def test_a_link_that_the_desktop_opens_before_the_window_is_filled_is_not_lost(begin: Callable[..., Journey]) -> None:
    from withdrawal_timeline.app import Program
    from withdrawal_timeline.options import StartOptions
    from withdrawal_timeline.ui.start.settings import Settings

    journey = begin()
    program = Program(journey.application, StartOptions(size=(1280, 800)), Settings(None))
    program.take(Errand(link=LINK))
    assert program.begin()
    assert program.sitting is not None
    assert program.sitting.store.state.selection == "who-2025"
    program.window.close()
    program.sitting.end()
    program.window.deleteLater()


def test_macos_hands_over_links_and_files_alike(qtbot: QtBot) -> None:
    reception = Reception(None)
    with qtbot.waitSignal(reception.handed) as handed:
        assert reception.eventFilter(reception, QFileOpenEvent(QUrl(LINK)))
    assert handed.args == [Errand(link=LINK)]
    with qtbot.waitSignal(reception.handed) as handed:
        assert reception.eventFilter(reception, QFileOpenEvent("/home/a/b.wtdossier"))
    assert handed.args == [Errand(dossier="/home/a/b.wtdossier")]
    assert not reception.eventFilter(reception, QFileOpenEvent(QUrl("https://example.org/")))
