"""From words to ranked records: which lines hold the words, which records the lines lead to, and which come first.

Everything is arithmetic on flat arrays, so that a million lines take no longer than a frame or two. Lines are
passages of text; a line leads to one record or to several, and every record has an order that settles ties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.query.folding import needle
from withdrawal_timeline.query.passages import NAME
from withdrawal_timeline.query.word_index import WordIndex, apart
from withdrawal_timeline.query.written_dates import DATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from withdrawal_timeline.query.word_index import Lines

_FAR = 1000
"""A rank that no place has: the word is not there."""
_BEGINS, _WITHIN = 1, 2
"""Ranks of a name that begins with a word, and of one that has it inside; a name that is the word alone has 0."""
_PHRASES = 4000
"""In so many names at most it is looked whether all words stand together."""


@frozen
class Ranked:
    """A record that was found, the line to show for it, and in how many other places all words stand together."""

    record: int
    line: int
    more: int


@frozen
class _Segment:
    """Lines that were indexed together; ``first`` is the number of the first of them."""

    words: WordIndex
    first: int


@dataclass(frozen=True, eq=False)
class Texts:
    """Lines and records as flat arrays.

    Parameters
    ----------
    folded
        The folded text of each line.
    segments
        The indexes of the lines.
    ranks
        How far each line is from the best place.
    keys
        Equal for lines that are parts of one and the same place.
    begins, owners
        The records of line ``i`` are ``owners[begins[i]:begins[i + 1]]``.
    order
        The order of the records among those that are found equally well; 0 comes first.
    """

    folded: Sequence[str]
    segments: tuple[_Segment, ...]
    ranks: NDArray[np.int16]
    keys: NDArray[np.int64]
    begins: NDArray[np.int64]
    owners: NDArray[np.int32]
    order: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        folded: Sequence[str],
        ranks: Sequence[int],
        keys: Sequence[object],
        records: Sequence[Sequence[int]],
        orders: Sequence[Any],
    ) -> Texts:
        """Return the arrays of lines, given rank, key and records of each, and what records are ordered by."""
        number = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        counts = np.fromiter(map(len, records), dtype=np.int64, count=len(records))
        order = np.empty(len(orders), dtype=np.int64)
        order[sorted(range(len(orders)), key=orders.__getitem__)] = np.arange(len(orders))
        return cls(
            folded,
            (_Segment(WordIndex.of(folded), 0),),
            np.array(ranks, dtype=np.int16),
            np.fromiter(map(number.__getitem__, keys), dtype=np.int64, count=len(keys)),
            np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts))),
            np.fromiter((record for each in records for record in each), dtype=np.int32, count=int(counts.sum())),
            order,
        )

    def and_more(self, other: Texts) -> Texts:
        """Return these with further lines that lead to the same records."""
        first = len(self.folded)
        return replace(
            self,
            folded=(*self.folded, *other.folded),
            segments=(*self.segments, *(_Segment(each.words, each.first + first) for each in other.segments)),
            ranks=np.concatenate((self.ranks, other.ranks)),
            keys=np.concatenate((self.keys, other.keys + int(self.keys.max(initial=-1)) + 1)),
            begins=np.concatenate((self.begins, other.begins[1:] + self.begins[-1])),
            owners=np.concatenate((self.owners, other.owners)),
        )

    @cached_property
    def lines_by_record(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The other way round: the lines of record ``i`` are ``lines[begins[i]:begins[i + 1]]``."""
        line = np.repeat(np.arange(len(self.folded), dtype=np.int32), np.diff(self.begins))
        order = np.argsort(self.owners, kind="stable")
        begins = np.searchsorted(self.owners[order], np.arange(self.order.size + 1))
        return begins, line[order]

    @cached_property
    def named(self) -> tuple[NDArray[np.bool_], ...]:
        """For each segment, which words of its vocabulary stand in a name."""
        found: list[NDArray[np.bool_]] = []
        for segment in self.segments:
            words = segment.words
            word = np.repeat(np.arange(len(words.vocabulary)), np.diff(words.starts))
            mask = np.zeros(len(words.vocabulary), dtype=np.bool_)
            mask[word[self.ranks[words.postings + segment.first] == NAME]] = True
            found.append(mask)
        return tuple(found)


@frozen(eq=False)
class _Matches:
    """The lines in which one word was found, in rising order, and the rank of each."""

    lines: Lines
    ranks: NDArray[np.int16]


