"""What is shown, written into a file: tables for a spreadsheet, a dossier for this program."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.ui.commands.export import ENTRIES, SMALLER, SOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.journey import Journey


def export(journey: Journey, monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
    journey.do("shown.export")
    return journey.status


def test_the_entries_that_are_shown_become_a_table_that_says_what_was_chosen(
    journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey.do("domain.only_3")
    said = export(journey, monkeypatch, tmp_path / "health", ENTRIES)
    assert said == f"9 entries are in {tmp_path / 'health.csv'}."
    with (tmp_path / "health.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["id"] for line in lines] == list(journey.picture.shown)
    assert {line["selection"] for line in lines} == {"Health"}
    said = export(journey, monkeypatch, tmp_path / "sources.csv", SOURCES)
    with (tmp_path / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        sources = list(csv.DictReader(file))
    assert said == f"{len(sources)} sources are in {tmp_path / 'sources.csv'}."
    assert {entry for line in sources for entry in line["cited_by"].split("; ")} == set(journey.picture.shown)


def test_what_is_shown_becomes_a_dossier_that_the_program_opens(
    journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey.do("domain.only_3")
    shown = set(journey.picture.shown)
    said = export(journey, monkeypatch, tmp_path / "health", SMALLER)
    assert said == f"A dossier of 9 entries is in {tmp_path / 'health.wtdossier'}."
    dossier = load_dossier(tmp_path / "health.wtdossier")
    assert shown <= {act.id for act in dossier.withdrawals}
    assert journey.program.open_path(tmp_path / "health.wtdossier")


def test_nothing_is_exported_where_nothing_is_shown_and_a_failure_is_said(
    journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = export(journey, monkeypatch, tmp_path / "no" / "all.csv", ENTRIES)
    assert said.startswith(f"What is shown could not be written to {tmp_path / 'no' / 'all.csv'} (")
    assert journey.program.sitting is not None
    journey.program.sitting.store.update(filter=Filter(domains=frozenset()))
    assert not journey.program.sitting.actions["shown.export"].isEnabled()
