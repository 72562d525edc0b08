"""The tray: seen while something lies in it, with a way out for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.ready_made import ShortName
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.tray import tray_items
from withdrawal_timeline.state.view_state import Tray
from withdrawal_timeline.ui.compare import TrayBar
from withdrawal_timeline.ui.compare.naming import fitting_name
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Role, font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REAL = load_dossier(default_dossier())
FOUR = tray_items(REAL, Tray(("jcpoa-2018", "ilo-1977", "unfccc-2026", "paris-2017")))


@pytest.fixture
def bar(qtbot: QtBot) -> TrayBar:
    bar = TrayBar()
    qtbot.addWidget(bar)
    bar.set_actions({name: QAction(name, bar) for name in ("compare.open", "compare.clear")})
    bar.set_palette(LIGHT)
    bar.resize(711, 40)
    return bar


def test_it_is_there_only_while_something_is_in_it_and_the_comparison_is_not_seen(bar: TrayBar) -> None:
    bar.set_items((), seen=True)
    assert bar.isHidden()
    bar.set_items(FOUR[:1], seen=True)
    assert not bar.isHidden()
    bar.set_items(FOUR[:1], seen=False)
    assert bar.isHidden()


def test_a_chip_reads_its_entry_and_its_cross_takes_it_out(qtbot: QtBot, bar: TrayBar) -> None:
    bar.set_items(FOUR, seen=True)
    with qtbot.waitExposed(bar):
        bar.show()
    chip = bar.chips[1]
    with qtbot.waitSignal(bar.recordWished) as read:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert read.args == ["ilo-1977"]
    with qtbot.waitSignal(bar.removeWished) as removed:
        QTest.mouseClick(chip.remove_button, Qt.MouseButton.LeftButton)
    assert removed.args == ["ilo-1977"]
    assert chip.accessibleName() == REAL.withdrawal("ilo-1977").title


@pytest.mark.parametrize("width", [360, 520, 711, 1200])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5])
def test_nothing_overlaps_and_the_buttons_stay_in_the_bar(qtbot: QtBot, bar: TrayBar, width: int, scale: float) -> None:
    bar.set_palette(DARK, scale)
    bar.set_items(FOUR, seen=True)
    bar.resize(round(width * scale), bar.height())
    with qtbot.waitExposed(bar):
        bar.show()
    parts = [*bar.chips, bar.open_button, bar.clear_button]
    for place, one in enumerate(parts):
        assert not any(one.geometry().intersects(other.geometry()) for other in parts[place + 1 :])
    if width >= 711:
        assert all(bar.rect().contains(part.geometry()) for part in parts)


def test_the_year_is_never_cut(qapp: object) -> None:
    metrics, name = QFontMetricsF(font(Role.BODY)), ShortName("Iran deal (JCPOA)", "JCPOA", 2018)
    widths = [metrics.horizontalAdvance(form) for form in name.forms]
    assert fitting_name(name, metrics, widths[0]) == "Iran deal (JCPOA) 2018"
    assert fitting_name(name, metrics, widths[0] - 1) == "JCPOA 2018"
    short = fitting_name(name, metrics, widths[1] - 8)
    assert short.endswith("… 2018")
    assert metrics.horizontalAdvance(short) < widths[1]
