"""The bar above the timeline: what the filter restricts to, each with a button that lifts it, and how much is seen."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.query.facets import nothing_passes
from withdrawal_timeline.query.filters import Filter
from withdrawal_timeline.ui.look.fitting import fitting_widths, lines
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette, Role, font
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from withdrawal_timeline.query.facets import Chip, Relaxation
    from withdrawal_timeline.ui.parts.chip import ChipWidget

_PAD, _GAP = 12, 7
_ROW = 30
"""Height of every row after the first, in logical pixels at text scale 1."""
_ROWS_AT_FIRST = 2
"""Rows of chips shown before “… more” is pressed."""
_FIT_GAP, _FIT_PAD = 3, 4
"""Room between the count and “Show”, and inside that button beside its word."""
_WORDED_FROM = 520
"""Width from which what lies outside is said in words."""
_SENTENCE_LINES = 4


class ChipBar(QWidget):
    """Chips, “Clear all”, how much is shown and how much of it lies outside, and the ways out when nothing is shown.

    It has no height while nothing restricts, and as many rows as its width asks for otherwise.
    """

    filterWished = Signal(object)
    """A ``Filter`` that the reader asked for."""
    fitWished = Signal()
    """The reader wants to see the years of all that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chipBar")
        self.setAccessibleName("What is shown")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._palette, self._scale = LIGHT, 1.0
        self._said: tuple[tuple[Chip, ...], int, int, tuple[Relaxation, ...]] = ((), 0, 0, ())
        self._chips: list[ChipWidget] = []
        self._ways: list[tuple[TextButton, Relaxation]] = []
        self._all_rows = False
        self._worded = True
        self._sentence: tuple[tuple[QPointF, str], ...] = ()
        self._dots: tuple[QPointF, ...] = ()
        self._outside = 0
        self._clear = self._made_button("Clear all")  # not late as the others: it keeps the bar's place for Tab
        self._clear.setToolTip("Shows every entry.")
        self._clear.clicked.connect(self._clear_all)
        self._late_more, self._late_fit = LatePart(self._made_more), LatePart(self._made_fit)
        self._arrange()

    def _made_fit(self) -> TextButton:
        button = self._made_button("Show")
        button.clicked.connect(self.fitWished)
        return button

    def _made_more(self) -> TextButton:
        button = self._made_button("")
        button.clicked.connect(self._show_more)
        return button

    def _made_button(self, text: str) -> TextButton:
        button = TextButton(text, self)
        button.set_palette(self._palette, self._scale)
        button.hide()
        return button

    @property
    def chips(self) -> tuple[ChipWidget, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    @property
    def way_out_buttons(self) -> tuple[TextButton, ...]:
        """The buttons of the ways out of an empty result, in order."""
        return tuple(button for button, _ in self._ways)

    @property
    def clear_button(self) -> TextButton:
        """The button that lifts every restriction."""
        return self._clear

    @property
    def more_button(self) -> TextButton:
        """The button that shows the chips that did not fit."""
        return self._late_more.get()

    @property
    def fit_button(self) -> TextButton:
        """The button that goes to the years of all that is shown; there while something lies outside."""
        return self._late_fit.get()

    def sentence(self) -> str:
        """Return what is said where nothing passes; empty where something does."""
        chips, shown, _, _ = self._said
        return nothing_passes(chips) if chips and not shown else ""

    def summary(self) -> str:
        """Return how much is shown: ``30 of 127 shown``, ``6 of 127 shown, 4 outside these years``."""
        _, shown, total, _ = self._said
        said = f"{shown} of {total} shown"
        if not self._outside or not self._worded:
            return said
        return f"{said}, {'all' if self._outside >= shown else self._outside} outside these years"

    def set_outside(self, outside: int) -> None:
        """Say how many of the shown entries have nothing to be seen in the years on screen; the height stays."""
        if outside != self._outside:
            self._outside = outside
            self._arrange()

    def set_chips(self, chips: Sequence[Chip], shown: int, total: int, relaxations: Sequence[Relaxation] = ()) -> None:
        """Show what is on.

        Parameters
        ----------
        chips
            ``query.facets.chips`` of the filter; without any the bar takes no room.
        shown, total
            How many entries pass, and how many there are.
        relaxations
            ``query.facets.relaxations`` of the filter; asked for where nothing passes.
        """
        said = (tuple(chips), shown, total, tuple(relaxations))
        if said == self._said:
            return
        focused = next((at for at, chip in enumerate(self._chips) if chip.remove_button.hasFocus()), None)
        on_way = any(button.hasFocus() for button, _ in self._ways)
        self._said = said
        self._replace()
        self._arrange()
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].remove_button.setFocus()
        elif (focused is not None or on_way) and self._chips:
            self._clear.setFocus()

    def set_seen(self, *, seen: bool) -> None:
        """Be there, or leave the room to what is shown instead of entries in time."""
        self.setVisible(seen)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        self.setFont(font(Role.BODY, scale))
        for button in (*self._fixed(), *self.way_out_buttons):
            button.set_palette(palette, scale)
        for chip in self._chips:
            chip.set_palette(palette, scale)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the chips for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, hairline, the count at the right, the sentence and the dots between the ways out."""
        if not self._said[0]:
            return
        painter = QPainter(self)
        try:
            palette, scale = self._palette, self._scale
            painter.fillRect(self.rect(), QColor(palette.canvas))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))
            metrics = QFontMetricsF(self.font())
            painter.setFont(self.font())
            painter.setPen(QColor(palette.ink2))
            if self._counted():
                base = (SIZES.chip_bar * scale - metrics.height()) / 2 + metrics.ascent()
                fit = self.fit_button
                end = fit.x() - _FIT_GAP * scale if fit.isVisible() else self.width() - _PAD * scale
                left = end - metrics.horizontalAdvance(self.summary())
                painter.drawText(QPointF(left, base), self.summary())
            painter.setPen(QColor(palette.ink))
            for place, line in self._sentence:
                painter.drawText(place, line)
            painter.setPen(QColor(palette.ink3))
            for place in self._dots:
                painter.drawText(place, "·")
        finally:
            painter.end()

    # -- parts ----------------------------------------------------------------------------------------------

    def _replace(self) -> None:
        """Make widgets for the new chips and ways out; the old ones go."""
        for old in (*self._chips, *self.way_out_buttons):
            old.hide()
            old.deleteLater()
        chips, shown, _, relaxations = self._said
        self._chips, self._ways = [self._made(chip) for chip in chips], []
        for way in relaxations if not shown else ():
            button = TextButton(f"{way.label} ({way.shows})", self)
            button.setToolTip(f"Shows {plural(way.shows, 'entry', 'entries')}.")
            button.set_palette(self._palette, self._scale)
            button.clicked.connect(self._take_way)
            self._ways.append((button, way))
        if chips:
            for before, after in pairwise((self._clear, *self._tab_order())):
                QWidget.setTabOrder(before, after)

    def _fixed(self) -> tuple[TextButton, ...]:
        """Return those buttons that were needed so far, but for those of the chips and ways out."""
        made = (self._clear, self._late_more.made, self._late_fit.made)
        return tuple(button for button in made if button is not None)

    def _made(self, chip: Chip) -> ChipWidget:
        from withdrawal_timeline.ui.parts.chip import ChipWidget  # noqa: PLC0415 - a first start restricts nothing

        made = ChipWidget(chip, self)
        made.set_palette(self._palette, self._scale)
        made.removeWished.connect(self._remove)
        return made

    def _tab_order(self) -> list[QWidget]:
        return [
            *(chip.remove_button for chip in self._chips),
            self.more_button,
            *self.way_out_buttons,
            self._clear,
            self.fit_button,
        ]

    def _counted(self) -> bool:
        """Whether there is room for the count beside one chip."""
        _, shown, total, _ = self._said
        return self.width() > 2.6 * QFontMetricsF(self.font()).horizontalAdvance(f"{shown} of {total} shown")

    def _right_part(self) -> float:
        """Place the button at the right; return the room that is kept there, whether or not anything lies outside."""
        _, shown, total, _ = self._said
        scale, worded = self._scale, self._worded
        fit = self.fit_button
        fit.setText("Show" if worded else f"{self._outside} outside")
        fit.setAccessibleName(f"Show the {self._outside} outside these years")
        fit.setToolTip("Shows the years of all entries that pass the filter.")
        size = fit.sizeHint()
        top = self._top(0, size)
        right = self.width() - (_PAD - _FIT_PAD) * scale
        fit.setGeometry(round(right - size.width()), top, size.width(), size.height())
        fit.setVisible(bool(self._outside) and bool(shown))
        metrics = QFontMetricsF(self.font())
        widest = f"{shown} of {total} shown" + (f", {shown} outside these years" if worded else "")
        kept = metrics.horizontalAdvance("Show" if worded else f"{shown} outside")
        return (metrics.horizontalAdvance(widest) if self._counted() else 0.0) + kept + (_FIT_GAP + _FIT_PAD) * scale

    def _arrange(self) -> None:
        """Place everything, and take the height that it needs."""
        self._sentence = self._dots = ()
        if not self._said[0]:
            for button in self._fixed():
                button.hide()
            self.setFixedHeight(0)
            return
        bottom = self._arrange_chips()
        if self.sentence():
            bottom = self._arrange_sentence(bottom)
        self.setFixedHeight(round(bottom))
        self.update()

    def _arrange_chips(self) -> float:
        """Place the chips in rows and what follows them; return the bottom of the last row."""
        scale, gap = self._scale, _GAP * self._scale
        right = self.width() - _PAD * scale
        follows = 0.0 if self.sentence() else self._clear.sizeHint().width() + gap
        first, widths = self._shares(right, follows)
        x, row, hidden = _PAD * scale, 0, 0
        for place, chip in enumerate(self._chips):
            size = QSize(widths[place], chip.sizeHint().height())
            end = right if row else first
            rest = len(self._chips) - place - 1
            last_row = not self._all_rows and row == _ROWS_AT_FIRST - 1
            tail = 0.0 if rest else follows  # “Clear all” never begins a line alone
            if rest and last_row:
                tail = follows + 60 * scale
            if x > _PAD * scale and x + size.width() + tail > end:
                if last_row:
                    hidden = rest + 1
                    break
                row, x = row + 1, _PAD * scale
            chip.setGeometry(round(x), self._top(row, size), size.width(), size.height())
            chip.show()
            x += size.width() + gap
        for chip in self._chips[len(self._chips) - hidden :]:
            chip.hide()
        offered = hidden > 0 or (self._all_rows and row >= _ROWS_AT_FIRST)
        self.more_button.setText(f"{hidden} more" if hidden else "Fewer")
        self.more_button.setVisible(offered)
        for button in (self.more_button,) if self.sentence() else (self.more_button, self._clear):
            if button is self.more_button and not offered:
                continue
            size = button.sizeHint()
            if x > _PAD * scale and x + size.width() > (right if row else first):
                row, x = row + 1, _PAD * scale
            button.setGeometry(round(x), self._top(row, size), size.width(), size.height())
            button.show()
            x += size.width() + gap
        return (SIZES.chip_bar + row * _ROW) * scale

    def _shares(self, right: float, follows: float) -> tuple[float, list[int]]:
        """Return the end of the first row, and the widths of the chips.

        All stands in one row as long as that is possible: first what lies outside is said by its button alone,
        then words go from the end of the widest chip. Where that does not help there are more rows.
        """
        scale, gap = self._scale, _GAP * self._scale
        offered = [chip.widths() for chip in self._chips]
        around = _PAD * scale + gap * (len(offered) - 1) + follows + 0.5 * (len(offered) + 1)
        whole = [widths[0] for widths in offered]
        wide = self.width() >= _WORDED_FROM * scale
        self._worded = wide
        first = right - self._right_part() - 2 * gap
        if around + sum(whole) <= first:
            return first, whole
        self._worded = False
        tight = right - self._right_part() - 2 * gap
        fitting = fitting_widths(offered, tight - around)
        if fitting is not None:
            return tight, fitting
        self._worded = wide
        self._right_part()
        rooms = [math.floor((right if place else first) - _PAD * scale) for place in range(len(offered))]
        return first, [
            next((width for width in widths if width <= room), max(room, 1))
            for widths, room in zip(offered, rooms, strict=True)
        ]

    def _top(self, row: int, size: QSize) -> int:
        return round((SIZES.chip_bar / 2 + row * _ROW) * self._scale - size.height() / 2)

    def _arrange_sentence(self, top: float) -> float:
        """Place the sentence and the ways out below ``top``; return the bottom of the last line."""
        scale, metrics = self._scale, QFontMetricsF(self.font())
        left, right = _PAD * scale, self.width() - _PAD * scale
        said = lines(self.sentence(), metrics, max(1.0, right - left), _SENTENCE_LINES)
        spacing = metrics.height() + 3 * scale
        base = top + metrics.ascent() + 2 * scale
        self._sentence = tuple((QPointF(left, base + at * spacing), line) for at, line in enumerate(said))
        base += (len(said) - 1) * spacing
        x = left + metrics.horizontalAdvance(said[-1]) + 8 * scale
        dots: list[QPointF] = []
        begun = False
        for button in (*self.way_out_buttons, self._clear):
            size = button.sizeHint()
            if x > left and x + size.width() > right:
                base, x, begun = base + _ROW * 0.8 * scale, left - 4 * scale, False
            if begun:
                dots.append(QPointF(x + 1 * scale, base))
                x += 6 * scale
            inside = (size.height() - metrics.height()) / 2 + metrics.ascent()
            button.setGeometry(round(x), round(base - inside), size.width(), size.height())
            button.show()
            x, begun = x + size.width(), True
        self._dots = tuple(dots)
        return base + metrics.descent() + 10 * scale

    def _remove(self, chip: Chip) -> None:
        self.filterWished.emit(chip.leaves)

    def _take_way(self) -> None:
        sender = self.sender()
        for button, way in self._ways:
            if button is sender:
                self.filterWished.emit(way.leaves)
                return

    def _clear_all(self) -> None:
        self.filterWished.emit(Filter())

    def _show_more(self) -> None:
        self._all_rows = not self._all_rows
        self._arrange()
