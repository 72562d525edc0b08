"""Dates as they are written in folded text, and the one word that all ways of writing a date are found by.

``8 May 2018``, ``May 8, 2018`` and ``2018-05-08`` are all ``@20180508``, and ``May 2018`` is ``@201805``, with which
the days of that month begin. Years alone are words like others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATED = "@"
"""What the word of a date begins with; no other folded word has this sign."""

_YEAR = re.compile(r"[12]\d{3}(?: +(\d\d) +(\d\d))?(?![^ \n])")
"""A year, with month and day if they are written as numbers behind it."""
_TH = r"(?:st|nd|rd|th)?"
_BEFORE = re.compile(
    rf"(?<![^ \n])(?:(\d\d?){_TH} +)?"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    rf"|nov(?:ember)?|dec(?:ember)?) +(?:(\d\d?){_TH} +)?$"
)
"""What stands before the year: day and month, or month and day, or the month alone."""
_REACH = 24
"""So many letters before a year are looked at; ``september 30th`` and some gaps take fewer."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_DAY = 31


def dates_in(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each date with a month begins and ends in folded text, and the word that it is found by."""
    for found in _YEAR.finditer(folded):
        dated = _dated(found)
        if dated is not None:
            yield dated[0], found.end(), dated[1]


def with_dates(folded: str) -> str:
    """Return folded text in which behind each date with a month stands the word that it is found by."""
    return _YEAR.sub(_and_its_word, folded)


def _and_its_word(found: re.Match[str]) -> str:
    dated = _dated(found)
    return found.group() if dated is None else f"{found.group()} {dated[1]}"


def _dated(found: re.Match[str]) -> tuple[int, str] | None:
    """Return where a date begins of which the year was found, and its word; None if it is a year alone."""
    begin, text, year = found.start(), found.string, found.group()[:4]
    if found.group(1) is not None:
        month, day = int(found.group(1)), int(found.group(2))
        return (begin, f"{DATED}{year}{month:02}{day:02}") if _is_day(month, day) and _is_apart(text, begin) else None
    before = _BEFORE.search(text, max(begin - _REACH, 0), begin)
    if before is None:
        return None
    month = _MONTHS.index(before.group(2)[:3]) + 1
    day = int(before.group(1) or before.group(3) or 0)
    if not _is_day(month, day):
        return None if day else (before.start(), f"{DATED}{year}{month:02}")
    return before.start(), f"{DATED}{year}{month:02}{day:02}"


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= len(_MONTHS) and 1 <= day <= _LAST_DAY


def _is_apart(text: str, begin: int) -> bool:
    return begin == 0 or text[begin - 1] in " \n"
