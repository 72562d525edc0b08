"""Words that are spelled alike: the distance is the textbook's, and near words are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.query.spelling import Spellings, slips

if TYPE_CHECKING:
    from collections.abc import Sequence

VOCABULARY = sorted(
    ("agreement", "energy", "paris", "park", "pact", "unesco", "unssc", "withdrawal", "世", "ab", "memorandum")
)


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance, cell by cell as in the textbook."""
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            best = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                best = min(best, table[row - 2][column - 2] + 1)
            table[row][column] = best
    return table[-1][-1]


def expected(typed: str, words: Sequence[str]) -> tuple[int, set[str]]:
    """Return the least distance that counts and the words at it, whole words before beginnings; far if none is near."""
    allowed = slips(typed)
    whole = {word: distance(typed, word) for word in words}
    begun = {word: min(distance(typed, word[:end]) for end in range(len(word) + 1)) for word in words}
    for found in (whole, begun):
        near = {word: at for word, at in found.items() if 0 < at <= allowed}
        if near:
            least = min(near.values())
            return least, {word for word, at in near.items() if at == least}
    return allowed + 1, set()


LETTERS = st.text("abcde", min_size=1, max_size=10)


@given(LETTERS, st.sets(LETTERS, min_size=1, max_size=12))
def test_the_nearest_words_come_back_and_no_others(typed: str, words: set[str]) -> None:
    vocabulary = sorted(words)
    found = [vocabulary[place] for place in Spellings(vocabulary).alike(typed, most=100)]
    assert len(found) == len(set(found))
    assert set(found) == expected(typed, vocabulary)[1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("unseco", ["unesco"]),
        ("pairs", ["paris"]),
        ("agrement", ["agreement"]),
        ("enregy", ["energy"]),
        ("memoradn", ["memorandum"]),
        ("withdrwal", ["withdrawal"]),
        ("paris", []),
        ("pac", []),
        ("zzzz", []),
        ("世界", []),
    ],
)
def test_misspellings_find_what_was_meant_and_short_words_nothing(typed: str, found: list[str]) -> None:
    assert [VOCABULARY[place] for place in Spellings(VOCABULARY).alike(typed)] == found


def test_only_words_that_are_asked_for_come_back_the_likeliest_first() -> None:
    vocabulary = ["bark", "parks", "perk", "pork"]
    every = Spellings(vocabulary)
    assert [vocabulary[place] for place in every.alike("park")] == ["perk", "pork", "parks", "bark"]
    assert [vocabulary[place] for place in every.alike("park", most=2)] == ["perk", "pork"]
    assert [vocabulary[place] for place in every.alike("park", np.array([True, False, False, False]))] == ["bark"]


def test_long_words_are_compared_by_their_beginnings() -> None:
    vocabulary = ["internationalisation"]
    assert Spellings(vocabulary).alike("internationalisatoin") == [0]
    assert Spellings(vocabulary).alike("intrenational") == [0]
    assert Spellings([]).alike("anything") == []
