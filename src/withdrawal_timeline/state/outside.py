"""How many entries pass the filter and yet have nothing to be seen in a window of time."""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.bits import bits
from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.domain.bits import Bits
    from withdrawal_timeline.domain.dates import PartialDate
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.state.view_state import Window

_LEAST_BLOCK, _BLOCK_SHARE = 16, 2
"""A block has at least so many dates, and so many times the square root of their number."""


class Steps:
    """The dates of all steps in the order of time, block by block.

    Most blocks lie in a window whole or not at all, so that few dates are compared with it one by one.
    """

    def __init__(self, dossier: Dossier) -> None:
        # Dates repeat, so by their texts there are far fewer of them than steps.
        acts: dict[str, list[int]] = {}
        dates: dict[str, PartialDate] = {}
        for number, act in enumerate(dossier.withdrawals):
            for step in act.milestones:
                text = step.date.text
                known = acts.get(text)
                if known is None:
                    acts[text], dates[text] = [number], step.date
                else:
                    known.append(number)
        self._size = len(dossier.withdrawals)
        order = sorted((date.first_day, date.end_day, acts[text]) for text, date in dates.items())
        length = max(_LEAST_BLOCK, _BLOCK_SHARE * math.isqrt(len(order)))
        self._blocks = tuple(
            _Block.of(order[first : first + length], self._size) for first in range(0, len(order), length)
        )

    def outside(self, shown: Bits, window: Window) -> int:
        """Return how many withdrawals of a set have all their steps before or after ``window``.

        Parameters
        ----------
        shown
            A set of withdrawals, numbered in the order of the dossier.
        window
            The stretch of time.
        """
        seen, single = 0, list[int]()
        for block in self._blocks:
            if block.starts[0] >= window.end:
                break
            if block.first_end > window.start and block.starts[-1] < window.end:
                seen |= block.every
            elif block.last_end > window.start:
                single += block.within(window)
        seen |= bits(single, self._size)
        return shown.bit_count() - (shown & seen).bit_count()


@frozen
class _Block:
    """Some dates that follow each other in the order of their beginning, and the withdrawals with a step at each."""

    starts: Sequence[float]
    ends: Sequence[float]
    acts: Sequence[Sequence[int]]
    first_end: float
    last_end: float
    every: Bits

    @classmethod
    def of(cls, dates: Sequence[tuple[float, float, list[int]]], size: int) -> _Block:
        starts, ends, acts = zip(*dates, strict=True)
        every = bits((number for some in acts for number in some), size)
        return cls(starts, ends, acts, min(ends), max(ends), every)

    def within(self, window: Window) -> list[int]:
        """Return the withdrawals with a step in a window, or with one that reaches into it; some more than once."""
        begun = bisect_left(self.starts, window.end)
        touching = (acts for acts, end in zip(islice(self.acts, begun), self.ends, strict=False) if end > window.start)
        return [number for acts in touching for number in acts]
