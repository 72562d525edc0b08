"""Writes bars that filter when they are chosen, and the columns of years that move the timeline there."""

from __future__ import annotations

from collections.abc import Sequence

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.vocabulary import Status
from withdrawal_timeline.domain.wording import plural
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.ui.detail.drawings import Drawing
from withdrawal_timeline.ui.detail.page import Goal, Link, Spot
from withdrawal_timeline.ui.detail.plots import Columns, StatusStrip
from withdrawal_timeline.ui.detail.writer import Writer
from withdrawal_timeline.ui.look.theme import Role

LEAST_BARS = 84
"""Least width of the bars beside their names, in px at text scale 1; else they stand below them."""


@frozen
class Bar:
    """A value of a facet with its entries by status; ``sign`` stands before its name."""

    title: str
    facet: Facet
    value: str
    by_status: Sequence[tuple[Status, int]]
    hue: str
    sign: Drawing | None = None

    @property
    def total(self) -> int:
        """All entries that have the value."""
        return sum(count for _, count in self.by_status)


def write_bars(writer: Writer, title: str, bars: Sequence[Bar]) -> None:
    """Write a section with a line for each bar, all to one scale; a whole line is one link."""
    if not bars:
        return
    style, palette = writer.style, writer.style.palette
    writer.section(title)
    signs = style.px(11) + 7 if any(bar.sign is not None for bar in bars) else 0.0
    names = signs + max(writer.measured(bar.title, Role.CAPTION) for bar in bars) + 10
    number = style.px(30)
    below = writer.column - names - number < style.px(LEAST_BARS)
    begin = signs if below else names
    unit = (writer.column - begin - number) / max(bar.total for bar in bars)
    stops = tuple((stop, False) for stop in (signs, begin) if stop)
    for bar in bars:
        writer.paragraph(Role.CAPTION, before=4 if below else 1, hang=signs if below else 0, tabs=stops)
        if bar.sign is not None:
            writer.draw(bar.sign)
            writer.text("\t", Role.CAPTION)
        tip = f"{bar.title}: {plural(bar.total, 'entry', 'entries')}. Shows these alone, or all again."
        value = f"{bar.facet.value}:{bar.value}"
        href = writer.link(bar.title, Goal.FILTER, value, Role.CAPTION, palette.ink2, tip=tip)
        if below:
            writer.paragraph(Role.CAPTION, left=signs)
        else:
            writer.text("\t", Role.CAPTION, href=href)
        writer.draw(StatusStrip(style, bar.by_status, bar.hue, unit), href=href)
        writer.text(str(bar.total), Role.CAPTION, palette.ink2, href=href)


def write_columns(writer: Writer, plot: Columns, years: int) -> None:
    """Write a plot of columns that stand for so many years each.

    A click on one moves the timeline there. For the keyboard the whole plot is one link, in which arrows choose.
    """
    block = writer.tall(plot, link=(Goal.COLUMNS, "", ""))
    for count, box in plot.boxes():
        named = f"{count.start}s" if years > 1 else str(count.start)
        tip = f"{named}: {plural(count.total, 'entry', 'entries')}. Moves the timeline there."
        link = Link(Goal.YEARS, f"{count.start}:{count.start + years - 1}", tip)
        writer.page.spots.append(Spot(block, box, link, plot))
