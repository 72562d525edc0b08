r"""Sources, and records of the dossier itself, as a BibTeX file, for biblatex or for classic BibTeX styles.

The file is UTF-8. biblatex keeps a date as it is known; the classic styles know a year and a month. Titles stand in
double braces, so that no style changes their capitals. What was checked stands in ``annotation`` (classic: ``annote``),
which the common styles do not print.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import PartialDate, Precision
from withdrawal_timeline.domain.vocabulary import CitationStyle, CslType
from withdrawal_timeline.files.exchange.citation_styles import NO_DATE, style_date
from withdrawal_timeline.files.exchange.rich_text import web_address
from withdrawal_timeline.files.exchange.source_facts import record_facts, record_key, source_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading

NAME = "BibTeX"
SUFFIX = ".bib"
LOST = (
    "There is no entry type for treaties, posts and speeches: they become legislation, online and misc. A range of "
    "dates reads as a span. Classic BibTeX also drops the day of a date and the language."
)


class Dialect(StrEnum):
    """Which program the file is for."""

    BIBLATEX = "biblatex"
    CLASSIC = "classic"


_ENTRY = {
    CslType.ARTICLE: "misc",
    CslType.ARTICLE_JOURNAL: "article",
    CslType.ARTICLE_MAGAZINE: "article",
    CslType.ARTICLE_NEWSPAPER: "article",
    CslType.BILL: "legislation",
    CslType.BOOK: "book",
    CslType.BROADCAST: "misc",
    CslType.CHAPTER: "incollection",
    CslType.DATASET: "dataset",
    CslType.DOCUMENT: "misc",
    CslType.HEARING: "misc",
    CslType.INTERVIEW: "misc",
    CslType.LEGAL_CASE: "jurisdiction",
    CslType.LEGISLATION: "legislation",
    CslType.MAP: "misc",
    CslType.PAPER_CONFERENCE: "inproceedings",
    CslType.PERIODICAL: "periodical",
    CslType.POST: "online",
    CslType.POST_WEBLOG: "online",
    CslType.REGULATION: "legislation",
    CslType.REPORT: "report",
    CslType.SPEECH: "misc",
    CslType.STANDARD: "misc",
    CslType.THESIS: "thesis",
    CslType.TREATY: "legislation",
    CslType.WEBPAGE: "online",
}
_CLASSIC = {"article": "article", "book": "book", "incollection": "incollection", "inproceedings": "inproceedings"}
"""Entry types that both dialects have; ``techreport`` is the one that is only called otherwise."""
_SUBTYPE = {
    CslType.ARTICLE_NEWSPAPER: "newspaper",
    CslType.ARTICLE_MAGAZINE: "magazine",
    CslType.TREATY: "treaty",
    CslType.REGULATION: "regulation",
    CslType.BILL: "bill",
    CslType.SPEECH: "speech",
    CslType.POST: "post",
    CslType.POST_WEBLOG: "weblog",
}
_LANGUAGE = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "sr": "serbian",
    "uk": "ukrainian",
    "zh": "chinese",
}
"""Names that babel gives to languages."""
_MONTH = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(sources: Iterable[Source], records: Iterable[Reading] = (), dialect: Dialect = Dialect.BIBLATEX) -> str:
    """Return a file with an entry for each source, then for each record of the dossier itself."""
    entries = [
        *(source_entry(source, dialect) for source in sources),
        *(record_entry(read, dialect) for read in records),
    ]
    return "\n\n".join(entries) + "\n" if entries else ""


def source_entry(source: Source, dialect: Dialect = Dialect.BIBLATEX) -> str:
    """Return a source as one entry; its key is the id of the source."""
    kind, facts = _ENTRY[source.csl_type], escape_tex(" ".join(source_facts(source)))
    name, title = escape_tex(source.publisher), "{" + escape_tex(source.title) + "}"
    copy = f"Copy consulted: \\url{{{_verbatim(source.read_at)}}}" if source.read_at else ""
    if dialect is Dialect.CLASSIC:
        kind = "techreport" if kind == "report" else _CLASSIC.get(kind, "misc")
        fields = {"title": title, _CLASSIC_PUBLISHER[kind]: name, **_classic_date(source.published)}
        fields["note"] = ". ".join(filter(None, (f"\\url{{{_verbatim(source.url)}}}", copy)))
        fields["annote"] = facts
        return _entry(kind, source.id, fields)
    fields = {"title": title, _PUBLISHER.get(kind, "organization"): name}
    fields |= {
        "entrysubtype": _SUBTYPE.get(source.csl_type, ""),
        "date": source.published.text if source.published else "",
        "url": _verbatim(source.url),
        "langid": _LANGUAGE.get(source.language, ""),
        "note": copy,
        "keywords": source.publisher_kind.value.replace("_", "-"),
        "annotation": facts,
    }
    return _entry(kind, source.id, fields)


def record_entry(read: Reading, dialect: Dialect = Dialect.BIBLATEX) -> str:
    """Return a record of the dossier itself as one entry."""
    about = read.about
    title, whole = "{" + escape_tex(read.title) + "}", escape_tex(about.title)
    facts = escape_tex(" ".join(record_facts(read)))
    if dialect is Dialect.CLASSIC:
        where = f"In: {whole}, dossier version {escape_tex(about.version)}"
        fields = {"title": title, "howpublished": where, **_classic_date(about.compiled), "note": facts}
        return _entry("misc", record_key(read), fields)
    fields = {"title": title, "maintitle": whole, "version": escape_tex(about.version), "date": about.compiled.text}
    return _entry("dataset", record_key(read), {**fields, "langid": "english", "note": facts})


_PUBLISHER = {
    "article": "journaltitle",
    "book": "publisher",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "jurisdiction": "institution",
    "report": "institution",
    "thesis": "institution",
}
_CLASSIC_PUBLISHER = {
    "article": "journal",
    "book": "publisher",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "misc": "howpublished",
    "techreport": "institution",
}


def _classic_date(when: PartialDate | None) -> dict[str, str]:
    if when is None or when.precision is Precision.RANGE:
        return {"year": "{" + style_date(when, CitationStyle.CHICAGO) + "}" if when else NO_DATE}
    year = {"year": str(when.first.year)}
    return year if when.precision is Precision.YEAR else {**year, "month": _MONTH[when.first.month]}


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    # The names of months are macros of BibTeX: only without braces does a style translate them.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + ",\n}"


_TEX = {
    "\\": r"\textbackslash{}",
    # Not “\{”: BibTeX counts braces without looking at what stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: "\\" + letter for letter in "%#$&_"},
}


def escape_tex(text: str) -> str:
    """Return text on one line in which no letter is a command of TeX; braces in it are always balanced."""
    flat = re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
    return "".join(_TEX.get(letter, letter) for letter in flat)


def _verbatim(address: str) -> str:
    """Return an address for a field that TeX takes as it stands, in which only braces and backslashes would harm."""
    return web_address(address)
