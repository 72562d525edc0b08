"""Lines under and beside the text: rules of claims, hairlines, the line that joins milestones.

Qt's tables can draw frames, but not a rule of two pixels in a dash pattern of ours, beside some paragraphs only.
Furniture is tied to paragraphs, so that it follows them wherever the layout puts them, on screen and on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument

from withdrawal_timeline.domain.frozen import frozen

GROUND_PAD = 4.0
"""How far a ground reaches above and below its paragraphs, in px."""


class Rule(Enum):
    """How the rule beside a claim is drawn; lengths in px."""

    SOLID = None  # not (): Python 3.11.2, which Debian 12 has, would put another object in its place
    DASHED = (6.0, 3.0)
    DOTTED = (1.5, 3.0)


@frozen
class Beside:
    """A vertical rule of 2 px beside the paragraphs from ``first`` to ``last``, at ``x`` px of the page."""

    first: QTextBlock
    last: QTextBlock
    x: float
    colour: str
    rule: Rule = Rule.SOLID
    width: float = 2.0


@frozen
class Above:
    """A hairline ``gap`` px above a paragraph, from ``left`` to ``right`` px of the page."""

    block: QTextBlock
    left: float
    right: float
    gap: float
    colour: str


@frozen
class Join:
    """A line of 1.2 px behind marks, from the first paragraph's mark to the last one's."""

    first: QTextBlock
    last: QTextBlock
    x: float
    middle: float
    colour: str


@frozen
class Ground:
    """A tinted ground behind the paragraphs from ``first`` to ``last``, from ``left`` to ``right`` px of the page."""

    first: QTextBlock
    last: QTextBlock
    left: float
    right: float
    colour: str


class Furniture:
    """All lines of one page."""

    def __init__(self) -> None:
        self.beside: list[Beside] = []
        self.above: list[Above] = []
        self.joins: list[Join] = []
        self.grounds: list[Ground] = []

    def lines(self, document: QTextDocument) -> tuple[tuple[QPen, QLineF], ...]:
        """Return every line in page coordinates, as the layout stands now."""
        return tuple(self._lines(document))

    def _lines(self, document: QTextDocument) -> Iterator[tuple[QPen, QLineF]]:
        layout = document.documentLayout()
        for ground in self.grounds:
            top = layout.blockBoundingRect(ground.first).top() - GROUND_PAD
            bottom = layout.blockBoundingRect(ground.last).bottom() + GROUND_PAD
            pen = QPen(QColor(ground.colour), ground.right - ground.left)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            middle = (ground.left + ground.right) / 2
            yield pen, QLineF(middle, top, middle, bottom)
        for rule in self.beside:
            top = layout.blockBoundingRect(rule.first).top()
            bottom = layout.blockBoundingRect(rule.last).bottom()
            pen = QPen(QColor(rule.colour), rule.width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if rule.rule.value:
                pen.setDashPattern([length / rule.width for length in rule.rule.value])
            yield pen, QLineF(rule.x, round(top), rule.x, round(bottom))
        for hair in self.above:
            y = round(layout.blockBoundingRect(hair.block).top() - hair.gap) + 0.5
            yield QPen(QColor(hair.colour), 1), QLineF(hair.left, y, hair.right, y)
        for join in self.joins:
            top = layout.blockBoundingRect(join.first).top() + join.middle
            bottom = layout.blockBoundingRect(join.last).top() + join.middle
            yield QPen(QColor(join.colour), 1.2), QLineF(join.x, top, join.x, bottom)


def paint_lines(painter: QPainter, lines: Iterable[tuple[QPen, QLineF]], clip: QRectF) -> None:
    """Paint those lines that touch ``clip``, all in page coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pen, line in lines:
        if line.y2() >= clip.top() and line.y1() <= clip.bottom():
            painter.setPen(pen)
            painter.drawLine(line)
    painter.restore()
