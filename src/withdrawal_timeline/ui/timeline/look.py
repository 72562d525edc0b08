"""Everything that painting needs and that only changes with theme, text scale or screen: made once, looked up often."""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from withdrawal_timeline.state.tracks import MARK_STYLES
from withdrawal_timeline.ui.painting import paint_mark
from withdrawal_timeline.ui.theme import Palette, Role, font, mix

_HATCH_PERIOD = 4.2
_HATCH_WIDTH = 1.5
_NAME_HALO = 3.0
_RING = tuple(
    (radius * math.cos(turn * math.tau / 16.0), radius * math.sin(turn * math.tau / 16.0))
    for radius, turns in ((_NAME_HALO, range(16)), (_NAME_HALO / 2.0, range(0, 16, 2)))
    for turn in turns
)
"""By how many pixels copies of a word are moved to make a ring around it; no further apart than strokes are wide."""
_CACHED_NAMES = 2000
_WORDS_A_FRAME = 8
_CACHED_MARKS = 1000


class Hue:
    """The colours of one lane, from its hue and the canvas."""

    def __init__(self, hue: str, palette: Palette, ratio: float) -> None:
        self.full = QColor(hue)
        self.bar = mix(hue, palette.canvas, palette.bar_tint)
        self.hatch_ground = mix(hue, palette.canvas, palette.hatch_ground_tint)
        self.outline = mix(hue, palette.canvas, palette.outline_tint)
        self.link = mix(hue, palette.canvas, palette.link_tint)
        self.ghost = mix(hue, palette.canvas, palette.ghost_tint)
        self.unclear = mix(hue, palette.canvas, palette.unclear_tint)
        self.undone = mix(hue, palette.canvas, 0.6)
        self.hatch = hatch(hue, self.hatch_ground.name(), ratio)


@lru_cache(maxsize=64)
def hatch(hue: str, ground: str, ratio: float) -> QBrush:
    """Return a brush of 45 degree stripes in ``hue`` on ``ground``, seamless at this pixel ratio."""
    side = max(4, round(_HATCH_PERIOD * math.sqrt(2.0) * ratio))
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(hue), _HATCH_WIDTH * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    finally:
        painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1.0 / ratio, 1.0 / ratio))
    return brush


