"""The scene of each pane where some lanes are pinned, and the line between the panes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from withdrawal_timeline.domain.frozen import replace
from withdrawal_timeline.layout.drawn import Frame
from withdrawal_timeline.layout.panes import Pane, Panes
from withdrawal_timeline.ui.timeline.scene import LinkLine, Scene

_SHADE, _DEPTH = 6.0, 0.12


def parts_of(scene: Scene, frames: tuple[Frame, ...]) -> tuple[Scene, ...]:
    """Return the scenes of all panes, given what of the frame is seen in each."""
    return tuple(_part(scene, pane, frame) for pane, frame in zip(scene.panes.all, frames, strict=True))


def _part(scene: Scene, pane: Pane, frame: Frame) -> Scene:
    top = scene.header + pane.top
    return replace(
        scene,
        frame=frame,
        header=top,
        height=round(top + pane.height),
        scroll=pane.scroll,
        links=tuple(_links(scene.links, scene.panes, pane)),
    )


def _links(links: tuple[LinkLine, ...], panes: Panes, pane: Pane) -> Iterator[LinkLine]:
    """Yield the lines within a pane, and those that cross into it between two marks that are both in view."""
    for link in links:
        ends = panes.of(link.y0), panes.of(link.y1)
        if ends == (pane, pane):
            yield link
        elif pane in ends and ends[0].shows(link.y0) and ends[1].shows(link.y1):
            y0, y1 = (pane.to_content(panes.to_view(y)) for y in (link.y0, link.y1))
            yield LinkLine(link.x0, y0, link.x1, y1)


def paint_border(painter: QPainter, scene: Scene) -> None:
    """Paint the line between pinned lanes and the others."""
    if scene.panes.pinned is None:
        return
    y = round(scene.header + scene.panes.rest.top) + 0.5
    painter.setPen(QPen(QColor(scene.look.palette.line_strong), 1.0))
    painter.drawLine(QLineF(0.0, y, scene.width, y))
    if scene.panes.rest.scroll > scene.panes.rest.least:
        # Lanes have gone beneath the pinned ones.
        shade = QLinearGradient(0.0, y, 0.0, y + _SHADE)
        ink = QColor(scene.look.palette.ink)
        for place, depth in ((0.0, _DEPTH), (1.0, 0.0)):
            ink.setAlphaF(depth)
            shade.setColorAt(place, ink)
        painter.fillRect(QRectF(0.0, y + 0.5, scene.width, _SHADE), shade)
