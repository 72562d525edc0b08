"""The card of the tour: chapter and progress, what is asked, what is said, and the ways on, back and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.ui.look.fitting import cut
from withdrawal_timeline.ui.look.line_icons import LineIcon
from withdrawal_timeline.ui.look.theme import LIGHT, TYPE, Palette, Role, font
from withdrawal_timeline.ui.parts.buttons import HEIGHT as BUTTON
from withdrawal_timeline.ui.parts.buttons import BarButton
from withdrawal_timeline.ui.parts.icon_button import IconButton
from withdrawal_timeline.ui.tour.dots import ProgressDots
from withdrawal_timeline.ui.tour.text import EDGE, TourText, height_of, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from withdrawal_timeline.state.tour_stops import Stop

MARGIN = 20
_WIDEST_TEXT = 760
"""Widest sentences, in logical pixels at text scale 1: longer lines are hard to follow."""
_HEAD, _FOOT, _GAP = 42, 14, 8
_MOST = 0.5
"""At most this share of the room of timeline and card together is the card's; longer sentences are scrolled."""
_ANY = 1 << 20
"""Room of a card that stands alone."""


class TourCard(QWidget):
    """Tells the stop of the tour that the reader is at; hidden while no tour is taken.

    It is always as high as the longest stop needs, so that its buttons, and the timeline above it, stay where they are.
    Where the window has less room it is lower, and its sentences are scrolled: it never makes the window grow.
    """

    stopWished = Signal(int)
    """Place of a stop to go to, counted from 0."""
    claimWished = Signal(str)
    sourceWished = Signal(str, int)
    """A claim, or a source by its number with the claim that cites it, should be shown in the detail pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tourCard")
        self.setAccessibleName("Tour")
        self._palette, self._scale = LIGHT, 1.0
        self._tour: tuple[Stop, ...] = ()
        self._stop: Stop | None = None
        self._heights: dict[tuple[int, int], int] = {}
        self._watched: QWidget | None = None
        self.announced = ""
        self.place = ""
        self.dots = ProgressDots(self)
        self.text = TourText(self)
        self.previous_button = BarButton(self, icon="back", name="Previous stop")
        self.next_button = BarButton(self, text="Next", name="Next stop", raised=True)
        self.leave_button = IconButton(LineIcon.CROSS, "Leave the tour", self, side=26, icon_side=10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.dots.stopWished.connect(self.stopWished)
        self.text.claimWished.connect(self.claimWished)
        self.text.sourceWished.connect(self.sourceWished)
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give the buttons their commands."""
        self.previous_button.follow(actions["tour.previous"])
        self.next_button.follow(actions["tour.next"])
        self.leave_button.clicked.connect(actions["tour.take"].trigger)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        for part in (self.dots, self.text, self.previous_button, self.next_button, self.leave_button):
            part.set_palette(palette, scale)
        self._heights.clear()
        self._arrange()
        self.update()

    def set_stop(self, stop: Stop | None, tour: Sequence[Stop] = ()) -> None:
        """Tell a stop of a tour; None hides the card."""
        arrived = stop is not None and stop != self._stop
        if tuple(tour) != self._tour:
            self._tour = tuple(tour)
            self._heights.clear()
        self._stop = stop
        if stop is not None:
            self.place = f"{stop.number + 1} of {stop.count}"
            self.dots.set_tour(self._tour, stop)
            self.text.set_stop(stop)
            self._watch_parent()
            self._arrange()
        if self.isHidden() is (stop is not None):
            self.setVisible(stop is not None)
            parent = self.parentWidget()
            arrangement = parent.layout() if parent is not None else None
            if arrangement is not None:
                # At once, so that the timeline knows its height before it brings a row into view.
                arrangement.activate()
        self.update()
        if arrived and stop is not None:
            self.announced = in_words(stop)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.announced))

    def sizeHint(self) -> QSize:
        """Ask for what the longest stop needs, as far as timeline and card can share the room."""
        return QSize(super().sizeHint().width(), self._around() + self._text_height())

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to scroll the sentences in."""
        return QSize(super().minimumSizeHint().width(), self._around() + self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentences their new width and height."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height where timeline and card have another one to share."""
        if watched is self._watched and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _watch_parent(self) -> None:
        parent = self.parentWidget()
        if parent is not None and parent is not self._watched:
            self._watched = parent
            parent.installEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the chapter, the question and the record that is shown."""
        painter = QPainter(self)
        palette, stop = self._palette, self._stop
        painter.fillRect(self.rect(), QColor(palette.detail_ground))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(palette.line_strong))
        if stop is not None:
            self._paint_head(painter, stop)
            self._paint_question(painter, stop)
        painter.end()

    def _paint_head(self, painter: QPainter, stop: Stop) -> None:
        face = font(Role.SECTION, self._scale)
        metrics = QFontMetricsF(face)
        number = f"{stop.chapter + 1}"
        base = self._middle_of_head() + metrics.capHeight() / 2
        painter.setFont(face)
        painter.setPen(QColor(self._palette.ink3))
        painter.drawText(MARGIN, round(base), number)
        left = MARGIN + metrics.horizontalAdvance(number) + 8 * self._scale
        plain = font(Role.BODY, self._scale)
        counted = QFontMetricsF(plain)
        at = self.previous_button.x() - 8 - counted.horizontalAdvance(self.place)
        room = (self.dots.x() if self.dots.isVisibleTo(self) else at) - 12 - left
        painter.setPen(QColor(self._palette.ink))
        painter.drawText(round(left), round(base), cut(stop.title, metrics, room))
        painter.setFont(plain)
        painter.setPen(QColor(self._palette.ink3))
        painter.drawText(round(at), round(self._middle_of_head() + counted.capHeight() / 2), self.place)

    def _paint_question(self, painter: QPainter, stop: Stop) -> None:
        strong, plain = font(Role.STRONG, self._scale), font(Role.BODY, self._scale)
        metrics = QFontMetricsF(strong)
        base = round(self._head_height() + metrics.ascent())
        painter.setFont(strong)
        painter.setPen(QColor(self._palette.ink))
        painter.drawText(MARGIN, base, stop.question)
        left = MARGIN + metrics.horizontalAdvance(stop.question) + 10 * self._scale
        painter.setFont(plain)
        painter.setPen(QColor(self._palette.ink3))
        room = self.width() - MARGIN - left
        painter.drawText(round(left), base, cut(stop.record_title, QFontMetricsF(plain), room))

    def _middle_of_head(self) -> float:
        return self._head_height() / 2 + 1

    def _head_height(self) -> float:
        return max(_HEAD, BUTTON + 12) * self._scale

    def _text_top(self) -> int:
        return round(self._head_height() + TYPE[Role.STRONG].line * self._scale + _GAP * self._scale)

    def _text_width(self) -> int:
        return round(min(self.width() - 2 * MARGIN, _WIDEST_TEXT * self._scale))

    def _text_height(self) -> int:
        """Return how high the longest stop is at this width, as far as there is room."""
        width = self._text_width()
        for stop in self._tour:
            if (stop.number, width) not in self._heights:
                self._heights[stop.number, width] = height_of(stop, width + 2 * EDGE, self._palette, self._scale)
        longest = max((self._heights[stop.number, width] for stop in self._tour), default=0)
        return max(min(longest, self._room() - self._around()), self._line())

    def _line(self) -> int:
        return round(TYPE[Role.BODY].line * self._scale) + 2 * EDGE

    def _around(self) -> int:
        """Return the height above and below the sentences."""
        return self._text_top() + round(_FOOT * self._scale)

    def _room(self) -> int:
        """Return how high the card may be: its share, and no more than all others leave, also those hidden now."""
        parent = self.parentWidget()
        arrangement = parent.layout() if parent is not None else None
        if parent is None or arrangement is None:
            return _ANY
        others = (item.widget() for place in range(arrangement.count()) if (item := arrangement.itemAt(place)))
        needed = sum(
            max(other.minimumHeight(), other.minimumSizeHint().height())
            for other in others
            if other is not None and other is not self
        )
        return min(round(parent.height() * _MOST), parent.height() - needed)

    def _arrange(self) -> None:
        if self._stop is None or self.width() < 2 * MARGIN + 60:
            return
        x = self.width() - MARGIN + 6
        for button in (self.leave_button, self.next_button, self.previous_button):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(x, round(self._middle_of_head() - size.height() / 2), size.width(), size.height())
            x -= round((10 if button is self.leave_button else 4) * self._scale)
        # Of all places the widest, too.
        count = self._stop.count
        x -= round(
            QFontMetricsF(font(Role.BODY, self._scale)).horizontalAdvance(f"{count} of {count}") + 8 * self._scale
        )
        metrics = QFontMetricsF(font(Role.SECTION, self._scale))
        # Of all titles the longest, so that no dot moves from stop to stop.
        title = max(metrics.horizontalAdvance(f"8  {stop.title}") for stop in self._tour)
        self.dots.setVisible(self.dots.fit(x - 8 - (MARGIN + title + 20 * self._scale)))
        dots = self.dots.sizeHint()
        self.dots.setGeometry(
            x - 8 - dots.width(), round(self._middle_of_head() - dots.height() / 2), dots.width(), dots.height()
        )
        height = max(self.height() - self._around(), 0)
        self.text.setGeometry(MARGIN - EDGE, self._text_top(), self._text_width() + 2 * EDGE, height)
        self.updateGeometry()
