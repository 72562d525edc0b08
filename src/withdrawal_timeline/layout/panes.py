"""The two panes of a view: pinned lanes stay at the top, the others scroll beneath them.

All lanes stand in one content, the pinned ones first. A pane shows a stretch of it; ``y`` of the content and of the
view (from the foot of the axis down) differ by what the pane is scrolled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.plan import Plan

PINNED_SHARE = 0.5
"""Pinned lanes take at most this share of the view; what is more of them scrolls there."""
_SLACK = 16.0
"""So many pixels beyond a pane things are still painted: names and marks are higher than the point they stand on."""


@frozen
class Pane:
    """A part of the view.

    Parameters
    ----------
    top, height
        Where it stands in the view, in pixels.
    scroll
        Which pixel of the content is its first.
    least, most
        How far it can be scrolled up and down.
    """

    top: float
    height: float
    scroll: float
    least: float
    most: float

    def to_view(self, y: float) -> float:
        """Return where a pixel of the content stands in the view, seen in this pane or not."""
        return self.top + y - self.scroll

    def to_content(self, y: float) -> float:
        """Return the pixel of the content at a pixel of the view; the inverse of ``to_view``."""
        return self.scroll + y - self.top

    def shows(self, y: float) -> bool:
        """Return whether a pixel of the content lies in the pane."""
        return self.scroll <= y < self.scroll + self.height

    def revealing(self, top: float, bottom: float) -> float:
        """Return the nearest scroll at which these pixels of the content are in the pane, or as many as fit."""
        if top < self.scroll:
            return top
        return max(self.scroll, min(bottom - self.height, top))


@frozen
class Panes:
    """The panes of a view; ``border`` is the pixel of the content at which the lanes begin that are not pinned."""

    pinned: Pane | None
    rest: Pane
    border: float = 0.0

    @property
    def all(self) -> tuple[Pane, ...]:
        """The panes from top to bottom."""
        return (self.rest,) if self.pinned is None else (self.pinned, self.rest)

    @property
    def offset(self) -> float:
        """By how much the content of the lower pane is moved up."""
        return self.rest.scroll - self.rest.top

    def of(self, y: float) -> Pane:
        """Return the pane to which a pixel of the content belongs."""
        return self.pinned if self.pinned is not None and y < self.border else self.rest

    def at(self, y: float) -> Pane:
        """Return the pane at a pixel of the view."""
        return self.pinned if self.pinned is not None and y < self.rest.top else self.rest

    def to_view(self, y: float) -> float:
        """Return where a pixel of the content stands in the view."""
        return self.of(y).to_view(y)


def panes_of(plan: Plan, view: float, scroll: float, pinned_scroll: float) -> Panes:
    """Return the panes of a view.

    Parameters
    ----------
    plan
        What the content is.
    view
        Height of the view in pixels.
    scroll, pinned_scroll
        Which pixel of the content the lower and the upper pane should begin with; as far as they can.
    """
    border = plan.pinned
    high = min(border, max(view, 0.0) * PINNED_SHARE)
    most = max(plan.height - (view - high), border)
    rest = Pane(high, max(view - high, 0.0), min(max(scroll, border), most), border, most)
    if border <= 0.0:
        return Panes(None, rest)
    return Panes(Pane(0.0, high, min(max(pinned_scroll, 0.0), border - high), 0.0, border - high), rest, border)


class _Placed(Protocol):
    @property
    def y(self) -> float: ...


P = TypeVar("P", bound=_Placed)


def seen_in(frame: Frame, pane: Pane) -> Frame:
    """Return what of a frame can be seen in a pane."""
    top, bottom = pane.scroll - _SLACK, pane.scroll + pane.height + _SLACK

    def near(items: Sequence[P]) -> tuple[P, ...]:
        return tuple(item for item in items if top < item.y < bottom)

    return replace(
        frame,
        bars=tuple(replace(bars, spans=spans) for bars in frame.bars if (spans := near(bars.spans))),
        marks=near(frame.marks),
        names=near(frame.names),
        clusters=near(frame.clusters),
        remarks=near(frame.remarks),
        captions=near(frame.captions),
        ticks=near(frame.ticks),
        rows=tuple(row for row in frame.rows if row.top < bottom and row.top + row.height > top),
    )
