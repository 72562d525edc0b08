"""A body's life with the United States as a small drawing: belonging, notices, absences, and the steps between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from withdrawal_timeline.domain.dates import Day, to_date
from withdrawal_timeline.domain.lifeline import STRENGTH, Lifeline, Step, Stretch, StretchKind
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.ui.detail.drawings import Mark
from withdrawal_timeline.ui.detail.plots import paint_share
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.theme import Role, mix

APART = 13.0
"""Least distance of two marks in px at text scale 1."""
_BAR, _TOP, _MARK = 7.0, 6.0, 12.0


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
        labels = [(float(now), "today")]
        for step in self._kept(inner):
            x = self._x(step.day, inner)
            mark = Mark(style, step.kind, self._ink, undone=step.undone)
            lower = top + bar / 2 + half
            mark.paint(painter, QRectF(x - half, lower - 2 * half, 2 * half, 2 * half))
            labels.append((x, str(step.date.first.year)))
        starts = [stretch for stretch in self._life.stretches if stretch.kind is StretchKind.MEMBER]
        labels += [(self._x(stretch.start, inner), str(to_date(stretch.start).year)) for stretch in starts]
        self._paint_labels(painter, box, labels)

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
                painter.fillRect(box, mix(hue.name(), ground.name(), self._style.palette.unclear_tint))
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

    def _paint_labels(self, painter: QPainter, box: QRectF, labels: Iterable[tuple[float, str]]) -> None:
        """Write the years, today first; one that has no room beside the others is left out."""
        font = self._style.font(Role.CAPTION)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        y = box.bottom() - metrics.descent()
        taken: list[tuple[float, float]] = []
        for at, text in labels:
            width = metrics.horizontalAdvance(text)
            left = min(max(at - width / 2, box.left()), box.right() - width)
            if any(left < end + 6 and left + width > start - 6 for start, end in taken):
                continue
            painter.setPen(QColor(self._style.palette.now if text == "today" else self._style.palette.ink3))
            painter.drawText(QPointF(left, y), text)
            taken.append((left, left + width))
