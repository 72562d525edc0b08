"""What the presenter and the wishes know of the panels: their setters and signals, gathered in one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from withdrawal_timeline.ui.compare import CompareView, TrayBar
    from withdrawal_timeline.ui.detail import DetailPane
    from withdrawal_timeline.ui.list_twin import ListTwin
    from withdrawal_timeline.ui.parts.late import LatePart
    from withdrawal_timeline.ui.sidebar import Sidebar
    from withdrawal_timeline.ui.timeline.overview_strip import OverviewStrip
    from withdrawal_timeline.ui.timeline.view import TimelineView
    from withdrawal_timeline.ui.tour import TourCard
    from withdrawal_timeline.ui.window.chips import ChipBar
    from withdrawal_timeline.ui.window.hidden_list import HiddenList
    from withdrawal_timeline.ui.window.search_box import SearchBox
    from withdrawal_timeline.ui.window.status_bar import StatusBar
    from withdrawal_timeline.ui.window.tool_bar import ToolBar
    from withdrawal_timeline.ui.window.view_stack import ViewStack
    from withdrawal_timeline.ui.window.window_popup import WindowPopup


@frozen(eq=False)
class Panels:
    """The parts of the window that show something of the picture. They do not know each other."""

    tool_bar: ToolBar
    years: LatePart[WindowPopup]
    hidden: LatePart[HiddenList]
    search: SearchBox
    sidebar: Sidebar
    strip: OverviewStrip
    chips: ChipBar
    views: ViewStack
    timeline: TimelineView
    list_twin: LatePart[ListTwin]
    compare: LatePart[CompareView]
    tray: LatePart[TrayBar]
    tour: LatePart[TourCard]
    detail: DetailPane
    status_bar: StatusBar
