"""Words of a vocabulary that are spelled like a word that was typed.

The distance of two words is the fewest letters to be put in, left out, replaced or swapped with a neighbour to make
one of the other (optimal string alignment: Damerau 1964, no stretch edited twice). It is worked out for many words at
a time, letter by letter, after those that lack too many of the letters were set aside.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WIDTH = 18
"""So many letters of a word are compared; longer words are told apart by their beginnings."""
_SHORTEST, _TWO_FROM = 4, 8
"""Shorter words have nothing spelled alike; words from this length on may differ by two letters."""
_COMPARED = 4096
"""So many words are compared letter by letter at most, those that share most letters."""


def slips(word: str) -> int:
    """Return by how many letters a word may differ from what was typed: none, one or two."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) < _TWO_FROM else 2


class Spellings:
    """The spellings of a vocabulary; they are laid out when they are first asked for.

    Parameters
    ----------
    vocabulary
        The words.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._vocabulary = vocabulary

    def alike(self, typed: str, among: NDArray[np.bool_] | None = None, most: int = 12) -> list[int]:
        """Return the places of the words that are nearest to ``typed``, by their places in the vocabulary.

        Whole words are preferred; where none is near, words that begin like it are taken, as somebody may still be
        typing. All that come back are equally near, and none is the word itself.

        Parameters
        ----------
        typed
            A folded word.
        among
            Which words may come back; all if None.
        most
            How many may come back; of more, those come that share the first letter, then the shortest.
        """
        word, allowed = typed[:_WIDTH], slips(typed)
        if not allowed or not self._vocabulary:
            return []
        codes, lengths, letters = self._laid_out
        missing = np.bitwise_count(_mask(word) & ~letters)
        near = (missing <= allowed) & (lengths >= len(word) - allowed)
        if among is not None:
            near &= among
        candidates = np.flatnonzero(near)
        if candidates.size > _COMPARED:
            candidates = candidates[np.argsort(missing[candidates], kind="stable")[:_COMPARED]]
        whole, begun = _distances(word, codes[candidates], lengths[candidates], allowed)
        for distance in (whole, begun):
            close = distance[distance > 0]
            least = int(close.min()) if close.size else allowed + 1
            if least <= allowed:
                best = candidates[distance == least]
                other = codes[best, 0] != ord(word[0])
                return [int(place) for place in best[np.lexsort((lengths[best], other))][:most]]
        return []

    @cached_property
    def _laid_out(self) -> tuple[NDArray[np.uint32], NDArray[np.intp], NDArray[np.uint32]]:
        """Return the letters of all words as numbers, the lengths of the words, and which letters each has."""
        fixed = np.array(self._vocabulary, dtype=f"U{_WIDTH}")
        codes = fixed.view(np.uint32).reshape(len(self._vocabulary), _WIDTH)
        letters = np.zeros(len(self._vocabulary), dtype=np.uint32)
        for column in codes.T:
            letters |= np.where(column > 0, np.uint32(1) << (column & np.uint32(31)), np.uint32(0))
        return codes, np.char.str_len(fixed), letters


def _mask(word: str) -> np.uint32:
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 31)
    return np.uint32(found)


def _distances(
    word: str, codes: NDArray[np.uint32], lengths: NDArray[np.intp], allowed: int
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return the distance of ``word`` from each whole word, and from the nearest beginning of each.

    Only distances up to ``allowed`` are exact; larger ones come back as something larger. A row of the usual table is
    worked out for all words together; cells farther from the diagonal than ``allowed`` cannot matter.
    """
    count, far = len(codes), allowed + 1
    columns = min(_WIDTH, len(word) + allowed)
    table = np.full((len(word) + 1, columns + 1, count), far, dtype=np.int16)
    table[0, :, :] = np.arange(columns + 1, dtype=np.int16)[:, None]
    table[:, 0, :] = np.arange(len(word) + 1, dtype=np.int16)[:, None]
    for row, letter in enumerate(word, start=1):
        for column in range(max(1, row - allowed), min(columns, row + allowed) + 1):
            differs = codes[:, column - 1] != ord(letter)
            cell = np.minimum(table[row - 1, column], table[row, column - 1]) + np.int16(1)
            np.minimum(cell, table[row - 1, column - 1] + differs, out=cell)
            if row > 1 and column > 1:
                swapped = (codes[:, column - 2] == ord(letter)) & (codes[:, column - 1] == ord(word[row - 2]))
                np.minimum(cell, np.where(swapped, table[row - 2, column - 2] + np.int16(1), far), out=cell)
            table[row, column] = cell
    last = table[len(word)]
    ends = np.minimum(lengths, columns)
    whole = np.where(lengths <= columns, last[ends, np.arange(count)], far).astype(np.int16)
    within = np.where(np.arange(columns + 1)[:, None] <= ends[None, :], last, far)
    return whole, within.min(axis=0).astype(np.int16)
