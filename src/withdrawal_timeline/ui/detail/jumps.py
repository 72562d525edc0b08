"""Goes to places of a page and back from them, marks where it landed, and knows which place is being read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.ui.detail.floating import FloatingWidgets
from withdrawal_timeline.ui.detail.link_boxes import first_link, link_boxes
from withdrawal_timeline.ui.detail.page import Goal, Link, Page

LANDING_ROOM = 10
"""Space above a place that was jumped to, in px."""

ReadingPlace = tuple[Goal, str, float]
"""A place of a page, and how far above the top of the view it lies, in px."""


@frozen
class Departure:
    """From where a source was gone to: how far the page was scrolled, and the link, if keys had reached it."""

    scrolled: int
    link: QTextCursor | None


class Jumps:
    """Scrolls ``view`` and puts its keyboard where one goes on; places stay clear of what ``floating`` covers.

    ``landing`` is the box in px of the page that was jumped to, as long as it is to be marked.
    """

    def __init__(self, view: QTextEdit, floating: FloatingWidgets) -> None:
        self._view, self._floating = view, floating
        self._page: Page | None = None
        self._left: Departure | None = None
        self.landing: QRectF | None = None

    def show_for(self, page: Page) -> None:
        """Go to places of another page from now on."""
        self._page, self._left, self.landing = page, None, None

    # -- where a page is read -----------------------------------------------------------------------------------

    def reading_place(self) -> ReadingPlace | None:
        """Return the last place above the top of the view, and how far it lies above; None at the top of a page."""
        top = self._view.verticalScrollBar().value()
        if self._page is None or not top:
            return None
        best: ReadingPlace | None = None
        for goal, value, y in _tops(self._page):
            if y <= top + 1 and (best is None or top - y < best[2]):  # the first of several that begin together
                best = (goal, value, top - y)
        return best

    def return_to(self, at: ReadingPlace) -> None:
        """Scroll to where a page was read, as far as it still has that place."""
        goal, value, offset = at
        if self._page is not None and (place := self._page.places.get((goal, value))):
            self._view.verticalScrollBar().setValue(round(_top_of(self._page, place[0]) + offset))

    def passed(self, goal: Goal) -> str:
        """Return the last place of a kind, in the order of the page, at or above the top of what is read; or empty."""
        if self._page is None:
            return ""
        above = self._view.verticalScrollBar().value()
        top = above + self._floating.covered(above) + LANDING_ROOM + 2
        found = ""
        for kind, value, y in _tops(self._page):
            if kind is goal and y <= top:
                found = value
        return found

    # -- going somewhere ----------------------------------------------------------------------------------------

    def reveal(self, goal: Goal, value: str, *, land: bool = True) -> bool:
        """Scroll to a place of the page and mark it; return whether the page has it."""
        place = self._page.places.get((goal, value)) if self._page is not None else None
        if place is None:
            return False
        layout = self._view.document().documentLayout()
        first, last = layout.blockBoundingRect(place[0]), layout.blockBoundingRect(place[1])
        covered = self._floating.covered(first.top())
        self.landing = None
        if land and goal in (Goal.CLAIM, Goal.SOURCE):
            self.landing = first.united(last).adjusted(-12, -4, 8, 4)
        self._view.verticalScrollBar().setValue(round(first.top()) - covered - LANDING_ROOM)
        self._view.viewport().update()
        return True

    def go_to_section(self, name: str) -> bool:
        """Scroll to a section and let the keyboard go on from its first link; return whether the page has it."""
        place = self._page.places.get((Goal.SECTION, name)) if self._page is not None else None
        if place is None:
            return False
        # Without a link Qt would go on from the top of the page.
        self._put_keyboard(first_link(place[0], self._view.document().lastBlock()) or QTextCursor(place[0]))
        return self.reveal(Goal.SECTION, name)

    def follow(self, link: Link) -> bool:
        """Go where a link leads; return False if that is out of the page.

        If the link was reached by key, the keyboard goes on from the first link of the place that it leads to.
        """
        here = self._view.textCursor()
        left = Departure(self._view.verticalScrollBar().value(), here)
        by_key = bool(link_boxes(self._view.document(), here))
        place = self._page.places.get((link.goal, link.value)) if self._page is not None else None
        if by_key and place is not None:
            self._put_keyboard(first_link(*place) or QTextCursor(place[0]))
        match link.goal:
            case Goal.SOURCE:
                self._left = left if by_key else replace(left, link=None)
                self.reveal(Goal.SOURCE, link.value)
            case Goal.CITED:
                self._back_to_citation(link.value)
            case Goal.CLAIM | Goal.THEME | Goal.SECTION:
                self.reveal(link.goal, link.value)
            case Goal.COLUMNS:
                pass  # one of them is followed, by pointer or by key
            case _:
                return False
        return True

    def keep_clear(self, box: QRectF) -> None:
        """Scroll up as far as a box of the page is hidden by what lies over the top of the view."""
        bar = self._view.verticalScrollBar()
        covered = self._floating.covered(bar.value()) + LANDING_ROOM
        if box.top() < bar.value() + covered:
            bar.setValue(round(box.top()) - covered)

    def _back_to_citation(self, number: str) -> None:
        bar = self._view.verticalScrollBar()
        if self._left is not None:
            self.landing = None
            if self._left.link is not None:
                self._put_keyboard(self._left.link)
            bar.setValue(self._left.scrolled)
            self._left = None
        elif self._page is not None and (block := self._page.cited_at.get(number)) is not None:
            bar.setValue(round(_top_of(self._page, block)) - self._view.viewport().height() // 2)
        self._view.viewport().update()

    def _put_keyboard(self, cursor: QTextCursor) -> None:
        """Let the keyboard go on from a link, or from a place of the text."""
        self._view.setTextCursor(cursor)
        self._view.viewport().update()


def _top_of(page: Page, block: QTextBlock) -> float:
    """Return where a paragraph of a page begins, in px of the page."""
    return page.document.documentLayout().blockBoundingRect(block).top()


def _tops(page: Page) -> Iterator[tuple[Goal, str, float]]:
    for (goal, value), (first, _) in page.places.items():
        yield goal, value, _top_of(page, first)
