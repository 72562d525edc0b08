"""The whole time as a thin strip, with the window as a box that can be dragged, resized and drawn anew."""

from __future__ import annotations

import math
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.domain.dates import Day, to_date, to_day
from withdrawal_timeline.layout.timescale import Limits, TimeScale
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font
from withdrawal_timeline.ui.timeline.gestures import NOTCH, ZOOM_A_NOTCH
from withdrawal_timeline.ui.timeline.strip_crowds import StripCrowds

_SIDE = 12.0
_TOP, _PITCH, _ROW, _TICK = 8.0, 3.9, 3.0, 1.9
_LABELS = 16.0
_GRIP = QSize(5, 18)
_GRIP_REACH = 6.0
_DRAG_FROM = 3.0


class _Drag(Enum):
    BOX = auto()
    START = auto()
    END = auto()
    NEW = auto()


class OverviewStrip(QWidget):
    """One tick per milestone in its lane's hue, seams and today, and the window as a box.

    Signals
    -------
    windowWished(Window)
        The reader moved the box or an edge, or drew a new window.
    """

    windowWished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewStrip")
        self.setAccessibleName("Overview of the whole time")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tracks: Tracks | None = None
        self._window: Window | None = None
        self._found: frozenset[str] = frozenset()
        self._crowds = StripCrowds()
        self._palette, self._scale = LIGHT, 1.0
        self._drag: _Drag | None = None
        self._pressed = 0.0
        self._pressed_window: Window | None = None

    def set_tracks(self, tracks: Tracks) -> None:
        """Show other tracks; every lane keeps its row, whether something of it is shown or not."""
        self._tracks = tracks
        self.update()

    @property
    def tracks(self) -> Tracks | None:
        """What is shown; None before the first ``set_tracks``."""
        return self._tracks

    @property
    def shown_window(self) -> Window | None:
        """The stretch of time that the box shows."""
        return self._window

    def set_window(self, window: Window) -> None:
        """Show where the window is."""
        if window != self._window:
            self._window = window
            self.update()

    def set_hits(self, keys: frozenset[str]) -> None:
        """Mark what the search found with a dot: keys of tracks, or owners of marks."""
        if keys != self._found:
            self._found = keys
            self.update()

    def set_seen(self, *, seen: bool) -> None:
        """Be there, or leave the room to what is shown instead of entries in time."""
        self.setVisible(seen)

    def set_palette(self, palette: Palette, text_scale: float = 1.0) -> None:
        """Take over colours and text scale."""
        self._palette, self._scale = palette, text_scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height as drawn."""
        return QSize(400, round(SIZES.overview_strip + (max(self._scale, 1.0) - 1.0) * _LABELS))

    def minimumSizeHint(self) -> QSize:
        """Return the height as drawn, at any width."""
        return QSize(120, self.sizeHint().height())

    # Geometry ----------------------------------------------------------------------------------------------------

    def _time(self) -> TimeScale | None:
        if self._tracks is None:
            return None
        return TimeScale(Day(self._tracks.first), Day(self._tracks.last), max(self.width() - 2 * _SIDE, 10.0))

    def _box(self) -> QRectF | None:
        scale = self._time()
        if scale is None or self._window is None:
            return None
        x0, x1 = _SIDE + scale.to_px(self._window.start), _SIDE + scale.to_px(self._window.end)
        if x1 - x0 < _GRIP.width() * 2:
            middle = (x0 + x1) / 2.0
            x0, x1 = middle - _GRIP.width(), middle + _GRIP.width()
        return QRectF(x0, 3.0, x1 - x0, self.height() - 6.0)

    # Painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, box, decades, ticks, lines and grips."""
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(self._palette.panel))
            scale, box, tracks = self._time(), self._box(), self._tracks
            if scale is None or tracks is None:
                return
            if box is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(self._palette.ink2), 1.3))
                painter.setBrush(QColor(self._palette.raised))
                painter.drawRoundedRect(box, 4.0, 4.0)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._paint_decades(painter, scale)
            self._paint_ticks(painter, scale, tracks)
            bottom = self.height() - _LABELS * max(self._scale, 1.0) - 2.0
            for day, colour in [(seam.day, self._palette.ink) for seam in tracks.seams] + [
                (tracks.today, self._palette.now)
            ]:
                x = round(_SIDE + scale.to_px(day)) + 0.5
                painter.setPen(QPen(QColor(colour), 1.0))
                painter.drawLine(QLineF(x, 5.0, x, bottom + 4.0))
            if box is not None:
                self._paint_grips(painter, box)
            painter.setPen(QPen(QColor(self._palette.line), 1.0))
            painter.drawLine(QLineF(0.0, self.height() - 0.5, self.width(), self.height() - 0.5))
        finally:
            painter.end()

    def _paint_decades(self, painter: QPainter, scale: TimeScale) -> None:
        painter.setFont(font(Role.STRIP_YEAR, self._scale))
        metrics = painter.fontMetrics()
        widest = metrics.horizontalAdvance("2000") + 14.0
        decades = max(1, math.ceil(widest / (scale.px_per_year * 10.0)))
        first, last = to_date(scale.start).year, to_date(scale.end).year
        for year in range(math.ceil(first / 10) * 10, last + 1, 10):
            x = _SIDE + scale.to_px(to_day(date(year, 1, 1)))
            painter.setPen(QPen(QColor(self._palette.line), 1.0))
            painter.drawLine(QLineF(round(x) + 0.5, 6.0, round(x) + 0.5, self.height() - _LABELS))
            width = metrics.horizontalAdvance(str(year))
            if (year // 10) % decades == 0 and x + width / 2 <= self.width() - 2.0:
                painter.setPen(QColor(self._palette.ink3))
                painter.drawText(QPointF(round(x - width / 2), self.height() - 6.0), str(year))

    def _paint_ticks(self, painter: QPainter, scale: TimeScale, tracks: Tracks) -> None:
        lanes = {lane.key: lane for lane in tracks.lanes}
        painter.setPen(Qt.PenStyle.NoPen)
        pitch = min(_PITCH, (self.height() - _TOP - _LABELS * max(self._scale, 1.0)) / max(len(tracks.every_lane), 1))
        self._crowds.prepare(tracks, scale, self._palette)
        self._crowds.paint(painter, tracks, scale, _SIDE, _TOP, pitch, _ROW)
        for row, (key, faded) in enumerate(zip(tracks.every_lane, tracks.faded, strict=True)):
            y = _TOP + row * pitch
            painter.setBrush(QColor(self._palette.faint))
            painter.drawRects([QRectF(_SIDE + scale.to_px(day) - _TICK / 2, y, _TICK, _ROW) for day in faded])
            lane = lanes.get(key)
            if lane is None:
                continue
            for track in (*lane.tracks, *lane.parts):
                painter.setBrush(QColor(self._palette.domain(track.hue)))
                painter.drawRects(
                    [QRectF(_SIDE + scale.to_px(mark.day) - _TICK / 2, y, _TICK, _ROW) for mark in track.marks]
                )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._palette.ink))
        for row, key in enumerate(tracks.every_lane):
            lane = lanes.get(key)
            for track in (*lane.tracks, *lane.parts) if lane is not None else ():
                if track.key in self._found or any(mark.owner in self._found for mark in track.marks):
                    painter.drawEllipse(
                        QPointF(_SIDE + scale.to_px(track.strongest.day), _TOP + row * pitch + _ROW / 2), 2.6, 2.6
                    )
        self._crowds.paint_found(painter, tracks, scale, self._found, (_SIDE, _TOP + _ROW / 2, pitch))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_grips(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._palette.ink2), 1.3))
        painter.setBrush(QColor(self._palette.raised))
        for x in (box.left(), box.right()):
            grip = QRectF(x - _GRIP.width() / 2, box.center().y() - _GRIP.height() / 2, _GRIP.width(), _GRIP.height())
            painter.drawRoundedRect(grip, 2.0, 2.0)

    # Input -------------------------------------------------------------------------------------------------------

    def _part_at(self, x: float) -> _Drag:
        box = self._box()
        if box is None:
            return _Drag.NEW
        if abs(x - box.left()) <= _GRIP_REACH and x < box.center().x():
            return _Drag.START
        if abs(x - box.right()) <= _GRIP_REACH:
            return _Drag.END
        return _Drag.BOX if box.left() < x < box.right() else _Drag.NEW

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the box, an edge, or the ground outside."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().x()
            self._pressed_window = self._window
            self._drag = self._part_at(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken hold of, or show what can be."""
        x = event.position().x()
        if self._drag is None:
            part = self._part_at(x)
            edge = part in (_Drag.START, _Drag.END)
            shape = Qt.CursorShape.OpenHandCursor if part is _Drag.BOX else Qt.CursorShape.CrossCursor
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else shape)
            return
        scale, window = self._time(), self._pressed_window
        if scale is None or window is None:
            return
        days = (x - self._pressed) / scale.px_per_day
        match self._drag:
            case _Drag.BOX:
                self._wish(window.start + days, window.end + days)
            case _Drag.START:
                self._wish(min(window.start + days, window.end - 7.0), window.end)
            case _Drag.END:
                self._wish(window.start, max(window.end + days, window.start + 7.0))
            case _Drag.NEW:
                if abs(x - self._pressed) >= _DRAG_FROM:
                    start, end = sorted((self._pressed, x))
                    self._wish(scale.to_day(start - _SIDE), scale.to_day(end - _SIDE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click outside the box centres the window there."""
        drag, self._drag = self._drag, None
        scale, window = self._time(), self._pressed_window
        if (
            drag is _Drag.NEW
            and scale is not None
            and window is not None
            and abs(event.position().x() - self._pressed) < _DRAG_FROM
        ):
            centre = scale.to_day(self._pressed - _SIDE)
            self._wish(centre - window.days / 2.0, centre + window.days / 2.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the window about its middle."""
        event.accept()
        if self._window is not None:
            ratio = ZOOM_A_NOTCH ** (-event.angleDelta().y() / NOTCH)
            centre, half = (self._window.start + self._window.end) / 2.0, self._window.days / 2.0 * ratio
            self._wish(centre - half, centre + half)

    def _wish(self, start: float, end: float) -> None:
        if self._tracks is not None:
            limits = Limits(Day(self._tracks.first), Day(self._tracks.last))
            self.windowWished.emit(Window(*limits.clamped(start, end)))
