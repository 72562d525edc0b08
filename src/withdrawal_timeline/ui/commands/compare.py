"""What the commands of the comparison do, and the clicks on tray and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication

from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.domain.models import Withdrawal
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.tray import toggled, without
from withdrawal_timeline.state.view_state import Tray, ViewKind
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes

if TYPE_CHECKING:
    from withdrawal_timeline.ui.compare import CompareView, TrayBar

_TABLE = "text/tab-separated-values"


class CompareCommands(QObject):
    """Holds the methods of these commands, and those that wishes of tray and comparison are connected to.

    Parameters
    ----------
    panels
        The focus goes to what is shown; what cannot be done is said in the status bar.
    store, wishes
        What is to be compared is part of the state.
    picture
        Returns what is shown now.
    dossier
        The records that are compared.
    parent
        Owner.
    """

    def __init__(
        self,
        panels: Panels,
        store: Store,
        wishes: Wishes,
        picture: Callable[[], Picture],
        dossier: Dossier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels, self._store, self._wishes = panels, store, wishes
        self._picture, self._dossier = picture, dossier
        self._came_from = ViewKind.TIMELINE

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {
            "view.compare": self.show,
            "compare.open": self.open,
            "compare.add": self.add_selection,
            "compare.body": self.compare_body,
            "compare.clear": self.clear,
            "compare.copy": self.copy,
            "compare.align": self.align,
            "compare.calendar": self.by_calendar,
            "compare.day_zero": self.from_day_zero,
        }

    def connect_panels(self) -> None:
        """Do what tray and comparison wish for, and what timeline and list want compared."""
        panels = self._panels
        panels.timeline.compareWished.connect(self.toggle)
        panels.list_twin.when_made(lambda list_twin: list_twin.compareWished.connect(self.toggle))
        panels.tray.when_made(self._connect_tray)
        panels.compare.when_made(self._connect_comparison)

    def _connect_tray(self, tray: TrayBar) -> None:
        tray.removeWished.connect(self.remove)
        tray.recordWished.connect(self._wishes.select)

    def _connect_comparison(self, comparison: CompareView) -> None:
        comparison.removeWished.connect(self.remove)
        comparison.recordWished.connect(self._wishes.select)
        comparison.milestoneWished.connect(self._wishes.select_milestone)
        comparison.offerWished.connect(self.compare)
        comparison.copyWished.connect(self.copy)

    @property
    def _tray(self) -> Tray:
        return self._store.state.tray

    def show(self) -> None:
        """Show the comparison."""
        self._show(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        """Open the comparison; if it is seen already, return to where it was opened."""
        if self._store.state.view is ViewKind.COMPARE:
            self._store.update(view=self._came_from)
            self._panels.views.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._show(Qt.FocusReason.ShortcutFocusReason)

    def add_selection(self) -> None:
        """Put the selected entry into the tray, or take it out again."""
        if self._store.state.selection is not None:
            self.toggle(self._store.state.selection)

    def toggle(self, record_id: str) -> None:
        """Put a record into the tray, or take it out again; what is not possible is said."""
        put = toggled(self._tray, self._dossier, record_id)
        self._store.update(tray=put.tray)
        if put.told:
            self._panels.status_bar.show_message(put.told)

    def remove(self, withdrawal_id: str) -> None:
        """Take a withdrawal out of the tray."""
        self._store.update(tray=without(self._tray, withdrawal_id))

    def compare(self, withdrawals: tuple[str, ...]) -> None:
        """Compare these withdrawals instead of what lies in the tray."""
        self._store.update(tray=replace(self._tray, withdrawals=tuple(withdrawals)))
        self._show(Qt.FocusReason.OtherFocusReason)

    def compare_body(self) -> None:
        """Compare all withdrawals from the body of the selected entry."""
        selection = self._store.state.selection
        record = self._dossier.find(selection) if selection is not None else None
        body = record.body if isinstance(record, Withdrawal) else selection
        offer = next((offer for offer in self._picture().ready_made if offer.body_id == body), None)
        if offer is not None:
            self.compare(offer.withdrawals)

    def clear(self) -> None:
        """Empty the tray."""
        self._store.update(tray=replace(self._tray, withdrawals=()))

    def align(self) -> None:
        """Change between the calendar and the days since each was made known."""
        self._store.update(tray=replace(self._tray, from_day_zero=not self._tray.from_day_zero))

    def by_calendar(self) -> None:
        """Draw lives by the calendar."""
        self._store.update(tray=replace(self._tray, from_day_zero=False))

    def from_day_zero(self) -> None:
        """Draw lives from the day that made each known."""
        self._store.update(tray=replace(self._tray, from_day_zero=True))

    def copy(self) -> None:
        """Copy the comparison as a table, with its sources: as text for spreadsheets and as HTML for letters."""
        compared = self._picture().comparison
        if compared is None:
            return
        # Imported late: citations are needed for copying only.
        from withdrawal_timeline.files.exchange.comparison_table import as_html, as_text  # noqa: PLC0415

        style = self._store.state.citation
        text, data = as_text(compared, style), QMimeData()
        data.setText(text)
        data.setData(_TABLE, text.encode())
        data.setHtml(as_html(compared, style))
        QGuiApplication.clipboard().setMimeData(data)
        sources = plural(len(compared.sources), "source")
        self._panels.status_bar.show_message(f"The table is on the clipboard, with {sources}.")

    def _show(self, reason: Qt.FocusReason) -> None:
        if self._store.state.view is not ViewKind.COMPARE:
            self._came_from = self._store.state.view
        self._store.update(view=ViewKind.COMPARE)
        self._panels.views.setFocus(reason)
