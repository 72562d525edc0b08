"""Writes the page of a withdrawal, a batch or a body, from its reading."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from withdrawal_timeline.domain.parts import PartOrder
from withdrawal_timeline.domain.reading import Linked, Reading, RecordKind, Relation
from withdrawal_timeline.domain.vocabulary import CitationStyle, Status
from withdrawal_timeline.domain.wording import day_in_words, plural
from withdrawal_timeline.files.exchange.source_facts import origin
from withdrawal_timeline.files.exchange.with_sources import full_reference
from withdrawal_timeline.ui.detail.body_page import BodyWriter
from withdrawal_timeline.ui.detail.claims_page import ClaimsWriter
from withdrawal_timeline.ui.detail.drawings import Arrow, Glyph, Mark, StatusSign
from withdrawal_timeline.ui.detail.furniture import Join
from withdrawal_timeline.ui.detail.page import COPY_BUTTONS, Goal, Page
from withdrawal_timeline.ui.detail.parts_page import write_parts
from withdrawal_timeline.ui.detail.sources_page import write_end_notes, write_sources
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.writer import Fact, Writer
from withdrawal_timeline.ui.look.theme import Role


class RecordWriter:
    """Writes one record.

    Parameters
    ----------
    style
        Colours and formats.
    reading
        What is read.
    width
        Width of the page in px.
    strip_height, field_height, buttons_height
        Room for the widgets that stand in the page, in px; on paper there are none.
    margins
        Left and right margin in px.
    order
        In which order the parts of a batch stand.
    citation
        How sources are cited where a number is hovered, and in the end notes on paper.
    """

    def __init__(
        self,
        style: Style,
        reading: Reading,
        width: float,
        *,
        strip_height: int = 0,
        field_height: int = 0,
        buttons_height: int = 0,
        margins: tuple[float, float] = (20, 20),
        order: PartOrder = PartOrder.DOMAIN,
        citation: CitationStyle = CitationStyle.CHICAGO_NOTE,
    ) -> None:
        self._order, self._citation = order, citation
        self._style, self._reading = style, reading
        self._palette = style.palette
        self._writer = Writer(style, width, margins)
        self._heights = (strip_height, field_height, buttons_height)
        self._tips = tuple(full_reference(cited.source, citation) for cited in reading.sources)
        domain = reading.domain
        self._hue = style.palette.domain(domain.id) if domain is not None else style.palette.ink2

    def write(self) -> Page:
        """Write everything, in the order of the visual language, and return the laid-out page."""
        reading, writer = self._reading, self._writer
        writer.page.title = reading.title
        self._head()
        if reading.steps:
            self._milestones()
        if reading.parts:
            write_parts(writer, reading, self._order, self._heights[1])
        if reading.kind is RecordKind.BODY:
            self._body()
            self._links("Entries", reading.linked)
        ClaimsWriter(writer, reading, self._tips).write(self._heights[0])
        if reading.note:
            writer.section("Uncertain or disputed", name="note")
            writer.paragraph(Role.BODY, reading.note, self._palette.ink2)
        if reading.kind is not RecordKind.BODY:
            self._body()  # what was left is known to most readers; what is said of leaving it comes first
            if reading.linked:
                self._links("Linked events", reading.linked)
        if self._style.paper:
            write_end_notes(writer, reading.sources, self._citation)
            told = f"{origin(reading.about)} Record {reading.id}, as it stood on {day_in_words(reading.today)}."
            writer.hair(writer.paragraph(Role.CAPTION, told, self._palette.ink3, before=24), 12)
        else:
            write_sources(writer, reading.sources)
            writer.page.floats[COPY_BUTTONS] = writer.space(self._heights[2])
        return writer.finished()

    def _body(self) -> None:
        if self._reading.body is not None:
            BodyWriter(self._writer, self._reading, self._reading.body, self._tips).write()

    def _head(self) -> None:
        writer, reading, palette = self._writer, self._reading, self._palette
        if self._style.paper and reading.domain is not None:
            writer.paragraph(Role.BODY, after=4)
            writer.draw(Glyph(self._style, reading.domain.id))
            writer.text(reading.domain.title, Role.BODY, palette.ink2)
        top = writer.paragraph(Role.TITLE, reading.title)
        if reading.standing is not None:
            standing = reading.standing
            writer.paragraph(Role.SECTION, "", before=4, hang=self._style.px(12) + 6)
            writer.draw(StatusSign(self._style, standing.status))
            writer.text(standing.headline, Role.SECTION, palette.status(standing.status))
            if standing.due and not standing.overdue:
                writer.paragraph(Role.BODY, f"Expected: {standing.due}", palette.ink2, before=1)
            for term in reading.body.terms if reading.body is not None else ():
                if term.reason and term.record_id == reading.id and standing.status is Status.PENDING:
                    writer.paragraph(Role.CAPTION, term.reason, palette.ink3, before=1)
        writer.paragraph(Role.BODY, before=2)
        words = (reading.kind_words, reading.president)
        writer.facts([Fact(word, Role.BODY) for word in words if word], writer.column)
        if reading.instrument:
            writer.paragraph(Role.CAPTION, reading.instrument, palette.ink3, before=1)
        writer.paragraph(Role.LEAD, reading.summary + " ", before=10)
        if reading.kind is not RecordKind.BODY or self._style.paper:
            writer.chips(sorted(reading.numbers), self._tips)
        writer.place(Goal.SECTION, "top", top, writer.block)
        if not self._style.paper:
            self._jumps()

    def _jumps(self) -> None:
        """Say how much there is to read, each count a link that goes there."""
        writer, reading = self._writer, self._reading
        parts = sum(len(group.parts) for group in reading.parts)
        counts = ((parts, "part"), (reading.claim_count, "claim"), (len(reading.sources), "source"))
        writer.paragraph(Role.BODY, "", before=8)
        for place, (count, noun) in enumerate((count, noun) for count, noun in counts if count):
            writer.text(" · " if place else "", colour=self._palette.ink3)
            writer.link(plural(count, noun), Goal.SECTION, f"{noun}s")

    # -- milestones ---------------------------------------------------------------------------------------------

    def _milestones(self) -> None:
        writer, style, palette = self._writer, self._style, self._palette
        writer.section("Milestones", str(len(self._reading.steps)), name="milestones")
        sign, date = style.px(12) + 8, style.px(84)
        texts = writer.column - sign - date - 10
        stacked = texts < style.px(130)
        marks: list[QTextBlock] = []
        for place, step in enumerate(self._reading.steps):
            widths = (sign, writer.column - sign) if stacked else (sign, date, texts)
            with writer.columns(widths, 0 if stacked else 5, before=6 if place == 0 else 8) as go:
                go(0)
                mark = writer.paragraph(Role.BODY)
                marks.append(mark)
                writer.draw(Mark(style, step.milestone.kind, self._hue, undone=step.undone))
                go(1)
                writer.paragraph(Role.BODY, step.when, weight=500)
                if stacked:
                    writer.paragraph(Role.BODY)
                else:
                    go(2)
                    writer.paragraph(Role.BODY)
                undone = ", did not take place" if step.undone else ""
                writer.text(f"{step.word}{undone}: ", Role.BODY, palette.ink3)
                writer.text(f"{step.milestone.what} ", Role.BODY, palette.ink2)
                writer.chips(step.numbers, self._tips)
                last = writer.block
            writer.place(Goal.MILESTONE, str(place), mark, last)
        if len(marks) > 1:
            joins = writer.page.furniture.joins
            x = writer.left + round(style.px(12)) / 2
            joins.append(Join(marks[0], marks[-1], x, style.line(Role.BODY) / 2, palette.line_strong))

    # -- other records ------------------------------------------------------------------------------------------

    def _links(self, title: str, linked: tuple[Linked, ...]) -> None:
        writer, palette = self._writer, self._palette
        shared = [link for link in linked if link.relation is Relation.SHARED]
        direct = [link for link in linked if link.relation not in (Relation.SHARED, Relation.BODY)]
        if not direct and not shared:
            return
        writer.section(title, str(len(direct)) if len(direct) > 1 else "", name="linked")
        indent = self._style.px(11) + 8
        for place, link in enumerate(direct):
            writer.paragraph(Role.BODY, before=8 if place else 0, hang=indent, tabs=writer.right_edge)
            writer.draw(Arrow(self._style, palette.ink2 if self._style.paper else palette.focus))
            writer.link(link.title, Goal.RECORD, link.record_id)
            writer.at_right(link.when)
            writer.paragraph(Role.CAPTION, left=indent)
            begun = 0.0
            if link.status is not None:
                sign = StatusSign(self._style, link.status, side=9, gap=4)
                writer.draw(sign)
                begun = sign.size.width()
            relation = "" if title == "Entries" else _capital(link.relation.value)
            words = (relation, link.headline, f"expected {link.due}" if link.due else "")
            writer.facts([Fact(word) for word in words if word], writer.column - indent, begun=begun)
        if shared:
            writer.paragraph(Role.CAPTION, "Named in the same claims: ", palette.ink3, before=8 if direct else 0)
            for place, link in enumerate(shared):
                writer.text(", " if place else "", Role.CAPTION, palette.ink3)
                writer.link(f"{link.short} {link.year}", Goal.RECORD, link.record_id, Role.CAPTION, tip=link.title)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
