"""The detail pane on the right: reads a record, or gives the overview."""

from withdrawal_timeline.ui.detail.pane import DetailPane

__all__ = ["DetailPane"]
