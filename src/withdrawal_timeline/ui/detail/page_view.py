"""Shows a page: scrolls it, follows its links, copies its text, and keeps widgets where the page leaves room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QTextBrowser, QTextEdit, QToolTip, QWidget

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.state.rich_words import escaped
from withdrawal_timeline.ui.detail.floating import FloatingWidgets
from withdrawal_timeline.ui.detail.focus_ring import FocusRing
from withdrawal_timeline.ui.detail.furniture import paint_lines
from withdrawal_timeline.ui.detail.jumps import Jumps, ReadingPlace
from withdrawal_timeline.ui.detail.link_boxes import links
from withdrawal_timeline.ui.detail.page import Goal, Link, Page
from withdrawal_timeline.ui.detail.page import Spot as Column
from withdrawal_timeline.ui.detail.passages import Passage, PassageMap, Spot
from withdrawal_timeline.ui.detail.plot_columns import PlotColumns
from withdrawal_timeline.ui.look.theme import LIGHT, Palette
from withdrawal_timeline.ui.parts.own_viewport import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl  # no start follows an address, and making QUrl ready takes half a millisecond

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which the keyboard leaves a page and comes back to where it was."""


class PageView(QTextBrowser):
    """A page that can be read, selected, copied and walked by keyboard.

    Links inside the page are followed here; links that lead out of it are announced by ``linkFollowed``. Before a
    page is shown it is laid out to its own width, so that nothing moves afterwards.
    """

    linkFollowed = Signal(object)
    """A ``Link`` that leads out of the page was activated."""
    breadthChanged = Signal()
    """The page has another width to be laid out to."""
    scrolled = Signal()
    linkReached = Signal()
    """The keyboard has reached another link, or left the links."""
    menuWished = Signal(QPoint, object)
    """The menu of a passage, or of the page where it is None, at a point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._empty = QTextDocument(self)
        self._take_viewport()
        self._palette = LIGHT
        self._lines: tuple[tuple[QPen, QLineF], ...] | None = None
        self._floating = FloatingWidgets(self)
        self._jumps = Jumps(self, self._floating)
        self._map: PassageMap | None = None
        self._pressed: Link | None = None
        self._tabbed = False
        self._columns = PlotColumns(self)
        self._columns.wished.connect(self.follow)
        self._ring = FocusRing(self, self._columns)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Details")
        self.anchorClicked.connect(self._follow_url)
        self.selectionChanged.connect(self._ring.choose_ink)
        self.selectionChanged.connect(self.viewport().update)  # Qt repaints letters; their ground reaches further
        self.linkReached.connect(self._columns.tell)

    def _take_viewport(self) -> None:
        """Take a viewport that is like Qt's own for a text that is only read."""
        self.setDocument(self._empty)
        viewport = own_viewport(self)
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setAutoFillBackground(True)
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.ArrowCursor)
        viewport.setAcceptDrops(True)

    # -- what it shows ------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over the colours of a theme and the text scale; the page itself is written anew by its owner."""
        self._palette = palette
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(palette.detail_ground))
        colours.setColor(QPalette.ColorRole.Text, QColor(palette.ink))
        self.setPalette(colours)
        self._ring.set_palette(palette, scale)

    def set_page(self, page: Page, *, keep: bool = False) -> None:
        """Show a page, from its top or, with ``keep``, at the place that was being read."""
        at, before = self.reading_place() if keep else None, self._page
        self._tabbed = self._tabbed and keep
        self.setUpdatesEnabled(False)
        try:
            self._page, self._lines, self._map = page, None, None
            self._jumps.show_for(page)
            if self.lineWrapColumnOrWidth() != int(page.width):
                self.setDocument(self._empty)  # so that the old page is not laid out once more to the new width
                self.setLineWrapColumnOrWidth(int(page.width))
            self._columns.show_for(page)
            page.show_in(self.setDocument)
            page.document.setParent(self)  # or PySide would keep it, too, when the view has gone
            if before is not None and before is not page:
                # PySide keeps every document that a view was ever given, until the program ends.
                before.document.deleteLater()
            self.setAccessibleName(page.title)
            self._floating.show_for(page)
            bar = self.verticalScrollBar()
            bar.setValue(0)
            if at is not None:
                self.return_to(at)
            self._floating.place()
        finally:
            self.setUpdatesEnabled(True)
        self.scrolled.emit()

    def reading_place(self) -> ReadingPlace | None:
        """Return the last place above the top of the view, and how far it lies above; None at the top of a page."""
        return self._jumps.reading_place()

    def return_to(self, at: ReadingPlace) -> None:
        """Scroll to where a page was read, as far as it still has that place."""
        self._jumps.return_to(at)

    def set_scroll_bar(self, bar: QScrollBar) -> None:
        """Scroll with ``bar`` from now on."""
        self.setVerticalScrollBar(bar)
        bar.setSingleStep(24)
        bar.valueChanged.connect(self._follow_scroll)

    # -- widgets in the page ------------------------------------------------------------------------------------

    def put(self, name: str, widget: QWidget, *, sticky: bool = False) -> None:
        """Show ``widget`` where pages leave room under ``name``; a sticky one stays at the top of the view."""
        self._floating.put(name, widget, sticky=sticky)

    def sticky_height(self, y: float) -> int:
        """Return what the sticky widget covers at the top of the view when ``y`` px of the page is there."""
        return self._floating.covered(y)

    def _follow_scroll(self) -> None:
        self._floating.place()
        self.scrolled.emit()

    # -- going somewhere ----------------------------------------------------------------------------------------

    def reveal(self, goal: Goal, value: str, *, land: bool = True) -> bool:
        """Scroll to a place of the page and mark it; return whether the page has it."""
        return self._jumps.reveal(goal, value, land=land)

    def go_to_section(self, name: str) -> None:
        """Scroll to a section and let the keyboard go on from its first link."""
        self._tabbed = False
        if self._jumps.go_to_section(name):
            self.linkReached.emit()

    def passed(self, goal: Goal) -> str:
        """Return the last place of a kind at or above the top of the readable area; empty if there is none."""
        return self._jumps.passed(goal)

    def _follow_url(self, url: QUrl) -> None:
        link = self._page.link(url.toString()) if self._page is not None else None
        if link is not None:
            self.follow(link)

    def follow(self, link: Link) -> None:
        """Do what a link does: go there, or announce that it leads out of the page.

        If the link was reached by key, the keyboard goes on from the first link of the place that it leads to.
        """
        if not self._jumps.follow(link):
            self.linkFollowed.emit(link)
        self.linkReached.emit()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def relaid(self) -> None:
        """Take notice that parts of the page were hidden or shown."""
        self._lines = self._map = None
        self._floating.place()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Announce another width; keep the widgets in their places."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.breadthChanged.emit()
        self._floating.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the place that was jumped to, the lines and what is marked, then the text, then the focus ring."""
        if self._page is not None:
            painter = QPainter(self.viewport())
            above = self.verticalScrollBar().value()
            painter.translate(0, -above)
            if self._jumps.landing is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._palette.selected))
                painter.drawRoundedRect(self._jumps.landing, 4, 4)
            if self._lines is None:
                self._lines = self._page.furniture.lines(self.document())
            shown = QRectF(event.rect().translated(0, above))
            paint_lines(painter, self._lines, shown)
            self._ring.paint_ground(painter, shown)
            painter.end()
        super().paintEvent(event)
        if self.hasFocus():
            self._ring.paint()

    def focused_link(self) -> list[QRectF]:
        """Return where the link that the keyboard has reached stands in the page, line by line; empty without one."""
        return self._ring.reached()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next link, and keep it clear of what lies over the top of the page."""
        moved = bool(super().focusNextPrevChild(forwards))
        boxes = self.focused_link()
        if moved and boxes:
            # Qt frames what Tab has reached with dots and paints it twice; what was selected by a call it does not.
            self.setTextCursor(self.textCursor())
            self._tabbed = True
            self._jumps.keep_clear(boxes[0])
        self.viewport().update()
        self.linkReached.emit()
        return moved

    # -- plots --------------------------------------------------------------------------------------------------

    def chosen_column(self) -> Column | None:
        """Return the column that the keyboard has reached in a plot, at first the latest; None outside of plots."""
        return self._columns.chosen()

    # -- passages -----------------------------------------------------------------------------------------------

    def passage_at(self, where: QPoint) -> Passage | None:
        """Return the passage under a point of the viewport, or None."""
        found = self._passages()
        return found.at(where.x(), where.y() + self.verticalScrollBar().value()) if found is not None else None

    def focused_passage(self) -> Passage | None:
        """Return the passage of the link that the keyboard has reached, or None."""
        found = self._passages() if self.focused_link() else None
        return found.around(self.textCursor().selectionStart()) if found is not None else None

    def passage_spot(self, passage: Passage) -> Spot | None:
        """Return where a passage stands, its box in px of the viewport; None if the page does not have it."""
        found = self._passages()
        spot = found.spot(passage) if found is not None else None
        above = self.verticalScrollBar().value()
        return replace(spot, box=spot.box.translated(0, -above)) if spot is not None else None

    def covered(self) -> int:
        """Return how many px at the top of the viewport are covered by what stays there."""
        return self.sticky_height(self.verticalScrollBar().value())

    def _passages(self) -> PassageMap | None:
        if self._map is None and self._page is not None:
            self._map = PassageMap(self._page)
        return self._map

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the passage that is pointed at, or that the keyboard has reached."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            boxes = self.focused_link()
            below = boxes[0].bottomLeft().toPoint() if boxes else QPoint(20, 20 + self.verticalScrollBar().value())
            where = below - QPoint(0, self.verticalScrollBar().value())
            self.menuWished.emit(self.viewport().mapToGlobal(where), self.focused_passage())
            return
        self.menuWished.emit(event.globalPos(), self.passage_at(self.viewport().mapFromGlobal(event.globalPos())))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what a link leads to as its tooltip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.link_at(event.pos())
            if link is not None and link.tip:
                QToolTip.showText(event.globalPos(), _as_tip(link.tip), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))

    def link_at(self, where: QPoint) -> Link | None:
        """Return the link under a point of the viewport."""
        if self._page is None:
            return None
        href = self.anchorAt(where)
        link = self._page.link(href) if href else None
        return self._columns.under(where) if link is None or link.goal is Goal.COLUMNS else link

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over the parts of drawings that can be clicked, as over links."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            where = event.position().toPoint()
            over = self.link_at(where) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the part of a drawing that was clicked."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        spot = self._columns.under(where) if event.button() is Qt.MouseButton.LeftButton else None
        if spot is not None and spot == self._pressed:
            self.follow(spot)
        self._pressed = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by a ring about the page that the keyboard has come here, until it reaches a link."""
        self._ring.about_page = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away; unless the window or a menu has taken the keyboard, Tab begins anew when it returns."""
        super().focusOutEvent(event)
        if self._tabbed and event.reason() not in _COMES_BACK and self.focused_link():
            self._tabbed = False
            cursor, bar = self.textCursor(), self.verticalScrollBar()
            cursor.clearSelection()
            at = bar.value()
            self.setTextCursor(cursor)
            bar.setValue(at)  # the page may have been scrolled away from the link
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forget the mark of the last jump, and the ring of the keyboard."""
        if self._jumps.landing is not None or self._ring.about_page:
            self._jumps.landing, self._ring.about_page = None, False
            self.viewport().update()
        self._pressed = self._columns.under(event.position().toPoint())
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and follow a column of a plot; Home and End go to the ends of the page; everything else is Qt's."""
        if self._columns.take(event):
            return
        bar = self.verticalScrollBar()
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text, chips as ``[5]``."""
        data = QMimeData()
        if self._page is not None:
            from withdrawal_timeline.ui.detail.copying import selected_text  # noqa: PLC0415 - no start copies

            data.setText(selected_text(self.textCursor(), self._page))
        return data

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the pane be as narrow as it may."""
        return QSize(240, 120)

    def event(self, event: QEvent) -> bool:
        """Leave the key of copying to the command of that name, which knows what is copied where nothing is marked."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.ignore()
            return False
        return bool(super().event(event))

    def marked(self) -> bool:
        """Whether text was marked to be copied; a link that the keyboard has reached is none."""
        return self.textCursor().hasSelection() and not self.focused_link()

    def link_cursor(self, goal: Goal, value: str) -> QTextCursor | None:
        """Return a selection of the first link of the page that leads to ``value``; None without one."""
        if self._page is None:
            return None
        for href, cursor in links(self.document().begin(), self.document().lastBlock()):
            link = self._page.link(href)
            if link is not None and (link.goal, link.value) == (goal, value):
                return cursor
        return None


def _as_tip(words: str) -> str:
    """Return words as a tooltip that breaks its lines, and in which no letter is markup."""
    return f"<div>{escaped(words).replace(chr(10), '<br>')}</div>"
