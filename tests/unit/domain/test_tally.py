"""Counts of entries by one property and divided by another."""

from __future__ import annotations

import csv
import io

import pytest

from withdrawal_timeline.domain.tally import IN_TIME, Property, tally
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

DOSSIER = load_dossier(default_dossier())
EVERY = frozenset(act.id for act in DOSSIER.withdrawals)


@pytest.mark.parametrize("by", Property)
@pytest.mark.parametrize("divided", [None, Property.STATUS, Property.DOMAIN])
def test_every_entry_is_counted_once(by: Property, divided: Property | None) -> None:
    found = tally(DOSSIER, EVERY, by, None if divided is by else divided)

    assert sum(found.total(place) for place in range(len(found.values))) == len(EVERY)
    assert all(len(line) == len(found.shares) for line in found.counts)
    if by not in IN_TIME:
        assert all(found.total(place) for place in range(len(found.values)))


def test_years_follow_each_other_without_gaps_and_the_memorandum_stands_at_its_signature() -> None:
    found = tally(DOSSIER, EVERY, Property.YEAR)
    years = [int(value.key) for value in found.values]

    assert years == list(range(years[0], years[-1] + 1))
    assert found.total(years.index(2026)) >= 66


def test_the_table_holds_what_the_bars_say() -> None:
    found = tally(DOSSIER, EVERY, Property.DOMAIN, Property.STATUS)
    rows = list(csv.reader(io.StringIO(found.as_csv())))

    assert rows[0] == ["Domain", "Entries", *(share.title for share in found.shares)]
    assert [row[0] for row in rows[1:]] == [value.title for value in found.values]
    assert all(int(row[1]) == sum(map(int, row[2:])) for row in rows[1:])


def test_nothing_shown_gives_nothing() -> None:
    found = tally(DOSSIER, frozenset(), Property.YEAR, Property.STATUS)

    assert found.values == ()
    assert found.counts == ()


def test_a_bar_in_words() -> None:
    found = tally(DOSSIER, EVERY, Property.DOMAIN, Property.STATUS)
    place = next(place for place, value in enumerate(found.values) if value.key == "migration")

    assert found.in_words(place).startswith(f"Migration: {found.total(place)} entries, ")
