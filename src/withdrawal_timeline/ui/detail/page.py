"""A page of text: the document, what its links mean, and where its parts stand."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.detail.drawings import Drawing
from withdrawal_timeline.ui.detail.furniture import Furniture
from withdrawal_timeline.ui.detail.plots import Columns

SCHEMES = ("https://", "http://")
"""What may be opened."""
THEME_STRIP, PARTS_FILTER, COPY_BUTTONS = "theme_strip", "parts_filter", "copy_buttons"
"""Names of the rooms that pages leave for widgets: the strip of themes, the field that narrows the parts with the
switch of their order, the buttons at the end."""


def may_open(address: str) -> bool:
    """Whether an address is one of the web."""
    return address.lower().startswith(SCHEMES)


class Goal(StrEnum):
    """Where a link leads."""

    SOURCE = "source"
    """To a source in the list; the value is its number."""
    CITED = "cited"
    """From the list back to where the source is first cited."""
    MILESTONE = "milestone"
    """To a milestone of the record; the value is its place, counted from 0."""
    CLAIM = "claim"
    """To a claim on this page."""
    CLAIM_ELSEWHERE = "claim_elsewhere"
    """To a claim that stands with another record."""
    THEME = "theme"
    RECORD = "record"
    ADDRESS = "address"
    """Out of the program, after the reader has seen the address."""
    SECTION = "section"
    FILTER = "filter"
    """To the entries with one value of a facet alone, or to all again; the value reads ``statuses:pending``."""
    YEARS = "years"
    """To a stretch of years; the value is the first and the last of it: ``1980:1989``."""
    COLUMNS = "columns"
    """To the columns of a plot, among which arrows then choose: each is one of the ``spots`` of its paragraph."""
    TOUR = "tour"
    """To the tour."""


@frozen
class Link:
    """What a link in the text does, with the words that its tooltip shows."""

    goal: Goal
    value: str
    tip: str = ""


@frozen
class Spot:
    """A part of a plot that leads somewhere: where it stands in its paragraph, in px, and what it does."""

    block: QTextBlock
    box: QRectF
    link: Link
    plot: Columns


@frozen
class PartRow:
    """A row of a list that can be narrowed: its paragraph, and the folded texts it is found by."""

    block: QTextBlock
    names: str
    traits: str
    """What it shares with other rows: domain and status."""


@frozen
class PartRows:
    """A head with the rows below it; its text ends in their count, after a tab."""

    head: QTextBlock
    rows: tuple[PartRow, ...]


class Page:
    """A laid-out text with all that the view needs to know of it.

    Links are looked up by number (``link:12``), never by text from the data: no record can pose as a command or an
    address. ``places`` finds claims, sources, themes and sections; ``floats`` are empty paragraphs that leave room for
    a widget.
    """

    def __init__(self, document: QTextDocument, width: float) -> None:
        self._document = document
        self.width = width
        self.column: tuple[float, float] = (0.0, 0.0)
        """Left edge and width of the text in px."""
        self.title = ""
        self.links: list[Link] = []
        self.drawings: list[Drawing] = []
        self.furniture = Furniture()
        self.places: dict[tuple[Goal, str], tuple[QTextBlock, QTextBlock]] = {}
        self.reach: dict[tuple[Goal, str], tuple[float, float]] = {}
        """From where to where each of the ``places`` goes, in px of the page: the edges of its column."""
        self.cited_at: dict[str, QTextBlock] = {}
        self.heads: list[QTextBlock] = []
        """Paragraphs that belong to what follows them."""
        self.spots: list[Spot] = []
        """Parts of drawings that can be clicked."""
        self.floats: dict[str, QTextBlock] = {}
        self.sticky = ""
        """Which of the ``floats`` stays at the top of the view, once room was left for it."""
        self.sticky_end: QTextBlock | None = None
        """Where what stays at the top of the view is left behind."""
        self.parts: list[PartRows] = []
        """What can be narrowed by typing."""
        self.parts_missing: QTextBlock | None = None
        """Where it is said that nothing was found; hidden while something is."""

    @property
    def document(self) -> QTextDocument:
        """The text, laid out when it is first asked for."""
        self._document.setLayoutEnabled(True)
        return self._document

    def show_in(self, show: Callable[[QTextDocument], None]) -> None:
        """Show the text in a view, which lays a text out again that was laid out before it is shown."""
        show(self._document)
        self._document.setLayoutEnabled(True)

    def link(self, href: str) -> Link | None:
        """Return what the link with this reference does; None for a reference that is not the page's own."""
        scheme, _, number = href.partition(":")
        if scheme != "link" or not number.isdigit() or int(number) >= len(self.links):
            return None
        return self.links[int(number)]
