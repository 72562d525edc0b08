"""Viewports made here are like those that Qt makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextBrowser, QTextEdit, QWidget

from withdrawal_timeline.ui.detail.page_view import PageView
from withdrawal_timeline.ui.parts.own_viewport import own_viewport

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")

OF_THE_MOMENT = {Qt.WidgetAttribute.WA_UnderMouse, Qt.WidgetAttribute.WA_AcceptTouchEvents}
"""What the pointer, or the first event of a gesture, sets."""


def told(viewport: QWidget) -> dict[str, object]:
    told: dict[str, object] = {
        attribute.name: viewport.testAttribute(attribute)
        for attribute in Qt.WidgetAttribute
        if attribute not in OF_THE_MOMENT
    }
    return told | {
        "name": viewport.objectName(),
        "ground": viewport.backgroundRole(),
        "ink": viewport.foregroundRole(),
        "filled": viewport.autoFillBackground(),
        "pointer": viewport.cursor().shape(),
        "tracks": viewport.hasMouseTracking(),
        "focus": (viewport.focusPolicy(), viewport.focusProxy()),
        "drops": viewport.acceptDrops(),
        "menus": viewport.contextMenuPolicy(),
        "flags": viewport.windowFlags(),
        "place": viewport.geometry(),
    }


def test_the_viewport_of_a_page_is_that_of_a_text_which_is_only_read() -> None:
    window = QWidget()
    usual, page = QTextBrowser(window), PageView(window)
    usual.setFrameShape(QFrame.Shape.NoFrame)
    usual.setReadOnly(True)
    usual.setOpenLinks(False)
    usual.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    usual.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    usual.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    window.show()
    for area in (usual, page):
        area.raise_()
        QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton)
        QTest.mouseMove(area.viewport(), QPoint(5, 5))
        QApplication.processEvents()
    assert told(page.viewport()) == told(usual.viewport()) | {"focus": (Qt.FocusPolicy.NoFocus, page)}


def test_the_viewport_of_a_scroll_area_shows_what_lies_below(qtbot: QtBot) -> None:
    usual, own = QScrollArea(), QScrollArea()
    for area in (usual, own):
        qtbot.addWidget(area)
    usual.viewport().setAutoFillBackground(False)
    made = own_viewport(own)
    for area in (usual, own):
        area.setWidget(QWidget())
        area.resize(120, 90)
        area.show()
    assert own.viewport() is made
    assert told(made) == told(usual.viewport()) | {"focus": (Qt.FocusPolicy.NoFocus, own)}
