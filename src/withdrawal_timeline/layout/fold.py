"""Folds marks that are too close to tell apart into clusters with a count."""

from __future__ import annotations

from collections.abc import Sequence


def fold(positions: Sequence[float], least_gap: float) -> list[tuple[int, int]]:
    """Return first and last index of every cluster.

    Neighbours nearer than ``least_gap`` belong together; every position is in exactly one cluster.

    Parameters
    ----------
    positions
        Positions in pixels, sorted upwards.
    least_gap
        Distance in pixels from which two neighbours stand apart.
    """
    if not positions:
        return []
    cuts = [at for at in range(1, len(positions)) if positions[at] - positions[at - 1] >= least_gap]
    return list(zip([0, *cuts], [*(at - 1 for at in cuts), len(positions) - 1], strict=True))
