"""The made-up items that measurements are taken with."""

from __future__ import annotations

import hashlib

import numpy as np
from tests.benchmarks.synthetic import FIRST_DAY, LANES, LAST_DAY, TITLE_LENGTH, synthetic


def test_it_is_the_same_everywhere_and_for_any_number() -> None:
    some, more = synthetic(1_000, 4), synthetic(70_000, 4)
    assert np.array_equal(some.start, more.start[:1_000])
    assert np.array_equal(some.end, more.end[:1_000])
    assert np.array_equal(some.lane, more.lane[:1_000])
    assert some.title(999) == more.title(999)
    whole = b"".join(array.tobytes() for array in (some.lane, some.start, some.end, some.importance)) + some.titles
    assert hashlib.sha256(whole).hexdigest()[:16] == "47096756c78fbff6"


def test_another_seed_gives_others() -> None:
    assert not np.array_equal(synthetic(100, 1).start, synthetic(100, 2).start)


def test_the_mix() -> None:
    items = synthetic(50_000, 1)
    spans = items.end > items.start
    assert 0.32 < spans.mean() < 0.345
    assert set(items.lane.tolist()) == set(range(LANES))
    assert (items.start >= FIRST_DAY).all()
    assert (items.end <= LAST_DAY).all()
    shares = np.bincount(items.importance, minlength=6)[1:] / 50_000
    assert (np.diff(shares) < 0).all()
    assert 0.025 < shares[4] < 0.04
    assert len(items.titles) == 50_000 * TITLE_LENGTH
    assert len(items.title(49_999)) == TITLE_LENGTH
    assert len({items.title(item) for item in range(2_000)}) == 2_000


def test_whole_days() -> None:
    items = synthetic(2_000, 1, whole_days=True)
    assert np.array_equal(items.start, np.floor(items.start))
    assert np.array_equal(items.end, np.floor(items.end))
