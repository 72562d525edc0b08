"""The search field with its list of hits: type, step through, choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from withdrawal_timeline.query.asking import LISTED, is_for_commands
from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.window.found_rows import Found, HitRow, hit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from withdrawal_timeline.ui.parts.icon_button import IconButton
    from withdrawal_timeline.ui.window.hit_list import HitList

PLACEHOLDER = "Search bodies, people, claims, dates"
_HEIGHT, _WIDTH = 30, 300
_ICON, _ICON_LEFT, _TEXT_LEFT = 13, 11, 32
_LIST_WIDTH, _LIST_GAP, _WINDOW_EDGE = 460, 6, 8
_OWN_KEYS = frozenset(
    (
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    )
)


class _Field(QLineEdit):
    """The line to type in; passes on the keys that move through hits."""

    keyed = Signal(int, bool)
    """One of the keys of the list was pressed, with Shift or without."""
    focusChanged = Signal(bool)

    def event(self, event: QEvent) -> bool:
        """Keep Esc, Enter and the arrows from commands of the window while typing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on the keys of the list; all others edit."""
        if _is_own(event):
            self.keyed.emit(event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the text when the focus came by key, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason):
            self.selectAll()
        self.focusChanged.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.focusChanged.emit(False)


def _is_own(event: QKeyEvent) -> bool:
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.key() in _OWN_KEYS and not event.modifiers() & (others | Qt.KeyboardModifier.MetaModifier)


class SearchBox(QWidget):
    """A field, and below it the hits.

    Enter asks for the next hit, Shift+Enter for the one before; the arrows move in the list, Enter then chooses.
    Once a hit was chosen the list closes, so that what was found can be seen; the down arrow opens it again. Esc
    closes it too, and once it is closed asks to leave the search. The list never takes the focus.
    """

    queryWished = Signal(str)
    """The reader typed."""
    hitWished = Signal(int)
    """A hit was asked for; its place among all hits."""
    windowWished = Signal(object)
    """The date that was typed was chosen; the ``Window`` that shows it."""
    commandWished = Signal(str)
    """A command was chosen; its id."""
    savedViewWished = Signal(str)
    """A saved view was chosen; its name."""
    revealWished = Signal()
    """The hits that the filter hides should be shown."""
    entered = Signal()
    """The reader is about to type."""
    stepWished = Signal(int)
    """The next hit (1) or the one before (-1) was asked for."""
    dismissed = Signal()
    """The reader wants to leave the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self._look: tuple[Palette, float] | None = None
        self._palette, self._scale = LIGHT, 1.0
        self._found = Found()
        self._current = -1
        self._closed = True
        self._watched: QWidget | None = None
        self.field = _Field(self)
        self.field.setFrame(False)
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.setAccessibleName("Search")
        self.field.setAccessibleDescription(
            "Enter goes to the next hit, arrows move through the list; a date leads there, and > lists commands"
        )
        self._clear_button = LatePart(self._made_clear_button)
        self._list = LatePart(self._made_list)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.field.textEdited.connect(self._edited)
        self.field.keyed.connect(self._key)
        self.field.focusChanged.connect(self._focus_changed)
        self.set_palette(LIGHT)

    def _made_clear_button(self) -> IconButton:
        from withdrawal_timeline.ui.parts.icon_button import IconButton  # noqa: PLC0415 - no start shows it

        button = IconButton(LineIcon.CROSS, "Clear search", self, side=22, icon_side=9)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.set_palette(self._palette, self._scale)
        button.clicked.connect(self._clear)
        return button

    def _made_list(self) -> HitList:
        from withdrawal_timeline.ui.window.hit_list import HitList  # noqa: PLC0415 - a tenth of a start

        hits = HitList(self)
        hits.set_palette(self._palette, self._scale)
        hits.set_rows(hit_rows(self._found, self.field.text()), self._current)
        hits.rowClicked.connect(self._take)
        return hits

    @property
    def clear_button(self) -> IconButton:
        """The button that empties the field; there while something stands in it."""
        return self._clear_button.get()

    @property
    def list(self) -> HitList:
        """The hits below the field."""
        return self._list.get()

    # -- setters --------------------------------------------------------------------------------------------

    def set_query(self, text: str) -> None:
        """Show this text in the field; nothing is wished by it."""
        if text != self.field.text():
            self.field.setText(text)
        if not text:
            self._closed = True
        self._fill_list()
        self._arrange()
        self._show_list()

    def set_hits(self, found: Found, current: int = -1) -> None:
        """Show what was found.

        Parameters
        ----------
        found
            Hits, those that the filter hides, dates, saved views and commands.
        current
            Place of the current hit among the hits; -1 for none.
        """
        if current not in (-1, self._current):
            self._closed = True
        self._found, self._current = found, current
        self._fill_list()
        self._arrange()
        self._show_list()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        if self._look == (palette, scale):
            return
        self._look = palette, scale
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.BODY, scale))
        self.field.setFont(font(Role.BODY, scale))
        colours = self.field.palette()
        colours.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        for role, colour in (
            (QPalette.ColorRole.Text, palette.ink),
            (QPalette.ColorRole.PlaceholderText, palette.ink3),
            (QPalette.ColorRole.Highlight, palette.focus),
            (QPalette.ColorRole.HighlightedText, palette.ink_inverse),
        ):
            colours.setColor(role, QColor(colour))
        self.field.setPalette(colours)
        if self._clear_button.made is not None:
            self._clear_button.made.set_palette(palette, scale)
        if self._list.made is not None:
            self._list.made.set_palette(palette, scale)
        self.updateGeometry()
        self._arrange()

    # -- what is said ---------------------------------------------------------------------------------------

    def count_text(self) -> str:
        """Return how many hits there are and which is the current one: ``3 of 14``, ``14 hits``, ``2 hidden``."""
        hits = self._found.hits
        if not self.field.text().strip() or is_for_commands(self.field.text()):
            return ""
        seen = self._seen()
        if self._current in seen:
            return f"{seen.index(self._current) + 1} of {len(seen)}"
        if not seen and hits:
            return f"{len(hits)} hidden"
        return f"{len(seen)}{'+' if len(hits) >= LISTED else ''} {'hit' if len(seen) == 1 else 'hits'}"

    def begin(self, text: str) -> None:
        """Put a text into the field, as if it had been typed; the cursor stands behind it."""
        self.field.setText(text)
        self.field.deselect()
        self._edited(text)

    def open_list(self) -> None:
        """Show the list, if anything is searched."""
        self._closed = False
        self._show_list()

    def close_list(self) -> None:
        """Hide the list."""
        self._closed = True
        self._hide_list()

    # -- what Qt asks ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the usual size of the field."""
        return QSize(round(_WIDTH * self._scale), round(_HEIGHT * max(1.0, self._scale)))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a word can be typed."""
        return QSize(round(120 * self._scale), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts of the field."""
        super().resizeEvent(event)
        self._arrange()
        self._place_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list away with the field."""
        super().hideEvent(event)
        self._hide_list()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click anywhere on the box begin typing."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list below the field when the window changes its size."""
        if watched is self._watched and event.type() is QEvent.Type.Resize:
            self._place_list()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the field, magnifier, key, and count."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, scale = self._palette, self._scale
            area = QRectF(self.rect())
            focused = self.field.hasFocus()
            edge = QPen(QColor(palette.focus if focused else palette.line_strong), 2 if focused else 1)
            inset = edge.widthF() / 2
            painter.setPen(edge)
            painter.setBrush(QColor(palette.raised))
            painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 6, 6)
            side = _ICON * scale
            box = QRectF(round(_ICON_LEFT * scale), round((area.height() - side) / 2), side, side)
            paint_line_icon(painter, LineIcon.MAGNIFIER, box, QColor(palette.ink2), 1.4)
            if self.field.text():
                face = font(Role.CAPTION, scale)
                metrics = QFontMetricsF(face)
                painter.setFont(face)
                painter.setPen(QColor(palette.ink3))
                base = (area.height() - metrics.height()) / 2 + metrics.ascent()
                painter.drawText(QPointF(self.field.geometry().right() + 7 * scale, base), self.count_text())
            elif not focused:
                self._paint_key(painter, area)
        finally:
            painter.end()

    # -- parts ----------------------------------------------------------------------------------------------

    def _paint_key(self, painter: QPainter, area: QRectF) -> None:
        palette, scale = self._palette, self._scale
        side = 18 * scale
        box = QRectF(area.right() - side - 7 * scale, (area.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(palette.line_strong), 1))
        painter.setBrush(QColor(palette.panel))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.ink3))
        painter.setFont(font(Role.CAPTION, scale))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "/")

    def _seen(self) -> Sequence[int]:
        found = self._found
        return [number for number, hit in enumerate(found.hits) if hit.record_id not in found.hidden]

    def _arrange(self) -> None:
        scale, height = self._scale, self.height()
        left, right = round(_TEXT_LEFT * scale), self.width() - round(6 * scale)
        text = bool(self.field.text())
        self._clear_button.let_be_seen(text)
        if text:
            size = self.clear_button.sizeHint()
            right -= size.width()
            self.clear_button.setGeometry(right, (height - size.height()) // 2, size.width(), size.height())
            counted = QFontMetricsF(font(Role.CAPTION, scale)).horizontalAdvance(self.count_text())
            right -= round(counted + 10 * scale)
        else:
            right -= round(24 * scale)
        self.field.setGeometry(left, 2, max(1, right - left), max(1, height - 4))
        self.update()

    def _fill_list(self) -> None:
        if self._list.made is not None:
            self._list.made.set_rows(hit_rows(self._found, self.field.text()), self._current)

    def _hide_list(self) -> None:
        self._list.let_be_seen(False)

    def _list_stands(self) -> bool:
        return self._list.made is not None and self._list.made.isVisible()

    def _show_list(self) -> None:
        wanted = not self._closed and bool(self.field.text().strip()) and self.isVisible()
        if not wanted:
            self._hide_list()
            return
        window = self.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        if self._watched is not window:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            window.installEventFilter(self)
            self._watched = window
        self._place_list()
        self.list.show()
        self.list.raise_()
        self.list.put_cursor(self._current if self.list.cursor_number < 0 else self.list.cursor_number)

    def _place_list(self) -> None:
        """Put the list under the field, inside the window."""
        window = self._list.made.parentWidget() if self._list.made is not None else None
        if window is None or window is self:
            return
        width = min(max(self.width(), round(_LIST_WIDTH * self._scale)), window.width() - 2 * _WINDOW_EDGE)
        corner = self.mapTo(window, QPoint(0, self.height() + _LIST_GAP))
        left = max(_WINDOW_EDGE, min(corner.x(), window.width() - width - _WINDOW_EDGE))
        room = max(60, window.height() - corner.y() - _WINDOW_EDGE)
        self.list.setGeometry(left, corner.y(), width, min(self.list.wanted_height(), room))

    def _edited(self, text: str) -> None:
        self._closed = False
        self._current = -1
        self._arrange()
        self.queryWished.emit(text)

    def _clear(self) -> None:
        self.field.clear()
        self._edited("")
        self.close_list()
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _take(self, row: HitRow) -> None:
        """Wish for what a line stands for."""
        self.close_list()
        if row.goal is not None:
            self.windowWished.emit(row.goal.window)
        elif row.view is not None:
            self.savedViewWished.emit(row.view.id)
        elif row.command is not None:
            self.commandWished.emit(row.command.id)
        elif row.hit is not None:
            self.hitWished.emit(row.number)
        elif row.reveals:
            self.open_list()
            self.revealWished.emit()

    def _focus_changed(self, focused: bool) -> None:
        if focused:
            self.entered.emit()
        else:
            self.close_list()
        self.update()

    def _key(self, key: int, shift: bool) -> None:
        match key:
            case Qt.Key.Key_Escape:
                if self._list_stands():
                    self.close_list()
                else:
                    self.dismissed.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                if self._list_stands():
                    self.list.move_cursor(1 if key == Qt.Key.Key_Down else -1)
                else:
                    self.open_list()
            case _:
                self._wish_hit(-1 if shift else 1)

    def _wish_hit(self, step: int) -> None:
        """Take the line under the cursor, if that is another one than the present hit; else ask for the next hit."""
        row = self.list.cursor_row if self._list_stands() else None
        if step > 0 and row is not None and row.chooses and (row.hit is None or row.number != self._current):
            self._take(row)
        elif self._found.hits:
            self.close_list()
            self.stepWished.emit(step)
