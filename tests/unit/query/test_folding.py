"""Folding: many texts at once as one by one, and marks that lie on what was searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.query.folding import fold, fold_lines, marked, needle, words_of

texts = st.text(st.sampled_from("abcÉéßIİ ½ﬁ-_.,'\n\u0301 中文联"), max_size=30)


@given(st.lists(texts, max_size=6))
def test_folding_many_is_folding_each(many: list[str]) -> None:
    assert [line.split() for line in fold_lines(many)] == [fold(text).split() for text in many]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée", " elysee "),
        ("Net-Zero_Framework", " net zero framework "),
        ("STRASSE straße", " strasse strasse "),
        ("", "  "),
        ("  U.S.  ", " u s "),
    ],
)
def test_case_diacritics_and_punctuation_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Paris  paris", ("paris",)),
        ("2018-05-08", ("8", "may", "2018")),
        ("2018-05", ("may", "2018")),
        ("2018-13", ("2018", "13")),
        (" … ", ()),
    ],
)
def test_words_of_a_query(query: str, words: tuple[str, ...]) -> None:
    assert words_of(query) == words


def test_marks_lie_on_the_original_text_also_where_folding_changes_its_length() -> None:
    text = "Die Straße nach Élysée"
    assert [text[a:b] for a, b in marked(text, ("strasse", "ely"))] == ["Straße", "Ély"]


def test_words_are_marked_at_their_beginning_only_and_chinese_anywhere() -> None:
    assert marked("Compare Paris", ("par",)) == ((8, 11),)
    assert marked("退出联合国教科文", ("联合国",)) == ((2, 5),)


def test_overlapping_marks_are_joined() -> None:
    assert marked("Parisian", ("par", "paris")) == ((0, 5),)


@given(texts, texts)
def test_marks_are_ordered_apart_and_inside(text: str, query: str) -> None:
    words = words_of(query)
    end = 0
    for begin, stop in marked(text, words):
        assert end <= begin < stop <= len(text)
        end = stop
    found = all(needle(word) in fold(text) for word in words)
    assert not (found and words and not marked(text, words))
