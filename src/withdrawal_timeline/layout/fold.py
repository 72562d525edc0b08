"""Folds marks that are too close to tell apart into clusters with a count."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


def fold(positions: Floats, least_gap: float) -> tuple[Ints, Ints]:
    """Return first and last index of every cluster.

    Neighbours nearer than ``least_gap`` belong together; every position is in exactly one cluster.

    Parameters
    ----------
    positions
        Positions in pixels, sorted upwards.
    least_gap
        Distance in pixels from which two neighbours stand apart.
    """
    if positions.size == 0:
        empty = np.empty(0, dtype=np.intp)
        return empty, empty
    cuts = np.flatnonzero(np.diff(positions) >= least_gap)
    first = np.concatenate((np.zeros(1, dtype=np.intp), cuts + 1))
    last = np.concatenate((cuts, np.array([positions.size - 1], dtype=np.intp)))
    return first, last
