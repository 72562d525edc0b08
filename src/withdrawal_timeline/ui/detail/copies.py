"""What goes to the clipboard when a record, one of its passages or a source is copied."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.models import Source
from withdrawal_timeline.domain.reading import Reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.files.exchange import reference_files
from withdrawal_timeline.files.exchange.citation_styles import cite_record
from withdrawal_timeline.files.exchange.rich_text import Form, line_text
from withdrawal_timeline.files.exchange.with_sources import (
    claim_with_sources,
    milestone_with_sources,
    record_with_sources,
    source_list,
    source_reference,
)
from withdrawal_timeline.ui.detail.page import Goal
from withdrawal_timeline.ui.detail.passages import SOURCES, CopyAs, Passage

_FORMS = {CopyAs.TEXT: Form.PLAIN, CopyAs.MARKDOWN: Form.MARKDOWN, CopyAs.HTML: Form.HTML}
_REFERENCES = {
    CopyAs.BIBTEX: reference_files.BIBTEX,
    CopyAs.RIS: reference_files.RIS,
    CopyAs.CSL_JSON: reference_files.CSL_JSON,
}


@frozen
class Copied:
    """What goes to the clipboard: plain text, the same as HTML where that differs, and a sentence that says so."""

    text: str
    html: str
    told: str


def copied(read: Reading, passage: Passage, form: CopyAs, style: CitationStyle) -> Copied:
    """Return a passage of what is read in a form.

    Raises
    ------
    KeyError
        If there is no such passage, or it is not copied in this form.
    """
    if passage == SOURCES:
        return _all_sources(read, form, style)
    if passage.goal is Goal.SOURCE:
        return _one_source(_source(read, passage), form, style)
    if form is CopyAs.CITATION:
        line = cite_record(read, style)
        return _both(line_text(line, Form.PLAIN), line_text(line, Form.HTML), "The citation is on the clipboard.")
    what = {Goal.CLAIM: "claim", Goal.MILESTONE: "milestone"}.get(passage.goal, "entry")
    as_what = f", as {'HTML' if form is CopyAs.HTML else 'Markdown'}" if form is not CopyAs.TEXT else ""
    told = f"The {what} with its sources is on the clipboard{as_what}."
    text = _with_sources(read, passage, _FORMS[form], style)
    html = _with_sources(read, passage, Form.HTML, style) if form is CopyAs.TEXT else ""
    return _both(text, html, told)


def _with_sources(read: Reading, passage: Passage, form: Form, style: CitationStyle) -> str:
    if passage.goal is Goal.CLAIM:
        return claim_with_sources(read, passage.value, form, style)
    if passage.goal is Goal.MILESTONE:
        return milestone_with_sources(read, int(passage.value), form, style)
    return record_with_sources(read, form, style)


def _one_source(source: Source, form: CopyAs, style: CitationStyle) -> Copied:
    if form is CopyAs.ADDRESS:
        return Copied(source.url, "", "The address of the source is on the clipboard.")
    if form is CopyAs.CITATION:
        text, html = (source_reference(source, each, style) for each in (Form.PLAIN, Form.HTML))
        return _both(text, html, "The citation of the source is on the clipboard.")
    reference = _REFERENCES[form]
    return Copied(reference.text([source]), "", f"The source is on the clipboard, as {reference.name}.")


def _all_sources(read: Reading, form: CopyAs, style: CitationStyle) -> Copied:
    sources = [cited.source for cited in read.sources]
    count = plural(len(sources), "source")
    are = "is" if len(sources) == 1 else "are"
    if form is CopyAs.CITATION:
        text, html = (source_list(sources, each, style) for each in (Form.PLAIN, Form.HTML))
        return _both(text, html, f"{count} {are} on the clipboard, as citations.")
    reference = _REFERENCES[form]
    return Copied(reference.text(sources), "", f"{count} {are} on the clipboard, as {reference.name}.")


def _source(read: Reading, passage: Passage) -> Source:
    number = int(passage.value)
    if not 1 <= number <= len(read.sources):
        raise KeyError(passage.value)
    return read.sources[number - 1].source


def _both(text: str, html: str, told: str) -> Copied:
    # Programs that are not told the letters of a piece of HTML take it for Latin-1.
    return Copied(text, f'<meta charset="utf-8">{html}' if html else "", told)
