"""Writes the page that is shown while nothing is selected."""

from __future__ import annotations

from collections.abc import Iterable

from withdrawal_timeline.domain.overview import Overview, Upcoming, kinds_in_words
from withdrawal_timeline.domain.vocabulary import MilestoneKind, Status
from withdrawal_timeline.domain.wording import MILESTONE, MILESTONE_MEANING, STATUS, STATUS_MEANING
from withdrawal_timeline.query.filters import Facet
from withdrawal_timeline.ui.detail.bars import Bar, write_bars, write_columns
from withdrawal_timeline.ui.detail.drawings import Arrow, Drawing, Glyph, Mark, StatusSign
from withdrawal_timeline.ui.detail.page import Goal, Page
from withdrawal_timeline.ui.detail.plots import STRIP_ORDER, Columns
from withdrawal_timeline.ui.detail.style import Style
from withdrawal_timeline.ui.detail.writer import Writer
from withdrawal_timeline.ui.look.theme import Role

_NOTHING = "No entry passes the filter. Remove a part of it, and what is shown is counted here."
_EMPTY = "This dossier has no entries."
_INSET = 10
"""Pixels between the line beside a number and the number."""


def write_overview(
    style: Style, overview: Overview, width: float, margins: tuple[float, float] = (20, 20), tour: str = ""
) -> Page:
    """Write the overview and return the laid-out page; ``tour`` is the way into the tour, in words."""
    writer = Writer(style, width, margins)
    writer.page.title = "Overview"
    _head(writer, overview)
    if tour:
        writer.paragraph(Role.BODY, before=12)
        writer.link(tour, Goal.TOUR, "", tip="Tells what both sides say, stop by stop (U)")
    if overview.entries:
        _upcoming(writer, overview.upcoming)
        _years(writer, overview)
        _decades(writer, overview)
        _groups(writer, overview)
    _left_out(writer, overview)
    _marks(writer)
    palette = style.palette
    last = writer.paragraph(Role.CAPTION, f"Facts checked to {overview.facts_reach}.", palette.ink3, before=34)
    writer.hair(last, 17)
    return writer.finished()


def _head(writer: Writer, overview: Overview) -> None:
    palette = writer.style.palette
    writer.space(20)
    writer.paragraph(Role.TITLE, "Leaving and returning")
    since = f", {overview.per_year[0].start} to today" if overview.per_year else ""
    writer.paragraph(
        Role.LEAD,
        f"How the United States left, stayed away from or came back to international commitments{since}.",
        palette.ink2,
        before=4,
    )
    if not overview.entries:
        writer.paragraph(Role.LEAD, _NOTHING if overview.all_entries else _EMPTY, before=16)
        return
    of_all = f"of {overview.all_entries} entries"
    if writer.measured(of_all, Role.BODY) > writer.column / 4 - 4:
        of_all = f"of {overview.all_entries}"
    numbers = (
        (overview.entries, "entries" if overview.entries == overview.all_entries else of_all),
        (overview.of_status(Status.IN_FORCE), "in effect"),
        (overview.of_status(Status.PENDING), "pending"),
        (overview.of_status(Status.REVERSED), "reversed"),
    )
    widest = max(writer.measured(label, Role.BODY) for _, label in numbers[1:])
    in_a_row = len(numbers) if widest <= writer.column / len(numbers) - _INSET else 2
    for begin in range(0, len(numbers), in_a_row):
        with writer.columns((writer.column / in_a_row,) * in_a_row, before=16) as go:
            for place, (number, label) in enumerate(numbers[begin : begin + in_a_row]):
                go(place)
                inset = _INSET if place else 0
                first = writer.paragraph(Role.NUMBER, str(number), left=inset)
                last = writer.paragraph(Role.BODY, label, palette.ink2, left=inset)
                if place:
                    writer.hairline_beside(first, last)
    writer.paragraph(Role.BODY, kinds_in_words(overview), palette.ink3, before=8)


def _years(writer: Writer, overview: Overview) -> None:
    first, last = overview.per_year[0].start, overview.per_year[-1].start
    writer.section("First steps per year", f"{first} – {last}" if first != last else str(first))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first + 1) / step <= 6)
    plot = Columns(writer.style, overview.per_year, writer.column, height=74, label=overview.batch_words, step=step)
    write_columns(writer, plot, years=1)


