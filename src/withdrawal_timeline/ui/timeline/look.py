"""Everything that painting needs and that only changes with theme, text scale or screen: made once, looked up often."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.state.tracks import MARK_STYLES
from withdrawal_timeline.ui.look.hues import Hue
from withdrawal_timeline.ui.look.painting import paint_glyph, paint_mark, paint_status
from withdrawal_timeline.ui.look.theme import Palette, Role
from withdrawal_timeline.ui.timeline.face import Face, Pictures

_MOST_MARKS = 1000
_MOST_SHAPES = 200
_AROUND = 3.0
"""Room for the ring of the ground around a mark, in pixels."""
_APART = 6.0
"""Pixels between marks on a sheet: pointed corners of their rings reach out of their places."""
_ON_A_SHEET = 32
"""So many marks are made together at most."""

Mark = tuple[int, int, str, float]
"""A style, the colour of its ink, that of its ground, and its side in pixels."""


class Look:
    """Faces, colours, pens and kept pictures of marks for one palette, text scale and pixel ratio."""

    def __init__(self, palette: Palette, scale: float, ratio: float) -> None:
        self.palette, self.scale, self.ratio = palette, scale, ratio
        self.label, self.label_top = Face(Role.LABEL, scale, ratio), Face(Role.LABEL_TOP, scale, ratio)
        self.caption, self.lane = Face(Role.CAPTION, scale, ratio), Face(Role.LANE, scale, ratio)
        self.strong = Face(Role.STRONG, scale, ratio)
        self.canvas = QColor(palette.canvas)
        self.ink = QColor(palette.ink)
        self.ink2 = QColor(palette.ink2)
        self.ink3 = QColor(palette.ink3)
        self.line = QColor(palette.line)
        self.now = QColor(palette.now)
        self._hues: dict[str, Hue] = {}
        self._marks: Pictures[Mark] = Pictures(_MOST_MARKS)
        self._shapes: Pictures[tuple[str | float, ...]] = Pictures(_MOST_SHAPES)

    def hue(self, lane: str) -> Hue:
        """Return the colours of a lane."""
        found = self._hues.get(lane)
        if found is None:
            found = self._hues[lane] = Hue(self.palette.domain(lane), self.palette, self.ratio)
        return found

    def name_width(self, text: str, strong: bool) -> float:
        """Return the width of a name in the timeline."""
        return (self.label_top if strong else self.label).width(text)

    def remark_width(self, text: str, _strong: bool) -> float:
        """Return the width of a remark after today."""
        return self.caption.width(text)

    def make_marks(self, marks: Iterable[Mark]) -> None:
        """Make the pictures of marks that are about to be drawn, as far as they are not kept, all of them together."""
        missing = self._marks.lacking(marks)
        for first in range(0, len(missing), _ON_A_SHEET):
            together = missing[first : first + _ON_A_SHEET]
            for mark, picture in zip(together, self._mark_pictures(together), strict=True):
                self._marks.keep(mark, picture)

    def draw_mark(self, painter: QPainter, mark: Mark, x: float, y: float) -> None:
        """Draw a mark around a point."""
        half, ratio = mark[3] / 2.0 + _AROUND, self.ratio
        picture = self._marks.of(mark, lambda: self._mark_pictures((mark,))[0])
        painter.drawPixmap(QPointF(round((x - half) * ratio) / ratio, round((y - half) * ratio) / ratio), picture)

    def draw_status(self, painter: QPainter, status: Status, box: QRectF, ground: str) -> None:
        """Draw the sign of a status into a box."""
        self.draw_kept(painter, box, self._paint_status, status, ground)

    def draw_glyph(self, painter: QPainter, domain: str, box: QRectF) -> None:
        """Draw the glyph of a domain into a box on the canvas."""
        self.draw_kept(painter, box, self._paint_glyph, domain)

    def draw_kept(self, painter: QPainter, box: QRectF, paint: Callable[..., None], *values: str) -> None:
        """Draw a small shape from a kept picture.

        Parameters
        ----------
        box
            A square; for each share of a pixel that it is off the grid there is another picture.
        paint
            Paints the shape, given a painter, a box and the values, into the picture.
        values
            All that the shape depends on but its size.
        """
        left, top, side = math.floor(box.left()), math.floor(box.top()), box.width()
        place = QRectF(1.0 + box.left() - left, 1.0 + box.top() - top, side, side)
        picture = self._shapes.of(
            (paint.__name__, *values, place.left(), place.top()),
            lambda: self._picture(side + 3.0, lambda at: paint(at, place, *values)),
        )
        painter.drawPixmap(QPointF(left - 1.0, top - 1.0), picture)

    def _mark_pictures(self, marks: Sequence[Mark]) -> list[QPixmap]:
        """Return pictures of marks, cut from one sheet: to begin a picture takes as long as to paint a mark into it."""
        sides = [math.ceil((mark[3] + 2 * _AROUND) * self.ratio) for mark in marks]
        step = max(sides) + math.ceil(_APART * self.ratio)
        sheet = QPixmap(max(sides), step * len(marks))
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        try:
            for number, (style, ink, ground, side) in enumerate(marks):
                painter.setTransform(QTransform(self.ratio, 0.0, 0.0, self.ratio, 0.0, number * step))
                box = QRectF(_AROUND, _AROUND, side, side)
                paint_mark(painter, MARK_STYLES[style], box, QColor.fromRgba(ink), QColor(ground))
        finally:
            painter.end()
        cut = [sheet.copy(0, number * step, side, side) for number, side in enumerate(sides)]
        for picture in cut:
            picture.setDevicePixelRatio(self.ratio)
        return cut

    def _paint_status(self, painter: QPainter, box: QRectF, status: Status, ground: str) -> None:
        paint_status(painter, status, box, QColor(self.palette.status(status)), QColor(ground))

    def _paint_glyph(self, painter: QPainter, box: QRectF, domain: str) -> None:
        paint_glyph(painter, domain, box, QColor(self.palette.domain(domain)), self.canvas)

    def _picture(self, side: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return a square picture, transparent where nothing is painted."""
        made = QPixmap(math.ceil(side * self.ratio), math.ceil(side * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            paint(painter)
        finally:
            painter.end()
        return made
