"""Words of the timeline as pictures: the same as drawn at once, and no more of them than are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Role
from withdrawal_timeline.ui.timeline.face import Face, Name, Pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication

    from withdrawal_timeline.ui.look.theme import Palette


def painted(palette: Palette, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    """Return what is painted onto the canvas."""
    made = QImage(round(220 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(palette.canvas))
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return made


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("text", ["October 2025", "日内瓦", "jÅgy"])
def test_a_word_on_its_ground_looks_as_if_it_was_drawn_at_once(
    qapp: QApplication, palette: Palette, ratio: float, text: str
) -> None:
    face = Face(Role.CAPTION, 1.0, ratio)

    def at_once(painter: QPainter) -> None:
        painter.setFont(face.font)
        painter.setPen(QColor(palette.ink))
        painter.drawText(QPointF(31.0, face.baseline(20.3)), text)

    from_picture = painted(
        palette, ratio, lambda painter: face.draw(painter, text, 30.6, 20.3, palette.ink, palette.canvas)
    )

    assert from_picture == painted(palette, ratio, at_once)
    assert from_picture != painted(palette, ratio, lambda painter: None)


def test_of_too_many_pictures_the_one_goes_that_was_not_drawn_for_longest(qapp: QApplication) -> None:
    pictures: Pictures[str] = Pictures(2)
    made: list[str] = []

    def draw(key: str) -> None:
        def make() -> QPixmap:
            made.append(key)
            return QPixmap(1, 1)

        pictures.of(key, make)

    for key in ("a", "b", "a", "c", "a", "b"):
        draw(key)

    assert made == ["a", "b", "c", "b"]
    assert len(pictures) == 2


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_names_made_together_look_as_if_each_was_made_alone(qapp: QApplication, palette: Palette, ratio: float) -> None:
    texts = ["October 2025", "Ǻj", "日内瓦", "Óglaigh – Ångström", "g", "Ǻj"]
    grounds = [palette.canvas, palette.selected, palette.canvas, palette.search_hit, palette.canvas, palette.hover]
    names = [(text, palette.ink, ground) for text, ground in zip(texts, grounds, strict=True)]

    def drawn(face: Face, text: str, ground: str) -> QImage:
        return painted(palette, ratio, lambda painter: face.draw_name(painter, text, 30.6, 20.3, palette.ink, ground))

    together = Face(Role.LABEL, 1.0, ratio)
    together.make_names(names)
    assert together.names.lacking(names) == []
    for text, _, ground in names:
        alone = Face(Role.LABEL, 1.0, ratio)
        assert drawn(together, text, ground) == drawn(alone, text, ground)
        assert drawn(together, text, ground) != painted(palette, ratio, lambda painter: None)


def test_a_sheet_of_names_stays_small(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes, sheet = list[int](), Face._sheet

    def noted(face: Face, names: Sequence[Name]) -> list[QPixmap]:
        sizes.append(len(names))
        return sheet(face, names)

    monkeypatch.setattr(Face, "_sheet", noted)
    face = Face(Role.LABEL, 1.0, 1.0)
    names = [(f"Name {number}", LIGHT.ink, LIGHT.canvas) for number in range(250)]
    face.make_names(names)
    assert max(sizes) == 8
    assert sum(sizes) == 250
    assert face.names.lacking(names) == []


def test_on_a_sheet_of_names_little_stays_empty(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    widths, sheet = list[list[float]](), Face._sheet

    def noted(face: Face, names: Sequence[Name]) -> list[QPixmap]:
        widths.append([face.width(text) for text, _, _ in names])
        return sheet(face, names)

    monkeypatch.setattr(Face, "_sheet", noted)
    texts = [("ab " * (number % 8 + 1)).strip() + str(number) for number in range(64)]
    Face(Role.LABEL, 1.0, 1.0).make_names([(text, LIGHT.ink, LIGHT.canvas) for text in texts])
    assert all(max(sheet) < 1.5 * min(sheet) for sheet in widths)


def test_a_name_that_is_kept_is_not_made_again(qapp: QApplication) -> None:
    face = Face(Role.LABEL, 1.0, 1.0)
    first, second = ("one", LIGHT.ink, LIGHT.canvas), ("two", LIGHT.ink, LIGHT.canvas)
    face.make_names([first, first])
    kept = face.names.of(first, QPixmap)
    face.make_names([first, second])
    assert face.names.of(first, QPixmap).cacheKey() == kept.cacheKey()
    assert len(face.names) == 2
