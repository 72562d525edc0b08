"""Writes what a body is, its life with the United States, and how one leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.membership import membership_head
from withdrawal_timeline.domain.reading import BodyRead, Reading, RecordKind
from withdrawal_timeline.domain.wording import date_in_words, founding
from withdrawal_timeline.ui.detail.life_plot import LifePlot
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.writer import Fact, Writer
from withdrawal_timeline.ui.look.theme import Role


class BodyWriter:
    """Writes the section of the body of a reading.

    Parameters
    ----------
    writer
        The page.
    reading, read
        What is read, and the body of it.
    tips
        References of the sources, the one of source ``n`` at place ``n - 1``.
    """

    def __init__(self, writer: Writer, reading: Reading, read: BodyRead, tips: Sequence[str]) -> None:
        self._writer, self._reading, self._read, self._tips = writer, reading, read, tips
        self._palette = writer.style.palette
        self._own_page = reading.kind is RecordKind.BODY

    def write(self) -> None:
        """Write the section: what it is, its life, how one leaves, its place in the memorandum, and the sources."""
        writer, body, palette = self._writer, self._read.body, self._palette
        writer.section("About the body" if self._own_page else "The body", name="body")
        self._names()
        self._facts()
        if not self._own_page:
            writer.paragraph(Role.BODY, f"{body.purpose} ", palette.ink2, before=4)
            if writer.style.paper:
                writer.chips(sorted(self._read.numbers), self._tips)
        self._life()
        self._leaving()
        if self._read.memorandum:
            self._labelled("In the memorandum of 7 January 2026")
            writer.paragraph(Role.BODY, self._read.memorandum + ".", palette.ink2)
        if body.note and not self._own_page:
            writer.paragraph(Role.CAPTION, body.note, palette.ink3, before=6)
        self._sources()

    def _names(self) -> None:
        writer, body, palette = self._writer, self._read.body, self._palette
        if not self._own_page:
            writer.paragraph(Role.BODY)
            writer.link(body.name, Goal.RECORD, body.id, weight=600, tip="Show the body with all its entries")
            if body.name_zh:
                writer.text(f"  {body.name_zh}", colour=palette.ink3)
        elif body.name_zh or body.acronym:
            names = (body.acronym, body.name_zh)
            writer.paragraph(Role.BODY, " · ".join(name for name in names if name), palette.ink2)

    def _facts(self) -> None:
        body = self._read.body
        facts = [] if self._own_page else [self._read.kind]
        if body.founded:
            facts.append(f"{founding(body.kind)} {date_in_words(body.founded)}")
        if body.headquarters:
            facts.append(body.headquarters)
        facts.append("in the UN system" if body.un_system else "outside the UN system")
        facts[0] = facts[0][:1].upper() + facts[0][1:]
        self._writer.paragraph(Role.CAPTION)
        self._writer.facts([Fact(fact) for fact in facts], self._writer.column)

    def _life(self) -> None:
        writer, reading, read = self._writer, self._reading, self._read
        self._labelled(f"{membership_head(read.body)} of the United States")
        if read.life.stretches or len(read.life.steps) > 1:
            domain = reading.domain
            hue = self._palette.domain(domain.id) if domain is not None else self._palette.ink2
            writer.tall(LifePlot(writer.style, read.life, hue, to_day(reading.today), writer.column), before=2)
        writer.paragraph(Role.BODY, read.membership_words, self._palette.ink2, before=2)

    def _leaving(self) -> None:
        """Write the rule, and what came of it: on the body's own page each time, else this time."""
        writer, read = self._writer, self._read
        terms = [term for term in read.terms if self._own_page or term.record_id == self._reading.id]
        if not read.body.exit_rule and not terms:
            return
        self._labelled("How one leaves")
        if read.body.exit_rule:
            writer.paragraph(Role.BODY, read.body.exit_rule, self._palette.ink2)
        for term in terms:
            writer.paragraph(Role.BODY, before=3)
            if self._own_page:
                writer.link(term.title, Goal.RECORD, term.record_id)
                writer.text(": ", colour=self._palette.ink3)
            writer.text(f"{term.words}.")

    def _sources(self) -> None:
        writer, website = self._writer, self._read.body.website
        if writer.style.paper:
            if website:
                writer.paragraph(Role.CAPTION, before=6)
                writer.link(website, Goal.ADDRESS, website, Role.CAPTION)
            return
        writer.paragraph(Role.BODY, before=6)
        writer.chips(sorted(self._read.numbers), self._tips)
        if website:
            writer.text(" ", Role.CAPTION)
            writer.link("Website", Goal.ADDRESS, website, Role.CAPTION, tip=website)

    def _labelled(self, label: str) -> None:
        self._writer.paragraph(Role.STRONG, label, before=8, after=1)
