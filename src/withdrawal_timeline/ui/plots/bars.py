"""Bars of a tally on axes of pyqtgraph: columns in time, else lines with their names at the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.tally import IN_TIME, Property, Tally
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role, font, mix

_THICK = 0.76
_THICK_YEAR = 0.92
"""Share of its place that the bar of a year takes: there are many, and hatches want room."""
_SHADES = (1.0, 0.72, 0.5, 0.34, 0.22, 0.14, 0.62)
_TICKS = 12
"""So many years are named at the most."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""From one named year, or decade, to the next."""


class TallyBars(pg.GraphicsLayoutWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows a tally; the wheel zooms columns in time.

    It is put together from two axes and a view: pyqtgraph's ready-made plot comes with menus that outlive it.

    Signals
    -------
    barClicked(int)
        The place of the value whose bar was clicked.
    barRested(int)
        The place of the value that the pointer rests on; -1 for none.
    """

    barClicked = Signal(int)
    barRested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._palette, self._scale = LIGHT, 1.0
        self.ticks: Sequence[tuple[int, str]] = ()
        """The names on the axis of values, with their places."""
        self.setAccessibleName("Plot; the table below holds the same numbers")
        self.view = pg.ViewBox(enableMenu=False)
        self._axes = {side: pg.AxisItem(side) for side in ("left", "bottom")}
        self.addItem(self._axes["left"], row=0, col=0)
        self.addItem(self.view, row=0, col=1)
        self.addItem(self._axes["bottom"], row=1, col=1)
        for axis in self._axes.values():
            axis.linkToView(self.view)
            axis.setZValue(-1000.0)  # its grid lies beneath the bars
            axis.enableAutoSIPrefix(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scene().sigMouseClicked.connect(self._click)
        self.scene().sigMouseMoved.connect(self._rest)

    def set_palette(self, palette: Palette, scale: float) -> None:
        """Take over colours and text scale."""
        self._palette, self._scale = palette, scale
        self.setBackground(palette.raised)
        for axis in self._axes.values():
            axis.setPen(QPen(QColor(palette.line_strong), 1.0))
            axis.setTextPen(QColor(palette.ink2))
            axis.setTickFont(font(Role.CAPTION, scale))
        if self._tally is not None:
            self.set_tally(self._tally)

    def set_tally(self, tally: Tally) -> None:
        """Show other numbers."""
        self._tally = tally
        self.view.clear()
        upright = tally.by in IN_TIME
        counts = np.array(tally.counts, dtype=np.float64).reshape(len(tally.values), len(tally.shares))
        ends = counts.cumsum(axis=1)
        places = np.arange(len(tally.values), dtype=np.float64)
        thick = _THICK_YEAR if tally.by is Property.YEAR else _THICK
        for number, brush in enumerate(self._brushes(tally)):
            begin, size = ends[:, number] - counts[:, number], counts[:, number]
            there = size > 0.0
            box: dict[str, Any] = (
                {"x": places[there], "y0": begin[there], "height": size[there], "width": thick}
                if upright
                else {"x0": begin[there], "y": places[there], "width": size[there], "height": thick}
            )
            self.view.addItem(pg.BarGraphItem(**box, brush=brush, pen=QPen(self._edge(tally, number), 0.0)))
        self._set_axes(tally, upright, float(ends.max(initial=0.0)))

    def _set_axes(self, tally: Tally, upright: bool, most: float) -> None:
        count = max(len(tally.values), 1)
        names, numbers = (self._axes[side] for side in (("bottom", "left") if upright else ("left", "bottom")))
        every = next((step for step in _STEPS if count <= step * _TICKS), _STEPS[-1]) if upright else 1
        named = [
            (place, value.title)
            for place, value in enumerate(tally.values)
            if (int(value.key) // (1 if tally.by is Property.YEAR else 10) % every == 0 if upright else True)
        ]
        self.ticks = named
        names.setTicks([named])
        numbers.setTicks(None)
        view = self.view
        view.invertY(not upright)
        view.setMouseEnabled(x=upright, y=False)
        view.setLimits(xMin=None, xMax=None, yMin=None, yMax=None, minXRange=None)
        names.setGrid(False)
        numbers.setGrid(60)
        if upright:
            view.setRange(xRange=(-0.6, count - 0.4), yRange=(0.0, most * 1.06 + 0.01), padding=0.0)
            view.setLimits(xMin=-0.6, xMax=count - 0.4, yMin=0.0, minXRange=4.0)
        else:
            view.setRange(xRange=(0.0, most * 1.06 + 0.01), yRange=(-0.6, count - 0.4), padding=0.0)
            view.setLimits(xMin=0.0, yMin=-0.6, yMax=count - 0.4)

    def _brushes(self, tally: Tally) -> Sequence[QBrush]:
        """Return how each share is filled: domains by hue, states as everywhere, the others by shades of ink."""
        return [QBrush(self._fill(tally, place)) for place in range(len(tally.shares))]

    def _fill(self, tally: Tally, place: int) -> QBrush:
        palette, key = self._palette, tally.shares[place].key
        match tally.divided_by:
            case None:
                return QBrush(QColor(palette.ink2))
            case Property.DOMAIN:
                return QBrush(QColor(palette.domain(key)))
            case Property.STATUS:
                return status_fill(Status(key), palette)
            case _:
                return QBrush(mix(palette.ink, palette.raised, _SHADES[place % len(_SHADES)]))

    def _edge(self, tally: Tally, place: int) -> QColor:
        """Return the colour of the line around a share, which stands out from the ground where its fill does not."""
        palette, key = self._palette, tally.shares[place].key
        match tally.divided_by:
            case Property.DOMAIN:
                return QColor(palette.domain(key))
            case Property.STATUS:
                return QColor(palette.status(Status(key)))
            case _:
                return QColor(palette.ink2)

    def edge_of(self, place: int) -> QColor:
        """Return the line around the share at a place, for the key below the plot."""
        return QColor() if self._tally is None else self._edge(self._tally, place)

    def fill_of(self, place: int) -> QBrush:
        """Return how the share at a place is filled, for the key below the plot."""
        return QBrush() if self._tally is None else self._fill(self._tally, place)

    def _place_at(self, at: QPointF) -> int:
        """Return the place of the value whose bar stands at a point of the scene; -1 for none."""
        tally = self._tally
        if tally is None or not self.view.sceneBoundingRect().contains(at):
            return -1
        point = self.view.mapSceneToView(at)
        along = point.x() if tally.by in IN_TIME else point.y()
        place = round(along)
        inside = 0 <= place < len(tally.values) and abs(along - place) <= 0.5
        return place if inside and tally.total(place) else -1

    def _click(self, event: Any) -> None:
        place = self._place_at(event.scenePos())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.barClicked.emit(place)

    def _rest(self, at: QPointF) -> None:
        place = self._place_at(at)
        self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
        self.barRested.emit(place)


def status_fill(status: Status, palette: Palette) -> QBrush:
    """Return the fill of a status: full, in part, hatched, faint, or the lightest for what was reversed."""
    ink = palette.ink2
    match status:
        case Status.IN_FORCE:
            return QBrush(QColor(ink))
        case Status.PARTIALLY_IMPLEMENTED:
            return QBrush(mix(ink, palette.raised, 0.6))
        case Status.PENDING:
            return QBrush(QColor(palette.now), Qt.BrushStyle.BDiagPattern)
        case Status.UNCLEAR:
            return QBrush(mix(ink, palette.raised, 0.26))
        case Status.REVERSED:
            return QBrush(QColor(palette.status_reversed), Qt.BrushStyle.Dense6Pattern)
