"""A comparison as a table to paste elsewhere: for spreadsheets and for letters, with its sources below."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.reading import cited_numbers
from withdrawal_timeline.domain.wording import day_in_words
from withdrawal_timeline.files.exchange.citation_styles import cite
from withdrawal_timeline.files.exchange.rich_text import Form, line_text
from withdrawal_timeline.files.exchange.source_facts import origin, source_line, told_of

if TYPE_CHECKING:
    from withdrawal_timeline.domain.comparison import Cell, Comparison
    from withdrawal_timeline.domain.vocabulary import CitationStyle

NAME = "Comparison"
LOST = "What is drawn: the lives on one scale. The table says the same dates in words."
FIELD = "Field"


def as_text(compared: Comparison, style: CitationStyle) -> str:
    """Return the table with cells parted by tabs, one field a line, then the numbered sources.

    Line breaks and tabs inside a cell become semicolons and spaces: a cell is one line where it is pasted.
    """
    rows = [[FIELD, *(_flat(subject.title) for subject in compared.subjects)]]
    rows.extend([_flat(line.head), *(_flat(_words(cell)) for cell in line.cells)] for line in compared.lines)
    table = "\n".join("\t".join(row) for row in rows)
    sources = "\n".join(
        f"[{cited.number}]\t{_flat(line_text(cite(cited.source, style), Form.PLAIN))} ({source_line(cited.source)})"
        for cited in compared.sources
    )
    return "\n\n".join(filter(None, (table, f"Sources\n{sources}" if sources else "", _foot(compared)))) + "\n"


def as_html(compared: Comparison, style: CitationStyle) -> str:
    """Return the table as HTML with heads, then the numbered sources; all text is escaped."""
    heads = "".join(f'<th scope="col">{escape(subject.title)}</th>' for subject in compared.subjects)
    rows: list[str] = []
    for line in compared.lines:
        cells = "".join(f"<td>{_html_cell(cell)}</td>" for cell in line.cells)
        rows.append(f'<tr><th scope="row">{escape(line.head)}</th>{cells}</tr>')
    sources = "".join(
        f"<li>{line_text(cite(cited.source, style), Form.HTML)} ({escape(source_line(cited.source))})</li>"
        for cited in compared.sources
    )
    listed = f"<p><b>Sources</b></p><ol>{sources}</ol>" if sources else ""
    return (
        f'<table border="1" cellspacing="0" cellpadding="4"><thead><tr><th scope="col">{FIELD}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>{listed}<p>{escape(_foot(compared))}</p>"
    )


def _words(cell: Cell) -> str:
    """Return a cell in one string, with the numbers of its sources."""
    detail = f" ({'; '.join(cell.detail.splitlines())})" if cell.detail else ""
    return f"{'; '.join(cell.text.splitlines())}{detail}{' ' if cell.numbers else ''}{cited_numbers(cell.numbers)}"


def _html_cell(cell: Cell) -> str:
    text = "<br>".join(map(escape, cell.text.splitlines()))
    detail = "".join(f"<br><small>{escape(line)}</small>" for line in cell.detail.splitlines())
    numbers = f" <small>{cited_numbers(cell.numbers)}</small>" if cell.numbers else ""
    return f"{text}{numbers}{detail}"


def _foot(compared: Comparison) -> str:
    """Return what the table rests on: how sources were checked, the day of the standings, the dossier."""
    told = told_of(cited.source for cited in compared.sources)
    day = f"Standings as of {day_in_words(compared.today)}."
    return " ".join(filter(None, (told, day, origin(compared.about))))


def _flat(text: str) -> str:
    return " ".join(text.split())
