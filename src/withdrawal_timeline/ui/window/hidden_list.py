"""The list of what the timeline shows without a place of its own: a small sheet that is walked by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.state.listing import Line, Part
from withdrawal_timeline.ui.look.marked_text import paint_marked
from withdrawal_timeline.ui.look.painting import badge
from withdrawal_timeline.ui.look.rounded import RoundSheet
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font, mix
from withdrawal_timeline.ui.parts.row_model import Index, RowModel

_PAD, _SIDE = 5, 12
"""Padding of a line, above and beside its text, in logical pixels at text scale 1."""
_NAME, _WORDS, _HEAD = 17, 16, 27
"""Heights of the two lines of an entry, and of a head."""
_WIDTH, _TALLEST = 430, 420
_AWAY = 6
ROW = Qt.ItemDataRole.UserRole
"""Role under which the list gives its ``HiddenRow``."""


@frozen
class HiddenRow:
    """A line of the sheet: an entry, or a head with its words."""

    text: str
    line: Line | None = None


def hidden_rows(parts: Sequence[Part]) -> tuple[HiddenRow, ...]:
    """Return the lines of the sheet; heads name their lane where there are several."""
    several = len({part.lane for part in parts}) > 1
    return tuple(
        row
        for part in parts
        for row in (
            HiddenRow(f"{part.lane} · {part.head}" if several else part.head),
            *(HiddenRow(line.name, line) for line in part.lines),
        )
    )


class HiddenModel(RowModel[HiddenRow]):
    """The lines of the sheet, for the view and for screen readers."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, its name, or all its words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.text if row.line is None else f"{row.text}. {row.line.words}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that entries can be chosen, heads cannot."""
        if self._rows[index.row()].line is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HiddenDelegate(QStyledItemDelegate):
    """Paints an entry: badge, name, and beneath it date, kind and status."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale = LIGHT, 1.0

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale

    def height_of(self, row: HiddenRow) -> int:
        """Return the height that a line takes, in logical pixels."""
        return round((_HEAD if row.line is None else 2 * _PAD + _NAME + _WORDS) * self._scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the line."""
        return QSize(100, self.height_of(index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        row: HiddenRow = index.data(ROW)
        area = QRectF(option.rect)
        painter.save()
        if row.line is None:
            self._paint_head(painter, area, row.text, first=index.row() == 0)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            under = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_entry(painter, area, row.line, chosen=chosen, under=under)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, text: str, *, first: bool) -> None:
        palette, scale = self._palette, self._scale
        if not first:
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), QColor(palette.line))
        box = area.adjusted(_SIDE * scale, 2, -_SIDE * scale, 0)
        paint_marked(painter, box, text, (), font(Role.LANE, scale), QColor(palette.ink2), palette)

    def _paint_entry(self, painter: QPainter, area: QRectF, line: Line, *, chosen: bool, under: bool) -> None:
        palette, scale = self._palette, self._scale
        ground = QColor(palette.selected if chosen else palette.hover if under else palette.raised)
        painter.fillRect(area, ground)
        if chosen:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), QColor(palette.ink))
        side = round(SIZES.badge * scale)
        left, top = area.left() + _SIDE * scale, area.top() + _PAD * scale
        hue = palette.domain(line.domain)
        picture = badge(
            line.domain,
            side,
            QColor(hue),
            mix(hue, palette.raised, palette.badge_tint),
            painter.device().devicePixelRatioF(),
        )
        painter.drawPixmap(QPointF(round(left), round(top)), picture)
        left += side + 9 * scale
        width = area.right() - _SIDE * scale - left
        name, words = QRectF(left, top, width, _NAME * scale), QRectF(left, top + _NAME * scale, width, _WORDS * scale)
        paint_marked(painter, name, line.name, (), font(Role.STRONG, scale), QColor(palette.ink), palette)
        quiet = QColor(palette.ink2 if chosen or under else palette.ink3)
        paint_marked(painter, words, line.words, (), font(Role.CAPTION, scale), quiet, palette)


class _Lines(QListView):
    """The view: arrows walk from entry to entry, over heads; the return key takes the entry, Esc goes to the sheet."""

    taken = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._walk(1)
            case Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        model, row = self.model(), self.currentIndex().row() + step
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                if row == 1:
                    self.scrollToTop()
                return
            row += step


class HiddenList(RoundSheet):
    """A sheet beside what it speaks of; it closes when an entry was chosen, or on Esc or a click outside."""

    recordWished = Signal(str)
    """An entry was chosen; its id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hiddenList")
        self.setAccessibleName("What is hidden here")
        self._model = HiddenModel(self)
        self._delegate = HiddenDelegate(self)
        self.view = _Lines(self)
        self.view.setAccessibleName("What is hidden here")
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._take)
        self.view.taken.connect(self._take)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.view)

    @property
    def rows(self) -> tuple[HiddenRow, ...]:
        """The lines that it shows."""
        return self._model.rows

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._delegate.set_palette(palette, scale)
        self.view.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.view.doItemsLayout()
        self.update()

    def open_beside(self, parts: Sequence[Part], about: QRect) -> None:
        """Show what is hidden under a rectangle of the screen, or above it where there is no room; mark the first."""
        self._model.set_rows(hidden_rows(parts))
        screen = self._over.screen().availableGeometry()
        wanted = sum(self._delegate.height_of(row) for row in self.rows) + 10
        width = min(round(_WIDTH * self._scale), screen.width())
        height = min(wanted, round(_TALLEST * self._scale), screen.height())
        below = about.bottom() + _AWAY
        top = below if below + height <= screen.bottom() else max(about.top() - _AWAY - height, screen.top())
        left = max(screen.left(), min(about.left(), screen.right() - width))
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        first = next((place for place, row in enumerate(self.rows) if row.line is not None), 0)
        self.view.setCurrentIndex(self._model.index(first))
        self.view.scrollToTop()

    def _take(self, index: QModelIndex) -> None:
        row: HiddenRow | None = index.data(ROW)
        if row is not None and row.line is not None:
            self.close()
            self.recordWished.emit(row.line.record)
