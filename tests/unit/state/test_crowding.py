"""A dossier with more withdrawals than can be drawn one by one: its crowded lanes lose none of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.benchmarks.large_dossier import write

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.mass_builder import MassBuilder
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.crowding import CROWDED_LANE
from withdrawal_timeline.state.neighbours import across
from withdrawal_timeline.state.resolve import CROWD_FROM, Resolver
from withdrawal_timeline.state.view_state import LaneKind, ViewState, Window

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.layout.tracks import Tracks

TODAY = date(2026, 11, 22)
WINDOW = Window(Day(0.0), Day(20_000.0))
MANY = CROWD_FROM + 800


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("large")
    write(MANY, folder)
    return load_dossier(folder)


@pytest.fixture(scope="module")
def resolver(dossier: Dossier) -> Resolver:
    return Resolver(dossier, TODAY)


def lanes_for(resolver: Resolver, chosen: Filter = Filter(), selection: str | None = None) -> Tracks:  # noqa: B008 - frozen
    return resolver.resolve(ViewState(WINDOW, filter=chosen, selection=selection)).tracks


def counted(tracks: Tracks) -> dict[str, int]:
    """Return how many withdrawals each lane shows, by line or in its crowd, over all of time."""
    assert tracks.items is not None
    index = MassBuilder().build(tracks.items, lambda _: None).index
    return {
        lane.key: index.count(lane.crowd, tracks.first - 1.0, tracks.last + 1.0)
        if lane.crowd >= 0
        else len({mark.owner for track in (*lane.tracks, *lane.parts) for mark in track.marks})
        for lane in tracks.lanes
    }


@pytest.mark.parametrize("kind", LaneKind)
def test_every_withdrawal_is_counted_in_a_lane_whatever_lanes_stand_for(resolver: Resolver, kind: LaneKind) -> None:
    tracks = resolver.resolve(ViewState(WINDOW, lanes_by=kind)).tracks

    assert sum(counted(tracks).values()) == MANY


def test_lanes_with_many_are_crowds_and_those_with_few_are_not(resolver: Resolver, dossier: Dossier) -> None:
    few = {term.id for term in dossier.administrations if term.id in ("ford", "kennedy")}
    tracks = resolver.resolve(ViewState(WINDOW, lanes_by=LaneKind.ADMINISTRATION)).tracks
    count = counted(tracks)

    assert few
    assert {lane.key: lane.crowd >= 0 for lane in tracks.lanes} == {key: n > CROWDED_LANE for key, n in count.items()}
    assert {False, True} == {lane.crowd >= 0 for lane in tracks.lanes}


def test_a_filter_leaves_out_what_does_not_pass(resolver: Resolver) -> None:
    chosen = Filter(statuses=frozenset(("unclear",)))
    picture = resolver.resolve(ViewState(WINDOW, filter=chosen))

    assert CROWD_FROM <= len(picture.shown) < MANY
    assert sum(counted(picture.tracks).values()) == len(picture.shown)


def test_whole_lanes_need_no_index_of_their_own(resolver: Resolver, dossier: Dossier) -> None:
    whole = lanes_for(resolver).items
    fewer = lanes_for(resolver, Filter(domains=frozenset(domain.id for domain in dossier.domains[:8]))).items

    assert whole is not None
    assert fewer is not None
    assert fewer.hidden is None
    assert fewer.items is whole.items


def test_where_few_pass_each_has_its_track_again(resolver: Resolver, dossier: Dossier) -> None:
    tracks = lanes_for(resolver, Filter(domains=frozenset((dossier.domains[0].id,))))

    assert tracks.items is None
    assert all(lane.crowd < 0 and lane.tracks for lane in tracks.lanes)


def test_what_is_selected_has_a_track_with_all_its_steps(resolver: Resolver, dossier: Dossier) -> None:
    act = dossier.withdrawals[7]
    tracks = lanes_for(resolver, selection=act.id)
    lane = next(lane for lane in tracks.lanes if lane.key == dossier.domain_of(act))

    assert tracks.items is not None
    assert {tracks.items.key(number) for number in lane.apart} == {
        other.id for other in dossier.withdrawals_of(act.body)
    }
    (track,) = lane.tracks
    assert [mark.index for mark in track.marks if mark.owner == act.id] == list(range(len(act.milestones)))
    assert tracks.track_of(act.id) == track.key
    assert track.guest
    assert not any(other.tracks for other in tracks.lanes if other is not lane)


def test_a_selection_that_is_filtered_out_has_no_track(resolver: Resolver, dossier: Dossier) -> None:
    act = next(act for act in dossier.withdrawals if act.status.value != "unclear")
    tracks = lanes_for(resolver, Filter(statuses=frozenset(("unclear",))), act.id)

    assert tracks.track_of(act.id) is None
    assert not any(lane.tracks for lane in tracks.lanes if lane.crowd >= 0)


def test_selecting_leaves_the_items_as_they_are(resolver: Resolver, dossier: Dossier) -> None:
    chosen = Filter(statuses=frozenset(("unclear",)))
    before, after = lanes_for(resolver, chosen).items, lanes_for(resolver, chosen, dossier.withdrawals[9].id).items

    assert before is not None
    assert after is not None
    assert after.items is before.items
    assert after.hidden is before.hidden


def test_items_lie_from_the_first_step_to_the_last(resolver: Resolver, dossier: Dossier) -> None:
    items = lanes_for(resolver).items
    assert items is not None

    for number in (0, 1, 2, 500):
        days = [step.date.first_day + 0.5 for step in dossier.withdrawals[number].milestones]
        assert (items.items.start[number], items.items.end[number]) == (min(days), max(days))
        assert items.number(items.key(number)) == number
        assert items.title(number) == dossier.body(dossier.withdrawals[number].body).short_name


def test_items_are_found_by_their_ids_unless_they_are_left_out(resolver: Resolver, dossier: Dossier) -> None:
    items = lanes_for(resolver, Filter(statuses=frozenset(("unclear",)))).items
    assert items is not None
    shown = next(n for n, act in enumerate(dossier.withdrawals) if act.status.value == "unclear")
    hidden = next(n for n, act in enumerate(dossier.withdrawals) if act.status.value != "unclear")

    assert items.places([items.key(shown), items.key(hidden), "nobody"]) == (shown,)


def test_the_overview_counts_each_item_once_where_it_begins(resolver: Resolver) -> None:
    tracks = lanes_for(resolver, Filter(statuses=frozenset(("unclear",))))
    assert tracks.items is not None
    shown, hidden = tracks.items.starts(tracks.first, tracks.last, 500)

    assert int(shown.sum() + hidden.sum()) == MANY
    assert tracks.items.hidden is not None
    assert int(hidden.sum()) == int(np.count_nonzero(tracks.items.hidden))


def test_the_real_dossier_has_no_crowds() -> None:
    assert lanes_for(Resolver(load_dossier(default_dossier()), TODAY)).items is None


def test_keys_walk_from_crowd_to_crowd_to_what_begins_nearest(resolver: Resolver, dossier: Dossier) -> None:
    act = next(act for act in dossier.withdrawals if dossier.domain_of(act) == dossier.domains[0].id)
    tracks = lanes_for(resolver, selection=act.id)
    below = across(dossier, tracks, act.id, WINDOW, 1)
    assert below is not None

    def first_day(entry: str) -> float:
        return min(step.date.first_day for step in dossier.withdrawal(entry).milestones)

    others = [found.id for found in dossier.withdrawals if dossier.domain_of(found) == dossier.domains[1].id]
    assert below in others
    day = first_day(act.id)
    assert abs(first_day(below) - day) == min(abs(first_day(entry) - day) for entry in others)
    assert across(dossier, tracks, act.id, WINDOW, -1) is None
    assert across(dossier, lanes_for(resolver), None, WINDOW, 1) is not None
