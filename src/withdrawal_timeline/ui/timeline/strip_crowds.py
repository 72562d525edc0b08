"""Paints crowded lanes in the overview strip: a line of pixels for each, darker where more items begin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from withdrawal_timeline.layout.mass_items import Counts
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Tracks
from withdrawal_timeline.ui.theme import Palette

_SHARES = 8
"""Shades of a lane: the palest is that of one item, the full hue that of the most crowded column."""
_PALEST = 0.35


@dataclass(slots=True)
class StripCrowds:
    """Pictures of the crowded lanes, kept while neither items nor size nor colours change."""

    _key: tuple[object, ...] = ()
    _lines: dict[str, QImage] | None = None

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
        shown, hidden = items.starts(scale.start, scale.end, width)
        lanes = {lane.key: lane for lane in tracks.lanes}
        self._lines = {}
        for number, lane_key in enumerate(items.keys):
            lane = lanes.get(lane_key)
            if lane is None:
                nothing = np.zeros_like(shown[number])
                self._lines[lane_key] = _line(nothing, shown[number] + hidden[number], lane_key, palette)
            elif lane.crowd >= 0:
                self._lines[lane_key] = _line(shown[number], hidden[number], lane_key, palette)

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


def _line(shown: Counts, hidden: Counts, key: str, palette: Palette) -> QImage:
    """Return the picture of a lane, one pixel high: the hue where items are shown, grey where all are left out."""
    shares = np.linspace(_PALEST, 1.0, _SHARES)
    hue = QColor(palette.domain(key))
    shades = np.array([QColor(hue.red(), hue.green(), hue.blue(), round(255 * share)).rgba() for share in shares])
    most = max(int(shown.max()), 1)
    level = np.rint(np.log1p(shown) / np.log1p(most) * (_SHARES - 1)).astype(np.intp)
    faint = QColor(palette.faint).rgba()
    pixels = np.where(shown > 0, shades[level], np.where(hidden > 0, faint, 0)).astype(np.uint32)
    return QImage(pixels.tobytes(), len(pixels), 1, len(pixels) * 4, QImage.Format.Format_ARGB32).copy()
