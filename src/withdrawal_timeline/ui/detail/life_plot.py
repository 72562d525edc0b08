"""A body's life with the United States as a small drawing: belonging, notices, absences, and the steps between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from withdrawal_timeline.domain.dates import Day, PartialDate, to_date
from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.lifeline import STRENGTH, Lifeline, Step, Stretch, StretchKind
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.domain.wording import MONTHS
from withdrawal_timeline.ui.detail.drawings import Mark
from withdrawal_timeline.ui.detail.plots import paint_share
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.look.theme import Role, mix

APART = 13.0
"""Least distance of two marks in px at text scale 1."""
_BAR, _TOP, _MARK = 7.0, 6.0, 12.0
_TODAY = "today"


@frozen
class Label:
    """Words below the axis, and where they begin and end."""

    text: str
    left: float
    right: float


class LifePlot:
    """The life of a body on an axis of years, from its first stretch or step to today or to what is expected last."""

    def __init__(self, style: Style, life: Lifeline, hue: str, today: Day, width: float) -> None:
        self._style, self._life, self._today = style, life, today
        self._hue, self._ground = QColor(hue), QColor(style.palette.detail_ground)
        self._ink = hue
        days = [day for stretch in life.stretches for day in (stretch.start, stretch.end)]
        days += [step.day for step in life.steps]
        self._from, self._to = min(days, default=today), max([*days, today])
        self.size = QSizeF(width, style.px(_TOP + _BAR + 6) + style.line(Role.CAPTION))
        self.drop = 0.0
        self.copied = ""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the stretches, the marks on them, today, and the years of both below."""
        style, half = self._style, self._style.px(_MARK) / 2
        top, bar = round(box.top() + style.px(_TOP)), round(style.px(_BAR))
        # Half a mark is left free at each end, so that none is cut.
        inner = box.adjusted(half, 0, -half, 0)
        for stretch in self._life.stretches:
            left, right = self._x(stretch.start, inner), self._x(stretch.end, inner)
            self._paint_stretch(painter, stretch, QRectF(left, top, max(1.0, right - left), bar))
        now = round(self._x(self._today, inner))
        painter.setPen(QPen(QColor(style.palette.now), 1))
        painter.drawLine(QPointF(now, top - style.px(4)), QPointF(now, top + bar + style.px(4)))
        for step in self._kept(inner):
            x = self._x(step.day, inner)
            mark = Mark(style, step.kind, self._ink, undone=step.undone)
            lower = top + bar / 2 + half
            mark.paint(painter, QRectF(x - half, lower - 2 * half, 2 * half, 2 * half))
        painter.setFont(style.font(Role.CAPTION))
        y = box.bottom() - QFontMetricsF(painter.font()).descent()
        for label in self.labels(box):
            painter.setPen(QColor(style.palette.now if label.text == _TODAY else style.palette.ink3))
            painter.drawText(QPointF(label.left, y), label.text)

    def labels(self, box: QRectF) -> Sequence[Label]:
        """Return today, and the years of the steps and of where belonging begins, as far as there is room, none twice.

        Steps of one year that would be written twice have their months, where those are known.
        """
        half = self._style.px(_MARK) / 2
        inner = box.adjusted(half, 0, -half, 0)
        dates = [(self._x(step.day, inner), step.date) for step in self._kept(inner)]
        starts = [stretch for stretch in self._life.stretches if stretch.kind is StretchKind.MEMBER]
        begun = [(self._x(stretch.start, inner), str(to_date(stretch.start).year)) for stretch in starts]
        years = [str(when.first.year) for _, when in dates]
        now = (self._x(self._today, inner), _TODAY)
        placed = self._placed(box, [now, *((x, year) for (x, _), year in zip(dates, years, strict=True)), *begun])
        counts = Counter(label.text for label in placed)
        words = [_month(when) if counts[year] > 1 else year for (_, when), year in zip(dates, years, strict=True)]
        return _each_once(
            self._placed(box, [now, *((x, word) for (x, _), word in zip(dates, words, strict=True)), *begun])
        )

    def _x(self, day: float, inner: QRectF) -> float:
        return inner.left() + (day - self._from) / max(1.0, self._to - self._from) * inner.width()

    def _kept(self, inner: QRectF) -> Sequence[Step]:
        """Return the steps that have room for their marks, the weakest first, so that the strong lie above."""
        kept: list[Step] = []
        for step in sorted(self._life.steps, key=lambda step: (step.undone, STRENGTH[step.kind], -step.day)):
            x = self._x(step.day, inner)
            if all(abs(x - self._x(other.day, inner)) >= self._style.px(APART) for other in kept):
                kept.append(step)
        return kept[::-1]

    def _paint_stretch(self, painter: QPainter, stretch: Stretch, box: QRectF) -> None:
        hue, ground = self._hue, self._ground
        base = box.bottom() - 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match stretch.kind:
            case StretchKind.MEMBER:
                painter.fillRect(box, mix(hue.name(), ground.name(), self._style.palette.bar_tint))
                painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), hue)
            case StretchKind.NOTICE:
                paint_share(painter, box, Status.PENDING, hue, ground)
            case StretchKind.UNKNOWN:
                paint_share(painter, box, Status.UNCLEAR, hue, ground)
            case StretchKind.STOPPED | StretchKind.DISPUTED:
                pen = QPen(hue, 1)
                if stretch.kind is StretchKind.DISPUTED:
                    pen.setDashPattern([3, 2])
                painter.setPen(pen)
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            case StretchKind.OUT | StretchKind.ACT:
                pen = QPen(mix(hue.name(), ground.name(), self._style.palette.link_tint), 1.2)
                if stretch.kind is StretchKind.OUT:
                    pen.setDashPattern([1.2, 2.4])
                painter.setPen(pen)
                painter.drawLine(QPointF(box.left(), base), QPointF(box.right(), base))

    def _placed(self, box: QRectF, labels: Iterable[tuple[float, str]]) -> Sequence[Label]:
        """Return the labels that have room, the first ones first."""
        metrics = QFontMetricsF(self._style.font(Role.CAPTION))
        placed: list[Label] = []
        for at, text in labels:
            width = metrics.horizontalAdvance(text)
            left = min(max(at - width / 2, box.left()), box.right() - width)
            if all(left >= other.right + 6 or left + width <= other.left - 6 for other in placed):
                placed.append(Label(text, left, left + width))
        return placed


def _month(when: PartialDate) -> str:
    """Return month and year, ``Feb 2025``; of a date that is known less well the year."""
    first, last = when.first, when.last
    same = (first.year, first.month) == (last.year, last.month)
    return f"{MONTHS[first.month - 1]} {first.year}" if same else str(first.year)


def _each_once(labels: Iterable[Label]) -> Sequence[Label]:
    return tuple({label.text: label for label in reversed(tuple(labels))}.values())[::-1]
