"""Sources, and records of the dossier itself, as CSL-JSON: what Zotero, Pandoc and citation processors read.

Version 1.0.2 of the schema ``csl-data.json`` of the Citation Style Language; what it has no field for stands in
``custom``, which the schema leaves to each program, and in words in ``note``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from withdrawal_timeline.domain.dates import PartialDate, Precision
from withdrawal_timeline.domain.vocabulary import CslType
from withdrawal_timeline.files.exchange.citation_styles import is_descriptive
from withdrawal_timeline.files.exchange.source_facts import record_facts, record_key, source_facts
from withdrawal_timeline.files.write import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading

NAME = "CSL-JSON"
SUFFIX = ".json"
LOST = "Nothing is lost, but most programs do not show what stands in “custom”; the note says it in words."

Item = dict[str, Any]

_CONTAINED = frozenset(
    {
        CslType.ARTICLE,
        CslType.ARTICLE_JOURNAL,
        CslType.ARTICLE_MAGAZINE,
        CslType.ARTICLE_NEWSPAPER,
        CslType.BILL,
        CslType.BROADCAST,
        CslType.CHAPTER,
        CslType.LEGISLATION,
        CslType.PAPER_CONFERENCE,
        CslType.POST,
        CslType.POST_WEBLOG,
        CslType.REGULATION,
        CslType.WEBPAGE,
    }
)
"""Types whose publisher's name is that of what they stand in."""
_COURTS = frozenset({CslType.LEGAL_CASE, CslType.HEARING})


def csl_json(sources: Iterable[Source], records: Iterable[Reading] = ()) -> str:
    """Return sources, then records of the dossier itself, as a CSL-JSON list with a newline at the end."""
    items = [*(source_item(source) for source in sources), *(record_item(read) for read in records)]
    return to_json(items)


def source_item(source: Source) -> Item:
    """Return a source as a CSL-JSON item; its ``id`` is that of the source."""
    item: Item = {"id": source.id, "type": source.csl_type.value, "title": source.title}
    item[_publisher_field(source.csl_type)] = source.publisher
    if source.published is not None:
        item["issued"] = date_parts(source.published)
    item |= {"URL": source.url, "language": source.language, "note": " ".join(source_facts(source))}
    custom: dict[str, object] = {
        "publisher_kind": source.publisher_kind.value,
        "verified": source.verified.value,
        "extent": source.extent.value if source.extent else None,
        "read_at": source.read_at,
        "title_is_descriptive": True if is_descriptive(source.title) else None,
    }
    item["custom"] = {key: value for key, value in custom.items() if value is not None}
    return item


def record_item(read: Reading) -> Item:
    """Return a record of the dossier itself as an item of the type ``dataset``."""
    return {
        "id": record_key(read),
        "type": CslType.DATASET.value,
        "title": read.title,
        "container-title": read.about.title,
        "version": read.about.version,
        "issued": date_parts(read.about.compiled),
        "language": "en",
        "note": " ".join(record_facts(read)),
    }


def date_parts(when: PartialDate) -> dict[str, list[list[int]]]:
    """Return a CSL date with as many parts as are known; a range has its two ends."""
    ends = when.text.split("/") if when.precision is Precision.RANGE else [when.text]
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}


def _publisher_field(kind: CslType) -> str:
    if kind in _COURTS:
        return "authority"
    return "container-title" if kind in _CONTAINED else "publisher"
