"""The only holder of the view state: wishes come in, changes are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.state.view_state import ViewState

Listener = Callable[[ViewState, ViewState], None]
"""Called with the old and the new state."""


class Store:
    """Holds one ``ViewState`` and tells listeners when it was replaced by a different one."""

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self._listeners: list[Listener] = []
        self._telling = False

    @property
    def state(self) -> ViewState:
        """The state as it is now."""
        return self._state

    def subscribe(self, listener: Listener) -> None:
        """Let ``listener`` be told of every change from now on."""
        self._listeners.append(listener)

    def update(self, **changes: Any) -> None:
        """Replace fields of the state; an equal state is not announced.

        Raises
        ------
        RuntimeError
            If a listener tries to change the state while it is being told of a change: an echo loop.
        """
        self.restore(replace(self._state, **changes))

    def restore(self, state: ViewState) -> None:
        """Take over a whole state, as ``update`` does for single fields."""
        if self._telling:
            raise RuntimeError("a listener tried to change the state that it is being told about")
        old, self._state = self._state, state
        if state == old:
            return
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                listener(old, state)
        finally:
            self._telling = False
