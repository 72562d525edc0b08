"""A part of the window, large or small, that is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

P = TypeVar("P", bound=QWidget)


class Late(Generic[P]):
    """A panel that no start shows, such as the list: it is made, with all that it imports, when it is asked for.

    Parameters
    ----------
    make
        Makes the panel.
    """

    def __init__(self, make: Callable[[], P]) -> None:
        self._make = make
        self._panel: P | None = None
        self._acts: list[Callable[[P], object]] = []

    @property
    def made(self) -> P | None:
        """The panel if it was made already."""
        return self._panel

    def get(self) -> P:
        """Return the panel; if need be it is made, and then done to it in their order what `when_made` was given."""
        if self._panel is None:
            self._panel = panel = self._make()
            for act in self._acts:
                act(panel)
        return self._panel

    def let_be_seen(self, seen: bool) -> None:
        """Show the panel, or hide it; one that was never seen is not made to be hidden."""
        if seen:
            self.get().show()
        elif self._panel is not None:
            self._panel.hide()

    def when_made(self, act: Callable[[P], object]) -> None:
        """Do this to the panel once it is made, at once if it is."""
        self._acts.append(act)
        if self._panel is not None:
            act(self._panel)
