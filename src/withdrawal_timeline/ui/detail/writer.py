"""Writes paragraphs, columns, links and drawings into a page.

Text goes in through ``QTextCursor.insertText`` alone, never as HTML: what stands in the data is shown letter by
letter, whatever it contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.detail.drawings import DOT, Chip, Drawing, Drawings, Gap, Turn
from withdrawal_timeline.ui.detail.furniture import Above, Beside, Ground, Rule
from withdrawal_timeline.ui.detail.page import Goal, Link, Page, may_open
from withdrawal_timeline.ui.detail.style import DRAWING_OBJECT, DRAWING_PROPERTY, OBJECT, Style
from withdrawal_timeline.ui.look.theme import Role

SECTION_GAP = 34
"""Space above the head of a section, with the hairline in its middle, in px."""
RULE_INSET = 10
"""Distance of a claim's text from the left edge of its rule, in px."""


HEADS = frozenset({Role.TITLE, Role.SHEET, Role.SECTION, Role.STRONG, Role.SPEAKER, Role.STANCE})
"""Roles of paragraphs that say what follows; on paper they are never the last of a page."""


@frozen
class Fact:
    """A few words of a line of facts; with ``link`` (goal, value, tip) they lead somewhere."""

    text: str
    role: Role = Role.CAPTION
    colour: str = ""
    link: tuple[Goal, str, str] | None = None


