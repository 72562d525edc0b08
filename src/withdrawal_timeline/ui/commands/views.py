"""What the commands do that choose how entries are shown: timeline or list, what lanes stand for, order of the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt

from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import LaneKind, ViewKind
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes


class ViewCommands(QObject):
    """Holds the methods of these commands, and those that wishes of the list are connected to.

    Parameters
    ----------
    panels
        The list is told to sort and to copy; the focus goes to what is shown.
    store, wishes
        What is shown is a wish.
    parent
        Owner.
    """

    def __init__(self, panels: Panels, store: Store, wishes: Wishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels, self._store, self._wishes = panels, store, wishes

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "view.switch": self.switch,
            "view.timeline": self.show_timeline,
            "view.list": self.show_list,
            "list.ascending": self.sort_upwards,
            "list.descending": self.sort_downwards,
            "list.copy": self.copy_rows,
            "view.quiet": self.cut_quiet_years,
            "lanes.next": self.next_lanes,
            "lanes.domain": self.lanes_by_domain,
            "lanes.administration": self.lanes_by_administration,
            "lanes.status": self.lanes_by_status,
            "lanes.kind": self.lanes_by_kind,
            "lanes.body": self.lanes_by_body,
        }

    def switch(self) -> None:
        """Change between timeline and list."""
        other = ViewKind.LIST if self._store.state.view is ViewKind.TIMELINE else ViewKind.TIMELINE
        self._show(other, Qt.FocusReason.ShortcutFocusReason)

    def show_timeline(self) -> None:
        """Show the entries on the axis of time."""
        self._show(ViewKind.TIMELINE)

    def show_list(self) -> None:
        """Show the entries as a table."""
        self._show(ViewKind.LIST)

    def sort_upwards(self) -> None:
        """Sort the list by the column of the marked cell, the smallest first."""
        self._panels.list_twin.get().sort_here(descending=False)

    def sort_downwards(self) -> None:
        """Sort the list by the column of the marked cell, the largest first."""
        self._panels.list_twin.get().sort_here(descending=True)

    def copy_rows(self) -> None:
        """Copy the marked rows of the list."""
        count = self._panels.list_twin.get().copy()
        if count:
            self._panels.status_bar.show_message(f"{plural(count, 'row')} copied.")

    def cut_quiet_years(self) -> None:
        """Run through quiet years in a short break, or show them in full again."""
        self._wishes.cut_quiet_years(not self._store.state.quiet_cut)

    def next_lanes(self) -> None:
        """Let the lanes stand for the next thing that they can stand for."""
        kinds = tuple(LaneKind)
        self._lanes_by(kinds[(kinds.index(self._store.state.lanes_by) + 1) % len(kinds)])

    def lanes_by_domain(self) -> None:
        """Make a lane for each field of policy."""
        self._lanes_by(LaneKind.DOMAIN)

    def lanes_by_administration(self) -> None:
        """Make a lane for each presidential term."""
        self._lanes_by(LaneKind.ADMINISTRATION)

    def lanes_by_status(self) -> None:
        """Make a lane for each status."""
        self._lanes_by(LaneKind.STATUS)

    def lanes_by_kind(self) -> None:
        """Make a lane for each kind of body."""
        self._lanes_by(LaneKind.KIND)

    def lanes_by_body(self) -> None:
        """Make a row for each body."""
        self._lanes_by(LaneKind.BODY)

    def _lanes_by(self, kind: LaneKind) -> None:
        self._store.update(lanes_by=kind, unfolded=frozenset())

    def show_in_timeline(self, record_id: str) -> None:
        """Select a record, and let its steps fill the timeline."""
        self._wishes.select(record_id)
        self._show(ViewKind.TIMELINE)
        self._wishes.fit(record_id)

    def _show(self, view: ViewKind, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Show a view and put the cursor there; it shows where the keys are if a key was the ``reason``."""
        self._store.update(view=view)
        self._panels.views.setFocus(reason)
