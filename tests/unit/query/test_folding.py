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
        ("2018-05-08", ("@20180508",)),
        ("8 May 2018", ("@20180508",)),
        ("8th May 2018", ("@20180508",)),
        ("May 8, 2018 Iran", ("@20180508", "iran")),
        ("iran Sept. 8, 2018", ("iran", "@20180908")),
        ("2018-5-8", ("@20180508",)),
        ("2018-05", ("@201805",)),
        ("may 2018", ("@201805",)),
        ("2018", ("2018",)),
        ("8 May", ("8", "may")),
        ("45 May 2018", ("45", "may", "2018")),
        ("marketing 2018", ("marketing", "2018")),
        ("dismay 2018", ("dismay", "2018")),
        ("8 May 20180", ("8", "may", "20180")),
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


def test_a_date_is_marked_as_a_whole_however_it_is_written() -> None:
    text = "24/7 on 7 Jan. 2026, January 7th, 2026 (2026-01-07), 8 January 2026; 7 Jan 2025"
    assert [text[a:b] for a, b in marked(text, ("@20260107",))] == ["7 Jan. 2026", "January 7th, 2026", "2026-01-07"]
    assert [text[a:b] for a, b in marked(text, ("@202601",))][-1] == "8 January 2026"


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
