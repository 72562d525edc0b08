"""What rows tell their section, and sections the sidebar, without a signal for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from withdrawal_timeline.query.filters import Facet
    from withdrawal_timeline.ui.sidebar.row import FacetRow


class RowHost(Protocol):
    """What a row belongs to: a section."""

    def wish_toggle(self, value: str) -> None:
        """Wish that a value be ticked, or no longer."""

    def wish_only(self, value: str) -> None:
        """Wish that a value be the only one."""

    def wish_all(self) -> None:
        """Wish that every value pass."""

    def wish_none(self) -> None:
        """Wish that no value pass."""

    def wish_invert(self) -> None:
        """Wish that what is not ticked be ticked, and nothing else."""

    def step(self, row: FacetRow, step: int) -> None:
        """Let the focus go to the neighbour above (-1) or below (1)."""

    def keep_focus(self, row: FacetRow) -> None:
        """Take note that a row got the focus."""

    def point_at(self, row: FacetRow) -> None:
        """Take note that the pointer came to a row."""

    def show_tip(self, row: FacetRow, show: bool) -> None:
        """Show the name of a row beside the rail, or no longer."""


class SectionHost(Protocol):
    """What a section belongs to: the sidebar."""

    def toggle(self, facet: Facet, value: str) -> None:
        """Wish that a value be ticked, or no longer."""

    def only(self, facet: Facet, value: str) -> None:
        """Wish that a value be the only one of its facet."""

    def everything(self, facet: Facet) -> None:
        """Wish that every value of a facet pass."""

    def none(self, facet: Facet) -> None:
        """Wish that no value of a facet pass."""

    def invert(self, facet: Facet) -> None:
        """Wish that what is not ticked be ticked, and nothing else."""

    def bring_into_view(self, row: FacetRow) -> None:
        """Scroll to a row that got the focus."""

    def step_beyond(self, facet: Facet, step: int) -> None:
        """Let the focus leave a section: downwards (1) or upwards (-1)."""

    def point_at(self, pointed: FacetRow) -> None:
        """Take note that the pointer came to a row."""

    def show_tip(self, row: FacetRow, show: bool) -> None:
        """Show the name of a row beside the rail, or no longer."""
