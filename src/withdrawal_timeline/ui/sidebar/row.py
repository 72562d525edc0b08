"""One value of a facet: check box, sign, name and count on one line, or its badge alone on the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy, QWidget

from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.ui.look.fitting import cut, fitting_form, lines, short_forms
from withdrawal_timeline.ui.look.line_icons import LineIcon, paint_line_icon
from withdrawal_timeline.ui.look.painting import badge, paint_glyph, paint_status
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font, mix
from withdrawal_timeline.ui.parts.text_button import TextButton
from withdrawal_timeline.ui.sidebar.row_state import RowState

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from withdrawal_timeline.ui.sidebar.hosts import RowHost

PAD = 12
"""Distance of boxes and counts from the edges of the pane; all in logical pixels at text scale 1."""
_BOX, _GAP, _NAME_GAP, _COUNT_GAP, _LEAST_GAP, _ONLY_GAP = 12, 6, 7, 8, 2, 4
_SIGN = 12
"""Side of a status sign."""
PLAIN_NAME = PAD + _BOX + _GAP + 2
SIGNED_NAME = PAD + _BOX + _GAP + SIZES.badge + _NAME_GAP
"""Where names begin, without and with a badge or sign before them."""
_INSET = 5
"""Distance of a row's ground from the edges of the pane."""
_LEAST_RIGHT = 5
"""Room at the right of a count that is always kept, also beside a scroll bar."""
_RAIL_ROW = 30
_WRAP_FROM = 1.5
"""Text scale from which names wrap where no form of them has room on a line, instead of being cut."""
_MOST_LINES = 3


