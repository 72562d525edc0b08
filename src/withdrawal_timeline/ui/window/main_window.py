"""The window: tool bar, three panes in a splitter, status bar. It arranges them and knows nothing of what they show."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QByteArray, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette
from withdrawal_timeline.ui.parts.tab_order import come_after
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar

LEAST_WIDTH, LEAST_HEIGHT = 920, 560
_TITLE_BAR = 40
"""So high are the title bars of systems at most, in logical pixels; before a window is shown its own is not known."""
CENTRE_LEAST, DETAIL_LEAST = 360, 320
SIDEBAR_LEAST, SIDEBAR_MOST = 180, 360
ROOMY_TO = 1.5
"""Up to this text scale the side panes have room enough in their usual widths."""


class Breadth(StrEnum):
    """How much room the window gives, by its width."""

    NARROW = "narrow"
    SMALL = "small"
    NORMAL = "normal"
    WIDE = "wide"
    HUGE = "huge"

    @classmethod
    def of(cls, width: int) -> Breadth:
        """Return the breadth of a window of ``width`` logical pixels."""
        if width < SIZES.narrow_below:
            return cls.NARROW
        if width < SIZES.small_below:
            return cls.SMALL
        if width < SIZES.wide_from:
            return cls.NORMAL
        return cls.WIDE if width < SIZES.huge_from else cls.HUGE


@frozen
class SideWidths:
    """Widths of the sidebar and of the detail pane in logical pixels."""

    sidebar: int
    detail: int


WIDTHS: Mapping[Breadth, SideWidths] = {
    Breadth.NARROW: SideWidths(SIZES.sidebar_rail, SIZES.detail_small),
    Breadth.SMALL: SideWidths(SIZES.sidebar_normal, SIZES.detail_small),
    Breadth.NORMAL: SideWidths(SIZES.sidebar_normal, SIZES.detail_normal),
    Breadth.WIDE: SideWidths(SIZES.sidebar_wide, SIZES.detail_wide),
    Breadth.HUGE: SideWidths(SIZES.sidebar_wide, SIZES.detail_max),
}
"""What the panes have until the reader moves a handle."""


class _Grounds(QWidget):
    """The grounds of the panes, side by side: what the first frame shows in the place of the panes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._palette, self.widths = LIGHT, SideWidths(0, 0)

    def set_palette(self, palette: Palette) -> None:
        """Take over colours."""
        self._palette = palette
        self.update()

    def set_widths(self, widths: SideWidths) -> None:
        """Give the side panes their widths; a line of one pixel stands between two panes."""
        self.widths = widths
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds on the colour of the lines."""
        palette, sides = self._palette, self.widths
        middle = QRect(sides.sidebar + 1, 0, self.width() - sides.sidebar - sides.detail - 2, self.height())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.line))
        painter.fillRect(0, 0, sides.sidebar, self.height(), QColor(palette.panel))
        painter.fillRect(middle, QColor(palette.canvas))
        painter.fillRect(middle.right() + 2, 0, sides.detail, self.height(), QColor(palette.detail_ground))
        painter.end()


class PanesRoom(QSplitter):
    """What the panes are made in: side panes as its children, what stands between them as children of ``centre``.

    A pane that was made elsewhere and put here later would be polished twice, with all that it contains.

    Attributes
    ----------
    centre
        Holds what stands between the side panes, one below the other.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.centre = QWidget(self)


