"""A source, and a record of the dossier itself, as one entry in APA, Chicago or MLA style.

Written by hand and not with a processor of CSL styles: docs/decisions/0007 says why. What the dossier does not know
is not stated: personal authors, days of access, pages. Capitals stay as the publisher set them, although APA would
have sentence case: which words are names cannot be told by rule. A title in square brackets is a description, and
stands without quotation marks or italics, as the three styles want it for what has no title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import PartialDate, Precision
from withdrawal_timeline.domain.vocabulary import CitationStyle, CslType, PublisherKind
from withdrawal_timeline.domain.wording import MONTH_NAMES
from withdrawal_timeline.files.exchange.rich_text import Line, Run

if TYPE_CHECKING:
    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading


LOST = (
    "Personal authors and days of access are not known and are left out; capitals stand as the publisher set them. "
    "How far a source was checked is not part of these styles."
)
"""What a citation leaves out, for the reader."""

NO_DATE = "n.d."

_ARTICLES = frozenset({CslType.ARTICLE_NEWSPAPER, CslType.ARTICLE_MAGAZINE, CslType.ARTICLE_JOURNAL})
_LAWS = frozenset({CslType.LEGISLATION, CslType.REGULATION, CslType.BILL})
_WHOLES = frozenset({CslType.REPORT, CslType.BOOK, CslType.DATASET, CslType.THESIS, CslType.STANDARD, CslType.MAP})
"""What is published on its own, so that its title is set in italics."""
_SITES = frozenset({CslType.WEBPAGE, CslType.POST_WEBLOG, CslType.POST, CslType.CHAPTER, CslType.PAPER_CONFERENCE})
"""What stands inside something larger that the publisher's name stands for."""
_BRACKETS = {
    CslType.SPEECH: "Speech",
    CslType.POST: "Post",
    CslType.DATASET: "Data set",
    CslType.INTERVIEW: "Interview",
    CslType.BROADCAST: "Broadcast",
    CslType.MAP: "Map",
}
"""Forms that APA names behind the title, because a reader would not expect them."""
_HOSTS = frozenset({PublisherKind.NEWS, PublisherKind.STATE_MEDIA, PublisherKind.LEGAL_TEXT})
"""Publishers that mostly carry the words of others, so that they are not taken for the author."""


def cite(source: Source, style: CitationStyle) -> Line:
    """Return a source as an entry of the style.

    The address is the publisher's. Where a copy elsewhere was consulted, it follows in square brackets, which mark
    it as our addition.
    """
    return _SOURCES[style](source) + _copy(source)


def cite_record(read: Reading, style: CitationStyle) -> Line:
    """Return how to cite a record of the dossier itself, with the version and the reach of its facts.

    A dossier has no address of its own; the id of the record takes its place.
    """
    about = read.about
    title = Run(about.title, italic=True)
    facts = f"facts checked to {read.facts_reach}"
    when = style_date(about.compiled, style)
    if style is CitationStyle.APA:
        head = f"{read.title} [Data set entry]. ({when}). In "
        return (Run(head), title, Run(f" (Dossier version {about.version}). Record {read.id}, {facts}."))
    if style is CitationStyle.CHICAGO:
        head = f"{quoted(read.title, '.')} In "
        return (Run(head), title, Run(f", dossier version {about.version}, {when}. Record {read.id}, {facts}."))
    head = f"{quoted(read.title, ',')} in " if style is CitationStyle.CHICAGO_NOTE else f"{quoted(read.title, '.')} "
    return (Run(head), title, Run(f", dossier version {about.version}, {when}, record {read.id}, {facts}."))


def is_descriptive(title: str) -> bool:
    """Whether a title only describes the document, which has none of its own that is known."""
    return title.startswith("[") and title.endswith("]")


# -- dates ------------------------------------------------------------------------------------------------

