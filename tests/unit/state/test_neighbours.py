"""The next and the previous entry in time."""

from __future__ import annotations

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.state.neighbours import in_time, linked_in_time, neighbour
from withdrawal_timeline.state.view_state import Window

DOSSIER = load_dossier(default_dossier())
SHOWN = tuple(withdrawal.id for withdrawal in DOSSIER.withdrawals)
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
