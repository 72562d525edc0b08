"""How the panels are made that no start shows; each brings its modules along only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from withdrawal_timeline.ui.compare import CompareView, TrayBar
    from withdrawal_timeline.ui.list_twin import ListTwin
    from withdrawal_timeline.ui.tour import TourCard
    from withdrawal_timeline.ui.window.hidden_list import HiddenList
    from withdrawal_timeline.ui.window.main_window import MainWindow
    from withdrawal_timeline.ui.window.window_popup import WindowPopup


def years_in(window: MainWindow) -> WindowPopup:
    """Return the choice of years, which opens above the window."""
    from withdrawal_timeline.ui.window.window_popup import WindowPopup  # noqa: PLC0415 - see above

    return WindowPopup(window)


def hidden_in(window: MainWindow) -> HiddenList:
    """Return the list of what has no place of its own, which opens above the window."""
    from withdrawal_timeline.ui.window.hidden_list import HiddenList  # noqa: PLC0415 - see above

    return HiddenList(window)


def list_twin() -> ListTwin:
    """Return the list of entries."""
    from withdrawal_timeline.ui.list_twin import ListTwin  # noqa: PLC0415 - see above

    return ListTwin()


def compare() -> CompareView:
    """Return the comparison."""
    from withdrawal_timeline.ui.compare import CompareView  # noqa: PLC0415 - see above

    return CompareView()


def tray_in(window: MainWindow) -> TrayBar:
    """Return the tray of what is to be compared, below the views of the window."""
    from withdrawal_timeline.ui.compare import TrayBar  # noqa: PLC0415 - see above

    tray = TrayBar()
    window.add_to_centre(tray, below_all=False)
    return tray


def tour_in(window: MainWindow) -> TourCard:
    """Return the card of the tour, below all else in the middle of the window."""
    from withdrawal_timeline.ui.tour import TourCard  # noqa: PLC0415 - see above

    card = TourCard()
    window.add_to_centre(card, below_all=True)
    return card
