"""Writes the page of a withdrawal, a batch or a body, from its reading."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from withdrawal_timeline.domain.parts import PartOrder
from withdrawal_timeline.domain.reading import Linked, Reading, RecordKind, Relation
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import date_in_words, plural
from withdrawal_timeline.files.exchange.with_sources import full_reference
from withdrawal_timeline.ui.detail.claims_page import ClaimsWriter
from withdrawal_timeline.ui.detail.drawings import Arrow, Mark, StatusSign
from withdrawal_timeline.ui.detail.furniture import Join
from withdrawal_timeline.ui.detail.page import Goal, Page
from withdrawal_timeline.ui.detail.parts_page import write_parts
from withdrawal_timeline.ui.detail.plots import MembershipPlot
from withdrawal_timeline.ui.detail.sources_page import write_sources
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.writer import Fact, Writer
from withdrawal_timeline.ui.theme import Role

COPY_BUTTONS = "copy_buttons"
"""Name of the room that is left for the buttons at the end."""


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
        Room for the widgets that stand in the page, in px.
    margins
        Left and right margin in px.
    order
        In which order the parts of a batch stand.
    citation
        How sources are cited where a number is hovered.
    """

    def __init__(
        self,
        style: Style,
        reading: Reading,
        width: float,
        *,
        strip_height: int,
        field_height: int,
        buttons_height: int,
        margins: tuple[float, float] = (20, 20),
        order: PartOrder = PartOrder.DOMAIN,
        citation: CitationStyle = CitationStyle.CHICAGO_NOTE,
    ) -> None:
        self._order = order
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
        if reading.body is not None:
            self._body()
        if reading.kind is RecordKind.BODY:
            self._links("Withdrawals", reading.linked)
        ClaimsWriter(writer, reading, self._tips).write(self._heights[0])
        if reading.note:
            writer.section("Uncertain or disputed", name="note")
            writer.paragraph(Role.BODY, reading.note, self._palette.ink2)
        if reading.kind is not RecordKind.BODY and reading.linked:
            self._links("Linked events", reading.linked)
        write_sources(writer, reading.sources)
        writer.page.floats[COPY_BUTTONS] = writer.space(self._heights[2])
        return writer.finished()

    def _head(self) -> None:
        writer, reading, palette = self._writer, self._reading, self._palette
        top = writer.paragraph(Role.TITLE, reading.title)
        if reading.standing is not None:
            standing = reading.standing
            writer.paragraph(Role.SECTION, "", before=4, hang=self._style.px(12) + 6)
            writer.draw(StatusSign(self._style, standing.status))
            writer.text(standing.headline, Role.SECTION, palette.status(standing.status))
            if standing.due and not standing.overdue:
                writer.paragraph(Role.BODY, f"Expected: {standing.due}", palette.ink2, before=1)
        writer.paragraph(Role.BODY, before=2)
        words = (reading.kind_words, reading.president)
        writer.facts([Fact(word, Role.BODY) for word in words if word], writer.column)
        if reading.instrument:
            writer.paragraph(Role.CAPTION, reading.instrument, palette.ink3, before=1)
        writer.paragraph(Role.LEAD, reading.summary + " ", before=10)
        if reading.kind is not RecordKind.BODY:
            writer.chips(sorted(reading.numbers), self._tips)
        writer.place(Goal.SECTION, "top", top, writer.block)
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

    # -- body ---------------------------------------------------------------------------------------------------

    def _body(self) -> None:
        writer, reading, palette = self._writer, self._reading, self._palette
        read = reading.body
        if read is None:
            return
        body = read.body
        own_page = reading.kind is RecordKind.BODY
        writer.section("About the body" if own_page else "The body", name="body")
        if not own_page:
            writer.paragraph(Role.BODY)
            writer.link(body.name, Goal.RECORD, body.id, weight=600, tip="Show the body with all its withdrawals")
            if body.name_zh:
                writer.text(f"  {body.name_zh}", colour=palette.ink3)
        elif body.name_zh or body.acronym:
            names = (body.acronym, body.name_zh)
            writer.paragraph(Role.BODY, " · ".join(name for name in names if name), palette.ink2)
        facts = [] if own_page else [read.kind]
        if body.founded:
            facts.append(f"founded {date_in_words(body.founded)}")
        if body.headquarters:
            facts.append(body.headquarters)
        facts.append("in the UN system" if body.un_system else "outside the UN system")
        writer.paragraph(Role.CAPTION)
        writer.facts([Fact(fact if place else _capital(fact)) for place, fact in enumerate(facts)], writer.column)
        if not own_page:
            writer.paragraph(Role.BODY, body.purpose, palette.ink2, before=4)
        self._labelled("Membership of the United States")
        if read.membership:
            writer.tall(MembershipPlot(self._style, read.membership, self._hue, reading.today, writer.column, ""))
        writer.paragraph(Role.BODY, read.membership_words, palette.ink2, before=2)
        if body.exit_rule:
            self._labelled("How one leaves")
            writer.paragraph(Role.BODY, body.exit_rule, palette.ink2)
        if read.memorandum:
            self._labelled("In the memorandum of 7 January 2026")
            writer.paragraph(Role.BODY, read.memorandum + ".", palette.ink2)
        if body.note and not own_page:
            writer.paragraph(Role.CAPTION, body.note, palette.ink3, before=6)
        writer.paragraph(Role.BODY, before=6)
        writer.chips(sorted(read.numbers), self._tips)
        if body.website:
            writer.text(" ", Role.CAPTION)
            writer.link("Website", Goal.ADDRESS, body.website, Role.CAPTION, tip=body.website)

    def _labelled(self, label: str) -> None:
        self._writer.paragraph(Role.STRONG, label, before=8, after=1)

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
            writer.draw(Arrow(self._style, palette.focus))
            writer.link(link.title, Goal.RECORD, link.record_id)
            writer.at_right(link.when)
            writer.paragraph(Role.CAPTION, left=indent)
            begun = 0.0
            if link.status is not None:
                sign = StatusSign(self._style, link.status, side=9, gap=4)
                writer.draw(sign)
                begun = sign.size.width()
            relation = "" if title == "Withdrawals" else _capital(link.relation.value)
            words = (relation, link.headline)
            writer.facts([Fact(word) for word in words if word], writer.column - indent, begun=begun)
        if shared:
            writer.paragraph(Role.CAPTION, "Named in the same claims: ", palette.ink3, before=8 if direct else 0)
            for place, link in enumerate(shared):
                writer.text(", " if place else "", Role.CAPTION, palette.ink3)
                writer.link(f"{link.short} {link.year}", Goal.RECORD, link.record_id, Role.CAPTION, tip=link.title)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
