"""Lanes and tracks of the real dossier: nothing is lost however the lanes are cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.state.arrangement import LaneArrangement
from withdrawal_timeline.state.crowding import Crowding
from withdrawal_timeline.state.grouping import grouping
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import LaneKind

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load_dossier(default_dossier())


def drawn(dossier: Dossier, kind: LaneKind, *, unfold: bool) -> Tracks:
    unfolded = frozenset(group.key for group in grouping(dossier, kind).groups) if unfold else frozenset[str]()
    return tracks(dossier, [act.id for act in dossier.withdrawals], unfolded, None, TODAY, kind)


def steps_of(found: Tracks) -> list[tuple[str, int]]:
    every = (track for lane in found.lanes for track in (*lane.tracks, *lane.parts))
    return sorted((mark.owner, mark.index) for track in every for mark in track.marks)


@pytest.mark.parametrize("kind", LaneKind)
def test_unfolded_every_milestone_stands_in_exactly_one_lane(dossier: Dossier, kind: LaneKind) -> None:
    expected = sorted((act.id, index) for act in dossier.withdrawals for index in range(len(act.milestones)))

    assert steps_of(drawn(dossier, kind, unfold=True)) == expected


@pytest.mark.parametrize("kind", LaneKind)
def test_folded_the_capsules_count_what_is_not_drawn(dossier: Dossier, kind: LaneKind) -> None:
    found = drawn(dossier, kind, unfold=False)
    owners = {owner for owner, _ in steps_of(found)}
    missing = {act.id for act in dossier.withdrawals} - owners
    counted = sum(count for lane in found.lanes if lane.capsule for _, count in lane.capsule.shares)

    assert all(dossier.withdrawal(act).part_of for act in missing)
    assert counted == (0 if kind is LaneKind.BODY else 66)


@pytest.mark.parametrize("kind", LaneKind)
def test_keys_of_tracks_are_unique(dossier: Dossier, kind: LaneKind) -> None:
    found = drawn(dossier, kind, unfold=True)
    keys = [track.key for lane in found.lanes for track in (*lane.tracks, *lane.parts)]

    assert len(keys) == len(set(keys))


def test_a_selected_part_leaves_its_capsule_for_a_line_of_its_own(dossier: Dossier) -> None:
    everything = [act.id for act in dossier.withdrawals]
    assert tracks(dossier, everything, frozenset(), None, TODAY).track_of("unfccc-2026") is None
    selected = tracks(dossier, everything, frozenset(), "unfccc-2026", TODAY)
    assert selected.track_of("unfccc-2026") == "unfccc"
    guests = [track.key for lane in selected.lanes for track in lane.tracks if track.guest]
    assert guests == ["unfccc"], "it stands below the lines that were there"


def test_what_the_filter_hides_leaves_its_days_behind(dossier: Dossier) -> None:
    health = [act.id for act in dossier.withdrawals if dossier.domain_of(act) == "health"]
    found = tracks(dossier, health, frozenset(), None, TODAY)
    hidden = sum(len(act.milestones) for act in dossier.withdrawals if act.id not in health)

    assert [lane.key for lane in found.lanes] == ["health"]
    assert sum(map(len, found.faded)) == hidden


def test_a_pending_part_without_a_date_goes_on_without_end(dossier: Dossier) -> None:
    found = drawn(dossier, LaneKind.DOMAIN, unfold=True)
    parts = {track.key: track for lane in found.lanes for track in lane.parts}

    assert parts["unfccc"].without_date
    assert parts["unfccc"].remark == "no notice known"
    assert not parts["ipcc"].without_date
    assert parts["ipcc"].remark == "effect not known"


@pytest.mark.parametrize("crowded", [False, True])
def test_the_column_without_dates_counts_only_what_has_none(
    dossier: Dossier, crowded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {
        MilestoneKind.EXPECTED_EFFECTIVE in {step.kind for step in act.milestones}
        for act in dossier.withdrawals
        if act.status is Status.PENDING
    }
    assert expected == {True, False}, "some are pending with a date, others without one"
    shown = tuple(act.id for act in dossier.withdrawals)
    if crowded:
        monkeypatch.setattr("withdrawal_timeline.state.crowding.CROWDED_LANE", 0)
        found = Crowding(dossier, TODAY).tracks(shown, None, LaneKind.DOMAIN, LaneArrangement())
    else:
        found = tracks(dossier, shown, frozenset(), None, TODAY)

    lines = drawn(dossier, LaneKind.DOMAIN, unfold=True).lanes
    without = {lane.key: sum(track.without_date for track in (*lane.tracks, *lane.parts)) for lane in lines}
    assert {lane.key: lane.note for lane in found.lanes} == {
        key: f"{count} pending" if count else "" for key, count in without.items()
    }


@pytest.mark.parametrize("kind", LaneKind)
def test_an_arrangement_moves_lanes_and_changes_nothing_in_them(dossier: Dossier, kind: LaneKind) -> None:
    plain = drawn(dossier, kind, unfold=False)
    keys = [lane.key for lane in plain.lanes]
    arrangement = LaneArrangement(tuple(reversed(keys)), frozenset(keys[:1]), frozenset(keys[:2]))
    shown = [act.id for act in dossier.withdrawals]
    found = tracks(dossier, shown, frozenset(), None, TODAY, kind, arrangement)

    assert [lane.key for lane in found.lanes] == [*reversed(keys[:2]), *reversed(keys[2:])]
    assert [lane.key for lane in found.lanes if lane.pinned] == [*reversed(keys[:2])]
    assert [lane.key for lane in found.lanes if lane.collapsed] == keys[:1]
    assert {replace(lane, collapsed=False, pinned=False) for lane in found.lanes} == set(plain.lanes)
    assert dict(zip(found.every_lane, found.faded, strict=True)) == dict(
        zip(plain.every_lane, plain.faded, strict=True)
    )


def test_a_lane_says_how_many_entries_it_holds(dossier: Dossier) -> None:
    found = drawn(dossier, LaneKind.DOMAIN, unfold=False)
    assert sum(int(lane.size.split()[0]) for lane in found.lanes) == len(dossier.withdrawals)
    assert all(lane.size.endswith((" entries", "1 entry")) for lane in found.lanes)


@pytest.mark.parametrize("domains", [None, {"energy"}, {"energy", "environment"}])
def test_capsules_count_of_all_that_the_act_ordered_whatever_is_filtered(
    dossier: Dossier, domains: set[str] | None
) -> None:
    shown = [act.id for act in dossier.withdrawals if domains is None or dossier.domain_of(act) in domains]
    fewer = [one for one in shown if dossier.withdrawal(one).status is not Status.UNCLEAR]
    for passing in (shown, fewer):
        found = tracks(dossier, passing, frozenset(), None, TODAY)
        texts = [lane.capsule.text for lane in found.lanes if lane.capsule is not None]
        assert texts
        assert all(text.endswith(" of 66") for text in texts)