_MLA = ("", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def style_date(when: PartialDate | None, style: CitationStyle) -> str:
    """Return a date as the style writes it, with the precision it has; ``n.d.`` for none.

    A range of the dossier means one unknown day in between, so it reads ``between … and …``, never as a span.
    """
    if when is None:
        return NO_DATE
    if when.precision is Precision.RANGE:
        first, _, last = when.text.partition("/")
        return f"between {style_date(PartialDate(first), style)} and {style_date(PartialDate(last), style)}"
    year, month, day = str(when.first.year), "", ""
    if when.precision is not Precision.YEAR:
        month = (_MLA if style is CitationStyle.MLA else MONTH_NAMES)[when.first.month]
    if when.precision is Precision.DAY:
        day = str(when.first.day)
    if style is CitationStyle.APA:
        return ", ".join(filter(None, (year, f"{month} {day}".strip())))
    if style is CitationStyle.MLA:
        return " ".join(filter(None, (day, month, year)))
    return f"{month} {day}, {year}" if day else f"{month} {year}".strip()


# -- parts of an entry ------------------------------------------------------------------------------------


def ended(text: str, stop: str = ".") -> str:
    """Return text with ``stop`` behind it, unless it is a full stop and the text already ends a sentence."""
    return text if stop == "." and re.search(r"""[.?!…。\uff01\uff1f][’”'"»]*\Z""", text) else text + stop


def quoted(title: str, stop: str) -> str:
    """Return a title in quotation marks, the stop inside them as in American usage, marks of its own made single."""
    return f"“{ended(_single(title), stop)}”"


def _single(title: str) -> str:
    """Return a title with single for double quotation marks; straight ones open and close by turns."""
    curled = re.sub(r'(^|[\s(\[—–])"', r"\1‘", title).replace('"', "’")
    return curled.translate(str.maketrans("“”„", "‘’\u201a"))


def _title(source: Source, stop: str, *, italic: bool = False, plain: bool = False) -> Line:
    """Return a title as its kind stands in the style: described, in italics, plain, or in quotation marks."""
    language = source.language
    if is_descriptive(source.title) or plain:
        # A description is in the dossier's own language.
        spoken = "en" if is_descriptive(source.title) else language
        return (Run(ended(source.title, stop), language=spoken),)
    if italic:
        tail = ended(source.title, stop)[len(source.title) :]
        return (Run(source.title, italic=True, language=language), *((Run(tail),) if tail else ()))
    return (Run(quoted(source.title, stop), language=language),)


def _address(source: Source) -> Run:
    return Run(source.url, link=True)


def _copy(source: Source) -> Line:
    if source.read_at is None:
        return ()
    return (Run(" [Copy consulted: "), Run(source.read_at, link=True), Run("]"))


def _issued_by_publisher(source: Source) -> bool:
    """Whether the publisher may stand where the author would: it speaks in its own name."""
    kinds = (CslType.WEBPAGE, CslType.REPORT, CslType.DATASET)
    return source.csl_type in kinds and source.publisher_kind not in _HOSTS


def _publisher(source: Source, stop: str) -> Line:
    """Return the publisher, in italics where it is the name of a periodical."""
    italic = source.csl_type in _ARTICLES
    tail = ended(source.publisher, stop)[len(source.publisher) :]
    return (Run(source.publisher, italic=italic), *((Run(tail),) if tail else ()))


# -- APA --------------------------------------------------------------------------------------------------


def _apa(source: Source) -> Line:
    kind, when = source.csl_type, style_date(source.published, CitationStyle.APA)
    if kind is CslType.TREATY:
        return (*_title(source, ", ", plain=True), Run(f"{_us_order(source)}, "), _address(source))
    if kind in _LAWS:
        where = f"{source.publisher} ({_us_order(source)}). "
        return (*_title(source, ", ", plain=True), Run(where), _address(source))
    if kind is CslType.LEGAL_CASE:
        where = f" ({source.publisher} {_us_order(source)}). "
        return (*_title(source, "", italic=True), Run(where), _address(source))
    article = kind in _ARTICLES or kind in (CslType.POST_WEBLOG, CslType.CHAPTER, CslType.PAPER_CONFERENCE)
    if _issued_by_publisher(source):
        head = (*_publisher(source, "."), Run(f" ({when}). "))
        return (*head, *_apa_title(source, italic=True), Run(" "), _address(source))
    # Without an author the title takes its place; the publisher is what it stands in.
    inside = Run(source.publisher, italic=article)
    end = Run(" " if ended(source.publisher) == source.publisher else ". ")
    return (*_apa_title(source, italic=not article), Run(f" ({when}). "), inside, end, _address(source))


def _apa_title(source: Source, *, italic: bool) -> Line:
    form = _BRACKETS.get(source.csl_type)
    if form is None or is_descriptive(source.title):
        return _title(source, ".", italic=italic, plain=not italic)
    return (*_title(source, "", italic=italic, plain=not italic), Run(f" [{form}]."))


def _us_order(source: Source) -> str:
    """Return the date as APA has it in legal references: month, day, year."""
    return style_date(source.published, CitationStyle.CHICAGO)


# -- Chicago ----------------------------------------------------------------------------------------------


def _chicago(source: Source) -> Line:
    kind, when = source.csl_type, style_date(source.published, CitationStyle.CHICAGO)
    end: Line = (_address(source), Run("."))
    italic = kind in _WHOLES
    periodical = kind in (CslType.ARTICLE_NEWSPAPER, CslType.ARTICLE_MAGAZINE)
    if periodical or kind is CslType.POST_WEBLOG or _issued_by_publisher(source):
        # An unsigned article is listed under its paper, a page or report under the body that issued it.
        head = (*_publisher(source, "."), Run(" "), *_title(source, ".", italic=italic))
        return (*head, Run(f" {_capital(ended(when))} "), *end)
    if kind is CslType.LEGAL_CASE:
        return (*_title(source, ".", italic=True), Run(f" {source.publisher}, {ended(when)} "), *end)
    if kind in _SITES or kind in _ARTICLES:
        return (
            *_title(source, "."),
            Run(" "),
            Run(source.publisher, italic=kind in _ARTICLES),
            Run(f", {ended(when)} "),
            *end,
        )
    law = kind is CslType.TREATY or kind in _LAWS
    date = f"Speech, {ended(when)}" if kind is CslType.SPEECH else _capital(ended(when))
    head = (*_title(source, ".", italic=italic, plain=law), Run(f" {date} "))
    return (*head, *_publisher(source, "."), Run(" "), *end)


def _chicago_note(source: Source) -> Line:
    kind, when = source.csl_type, style_date(source.published, CitationStyle.CHICAGO)
    law = kind is CslType.TREATY or kind in _LAWS
    italic = kind in _WHOLES or kind is CslType.LEGAL_CASE
    title = (*_title(source, ",", italic=italic, plain=law), Run(" speech, " if kind is CslType.SPEECH else " "))
    publisher = (*_publisher(source, ","), Run(" "))
    body = (*publisher, *title) if _issued_by_publisher(source) else (*title, *publisher)
    return (*body, Run(f"{when}, "), _address(source), Run("."))


def _capital(text: str) -> str:
    """Return text with a capital at its beginning; ``n.d.`` stays small."""
    return text if text == NO_DATE else text[:1].upper() + text[1:]


# -- MLA --------------------------------------------------------------------------------------------------


def _mla(source: Source) -> Line:
    kind = source.csl_type
    alone = kind in _WHOLES or kind in _LAWS or kind in (CslType.TREATY, CslType.LEGAL_CASE)
    container = Run(source.publisher, italic=kind in _ARTICLES or kind in _SITES)
    when = style_date(source.published, CitationStyle.MLA)
    return (*_title(source, ".", italic=alone), Run(" "), container, Run(f", {when}, "), _address(source), Run("."))


_SOURCES = {
    CitationStyle.APA: _apa,
    CitationStyle.CHICAGO: _chicago,
    CitationStyle.CHICAGO_NOTE: _chicago_note,
    CitationStyle.MLA: _mla,
}