def ranked(texts: Texts, words: Sequence[str], limit: int) -> list[Ranked]:
    """Return the records in which every word begins some word, the best ``limit`` of them, best first.

    Parameters
    ----------
    texts
        What is searched.
    words
        Folded words. A letter on its own is looked for in names only.
    """
    alone = len(words) == 1 and len(words[0]) == 1 and words[0].isalpha()
    found = [_matches(texts, word, names_only=alone) for word in words]
    if not all(each.lines.size for each in found):
        return []
    return _combined(texts, found, _phrases(texts, words, found), limit, ())


def nearly(
    texts: Texts, words: Sequence[str], exact: Sequence[Ranked], limit: int
) -> tuple[list[Ranked], tuple[str, ...]]:
    """Return records for words that are spelled alike, as far as none was found by its name; and the words meant.

    Parameters
    ----------
    texts
        What is searched.
    words
        Folded words, as they were typed.
    exact
        What ``ranked`` found for them; it does not come back.
    limit
        How many records come back at most.
    """
    if any(texts.ranks[each.line] == NAME for each in exact):
        return [], ()
    found: list[_Matches] = []
    meant: list[str] = []
    for word in words:
        typed = _matches(texts, word, names_only=False)
        others, spelled = _alike(texts, word, in_names=bool(typed.lines.size))
        if not typed.lines.size and not others.lines.size:
            return [], ()
        meant.extend((*spelled, word) if typed.lines.size else spelled)
        found.append(_either(typed, others))
    if set(meant) <= set(words):
        return [], ()
    most = _WITHIN * len(words) if exact else None
    places = _combined(texts, found, {}, limit, [each.record for each in exact], most)
    return places, tuple(dict.fromkeys(meant))


def _matches(texts: Texts, word: str, *, names_only: bool) -> _Matches:
    """Return the lines in which some word begins with ``word``."""
    parts = apart(word).split()
    found: list[_Matches] = []
    for segment in texts.segments:
        index = segment.words
        stretch = index.beginning_with(parts[-1])
        lines = index.lines_of(*stretch)
        for part in parts[:-1]:
            begin, end = index.beginning_with(part)
            exact = end > begin and index.vocabulary[begin] == part
            lines = np.intersect1d(lines, index.lines_of(begin, begin + exact), assume_unique=True)
        if len(parts) > 1:  # signs of scripts without spaces: each is there, but do they stand together?
            sought = needle(word)
            lines = np.array([at for at in lines if sought in texts.folded[at + segment.first]], dtype=np.int32)
        ranks = texts.ranks[lines + segment.first]
        if names_only:
            lines, ranks = lines[ranks == NAME], ranks[ranks == NAME]
        ranks = _in_names(index, lines, ranks, stretch, word)
        found.append(_Matches((lines + segment.first).astype(np.int32), ranks))
    return _joined(found)


def _in_names(
    index: WordIndex, lines: Lines, ranks: NDArray[np.int16], stretch: tuple[int, int], word: str
) -> NDArray[np.int16]:
    """Return the ranks, for names with what it adds whether the name is the word, begins with it, or holds it."""
    firsts = index.firsts[lines]
    begins = (firsts >= stretch[0]) & (firsts < stretch[1])
    whole = stretch[1] > stretch[0] and index.vocabulary[stretch[0]] == word
    alone = begins & (index.lengths[lines] == 1) & (firsts == stretch[0]) & whole
    place = np.where(alone, NAME, np.where(begins, _BEGINS, _WITHIN))
    return np.where(ranks == NAME, place, ranks).astype(np.int16)


def _alike(texts: Texts, word: str, *, in_names: bool) -> tuple[_Matches, list[str]]:
    """Return the lines with words that are spelled like ``word``, and these words; no date is taken for another."""
    found: list[_Matches] = []
    spelled: list[str] = []
    for segment, named in zip(texts.segments, texts.named, strict=True):
        index = segment.words
        near = [] if word[0] == DATED else index.spellings.alike(word, named if in_names else None)
        places = [place for place in near if index.vocabulary[place][0] != DATED]
        spelled.extend(index.vocabulary[place] for place in places)
        lines = index.lines_of_words(places)
        ranks = texts.ranks[lines + segment.first]
        begins = np.isin(index.firsts[lines], places)
        ranks = np.where(ranks == NAME, np.where(begins, _BEGINS, _WITHIN), ranks).astype(np.int16)
        found.append(_Matches((lines + segment.first).astype(np.int32), ranks))
    return _joined(found), spelled


def _joined(found: Sequence[_Matches]) -> _Matches:
    if len(found) == 1:
        return found[0]
    return _Matches(np.concatenate([each.lines for each in found]), np.concatenate([each.ranks for each in found]))


