"""The time between two dates in words, with no more precision than the two have."""

from __future__ import annotations

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.wording import span_in_words


def distance_in_words(first: PartialDate, last: PartialDate) -> str:
    """Return how long it is from one date to another: ``1 year 5 months 2 days``.

    Where a date is not known to the day, the shortest and the longest time that it may mean are told:
    ``between 1 year and 1 year 30 days``; ``at most 30 days`` where the two may be the same day.
    """
    if last.first < first.first or (last.first == first.first and last.last < first.last):
        first, last = last, first
    if may_be_one_day(first, last):
        if first.first == first.last == last.first == last.last:
            return span_in_words(first.first, last.first)
        farthest = max((first.first, last.last), (last.first, first.last), key=lambda ends: abs(ends[1] - ends[0]))
        return f"at most {span_in_words(*farthest)}"
    longest = span_in_words(first.first, last.last)
    shortest = span_in_words(first.last, last.first)
    return shortest if shortest == longest else f"between {shortest} and {longest}"


def may_be_one_day(first: PartialDate, last: PartialDate) -> bool:
    """Whether two dates, as far as they are known, may mean the same day, so that their order is not known."""
    return first.first <= last.last and last.first <= first.last


def is_before(first: PartialDate, last: PartialDate) -> bool:
    """Whether the first date is earlier than the other, as far as can be told: by the first day each may mean."""
    return first.first < last.first
