"""Which lines hold which words: an inverted index over folded text, and the words that are spelled like a given one.

A million lines are asked in milliseconds, because a question only touches the entries of the words that it names:
words stand in alphabetical order, so that those with a common beginning are one stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.query.folding import WITHOUT_SPACES
from withdrawal_timeline.query.spelling import Spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Lines = NDArray[np.int32]
    """Numbers of lines, in rising order, each once."""

_ALONE = re.compile(f"([{WITHOUT_SPACES}])")
_CHUNK = 1 << 16
"""So many lines are taken apart at a time, to keep their words from filling the memory."""
_LAST = "\U0010ffff"
"""Comes after every letter."""


def apart(folded: str) -> str:
    """Return folded text with the signs of scripts without spaces set apart, as words of their own."""
    return folded if folded.isascii() else _ALONE.sub(r" \1 ", folded)


@frozen(eq=False)
class WordIndex:
    """An index of lines, made by ``of``.

    Parameters
    ----------
    vocabulary
        All words in alphabetical order.
    starts
        Where the lines of each word begin in ``postings``; one more than there are words.
    postings
        The lines of the first word, then those of the second, and so on.
    firsts, lengths
        The first word of each line by its place in the vocabulary (-1 for an empty line), and how many words it has.
    spellings
        Finds words that are spelled alike.
    """

    vocabulary: list[str]
    starts: NDArray[np.int64]
    postings: NDArray[np.int32]
    firsts: NDArray[np.int32]
    lengths: NDArray[np.int32]
    spellings: Spellings

    @classmethod
    def of(cls, lines: Sequence[str]) -> WordIndex:
        """Return the index of folded lines; there is no line break in them."""
        met: dict[str, int] = {}
        taken: list[NDArray[np.int32]] = []
        counts: list[int] = []
        for begin in range(0, len(lines), _CHUNK):
            text = apart("\n".join(lines[begin : begin + _CHUNK]))
            words = text.split()
            for new in set(words).difference(met):
                met[new] = len(met)
            taken.append(np.fromiter(map(met.__getitem__, words), dtype=np.int32, count=len(words)))
            counts.extend(len(line.split()) for line in text.split("\n"))
        vocabulary = sorted(met)
        place = np.empty(len(met), dtype=np.int32)
        place[np.fromiter(map(met.__getitem__, vocabulary), dtype=np.int32, count=len(met))] = np.arange(len(met))
        word = place[np.concatenate(taken)] if taken else np.empty(0, dtype=np.int32)
        lengths = np.array(counts, dtype=np.int32)
        line = np.repeat(np.arange(len(counts), dtype=np.int32), lengths)
        begins = np.cumsum(lengths) - lengths
        firsts = np.full(len(counts), -1, dtype=np.int32)
        firsts[lengths > 0] = word[begins[lengths > 0]]
        order = np.argsort(word, kind="stable")
        starts = np.searchsorted(word[order], np.arange(len(vocabulary) + 1))
        return cls(vocabulary, starts, line[order], firsts, lengths, Spellings(vocabulary))

    def beginning_with(self, word: str) -> tuple[int, int]:
        """Return the stretch ``[first, end)`` of the vocabulary whose words begin with ``word``."""
        return bisect_left(self.vocabulary, word), bisect_left(self.vocabulary, word + _LAST)

    def lines_of(self, first: int, end: int) -> Lines:
        """Return the lines with any word of a stretch of the vocabulary."""
        found = self.postings[self.starts[first] : self.starts[end]]
        if end - first == 1 and found.size < 2:
            return found
        return self._each_once(found)

    def lines_of_words(self, words: Iterable[int]) -> Lines:
        """Return the lines with any of some words, given by their places in the vocabulary."""
        found = [self.postings[self.starts[word] : self.starts[word + 1]] for word in words]
        return self._each_once(np.concatenate(found)) if found else np.empty(0, dtype=np.int32)

    def _each_once(self, lines: NDArray[np.int32]) -> Lines:
        if lines.size * 16 < self.lengths.size:
            return np.unique(lines)
        mask = np.zeros(self.lengths.size, dtype=np.bool_)
        mask[lines] = True
        return np.flatnonzero(mask).astype(np.int32)
