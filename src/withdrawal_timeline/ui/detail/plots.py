"""Small plots that stand in the text: first steps per year, shares by status."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap

from withdrawal_timeline.domain.overview import StepsCount
from withdrawal_timeline.domain.vocabulary import Stance, Status
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import Role, mix

STRIP_ORDER = (
    Status.IN_FORCE,
    Status.PARTIALLY_IMPLEMENTED,
    Status.PENDING,
    Status.UNCLEAR,
    Status.REVERSED,
)


_FRAMED = 4.0
"""Shares of fewer pixels are not framed at their sides."""


def hatch(ink: QColor, ground: QColor) -> QBrush:
    """Return a brush of lines at 45 degrees: what is declared and not done."""
    side = 4
    tile = QPixmap(side * 2, side * 2)
    tile.setDevicePixelRatio(2.0)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3))
    for offset in (-side, 0, side):
        painter.drawLine(QPointF(offset - 1, side + 1), QPointF(offset + side + 1, -1))
    painter.end()
    return QBrush(tile)


def paint_share(painter: QPainter, box: QRectF, status: Status, hue: QColor, ground: QColor) -> None:
    """Paint one share of a strip in the fill that its status has everywhere, framed where the fill is not full."""
    match status:
        case Status.IN_FORCE:
            painter.fillRect(box, hue)
            return
        case Status.PARTIALLY_IMPLEMENTED:
            painter.fillRect(box, mix(hue.name(), ground.name(), 0.6))
        case Status.UNCLEAR:
            painter.fillRect(box, mix(hue.name(), ground.name(), 0.22))
        case Status.PENDING:
            painter.setBrushOrigin(box.topLeft())
            painter.fillRect(box, hatch(hue, ground))
        case Status.REVERSED:
            pass
    if box.width() < _FRAMED and status in (Status.PARTIALLY_IMPLEMENTED, Status.UNCLEAR):
        for edge in (box.top(), box.bottom() - 1.0):  # a whole frame would fill it and say that it is in effect
            painter.fillRect(QRectF(box.left(), edge, box.width(), 1.0), hue)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(hue, 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class StatusStrip:
    """Entries of a domain, a president or a status as a strip of shares by status.

    Parameters
    ----------
    unit
        Length of one entry in px, the same for all strips of a plot.
    """

    def __init__(self, style: Style, counts: Sequence[tuple[Status, int]], hue: str, unit: float) -> None:
        by_status = dict(counts)
        self._shares = [(status, by_status.get(status, 0)) for status in STRIP_ORDER if by_status.get(status)]
        self._hue, self._ground = QColor(hue), QColor(style.palette.detail_ground)
        self._unit = unit
        self._height = style.px(9)
        total = sum(count for _, count in self._shares)
        self.size = QSizeF(max(1.0, total * unit) + 6, self._height)
        self.drop = 0.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the shares side by side, each on whole pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        x = box.left()
        for status, count in self._shares:
            end = x + count * self._unit
            share = QRectF(
                round(x), round(box.bottom() - self._height), max(2, round(end) - round(x) - 1), round(self._height)
            )
            paint_share(painter, share, status, self._hue, self._ground)
            x = end


class StanceStrip:
    """Claims as a row of small squares, one each, in the colour of their stance."""

    def __init__(self, style: Style, counts: Sequence[tuple[Stance, int]], width: float = 0) -> None:
        self._style = style
        self._stances = [stance for stance, count in counts for _ in range(count)]
        pitch = style.px(5)
        if width and self._stances:
            pitch = min(pitch, width / len(self._stances))
        self._pitch = pitch
        self.size = QSizeF(pitch * len(self._stances) + 4, style.px(6))
        self.drop = 0.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the squares; responses are grey, explanations grey and hollow."""
        paint_stances(
            painter, self._style, self._stances, QPointF(box.left(), box.bottom() - self._style.px(5)), self._pitch
        )


