"""One face of type in the timeline: how wide its words are, and pictures of them, each made once."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QTransform

from withdrawal_timeline.ui.look.theme import Role, font

RING = 3.0
"""Width of the ring of its ground around a name, in pixels."""
_RING_PLACES = tuple(
    (radius * math.cos(turn * math.tau / 16.0), radius * math.sin(turn * math.tau / 16.0))
    for radius, turns in ((RING, range(16)), (RING / 2.0, range(0, 16, 2)))
    for turn in turns
)
"""By how many pixels copies of a word are moved to make a ring around it; no further apart than strokes are wide."""
_EDGE = 1.0
"""Room in pixels for what of a letter reaches beyond its place."""
_APART = 0.3
"""How far apart names stand on a sheet, in heights of one: letters such as capitals with accents reach out of it."""
_ON_A_SHEET = 8
"""So many names are made together at most: memory of a small sheet serves the next one as well."""
_MOST = 800
"""So many words and so many names are kept: three times what a view holds. One takes about 20 kB."""
_MOST_WIDTHS = 20_000

Key = TypeVar("Key", bound=Hashable)
Name = tuple[str, str, str]
"""A text, the colour of its ink, and that of its ground."""


class Pictures(Generic[Key]):
    """Pictures by key; when there are too many, the one that was not drawn for the longest time goes.

    To make one takes little longer than to draw what is on it, to draw it a twentieth of that.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._kept)

    def of(self, key: Key, make: Callable[[], QPixmap]) -> QPixmap:
        """Return the picture of a key, made if there is none."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        return self.keep(key, make())

    def lacking(self, keys: Iterable[Key]) -> list[Key]:
        """Return of which keys there is no picture, each once."""
        kept = self._kept
        return [key for key in dict.fromkeys(keys) if key not in kept]

    def keep(self, key: Key, picture: QPixmap) -> QPixmap:
        """Keep the picture of a key, and return it."""
        self._kept[key] = picture
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return picture


class Face:
    """A role of type at the reader's text scale.

    Parameters
    ----------
    role
        What it is for; gives size and weight.
    scale
        The reader's text scale, 0.8 to 2.
    ratio
        Device pixels in a pixel.

    ``names`` are the pictures of names that are kept.
    """

    def __init__(self, role: Role, scale: float, ratio: float) -> None:
        self.font = font(role, scale)
        self.metrics = QFontMetricsF(self.font)
        self._ratio = ratio
        self._ascent, self._descent = math.ceil(self.metrics.ascent()), math.ceil(self.metrics.descent())
        self._half_capital = self.metrics.capHeight() / 2.0
        self._widths: dict[str, float] = {}
        self._words: Pictures[tuple[str, str, str | None]] = Pictures(_MOST)
        self.names: Pictures[Name] = Pictures(_MOST)

    def width(self, text: str) -> float:
        """Return the width of a text in pixels, measured once."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def elided(self, text: str, width: float) -> str:
        """Return a text cut to a width, with an ellipsis where it was cut."""
        if self.width(text) <= width:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def baseline(self, middle: float) -> float:
        """Return the baseline that puts small letters around ``middle``."""
        return round(middle + self._half_capital)

    def draw(self, painter: QPainter, text: str, x: float, middle: float, ink: str, ground: str | None = None) -> None:
        """Draw a text from a kept picture.

        Parameters
        ----------
        x, middle
            Its left edge, and the middle of its small letters.
        ground
            What it stands on, if that is of one colour some pixels around it: then it looks as if drawn at once.
        """
        picture = self._words.of((text, ink, ground), lambda: self._word(text, ink, ground, _EDGE))
        painter.drawPixmap(QPointF(round(x) - _EDGE, self.baseline(middle) - self._ascent - _EDGE), picture)

    def draw_name(self, painter: QPainter, text: str, x: float, middle: float, ink: str, ground: str) -> None:
        """Draw a text with a soft ring of its ground, from a kept picture; ``x`` is its left edge."""
        name = (text, ink, ground)
        picture = self.names.of(name, lambda: self._sheet((name,))[0])
        painter.drawPixmap(QPointF(round(x) - RING, self.baseline(middle) - self._ascent - RING), picture)

    def make_names(self, names: Iterable[Name]) -> None:
        """Make the pictures of names that are about to be drawn, as far as they are not kept, all of them together."""
        # A sheet is as wide as the longest name on it: with names of like widths little of it stays empty.
        missing = sorted(self.names.lacking(names), key=lambda name: self.width(name[0]))
        for first in range(0, len(missing), _ON_A_SHEET):
            together = missing[first : first + _ON_A_SHEET]
            for name, picture in zip(together, self._sheet(together), strict=True):
                self.names.keep(name, picture)

    def _sheet(self, names: Sequence[Name]) -> list[QPixmap]:
        """Return pictures of names, cut from one sheet, on which the rings of all are laid down at once."""
        ratio = self._ratio
        height = math.ceil((self._ascent + self._descent + 2 * RING) * ratio)
        step = height + math.ceil(_APART * height)
        boxes = [
            QRect(0, number * step, math.ceil((math.ceil(self.width(text)) + 2 * RING) * ratio), height)
            for number, (text, _, _) in enumerate(names)
        ]
        made, written = self._empty(boxes), self._empty(boxes)
        painter = QPainter(made)
        try:
            self._write(written, boxes, [(text, ground) for text, _, ground in names])
            # The ring is the word itself, laid down around its place: a tenth of the time of stroking its outline.
            for right, down in _RING_PLACES:
                painter.drawPixmap(round(right * ratio), round(down * ratio), written)
            written.fill(Qt.GlobalColor.transparent)
            self._write(written, boxes, [(text, ink) for text, ink, _ in names])
            painter.drawPixmap(0, 0, written)
        finally:
            painter.end()
        cut = [made.copy(box) for box in boxes]
        for picture in cut:
            picture.setDevicePixelRatio(ratio)
        return cut

    def _empty(self, boxes: Sequence[QRect]) -> QPixmap:
        """Return an empty sheet with room for the boxes."""
        made = QPixmap(max(box.width() for box in boxes), boxes[-1].bottom() + 1)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _write(self, sheet: QPixmap, boxes: Sequence[QRect], words: Iterable[tuple[str, str]]) -> None:
        """Write a text into each box of a sheet, in its ink, ``RING`` from the edges."""
        ratio = self._ratio
        painter = QPainter(sheet)
        try:
            painter.setFont(self.font)
            for box, (text, ink) in zip(boxes, words, strict=True):
                painter.setPen(QColor(ink))
                painter.setTransform(QTransform(ratio, 0.0, 0.0, ratio, 0.0, box.top()))
                painter.drawText(QPointF(RING, RING + self._ascent), text)
        finally:
            painter.end()

    def _word(self, text: str, ink: str, ground: str | None, edge: float) -> QPixmap:
        """Return a picture of a text with an edge around it."""
        ratio = self._ratio
        width = math.ceil(self.width(text)) + 2 * edge
        height = self._ascent + self._descent + 2 * edge
        made = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent if ground is None else QColor(ground))
        painter = QPainter(made)
        try:
            painter.setFont(self.font)
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(edge, edge + self._ascent), text)
        finally:
            painter.end()
        return made
