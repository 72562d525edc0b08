"""The next and the previous entry in time."""

from __future__ import annotations

from datetime import date

from withdrawal_timeline.domain.dates import Day, to_day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.state.neighbours import across, in_time, linked_in_time, neighbour
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import LaneKind, Window

DOSSIER = load_dossier(default_dossier())
SHOWN = tuple(withdrawal.id for withdrawal in DOSSIER.withdrawals)
TODAY = date(2026, 11, 22)
WINDOW = Window(Day(16436.0), Day(21000.0))


def test_walking_on_from_the_first_entry_meets_every_entry_once_and_stays_at_the_last() -> None:
    order = in_time(DOSSIER, SHOWN)
    at: str | None = order[0]
    walked = [at]
    for _ in order:
        at = neighbour(DOSSIER, SHOWN, at, WINDOW, 1)
        walked.append(at)
    assert tuple(walked[: len(order)]) == order
    assert walked[-1] == order[-1]


def test_walking_back_undoes_walking_on() -> None:
    for entry in in_time(DOSSIER, SHOWN)[1:-1]:
        assert neighbour(DOSSIER, SHOWN, neighbour(DOSSIER, SHOWN, entry, WINDOW, 1), WINDOW, -1) == entry


def test_with_nothing_selected_the_walk_begins_in_the_window() -> None:
    def first_day(entry: str | None) -> Day:
        assert entry is not None
        return min(step.date.first_day for step in DOSSIER.withdrawal(entry).milestones)

    assert first_day(neighbour(DOSSIER, SHOWN, None, WINDOW, 1)) >= WINDOW.start
    assert first_day(neighbour(DOSSIER, SHOWN, None, WINDOW, -1)) <= WINDOW.end


def test_an_entry_that_the_filter_hides_has_its_neighbours_among_those_shown() -> None:
    order = in_time(DOSSIER, SHOWN)
    hidden = order[40]
    shown = tuple(entry for entry in SHOWN if entry != hidden)
    found = neighbour(DOSSIER, shown, hidden, WINDOW, 1)
    assert found in shown


def test_where_nothing_is_shown_there_is_no_neighbour() -> None:
    assert neighbour(DOSSIER, (), None, WINDOW, 1) is None
    assert neighbour(DOSSIER, (), "who", WINDOW, -1) is None


def test_linked_records_are_walked_in_time() -> None:
    unesco = ["unesco-2025", "unesco-1984"]

    assert linked_in_time(DOSSIER, "unesco-2017", unesco, 1) == "unesco-2025"
    assert linked_in_time(DOSSIER, "unesco-2017", unesco, -1) == "unesco-1984"
    assert linked_in_time(DOSSIER, "unesco-2025", ["unesco-2017"], 1) is None


def lanes(kind: LaneKind = LaneKind.DOMAIN, shown: tuple[str, ...] = SHOWN) -> Tracks:
    return tracks(DOSSIER, shown, frozenset(), None, TODAY, kind)


def test_walking_down_meets_every_lane_that_has_rows_and_stays_at_the_last() -> None:
    drawn = lanes()
    at, met = across(DOSSIER, drawn, None, WINDOW, 1), list[str | None]()
    while at is not None:
        met.append(drawn.lane_of(at))
        at = across(DOSSIER, drawn, at, WINDOW, 1)
    assert met == [lane.key for lane in drawn.lanes if lane.tracks or lane.parts]


def test_walking_up_begins_at_the_bottom_and_ends_at_the_top() -> None:
    drawn = lanes()
    at = across(DOSSIER, drawn, None, WINDOW, -1)
    assert at is not None
    assert drawn.lane_of(at) == drawn.lanes[-1].key
    first = across(DOSSIER, drawn, None, WINDOW, 1)
    assert across(DOSSIER, drawn, first, WINDOW, -1) is None


def test_the_entry_across_is_the_nearest_in_time_of_its_lane() -> None:
    drawn = lanes()
    found = across(DOSSIER, drawn, "who-2025", WINDOW, 1)
    below = next(lane for lane in drawn.lanes if found is not None and lane.key == drawn.lane_of(found))
    # WHO's exit took effect on 22 Jan 2026.
    day = to_day(date(2026, 1, 22)) + 0.5
    distances = {mark.owner: abs(mark.day - day) for track in below.tracks for mark in track.marks}
    nearest = min(abs(mark.day - day) for track in below.tracks for mark in track.marks)
    own = min(abs(mark.day - day) for track in below.tracks for mark in track.marks if mark.owner == found)
    assert found in distances
    assert own == nearest


def test_a_lane_that_stands_alone_is_walked_row_by_row() -> None:
    drawn = lanes(LaneKind.BODY)
    names = [track.label for track in drawn.lanes[0].parts]
    at, met = across(DOSSIER, drawn, None, WINDOW, 1), list[str]()
    while at is not None and len(met) <= len(names):
        met.append(DOSSIER.body(DOSSIER.withdrawal(at).body).short_name)
        at = across(DOSSIER, drawn, at, WINDOW, 1)
    assert met == names


def test_from_an_act_through_all_lanes_the_walk_begins_at_its_time() -> None:
    found = across(DOSSIER, lanes(), "memorandum-66-2026", Window(Day(0.0), Day(900.0)), 1)
    assert found is not None
    days = [step.date.first.year for step in DOSSIER.withdrawal(found).milestones]
    assert max(days) >= 2025


def test_with_nothing_to_walk_over_there_is_nowhere_to_go() -> None:
    assert across(DOSSIER, lanes(shown=()), None, WINDOW, 1) is None
