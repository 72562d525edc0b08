"""The sentences of a stop: what each side says, with source numbers to click."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.sides import Missing
from withdrawal_timeline.domain.wording import STANCE
from withdrawal_timeline.ui.look.theme import LIGHT, TYPE, Palette, Role, font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from withdrawal_timeline.domain.sides import Contest
    from withdrawal_timeline.domain.vocabulary import Stance
    from withdrawal_timeline.state.tour_stops import Spoken, Stop

_TO_CLAIM = "Read this statement in the detail pane"
_GAP, _OVER_QUESTION = 6, 12
"""Free room between two sentences, and over a question, in logical pixels at text scale 1."""
_AFTER_STANCE = 14
"""Free room between the longest stance and the sentences, in logical pixels at text scale 1."""
_CHIP_RADIUS = 4.0
EDGE = 3
"""Free room around the text, in logical pixels: letters reach a little beyond their own width."""


@frozen
class Link:
    """A stretch of the text that leads into the detail pane: to a claim, or to a source that it is for.

    Parameters
    ----------
    start, end
        Its place in the text.
    claim_id
        The claim.
    number
        Number of the source; 0 for the claim itself.
    tip
        What the tooltip says.
    """

    start: int
    end: int
    claim_id: str
    number: int
    tip: str


class _Writer:
    """Writes a stop into a document; text from the dossier goes in as text, never as HTML."""

    def __init__(self, document: QTextDocument, palette: Palette, scale: float) -> None:
        self._palette, self._scale = palette, scale
        self.links: list[Link] = []
        self.document = document
        self.document.clear()
        self.document.setDocumentMargin(EDGE)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self.document)
        self._begun = False

    def write(self, stop: Stop) -> None:
        """Write what is told; a question other than the one that is asked here stands over what is told on it."""
        for place, told in enumerate(stop.told):
            if place:
                self._question(told.question)
            for line in told.lines:
                if isinstance(line, Missing):
                    self._paragraph((line.stance,))
                    self._missing(line)
                else:
                    self._paragraph(line.stances)
                    self._sentence(line)

    def _question(self, question: str) -> None:
        self._block(self._plain_block(), above=_OVER_QUESTION)
        self._cursor.insertText(question, self._format(Role.STRONG, self._palette.ink))

    def _plain_block(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        line = round(TYPE[Role.BODY].line * self._scale)
        block.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block

    def _block(self, block: QTextBlockFormat, above: int) -> None:
        if self._begun:
            block.setTopMargin(round(above * self._scale))
            self._cursor.insertBlock(block)
        else:
            self._cursor.setBlockFormat(block)
            self._begun = True

    def _paragraph(self, stances: Iterable[Stance]) -> None:
        found = tuple(stances)
        column = stance_column(self._scale)
        block = self._plain_block()
        block.setLeftMargin(column)
        block.setTextIndent(-column)
        block.setTabPositions([QTextOption.Tab(column, QTextOption.TabType.LeftTab)])
        self._block(block, above=_GAP)
        ink = self._palette.stance(found[0]) if len(found) == 1 else self._palette.stance_other
        self._cursor.insertText(", ".join(STANCE[stance] for stance in found), self._format(Role.STANCE, ink))
        self._cursor.insertText("\t", self._format(Role.BODY, self._palette.ink))

    def _sentence(self, spoken: Spoken) -> None:
        self._link(spoken.text, Role.BODY, self._palette.ink, spoken.claim_ids[0], 0, _TO_CLAIM)
        for place, cite in enumerate(spoken.cites):
            # The space does not break, so that no line begins with a number.
            self._cursor.insertText(" " if place else "\u00a0", self._format(Role.CHIP, self._palette.ink2))
            self._link(f"[{cite.number}]", Role.CHIP, self._palette.ink2, cite.claim_id, cite.number, cite.reference)
        by = [tie for tie in spoken.contests if tie.by]
        self._contests("  contested by ", by)
        self._contests(" · contests " if by else "  contests ", [tie for tie in spoken.contests if not tie.by])

    def _contests(self, words: str, ties: Sequence[Contest]) -> None:
        """Write what contradicts a sentence behind its numbers, in the words of the detail pane."""
        plain = self._format(Role.CAPTION, self._palette.ink3)
        named = set[str]()
        for place, tie in enumerate(ties):
            self._cursor.insertText("; " if place else words, plain)
            if tie.speaker in named:
                self._cursor.insertText("another of ", plain)
            named.add(tie.speaker)
            if tie.here:
                self._link(tie.speaker, Role.CAPTION, self._palette.ink2, tie.claim_id, 0, _TO_CLAIM)
            else:
                self._cursor.insertText(f"{tie.speaker} ({tie.record_title})", plain)

    def _missing(self, missing: Missing) -> None:
        plain = self._format(Role.CAPTION, self._palette.ink3)
        self._cursor.insertText(missing.sentence, plain)
        for place, other in enumerate(missing.elsewhere):
            claim, more = other.claims[0], len(other.claims) - 1
            self._cursor.insertText(", " if place else " Elsewhere: ", plain)
            self._link(claim.claimant, Role.CAPTION, self._palette.ink2, claim.id, 0, _TO_CLAIM)
            self._cursor.insertText(f"{f' and {more} more' if more else ''} in {other.theme.title}", plain)
        if missing.elsewhere:
            self._cursor.insertText(".", plain)

    def _link(self, text: str, role: Role, ink: str, claim_id: str, number: int, tip: str) -> None:
        style = self._format(role, ink)
        style.setAnchor(True)
        style.setAnchorHref(f"link:{len(self.links)}")
        start = self._cursor.position()
        if number:
            # The brackets are there for whoever copies or listens; the eye sees a frame in their place.
            unseen = QTextCharFormat(style)
            unseen.setForeground(QBrush(Qt.GlobalColor.transparent))
            self._cursor.insertText(text[0], unseen)
            self._cursor.insertText(text[1:-1], style)
            self._cursor.insertText(text[-1], unseen)
        else:
            self._cursor.insertText(text, style)
        self.links.append(Link(start, self._cursor.position(), claim_id, number, tip))

    def _format(self, role: Role, ink: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(font(role, self._scale))
        made.setForeground(QBrush(QColor(ink)))
        return made


def stance_column(scale: float) -> int:
    """Return how far the sentences stand right of the edge, in logical pixels."""
    metrics = QFontMetricsF(font(Role.STANCE, scale))
    widest = max(metrics.horizontalAdvance(word) for word in STANCE.values())
    return math.ceil(widest + _AFTER_STANCE * scale)


def in_words(stop: Stop) -> str:
    """Return what a screen reader says of a stop: its chapter, then by question who says what, and who does not."""
    words = [f"{stop.title}."]
    for told in stop.told:
        words.append(told.question)
        for line in told.lines:
            stances = (line.stance,) if isinstance(line, Missing) else line.stances
            said = line.sentence if isinstance(line, Missing) else line.text
            words.append(f"{', '.join(STANCE[stance] for stance in stances).capitalize()}: {said}")
    return " ".join(words)


def height_of(stop: Stop, width: float, palette: Palette, scale: float) -> int:
    """Return how high the sentences of a stop are at this width, in logical pixels."""
    document = QTextDocument()
    _Writer(document, palette, scale).write(stop)
    document.setTextWidth(width)
    return math.ceil(document.size().height())


def _x_of(line: QTextLine, position: int) -> float:
    """Return where a character begins; PySide6 gives the position, too, and declares neither."""
    found: object = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


class TourText(QTextBrowser):
    """Shows the sentences of a stop."""

    claimWished = Signal(str)
    """A sentence was clicked; carries the id of its claim."""
    sourceWished = Signal(str, int)
    """A number was clicked; carries the id of the claim that cites it, and the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tourText")
        self.setAccessibleName("Tour")
        self._palette, self._scale = LIGHT, 1.0
        self._stop: Stop | None = None
        self._links: tuple[Link, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QTextBrowser { background: transparent; padding: 0; }")
        self.anchorClicked.connect(self._follow)

    @property
    def links(self) -> tuple[Link, ...]:
        """What can be clicked, in the order of the text."""
        return self._links

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self._write()

    def set_stop(self, stop: Stop) -> None:
        """Show the sentences of a stop, from the first."""
        if stop != self._stop:
            self._stop = stop
            self._write()

    def rect_of(self, link: Link) -> QRectF:
        """Return where the first line of a link lies on the viewport."""
        block = self.document().findBlock(link.start)
        return self._rect(block, link.start, link.end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Underline the sentence under the pointer, which leads to its claim."""
        super().mouseMoveEvent(event)
        self._underline(self._link_at(self.anchorAt(event.position().toPoint())))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line away."""
        self._underline(None)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say where a link leads."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self._link_at(self.anchorAt(event.pos()))
            if link is None:
                QToolTip.hideText()
            else:
                lines = "<br>".join(escape(line) for line in link.tip.splitlines())
                QToolTip.showText(event.globalPos(), f"<qt>{lines}</qt>", self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a small frame around every number."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._palette.line_strong), 1.0))
        for link in self._links:
            if link.number:
                box = self.rect_of(link)
                left, top = round(box.left()) + 0.5, round(box.top()) + 0.5
                frame = QRectF(left, top, round(box.width()) - 1, box.height() - 1)
                painter.drawRoundedRect(frame, _CHIP_RADIUS, _CHIP_RADIUS)
        painter.end()

    def _write(self) -> None:
        if self._stop is None:
            return
        writer = _Writer(self.document(), self._palette, self._scale)
        writer.write(self._stop)
        self._links = tuple(writer.links)
        self.setExtraSelections([])
        # The cursor has come to the end with the text, and would be scrolled into view with the next change of size.
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)

    def _rect(self, block: QTextBlock, start: int, end: int) -> QRectF:
        layout, origin = block.layout(), self.document().documentLayout().blockBoundingRect(block).topLeft()
        line = layout.lineForTextPosition(start - block.position())
        left = _x_of(line, start - block.position())
        right = _x_of(line, min(end - block.position(), line.textStart() + line.textLength()))
        height = round(TYPE[Role.CHIP].line * self._scale)
        base = origin.y() + line.y() + line.ascent()
        top = base - 3.6 * self._scale - height / 2 - self.verticalScrollBar().value()
        return QRectF(origin.x() + left, top, right - left, height)

    def _link_at(self, href: str) -> Link | None:
        number = href.removeprefix("link:")
        return self._links[int(number)] if number.isdigit() and int(number) < len(self._links) else None

    def _underline(self, link: Link | None) -> None:
        chosen: list[QTextEdit.ExtraSelection] = []
        if link is not None and not link.number:
            cursor = QTextCursor(self.document())
            cursor.setPosition(link.start)
            cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setFontUnderline(True)
            selection.cursor, selection.format = cursor, style
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def _follow(self, address: QUrl) -> None:
        link = self._link_at(address.toString())
        if link is None:
            return
        if link.number:
            self.sourceWished.emit(link.claim_id, link.number)
        else:
            self.claimWished.emit(link.claim_id)
