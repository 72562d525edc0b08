"""The parts of a page that can be copied by themselves, in which forms, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRectF

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.detail.page import Goal, Page


@frozen
class Passage:
    """A claim, a milestone, a source, all sources, or the whole record.

    ``value`` is the claim's id, the milestone's place counted from 0, or the source's number; else the name of the
    section that stands for it.
    """

    goal: Goal
    value: str


RECORD = Passage(Goal.SECTION, "top")
SOURCES = Passage(Goal.SECTION, "sources")

GUTTER = 19.0
"""Width in px of the strip left of a passage that belongs to it: its handle stands there."""


class CopyAs(StrEnum):
    """A form in which something is copied."""

    CITATION = "citation"
    TEXT = "text"
    """With its sources: as it was set, for programs that can show that, and as plain text for the others."""
    MARKDOWN = "markdown"
    HTML = "html"
    """The source text of a web page."""
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl_json"
    ADDRESS = "address"


_PASSAGE: Mapping[CopyAs, str] = {
    CopyAs.TEXT: "Copy with sources",
    CopyAs.MARKDOWN: "Copy as Markdown",
    CopyAs.HTML: "Copy as HTML",
}
_SOURCE: Mapping[CopyAs, str] = {
    CopyAs.CITATION: "Copy citation",
    CopyAs.BIBTEX: "Copy as BibTeX",
    CopyAs.RIS: "Copy as RIS",
    CopyAs.CSL_JSON: "Copy as CSL-JSON",
    CopyAs.ADDRESS: "Copy address",
}
NAMES: Mapping[Goal, str] = {Goal.CLAIM: "claim", Goal.MILESTONE: "milestone", Goal.SOURCE: "source"}
"""What a passage is, where it is neither the record nor all its sources."""


def forms(passage: Passage) -> Mapping[CopyAs, str]:
    """Return the forms in which a claim, a milestone or a source is copied, with their names in a menu."""
    return _SOURCE if passage.goal is Goal.SOURCE else _PASSAGE


def is_passage(passage: Passage) -> bool:
    """Whether a place of a page can be copied by itself."""
    return passage.goal in NAMES or passage in (RECORD, SOURCES)


@frozen
class Spot:
    """Where a passage stands: its box with its gutter, in px of the page, and its first and one past its last letter.

    ``line`` is the height of its first line in px.
    """

    passage: Passage
    box: QRectF
    line: float
    first: int
    end: int


class PassageMap:
    """Where the passages of a page stand, as the page is laid out now."""

    def __init__(self, page: Page) -> None:
        layout = page.document.documentLayout()
        self._spots: list[Spot] = []
        for (goal, value), (first, last) in page.places.items():
            passage = Passage(goal, value)
            if not is_passage(passage):
                continue
            left, right = page.reach[goal, value]
            top, bottom = layout.blockBoundingRect(first).top(), layout.blockBoundingRect(last).bottom()
            box = QRectF(left - GUTTER, top, right - left + GUTTER, bottom - top)
            line = first.layout().lineAt(0).height()
            self._spots.append(Spot(passage, box, line, first.position(), last.position() + last.length()))

    def at(self, x: float, y: float) -> Passage | None:
        """Return the passage at a point of the page, its gutter included; None between passages."""
        return next((spot.passage for spot in self._spots if spot.box.contains(x, y)), None)

    def around(self, position: int) -> Passage | None:
        """Return the passage that holds a position of the text, or None."""
        return next((spot.passage for spot in self._spots if spot.first <= position < spot.end), None)

    def spot(self, passage: Passage) -> Spot | None:
        """Return where a passage stands; None for one that the page does not have."""
        return next((spot for spot in self._spots if spot.passage == passage), None)
