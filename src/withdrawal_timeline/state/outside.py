"""How many entries pass the filter and yet have nothing to be seen in a window of time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.view_state import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Steps:
    """The steps of some withdrawals as flat arrays, so that a window of time is compared with all of them at once.

    Parameters
    ----------
    dossier
        All records.
    shown
        Ids of the withdrawals.
    """

    def __init__(self, dossier: Dossier, shown: Iterable[str]) -> None:
        dates = [[step.date for step in dossier.withdrawal(entry).milestones] for entry in shown]
        self._starts: NDArray[np.float64] = np.array([day.first_day for own in dates for day in own], dtype=np.float64)
        self._ends: NDArray[np.float64] = np.array([day.end_day for own in dates for day in own], dtype=np.float64)
        lengths = np.array([len(own) for own in dates], dtype=np.intp)
        self._firsts: NDArray[np.intp] = np.cumsum(lengths) - lengths

    def outside(self, window: Window) -> int:
        """Return how many of the withdrawals have all their steps before or after ``window``."""
        if not self._firsts.size:
            return 0
        seen = (self._ends > window.start) & (self._starts < window.end)
        return int(self._firsts.size - np.count_nonzero(np.logical_or.reduceat(seen, self._firsts)))
