"""The inverted index answers as looking at every line would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.query import word_index
from withdrawal_timeline.query.word_index import WordIndex

WORDS = st.text("ab气", min_size=1, max_size=3)
LINES = st.lists(st.lists(WORDS, max_size=4).map(lambda words: f" {' '.join(words)} "), max_size=20)


def apart(line: str) -> list[str]:
    return line.replace("气", " 气 ").split()


@given(LINES, WORDS.filter(lambda word: word == "气" or "气" not in word))
def test_lines_with_a_beginning_of_a_word_are_found_each_once_in_order(lines: list[str], word: str) -> None:
    index = WordIndex.of(lines)
    found = index.lines_of(*index.beginning_with(word)).tolist()
    assert found == [at for at, line in enumerate(lines) if any(each.startswith(word) for each in apart(line))]


@given(LINES, st.data())
def test_lines_with_any_of_some_words_are_found(lines: list[str], data: st.DataObject) -> None:
    index = WordIndex.of(lines)
    places = data.draw(st.sets(st.integers(0, len(index.vocabulary) - 1))) if index.vocabulary else set()
    words = {index.vocabulary[place] for place in places}
    assert index.lines_of_words(places).tolist() == [at for at, line in enumerate(lines) if words & set(apart(line))]


@given(LINES)
def test_the_vocabulary_is_in_order_and_lines_know_their_first_word(lines: list[str]) -> None:
    index = WordIndex.of(lines)
    assert index.vocabulary == sorted({word for line in lines for word in apart(line)})
    assert index.lengths.tolist() == [len(apart(line)) for line in lines]
    firsts = [index.vocabulary[at] if at >= 0 else None for at in index.firsts.tolist()]
    assert firsts == [next(iter(apart(line)), None) for line in lines]


def test_many_lines_are_taken_in_chunks_to_the_same_end(monkeypatch: object) -> None:
    lines = [f" {number} common {'even' if number % 2 == 0 else 'odd'} " for number in range(100)]
    whole = WordIndex.of(lines)
    kept, word_index._CHUNK = word_index._CHUNK, 7
    try:
        parts = WordIndex.of(lines)
    finally:
        word_index._CHUNK = kept
    assert parts.vocabulary == whole.vocabulary
    assert parts.lines_of(*parts.beginning_with("even")).tolist() == list(range(0, 100, 2))
    assert parts.postings.tolist() == whole.postings.tolist()
    assert parts.lines_of(*parts.beginning_with("common")).size == 100
