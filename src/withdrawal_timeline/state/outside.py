"""How many entries pass the filter and yet have nothing to be seen in a window of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.state.view_state import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Steps:
    """The steps of all withdrawals as flat arrays, so that a window of time is compared with all of them at once."""

    def __init__(self, dossier: Dossier) -> None:
        dates = [step.date for act in dossier.withdrawals for step in act.milestones]
        self._starts: NDArray[np.float64] = np.array([day.first_day for day in dates], dtype=np.float64)
        self._ends: NDArray[np.float64] = np.array([day.end_day for day in dates], dtype=np.float64)
        lengths = np.array([len(act.milestones) for act in dossier.withdrawals], dtype=np.intp)
        self._firsts: NDArray[np.intp] = np.cumsum(lengths) - lengths

    def outside(self, shown: NDArray[np.bool_], window: Window) -> int:
        """Return how many of the withdrawals that are flagged have all their steps before or after ``window``.

        Parameters
        ----------
        shown
            A flag for each withdrawal, in the order of the dossier.
        window
            The stretch of time.
        """
        if not self._firsts.size:
            return 0
        seen = (self._ends > window.start) & (self._starts < window.end)
        return int(np.count_nonzero(shown & ~np.logical_or.reduceat(seen, self._firsts)))
