from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline import __version__
from withdrawal_timeline.domain.vocabulary import MilestoneKind
from withdrawal_timeline.files.exchange.dossier_table import (
    SOURCE_COLUMNS,
    WITHDRAWAL_COLUMNS,
    cell,
    sources_csv,
    sources_of,
    withdrawals_csv,
)

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier

TODAY = date(2030, 1, 1)


def read(text: str) -> list[dict[str, str]]:
    """Read a table as a program that knows the mark at its beginning."""
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


def test_a_line_tells_how_a_withdrawal_stands(small: Dossier) -> None:
    (row,) = read(withdrawals_csv(small, [small.withdrawal("river-2029")], TODAY, "Status: pending"))
    assert row["title"] == small.withdrawal("river-2029").title
    assert (row["status"], row["action"]) == ("Pending", "Withdrawal")
    assert row["status_in_words"] == "Pending: notice given on 2 Aug 2029; expected: 31 Dec 2030, in 364 days"
    assert row["expected_effective"] == "2030-12-31"
    assert row["rejoined"] == ""
    assert row["selection"] == "Status: pending"
    assert row["facts_checked_to"] == "autumn 2029"
    assert small.about.version in row["dossier"]
    assert __version__ in row["dossier"]


def test_what_was_due_is_not_given_as_a_date_to_come(small: Dossier) -> None:
    (row,) = read(withdrawals_csv(small, [small.withdrawal("river-2029")], date(2031, 6, 1)))
    assert row["status_in_words"] == "Pending: was due on 31 Dec 2030, not verified since autumn 2029"


def test_the_real_dossier_comes_back_from_the_tables(real: Dossier) -> None:
    rows = read(withdrawals_csv(real, real.withdrawals, date(2026, 11, 22)))
    assert [row["id"] for row in rows] == [held.id for held in real.withdrawals]
    for row, held in zip(rows, real.withdrawals, strict=True):
        assert tuple(row) == WITHDRAWAL_COLUMNS
        dates = [(kind, when) for kind in MilestoneKind for when in row[kind.value].split("; ") if when]
        assert sorted(dates) == sorted((step.kind, step.date.text) for step in held.milestones)
        assert row["sources"].split("; ") == list(sources_of(held))
        assert row["source_addresses"].split() == [real.source(source).url for source in sources_of(held)]
        assert row["note"] == (held.note or "")
        assert row["domain"].split("; ") == [real.domain(domain).title for domain in real.body(held.body).domains]


def test_every_source_of_the_table_has_its_line(real: Dossier) -> None:
    rows = read(sources_csv(real, real.withdrawals))
    assert {row["id"] for row in rows} == {source for held in real.withdrawals for source in sources_of(held)}
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        source = real.source(row["id"])
        assert tuple(row) == SOURCE_COLUMNS
        assert (row["title"], row["address"], row["publisher"]) == (source.title, source.url, source.publisher)
        assert row["published"] == (source.published.text if source.published else "")
        assert row["copy_consulted"] == (source.read_at or "")
        assert row["check"]
        for record in row["cited_by"].split("; "):
            assert source.id in sources_of(real.withdrawal(record))


@given(st.text(), st.sampled_from("=+-@|\t\r"))
def test_no_cell_begins_a_formula(text: str, first: str) -> None:
    assert cell(first + text) == f"'{first}{text}"
    assert cell(f"  ={text}").startswith("'")
    assert cell(text).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", ["2018-05-08", "Joint plan", "[Report]", "“quoted”", "", "66 bodies"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_nothing_chosen_leaves_the_heads_of_the_columns(small: Dossier) -> None:
    assert read(withdrawals_csv(small, [], TODAY)) == []
    assert withdrawals_csv(small, [], TODAY).startswith("\ufeffid,title,action,status,")
