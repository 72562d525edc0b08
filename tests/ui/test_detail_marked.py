"""What is marked to be copied can still be read, drawings too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QBrush, QColor, QTextCursor
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail.drawings import Gap
from withdrawal_timeline.ui.detail.link_boxes import link_boxes, links
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.style import DRAWING_PROPERTY, OBJECT
from withdrawal_timeline.ui.detail.text_boxes import text_boxes
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette, mix

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from withdrawal_timeline.ui.detail import DetailPane

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)


def light(colour: QColor) -> float:
    """Return the relative luminance of a colour, as WCAG computes it."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(seen: QImage, box: QRect) -> float:
    """Return how strongly the lightest point of a part of a picture stands out from its darkest."""
    found = [
        light(seen.pixelColor(x, y)) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    ]
    return (max(found) + 0.05) / (min(found) + 0.05)


@pytest.fixture
def tall(pane: DetailPane) -> DetailPane:
    """Return a pane that shows the whole beginning of an entry."""
    pane.resize(460, 1400)
    return pane


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_numbers_of_sources_can_be_read_where_the_text_is_marked(tall: DetailPane, palette: Palette) -> None:
    tall.set_palette(palette)
    tall.set_reading(reading(DOSSIER, "who-2025", TODAY))
    view = tall.view
    assert view.page is not None
    document = view.document()
    chips = [
        link_boxes(document, cursor)[0].toRect()
        for href, cursor in links(document.begin(), document.lastBlock())
        if (link := view.page.link(href)) is not None and link.goal is Goal.SOURCE
    ]
    chips = [box for box in chips if box.bottom() < view.viewport().height()]
    assert len(chips) > 10
    view.selectAll()
    seen = view.viewport().grab().toImage()
    assert min(contrast(seen, box.adjusted(4, 2, -6, 2)) for box in chips) > 4.5
    ground = mix(palette.focus, palette.detail_ground, 0.24)
    beside = [seen.pixelColor(box.right() - 1, box.center().y()) for box in chips]
    assert all(abs(light(colour) - light(ground)) < 0.01 for colour in beside), "and that it is marked"


def test_what_is_marked_less_of_keeps_nothing_of_its_ground(tall: DetailPane) -> None:
    tall.set_reading(reading(DOSSIER, "who-2025", TODAY))
    view = tall.view
    shown = QRect(view.viewport().mapTo(tall, QPoint()), view.viewport().size())
    for first in range(5, 700, 23):
        cursor = view.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(first + 150, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        QApplication.processEvents()
        on_screen = tall.screen().grabWindow(tall.winId()).toImage().copy(shown)
        anew = view.viewport().grab().toImage().convertToFormat(on_screen.format())
        assert on_screen == anew, first


def test_what_only_leaves_room_is_not_filled_where_the_text_is_marked(tall: DetailPane) -> None:
    tall.set_reading(reading(DOSSIER, "who-2025", TODAY))
    view = tall.view
    assert view.page is not None
    layout, rooms, block = view.document().documentLayout(), list[QRect](), view.document().begin()
    while block.isValid():
        if block.text() == OBJECT:
            name = block.begin().fragment().charFormat().intProperty(DRAWING_PROPERTY)
            if isinstance(view.page.drawings[name], Gap):
                rooms.append(layout.blockBoundingRect(block).toRect())
        block = block.next()
    rooms = [room for room in rooms if room.height() > 4 and room.bottom() < view.viewport().height()]
    assert len(rooms) > 1
    plain = view.viewport().grab().toImage()
    view.selectAll()
    seen = view.viewport().grab().toImage()
    assert seen != plain
    assert [room for room in rooms if seen.copy(room) != plain.copy(room)] == []


def test_text_on_a_ground_of_its_own_is_seen_to_be_marked_and_the_ground_stays(tall: DetailPane) -> None:
    tall.set_reading(reading(DOSSIER, "jcpoa-2018", TODAY))
    view = tall.view
    assert view.page is not None
    first = view.page.furniture.grounds[0].first
    box = next(text_boxes(first, first.position(), first.position() + first.length())).toRect()
    view.verticalScrollBar().setValue(box.top() - 400)
    box.translate(0, -view.verticalScrollBar().value())
    plain = view.viewport().grab().toImage()
    view.selectAll()
    seen = view.viewport().grab().toImage()
    corner, beside = box.topLeft() + QPoint(1, 1), box.topRight() + QPoint(4, 1)
    assert seen.pixel(corner) != plain.pixel(corner)
    assert seen.pixel(beside) == plain.pixel(beside) == plain.pixel(corner)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_of_milestones_look_the_same_where_the_text_is_marked(tall: DetailPane, palette: Palette) -> None:
    tall.set_palette(palette)
    tall.set_reading(reading(DOSSIER, "who-2025", TODAY))
    view = tall.view
    assert view.page is not None
    layout = view.document().documentLayout()
    marks = [layout.blockBoundingRect(join.first).toRect() for join in view.page.furniture.joins]
    marks = [box for box in marks if box.bottom() < view.viewport().height()]
    assert marks
    plain = view.viewport().grab().toImage()
    view.selectAll()
    seen = view.viewport().grab().toImage()
    assert [box for box in marks if seen.copy(box) != plain.copy(box)] == []


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_field_in_a_page_fills_what_is_marked_in_it(pane: DetailPane, palette: Palette) -> None:
    pane.set_palette(palette)
    assert pane.parts_field().palette().highlight() == QBrush(QColor(palette.focus))
