"""Writes the sources: what each is, and how far it was checked where that is not as the head says."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.citing import CitedSource
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import LANGUAGE, PUBLISHER_KIND, date_in_words
from withdrawal_timeline.files.exchange.citation_styles import cite
from withdrawal_timeline.files.exchange.source_facts import exception, source_line, told_of
from withdrawal_timeline.ui.detail.drawings import Chip
from withdrawal_timeline.ui.detail.page import Goal, may_open
from withdrawal_timeline.ui.detail.writer import Fact, Writer
from withdrawal_timeline.ui.look.theme import Role

ALL_ENGLISH = "All are in English."


def write_sources(writer: Writer, sources: Sequence[CitedSource]) -> None:
    """Write the section of the sources of a reading, in the order of their numbers."""
    writer.section("Sources", str(len(sources)), name="sources")
    palette = writer.style.palette
    languages = {cited.source.language for cited in sources}
    told = (told_of(cited.source for cited in sources), ALL_ENGLISH if languages == {"en"} else "")
    if any(told):
        writer.paragraph(Role.CAPTION, " ".join(filter(None, told)), palette.ink3, after=4)
    several = len(languages) > 1
    for place, cited in enumerate(sources):
        _source(writer, cited, before=8 if place else 0, several_languages=several)


def _source(writer: Writer, cited: CitedSource, before: float, *, several_languages: bool) -> None:
    style, source = writer.style, cited.source
    palette = style.palette
    indent = max(style.px(28), 24)
    first = writer.paragraph(Role.BODY, before=before, hang=indent, tabs=((indent, False),))
    writer.draw(Chip(style, cited.number), link=(Goal.CITED, str(cited.number), "Back to where it is cited"))
    writer.text("\t", Role.BODY)
    writer.link(source.title, Goal.ADDRESS, source.url, colour=palette.ink, tip=source.url)
    language = LANGUAGE.get(source.language, source.language)
    words = (
        source.publisher,
        PUBLISHER_KIND[source.publisher_kind],
        date_in_words(source.published) if source.published else "no date",
        language if several_languages or source.language != "en" else "",
        exception(source),
    )
    facts = [Fact(word) for word in words if word]
    facts.append(Fact(_host(source.url), link=(Goal.ADDRESS, source.url, source.url)))
    last = writer.paragraph(Role.CAPTION, left=indent)
    writer.facts(facts, writer.column - indent)
    if source.read_at:
        last = writer.paragraph(Role.CAPTION, "Read at: ", palette.ink3, left=indent)
        if may_open(source.read_at):
            writer.link(source.read_at, Goal.ADDRESS, source.read_at, Role.CAPTION, tip=source.read_at)
        else:
            writer.text(source.read_at, Role.CAPTION, palette.ink3)
    if source.note:
        last = writer.paragraph(Role.CAPTION, source.note, palette.ink3, left=indent)
    writer.place(Goal.SOURCE, str(cited.number), first, last)


def write_end_notes(writer: Writer, sources: Sequence[CitedSource], citation: CitationStyle) -> None:
    """Write the sources for paper: each cited in full, its address printed."""
    writer.section("Sources", str(len(sources)), name="sources")
    palette, of_all = writer.style.palette, told_of(cited.source for cited in sources)
    if of_all:
        writer.paragraph(Role.CAPTION, of_all, palette.ink3, after=4)
    indent = 24.0
    for place, cited in enumerate(sources):
        first = writer.paragraph(
            Role.CAPTION, f"{cited.number}\t", before=5 if place else 0, hang=indent, tabs=((indent, False),)
        )
        for run in cite(cited.source, citation):
            if run.link:
                writer.link(run.text, Goal.ADDRESS, run.text, Role.CAPTION)
            else:
                writer.text(run.text, Role.CAPTION, italic=run.italic)
        told = ". ".join(filter(None, (source_line(cited.source), cited.source.note)))
        last = writer.paragraph(Role.CAPTION, told, palette.ink3, left=indent)
        writer.place(Goal.SOURCE, str(cited.number), first, last)


def _host(address: str) -> str:
    """Return the host of an address: enough to know whose page it is; the rest is shown before it is opened."""
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")
