"""The program's icon as Qt's own module for SVG would draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from withdrawal_timeline.files.locate import resources_dir
from withdrawal_timeline.ui.look.program_icon import LARGEST, SIDES, program_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FOLDER = resources_dir() / "icons"


def from_svg(side: int) -> QImage:
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(FOLDER / ("icon-16.svg" if side < 22 else "icon.svg"))).render(painter)
    painter.end()
    return made


def test_it_has_every_size_and_each_is_what_the_drawing_says(qapp: QApplication) -> None:
    icon = program_icon(FOLDER, largest=True)
    sides = (*SIDES, LARGEST)
    assert icon.availableSizes() == [QSize(side, side) for side in sides]
    for side in sides:
        drawn = icon.pixmap(QSize(side, side), 1.0).toImage()
        assert drawn == from_svg(side), side
