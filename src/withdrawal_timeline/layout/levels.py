"""How much is told at a scale: steps of scales and pages of time, each kept until the window is clearly in another.

Both are pure functions with what was shown before as an argument. A plan is made for one step and one page, so that
within them no row, no cluster and no level changes; only before unfolded parts a row comes when it is first seen.
"""

from __future__ import annotations

import math

from withdrawal_timeline.layout.sizes import FEW_LANES

SCALE_STEPS = 2
"""Steps to a doubling of the scale."""
STEP_SLACK = 0.27
"""By this share of a step the scale may leave it before the next step is shown: just over half a notch of the wheel."""
_OWN_LINE = ((12.0, 4), (20.0, 3), (30.0, 2))
"""Below so many pixels a year only tracks from this importance have a line of their own."""
PAGE_SLACK = 0.1
"""By this share of a page the middle of the window may leave it before the next page is shown."""
_CELLS = 16
"""Cells of a page in which it is counted what of it was seen."""


def scale_step(px_per_day: float, before: int | None = None) -> int:
    """Return the number of the step of scales that a scale belongs to.

    Parameters
    ----------
    px_per_day
        The scale, above 0.
    before
        The step so far, if any: it is kept until the scale is clearly inside another, so that a small zoom to and
        fro changes nothing twice.
    """
    place = math.log2(px_per_day) * SCALE_STEPS
    if before is not None and before - STEP_SLACK <= place < before + 1.0 + STEP_SLACK:
        return before
    return math.floor(place)


def least_scale(step: int) -> float:
    """Return the pixels a day from which a step of scales begins; the inverse of ``scale_step`` there."""
    return float(2.0 ** (step / SCALE_STEPS))


def narrowest(step: int) -> float:
    """Return the least pixels a day at which a step of scales may still be shown, because it was shown before."""
    return float(2.0 ** ((step - STEP_SLACK) / SCALE_STEPS))


def own_line_from(px_per_year: float, lanes: int) -> int:
    """Return the importance from which a track has a line of its own at this scale."""
    if lanes <= FEW_LANES:
        return 1
    return next((importance for below, importance in _OWN_LINE if px_per_year < below), 1)


def page_of(day: float, step: int, width: float, before: int | None = None) -> int:
    """Return the number of the page of time that a day falls in; a page is as long as the longest window of a step.

    Parameters
    ----------
    day
        Middle of the window.
    step
        Number of the step of scales.
    width
        Width of the time area in pixels.
    before
        The page so far at this step, if any: it is kept until the day is a tenth of a page outside it.
    """
    length = width / narrowest(step)
    page = math.floor(day / length)
    if before is not None and before - PAGE_SLACK <= day / length < before + 1.0 + PAGE_SLACK:
        return before
    return page


def days_of_page(page: int, step: int, width: float) -> tuple[float, float]:
    """Return the days for which a page's plan is made: the page with as much again on both sides."""
    length = width / narrowest(step)
    return (page - 1) * length, (page + 2) * length


def sight_of(
    start: float, end: float, step: int, width: float, before: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Return the first cell of time that was seen, and the first after it that was not.

    Parameters
    ----------
    start, end
        First and last day of the window.
    step
        Number of the step of scales.
    width
        Width of the time area in pixels.
    before
        What was seen before on the same page, if anything: seen is seen, so that a window that moves to and fro
        changes nothing.
    """
    cell = _cell(step, width)
    first, last = math.floor(start / cell), math.floor(end / cell) + 1
    return (first, last) if before is None else (min(first, before[0]), max(last, before[1]))


def days_in_sight(sight: tuple[int, int], step: int, width: float) -> tuple[float, float]:
    """Return the days from the first to the last cell that was seen."""
    cell = _cell(step, width)
    return sight[0] * cell, sight[1] * cell


def _cell(step: int, width: float) -> float:
    """Return the days of a cell."""
    return width / narrowest(step) / _CELLS
