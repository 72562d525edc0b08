"""How a value of a facet stands in the filter."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen


@frozen
class RowState:
    """How a value stands in the filter.

    Parameters
    ----------
    count
        Entries that it would show.
    ticked
        Whether its box is ticked.
    restricts
        Whether its facet restricts, so that an unticked value is hidden.
    stands_out
        Whether it is one of few chosen values, to be seen at a glance.
    """

    count: int = 0
    ticked: bool = False
    restricts: bool = False
    stands_out: bool = False
