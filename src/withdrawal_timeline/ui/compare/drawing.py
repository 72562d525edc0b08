"""The lives of the compared withdrawals, one under the other on one scale."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.lifeline import STRENGTH
from withdrawal_timeline.layout.one_tier import PlainTick, calendar_ticks, counted_ticks
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.ui.compare.bars import bars_of
from withdrawal_timeline.ui.compare.naming import fitting_name
from withdrawal_timeline.ui.look.bars import paint_bars
from withdrawal_timeline.ui.look.hues import Hue
from withdrawal_timeline.ui.look.painting import paint_glyph, paint_mark
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from withdrawal_timeline.state.lives import DrawnStep, Life, Lives

MARGIN = 20
_ROW, _AXIS = 28.0, 22.0
_GLYPH, _NAME_GAP = 11.0, 7.0
_MARK, _NEAR, _GHOST_AWAY = 11.0, 8.0, 4.0
"""Side of a mark; steps nearer than this share a place, the strongest in front, one other as a ghost behind it."""
_BRACKET_FROM = 7.0
_LABEL_GAP = 8.0
_LEAST_TIME = 120.0


@frozen
class PlacedStep:
    """A mark on the screen, with the steps that it stands for: the strongest first."""

    x: float
    y: float
    record_id: str
    steps: tuple[DrawnStep, ...]


class LivesDrawing(QWidget):
    """Paints a row for every life; a click on a mark, or on a name, selects it.

    Names stand in a column of their own, whose width is that of the names of fields in the table below.
    """

    recordWished = Signal(str)
    milestoneWished = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lives")
        self.setAccessibleName("Drawing of the lives on one scale; the table below says the same in words")
        self._palette, self._scale, self._names = LIGHT, 1.0, 140
        self._lives: Lives | None = None
        self._selected: str | None = None
        self._hues: dict[tuple[str, float], Hue] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._hues.clear()
        self._measure()

    def set_lives(self, lives: Lives | None) -> None:
        """Show these lives."""
        if lives != self._lives:
            self._lives = lives
            self._measure()

    def set_selection(self, record_id: str | None) -> None:
        """Single out the row of a withdrawal."""
        if record_id != self._selected:
            self._selected = record_id
            self.update()

    def set_name_width(self, width: int) -> None:
        """Give the column of names its width in logical pixels."""
        if width != self._names:
            self._names = width
            self.update()

    def placed(self) -> tuple[PlacedStep, ...]:
        """Return the marks as they are drawn, from top to bottom and from left to right."""
        scale = self.time_scale()
        if self._lives is None or scale is None:
            return ()
        return tuple(
            mark
            for place, life in enumerate(self._lives.rows)
            for mark in self._placed(life, self._middle(place), scale)
        )

    def time_scale(self) -> TimeScale | None:
        """Return how days become pixels, counted from the right edge of the names; None before there are lives."""
        if self._lives is None or not self._lives.rows:
            return None
        width = max(self.width() - self._names - MARGIN, _LEAST_TIME)
        return TimeScale(self._lives.start, self._lives.end, width)

    def ticks(self) -> tuple[PlainTick, ...]:
        """Return the ticks of the axis."""
        scale = self.time_scale()
        if self._lives is None or scale is None:
            return ()
        made = counted_ticks if self._lives.from_day_zero else calendar_ticks
        return made(scale, self._scale)

    def sizeHint(self) -> QSize:
        """Return the height of all rows and of the axis."""
        rows = len(self._lives.rows) if self._lives is not None else 0
        return QSize(400, round((rows * _ROW + _AXIS + 6) * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axis, today, and a row for every life."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.canvas))
        scale = self.time_scale()
        if self._lives is not None and scale is not None:
            self._paint_selection(painter)
            painter.save()
            painter.translate(self._names, 0)
            self._paint_axis(painter, scale)
            painter.restore()
            for place, life in enumerate(self._lives.rows):
                self._paint_name(painter, life, self._middle(place))
                self._paint_life(painter, life, self._middle(place), scale)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the step under the pointer, or the withdrawal of the row."""
        if event.button() != Qt.MouseButton.LeftButton or self._lives is None:
            return
        mark = self._mark_at(event.position())
        if mark is not None:
            self.milestoneWished.emit(mark.record_id, mark.steps[0].index)
            return
        place = int(event.position().y() // (_ROW * self._scale))
        if place < len(self._lives.rows):
            self.recordWished.emit(self._lives.rows[place].record_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer where there is something to click."""
        rows = len(self._lives.rows) if self._lives is not None else 0
        over = event.position().y() < rows * _ROW * self._scale
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what happened at a mark."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            if mark is None:
                QToolTip.hideText()
            else:
                told = "<br><br>".join("<br>".join(map(escape, step.words.splitlines())) for step in mark.steps)
                QToolTip.showText(event.globalPos(), f"<qt>{told}</qt>", self)
            return True
        return super().event(event)

    def _measure(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _middle(self, place: int) -> float:
        return round((place + 0.5) * _ROW * self._scale)

    def _hue(self, domain_id: str) -> Hue:
        key = (domain_id, self.devicePixelRatioF())
        if key not in self._hues:
            self._hues[key] = Hue(self._palette.domain(domain_id), self._palette, key[1])
        return self._hues[key]

    def _placed(self, life: Life, middle: float, scale: TimeScale) -> Iterator[PlacedStep]:
        """Yield the marks of a life; steps too near to each other to be told apart share one."""
        group: list[DrawnStep] = []
        for step in sorted(life.steps, key=lambda found: found.day):
            if group and scale.to_px(step.day) - scale.to_px(group[-1].day) >= _NEAR:
                yield self._mark(life, group, middle, scale)
                group = []
            group.append(step)
        if group:
            yield self._mark(life, group, middle, scale)

    def _mark(self, life: Life, group: list[DrawnStep], middle: float, scale: TimeScale) -> PlacedStep:
        strongest = sorted(group, key=lambda step: STRENGTH[step.kind])
        return PlacedStep(self._names + scale.to_px(strongest[0].day), middle, life.record_id, tuple(strongest))

    def _mark_at(self, position: QPointF) -> PlacedStep | None:
        reach = _MARK * self._scale
        near = [
            mark
            for mark in self.placed()
            if abs(mark.x - position.x()) <= reach and abs(mark.y - position.y()) <= _ROW * self._scale / 2
        ]
        return min(near, key=lambda mark: abs(mark.x - position.x()), default=None)

    def _paint_selection(self, painter: QPainter) -> None:
        rows = self._lives.rows if self._lives is not None else ()
        for place, life in enumerate(rows):
            if life.record_id == self._selected:
                row = QRectF(0, place * _ROW * self._scale, self.width(), _ROW * self._scale)
                painter.fillRect(row, QColor(self._palette.selected))
                painter.fillRect(QRectF(row.topLeft(), QPointF(3, row.bottom())), QColor(self._palette.ink))

    def _paint_axis(self, painter: QPainter, scale: TimeScale) -> None:
        if self._lives is None:
            return
        face = font(Role.CAPTION, self._scale)
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        bottom = round(len(self._lives.rows) * _ROW * self._scale)
        base = bottom + metrics.ascent() + 4
        taken = -math.inf
        for tick in self.ticks():
            x = round(scale.to_px(tick.day)) + 0.5
            zero = self._lives.from_day_zero and tick.day == 0.0
            painter.setPen(QPen(QColor(self._palette.ink2 if zero else self._palette.line), 1.0))
            painter.drawLine(QLineF(x, 0, x, bottom + 4))
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(x - width / 2, 0.0), scale.width - width)
            if left >= taken:
                painter.setPen(QColor(self._palette.ink if zero else self._palette.ink3))
                painter.drawText(QPointF(round(left), base), tick.label)
                taken = left + width + _LABEL_GAP * self._scale
        painter.setPen(QPen(QColor(self._palette.line_strong), 1.0))
        painter.drawLine(QLineF(0, bottom + 0.5, scale.width, bottom + 0.5))
        today = self._lives.rows[0].today
        if not self._lives.from_day_zero and self._lives.start <= today <= self._lives.end:
            x = round(scale.to_px(today))
            painter.fillRect(QRectF(x - 0.7, 0, 1.4, bottom), QColor(self._palette.now))

    def _paint_name(self, painter: QPainter, life: Life, middle: float) -> None:
        side = _GLYPH * self._scale
        box = QRectF(MARGIN, round(middle - side / 2), side, side)
        ground = QColor(self._palette.selected if life.record_id == self._selected else self._palette.canvas)
        paint_glyph(painter, life.domain_id, box, QColor(self._palette.domain(life.domain_id)), ground)
        face = font(Role.LABEL_TOP if life.record_id == self._selected else Role.LABEL, self._scale)
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(QColor(self._palette.ink))
        left = MARGIN + side + _NAME_GAP * self._scale
        said = fitting_name(life.name, metrics, self._names - left - 8)
        painter.drawText(QPointF(round(left), round(middle + metrics.capHeight() / 2)), said)

    def _paint_life(self, painter: QPainter, life: Life, middle: float, scale: TimeScale) -> None:
        palette, hue = self._palette, self._hue(life.domain_id)
        ground = QColor(palette.selected if life.record_id == self._selected else palette.canvas)
        painter.save()
        painter.translate(self._names, 0)
        painter.setClipRect(QRectF(0, middle - _ROW * self._scale, scale.width + 8, 2 * _ROW * self._scale))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        hatched_from = scale.to_px(life.today)
        for bars in bars_of(life.stretches, scale, middle, life.domain_id):
            paint_bars(painter, bars, hue, ground, width=scale.width, hatched_from=hatched_from)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._placed(life, middle, scale):
            self._paint_mark(painter, mark, scale, hue, ground)

    def _paint_mark(self, painter: QPainter, mark: PlacedStep, scale: TimeScale, hue: Hue, ground: QColor) -> None:
        strongest, *others = mark.steps
        x0, x1 = scale.to_px(strongest.first), scale.to_px(strongest.last)
        if x1 - x0 >= _BRACKET_FROM and strongest.last - strongest.first > 1:
            y = round(mark.y + _MARK / 2) + 1.5
            left, right = round(self._names + x0) + 0.5, round(self._names + x1) - 0.5
            painter.setPen(QPen(hue.link, 1.0))
            painter.drawPolyline([QPointF(left, y - 3), QPointF(left, y), QPointF(right, y), QPointF(right, y - 3)])
        if others:
            paint_mark(painter, others[0].kind, self._box(mark.x - _GHOST_AWAY, mark.y), hue.ghost, ground)
        ink = hue.undone if strongest.undone else hue.full
        paint_mark(painter, strongest.kind, self._box(mark.x, mark.y), ink, ground)
        if strongest.undone:
            painter.setPen(QPen(hue.full, 1.2))
            painter.drawLine(QLineF(mark.x - 6, mark.y + 5, mark.x + 6, mark.y - 5))

    def _box(self, x: float, y: float) -> QRectF:
        side = math.floor(_MARK * max(self._scale, 1.0))
        return QRectF(round(x - side / 2), round(y - side / 2), side, side)
