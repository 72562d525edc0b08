"""A part of the window, large or small, that is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.late import Late

P = TypeVar("P")
W = TypeVar("W", bound=QWidget)


class LatePart(Late[P]):
    """A part that no start shows, such as the list: it is made, with all that it imports, when it is asked for.

    Whoever makes it gives it what the others were told before: colours, text scale, what is chosen.

    Parameters
    ----------
    make
        Makes the part.
    """

    __slots__ = ("_acts",)

    def __init__(self, make: Callable[[], P]) -> None:
        super().__init__(make)
        self._acts: list[Callable[[P], object]] = []

    def get(self) -> P:
        """Return the part; if need be it is made, and then done to it in their order what `when_made` was given."""
        part = self.made
        if part is None:
            part = super().get()
            for act in self._acts:
                act(part)
        return part

    def let_be_seen(self: LatePart[W], seen: bool) -> None:
        """Show the part, or hide it; one that was never seen is not made to be hidden."""
        if seen:
            self.get().show()
        elif self.made is not None:
            self.made.hide()

    def when_made(self, act: Callable[[P], object]) -> None:
        """Do this to the part once it is made, at once if it is."""
        self._acts.append(act)
        if self.made is not None:
            act(self.made)
