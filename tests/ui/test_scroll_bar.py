"""The handle that is painted is the one that the pointer takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from withdrawal_timeline.ui.detail.scroll_bar import WIDTH, SlimScrollBar
from withdrawal_timeline.ui.look.style import style_sheet
from withdrawal_timeline.ui.look.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> Iterator[SlimScrollBar]:
    sheet = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(LIGHT, 1.3))
    bar = SlimScrollBar()
    qtbot.addWidget(bar)
    bar.show()
    yield bar
    qapp.setStyleSheet(sheet)


def handle_of_the_style(bar: SlimScrollBar) -> tuple[int, int]:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    handle = bar.style().subControlRect(
        QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
    )
    return handle.top(), handle.height()


@pytest.mark.parametrize("height", [20, 48, 333, 812, 1400])
@pytest.mark.parametrize("most", [1, 7, 240, 811, 5003, 190_000])
def test_the_handle_stands_where_the_style_has_it(bar: SlimScrollBar, height: int, most: int) -> None:
    bar.resize(WIDTH, height)
    bar.setRange(0, most)
    for page in (1, height // 2, height):
        bar.setPageStep(page)
        for part in range(14):
            bar.setValue(most * part // 13)
            assert bar.handle() == handle_of_the_style(bar), (page, bar.value())
