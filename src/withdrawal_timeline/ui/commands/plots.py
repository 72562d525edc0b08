"""What the command of the plots does: opens their window, keeps it true, and turns what is chosen there into wishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.dates import to_day
from withdrawal_timeline.domain.dossier import Dossier
from withdrawal_timeline.query.facets import everything, only
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.state.resolve import Picture
from withdrawal_timeline.state.store import Store
from withdrawal_timeline.state.view_state import ViewState, Window
from withdrawal_timeline.ui.look.theme import Palette
from withdrawal_timeline.ui.panels import Panels
from withdrawal_timeline.ui.wishes import Wishes

if TYPE_CHECKING:
    from withdrawal_timeline.domain.tally import Property, Tally
    from withdrawal_timeline.ui.plots.sheet import PlotSheet


class PlotCommands(QObject):
    """Holds the window of plots while it is open.

    Parameters
    ----------
    window
        The plots stand over it.
    panels
        What was done is said in the status bar.
    store, wishes
        What is chosen in a plot is a wish; the plots follow the filter.
    picture, palette
        Return what is shown now, and in which colours.
    dossier
        What is counted.
    parent
        Owner.
    """

    def __init__(
        self,
        window: QWidget,
        panels: Panels,
        store: Store,
        wishes: Wishes,
        picture: Callable[[], Picture],
        palette: Callable[[], Palette],
        dossier: Dossier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._panels, self._store, self._wishes = window, panels, store, wishes
        self._picture, self._palette, self._dossier = picture, palette, dossier
        self._following = False
        self.sheet: PlotSheet | None = None

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return the method of each of these commands by its id."""
        return {"plots.open": self.open}

    def open(self) -> None:
        """Open the window of plots, or bring it to the front."""
        if self.sheet is None:
            # pyqtgraph takes as long to load as the rest of the program: only who looks at plots waits for it.
            from withdrawal_timeline.ui.plots.sheet import PlotSheet  # noqa: PLC0415

            self.sheet = PlotSheet(self._counted, self._palette(), self._store.state.text_scale, self._window)
            self.sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.sheet.valueWished.connect(self._wish)
            self.sheet.told.connect(self._panels.status_bar.show_message)
            self.sheet.finished.connect(self._forget)
            if not self._following:
                self._store.subscribe(self._follow)
                self._following = True
            self.sheet.refresh(self._scope())
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def _forget(self) -> None:
        self.sheet = None

    def _follow(self, old: ViewState, new: ViewState) -> None:
        if self.sheet is None:
            return
        if old.theme != new.theme or old.text_scale != new.text_scale:
            self.sheet.plot.set_palette(self._palette(), new.text_scale)
        if old.filter != new.filter or old.annotations != new.annotations:
            self.sheet.refresh(self._scope())

    def _counted(self, by: Property, divided_by: Property | None) -> Tally:
        from withdrawal_timeline.domain.tally import tally  # noqa: PLC0415 - no start counts for plots

        return tally(self._dossier, frozenset(self._picture().shown), by, divided_by)

    def _scope(self) -> str:
        shown, every = len(self._picture().shown), len(self._dossier.withdrawals)
        counted = f"All {every} entries" if shown == every else f"{shown} of {every} entries, as filtered"
        reach = self._dossier.about.facts_reach
        return f"{counted}; facts checked to {reach}. Click a bar, or press Enter in the table, to see these entries."

    def _wish(self, by: str, key: str) -> None:
        """Show the years of a bar in the timeline, or let only its entries through; again, all of them."""
        from withdrawal_timeline.domain.tally import Property  # noqa: PLC0415 - no start counts for plots

        what = Property(by)
        years = {Property.YEAR: 1, Property.DECADE: 10}
        if what in years:
            year = int(key)
            self._wishes.move_to(Window(to_day(date(year, 1, 1)), to_day(date(year + years[what], 1, 1))))
            return
        facets = {
            Property.PRESIDENT: Facet.ADMINISTRATION,
            Property.DOMAIN: Facet.DOMAIN,
            Property.STATUS: Facet.STATUS,
            Property.ACTION: Facet.ACTION,
        }
        facet, now = facets[what], self._store.state.filter
        alone = only(now, facet, key)
        self._wishes.choose(everything(now, facet) if alone == now else alone)
