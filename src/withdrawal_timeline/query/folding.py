"""Text folded for comparison: without case, diacritics and punctuation, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from withdrawal_timeline.query.written_dates import DATED, dates_in, with_dates

_MARKS = re.compile("[\u0300-\u036f]+")
_GAPS = re.compile(r"[\W_]+")
_GAPS_IN_LINES = re.compile(r"[^\w\n]+|_+")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def fold(text: str) -> str:
    """Return the words of ``text`` without case, diacritics and punctuation, each with one space before it.

    A space stands at the end too, so that ``" word"`` finds beginnings of words and ``" word "`` whole words. Behind a
    date stands what it is found by, however it is written: see ``written_dates``.
    """
    return f" {with_dates(_GAPS.sub(' ', _plain(text)).strip())} "


def fold_lines(texts: list[str]) -> list[str]:
    """Return ``fold`` of each text; for thousands of them many times faster than one by one."""
    if not texts:
        return []
    one = _plain("\n".join(text.replace("\n", " ") for text in texts))
    return [f" {line.strip()} " for line in with_dates(_GAPS_IN_LINES.sub(" ", one)).split("\n")]


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of what was typed, in order, each once.

    A date with its month is one word, the same however it is written: ``8 May 2018``, ``May 8, 2018``, ``2018-05-08``.
    """
    folded = _GAPS.sub(" ", _plain(_ISO_DATE.sub(_date_in_words, query)))
    begin, parts = 0, list[str]()
    for first, end, key in dates_in(folded):
        parts += [*folded[begin:first].split(), key]
        begin = end
    return tuple(dict.fromkeys([*parts, *folded[begin:].split()]))


def _date_in_words(found: re.Match[str]) -> str:
    year, month, day = found.group(1), int(found.group(2)), found.group(3)
    if not 1 <= month <= len(_MONTHS):
        return found.group(0)
    return f"{int(day) if day else ''} {_MONTHS[month - 1]} {year}"


def needle(word: str) -> str:
    """Return what to look for in folded text: beginnings of words; Chinese and Japanese anywhere."""
    return word if _without_spaces(word[0]) else f" {word}"


WITHOUT_SPACES = "\u3040-\u9fff\uf900-\ufaff"
"""Chinese and Japanese signs, as they stand in a class of a regular expression: words of theirs are not set apart."""
_SIGN = f"[{WITHOUT_SPACES}]"


def _without_spaces(letter: str) -> bool:
    # Not compiled before somebody seeks: it takes 2 ms, more than any other expression here.
    return re.match(_SIGN, letter) is not None


@lru_cache(maxsize=2048)
def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the folded letters of ``text`` and, for each, its place in ``text``."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in _plain(letter):
            folded.append(part if part.isalnum() else " ")
            places.append(place)
    return "".join(folded), tuple(places)


def marked(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where ``words`` stand in ``text``: ranges ``(begin, end)`` in order, without overlaps.

    Parameters
    ----------
    text
        The original text.
    words
        Folded words, as ``words_of`` returns them.
    """
    folded, places = _letters(text)
    found: list[tuple[int, int]] = []
    for word in words:
        if word[0] == DATED:
            dates = [(first, end) for first, end, key in dates_in(folded) if key.startswith(word)]
            found += [(places[first], places[end - 1] + 1) for first, end in dates]
            continue
        anywhere = _without_spaces(word[0])
        at = folded.find(word)
        while at >= 0:
            if anywhere or at == 0 or folded[at - 1] == " ":
                found.append((places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return tuple(joined)
