"""The window arranges its parts by its width, and remembers what the reader moved."""

from __future__ import annotations

import gc
import weakref
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from withdrawal_timeline.ui.look.theme import SIZES
from withdrawal_timeline.ui.window.main_window import Breadth, MainWindow
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Heard(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[bool, bool]] = []

    def hear(self, rail: bool, foldable: bool) -> None:
        self.said.append((rail, foldable))


def made() -> tuple[MainWindow, tuple[QWidget, QWidget, QWidget]]:
    """Return a window with plain panes."""
    window = MainWindow(ToolBar("Withdrawal Timeline", QIcon(), QLineEdit()), StatusBar())
    room = window.make_room()
    sidebar, centre, detail = QWidget(room), QWidget(room.centre), QWidget(room)
    window.set_panes(room, sidebar, (QWidget(room.centre), centre), detail)
    return window, (sidebar, centre, detail)


@pytest.mark.parametrize(
    ("width", "sidebar", "detail"),
    [
        (1024, SIZES.sidebar_rail, SIZES.detail_small),
        (1279, SIZES.sidebar_rail, SIZES.detail_small),
        (1280, SIZES.sidebar_normal, SIZES.detail_small),
        (1319, SIZES.sidebar_normal, SIZES.detail_small),
        (1320, SIZES.sidebar_normal, SIZES.detail_normal),
        (1440, SIZES.sidebar_normal, SIZES.detail_normal),
        (1800, SIZES.sidebar_wide, SIZES.detail_wide),
        (1920, SIZES.sidebar_wide, SIZES.detail_wide),
        (2600, SIZES.sidebar_wide, SIZES.detail_max),
    ],
)
def test_panes_have_the_widths_of_the_design(qtbot: QtBot, width: int, sidebar: int, detail: int) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(width, 900)
    with qtbot.waitExposed(window):
        window.show()
    assert (panes[0].width(), panes[2].width()) == (sidebar, detail)
    assert panes[1].width() == width - sidebar - detail - 2


@pytest.mark.parametrize(
    ("room", "size"), [((1920, 1050), (1440, 900)), ((1366, 740), (1366, 700)), ((2560, 920), (1440, 880))]
)
def test_a_window_for_which_the_screen_has_no_room_takes_all_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], size: tuple[int, int]
) -> None:
    window, _ = made()
    qtbot.addWidget(window)
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(availableGeometry=lambda: QRect(0, 0, *room)))
    window.fit(1440, 900)
    assert (window.width(), window.height()) == size
    assert window.isMaximized() == (size != (1440, 900))


def test_the_sidebar_becomes_a_rail_and_a_sidebar_again(qtbot: QtBot) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    heard = Heard()
    window.railWished.connect(heard.hear)
    window.resize(1200, 800)
    assert panes[0].width() == SIZES.sidebar_rail
    window.resize(1440, 900)
    assert (panes[0].width(), heard.said) == (SIZES.sidebar_normal, [(True, False), (False, False)])


@pytest.mark.parametrize("width", [920, 1100, 1279])
def test_the_whole_sidebar_pushes_the_centre_aside_where_only_a_rail_has_room(qtbot: QtBot, width: int) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(width, 800)
    with qtbot.waitExposed(window):
        window.show()
    heard = Heard()
    window.railWished.connect(heard.hear)
    window.unfold_sidebar(True)
    assert panes[0].width() == SIZES.sidebar_normal
    assert panes[1].width() >= 360
    assert sum(pane.width() for pane in panes) == width - 2
    window.unfold_sidebar(False)
    assert (panes[0].width(), heard.said) == (SIZES.sidebar_rail, [(False, True), (True, False)])
    window.unfold_sidebar(True)
    window.resize(1440, 800)
    assert heard.said[-1] == (False, False), "a window with room has nothing to fold"
    window.resize(width, 800)
    assert panes[0].width() == SIZES.sidebar_rail


def test_only_the_centre_grows_within_one_arrangement(qtbot: QtBot) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1700, 900)
    assert (panes[0].width(), panes[2].width()) == (SIZES.sidebar_normal, SIZES.detail_normal)


