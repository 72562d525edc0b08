"""Withdrawals and their sources as tables for spreadsheets: UTF-8, commas, one line each.

Every line says which dossier it is from, how far its facts reach and what was chosen; what is chosen, and in which
words, is told by the caller.
"""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.standing import standing
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.domain.wording import ACTION, LANGUAGE, PUBLISHER_KIND, STATUS, VERIFICATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.models import Withdrawal

NAME = "CSV"
SUFFIX = ".csv"
LOST = (
    "Claims and the words of milestones are left out, and which milestone a source belongs to. The sources have a "
    "table of their own."
)

BYTE_ORDER_MARK = "\ufeff"
"""Begins each table: without it, Excel takes UTF-8 for another encoding."""

WITHDRAWAL_COLUMNS = (
    "id",
    "title",
    "action",
    "status",
    "status_in_words",
    "body",
    "body_acronym",
    "body_id",
    "domain",
    "administration",
    "instrument",
    *(kind.value for kind in MilestoneKind),
    "part_of",
    "importance",
    "summary",
    "note",
    "sources",
    "source_addresses",
    "dossier",
    "facts_checked_to",
    "licence",
    "selection",
)
SOURCE_COLUMNS = (
    "id",
    "title",
    "publisher",
    "publisher_kind",
    "type",
    "published",
    "language",
    "address",
    "copy_consulted",
    "check",
    "only_the_opening",
    "note",
    "cited_by",
)


def withdrawals_csv(dossier: Dossier, withdrawals: Sequence[Withdrawal], today: date, selection: str = "") -> str:
    """Return a table with a line for each withdrawal, in the order given.

    A column for each kind of milestone holds its dates as they are known (``2017-10``; several are joined by ``; ``).
    Sources are those of the withdrawal and of its milestones, by id, which ``sources_csv`` explains.

    Parameters
    ----------
    today
        The day on which ``status_in_words`` is true.
    selection
        What was chosen, in words, such as the filters in force.
    """
    about = dossier.about
    rows: list[dict[str, str]] = []
    for held in withdrawals:
        body = dossier.body(held.body)
        sources = sources_of(held)
        stands = standing(dossier, held, today)
        due = f"; expected: {stands.due}" if stands.due and not stands.overdue else ""
        row = {
            "id": held.id,
            "title": held.title,
            "action": ACTION[held.action],
            "status": STATUS[held.status],
            "status_in_words": stands.headline + due,
            "body": body.name,
            "body_acronym": body.acronym or "",
            "body_id": body.id,
            "domain": "; ".join(dossier.domain(domain).title for domain in body.domains),
            "administration": dossier.administration(held.administration).president,
            "instrument": held.instrument or "",
            "part_of": dossier.batch(held.part_of).title if held.part_of else "",
            "importance": str(held.importance),
            "summary": held.summary,
            "note": held.note or "",
            "sources": "; ".join(sources),
            "source_addresses": " ".join(dossier.source(source).url for source in sources),
            "dossier": f"{about.title}, version {about.version}, {about.compiled}; Withdrawal Timeline {__version__}",
            "facts_checked_to": about.facts_reach,
            "licence": about.licence,
            "selection": selection,
        }
        for kind in MilestoneKind:
            row[kind.value] = "; ".join(step.date.text for step in held.milestones if step.kind is kind)
        rows.append(row)
    return _table(WITHDRAWAL_COLUMNS, rows)


def sources_csv(dossier: Dossier, withdrawals: Sequence[Withdrawal]) -> str:
    """Return a table of the sources of these withdrawals, in the order in which they are first cited."""
    citing: dict[str, list[str]] = {}
    for held in withdrawals:
        for source_id in sources_of(held):
            citing.setdefault(source_id, []).append(held.id)
    rows: list[dict[str, str]] = []
    for source_id, cited_by in citing.items():
        source = dossier.source(source_id)
        rows.append(
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "publisher_kind": PUBLISHER_KIND[source.publisher_kind],
                "type": source.csl_type.value,
                "published": source.published.text if source.published else "",
                "language": LANGUAGE.get(source.language, source.language),
                "address": source.url,
                "copy_consulted": source.read_at or "",
                "check": VERIFICATION[source.verified],
                "only_the_opening": "yes" if source.extent else "",
                "note": source.note or "",
                "cited_by": "; ".join(cited_by),
            }
        )
    return _table(SOURCE_COLUMNS, rows)


def sources_of(withdrawal: Withdrawal) -> tuple[str, ...]:
    """Return the ids of a withdrawal's sources, those of its milestones first, each once."""
    return tuple(dict.fromkeys(chain(*(step.sources for step in withdrawal.milestones), withdrawal.sources)))


def _table(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what might begin one."""
    return f"'{text}" if text.lstrip()[:1] in tuple("=+-@|") or text[:1] in tuple("\t\r\n") else text
