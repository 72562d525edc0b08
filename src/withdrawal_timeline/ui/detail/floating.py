"""The widgets that stand in a page where it leaves room, one of which may stay at the top of the view."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit, QWidget

from withdrawal_timeline.ui.detail.page import Page

STICKY_GAP = 20
"""Space between a widget that stays at the top and what it makes way for, in px."""
_FAR = 1 << 24
"""Below the end of every page, in px."""


class FloatingWidgets:
    """Keeps widgets in their rooms of the page that ``view`` shows.

    ``page`` is that page; None before there is one.
    """

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._widgets: dict[str, QWidget] = {}
        self._sticky = ""
        self.page: Page | None = None

    def put(self, name: str, widget: QWidget, *, sticky: bool) -> None:
        """Show ``widget`` where pages leave room under ``name``; a sticky one stays at the top of the view."""
        widget.setParent(self._view.viewport())
        self._widgets[name] = widget
        if sticky:
            self._sticky = name
        widget.hide()

    def show_for(self, page: Page) -> None:
        """Show the widgets that a page has room for, and no others."""
        self.page = page
        for name, widget in self._widgets.items():
            widget.setVisible(name in page.floats)

    def place(self) -> None:
        """Move every widget to its room."""
        if self.page is None:
            return
        layout = self._view.document().documentLayout()
        above = self._view.verticalScrollBar().value()
        for name, widget in self._widgets.items():
            block = self.page.floats.get(name)
            if block is None:
                continue
            room = layout.blockBoundingRect(block)
            left, column = self.page.column
            top = round(room.top()) - above
            if name == self._sticky:
                height = round(room.height())
                widget.setProperty("stuck", top < 0)
                place = min(max(0, top), self._limit() - above - height)
                widget.setGeometry(0, place, self._view.viewport().width(), height)
            else:
                widget.setGeometry(round(left), top, round(column), round(room.height()))

    def covered(self, y: float) -> int:
        """Return what the sticky widget covers at the top of the view when ``y`` px of the page is there."""
        widget = self._widgets.get(self._sticky)
        strip = self.page.floats.get(self._sticky) if self.page is not None else None
        if widget is None or strip is None:
            return 0
        return widget.height() if self._top_of(strip.position()) < y < self._limit() else 0

    def _limit(self) -> int:
        """Return where in the page, in px, the sticky widget stops following."""
        end = self.page.sticky_end if self.page is not None else None
        return round(self._top_of(end.position()) - STICKY_GAP) if end is not None else _FAR

    def _top_of(self, position: int) -> float:
        document = self._view.document()
        return document.documentLayout().blockBoundingRect(document.findBlock(position)).top()
