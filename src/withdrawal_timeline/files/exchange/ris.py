"""Sources, and records of the dossier itself, as RIS: what EndNote, Mendeley, RefWorks and Zotero read.

UTF-8 with the line ends that the format asks for. RIS knows neither treaties nor posts: they get the nearest type,
and ``M3`` says what they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import PartialDate, Precision
from withdrawal_timeline.domain.vocabulary import CslType
from withdrawal_timeline.domain.wording import LANGUAGE, PUBLISHER_KIND, date_in_words
from withdrawal_timeline.files.exchange.source_facts import record_facts, record_key, source_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading

NAME = "RIS"
SUFFIX = ".ris"
LOST = (
    "There is no type for treaties, posts and speeches: they become legal rule, web page and generic, and say so. "
    "A range of dates keeps its first year; the rest is said in words."
)

LINE_END = "\r\n"

_TYPE = {
    CslType.ARTICLE: "GEN",
    CslType.ARTICLE_JOURNAL: "JOUR",
    CslType.ARTICLE_MAGAZINE: "MGZN",
    CslType.ARTICLE_NEWSPAPER: "NEWS",
    CslType.BILL: "BILL",
    CslType.BOOK: "BOOK",
    CslType.BROADCAST: "VIDEO",
    CslType.CHAPTER: "CHAP",
    CslType.DATASET: "DATA",
    CslType.DOCUMENT: "GEN",
    CslType.HEARING: "HEAR",
    CslType.INTERVIEW: "GEN",
    CslType.LEGAL_CASE: "CASE",
    CslType.LEGISLATION: "STAT",
    CslType.MAP: "MAP",
    CslType.PAPER_CONFERENCE: "CONF",
    CslType.PERIODICAL: "SER",
    CslType.POST: "ELEC",
    CslType.POST_WEBLOG: "BLOG",
    CslType.REGULATION: "LEGAL",
    CslType.REPORT: "RPRT",
    CslType.SPEECH: "GEN",
    CslType.STANDARD: "STAND",
    CslType.THESIS: "THES",
    CslType.TREATY: "LEGAL",
    CslType.WEBPAGE: "ELEC",
}
_WORK = {
    CslType.TREATY: "Treaty",
    CslType.REGULATION: "Regulation",
    CslType.SPEECH: "Speech",
    CslType.INTERVIEW: "Interview",
    CslType.POST: "Post",
    CslType.DOCUMENT: "Document",
}
"""What the type of RIS does not say."""
_CONTAINED = frozenset({"JOUR", "MGZN", "NEWS", "BLOG", "CHAP", "CONF", "ELEC"})
"""Types whose publisher's name is that of what they stand in."""


def ris(sources: Iterable[Source], records: Iterable[Reading] = ()) -> str:
    """Return a file with an entry for each source, then for each record of the dossier itself."""
    entries = [*(source_entry(source) for source in sources), *(record_entry(read) for read in records)]
    return LINE_END.join(entries)


def source_entry(source: Source) -> str:
    """Return a source as one entry, with a line end behind it; its ``ID`` is that of the source."""
    kind = _TYPE[source.csl_type]
    fields = [
        ("TY", kind),
        ("ID", source.id),
        ("TI", source.title),
        ("T2" if kind in _CONTAINED else "PB", source.publisher),
        *_dates(source.published),
        ("LA", LANGUAGE.get(source.language, source.language)),
        ("M3", _WORK.get(source.csl_type, "")),
        ("UR", source.url),
        ("KW", PUBLISHER_KIND[source.publisher_kind]),
        ("N1", " ".join(source_facts(source))),
    ]
    return _entry(fields)


def record_entry(read: Reading) -> str:
    """Return a record of the dossier itself as one entry of the type data."""
    fields = [
        ("TY", "DATA"),
        ("ID", record_key(read)),
        ("TI", read.title),
        ("T2", read.about.title),
        ("ET", read.about.version),
        *_dates(read.about.compiled),
        ("LA", "English"),
        ("N1", " ".join(record_facts(read))),
    ]
    return _entry(fields)


def _dates(when: PartialDate | None) -> list[tuple[str, str]]:
    """Return year and date; parts of ``DA`` that are not known stay empty, as the format has it."""
    if when is None:
        return []
    if when.precision is Precision.RANGE:
        return [("PY", str(when.first.year)), ("DA", f"{when.first.year}///{date_in_words(when)}")]
    year, month, day = (*when.text.split("-"), "", "")[:3]
    return [("PY", year), ("DA", f"{year}/{month}/{day}/")]


def _entry(fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"{tag}  - {_value(text)}" for tag, text in fields if text]
    return "".join(line + LINE_END for line in (*lines, "ER  - "))


def _value(text: str) -> str:
    """Return text on one line: a line break would begin a new field."""
    return re.sub(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text).strip()
