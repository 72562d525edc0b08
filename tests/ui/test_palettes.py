"""What is drawn stands out from the ground that it stands on, in both themes: at least 3 : 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from withdrawal_timeline.domain.overview import StepsCount
from withdrawal_timeline.domain.tally import Property, Tally, Value
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.ui.detail.plots import Columns, paint_share
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEAST = 3.0
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def painted(ground: QColor) -> QImage:
    made = QImage(40, 20, QImage.Format.Format_RGB32)
    made.fill(ground)
    return made


@PALETTES
@pytest.mark.parametrize("status", Status)
def test_the_edge_of_every_share_stands_out_from_the_pane(qtbot: QtBot, palette: Palette, status: Status) -> None:
    ground = QColor(palette.detail_ground)
    for hue in (palette.ink2, *palette.domains.values()):
        picture = painted(ground)
        painter = QPainter(picture)
        paint_share(painter, QRectF(5, 5, 30, 10), status, QColor(hue), ground)
        painter.end()
        for x, y in ((20, 5), (20, 14), (5, 9), (34, 9)):
            assert contrast(picture.pixelColor(x, y), ground) >= LEAST, hue


@PALETTES
@pytest.mark.parametrize("status", [Status.PARTIALLY_IMPLEMENTED, Status.UNCLEAR])
def test_a_narrow_share_has_edges_and_is_not_filled_by_them(qtbot: QtBot, palette: Palette, status: Status) -> None:
    hue, ground = QColor(palette.ink2), QColor(palette.detail_ground)
    picture = painted(ground)
    painter = QPainter(picture)
    paint_share(painter, QRectF(5, 5, 2, 10), status, hue, ground)
    painter.end()
    assert [picture.pixelColor(x, y) for x in (5, 6) for y in (5, 14)] == [hue] * 4
    assert picture.pixelColor(5, 9) == picture.pixelColor(6, 9) != hue


@PALETTES
@pytest.mark.parametrize("by", [Property.STATUS, Property.DOMAIN, Property.ACTION, None])
def test_the_edge_of_every_bar_stands_out_from_the_plot(qtbot: QtBot, palette: Palette, by: Property | None) -> None:
    from withdrawal_timeline.ui.plots.bars import TallyBars

    keys = {Property.STATUS: [*Status], Property.DOMAIN: [*palette.domains], Property.ACTION: [*"abcdefg"]}
    shares = tuple(Value(key, key) for key in (keys[by] if by is not None else ("",)))
    plot = TallyBars()
    qtbot.addWidget(plot)
    plot.set_palette(palette, 1.0)
    plot.set_tally(Tally(Property.YEAR, by, (Value("2026", "2026"),), shares, (tuple(1 for _ in shares),)))

    for place in range(len(shares)):
        assert contrast(plot.edge_of(place), QColor(palette.raised)) >= LEAST, shares[place]


@PALETTES
def test_columns_too_narrow_for_stripes_stand_out_from_the_pane(qtbot: QtBot, palette: Palette) -> None:
    counts = [StepsCount(1900 + year, 0, 1) for year in range(20)]
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    ground = QColor(palette.detail_ground)
    picture.fill(ground)
    painter = QPainter(picture)
    Columns(Style(palette, 1.0), counts, 80.0, height=40.0, label="", step=100).paint(painter, QRectF(0, 0, 80, 60))
    painter.end()
    assert contrast(picture.pixelColor(5, 30), ground) >= LEAST