class MainWindow(QMainWindow):
    """Arranges the parts of the program.

    Parameters
    ----------
    tool_bar, status_bar
        Stand above and below the panes from the first frame on; the panes follow with ``set_panes``.
    """

    railWished = Signal(bool, bool)
    """The sidebar should be a rail (true) or whole (false); second, whether the whole one can be folded to a rail."""
    backWished = Signal()
    forwardWished = Signal()
    """A mouse button for back or forward was pressed."""
    painted = Signal()
    """The first frame stands on the screen; what takes time can be done now."""
    closing = Signal()
    """The window is about to close; its place and sizes can still be asked for."""

    def __init__(self, tool_bar: ToolBar, status_bar: StatusBar) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._tool_bar, self._status_bar = tool_bar, status_bar
        self._chosen: dict[Breadth, SideWidths] = {}
        self._breadth: Breadth | None = None
        self._roominess = 1.0
        self._unfolded = False
        self._centre = 0
        self._painted = False
        self._after_frame = QTimer(self, singleShot=True, interval=0)
        self._after_frame.timeout.connect(self.painted)

        middle = QWidget(self)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(tool_bar)
        self._grounds: _Grounds | None = _Grounds(middle)
        self._column.addWidget(self._grounds, 1)
        self._column.addWidget(status_bar)
        self._room: PanesRoom | None = None
        self._sides: tuple[QWidget, QWidget] | None = None
        self.setCentralWidget(middle)

    def make_room(self) -> PanesRoom:
        """Return what new panes are to be made in; nothing of it is seen before ``set_panes``."""
        return PanesRoom(self.centralWidget())

    def set_panes(self, room: PanesRoom, sidebar: QWidget, centre: tuple[QWidget, ...], detail: QWidget) -> None:
        """Put the panes into their places; those that were there before go.

        Parameters
        ----------
        room
            What the panes were made in.
        sidebar, detail
            The panes at the left and at the right.
        centre
            What stands between them, from top to bottom; those whose own size policy lets them grow take the free
            height.
        """
        column = QVBoxLayout(room.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in centre:
            grows = part.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding
            column.addWidget(part, 1 if grows else 0)
        room.centre.setMinimumWidth(CENTRE_LEAST)
        for place, pane in enumerate((sidebar, room.centre, detail)):
            room.insertWidget(place, pane)
            room.setStretchFactor(place, 1 if place == 1 else 0)
        room.splitterMoved.connect(self._moved)
        before = self._room or self._grounds
        if before is not None:
            self._column.replaceWidget(before, room)
            before.hide()
            before.deleteLater()
        self._room, self._sides, self._grounds, self._centre = room, (sidebar, detail), None, len(centre)
        room.show()
        self._column.activate()
        self._breadth = None
        self._arrange()
        column.activate()

    def add_to_centre(self, part: QWidget, *, below_all: bool) -> None:
        """Put a part that came later between the side panes, below all that is there or right below what came first."""
        column = self._room.centre.layout() if self._room is not None else None
        if not isinstance(column, QVBoxLayout):
            raise TypeError("there are no panes yet")
        place = column.count() if below_all else self._centre
        column.insertWidget(place, part)
        above = column.itemAt(place - 1)
        widget = above.widget() if above is not None else None
        if widget is not None:
            come_after(part, widget)

    def set_palette(self, palette: Palette) -> None:
        """Give the empty panes of the first frame their grounds."""
        if self._grounds is not None:
            self._grounds.set_palette(palette)

    def set_side_widths(self, chosen: Mapping[str, tuple[int, int]]) -> None:
        """Take over widths that the reader chose earlier, by the name of the breadth; unknown names are left out."""
        self._chosen = {Breadth(name): SideWidths(*sizes) for name, sizes in chosen.items() if name in set(Breadth)}
        self._breadth = None
        self._arrange()

    def set_text_scale(self, scale: float) -> None:
        """Give the side panes more room for very large text (scale 0.8 to 2), or let the sidebar fold earlier."""
        room = max(1.0, scale / ROOMY_TO)
        if room != self._roominess:
            self._roominess, self._breadth = room, None
            self._arrange()

    def unfold_sidebar(self, unfolded: bool) -> None:
        """In a window that has room for a rail only, let the whole sidebar push the centre aside, or fold it again."""
        self._unfolded = unfolded
        self._breadth = None
        self._arrange()

    def side_widths(self) -> dict[str, tuple[int, int]]:
        """Return the widths that the reader chose, for ``set_side_widths`` at the next start."""
        return {breadth.value: (sizes.sidebar, sizes.detail) for breadth, sizes in self._chosen.items()}

    def place(self) -> str:
        """Return where the window stands and how large it is, as text."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def set_place(self, place: str) -> bool:
        """Put the window where ``place`` returned; False if the text says no such place."""
        return bool(place) and self.restoreGeometry(QByteArray.fromBase64(place.encode("ascii", "replace")))

    def fit(self, width: int, height: int) -> None:
        """Take a size in logical pixels, or the whole screen where that has no room for it."""
        room = self.screen().availableGeometry().size()
        self.resize(min(width, room.width()), min(height, room.height() - _TITLE_BAR))
        if (self.width(), self.height()) != (width, height):
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def set_full_screen(self, full: bool) -> None:
        """Fill the screen, or leave it again."""
        flag = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | flag if full else self.windowState() & ~flag)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between the arrangements of narrow, normal and wide windows."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the panes their widths before the first frame."""
        super().showEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once, after this frame, that there is one."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._after_frame.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back and forward with the buttons that mice have for it."""
        if event.button() == Qt.MouseButton.BackButton:
            self.backWished.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forwardWished.emit()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window closes."""
        self.closing.emit()
        super().closeEvent(event)

    def _arrange(self) -> None:
        breadth = Breadth.of(round(self.width() / self._roominess))
        if breadth is not self._breadth:
            if breadth is not Breadth.NARROW:
                self._unfolded = False
            self._breadth = breadth
            narrow = breadth is Breadth.NARROW and not self._unfolded
            self.railWished.emit(narrow, self._unfolded)
            self._share_out(self._wanted(breadth, narrow=narrow), narrow=narrow)
        self._line_up()

    def _wanted(self, breadth: Breadth, *, narrow: bool) -> SideWidths:
        """Return the widths that the side panes should have."""
        usual = WIDTHS[breadth]
        roomy = SideWidths(round(usual.sidebar * self._roominess), round(usual.detail * self._roominess))
        wanted = self._chosen.get(breadth, roomy)
        if breadth is Breadth.NARROW:
            whole = round(SIZES.sidebar_normal * self._roominess)
            wanted = replace(wanted, sidebar=SIZES.sidebar_rail if narrow else whole)
            spare = self.width() - wanted.sidebar - CENTRE_LEAST - 2
            wanted = replace(wanted, detail=max(DETAIL_LEAST, min(wanted.detail, spare)))
        return wanted

    def _share_out(self, wanted: SideWidths, *, narrow: bool) -> None:
        """Give the panes, or their grounds, their widths."""
        if self._grounds is not None:
            self._grounds.set_widths(wanted)
        if self._room is None or self._sides is None:
            return
        sidebar, detail = self._sides
        if narrow:
            sidebar.setFixedWidth(SIZES.sidebar_rail)
        else:
            sidebar.setMinimumWidth(round(SIDEBAR_LEAST * self._roominess))
            sidebar.setMaximumWidth(round(SIDEBAR_MOST * self._roominess))
        detail.setMinimumWidth(DETAIL_LEAST)
        centre = max(CENTRE_LEAST, self.width() - wanted.sidebar - wanted.detail - 2)
        self._room.setSizes([wanted.sidebar, centre, wanted.detail])

    def _widths_now(self) -> SideWidths:
        """Return the widths that the side panes have."""
        if self._grounds is not None:
            return self._grounds.widths
        sizes = self._room.sizes() if self._room is not None else (0, 0, 0)
        return SideWidths(sizes[0], sizes[2])

    def _moved(self) -> None:
        if self._breadth is not None:
            self._chosen[self._breadth] = self._widths_now()
        self._line_up()

    def _line_up(self) -> None:
        now = self._widths_now()
        self._tool_bar.set_columns(now.sidebar, now.detail)
