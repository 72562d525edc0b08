"""The window: tool bar, three panes in a splitter, status bar. It arranges them and knows nothing of what they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.look.theme import SIZES, Palette
from withdrawal_timeline.ui.parts.tab_order import come_after
from withdrawal_timeline.ui.window.status_bar import StatusBar
from withdrawal_timeline.ui.window.tool_bar import ToolBar

LEAST_WIDTH, LEAST_HEIGHT = 920, 560
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
        self._room = 1.0
        self._unfolded = False
        self._panes: tuple[QWidget, QWidget, QWidget] = (QFrame(), QFrame(), QFrame())
        self._centre = 0
        self._blank, self._painted = True, False
        self._after_frame = QTimer(self, singleShot=True, interval=0)
        self._after_frame.timeout.connect(self.painted)

        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in self._panes:
            self._splitter.addWidget(pane)
        self._stretch()
        self._splitter.splitterMoved.connect(self._moved)

        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tool_bar)
        column.addWidget(self._splitter, 1)
        column.addWidget(status_bar)
        self.setCentralWidget(middle)

    def set_panes(self, sidebar: QWidget, centre: tuple[QWidget, ...], detail: QWidget) -> None:
        """Put the panes into their places.

        Parameters
        ----------
        sidebar, detail
            The panes at the left and at the right.
        centre
            What stands between them, from top to bottom; those whose own size policy lets them grow take the free
            height.
        """
        between = QWidget()
        column = QVBoxLayout(between)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in centre:
            grows = part.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Expanding
            column.addWidget(part, 1 if grows else 0)
        between.setMinimumWidth(CENTRE_LEAST)
        for place, pane in enumerate((sidebar, between, detail)):
            before = self._splitter.replaceWidget(place, pane)
            if before is not None:
                before.hide()
                before.deleteLater()
            pane.show()
        self._panes, self._centre = (sidebar, between, detail), len(centre)
        self._blank = False
        self._stretch()
        self._breadth = None
        self._arrange()
        column.activate()

    def add_to_centre(self, part: QWidget, *, below_all: bool) -> None:
        """Put a part that came later between the side panes, below all that is there or right below what came first."""
        between = self._panes[1]
        column = between.layout()
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
        if self._blank:
            for pane, ground in zip(self._panes, (palette.panel, palette.canvas, palette.detail_ground), strict=True):
                pane.setStyleSheet(f"background: {ground}; border: none;")

    def set_side_widths(self, chosen: Mapping[str, tuple[int, int]]) -> None:
        """Take over widths that the reader chose earlier, by the name of the breadth; unknown names are left out."""
        self._chosen = {Breadth(name): SideWidths(*sizes) for name, sizes in chosen.items() if name in set(Breadth)}
        self._breadth = None
        self._arrange()

    def set_text_scale(self, scale: float) -> None:
        """Give the side panes more room for very large text (scale 0.8 to 2), or let the sidebar fold earlier."""
        room = max(1.0, scale / ROOMY_TO)
        if room != self._room:
            self._room, self._breadth = room, None
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

    def _stretch(self) -> None:
        for place in range(3):
            self._splitter.setStretchFactor(place, 1 if place == 1 else 0)

    def _arrange(self) -> None:
        breadth = Breadth.of(round(self.width() / self._room))
        if breadth is not self._breadth:
            if breadth is not Breadth.NARROW:
                self._unfolded = False
            self._breadth = breadth
            narrow = breadth is Breadth.NARROW and not self._unfolded
            sidebar, _, detail = self._panes
            if narrow:
                sidebar.setFixedWidth(SIZES.sidebar_rail)
            else:
                sidebar.setMinimumWidth(round(SIDEBAR_LEAST * self._room))
                sidebar.setMaximumWidth(round(SIDEBAR_MOST * self._room))
            detail.setMinimumWidth(DETAIL_LEAST)
            self.railWished.emit(narrow, self._unfolded)
            usual = WIDTHS[breadth]
            roomy = SideWidths(round(usual.sidebar * self._room), round(usual.detail * self._room))
            wanted = self._chosen.get(breadth, roomy)
            if breadth is Breadth.NARROW:
                whole = round(SIZES.sidebar_normal * self._room)
                wanted = replace(wanted, sidebar=SIZES.sidebar_rail if narrow else whole)
                spare = self.width() - wanted.sidebar - CENTRE_LEAST - 2
                wanted = replace(wanted, detail=max(DETAIL_LEAST, min(wanted.detail, spare)))
            centre = max(CENTRE_LEAST, self.width() - wanted.sidebar - wanted.detail - 2)
            self._splitter.setSizes([wanted.sidebar, centre, wanted.detail])
        self._line_up()

    def _moved(self) -> None:
        sizes = self._splitter.sizes()
        if self._breadth is not None:
            self._chosen[self._breadth] = SideWidths(sizes[0], sizes[2])
        self._line_up()

    def _line_up(self) -> None:
        sizes = self._splitter.sizes()
        self._tool_bar.set_columns(sizes[0], sizes[2])
