"""A comparison on the clipboard: every cell, every source, and nothing that is markup by accident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.comparison import Cell, Comparison, Line, comparison
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.files.exchange.comparison_table import as_html, as_text

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

TODAY = date(2026, 11, 22)


@pytest.fixture
def compared(real: Dossier) -> Comparison:
    return comparison(real, ["unesco-1984", "unesco-2017", "unesco-2025"], TODAY)


class Cells(HTMLParser):
    """Collects the cells of a table, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.items = 0
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True
        self.items += tag == "li"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def test_the_text_is_a_table_that_a_spreadsheet_takes(compared: Comparison) -> None:
    table, _, below = as_text(compared, CitationStyle.CHICAGO_NOTE).partition("\n\n")
    rows = [row.split("\t") for row in table.split("\n")]
    assert {len(row) for row in rows} == {4}
    assert rows[0] == ["Field", *(subject.title for subject in compared.subjects)]
    assert len(rows) == len(compared.lines) + 1
    notice = next(row for row in rows if row[0] == "Notice given")
    assert notice[1].startswith("28 Dec 1983 (day 0) [")
    assert below.startswith("Sources\n[1]\t")
    assert below.count("\n[") == len(compared.sources)


def test_every_source_that_a_cell_names_is_listed(compared: Comparison) -> None:
    text = as_text(compared, CitationStyle.APA)
    for cited in compared.sources:
        assert f"\n[{cited.number}]\t" in text
    assert "Facts checked to spring 2026" in text
    assert "Standings as of 22 Nov 2026." in text


def test_the_html_holds_the_same_cells(compared: Comparison) -> None:
    parser = Cells()
    parser.feed(as_html(compared, CitationStyle.MLA))
    assert len(parser.rows) == len(compared.lines) + 1
    assert {len(row) for row in parser.rows} == {4}
    assert parser.items == len(compared.sources)


def test_text_of_the_dossier_stays_text(compared: Comparison) -> None:
    evil = "<img src=x>\t&\n<b>"
    cell = Cell(evil, detail=evil)
    made = replace(
        compared,
        lines=(Line(evil, (cell,) * 3),),
        subjects=tuple(replace(subject, title=evil) for subject in compared.subjects),
    )
    assert "<img" not in as_html(made, CitationStyle.CHICAGO)
    rows = as_text(made, CitationStyle.CHICAGO).split("\n\n")[0].split("\n")
    assert [row.count("\t") for row in rows] == [3, 3]
