"""Sizes in pixels that planning, placing and painting share."""

from __future__ import annotations

from collections.abc import Callable

from withdrawal_timeline.domain.frozen import frozen

Measure = Callable[[str, bool], float]
"""Width of a name in pixels; the second argument asks for the strong weight."""

HEADLINE = 5
"""Importance from which a name is set in the strong weight."""
LABEL_GAP = 7.0
"""Pixels between a name and the first ink of its track."""
ROW_GAP = 12.0
"""Least pixels between two tracks in one row."""
CLUSTER_GAP = 15.0
"""Marks nearer than this become one cluster."""
MARK = 11.0
"""Side of a mark in pixels."""
TICK = 6.0
"""Height of a tick in the strip of a collapsed lane."""
STRIP = 10.0
"""Height of the strip of a collapsed lane; the ticks stand at its foot."""

FEW_LANES = 3
"""With so few lanes there is room for everything."""
CAPTIONS_FROM = 420.0
"""From so many pixels a year marks have their dates beneath them."""
NAMES_BEHIND_FROM = 150.0
"""From so many pixels a year room is kept for names behind the ink."""
SIGN_AWAY = 17.0
"""Pixels from the left edge of the sign of a status to the name behind it."""


@frozen
class RowSizes:
    """Heights in pixels: of the parts of a lane."""

    row: float = 14.0
    unfolded: float = 20.0
    header: float = 17.0
    pad: float = 2.0
    spare: float = 30.0
    """At most so much left-over height goes to each lane."""
    caption: float = 14.0
    """A row grows by so much where its marks have captions."""

    @classmethod
    def for_view(cls, height: float, lanes: int, label_line: float) -> RowSizes:
        """Return the sizes for a view of this height; a row is never lower than its label needs."""
        row = 14.0 if height < 850 else 18.0 if height < 1250 else 22.0
        if lanes <= FEW_LANES:
            row = max(row, 24.0)
        return cls(
            row=max(row, label_line),
            caption=max(14.0, label_line),
            unfolded=max(20.0, label_line + 5.0),
            header=max(17.0, label_line + 3.0),
        )