def paint_stances(painter: QPainter, style: Style, stances: Sequence[Stance], at: QPointF, pitch: float) -> None:
    """Paint one small square per claim from ``at``, ``pitch`` px from one to the next."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    height = round(style.px(3))
    for place, stance in enumerate(stances):
        left = round(at.x() + place * pitch)
        width = max(1, round(at.x() + (place + 1) * pitch) - left - 1)
        colour = QColor(style.palette.stance(stance))
        if stance is Stance.EXPLAINS:
            colour = mix(colour.name(), style.palette.detail_ground, 0.55)
        painter.fillRect(QRectF(left, round(at.y()), width, height), colour)


_NARROW_TINT = 0.65
"""Share of the ink in columns too narrow for stripes: as light as stands out from the ground in both themes."""
WIDEST_BAR = 28
"""Widest column of a year or decade in px at text scale 1."""


class Columns:
    """First steps per year or decade as columns; parts of one act hatched on top of the others.

    ``label`` names the highest batch column.
    """

    def __init__(
        self,
        style: Style,
        counts: Sequence[StepsCount],
        width: float,
        *,
        height: float,
        label: str,
        step: int,
        values: bool = False,
    ) -> None:
        self._style, self._counts, self._label, self._step, self._values = style, counts, label, step, values
        self._height = style.px(height)
        self._foot = style.line(Role.CAPTION) + 4
        self.size = QSizeF(width, self._height + self._foot)
        self.drop = 0.0
        self.copied = "; ".join(f"{count.start}: {count.total}" for count in counts if count.total)
        self.words: list[QRectF] = []
        """Where it has words, in px from its upper left corner; known once it was painted."""

    def boxes(self) -> list[tuple[StepsCount, QRectF]]:
        """Return every year or decade that has entries, with the strip of the plot that belongs to it."""
        pitch = self.size.width() / max(1, len(self._counts))
        return [
            (count, QRectF(place * pitch, 0, pitch, self.size.height()))
            for place, count in enumerate(self._counts)
            if count.total
        ]

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the columns over an axis of years."""
        self.words = []
        if not self._counts:
            return
        palette, style = self._style.palette, self._style
        font = style.font(Role.CAPTION)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        base = round(box.bottom() - self._foot)
        top = box.top() + metrics.height() + 2
        highest = max(count.total for count in self._counts)
        unit = (base - top) / max(1, highest)
        pitch = box.width() / len(self._counts)
        wide = min(pitch * 0.82, pitch - 1.0, style.px(WIDEST_BAR))
        margin = (pitch - wide) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not self._values:
            self._paint_grid(painter, box, base, unit, highest)
        ink, ground = QColor(palette.ink2), QColor(palette.detail_ground)
        for place, count in enumerate(self._counts):
            begin = box.left() + place * pitch + margin
            left, right = round(begin), round(begin + wide)
            column = max(1, right - left)
            single = round(count.singly * unit)
            if count.singly:
                painter.fillRect(QRectF(left, base - max(single, 1), column, max(single, 1)), ink)
            if count.by_batch:
                part = QRectF(left, base - round(count.total * unit), column, round(count.total * unit) - single)
                if column < 6:
                    painter.fillRect(part, mix(ink.name(), ground.name(), _NARROW_TINT))
                else:
                    paint_share(painter, part, Status.PENDING, ink, ground)
            if self._values and count.total:
                self._paint_value(painter, box, QRectF(left, 0, column, 0), base - count.total * unit, count)
        painter.setPen(QPen(QColor(palette.line_strong), 1))
        painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))
        self._paint_years(painter, box, base, pitch)
        self._paint_label(painter, box, pitch, base, unit, margin)

    def _paint_grid(self, painter: QPainter, box: QRectF, base: float, unit: float, highest: int) -> None:
        palette = self._style.palette
        step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if highest / step <= 4), 500)
        metrics = QFontMetricsF(painter.font())
        for value in range(step, highest + 1, step):
            y = round(base - value * unit)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(palette.ink3))
            self._write(painter, box, QPointF(box.left(), y - metrics.descent() + 1), str(value))

    def _paint_value(self, painter: QPainter, box: QRectF, column: QRectF, top: float, count: StepsCount) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self._style.palette.ink3))
        text = str(count.total)
        left = column.center().x() - metrics.horizontalAdvance(text) / 2
        self._write(painter, box, QPointF(left, top - metrics.height() - 1 + metrics.ascent()), text)

    def _paint_years(self, painter: QPainter, box: QRectF, base: float, pitch: float) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self._style.palette.ink3))
        y = base + 3 + metrics.ascent()
        every = max(1, ceil((metrics.horizontalAdvance("2020s") + 8) / pitch)) if self._values else 1
        last = len(self._counts) - 1
        for place, count in enumerate(self._counts):
            if (last - place) % every if self._values else count.start % self._step:
                continue
            text = f"{count.start}s" if self._values else str(count.start)
            width = metrics.horizontalAdvance(text)
            x = min(max(box.left() + (place + 0.5) * pitch - width / 2, box.left()), box.right() - width)
            self._write(painter, box, QPointF(x, y), text)

    def _paint_label(
        self, painter: QPainter, box: QRectF, pitch: float, base: float, unit: float, margin: float
    ) -> None:
        batches = [(count.by_batch, place) for place, count in enumerate(self._counts)]
        most, place = max(batches)
        if not self._label or not most:
            return
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self._style.palette.ink2))
        width = metrics.horizontalAdvance(self._label)
        x = box.left() + place * pitch + margin - width - 6
        if x < box.left():
            x = box.left() + (place + 1) * pitch - margin + 6
        # The label stands beside its column, left of it where there is room, above whatever columns lie there.
        left, right = (x - 3 - box.left()) / pitch, (x + width + 2 - box.left()) / pitch
        beneath = [count.total for at, count in enumerate(self._counts) if at + 1 > left and at < right and at != place]
        clear = base - max(beneath, default=0) * unit - metrics.descent() - 2
        if self._values and any(beneath):
            clear -= metrics.height()
        y = min(base - self._counts[place].total * unit + metrics.ascent(), clear)
        if y - metrics.ascent() < box.top() - 1:
            return  # no room that would not hide a count; the plot of the years tells it too
        ground = QRectF(x - 3, y - metrics.ascent(), width + 5, metrics.height())
        painter.fillRect(ground, QColor(self._style.palette.detail_ground))
        self._write(painter, box, QPointF(max(box.left(), x), y), self._label)

    def _write(self, painter: QPainter, box: QRectF, at: QPointF, text: str) -> None:
        painter.drawText(at, text)
        metrics = QFontMetricsF(painter.font())
        place = QRectF(at.x(), at.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
        self.words.append(place.translated(-box.topLeft()))
