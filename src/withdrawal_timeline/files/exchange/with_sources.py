"""A claim, a milestone or a whole record with its sources as end notes, to be pasted somewhere else.

What is copied never loses its speaker, what contests it, how far each source was checked, and which dossier it is
from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import STANCE, VERIFICATION, day_in_words
from withdrawal_timeline.files.exchange.citation_styles import cite
from withdrawal_timeline.files.exchange.plain_text import reading_text
from withdrawal_timeline.files.exchange.record_blocks import record_blocks, said_details, step_line
from withdrawal_timeline.files.exchange.rich_text import (
    Block,
    Form,
    Item,
    Line,
    Notes,
    Paragraph,
    Run,
    document,
    line_text,
    marks,
    words,
)
from withdrawal_timeline.files.exchange.source_facts import exception, origin, source_line, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading
    from withdrawal_timeline.domain.sides import QuestionBlock, Said


def claim_with_sources(
    read: Reading, claim_id: str, form: Form, style: CitationStyle = CitationStyle.CHICAGO_NOTE
) -> str:
    """Return one claim with its speaker, the question that it answers, and its sources numbered from 1.

    Raises
    ------
    KeyError
        If the reading holds no such claim.
    """
    block, said = _find(read, claim_id)
    when = f", {said.when}" if said.when else ""
    head = f"{said.speaker} ({said.speaker_kind}){when}, {STANCE[said.stance]}: "
    text = f"{said.claim.text} “{said.claim.quote}”" if said.claim.quote else said.claim.text
    numbers = range(1, len(said.numbers) + 1)
    blocks = [
        Paragraph((Run(read.title, bold=True), *words(f" – {block.question.title}"))),
        Paragraph((Run(head), Run(text), *marks(numbers))),
        *(Paragraph(line) for line in said_details(said)),
        *_ending(read, [_source(read, number) for number in said.numbers], style),
    ]
    return document(blocks, form, name=f"{read.id}-{claim_id}")


def milestone_with_sources(
    read: Reading, place: int, form: Form, style: CitationStyle = CitationStyle.CHICAGO_NOTE
) -> str:
    """Return one dated step, how the record stands, and the step's sources numbered from 1.

    Parameters
    ----------
    place
        Which of ``read.steps``, counted from 0.

    Raises
    ------
    IndexError
        If there is no such step.
    """
    if place < 0:
        raise IndexError(place)
    step = read.steps[place]
    blocks: list[Block] = [
        Paragraph((Run(read.title, bold=True),)),
        Paragraph((*step_line(step), *marks(range(1, len(step.numbers) + 1)))),
    ]
    if read.standing is not None:
        due = f"; expected: {read.standing.due}" if read.standing.due and not read.standing.overdue else ""
        blocks.append(Paragraph(words(f"Status on {day_in_words(read.today)}: {read.standing.headline}{due}.")))
    blocks += _ending(read, [_source(read, number) for number in step.numbers], style)
    return document(blocks, form, name=f"{read.id}-step-{place + 1}")


def record_with_sources(read: Reading, form: Form, style: CitationStyle = CitationStyle.CHICAGO_NOTE) -> str:
    """Return a whole record with its sources by the numbers that they have in the reading.

    As plain text it is what ``plain_text`` makes everywhere.
    """
    if form is Form.PLAIN:
        return reading_text(read, style)
    blocks = [*record_blocks(read), *_ending(read, [cited.source for cited in read.sources], style, headed=True)]
    return document(blocks, form, name=read.id)


def source_reference(source: Source, form: Form, style: CitationStyle) -> str:
    """Return one source as a line of the form: what “copy citation” puts on the clipboard."""
    return line_text(cite(source, style), form)


def full_reference(source: Source, style: CitationStyle) -> str:
    """Return all that is known of a source, in lines: the citation, who publishes it and how far it was checked."""
    checked = source_line(source) if exception(source) else f"{source_line(source)} · {VERIFICATION[source.verified]}"
    lines = (source_reference(source, Form.PLAIN, style), checked, source.note or "")
    return "\n".join(filter(None, lines))


def source_list(sources: Iterable[Source], form: Form, style: CitationStyle) -> str:
    """Return sources as a list in the style, one line or paragraph each.

    Notes keep their order; the entries of the other styles stand in the order of the alphabet, as reference lists do.
    """
    lines = [cite(source, style) for source in sources]
    if style is not CitationStyle.CHICAGO_NOTE:
        lines.sort(key=lambda line: line_text(line, Form.PLAIN).lstrip(_BEFORE_LETTERS).casefold())
    if form is Form.PLAIN:
        return "".join(line_text(line, form) + "\n" for line in lines)
    return document([Paragraph(line) for line in lines], form, name="sources")


_BEFORE_LETTERS = "“‘\"'[("
"""What a list in the order of the alphabet passes over."""


def end_notes(sources: Iterable[Source], style: CitationStyle) -> Notes:
    """Return sources as end notes: the citation, then who publishes it and how far it was checked, then its note."""
    return Notes(tuple(Item(cite(source, style), _details(source)) for source in sources))


def _details(source: Source) -> tuple[Line, ...]:
    facts = words(source_line(source))
    return (facts, words(source.note)) if source.note else (facts,)


def _ending(read: Reading, sources: list[Source], style: CitationStyle, *, headed: bool = False) -> list[Block]:
    """Return the end notes and the line that says where all this was taken from."""
    if not sources:
        return [Paragraph(words(f"{origin(read.about)} Record {read.id}."))]
    label: list[Block] = [] if headed else [Paragraph((Run("Sources", bold=True),))]
    told = told_of(sources)
    how: list[Block] = [Paragraph(words(told))] if told else []
    return [*label, *how, end_notes(sources, style), Paragraph(words(f"{origin(read.about)} Record {read.id}."))]


def _source(read: Reading, number: int) -> Source:
    return read.sources[number - 1].source


def _find(read: Reading, claim_id: str) -> tuple[QuestionBlock, Said]:
    for theme in read.themes:
        for block in theme.questions:
            for said in block.said:
                if said.id == claim_id:
                    return block, said
    raise KeyError(claim_id)
