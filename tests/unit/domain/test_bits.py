"""Sets of records as integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.bits import bits, flags

SIZE = 203
sets = st.frozensets(st.integers(0, SIZE - 1))


def members(found: int) -> frozenset[int]:
    return frozenset(number for number, flag in enumerate(flags(found)) if flag)


@given(sets, sets)
def test_sets_of_bits_are_sets(one: frozenset[int], other: frozenset[int]) -> None:
    first, second = bits(one, SIZE), bits(other, SIZE)
    assert members(first) == one
    assert members(first & second) == one & other
    assert members(first | second) == one | other
    assert first.bit_count() == len(one)


def test_a_number_may_come_twice_and_the_last_one_fits() -> None:
    assert members(bits([SIZE - 1, 3, 3], SIZE)) == {3, SIZE - 1}


@pytest.mark.parametrize("size", [0, 1, 8])
def test_nothing_is_in_an_empty_set(size: int) -> None:
    assert bits((), size) == 0
    assert not any(flags(0))
