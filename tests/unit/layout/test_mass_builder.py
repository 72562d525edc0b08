"""Indexing items: what is known is used again, what is not wanted ends, and what takes long is said to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.benchmarks.synthetic import LANES, Synthetic, synthetic

from withdrawal_timeline.layout.mass_builder import QUICK_BUILD, QUICK_FILTER, MassBuilder
from withdrawal_timeline.layout.mass_items import MassItems
from withdrawal_timeline.layout.mass_priority import Flags, Items

KEYS = tuple(f"lane{number}" for number in range(LANES))


def massed(made: Synthetic) -> MassItems:
    return MassItems(Items(made.lane, made.start, made.end, made.importance), KEYS, made.title)


def every_third(wanted: MassItems) -> Flags:
    return np.asarray(np.arange(len(wanted)) % 3 == 0)


def nobody(_: float) -> None:
    pass


def test_the_whole_index_serves_for_everything_that_leaves_something_out() -> None:
    wanted, builder = massed(synthetic(2_000)), MassBuilder()
    whole = builder.build(wanted, nobody).index
    hidden = every_third(wanted)
    part = builder.build(replace(wanted, hidden=hidden), nobody).index

    assert len(whole) == 2_000
    assert len(part) == 2_000 - int(hidden.sum())
    assert builder.build(wanted, nobody).index is whole
    assert builder.build(replace(wanted, hidden=hidden), nobody).index is part


def test_other_items_are_indexed_anew() -> None:
    builder = MassBuilder()
    builder.build(massed(synthetic(500)), nobody)

    assert len(builder.build(massed(synthetic(700)), nobody).index) == 700


def test_an_exception_of_the_listener_ends_the_work_and_leaves_nothing_half_done() -> None:
    wanted, builder = massed(synthetic(500)), MassBuilder()

    def give_up(_: float) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        builder.build(wanted, give_up)
    assert len(builder.build(wanted, nobody).index) == 500


def test_progress_rises_to_the_whole() -> None:
    told: list[float] = []
    MassBuilder().build(massed(synthetic(500)), told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_what_takes_longer_than_a_frame_is_said_to() -> None:
    few, many = massed(synthetic(QUICK_BUILD)), massed(synthetic(QUICK_FILTER + 1))
    builder = MassBuilder()

    assert builder.is_quick(few)
    assert not builder.is_quick(many)
    builder.build(many, nobody)
    assert builder.is_quick(many)
    hidden = every_third(many)
    assert not builder.is_quick(replace(many, hidden=hidden))
    builder.build(replace(many, hidden=hidden), nobody)
    assert builder.is_quick(replace(many, hidden=hidden))
