"""Marks of the timeline as pictures, which are made many at once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from withdrawal_timeline.state.tracks import MARK_STYLES
from withdrawal_timeline.ui.look.painting import paint_mark
from withdrawal_timeline.ui.look.theme import DARK, LIGHT
from withdrawal_timeline.ui.timeline.look import Look, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.ui.look.theme import Palette


def alone(mark: Mark, ratio: float) -> QImage:
    """Return a mark on black, painted into a picture of its own."""
    style, ink, ground, side = mark
    whole = math.ceil((side + 6.0) * ratio)
    picture = QPixmap(whole, whole)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, MARK_STYLES[style], QRectF(3.0, 3.0, side, side), QColor.fromRgba(ink), QColor(ground))
    painter.end()
    return _on_black(ratio, lambda painter: painter.drawPixmap(QPointF(4.0, 4.0), picture))


def drawn(look: Look, mark: Mark) -> QImage:
    """Return a mark on black, as the timeline draws it."""
    middle = 4.0 + 3.0 + mark[3] / 2.0
    return _on_black(look.ratio, lambda painter: look.draw_mark(painter, mark, middle, middle))


def _on_black(ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    made = QImage(round(32 * ratio), round(32 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.black)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return made


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
def test_marks_made_together_look_as_if_each_was_painted_alone(
    qapp: QApplication, palette: Palette, ratio: float
) -> None:
    look = Look(palette, 1.0, ratio)
    marks: list[Mark] = [
        (style, look.ink.rgba(), ground, side)
        for style in range(len(MARK_STYLES))
        for ground, side in ((palette.canvas, 11.0), (palette.hover, 13.0))
    ]
    look.make_marks(marks)
    assert [mark for mark in marks if drawn(look, mark) != alone(mark, ratio)] == []


def test_a_mark_that_is_kept_is_not_made_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    look, made = Look(LIGHT, 1.0, 1.0), list[int]()
    pictures = Look._mark_pictures

    def noted(look: Look, marks: Sequence[Mark]) -> list[QPixmap]:
        made.append(len(marks))
        return pictures(look, marks)

    monkeypatch.setattr(Look, "_mark_pictures", noted)
    one, other = (0, look.ink.rgba(), LIGHT.canvas, 11.0), (1, look.ink.rgba(), LIGHT.canvas, 11.0)
    look.make_marks([one, one])
    look.make_marks([one, other])
    look.make_marks([one, other])
    drawn(look, one)
    assert made == [1, 1]