def _either(one: _Matches, other: _Matches) -> _Matches:
    """Return the lines of both; where a line is in both, the rank of the first."""
    more = ~np.isin(other.lines, one.lines, assume_unique=True)
    lines = np.concatenate((one.lines, other.lines[more]))
    order = np.argsort(lines, kind="stable")
    return _Matches(lines[order], np.concatenate((one.ranks, other.ranks[more]))[order])


def _phrases(texts: Texts, words: Sequence[str], found: Sequence[_Matches]) -> dict[int, int]:
    """Return the ranks of lines that are names in which all words stand together in this order."""
    if len(words) < 2:
        return {}
    lines = min((each.lines for each in found), key=len)
    lines = lines[texts.ranks[lines] == NAME]
    for each in found:
        lines = np.intersect1d(lines, each.lines, assume_unique=True)
    phrase = " ".join(words)
    ranks: dict[int, int] = {}
    for line in map(int, lines[:_PHRASES]):
        text = texts.folded[line]
        if f" {phrase}" in text:
            whole = NAME if text == f" {phrase} " else _BEGINS if text.startswith(f" {phrase}") else _WITHIN
            ranks[line] = whole
    return ranks


def _combined(
    texts: Texts,
    found: Sequence[_Matches],
    phrases: dict[int, int],
    limit: int,
    without: Sequence[int],
    most: int | None = None,
) -> list[Ranked]:
    """Return the records in which every word was found, each with the line to show.

    Parameters
    ----------
    found
        For each word its lines.
    phrases
        Names in which the words stand together: there the rank is that of one word.
    limit
        How many records come back at most.
    without
        Records that do not come back.
    most
        The largest sum of ranks with which a record comes back.
    """
    best = np.full((len(found), texts.order.size), _FAR, dtype=np.int16)
    for row, each in zip(best, found, strict=True):
        # From the worst rank to the best, so that the best stays: few ranks, and no slow ``minimum.at``.
        for rank in np.unique(each.ranks)[::-1]:
            lines = each.lines[each.ranks == rank]
            begins = texts.begins[lines]
            row[texts.owners[_stretches(begins, texts.begins[lines + 1] - begins)]] = rank
    score = best.sum(axis=0, dtype=np.int32)
    for line, rank in phrases.items():
        owners = texts.owners[texts.begins[line] : texts.begins[line + 1]]
        score[owners] = np.minimum(score[owners], rank * len(found))
    score[list(without)] = _FAR
    records = np.flatnonzero(score < _FAR if most is None else score <= most)
    key = score[records].astype(np.int64) * texts.order.size + texts.order[records]
    if records.size > limit:
        nearest = np.argpartition(key, limit)[:limit]
        records, key = records[nearest], key[nearest]
    records = records[np.argsort(key)]
    return _placed(texts, found, records, best[:, records].argmax(axis=0))


def _placed(
    texts: Texts, found: Sequence[_Matches], records: NDArray[np.intp], hardest: NDArray[np.intp]
) -> list[Ranked]:
    """Return for each record its best line, and in how many further places all words stand.

    The best line holds the record's hardest word, the one that was found least prominently (names are seen in the
    title anyway); beside it the most other words; among those it is the one with the best rank.
    """
    holds = np.zeros((len(found), len(texts.folded)), dtype=np.bool_)
    total = np.zeros(len(texts.folded), dtype=np.int32)
    for row, each in zip(holds, found, strict=True):
        row[each.lines] = True
        total[each.lines] += each.ranks
    begins, lines = texts.lines_by_record
    counts = begins[records + 1] - begins[records]
    line = lines[_stretches(begins[records], counts)]
    record = np.repeat(np.arange(records.size), counts)
    missing = len(found) - holds[:, line].sum(axis=0)
    shows = holds[hardest[record], line]
    line_s, record_s, missing_s = line[shows], record[shows], missing[shows]
    order = np.lexsort((line_s, total[line_s], missing_s, record_s))
    _, firsts = np.unique(record_s[order], return_index=True)
    best = line_s[order][firsts]
    whole = missing == 0
    places = np.unique(np.stack((record[whole], texts.keys[line[whole]])), axis=1)[0]
    more = np.maximum(np.bincount(places, minlength=records.size) - 1, 0)
    return [Ranked(*each) for each in zip(records.tolist(), best.tolist(), more.tolist(), strict=True)]


def _stretches(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of stretches, one after the other: begins ``[5, 9]``, counts ``[2, 1]`` give ``[5, 6, 9]``."""
    ends = np.cumsum(counts)
    return np.repeat(begins - (ends - counts), counts) + np.arange(int(ends[-1]) if ends.size else 0)
