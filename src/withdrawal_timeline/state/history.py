"""Back and forward: the settled views of a sitting, as one immutable value."""

from __future__ import annotations

from withdrawal_timeline.domain.frozen import frozen, replace
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.state.view_state import ViewState, Window

LIMIT = 100
"""How many places can be gone back to; the oldest are forgotten first."""


@frozen
class Place:
    """What going back restores: the stretch of time, the filter and the selection."""

    window: Window
    filter: Filter
    selection: str | None

    @classmethod
    def of(cls, state: ViewState) -> Place:
        """Return the place that ``state`` looks at."""
        return cls(state.window, state.filter, state.selection)

    def applied_to(self, state: ViewState) -> ViewState:
        """Return ``state`` looking at this place; what is no part of a place stays as it is."""
        milestone = state.milestone if state.selection == self.selection else None
        return replace(state, window=self.window, filter=self.filter, selection=self.selection, milestone=milestone)


@frozen
class History:
    """The place that is looked at, with those before and after it.

    Parameters
    ----------
    present
        The place that was settled on last, or gone back or forward to.
    past
        Places to go back to, the nearest last; at most ``LIMIT``.
    future
        Places to go forward to, the nearest first; empty once a new place was settled on.
    """

    present: Place
    past: tuple[Place, ...] = ()
    future: tuple[Place, ...] = ()

    def settled(self, place: Place) -> History:
        """Return the history after settling on ``place``; settling where one is changes nothing."""
        if place == self.present:
            return self
        return History(place, (*self.past, self.present)[-LIMIT:])

    def back(self) -> History:
        """Return the history one place back; at its beginning, the history itself."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def forward(self) -> History:
        """Return the history one place forward; at its end, the history itself."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present)[-LIMIT:], self.future[1:])
