"""The bar at the top: name, back and forward, years, zoom, search; over the detail pane view, theme, help, menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from withdrawal_timeline.domain.wording import longest_window_words
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font
from withdrawal_timeline.ui.parts.buttons import BarButton
from withdrawal_timeline.ui.parts.view_switch import ViewSwitch

ICON = 22
SEARCH_WIDTH = 300
SEARCH_LEAST = 180
MARGIN = 14
_NAME_GAP = 9
_IN_MIDDLE = 7
"""How many buttons stand between the name and the search box."""
_GIVEN_UP = 6
"""How many steps the bar gives way in: without the name, Today and All, the buttons to zoom, those back and forward,
theme and keys, and at last with the years cut. All of it is in the menu and has a key."""
_YEARS_STEP = _GIVEN_UP
_YEARS_CUT = 0.72
"""Share of its width that the button with the years then keeps."""
_GAPS = 64
"""Sum of the gaps between the parts, in logical pixels."""


class ToolBar(QWidget):
    """What is always at hand. It names the stretch of time and passes on wishes; commands are the actions it is given.

    Parameters
    ----------
    name
        The program's name, beside its icon.
    icon
        The program's icon; may be null.
    search
        The search box; the bar takes it over and gives it its place.
    parent
        Owner.
    """

    yearsWished = Signal()
    """The button that names the stretch of time was pressed."""

    def __init__(self, name: str, icon: QIcon, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._palette = LIGHT
        self._look: tuple[Palette, float] | None = None
        self._menu: Callable[[], QMenu] | None = None
        self._columns = (SIZES.sidebar_normal, SIZES.detail_normal)

        self._icon, self._name = QLabel(self), QLabel(name, self)
        self._head, self._tail = self._made_head(icon), QWidget(self)
        self._back = BarButton(self, icon="back", name="Back")
        self._forward = BarButton(self, icon="forward", name="Forward")
        self.window_button = BarButton(self, icon="down", text=" ", name="Choose years", raised=True)
        self._zoom_out = BarButton(self, icon="minus", name="Zoom out")
        self._zoom_in = BarButton(self, icon="plus", name="Zoom in")
        self._today = BarButton(self, text="Today")
        self._all = BarButton(self, text="All")
        self.window_button.set_longest(longest_window_words())
        self.search = search
        self._views = ViewSwitch(self)
        self._theme = BarButton(self, icon="theme", name="Switch light and dark")
        self._help = BarButton(self, icon="help", name="Keys")
        self.menu_button = BarButton(self, icon="menu", name="Menu")
        self.menu_button.setToolTip("Menu")
        self._buttons = (
            self._back,
            self._forward,
            self.window_button,
            self._zoom_out,
            self._zoom_in,
            self._today,
            self._all,
            self._theme,
            self._help,
            self.menu_button,
        )
        self._steps = (
            (2, (self._today, self._all)),
            (3, (self._zoom_out, self._zoom_in)),
            (4, (self._back, self._forward)),
            (5, (self._theme, self._help)),
        )
        self._place_parts()
        self.window_button.clicked.connect(self.yearsWished)
        self.menu_button.clicked.connect(self.open_menu)
        self.set_palette(LIGHT)

    def set_actions(self, actions: Mapping[str, QAction], menu: Callable[[], QMenu]) -> None:
        """Give the buttons their commands, and the menu button its menu, which it asks for when it is pressed."""
        self._menu = menu
        self._back.follow(actions["history.back"])
        self._forward.follow(actions["history.forward"])
        self._zoom_out.follow(actions["view.zoom_out"])
        self._zoom_in.follow(actions["view.zoom_in"])
        self._today.follow(actions["view.today"])
        self._all.follow(actions["view.fit_all"])
        self._views.follow((actions["view.timeline"], actions["view.list"], actions["view.compare"]))
        self._theme.follow(actions["theme.switch"])
        self._help.follow(actions["help.keys"])
        self.window_button.setToolTip(actions["view.choose"].toolTip())
        self._arrange()
        # From the inside out: left to itself Qt goes one step outwards a frame, and the names come after a flicker.
        for part in (self._views, self._tail, self):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def set_years(self, text: str) -> None:
        """Name the stretch of time that is shown: ``Jan 2015 – Aug 2027``."""
        if text != self.window_button.text():
            self.window_button.setText(text)
            self.window_button.setAccessibleName(f"Years shown: {text}")
            self.window_button.update()

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        if self._look == (palette, scale):
            return
        self._look = palette, scale
        self._palette = palette
        self.setFixedHeight(round(SIZES.tool_bar * max(1.0, scale)))
        self._name.setFont(font(Role.SECTION, scale))
        colours = self._name.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(palette.ink))
        self._name.setPalette(colours)
        for button in self._buttons:
            button.set_palette(palette, scale)
        self._views.set_palette(palette, scale)
        self._arrange()
        self.update()

    def set_columns(self, left: int, right: int) -> None:
        """Line the bar up with the panes below it.

        Parameters
        ----------
        left, right
            Widths of the sidebar and of the detail pane, in logical pixels.
        """
        self._columns = (left, right)
        self._arrange()

    def open_menu(self) -> None:
        """Open the menu under its button."""
        if self._menu is not None:
            menu = self._menu()
            menu.adjustSize()
            corner = self.menu_button.mapToGlobal(QPoint(self.menu_button.width(), self.menu_button.height() + 4))
            menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def minimumSizeHint(self) -> QSize:
        """Return the width in which everything fits that the bar does not give up, with a short search box."""
        return QSize(self._least_width(_GIVEN_UP), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way on narrow windows: first the space over the detail pane, then the name, then what has a key."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.panel))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self._palette.line))
        painter.end()

    def _made_head(self, icon: QIcon) -> QWidget:
        self._icon.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatio()))
        self._icon.setFixedSize(ICON, ICON)
        holder = QWidget(self)
        head = QHBoxLayout(holder)
        head.setContentsMargins(MARGIN, 0, 0, 0)
        head.setSpacing(_NAME_GAP)
        head.addWidget(self._icon)
        head.addWidget(self._name)
        head.addStretch(1)
        return holder

    def _place_parts(self) -> None:
        search = self.search
        search.setParent(self)
        search.setMaximumWidth(SEARCH_WIDTH)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        tail = QHBoxLayout(self._tail)
        tail.setContentsMargins(10, 0, MARGIN - 6, 0)
        tail.setSpacing(2)
        tail.addWidget(self._views)
        tail.addStretch(1)
        for button in (self._theme, self._help, self.menu_button):
            tail.addWidget(button)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._head)
        row.addSpacing(10)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addSpacing(10)
        row.addWidget(self.window_button)
        row.addSpacing(6)
        row.addWidget(self._zoom_out)
        row.addWidget(self._zoom_in)
        row.addSpacing(6)
        row.addWidget(self._today)
        row.addWidget(self._all)
        row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(search, 20)
        row.addSpacing(12)
        row.addWidget(self._tail)

    def _arrange(self) -> None:
        left, right = self._columns
        given_up = next((step for step in range(_GIVEN_UP) if self.width() >= self._least_width(step)), _GIVEN_UP)
        self._name.setVisible(given_up < 1)
        for step, buttons in self._steps:
            for button in buttons:
                button.setVisible(given_up < step)
        self.window_button.set_room(self._years_width(given_up))
        head, tail = self._head_width(named=given_up < 1), self._tail_width(given_up)
        self._head.setFixedWidth(max(left if given_up < 1 else 0, head))
        # The search box has its full width before anything is left free over the detail pane.
        wider = SEARCH_WIDTH - SEARCH_LEAST + self._head.width() - head
        spare = self.width() - self._least_width(given_up) - wider + tail
        self._tail.setFixedWidth(max(tail, min(right, spare)))

    def _head_width(self, *, named: bool) -> int:
        return MARGIN + ICON + (_NAME_GAP + self._name.sizeHint().width() if named else 0)

    def _tail_width(self, given_up: int) -> int:
        return self._views.sizeHint().width() + self._widths(self._buttons[_IN_MIDDLE:], given_up) + 2 * MARGIN

    def _years_width(self, given_up: int) -> int:
        """Return how wide the button with the years is."""
        whole = self.window_button.whole_width
        return whole if given_up < _YEARS_STEP else round(whole * _YEARS_CUT)

    def _widths(self, buttons: Sequence[BarButton], given_up: int) -> int:
        """Return the width of those of the buttons that are left after so many steps."""
        gone = [button for step, some in self._steps if given_up >= step for button in some]
        return sum(
            self._years_width(given_up) if button is self.window_button else button.sizeHint().width()
            for button in buttons
            if button not in gone
        )

    def _least_width(self, given_up: int) -> int:
        """Return the width that the bar needs once it has given up so many steps of ``_GIVEN_UP``."""
        buttons = self._widths(self._buttons[:_IN_MIDDLE], given_up)
        search = max(SEARCH_LEAST, self.search.minimumSizeHint().width())
        return self._head_width(named=given_up < 1) + buttons + _GAPS + search + self._tail_width(given_up)
