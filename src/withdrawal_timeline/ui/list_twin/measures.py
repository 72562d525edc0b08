"""What the columns ask for: widths of their words in the reader's type."""

from __future__ import annotations

import re
from heapq import nlargest
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from withdrawal_timeline.state.table import HEADS, OTHER, VERBS, Column, Row
from withdrawal_timeline.ui.look.fitting import short_forms
from withdrawal_timeline.ui.look.theme import Role, font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAD = 10.0
"""Distance of the words from both edges of their column, in logical pixels at text scale 1."""
FIRST_PAD = 16.0
"""The same at the left edge of the pane."""
SIGN, SIGN_GAP = 11.0, 7.0
"""Side of the glyph of a domain and of the sign of a status, and the distance of the words from it."""
ARROW = 12.0
"""Room beside a head for the arrow of the order."""
COUNT_GAP, SIDE_GAP = 4.0, 12.0
"""Distance of a word from its count, and of one side from the next."""
_CUT_TO = {Column.ENTRY: (270.0,), Column.BODY: (120.0, 92.0)}
"""Widths, without padding, to which the words of a column may be cut: at first, and where there is less room."""
_LONGEST_MEASURED = 24
"""So many of the longest texts of a column are measured: more letters are seldom narrower."""
_FORMS = 3
_FIGURE = re.compile(r"[0-9]")


def count_width(metrics: QFontMetricsF) -> float:
    """Return the room of a count of claims."""
    return metrics.horizontalAdvance("00")


def side_widths(metrics: QFontMetricsF, row: Row) -> tuple[float, ...]:
    """Return the room of each side's count and word, so that they stand below each other in all rows."""
    words = {word: forms for forms in VERBS.values() for word in forms} | {OTHER: (OTHER,)}
    return tuple(
        count_width(metrics) + COUNT_GAP + max(metrics.horizontalAdvance(form) for form in words[word])
        for _, word in row.sides
    )


def stops(rows: Sequence[Row], scale: float) -> dict[Column, tuple[float, ...]]:
    """Return the widths of all forms of every column, longest first; columns that may be cut end with narrower ones.

    Parameters
    ----------
    rows
        What is shown.
    scale
        The reader's text scale, 0.8 to 2.
    """
    metrics = QFontMetricsF(font(Role.LABEL_TOP, scale))
    found: dict[Column, tuple[float, ...]] = {}
    for column in Column:
        head = metrics.horizontalAdvance(HEADS[column]) + ARROW * scale
        words = max(head, 1.0)
        sign = (SIGN + SIGN_GAP) * scale if column in (Column.DOMAIN, Column.STATUS) else 0.0
        pads = (PAD + (FIRST_PAD if column is Column.DATE else PAD)) * scale
        levels = [max(words, sign + width) + pads for width in _levels(rows, column, metrics, scale)]
        found[column] = tuple(accumulate(levels, min))
    return found


def form_in(width: float, levels: Sequence[float]) -> int:
    """Return which form all cells of a column have that is ``width`` wide: the longest that fits, else the last."""
    return next((level for level, asked in enumerate(levels) if asked <= width + 0.5), len(levels) - 1)


def _levels(rows: Sequence[Row], column: Column, metrics: QFontMetricsF, scale: float) -> list[float]:
    if not rows:
        return [0.0]
    if column is Column.CLAIMS:
        sides = side_widths(metrics, rows[0])
        gap = SIDE_GAP * scale
        return [sum(sides) + 2 * gap, sum(sides[:2]) + gap, metrics.horizontalAdvance("000")]
    if column is Column.DOMAIN:
        titles = [short_forms(title) for title in {row.words(column) for row in rows}]
        return [_widest((forms[max(-level, -len(forms))] for forms in titles), metrics) for level in (9, 2, 1)]
    forms = [row.forms[column] for row in rows]
    widths = [_widest((form[min(level, len(form) - 1)] for form in forms), metrics) for level in range(_FORMS)]
    return [*widths, *(width * scale for width in _CUT_TO.get(column, ()))]


def _widest(texts: Iterable[str], metrics: QFontMetricsF) -> float:
    # All figures are equally wide, so that dates fall together into few different texts.
    longest = nlargest(_LONGEST_MEASURED, {_FIGURE.sub("0", text) for text in texts}, key=len)
    return max((metrics.horizontalAdvance(text) for text in longest), default=0.0)
