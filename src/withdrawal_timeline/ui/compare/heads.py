"""The heads of the columns: what is compared, each with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.ui.look.fitting import lines
from withdrawal_timeline.ui.look.line_icons import LineIcon
from withdrawal_timeline.ui.look.painting import paint_status
from withdrawal_timeline.ui.look.theme import LIGHT, TYPE, Palette, Role, font
from withdrawal_timeline.ui.parts.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.domain.comparison import Subject

_PAD = 8
_SIGN = 11
_CROSS = 20
_LINES = 2


class ColumnHead(QWidget):
    """What one column is about: its title, and a button that takes it out."""

    removeWished = Signal(str)
    recordWished = Signal(str)

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self._palette, self._scale, self._selected, self._titled = LIGHT, 1.0, False, True
        self.setAccessibleName(subject.title)
        self.setToolTip(subject.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.remove_button = IconButton(
            LineIcon.CROSS, f"Take “{subject.title}” out of the comparison", self, side=_CROSS, icon_side=8
        )
        self.remove_button.clicked.connect(self._remove)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.remove_button.set_palette(palette, scale)
        self._place_button()
        self.update()

    def set_selected(self, *, selected: bool) -> None:
        """Show whether it is what the detail pane reads."""
        if selected is not self._selected:
            self._selected = selected
            self.update()

    def room(self) -> float:
        """Return how much room a line of the title has."""
        return self.width() - (_PAD + _SIGN + 6 + _CROSS + 4) * self._scale

    def fits(self) -> bool:
        """Whether the whole title has room."""
        metrics = QFontMetricsF(font(Role.STRONG, self._scale))
        return " ".join(lines(self.subject.title, metrics, self.room(), _LINES)) == self.subject.title

    def set_titled(self, *, titled: bool) -> None:
        """Show the title, or the short name where titles have no room."""
        if titled is not self._titled:
            self._titled = titled
            self.update()

    def _said(self) -> str:
        return self.subject.title if self._titled else str(self.subject.name)

    def height_for(self, scale: float) -> int:
        """Return the height of two lines of title."""
        return round((_LINES * TYPE[Role.STRONG].line + 12) * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the corner."""
        super().resizeEvent(event)
        self._place_button()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read the withdrawal in the detail pane."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.recordWished.emit(self.subject.record_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign of the status and the title."""
        painter = QPainter(self)
        palette, scale = self._palette, self._scale
        ground = QColor(palette.selected if self._selected else palette.panel)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(palette.line_strong))
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(palette.line))
        sign = _SIGN * scale
        pad = _PAD * scale
        status = self.subject.status
        box = QRectF(round(pad), round(pad + (TYPE[Role.STRONG].line * scale - sign) / 2 - 2), sign, sign)
        paint_status(painter, Status(status), box, QColor(palette.status(status)), ground)
        left = pad + sign + 6 * scale
        strong = font(Role.STRONG, scale)
        metrics = QFontMetricsF(strong)
        painter.setFont(strong)
        painter.setPen(QColor(palette.ink))
        room = self.room()
        y = 5 * scale + metrics.ascent()
        for line in lines(self._said(), metrics, room, _LINES):
            painter.drawText(QPointF(round(left), round(y)), line)
            y += TYPE[Role.STRONG].line * scale
        painter.end()

    def _place_button(self) -> None:
        side = self.remove_button.sizeHint()
        self.remove_button.setGeometry(self.width() - side.width() - 2, 2, side.width(), side.height())

    def _remove(self) -> None:
        self.removeWished.emit(self.subject.record_id)


class ColumnHeads(QWidget):
    """The heads side by side, lined up with the columns of the table below."""

    removeWished = Signal(str)
    recordWished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0
        self.heads: tuple[ColumnHead, ...] = ()
        self._columns: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        for head in self.heads:
            head.set_palette(palette, scale)
        self._arrange()

    def set_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show heads for these withdrawals."""
        if tuple(subjects) == tuple(head.subject for head in self.heads):
            return
        for head in self.heads:
            head.hide()
            head.deleteLater()
        self.heads = tuple(ColumnHead(subject, self) for subject in subjects)
        for head in self.heads:
            head.removeWished.connect(self.removeWished)
            head.recordWished.connect(self.recordWished)
            head.set_palette(self._palette, self._scale)
            head.show()
        self._arrange()

    def set_selection(self, record_id: str | None) -> None:
        """Single out the head of a withdrawal."""
        for head in self.heads:
            head.set_selected(selected=head.subject.record_id == record_id)

    def set_columns(self, widths: Sequence[int]) -> None:
        """Line up with columns of these widths; the first is that of the names of fields."""
        self._columns = tuple(widths)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground beside the heads."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self._palette.line_strong))
        painter.end()

    def _arrange(self) -> None:
        if self.heads:
            self.setFixedHeight(self.heads[0].height_for(self._scale))
        if len(self._columns) != len(self.heads) + 1:
            return
        x = self._columns[0]
        for head, width in zip(self.heads, self._columns[1:], strict=True):
            head.setGeometry(x, 0, width, self.height())
            x += width
        titled = all(head.fits() for head in self.heads)
        for head in self.heads:
            head.set_titled(titled=titled)
