"""Which places of a page lie above a line of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock

from withdrawal_timeline.ui.detail.page import Goal, Page

ReadingPlace = tuple[Goal, str, float]
"""A place of a page, and how far above the top of the view it lies, in px."""


def top_of(page: Page, block: QTextBlock) -> float:
    """Return where a paragraph of a page begins, in px of the page."""
    return page.document.documentLayout().blockBoundingRect(block).top()


def nearest_above(page: Page, top: float) -> ReadingPlace | None:
    """Return the last place at or above a line of the page, the first of several that begin together."""
    best: ReadingPlace | None = None
    for goal, value, y in _tops(page):
        if y <= top + 1 and (best is None or top - y < best[2]):
            best = (goal, value, top - y)
    return best


def passed(page: Page, goal: Goal, top: float) -> str:
    """Return the last place of a kind, in the order of the page, at or above a line of it; empty if there is none."""
    found = ""
    for kind, value, y in _tops(page):
        if kind is goal and y <= top:
            found = value
    return found


def _tops(page: Page) -> Iterator[tuple[Goal, str, float]]:
    for (goal, value), (first, _) in page.places.items():
        yield goal, value, top_of(page, first)
