"""Paints shapes of ``shapes`` with Qt: into a painter, or as a cached pixmap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.ui.look.shapes import (
    BOX,
    DASH_OFFSET,
    DASH_PATTERN,
    DASH_WIDTH,
    DOMAIN_GLYPHS,
    HALO,
    MARKS,
    STROKE,
    Mode,
    Part,
)

_TOKEN = re.compile(r"[MLHVCAZ]|-?\d*\.?\d+")


@lru_cache(maxsize=256)
def path_of(text: str) -> QPainterPath:
    """Return the painter path of an SVG path of absolute M, L, H, V, C, A (full circles only) and Z.

    Raises
    ------
    ValueError
        For a command that the program's shapes do not use.
    """
    path = QPainterPath()
    tokens = _TOKEN.findall(text)
    at, command = 0, ""

    def numbers(count: int) -> list[float]:
        nonlocal at
        found = [float(token) for token in tokens[at : at + count]]
        at += count
        return found

    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        here = path.currentPosition()
        match command:
            case "M":
                path.moveTo(*numbers(2))
                command = "L"
            case "L":
                path.lineTo(*numbers(2))
            case "H":
                path.lineTo(numbers(1)[0], here.y())
            case "V":
                path.lineTo(here.x(), numbers(1)[0])
            case "C":
                path.cubicTo(*numbers(6))
            case "A":
                radius = numbers(7)[0]
                path.addEllipse(QPointF(here.x(), here.y() + radius), radius, radius)
            case "Z":
                path.closeSubpath()
            case _:
                raise ValueError(f"the path command {command!r} is not used by the program's shapes: {text!r}")
    return path


@lru_cache(maxsize=64)
def _sharp(ink: int, width: float) -> QPen:
    """Return a pen with sharp corners; to make one takes a third of the time of drawing a mark with it."""
    return QPen(QColor.fromRgba(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def paint_parts(painter: QPainter, parts: Iterable[Part], ink: QColor, ground: QColor) -> None:
    """Paint a shape into the 12 x 12 box at the painter's origin."""
    for part in parts:
        path = path_of(part.path)
        match part.mode:
            case Mode.FILL:
                painter.fillPath(path, ink)
            case Mode.GROUND:
                painter.fillPath(path, ground)
            case Mode.OUTLINE:
                painter.fillPath(path, ground)
                painter.strokePath(path, _sharp(ink.rgba(), STROKE))
            case Mode.STROKE:
                painter.strokePath(
                    path, QPen(ink, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
                )
            case Mode.STROKE_GROUND:
                painter.strokePath(path, QPen(ground, 1.3))
            case Mode.DASHED_OUTLINE:
                painter.fillPath(path, ground)
                pen = QPen(
                    ink, DASH_WIDTH, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
                )
                pen.setDashPattern([length / DASH_WIDTH for length in DASH_PATTERN])
                pen.setDashOffset(DASH_OFFSET / DASH_WIDTH)
                painter.strokePath(path, pen)


def paint_mark(
    painter: QPainter, kind: MilestoneKind, box: QRectF, ink: QColor, ground: QColor, *, halo: bool = True
) -> None:
    """Paint the mark of a milestone into ``box``, with a ring of the ground around it if ``halo``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    if halo:
        pen = _sharp(ground.rgba(), STROKE + 2 * HALO)
        for part in MARKS[kind]:
            if part.mode not in (Mode.STROKE, Mode.STROKE_GROUND):
                painter.strokePath(path_of(part.path), pen)
    paint_parts(painter, MARKS[kind], ink, ground)
    painter.restore()


def paint_glyph(painter: QPainter, domain_id: str, box: QRectF, ink: QColor, ground: QColor) -> None:
    """Paint the glyph of a domain into ``box``; a domain without a glyph gets a plain square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    paint_parts(painter, DOMAIN_GLYPHS.get(domain_id, (Part(Mode.FILL, "M2 2 H10 V10 H2 Z"),)), ink, ground)
    painter.restore()


def paint_status(painter: QPainter, status: Status, box: QRectF, ink: QColor, ground: QColor) -> None:
    """Paint the sign of a status into ``box``: full, hatched, half, dotted square, or a hollow triangle up."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    square = path_of("M1.5 1.5 H10.5 V10.5 H1.5 Z")
    inner = path_of("M2 2 H10 V10 H2 Z")
    pen = QPen(ink, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    match status:
        case Status.IN_FORCE:
            painter.fillPath(square, ink)
        case Status.PENDING:
            painter.fillPath(inner, ground)
            painter.save()
            painter.setClipPath(inner)
            painter.setPen(QPen(ink, 1.5))
            for offset in range(-12, 16, 4):
                painter.drawLine(QPointF(offset, 12), QPointF(offset + 12, 0))
            painter.restore()
            painter.strokePath(inner, pen)
        case Status.PARTIALLY_IMPLEMENTED:
            painter.fillPath(inner, ground)
            painter.fillPath(path_of("M2 6 H10 V10 H2 Z"), ink)
            painter.strokePath(inner, pen)
        case Status.UNCLEAR:
            pen.setDashPattern([1.3, 1.37])
            painter.strokePath(inner, pen)
        case Status.REVERSED:
            path = path_of("M1.5 10 H10.5 L6 2 Z")
            painter.strokePath(
                path, QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
            )
    painter.restore()


def pixmap(side: int, ratio: float) -> QPixmap:
    """Return an empty transparent square pixmap of ``side`` logical pixels for a screen of this pixel ratio."""
    made = QPixmap(max(1, round(side * ratio)), max(1, round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def badge(domain_id: str, side: int, hue: QColor, ground: QColor, ratio: float = 1.0) -> QPixmap:
    """Return the badge of a domain: its glyph in its hue on a rounded ground."""
    made = pixmap(side, ratio)
    painter = QPainter(made)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ground))
        painter.drawRoundedRect(QRectF(0, 0, side, side), 4, 4)
        glyph = side * 11 / 18
        edge = (side - glyph) / 2
        paint_glyph(painter, domain_id, QRectF(edge, edge, glyph, glyph), hue, ground)
    finally:
        painter.end()
    return made
