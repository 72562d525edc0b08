"""What is made late is made once, and cannot be told from what was there from the start."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.late import Late, LateRecords

RECORDS = st.lists(st.integers(0, 3), max_size=4).map(tuple)


def test_a_value_is_made_once_when_it_is_asked_for() -> None:
    made = list[int]()

    def make() -> list[int]:
        made.append(1)
        return made

    late = Late(make)
    assert not made
    assert late.made is None
    assert late.get() is late.get()
    assert made == [1]
    assert late.made is made


def test_threads_that_ask_at_once_get_the_same_value() -> None:
    both, made = Barrier(2), list[int]()

    def make() -> list[int]:
        made.append(1)
        with suppress(BrokenBarrierError):
            both.wait(0.2)  # as long as a second thread would need to get here
        return [len(made)]

    late = Late(make)
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.submit(late.get), threads.submit(late.get)
    assert one.result() is other.result()
    assert made == [1]


def test_a_value_that_could_not_be_made_is_tried_again() -> None:
    kept = list[str]()
    late = Late(lambda: kept[0])
    with pytest.raises(IndexError):
        late.get()
    kept.append("made")
    assert late.get() == "made"


def test_how_many_there_are_is_known_before_they_are_read() -> None:
    def read() -> tuple[int, ...]:
        raise AssertionError("nobody asked for one")

    assert len(LateRecords(7, read)) == 7


@given(RECORDS, RECORDS)
def test_late_records_are_like_a_tuple(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    late = LateRecords(len(one), lambda: one)
    assert tuple(late) == one
    assert [late[place] for place in range(len(late))] == list(one)
    assert late[1:] == one[1:]
    assert (late == other) is (one == other) is (other == late)
    assert (late == LateRecords(len(other), lambda: other)) is (one == other)
    assert hash(late) == hash(one)