def _decades(writer: Writer, overview: Overview) -> None:
    if len(overview.per_decade) < 2:
        return
    writer.section("By decade")
    plot = Columns(
        writer.style,
        overview.per_decade,
        writer.column,
        height=64,
        label=overview.batch_words,
        step=10,
        values=True,
    )
    write_columns(writer, plot, years=10)


def _groups(writer: Writer, overview: Overview) -> None:
    """Write how many entries each status, domain and president has; the statuses are also the key of the strips."""
    style, palette = writer.style, writer.style.palette
    statuses = [
        Bar(
            STATUS[status],
            Facet.STATUS,
            status.value,
            ((status, count),),
            palette.ink2,
            StatusSign(style, status, 11, 0),
        )
        for status in STRIP_ORDER
        if (count := overview.of_status(status))
    ]
    # A filter that leaves a domain without entries takes its line away; the sidebar still counts it.
    domains = [
        Bar(
            count.domain.title,
            Facet.DOMAIN,
            count.domain.id,
            count.by_status,
            palette.domain(count.domain.id),
            Glyph(style, count.domain.id, gap=0),
        )
        for count in overview.by_domain
        if count.total
    ]
    presidents = [
        Bar(count.title, Facet.ADMINISTRATION, count.administration.id, count.by_status, palette.ink2)
        for count in overview.by_president
    ]
    write_bars(writer, "By status", statuses)
    write_bars(writer, "By domain", domains)
    write_bars(writer, "By president", presidents)


def _upcoming(writer: Writer, upcoming: Iterable[Upcoming]) -> None:
    style, palette = writer.style, writer.style.palette
    items = tuple(upcoming)
    writer.section("What happens next")
    if not items:
        writer.paragraph(Role.BODY, "Nothing that is shown is pending.", palette.ink2)
    indent = style.px(12) + 8
    for place, item in enumerate(items):
        writer.paragraph(Role.BODY, before=10 if place else 0, hang=indent, tabs=writer.right_edge)
        sign: Drawing = (
            Mark(style, MilestoneKind.EXPECTED_EFFECTIVE, palette.now, gap=8)
            if item.days_left is not None
            else Arrow(style, palette.now, gap=9)
        )
        writer.draw(sign)
        if item.record_id:
            writer.link(item.name, Goal.RECORD, item.record_id, colour=palette.ink, weight=600)
        else:
            writer.text(item.name, weight=600)
        writer.at_right(item.when, Role.BODY, palette.ink2)
        writer.paragraph(Role.BODY, item.what, palette.ink3, left=indent)


def _left_out(writer: Writer, overview: Overview) -> None:
    if not overview.leaves_out:
        return
    writer.section("What the dossier does not cover")
    for place, sentence in enumerate(overview.leaves_out):
        writer.paragraph(Role.CAPTION, sentence, writer.style.palette.ink2, before=5 if place else 0)


def _marks(writer: Writer) -> None:
    style, palette = writer.style, writer.style.palette
    writer.section("How to read the marks")
    count = max(1, int(writer.column // style.px(230)))
    width = writer.column / count
    kinds = tuple(MilestoneKind)
    rows = -(-len(kinds) // count)
    with writer.columns((width - 8,) * count, 8, before=4) as go:
        for place in range(count):
            go(place)
            for kind in kinds[place * rows : (place + 1) * rows]:
                _meaning(writer, Mark(style, kind, palette.ink2, gap=7), MILESTONE[kind], MILESTONE_MEANING[kind])
    statuses = tuple(Status)
    rows = -(-len(statuses) // count)
    with writer.columns((width - 8,) * count, 8, before=12) as go:
        for place in range(count):
            go(place)
            for status in statuses[place * rows : (place + 1) * rows]:
                _meaning(writer, StatusSign(style, status, gap=7), STATUS[status], STATUS_MEANING[status])


def _meaning(writer: Writer, sign: Drawing, word: str, meaning: str) -> None:
    writer.paragraph(Role.CAPTION, before=3, hang=writer.style.px(12) + 7)
    writer.draw(sign)
    writer.text(word, Role.CAPTION)
    writer.text(f"  {meaning}", Role.CAPTION, writer.style.palette.ink3)
