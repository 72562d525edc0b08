"""What is singled out among the tracks, whatever tracks are shown: the selection, what was found, the reader's own."""

from __future__ import annotations

from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.ui.timeline.canvas import Canvas


class SingledOut:
    """Holds the keys that were given and has ``canvas`` single out the tracks that they are of.

    A key is that of a track, or of an owner of marks on one.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._tracks: Tracks | None = None
        self._selection: str | None = None
        self._milestone: int | None = None
        self._hits: frozenset[str] = frozenset()
        self._own: frozenset[str] = frozenset()

    def set_tracks(self, tracks: Tracks) -> None:
        """Single out the same among other tracks."""
        self._tracks = tracks
        self._single_out()

    def set_selection(self, key: str | None, milestone: int | None) -> None:
        """Select a key, or nothing; with ``milestone`` the mark in that place of its owner is the chosen one."""
        self._selection, self._milestone = key, milestone
        self._single_out()

    def set_hits(self, keys: frozenset[str]) -> None:
        """Mark what the search found."""
        self._hits = keys
        self._single_out()

    def set_own(self, keys: frozenset[str]) -> None:
        """Put a dot before the names of what the reader has pinned or written a note on."""
        self._own = keys
        self._single_out()

    def lane_in_hand(self, pointed: str | None) -> str | None:
        """Return the key of the lane that was pointed at if there is such a lane, else that of the selection's."""
        tracks = self._tracks
        if tracks is None:
            return None
        if any(lane.key == pointed for lane in tracks.lanes):
            return pointed
        return None if self._selection is None else tracks.lane_of(self._selection)

    def _single_out(self) -> None:
        tracks, key = self._tracks, self._selection
        track = tracks.track_of(key) if tracks is not None and key is not None else None
        chosen = (key, self._milestone) if key is not None and self._milestone is not None else None
        found = tracks.tracks_of(self._hits) if tracks is not None else frozenset()
        own = tracks.tracks_of(self._own) if tracks is not None else frozenset()
        self._canvas.highlight(selected=track, owner=key, chosen=chosen, found=found, hits=self._hits, own=own)
