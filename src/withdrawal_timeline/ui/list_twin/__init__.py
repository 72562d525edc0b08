"""The entries as a table: the same filter, search and selection as the timeline, for reading row by row."""

from withdrawal_timeline.ui.list_twin.twin import ListTwin

__all__ = ["ListTwin"]
