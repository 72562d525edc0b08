"""The columns of the plots in a page: found under the pointer, walked and followed by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtWidgets import QTextBrowser

from withdrawal_timeline.ui.detail.link_boxes import link_boxes
from withdrawal_timeline.ui.detail.page import Link, Page, Spot

_HOW_TO_CHOOSE = "Left and right arrow choose others."


class PlotColumns(QObject):
    """Knows which column the keyboard has reached in the page of ``view``, which is also its owner."""

    wished = Signal(object)
    """The ``Link`` of a column is to be followed."""

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._page: Page | None = None
        self._reached: Spot | None = None

    def show_for(self, page: Page) -> None:
        """Find the columns of another page from now on."""
        self._page = page

    def chosen(self) -> Spot | None:
        """Return the column that the keyboard has reached in a plot, at first the latest; None outside of plots."""
        if self._page is None or not self._page.spots:
            return None
        if not link_boxes(self._view.document(), self._view.textCursor()):
            return None
        here = self._beside(self._view.textCursor().block())
        if not here:
            return None
        return self._reached if self._reached in here else here[-1]

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key does in a plot; return whether it does anything there."""
        column = self.chosen()
        if column is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        here = self._beside(column.block)
        at = here.index(column)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.wished.emit(column.link)
                return True
            case Qt.Key.Key_Left:
                at = max(at - 1, 0)
            case Qt.Key.Key_Right:
                at = min(at + 1, len(here) - 1)
            case Qt.Key.Key_Home:
                at = 0
            case Qt.Key.Key_End:
                at = len(here) - 1
            case _:
                return False
        self._reached = here[at]
        self._view.viewport().update()
        self.tell()
        return True

    def tell(self) -> None:
        """Say which column was reached, to those who do not see it."""
        column = self.chosen()
        self._view.setAccessibleDescription("" if column is None else f"{column.link.tip} {_HOW_TO_CHOOSE}")
        if column is not None:
            # QAccessible names so much that making it ready takes 1 ms, and no start says anything.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, column.link.tip))

    def box_of(self, column: Spot) -> QRectF:
        """Return where a column stands, in px of the page."""
        block = self._view.document().documentLayout().blockBoundingRect(column.block)
        return column.box.translated(block.topLeft())

    def under(self, where: QPoint) -> Link | None:
        """Return what the part of a drawing under a point of the viewport does; None where there is no such part."""
        above = self._view.verticalScrollBar().value()
        for spot in self._page.spots if self._page is not None else ():
            if self.box_of(spot).contains(where.x(), where.y() + above):
                return spot.link
        return None

    def _beside(self, block: QTextBlock) -> list[Spot]:
        """Return the columns of the drawing in a paragraph."""
        return [spot for spot in self._page.spots if spot.block == block] if self._page is not None else []