class FacetRow(QCheckBox):
    """A value to tick. It never ticks itself: it wishes, and shows what it is told.

    Parameters
    ----------
    facet, value
        What it stands for.
    label
        Its whole name.
    host
        Told of what happens. Not by signals: those of all rows would be two hundred connections at every start.
    """

    def __init__(self, facet: Facet, value: str, label: str, host: RowHost, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._host = host
        self.facet, self.value = facet, value
        self._palette, self._scale = LIGHT, 1.0
        self._state = RowState()
        self._rail = self._ringed = self._pointed = False
        self._right = float(PAD)
        self.setObjectName(f"facet.{facet.name.lower()}.{value}")
        self._only: TextButton | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleDescription("Space ticks it, Enter shows only this one")
        self._describe()

    @property
    def state(self) -> RowState:
        """How the value stands, as it is shown."""
        return self._state

    def set_state(self, state: RowState) -> None:
        """Show how the value stands."""
        if state == self._state:
            return
        self._state = state
        self.setChecked(state.ticked)
        self._describe()
        self._place_only()
        self.update()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.BODY, scale))
        if self._only is not None:
            self._only.set_palette(palette, scale)
        self._place_only()
        self.updateGeometry()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the badge alone."""
        if rail and not self._rail:
            self.installEventFilter(self)  # not for good: a window sends every row hundreds of events at its start
        elif self._rail and not rail:
            self.removeEventFilter(self)
        self._rail = rail
        self._show_only()
        self.updateGeometry()
        self.update()

    @property
    def is_pointed(self) -> bool:
        """Whether it is shown as the row under the pointer."""
        return self._pointed

    def set_pointed(self, pointed: bool) -> None:
        """Show that the pointer is over the row, or no longer.

        Qt's own ``underMouse`` stays true when rows are scrolled away beneath a resting pointer.
        """
        if pointed != self._pointed:
            self._pointed = pointed
            self._show_only()
            if not pointed:
                self._host.show_tip(self, False)

    def set_right(self, right: float) -> None:
        """Keep this distance, in logical pixels, between the count and the right edge."""
        self._right = max(float(_LEAST_RIGHT), right)
        self._place_only()
        self.update()

    def wish_only(self) -> None:
        """Wish that this value be the only one."""
        self._host.wish_only(self.value)

    def context_menu(self) -> QMenu:
        """Return the context menu: only this one, all, none, the others."""
        from withdrawal_timeline.ui.look.rounded import RoundMenu  # noqa: PLC0415 - no start opens a menu

        menu = RoundMenu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wishes = [(f"Only {self.text()}", self.wish_only), ("All", self._host.wish_all)]
        if self.facet is Facet.DOMAIN:
            wishes.append(("None", self._host.wish_none))
        if self.facet is not Facet.OWN:
            wishes.append(("Invert", self._host.wish_invert))
        for text, wish in wishes:
            action = QAction(text, menu)
            action.triggered.connect(wish)
            menu.addAction(action)
        return menu

    # -- what Qt asks ---------------------------------------------------------------------------------------

    def nextCheckState(self) -> None:
        """Wish: the box changes when the filter does."""
        self._host.wish_toggle(self.value)

    def checkStateSet(self) -> None:
        """Wish, too, where it is a screen reader that ticks the box."""
        super().checkStateSet()
        if self.isChecked() is not self._state.ticked:
            self.setChecked(self._state.ticked)
            self._host.wish_toggle(self.value)

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a click at ``pos`` counts: anywhere on the row."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the height of one line, and a width that the pane may override."""
        return QSize(round(SIZES.sidebar_normal * self._scale), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return a width that never keeps the pane from becoming narrow."""
        return QSize(1, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Return that names may wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for as many lines as the name takes."""
        if self._rail:
            return round(_RAIL_ROW * max(1.0, self._scale))
        height = (SIZES.sidebar_row if self.facet is Facet.DOMAIN else SIZES.facet_row) * self._scale
        if self._scale < _WRAP_FROM:
            return round(height)
        metrics = QFontMetricsF(self.font())
        return round(height + (len(self._lines(metrics, width)) - 1) * metrics.lineSpacing())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer “only”."""
        self.set_pointed(True)
        self._host.point_at(self)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take “only” away."""
        self.set_pointed(False)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the rail, let the tooltip of a badge stand beside it, where it hides no other badge."""
        if event.type() is QEvent.Type.ToolTip:
            self._host.show_tip(self, True)
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless the focus came from a click."""
        self._ringed = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._show_only()
        self._host.keep_focus(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ringed = False
        super().focusOutEvent(event)
        self._show_only()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses only this one, up and down go to the neighbours; Space ticks."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.wish_only()
            case Qt.Key.Key_Up:
                self._host.step(self, -1)
            case Qt.Key.Key_Down:
                self._host.step(self, 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        self.context_menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep “only” at its place."""
        super().resizeEvent(event)
        self._place_only()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, box, sign, name, count and ring."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = self._paint_ground(painter)
            if self._rail:
                side = SIZES.badge * self._scale
                self._paint_sign(painter, (self.width() - side) / 2, ground)
            else:
                self._paint_line(painter, ground)
            if self._ringed:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._palette.focus), 2))
                painter.drawRoundedRect(self._ground().adjusted(1, 1, -1, -1), 4, 4)
        finally:
            painter.end()

    # -- parts ----------------------------------------------------------------------------------------------

    def _describe(self) -> None:
        entries = plural(self._state.count, "entry", "entries")
        hidden = ", hidden" if self._state.restricts and not self._state.ticked else ""
        self.setAccessibleName(f"{self.text()}, {entries}{hidden}")
        self.setToolTip(f"{self.text()}: {entries}{hidden}")

    def _ground(self) -> QRectF:
        left, spare = _INSET * self._scale, (self._right - _LEAST_RIGHT) * self._scale
        right = min(left, max(0.0, spare))
        return QRectF(self.rect()).adjusted(left, 0, -right, 0)

    def _paint_ground(self, painter: QPainter) -> QColor:
        palette = self._palette
        if self._pointed:
            ground = mix(palette.ink, palette.panel, 0.055)
        elif self._state.stands_out:
            ground = QColor(palette.selected)
        else:
            return QColor(palette.panel)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self._ground(), 6, 6)
        return ground

    def _paint_line(self, painter: QPainter, ground: QColor) -> None:
        palette, scale, state = self._palette, self._scale, self._state
        chosen = state.restricts and state.ticked
        faded = not chosen and (state.restricts or not state.count)
        self._paint_box(painter)
        if self._has_sign():
            self._paint_sign(painter, (PAD + _BOX + _GAP) * scale, ground)
        face = self.font()
        if state.stands_out:
            face.setWeight(face.Weight.Medium)
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        painter.setPen(QColor(palette.ink3 if faded else palette.ink))
        said = self._said_lines(metrics)
        base = (self.height() - metrics.lineSpacing() * len(said)) / 2 + metrics.ascent()
        for number, line in enumerate(said):
            painter.drawText(QPointF(self._name_left(), base + number * metrics.lineSpacing()), line)
        count = str(state.count)
        painter.setPen(QColor(palette.ink2 if state.stands_out else palette.ink3))
        metrics = QFontMetricsF(self.font())
        painter.setFont(self.font())
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(self.width() - self._right * scale - metrics.horizontalAdvance(count), base), count)

    def _paint_box(self, painter: QPainter) -> None:
        palette, side = self._palette, _BOX * self._scale
        box = QRectF(PAD * self._scale, round((self.height() - side) / 2), side, side)
        lively = self._pointed or self._ringed or self._state.stands_out
        edge = QColor(palette.ink2) if lively else mix(palette.ink3, palette.panel, 0.8)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QColor(palette.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        if self._state.ticked:
            paint_line_icon(painter, LineIcon.TICK, box, QColor(palette.ink if lively else palette.ink2), 1.5)

    def _paint_sign(self, painter: QPainter, left: float, ground: QColor) -> None:
        palette, state = self._palette, self._state
        hidden = state.restricts and not state.ticked
        side = SIZES.badge * self._scale
        if self.facet is Facet.STATUS:
            sign = _SIGN * self._scale
            box = QRectF(round(left + (side - sign) / 2), round((self.height() - sign) / 2), sign, sign)
            ink = palette.ink3 if hidden else palette.status(Status(self.value))
            paint_status(painter, Status(self.value), box, QColor(ink), ground)
            return
        box = QRectF(round(left), round((self.height() - side) / 2), side, side)
        if hidden:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.line_strong), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            edge = side * 3.5 / 18
            paint_glyph(
                painter,
                self.value,
                box.adjusted(edge, edge, -edge, -edge),
                mix(palette.ink3, palette.panel, 0.8),
                ground,
            )
            return
        hue = palette.domain(self.value)
        tint = mix(hue, palette.panel, palette.badge_tint)
        made = badge(self.value, round(side), QColor(hue), tint, self.devicePixelRatioF())
        painter.drawPixmap(box.topLeft(), made)

    def _has_sign(self) -> bool:
        return self.facet in (Facet.DOMAIN, Facet.STATUS)

    def _name_left(self) -> float:
        return (SIGNED_NAME if self._has_sign() else PLAIN_NAME) * self._scale

    def _lines(self, metrics: QFontMetricsF, width: int) -> tuple[str, ...]:
        room = width - self._name_left() - _COUNT_GAP * self._scale - self._count_room()
        room, name = max(room, 1.0), self.text()
        if self.facet is Facet.ADMINISTRATION and metrics.horizontalAdvance(name) > room:
            name = name.partition(" ")[2] or name  # presidents are known by their last names
        if self._scale < _WRAP_FROM:
            return (fitting_form(name, metrics, room),)
        # Of a president the term is not left out: it tells two rows from each other.
        forms = (name,) if self.facet is Facet.ADMINISTRATION else short_forms(name)
        whole = next((form for form in forms if metrics.horizontalAdvance(form) <= room), None)
        if whole is None:
            # Rather nearer to the count than cut.
            spare = (
                (_COUNT_GAP - _LEAST_GAP) * self._scale + self._count_room() - self._count_room(str(self._state.count))
            )
            return lines(forms[-1], metrics, room + spare, _MOST_LINES)
        return (whole,)

    def _said_lines(self, metrics: QFontMetricsF) -> tuple[str, ...]:
        """Return the name as it stands now: cut before “only” while that is offered, in as many lines at most."""
        said = self._lines(metrics, self.width())
        if self._only is None:
            return said
        room = max(self._only.x() - _ONLY_GAP * self._scale - self._name_left(), 1.0)
        if self._only.isHidden() or all(metrics.horizontalAdvance(line) <= room for line in said):
            return said
        if len(said) > 1:
            said = lines(" ".join(said), metrics, room, len(said))
        return tuple(cut(line, metrics, room) for line in said)

    def _count_room(self, count: str = "") -> float:
        """Return the room at the right that a count takes, or any count, with its distance from the edge."""
        digits = count or ("00" if self._state.count < 100 else "000")
        return self._right * self._scale + QFontMetricsF(self.font()).horizontalAdvance(digits)

    def _place_only(self) -> None:
        if self._only is None:
            return
        size = self._only.sizeHint()
        taken = self._count_room() + 2
        self._only.setGeometry(
            round(self.width() - taken - size.width()),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _show_only(self) -> None:
        offered = not self._rail and (self._pointed or self._ringed)
        if offered and self._only is None:
            self._only = self._made_only()
            self._place_only()
        if self._only is not None:
            self._only.setVisible(offered)
        self.update()

    def _made_only(self) -> TextButton:
        """Return the button, which few rows ever show."""
        button = TextButton("only", self, role=Role.CAPTION)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"Only {self.text()}")
        button.set_palette(self._palette, self._scale)
        button.clicked.connect(self.wish_only)
        return button
