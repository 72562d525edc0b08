"""What is hidden, in words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.layout.made_up import WIDTH, account, seen

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.hidden import Hidden, Reason, Section, sections
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.state.listing import Part, head, listing, section_card
from withdrawal_timeline.state.rich_words import strong
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import LaneKind

TODAY = date(2026, 11, 22)
CENTURY = TimeScale(Day(-18_600.0), Day(21_100.0), WIDTH)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load_dossier(default_dossier())


def parts_at(dossier: Dossier, scale: TimeScale, lanes_by: LaneKind = LaneKind.DOMAIN) -> tuple[Part, ...]:
    made = tracks(dossier, [act.id for act in dossier.withdrawals], frozenset(), None, TODAY, lanes_by)
    return listing(dossier, TODAY, sections(account(*seen(made, scale)), scale))


def test_everything_that_is_hidden_over_a_century_is_listed_with_date_kind_and_status(dossier: Dossier) -> None:
    parts = parts_at(dossier, CENTURY)

    folded = [part for part in parts if part.head.endswith("folded · Memorandum of 7 Jan 2026")]
    assert sum(len(part.lines) for part in folded) >= 60
    together = [part for part in parts if part.head.endswith("close together")]
    assert together
    words = {line.name: line.words for part in together for line in part.lines}
    assert words["Migration compact"] == "2 Dec 2017 · Notice given · In effect"
    assert words["COP30"] == "In effect since 10 Nov 2025"
    assert all(line.name and line.domain for part in parts for line in part.lines)


def test_no_entry_is_listed_twice_but_for_want_of_a_name(dossier: Dossier) -> None:
    for lanes_by in LaneKind:
        records = [line.record for part in parts_at(dossier, CENTURY, lanes_by) for line in part.lines]

        assert len(records) == len(set(records))


def test_the_card_of_a_cluster_lists_its_members_and_counts_domains_where_they_differ(dossier: Dossier) -> None:
    one_domain = Section("Health", Reason.TOGETHER, (Hidden("covax-2020"), Hidden("gavi-2025", 0)))
    card = section_card(dossier, TODAY, one_domain)
    assert "2 close together" in card
    assert strong("COVAX") in card
    assert "Reversed" in card
    assert "Health 2" not in card

    mixed = Section("2017", Reason.TOGETHER, (Hidden("covax-2020"), Hidden("gavi-2025"), Hidden("upr-2025")))
    assert "Health 2 · Human rights and democracy 1" in section_card(dossier, TODAY, mixed)


def test_a_card_says_how_many_more_there_are(dossier: Dossier) -> None:
    items = tuple(Hidden(act.id) for act in dossier.withdrawals[:11])

    assert "and 3 more" in section_card(dossier, TODAY, Section("Lane", Reason.TOGETHER, items))


def test_a_track_with_several_entries_says_so_and_an_unknown_id_is_passed_over(dossier: Dossier) -> None:
    section = Section("Health", Reason.UNCHANGED, (Hidden("who-2020", 0, 2), Hidden("no-such-entry")))
    part = listing(dossier, TODAY, (section,))[0]

    assert [line.record for line in part.lines] == ["who-2020"]
    assert part.lines[0].words.endswith(" · one of 2 entries")


@pytest.mark.parametrize(
    ("reason", "one", "two"),
    [
        (Reason.UNCHANGED, "1 goes on unchanged", "2 go on unchanged"),
        (Reason.LEFT_OUT, "1 without room", "2 without room"),
        (Reason.COLLAPSED, "1 in this collapsed lane", "2 in this collapsed lane"),
        (Reason.NAMELESS, "1 without a name here", "2 without names here"),
    ],
)
def test_heads_count_in_plain_words(dossier: Dossier, reason: Reason, one: str, two: str) -> None:
    items = (Hidden("who-2020"), Hidden("covax-2020"))

    assert head(dossier, Section("Health", reason, items[:1])) == one
    assert head(dossier, Section("Health", reason, items)) == two
