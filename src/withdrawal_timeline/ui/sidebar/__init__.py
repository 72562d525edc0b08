"""The pane of facets at the left: what to show, with live counts."""

from withdrawal_timeline.ui.sidebar.sidebar import Sidebar

__all__ = ["Sidebar"]
