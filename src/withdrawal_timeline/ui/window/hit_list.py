"""The list of hits below the search field: drawn over the window, never taking the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.look.marked_text import paint_marked
from withdrawal_timeline.ui.look.painting import badge
from withdrawal_timeline.ui.look.rounded import paint_sheet
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font, mix
from withdrawal_timeline.ui.parts.row_model import Index, RowModel
from withdrawal_timeline.ui.window.found_rows import HitRow, first_choice

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from withdrawal_timeline.query.search import Hit

_PAD, _SIDE = 7, 12
"""Padding of a row, above and beside its text, in logical pixels at text scale 1."""
_TITLE, _PLACE, _SNIPPET, _HEAD = 17, 16, 16, 28
"""Heights of the lines of a row, and of a head."""
_LINE = 31
"""Height of a date or a command."""
_GAP, _ICON = 12, 12
_TALLEST = 430
REVEAL = "Show them"
"""What is offered beside the head of what the filter hides."""
ROW = Qt.ItemDataRole.UserRole
"""Role under which the list gives its ``HitRow``."""


class HitModel(RowModel[HitRow]):
    """The lines of the list, for views and screen readers."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, or its words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in _parts(row) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.hit is not None:
            return row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads and remarks cannot be chosen."""
        row = self._rows[index.row()]
        if not row.chooses:
            return Qt.ItemFlag.ItemIsEnabled if row.reveals else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _parts(row: HitRow) -> tuple[str, ...]:
    """Return what is said of a line; some of it may be empty."""
    if row.view is not None:
        return row.text, row.view.menu, row.view.tip.rstrip(".")
    if row.command is not None:
        return row.text, row.command.tip, row.command.keys
    if row.hit is not None:
        return row.text, row.hit.place, row.hit.snippet, "hidden by filter" if row.hidden else ""
    return (row.text,)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: badge, title, where it was found, and the words around."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._scale, self.current = LIGHT, 1.0, -1

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the line."""
        return QSize(100, self.height_of(index.data(ROW)))

    def height_of(self, row: HitRow) -> int:
        """Return the height that a line takes, in logical pixels."""
        if row.hit is None:
            return round((_LINE if row.chooses else _HEAD) * self._scale)
        snippet = _SNIPPET if row.hit.place and row.hit.snippet else 0
        return round((2 * _PAD + _TITLE + _PLACE + snippet) * self._scale)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        row: HitRow = index.data(ROW)
        area = QRectF(option.rect)
        state = option.state
        lit = bool(state & QStyle.StateFlag.State_MouseOver) or bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if row.hit is not None:
            self._paint_hit(painter, area, row, row.hit, lit=lit)
        elif row.chooses:
            self._paint_line(painter, area, row, lit=lit)
        else:
            self._paint_head(painter, area, row, first=index.row() == 0, lit=lit)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, row: HitRow, *, first: bool, lit: bool) -> None:
        palette, scale = self._palette, self._scale
        if not first:
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), QColor(palette.line))
        face = font(Role.CAPTION, scale)
        box = area.adjusted(_SIDE * scale, 2, -_SIDE * scale, 0)
        if row.reveals:
            word = QColor(palette.ink if lit else palette.focus)
            box.setRight(self._paint_at_right(painter, box, REVEAL, face, word) - _GAP * scale)
        paint_marked(painter, box, row.text, (), face, QColor(palette.ink3), palette)

    def _paint_at_right(self, painter: QPainter, box: QRectF, text: str, face: QFont, ink: QColor) -> float:
        """Paint a word at the right end of a box; return where it begins."""
        left = box.right() - QFontMetricsF(face).horizontalAdvance(text)
        paint_marked(
            painter, QRectF(left, box.top(), box.right() - left + 8, box.height()), text, (), face, ink, self._palette
        )
        return left

    def _paint_line(self, painter: QPainter, area: QRectF, row: HitRow, *, lit: bool) -> None:
        """Paint a date, a command or a saved view: its sign, its title, and at the right what it is, or its key."""
        palette, scale = self._palette, self._scale
        ground = QColor(palette.hover if lit else palette.raised)
        painter.fillRect(area, ground)
        side = round(SIZES.badge * scale)
        icon = round(_ICON * scale)
        left = area.left() + _SIDE * scale
        place = QRectF(round(left + (side - icon) / 2), round(area.center().y() - icon / 2), icon, icon)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = LineIcon.CLOCK if row.goal is not None else LineIcon.CLOSED
        paint_line_icon(painter, sign, place, QColor(palette.ink2), 1.4)
        left += side + 9 * scale
        box = QRectF(left, area.top(), area.right() - _SIDE * scale - left, area.height())
        caption = font(Role.CAPTION, scale)
        quiet = QColor(palette.ink2 if lit else palette.ink3)
        given = row.view or row.command
        said = "Date" if given is None else given.keys or given.menu
        box.setRight(self._paint_at_right(painter, box, said, caption, quiet) - _GAP * scale)
        marks = given.marks if given is not None else ()
        paint_marked(painter, box, row.text, marks, font(Role.STRONG, scale), QColor(palette.ink), palette)

    def _paint_hit(self, painter: QPainter, area: QRectF, row: HitRow, hit: Hit, *, lit: bool) -> None:
        palette, scale = self._palette, self._scale
        current = row.number == self.current
        ground = QColor(palette.selected if current else palette.hover if lit else palette.raised)
        painter.fillRect(area, ground)
        if current:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), QColor(palette.ink))
        side = round(SIZES.badge * scale)
        left, top = area.left() + _SIDE * scale, area.top() + _PAD * scale
        self._paint_badge(painter, QPointF(left, top - scale * 0.5), side, hit.domain, ground, row.hidden)
        left += side + 9 * scale
        width = area.right() - _SIDE * scale - left
        quiet = QColor(palette.ink2 if current or lit else palette.ink3)
        title = QColor(palette.ink2 if row.hidden else palette.ink)
        box = QRectF(left, top, width, _TITLE * scale)
        paint_marked(painter, box, hit.title, hit.title_marks, font(Role.STRONG, scale), title, palette)
        remark = plural(hit.more, "more place") if hit.more else ""
        caption = font(Role.CAPTION, scale)
        taken = QFontMetricsF(caption).horizontalAdvance(remark)
        box = QRectF(left, top + _TITLE * scale, width, _PLACE * scale)
        paint_marked(painter, box.adjusted(width - taken, 0, 8, 0), remark, (), caption, quiet, palette)
        box.setWidth(max(1.0, width - taken - (10 * scale if remark else 0)))
        body = font(Role.BODY, scale)
        snippet = QColor(palette.ink2)
        if not hit.place or not hit.snippet:
            paint_marked(painter, box, hit.snippet, hit.snippet_marks, body, snippet, palette)
            return
        paint_marked(painter, box, _sentence(hit.place), hit.place_marks, caption, quiet, palette)
        box = QRectF(left, top + (_TITLE + _PLACE) * scale, width, _SNIPPET * scale)
        paint_marked(painter, box, hit.snippet, hit.snippet_marks, body, snippet, palette)

    def _paint_badge(
        self,
        painter: QPainter,
        corner: QPointF,
        side: int,
        domain: str | None,
        ground: QColor,
        hidden: bool,
    ) -> None:
        palette = self._palette
        hue = palette.ink2 if domain is None else palette.domain(domain)
        ratio = painter.device().devicePixelRatioF()
        place = QPointF(round(corner.x()), round(corner.y()))
        if hidden:
            ink = mix(palette.ink3, palette.raised, 0.8)
            painter.drawPixmap(place, badge(domain or "", side, ink, ground, ratio))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.line_strong), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place.x() + 0.5, place.y() + 0.5, side - 1, side - 1), 4, 4)
        else:
            tint = mix(hue, palette.raised, palette.badge_tint)
            painter.drawPixmap(place, badge(domain or "", side, QColor(hue), tint, ratio))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class HitList(QFrame):
    """The list on its sheet. It lies over the window that it belongs to, and leaves the focus where it is."""

    rowClicked = Signal(object)
    """A ``HitRow`` that does something was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._palette, self._scale = LIGHT, 1.0
        self.model = HitModel(self)
        self._delegate = HitDelegate(self)
        self.view = QListView(self)
        self.view.setAccessibleName("Search hits")
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        # A ground of its own keeps what lies below from being painted anew with every key.
        self.view.viewport().setAutoFillBackground(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.view)
        self.hide()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._delegate.set_palette(palette, scale)
        colours = self.view.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(palette.raised))
        self.view.setPalette(colours)
        self.view.viewport().setPalette(colours)
        self.view.doItemsLayout()
        self.update()

    def set_rows(self, rows: tuple[HitRow, ...], current: int) -> None:
        """Show these lines, the current hit (by its place among all hits, -1 for none) in view."""
        self._delegate.current = current
        if rows != self.model.rows:
            self.model.set_rows(rows)
        self.put_cursor(current)
        self.view.viewport().update()

    @property
    def cursor_row(self) -> HitRow | None:
        """The line under the cursor."""
        at = self.view.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    @property
    def cursor_number(self) -> int:
        """Place among all hits of the hit under the cursor; -1 for none."""
        row = self.cursor_row
        return row.number if row is not None else -1

    def put_cursor(self, number: int) -> None:
        """Put the cursor on the hit with this place among all hits; for -1 on what Enter takes at once, if anything."""
        rows = self.model.rows
        at = next((at for at, row in enumerate(rows) if row.number == number >= 0), -1)
        self._put(first_choice(rows) if number < 0 else at)

    def _put(self, at: int) -> None:
        if at < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
            return
        self.view.setCurrentIndex(self.model.index(at))
        self.view.scrollTo(self.model.index(at))

    def move_cursor(self, step: int) -> None:
        """Move the cursor down (1) or up (-1) to the next line that can be chosen, from the end to the other end."""
        places = [at for at, row in enumerate(self.model.rows) if row.chooses]
        if not places:
            return
        now = self.view.currentIndex().row()
        end = 0 if step > 0 else -1
        self._put(places[(places.index(now) + step) % len(places) if now in places else end])

    def wanted_height(self) -> int:
        """Return the height that shows all lines, up to about eight of them."""
        margins = self.contentsMargins()
        lines = sum(self._delegate.height_of(row) for row in self.model.rows)
        return min(lines + 10 + margins.top() + margins.bottom(), round(_TALLEST * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        paint_sheet(self, self._palette)

    def _clicked(self, index: QModelIndex) -> None:
        row: HitRow = index.data(ROW)
        if row.answers:
            self.rowClicked.emit(row)