class Writer:
    """Writes one page from top to bottom.

    Parameters
    ----------
    style
        Colours and formats.
    width
        Width of the page in px, margins included.
    margins
        Left and right margin in px.
    """

    def __init__(self, style: Style, width: float, margins: tuple[float, float] = (20, 20)) -> None:
        self.style = style
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setLayoutEnabled(False)
        document.setDefaultFont(style.font(Role.BODY))
        document.setDocumentMargin(0)
        document.setTextWidth(width)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        frame = QTextFrameFormat()
        frame.setLeftMargin(margins[0])
        frame.setRightMargin(margins[1])
        frame.setTopMargin(4)
        frame.setBottomMargin(32)
        document.rootFrame().setFrameFormat(frame)
        self.page = Page(document, width)
        self.left = margins[0]
        self.column = width - margins[0] - margins[1]
        self.page.column = (self.left, self.column)
        self._x = self.left
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()
        self._fresh = True
        self._after_table = False
        self._trim = 0.0
        self._metrics: dict[Role, QFontMetricsF] = {}

    def finished(self) -> Page:
        """Return the page, which is laid out to its width when it is shown or its document asked for."""
        self._cursor.endEditBlock()
        document = self._cursor.document()
        document.documentLayout().registerHandler(DRAWING_OBJECT, Drawings(self.page.drawings, document))
        return self.page

    # -- paragraphs ---------------------------------------------------------------------------------------------

    @property
    def right_edge(self) -> tuple[tuple[float, bool], ...]:
        """The tab stop of ``at_right``: a pixel before the edge, because Qt rounds up and would break the line."""
        return ((self.column - 1, True),)

    @property
    def block(self) -> QTextBlock:
        """The paragraph that is being written."""
        return self._cursor.block()

    def paragraph(
        self,
        role: Role,
        text: str = "",
        colour: str = "",
        *,
        before: float = 0,
        after: float = 0,
        left: float = 0,
        right: float = 0,
        hang: float = 0,
        tabs: tuple[tuple[float, bool], ...] = (),
        weight: int = 0,
        italic: bool = False,
    ) -> QTextBlock:
        """Start a paragraph in a role, with its first run of text, and return it."""
        if self._after_table and before:
            self.space(before)
            before = 0
        paragraph = self.style.paragraph(role, before, after, left, right + self._trim, hang, tabs)
        self._start(paragraph, self.style.characters(role, colour or self.style.palette.ink))
        if text:
            self.text(text, role, colour, weight=weight, italic=italic)
        block = self._cursor.block()
        if role in HEADS:
            self.page.heads.append(block)
        return block

    def space(self, height: float) -> QTextBlock:
        """Leave an empty paragraph of a height in px, for a widget or as a gap, and return it."""
        return self.tall(Gap(height))

    def _start(self, paragraph: QTextBlockFormat, characters: QTextCharFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(paragraph)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(paragraph, characters)
        self._fresh = self._after_table = False

    # -- runs ---------------------------------------------------------------------------------------------------

    def text(
        self,
        text: str,
        role: Role = Role.BODY,
        colour: str = "",
        *,
        weight: int = 0,
        italic: bool = False,
        href: str = "",
    ) -> None:
        """Add a run of text; with the reference of a link that stands before it, it belongs to that link."""
        ink = colour or self.style.palette.ink
        self._cursor.insertText(text, self.style.characters(role, ink, weight, italic, href))

    def at_right(self, text: str, role: Role = Role.CAPTION, colour: str = "") -> None:
        """Add a run of text at the right edge, kept in one line; the paragraph has a tab stop there."""
        # Qt measures what follows a right tab to its end, but may still break it at a space.
        kept = text.replace(" ", "\N{NO-BREAK SPACE}")
        self.text(f"\t{kept}", role, colour or self.style.palette.ink3)

    def link(
        self,
        text: str,
        goal: Goal,
        value: str,
        role: Role = Role.BODY,
        colour: str = "",
        *,
        weight: int = 0,
        italic: bool = False,
        tip: str = "",
    ) -> str:
        """Add a run of text that leads somewhere; return its reference, for what follows and belongs to it."""
        palette = self.style.palette
        ink = colour or (palette.ink if self.style.paper else palette.focus)
        href = self._href(goal, value, tip)
        self._cursor.insertText(text, self.style.characters(role, ink, weight, italic, href))
        return href

    def facts(self, facts: Iterable[Fact], room: float, *, begun: float = 0) -> None:
        """Add facts with a dot between two of a line; a fact that no longer fits begins the next line, without a dot.

        Parameters
        ----------
        room
            Width of the lines in px.
        begun
            How much of the first line is taken already, in px.
        """
        x, dot = begun, self.measured(DOT, Role.CAPTION)
        for place, fact in enumerate(facts):
            width = self.measured(fact.text, fact.role) + 1
            if place and x + dot + width <= room:
                self.text(DOT, Role.CAPTION, self.style.palette.ink3)
                x += dot
            elif place:
                self.draw(Turn())
                self.text("\N{LINE SEPARATOR}", Role.CAPTION)
                x = 0
            if fact.link is None:
                self.text(fact.text, fact.role, fact.colour or self.style.palette.ink3)
            else:
                goal, value, tip = fact.link
                self.link(fact.text, goal, value, fact.role, fact.colour, tip=tip)
            # Where a fact fills more than a line, nobody has counted how far it reaches into the last one.
            x = x + width if x + width <= room else room

    def draw(self, drawing: Drawing, *, link: tuple[Goal, str, str] | None = None, href: str = "") -> None:
        """Add a drawing, as if it were a letter.

        With ``link`` (goal, value, tip) it leads somewhere; with ``href`` it belongs to a link that stands before it.
        """
        made = QTextCharFormat()
        made.setObjectType(DRAWING_OBJECT)
        made.setProperty(DRAWING_PROPERTY, len(self.page.drawings))
        if link is not None:
            href = self._href(*link)
        if href:
            made.setAnchor(True)
            made.setAnchorHref(href)
        self.page.drawings.append(drawing)
        self._cursor.insertText(OBJECT, made)

    def chips(self, numbers: Iterable[int], tips: Sequence[str]) -> None:
        """Add the chips of sources; ``tips`` holds the reference of source ``n`` at place ``n - 1``.

        On paper they are raised figures, close to the word before them.
        """
        if self.style.paper:
            if self._cursor.block().text().endswith(" "):
                self._cursor.deletePreviousChar()
            figures = ",".join(str(number) for number in numbers)
            made = self.style.characters(Role.BODY, self.style.palette.ink2, 500, False, "", True)
            self._cursor.insertText(f"\N{WORD JOINER}{figures}" if figures else "", made)
            return
        for number in numbers:
            key = str(number)
            self.page.cited_at.setdefault(key, self._cursor.block())
            self.draw(Chip(self.style, number), link=(Goal.SOURCE, key, tips[number - 1]))

    def _href(self, goal: Goal, value: str, tip: str = "") -> str:
        """Return the reference of a link: its place in the list of the page, on paper the address itself or nothing."""
        if self.style.paper:
            from withdrawal_timeline.files.exchange.rich_text import web_address  # noqa: PLC0415 - no start prints

            return web_address(value) if goal is Goal.ADDRESS and may_open(value) else ""
        self.page.links.append(Link(goal, value, tip))
        return f"link:{len(self.page.links) - 1}"

    # -- places -------------------------------------------------------------------------------------------------

    def place(self, goal: Goal, value: str, first: QTextBlock, last: QTextBlock | None = None) -> None:
        """Remember where something stands, so that links find it."""
        self.page.places[goal, value] = (first, last if last is not None else first)
        self.page.reach[goal, value] = (self._x, self._x + self.column)

    def section(self, title: str, count: str = "", *, name: str = "", hair: bool = True) -> QTextBlock:
        """Start a section: hairline, head, and a count at the right edge."""
        block = self.paragraph(Role.SECTION, title, before=SECTION_GAP if hair else 20, after=6, tabs=self.right_edge)
        if count:
            self.at_right(count)
        if hair:
            self.hair(block, SECTION_GAP / 2)
        if name:
            self.place(Goal.SECTION, name, block)
        if self.page.sticky and self.page.sticky_end is None:
            self.page.sticky_end = block
        return block

    def hair(self, block: QTextBlock, gap: float) -> None:
        """Draw a hairline above a paragraph over the full width of the text."""
        right = self.left + self.column
        self.page.furniture.above.append(Above(block, self.left, right, gap, self.style.palette.line))

    def tall(self, drawing: Drawing, *, before: float = 0, link: tuple[Goal, str, str] | None = None) -> QTextBlock:
        """Give a drawing a paragraph of its own, as high as the drawing, and return it; ``link`` as in ``draw``."""
        made = QTextBlockFormat()
        made.setTopMargin(before)
        # Not a fixed line height: Qt would lift a drawing that is higher than the font by half the difference.
        self._start(made, self._tiny())
        self.draw(drawing, link=link)
        return self._cursor.block()

    def _tiny(self) -> QTextCharFormat:
        made = QTextCharFormat()
        face = self.style.font(Role.CHIP)
        face.setPixelSize(1)
        made.setFont(face)
        return made

    def elided(self, text: str, role: Role, room: float) -> str:
        """Return ``text`` cut to ``room`` px with an ellipsis; empty where not even that has room."""
        return self._measure(role).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def measured(self, text: str, role: Role) -> float:
        """Return the width of ``text`` in px."""
        return self._measure(role).horizontalAdvance(text)

    def _measure(self, role: Role) -> QFontMetricsF:
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetricsF(self.style.font(role))
        return metrics

    def hairline_beside(self, first: QTextBlock, last: QTextBlock) -> None:
        """Draw a hairline at the left edge of the current column."""
        self.page.furniture.beside.append(
            Beside(first, last, round(self._x) + 0.5, self.style.palette.line_strong, width=1)
        )

    def rule(self, first: QTextBlock, last: QTextBlock, colour: str, rule: Rule = Rule.SOLID) -> None:
        """Draw a rule beside paragraphs of the current column."""
        self.page.furniture.beside.append(Beside(first, last, self._x + 1, colour, rule))

    def ground(self, first: QTextBlock, last: QTextBlock, colour: str, width: float) -> None:
        """Tint the ground behind paragraphs of the current column, so many px wide, at most as wide as the column."""
        right = self._x + min(width, self.column)
        self.page.furniture.grounds.append(Ground(first, last, self._x, right, colour))

    # -- columns ------------------------------------------------------------------------------------------------

    @contextmanager
    def columns(self, widths: Sequence[float], gap: float = 0, before: float = 0) -> Iterator[Callable[[int], None]]:
        """Write into columns side by side; ``widths`` in px without the gaps between them.

        Gives a function that goes to a column, counted from 0.
        """
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(0)
        made.setCellSpacing(0)
        made.setTopMargin(before)
        made.setWidth(QTextLength(QTextLength.Type.FixedLength, sum(widths) + gap * (len(widths) - 1)))
        lengths = [width + (gap if place < len(widths) - 1 else 0) for place, width in enumerate(widths)]
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, length) for length in lengths])
        table = self._cursor.insertTable(1, len(widths), made)
        outer = (self._x, self.column, self._trim)
        yield partial(self._enter, table, lengths, widths, self._x)
        self._x, self.column, self._trim = outer
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = self._after_table = True

    def _enter(
        self, table: QTextTable, lengths: Sequence[float], widths: Sequence[float], start: float, place: int
    ) -> None:
        """Write into column ``place`` from now on, counted from 0."""
        self._cursor = table.cellAt(0, place).firstCursorPosition()
        self._x = start + sum(lengths[:place])
        self.column = widths[place]
        # The gap is a right margin of the paragraphs: Qt ignores the padding of cells of a fixed width.
        self._trim = lengths[place] - widths[place]
        self._fresh, self._after_table = True, False
