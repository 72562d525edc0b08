"""Ranking by arrays gives what going through everything gives."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.query.passages import CLAIMANT, NAME, SOURCE, TEXT
from withdrawal_timeline.query.ranking import Ranked, Texts, nearly, ranked

WORD = st.sampled_from(("ab", "abc", "bb", "ba", "bab"))
RECORDS = 4


@dataclass(frozen=True)
class Line:
    text: str
    rank: int
    key: int
    records: tuple[int, ...]


@st.composite
def some_lines(draw: st.DrawFn) -> list[Line]:
    made = []
    for _ in range(draw(st.integers(0, 12))):
        words = draw(st.lists(WORD, min_size=1, max_size=3))
        records = draw(st.lists(st.integers(0, RECORDS - 1), min_size=1, max_size=3, unique=True))
        rank, key = draw(st.sampled_from((NAME, CLAIMANT, TEXT, SOURCE))), draw(st.integers(0, 3))
        made.append(Line(f" {' '.join(words)} ", rank, key, tuple(records)))
    return made


def texts(lines: list[Line]) -> Texts:
    return Texts.of(
        [line.text for line in lines],
        [line.rank for line in lines],
        [line.key for line in lines],
        [line.records for line in lines],
        ["d", "b", "a", "c"],
    )


def rank_of(line: Line, words: str) -> int:
    if line.rank != NAME:
        return line.rank
    return 0 if line.text == f" {words} " else 1 if line.text.startswith(f" {words}") else 2


def gone_through(lines: list[Line], words: list[str]) -> list[Ranked]:
    """Do the same, line by line and record by record."""
    found = []
    for record in range(RECORDS):
        own = [(at, line) for at, line in enumerate(lines) if record in line.records]
        places = [[rank_of(line, word) for _, line in own if f" {word}" in line.text] for word in words]
        if not all(places):
            continue
        ranks = list(map(min, places))
        phrase = " ".join(words)
        together = [rank_of(line, phrase) for _, line in own if line.rank == NAME and f" {phrase}" in line.text]
        score = min([sum(ranks), *(rank * len(words) for rank in together if len(words) > 1)])
        hardest = words[ranks.index(max(ranks))]

        def place(at: int, line: Line) -> tuple[int, int, int]:
            held = [rank_of(line, word) for word in words if f" {word}" in line.text]
            return len(words) - len(held), sum(held), at

        best = min(place(at, line) for at, line in own if f" {hardest}" in line.text)[2]
        whole = {line.key for _, line in own if all(f" {word}" in line.text for word in words)}
        found.append((score, "dbac"[record], Ranked(record, best, max(len(whole) - 1, 0))))
    return [each for _, _, each in sorted(found, key=lambda each: each[:2])]


@given(some_lines(), st.lists(WORD, min_size=1, max_size=3, unique=True))
def test_ranking_by_arrays_is_ranking_by_hand(lines: list[Line], words: list[str]) -> None:
    assert ranked(texts(lines), words, 100) == gone_through(lines, words)


@given(some_lines(), some_lines(), st.lists(WORD, min_size=1, max_size=3, unique=True))
def test_lines_that_come_later_are_searched_like_the_others(
    lines: list[Line], more: list[Line], words: list[str]
) -> None:
    later = [Line(line.text, line.rank, line.key + 10, line.records) for line in more]
    assert ranked(texts(lines).and_more(texts(later)), words, 100) == gone_through([*lines, *later], words)


@given(some_lines(), st.lists(WORD, min_size=1, max_size=3, unique=True), st.integers(1, 3))
def test_of_many_the_best_come_back(lines: list[Line], words: list[str], limit: int) -> None:
    assert ranked(texts(lines), words, limit) == gone_through(lines, words)[:limit]


def test_words_that_are_spelled_alike_follow_only_where_no_name_was_found() -> None:
    held = texts(
        [
            Line(" paris agreement ", NAME, 0, (0,)),
            Line(" a claim on pairs ", TEXT, 1, (1,)),
            Line(" the paris climate ", TEXT, 2, (2,)),
        ]
    )
    exact = ranked(held, ["pairs"], 10)
    assert [each.record for each in exact] == [1]
    alike, meant = nearly(held, ["pairs"], exact, 10)
    assert [each.record for each in alike] == [0], "a word that is there is only taken for one of a name"
    assert meant == ("paris", "pairs")
    assert nearly(held, ["paris"], ranked(held, ["paris"], 10), 10) == ([], ())
    nothing = ranked(held, ["pariz"], 10)
    alike, meant = nearly(held, ["pariz"], nothing, 10)
    assert [each.record for each in alike] == [0, 2]
    assert meant == ("paris",)
