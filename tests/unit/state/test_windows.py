"""Windows of time that are asked for, on the axis of the real dossier."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import Day, PartialDate, to_day
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.layout.cuts import NO_CUTS
from withdrawal_timeline.state.opening import as_asked, first_start
from withdrawal_timeline.state.tracks import tracks
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.state.windows import days_of, limits, mostly_quiet, on_axis, revealing
from withdrawal_timeline.state.years import in_words

TODAY = date(2026, 11, 22)
DOSSIER = load_dossier(default_dossier())
LIMITS = limits(DOSSIER, TODAY)
FIRST = first_start(DOSSIER, TODAY, "light", Stance.JUSTIFIES, reduce_motion=True)


def asked(start: str | None, end: str | None) -> Window:
    begin = PartialDate(start) if start else None
    finish = PartialDate(end) if end else None
    return as_asked(FIRST, DOSSIER, TODAY, start=begin, end=finish).window


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2015", "2026", "Jan 2015 – Dec 2026"),
        ("2017-10", "2019-05", "Oct 2017 – May 2019"),
        ("2026-01-07", "2026-02-12", "7 Jan – 12 Feb 2026"),
    ],
)
def test_years_asked_for_are_shown_exactly(start: str, end: str, words: str) -> None:
    window = asked(start, end)
    assert window == Window(PartialDate(start).first_day, PartialDate(end).end_day)
    assert in_words(window) == words


def test_years_beyond_the_end_of_the_axis_are_cut_and_the_beginning_stays() -> None:
    assert asked("2015", "2027") == Window(to_day(date(2015, 1, 1)), min(LIMITS.last, to_day(date(2028, 1, 1))))
    assert asked("2015", "2090") == Window(to_day(date(2015, 1, 1)), LIMITS.last)
    assert asked("1800", "1950") == Window(LIMITS.first, to_day(date(1951, 1, 1)))


@given(st.floats(-60000, 60000), st.floats(0.5, 80000))
def test_a_window_on_the_axis_keeps_every_end_that_it_can(start: float, length: float) -> None:
    made = on_axis(Window(Day(start), Day(start + length)), DOSSIER, TODAY)
    assert LIMITS.first <= made.start < made.end <= LIMITS.last
    assert made.days >= LIMITS.shortest - 1e-6
    if LIMITS.first <= start and start + LIMITS.shortest <= LIMITS.last and length >= LIMITS.shortest:
        assert made.start == start
    if start + length <= LIMITS.last and start + length - LIMITS.shortest >= LIMITS.first and length > LIMITS.shortest:
        assert made.end == start + length


QUIET = tracks(DOSSIER, [act.id for act in DOSSIER.withdrawals], frozenset(), None, TODAY).quiet


@given(st.floats(LIMITS.first, LIMITS.last - 60), st.floats(50, 20_000), st.sampled_from(DOSSIER.withdrawals))
def test_a_record_comes_into_view_on_a_cut_axis_with_the_same_uncut_length(
    start: float, length: float, act: Withdrawal
) -> None:
    window = on_axis(Window(Day(start), Day(start + length)), DOSSIER, TODAY)
    assume(QUIET.live(window.end) - QUIET.live(window.start) >= LIMITS.shortest)
    found = revealing(window, DOSSIER, act.id, TODAY, QUIET)
    days = days_of(DOSSIER, act.id)

    assert days is not None
    assert days[0] <= found.end
    assert days[1] >= found.start
    before, after = (QUIET.live(one.end) - QUIET.live(one.start) for one in (window, found))
    assert abs(before - after) < 1e-6 * max(before, 1.0)


@given(st.floats(LIMITS.first, LIMITS.last - 60), st.floats(400, 20_000), st.sampled_from(DOSSIER.withdrawals))
def test_of_a_record_that_was_out_of_view_all_steps_are_shown_if_there_is_room_else_the_first(
    start: float, length: float, act: Withdrawal
) -> None:
    window = on_axis(Window(Day(start), Day(start + length)), DOSSIER, TODAY)
    days = days_of(DOSSIER, act.id)
    assert days is not None
    first, last = days
    assume(last < window.start or first > window.end)
    found = revealing(window, DOSSIER, act.id, TODAY)
    assert found.start <= first <= found.end
    if last - first <= 0.6 * window.days:
        assert last <= found.end
        clear = LIMITS.first < found.start - 1e-6 and found.end + 1e-6 < LIMITS.last  # of the axis
        if clear and first > window.end:
            assert abs(found.end - 0.08 * window.days - last) < 1e-6 * LIMITS.last, "the shortest pan"
        if clear and last < window.start:
            assert abs(found.start + 0.24 * window.days - first) < 1e-6 * LIMITS.last, "with room for its name"


def test_the_first_withdrawal_from_unesco_is_shown_from_its_notice_on() -> None:
    window = revealing(asked("2015", "2027"), DOSSIER, "unesco-1984", TODAY)
    assert window.start < to_day(date(1983, 12, 28)) < to_day(date(1984, 12, 31)) < window.end


def test_years_are_mostly_quiet_where_most_of_them_are_cut_out() -> None:
    first, last = max(QUIET.stretches, key=lambda cut: cut[1] - cut[0])

    assert mostly_quiet(Window(Day(first), Day(last)), QUIET)
    assert not mostly_quiet(Window(Day(last), Day(last + 900.0)), QUIET)
    assert not mostly_quiet(Window(Day(first), Day(last)), NO_CUTS)
