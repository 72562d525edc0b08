"""Paints crowded lanes in the overview strip: a line of pixels for each, darker where more items begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.ui.look.theme import Palette


class StripCrowds:
    """Pictures of the crowded lanes, kept while neither items nor size nor colours change."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._lines: dict[str, QImage] | None = None

    def paint(
        self, painter: QPainter, tracks: Tracks, scale: TimeScale, left: float, top: float, pitch: float, row: float
    ) -> None:
        """Paint all lanes whose items are in a crowd, or are all left out.

        Parameters
        ----------
        painter
            Where to.
        tracks
            What is shown; without items nothing is painted.
        scale
            The whole axis.
        left, top
            Where the axis and the first lane begin.
        pitch, row
            From lane to lane, and the height of one.
        """
        if self._lines is None:
            return
        width = float(max(round(scale.width), 1))
        for place, key in enumerate(tracks.every_lane):
            line = self._lines.get(key)
            if line is not None:
                painter.drawImage(QRectF(left, top + place * pitch, width, row), line)

    def prepare(self, tracks: Tracks, scale: TimeScale, palette: Palette) -> None:
        """Make the pictures, unless they are still right."""
        items, width = tracks.items, max(round(scale.width), 1)
        key = (items, width, palette, scale.start, scale.end, tracks.lanes)
        if key == self._key:
            return
        self._key, self._lines = key, None
        if items is None:
            return
        from withdrawal_timeline.ui.timeline.strip_lines import lines  # noqa: PLC0415 - only large dossiers have crowds

        self._lines = lines(items, tracks.lanes, scale, palette)

    def paint_found(
        self, painter: QPainter, tracks: Tracks, scale: TimeScale, found: frozenset[str], at: tuple[float, float, float]
    ) -> None:
        """Put a dot on each item that the search found, one for those that share a place.

        ``at`` gives where the axis begins, the middle of the first lane, and how far the lanes stand apart.
        """
        items = tracks.items
        if items is None:
            return
        crowded = {lane.key for lane in tracks.lanes if lane.crowd >= 0}
        row_of = {key: place for place, key in enumerate(tracks.every_lane) if key in crowded}
        places = {
            (round(scale.to_px(float(items.items.start[number])) / 2.0) * 2, row_of[key])
            for number in items.places(found)
            if (key := items.keys[items.items.lane[number]]) in row_of
        }
        for x, place in places:
            painter.drawEllipse(QPointF(at[0] + x, at[1] + place * at[2]), 2.6, 2.6)