@pytest.mark.parametrize("width", [960, 1280, 1440, 1920])
def test_the_window_can_be_made_narrower_again_and_nothing_of_the_tool_bar_overlaps(qtbot: QtBot, width: int) -> None:
    window, _ = made()
    qtbot.addWidget(window)
    window.resize(1920, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(width, 700)
    assert window.width() == width
    bar = window.findChild(ToolBar)
    assert bar is not None
    layout = bar.layout()
    assert layout is not None
    layout.activate()
    parts = sorted(
        (
            child.geometry()
            for child in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if child.isVisible()
        ),
        key=lambda box: box.left(),
    )
    assert len(parts) == 10
    assert parts[-1].right() < width
    for one, other in pairwise(parts):
        assert one.right() < other.left()


def test_moved_handles_are_kept_for_each_breadth(qtbot: QtBot) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    assert window.side_widths() == {}
    splitter = window.findChild(QSplitter)
    assert splitter is not None
    handle = splitter.handle(2)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, start.__class__(start.x() - 60, start.y()))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start.__class__(start.x() - 60, start.y()))
    chosen = window.side_widths()
    assert list(chosen) == [Breadth.NORMAL]
    assert chosen["normal"][1] > SIZES.detail_normal
    window.resize(1920, 1080)
    assert panes[2].width() == SIZES.detail_wide
    window.resize(1440, 900)
    assert panes[2].width() == chosen["normal"][1]

    other, others = made()
    qtbot.addWidget(other)
    other.set_side_widths(chosen | {"enormous": (1, 1)})
    other.resize(1440, 900)
    with qtbot.waitExposed(other):
        other.show()
    assert others[2].width() == chosen["normal"][1]


def test_the_place_of_the_window_is_restored_and_nonsense_is_refused(qtbot: QtBot) -> None:
    window, _ = made()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    place = window.place()
    other, _ = made()
    qtbot.addWidget(other)
    assert other.set_place(place)
    assert other.height() == window.height()  # the test screen is narrower than the window
    assert not other.set_place("")
    assert not other.set_place("no place, “at” all")


def test_the_first_frame_is_said_once(qtbot: QtBot) -> None:
    window, _ = made()
    qtbot.addWidget(window)
    heard: list[bool] = []
    window.painted.connect(lambda: heard.append(True))
    with qtbot.waitSignal(window.painted):
        window.show()
    window.repaint()
    assert heard == [True]


def test_mouse_buttons_go_back_and_forward(qtbot: QtBot) -> None:
    window, _ = made()
    qtbot.addWidget(window)
    with qtbot.waitSignals([window.backWished, window.forwardWished]):
        qtbot.mousePress(window, Qt.MouseButton.BackButton)
        qtbot.mousePress(window, Qt.MouseButton.ForwardButton)


def test_other_panes_replace_those_before(qtbot: QtBot) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    room = window.make_room()
    after = QWidget(room), QWidget(room.centre), QWidget(room)
    gone = [weakref.ref(pane) for pane in panes]
    window.set_panes(room, after[0], (after[1],), after[2])
    assert all(pane.isVisible() for pane in after)
    assert not any(pane.isVisible() for pane in panes)
    del panes, gone


def test_the_window_dies_when_it_is_dropped(qapp: object) -> None:
    window, panes = made()
    dead = weakref.ref(window)
    del window, panes
    gc.collect()
    assert dead() is None


def test_very_large_text_has_wider_panes_or_a_rail(qtbot: QtBot) -> None:
    window, panes = made()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    window.set_text_scale(1.5)
    assert (panes[0].width(), panes[2].width()) == (SIZES.sidebar_wide, SIZES.detail_wide)
    window.set_text_scale(2.0)
    assert (panes[0].width(), panes[2].width()) == (277, 560)
    window.resize(1440, 900)
    assert panes[0].width() == SIZES.sidebar_rail
    window.set_text_scale(1.0)
    assert (panes[0].width(), panes[2].width()) == (SIZES.sidebar_normal, SIZES.detail_normal)
