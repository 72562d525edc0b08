"""The small button beside a passage that copies it; it is there while the passage is pointed at or read by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from withdrawal_timeline.ui.detail.controls import PaneIcon, paint_pane_icon
from withdrawal_timeline.ui.detail.page_view import PageView
from withdrawal_timeline.ui.detail.passages import NAMES, RECORD, SOURCES, Passage
from withdrawal_timeline.ui.look.theme import LIGHT, Palette

WIDTH, HEIGHT = 18, 22


class PassageHandle(QAbstractButton):
    """Stands in the gutter of a passage of ``view``; keys reach the same menu by the Menu key or Shift+F10."""

    menuWished = Signal(QPoint, object)
    """The menu of a passage, at a point of the screen."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view.viewport())
        self._view, self._palette = view, LIGHT
        self._passage: Passage | None = None
        self.setFixedSize(WIDTH, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.scrolled.connect(self._scrolled)
        view.linkReached.connect(self._reached)
        self.clicked.connect(self._wish)

    @property
    def passage(self) -> Passage | None:
        """The passage that the handle stands beside, as far as its begin is in view."""
        return self._passage

    def set_palette(self, palette: Palette) -> None:
        """Take over the colours of a theme."""
        self._palette = palette
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the page."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not event.buttons():
                self._show(self._view.passage_at(event.position().toPoint()))
        elif event.type() is QEvent.Type.Leave and not self.underMouse():
            self._show(None)
        return False

    def leaveEvent(self, event: QEvent) -> None:
        """Go once the pointer has left the page."""
        super().leaveEvent(event)
        if not self._view.viewport().underMouse():
            self._show(None)

    def _reached(self) -> None:
        self._show(self._view.focused_passage())

    def _scrolled(self) -> None:
        """Follow the page while its text moves under a handle that stands."""
        if self._passage is not None:
            self._show(self._passage)

    def _show(self, passage: Passage | None) -> None:
        if passage != self._passage:
            self._passage = passage
            name = _name(passage) if passage is not None else ""
            self.setToolTip(name)
            self.setAccessibleName(name)
        place = self._place(passage) if passage is not None else None
        if place is None:
            self.hide()
            return
        self.move(place)
        self.show()
        self.raise_()

    def _place(self, passage: Passage) -> QPoint | None:
        """Return where the handle stands: at the first line of the passage, or at the first that is seen of it."""
        spot = self._view.passage_spot(passage)
        if spot is None:
            return None
        box, covered = spot.box, self._view.covered()
        top = max(box.top() + (spot.line - HEIGHT) / 2, min(covered + 2.0, box.bottom() - HEIGHT))
        if top + HEIGHT > self._view.viewport().height() or top < covered - HEIGHT / 2:
            return None
        return QPoint(max(0, round(box.left())), round(top))

    def _wish(self) -> None:
        if self._passage is not None:
            self.menuWished.emit(self.mapToGlobal(QPoint(0, self.height())), self._passage)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint two sheets, on a ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self._palette, QRectF(self.rect())
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.selected if self.isDown() else palette.hover))
        if self.underMouse():
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side = 11
        place = QRectF(round(box.center().x() - side / 2), round(box.center().y() - side / 2), side, side)
        paint_pane_icon(painter, PaneIcon.COPY, place, QColor(palette.ink2 if self.underMouse() else palette.ink3))


def _name(passage: Passage) -> str:
    if passage == RECORD:
        return "Copy or print this entry"
    return "Copy or save these sources" if passage == SOURCES else f"Copy this {NAMES[passage.goal]}"
