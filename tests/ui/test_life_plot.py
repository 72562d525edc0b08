"""The drawing of a body's life has room for its marks, whatever happened, and shows today."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail.life_plot import APART, LifePlot
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import DARK, LIGHT, Palette

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
WIDTH = 380


def plot(body_id: str, palette: Palette = LIGHT, scale: float = 1.0) -> LifePlot:
    read = reading(DOSSIER, body_id, TODAY)
    assert read.body is not None
    assert read.domain is not None
    return LifePlot(Style(palette, scale), read.body.life, palette.domain(read.domain.id), to_day(TODAY), WIDTH)


def painted(made: LifePlot, palette: Palette) -> QImage:
    picture = QImage(WIDTH, round(made.size.height()), QImage.Format.Format_RGB32)
    picture.fill(QColor(palette.detail_ground))
    painter = QPainter(picture)
    made.paint(painter, QRectF(0, 0, WIDTH, made.size.height()))
    painter.end()
    return picture


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_marks_have_room_and_the_strongest_of_a_crowd_stays(qapp: object, scale: float) -> None:
    for body in DOSSIER.bodies:
        made = plot(body.id, scale=scale)
        inner = QRectF(6 * scale, 0, WIDTH - 12 * scale, made.size.height())
        kept = made._kept(inner)
        places = sorted(made._x(step.day, inner) for step in kept)
        assert all(later - earlier >= APART * scale - 0.01 for earlier, later in pairwise(places))
        read = reading(DOSSIER, body.id, TODAY)
        assert read.body is not None
        assert bool(kept) is bool(read.body.life.steps)
    unesco = plot("unesco")
    shown = {(step.withdrawal, step.kind) for step in unesco._kept(QRectF(6, 0, WIDTH - 12, 40))}
    assert ("unesco-1984", MilestoneKind.EFFECTIVE) in shown
    assert ("unesco-2025", MilestoneKind.EXPECTED_EFFECTIVE) in shown
    assert ("unesco-2025", MilestoneKind.SIGNED) not in shown


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("body_id", ["unesco", "who", "unrwa", "jcpoa"])
def test_it_is_painted_in_its_box_with_today_in_its_colour(qapp: object, body_id: str, palette: Palette) -> None:
    picture = painted(plot(body_id, palette), palette)
    now, ground = QColor(palette.now).rgb(), QColor(palette.detail_ground).rgb()
    pixels = [picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert now in pixels
    assert sum(pixel != ground for pixel in pixels) > 200


@pytest.mark.parametrize("width", [280, WIDTH, 900])
def test_no_two_labels_of_the_axis_are_alike(qapp: object, width: int) -> None:
    for body in DOSSIER.bodies:
        made = plot(body.id)
        texts = [label.text for label in made.labels(QRectF(0, 0, width, made.size.height()))]
        assert len(texts) == len(set(texts)), body.id


def test_steps_of_one_year_are_told_apart_by_their_months(qapp: object) -> None:
    made = plot("icc")
    texts = [label.text for label in made.labels(QRectF(0, 0, WIDTH, made.size.height()))]
    assert {"Jan 2025", "Nov 2025"} <= set(texts)
    assert "today" in texts
    assert all(label.text.isdigit() for label in plot("paris-agreement").labels(QRectF(0, 0, 280, 40))[1:])
