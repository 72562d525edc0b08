"""Near ids for error messages."""

from __future__ import annotations

import pytest

from withdrawal_timeline.query.near import near

IDS = ("paris-2017", "paris-2025", "who-2020", "who-2025", "unesco-1984", "peace_security", "health")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("paris", "paris-2017"),
        ("WHO-2025", "who-2025"),
        ("unseco-1984", "unesco-1984"),
        ("peace security", "peace_security"),
        ("heath", "health"),
    ],
)
def test_the_nearest_id_comes_first(wanted: str, first: str) -> None:
    assert near(wanted, IDS)[0] == first


def test_ids_that_hold_what_was_typed_come_before_those_spelled_alike() -> None:
    assert near("who-202", (*IDS, "wto-202")) == ("who-2020", "who-2025", "wto-202")


def test_nothing_alike_gives_nothing() -> None:
    assert near("zzzzzz", IDS) == ()
    assert near("", IDS) == ()
    assert near("  ", IDS) == ()


def test_no_more_than_wanted_are_returned_and_each_once() -> None:
    assert near("paris", ("paris-2017", "paris-2017", "paris-2025"), limit=1) == ("paris-2017",)
    assert near("paris", ("paris-2017", "paris-2017", "paris-2025")) == ("paris-2017", "paris-2025")
    assert near("paris", IDS, limit=0) == ()