class Look:
    """Fonts, colours, pens and cached pictures of marks and names for one palette, text scale and pixel ratio."""

    def __init__(self, palette: Palette, scale: float, ratio: float) -> None:
        self.palette, self.scale, self.ratio = palette, scale, ratio
        self.fonts = {role: font(role, scale) for role in Role}
        self.metrics = {role: QFontMetricsF(made) for role, made in self.fonts.items()}
        self.canvas = QColor(palette.canvas)
        self.ink = QColor(palette.ink)
        self.ink2 = QColor(palette.ink2)
        self.ink3 = QColor(palette.ink3)
        self.line = QPen(QColor(palette.line), 1.0)
        self.now = QColor(palette.now)
        self._hues: dict[str, Hue] = {}
        self._widths: dict[tuple[str, Role], float] = {}
        self._names: OrderedDict[tuple[str, Role, str, str], QPixmap] = OrderedDict()
        self._words: OrderedDict[str, QPixmap] = OrderedDict()
        self._words_left = _WORDS_A_FRAME
        self._marks: OrderedDict[tuple[int, str, str, float], QPixmap] = OrderedDict()

    def hue(self, lane: str) -> Hue:
        """Return the colours of a lane."""
        found = self._hues.get(lane)
        if found is None:
            found = self._hues[lane] = Hue(self.palette.domain(lane), self.palette, self.ratio)
        return found

    def width(self, text: str, role: Role) -> float:
        """Return the width of a text in pixels, measured once."""
        key = (text, role)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self.metrics[role].horizontalAdvance(text)
        return found

    def name_width(self, text: str, strong: bool) -> float:
        """Return the width of a name in the timeline."""
        return self.width(text, Role.LABEL_TOP if strong else Role.LABEL)

    def remark_width(self, text: str, _strong: bool) -> float:
        """Return the width of a remark after today."""
        return self.width(text, Role.CAPTION)

    def elided(self, text: str, role: Role, width: float) -> str:
        """Return a text cut to a width, with an ellipsis where it was cut."""
        return self.metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def baseline(self, role: Role, middle: float) -> float:
        """Return the baseline that puts small letters of a role around ``middle``."""
        metrics = self.metrics[role]
        return round(middle + (metrics.capHeight()) / 2.0)

    def draw_name(
        self, painter: QPainter, text: str, role: Role, x: float, middle: float, ink: str, ground: str
    ) -> None:
        """Draw a text with a soft ring of its ground, from a cached picture; ``x`` is its left edge."""
        key = (text, role, ink, ground)
        found = self._names.get(key)
        if found is None:
            found = self._name_picture(text, role, ink, ground)
            self._names[key] = found
            if len(self._names) > _CACHED_NAMES:
                self._names.popitem(last=False)
        else:
            self._names.move_to_end(key)
        top = self.baseline(role, middle) - math.ceil(self.metrics[role].ascent()) - _NAME_HALO
        painter.drawPixmap(QPointF(round(x) - _NAME_HALO, top), found)

    def draw_word(self, painter: QPainter, text: str, x: float, middle: float) -> None:
        """Draw the name of an item of a crowd, from a cached picture.

        Pictures are made for so many names a frame only; the others are drawn afresh until their turn comes.
        """
        found = self._words.get(text)
        if found is None:
            if self._words_left <= 0:
                painter.setFont(self.fonts[Role.LABEL])
                painter.setPen(self.ink)
                painter.drawText(QPointF(round(x), self.baseline(Role.LABEL, middle)), text)
                return
            self._words_left -= 1
            found = self._words[text] = self._word(text, Role.LABEL, self.palette.ink)
            if len(self._words) > _CACHED_NAMES:
                self._words.popitem(last=False)
        else:
            self._words.move_to_end(text)
        top = self.baseline(Role.LABEL, middle) - math.ceil(self.metrics[Role.LABEL].ascent()) - _NAME_HALO
        painter.drawPixmap(QPointF(round(x) - _NAME_HALO, top), found)

    def begin_frame(self) -> None:
        """Allow the pictures of another frame to be made."""
        self._words_left = _WORDS_A_FRAME

    def _name_picture(self, text: str, role: Role, ink: str, ground: str) -> QPixmap:
        ratio = self.ratio
        shape = self._word(text, role, ground)
        made = QPixmap(shape.size())
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            # The ring is the word itself, laid down around its place: a tenth of the time of stroking its outline.
            for right, down in _RING:
                painter.drawPixmap(QPointF(round(right * ratio) / ratio, round(down * ratio) / ratio), shape)
            painter.drawPixmap(QPointF(), self._word(text, role, ink))
        finally:
            painter.end()
        return made

    def _word(self, text: str, role: Role, ink: str) -> QPixmap:
        """Return a picture of a text, transparent around it and with room for the ring."""
        metrics, ratio = self.metrics[role], self.ratio
        width = math.ceil(self.width(text, role)) + 2 * _NAME_HALO
        height = math.ceil(metrics.ascent()) + math.ceil(metrics.descent()) + 2 * _NAME_HALO
        made = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            painter.setFont(self.fonts[role])
            painter.setPen(QColor(ink))
            painter.drawText(QPointF(_NAME_HALO, _NAME_HALO + math.ceil(metrics.ascent())), text)
        finally:
            painter.end()
        return made

    def draw_mark(
        self, painter: QPainter, style: int, x: float, y: float, ink: QColor, ground: str, side: float
    ) -> None:
        """Draw the mark of a style around a point, from a cached picture."""
        key = (style, ink.name(), ground, side)
        found = self._marks.get(key)
        if found is None:
            found = self._mark_picture(style, ink, QColor(ground), side)
            self._marks[key] = found
            if len(self._marks) > _CACHED_MARKS:
                self._marks.popitem(last=False)
        half = side / 2.0 + 3.0
        ratio = self.ratio
        painter.drawPixmap(QPointF(round((x - half) * ratio) / ratio, round((y - half) * ratio) / ratio), found)

    def _mark_picture(self, style: int, ink: QColor, ground: QColor, side: float) -> QPixmap:
        whole = side + 6.0
        made = QPixmap(math.ceil(whole * self.ratio), math.ceil(whole * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            paint_mark(painter, MARK_STYLES[style], QRectF(3.0, 3.0, side, side), ink, ground)
        finally:
            painter.end()
        return made

    def font(self, role: Role) -> QFont:
        """Return the font of a role at the reader's text scale."""
        return self.fonts[role]
