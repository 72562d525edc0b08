"""Makes the pictures of crowded lanes for the overview strip: for each a line of pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor, QImage

from withdrawal_timeline.layout.mass_items import Counts, MassItems
from withdrawal_timeline.layout.timescale import TimeScale
from withdrawal_timeline.layout.tracks import Lane
from withdrawal_timeline.ui.look.theme import Palette

_SHARES = 8
"""Shades of a lane: the palest is that of one item, the full hue that of the most crowded column."""
_PALEST = 0.35


def lines(items: MassItems, lanes: Sequence[Lane], scale: TimeScale, palette: Palette) -> dict[str, QImage]:
    """Return a picture for the key of each lane whose items are in a crowd, or are all left out.

    Parameters
    ----------
    items
        The items of all lanes.
    lanes
        The lanes that are shown.
    scale
        The whole axis; a picture is as wide, and one pixel high.
    palette
        The colours.
    """
    shown, hidden = items.starts(scale.start, scale.end, max(round(scale.width), 1))
    by_key = {lane.key: lane for lane in lanes}
    found: dict[str, QImage] = {}
    for number, key in enumerate(items.keys):
        lane = by_key.get(key)
        if lane is None:
            nothing = np.zeros_like(shown[number])
            found[key] = _line(nothing, shown[number] + hidden[number], key, palette)
        elif lane.crowd >= 0:
            found[key] = _line(shown[number], hidden[number], key, palette)
    return found


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
