"""A reading as plain text: for the text command, for copying, for people without the window."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from withdrawal_timeline.domain.citing import CitedSource
from withdrawal_timeline.domain.models import Source
from withdrawal_timeline.domain.reading import Reading, RecordKind, cited_numbers
from withdrawal_timeline.domain.sides import QuestionBlock, Said
from withdrawal_timeline.domain.vocabulary import Extent
from withdrawal_timeline.domain.wording import (
    LANGUAGE,
    PUBLISHER_KIND,
    STANCE,
    VERIFICATION,
    date_in_words,
    plural,
)


def reference(source: Source) -> str:
    """Return a source in one line: ``Publisher, “Title”, 8 May 2018, https://…``."""
    title = source.title if source.title.startswith("[") else f"“{source.title}”"
    published = date_in_words(source.published) if source.published else "no date"
    return f"{source.publisher}, {title}, {published}, {source.url}"


def citation(reading: Reading) -> str:
    """Return how to cite the record as this dossier has it, with the state of its facts."""
    state = f"{reading.standing.headline}. " if reading.standing else ""
    return (
        f"“{reading.title}”. {state}Withdrawal Timeline, facts checked to {reading.facts_reach}, record {reading.id}."
    )


def as_text(reading: Reading, width: int = 100) -> str:
    """Return everything that is read of a record as text, its sources numbered at the end.

    Parameters
    ----------
    width
        Longest line in characters.
    """
    return "\n".join(_wrapped(_lines(reading), width)) + "\n"


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        yield from textwrap.wrap(
            line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]


def _head(title: str, mark: str) -> Iterator[str]:
    yield ""
    yield title
    yield mark * len(title)


def _lines(reading: Reading) -> Iterator[str]:
    yield reading.title
    yield "=" * len(reading.title)
    if reading.standing is not None:
        yield reading.standing.headline
        if reading.standing.due and not reading.standing.overdue:
            yield f"Expected: {reading.standing.due}"
    yield " · ".join(part for part in (reading.kind_words, reading.president) if part)
    if reading.domain is not None:
        yield reading.domain.title
    if reading.instrument:
        yield reading.instrument
    yield ""
    yield f"{reading.summary} {cited_numbers(reading.numbers)}".rstrip()
    if reading.steps:
        yield from _head("Milestones", "-")
        for step in reading.steps:
            undone = ", did not take place" if step.undone else ""
            yield f"{step.when}  {step.word}{undone}: {step.milestone.what} {cited_numbers(step.numbers)}"
    yield from _body(reading)
    yield from _claims(reading)
    if reading.note:
        yield from _head("Uncertain or disputed", "-")
        yield reading.note
    yield from _others(reading)
    yield from _head("Sources", "-")
    for cited in reading.sources:
        yield from _source(cited)
    yield ""
    yield f"Facts checked to {reading.facts_reach}."


def _body(reading: Reading) -> Iterator[str]:
    read = reading.body
    if read is None:
        return
    body = read.body
    yield from _head("The body", "-")
    yield f"{body.name}{f' ({body.name_zh})' if body.name_zh else ''} · {read.kind}"
    if reading.kind is not RecordKind.BODY:
        yield body.purpose
    yield f"Membership: {read.membership_words}"
    if body.exit_rule:
        yield f"How one leaves: {body.exit_rule}"
    if read.memorandum:
        yield f"In the memorandum: {read.memorandum}."
    if body.note and reading.kind is not RecordKind.BODY:
        yield body.note
    yield cited_numbers(read.numbers)


def _claims(reading: Reading) -> Iterator[str]:
    yield from _head(plural(reading.claim_count, "claim"), "-")
    if reading.batch_claims is not None:
        yield f"{reading.batch_claims.words}: see {reading.batch_claims.batch_id}."
    for theme in reading.themes:
        if theme.total:
            yield from _head(f"{theme.theme.number} {theme.theme.title}", "~")
            for block in theme.questions:
                yield from _question(block)


def _question(block: QuestionBlock) -> Iterator[str]:
    yield ""
    yield block.question.title
    for column in (block.left, block.right):
        for said in column.said:
            yield from _said(said)
        if column.missing is not None:
            yield f"  {STANCE[column.stance]}: {column.missing.sentence}"
            for other in column.missing.elsewhere:
                speakers = ", ".join(dict.fromkeys(claim.claimant for claim in other.claims))
                yield f"    See {other.theme.title}: {speakers}"
    for said in (*block.responds, *block.explains):
        yield from _said(said)


def _said(said: Said) -> Iterator[str]:
    dated = f" · {said.when}" if said.when else ""
    about = " · about the body" if said.about_body else ""
    yield f"  {said.speaker} ({said.speaker_kind}) {STANCE[said.stance]}{dated}{about}"
    yield f"    {said.claim.text} {cited_numbers(said.numbers)}"
    if said.claim.quote:
        yield f"    “{said.claim.quote}”"
    if said.claim.checked_against:
        yield f"    Checked against: {said.claim.checked_against}"
    for contest in said.contests:
        yield f"    {contest.words}"


def _others(reading: Reading) -> Iterator[str]:
    for group in reading.parts:
        yield from _head(f"{group.domain.title} ({len(group.parts)})", "-")
        for part in group.parts:
            yield f"{part.name}: {part.standing.headline} ({part.record_id})"
    if reading.linked:
        yield from _head("Linked records", "-")
        for link in reading.linked:
            dated = f", {link.when}" if link.when else ""
            yield f"{link.title}{dated} ({link.relation}; {link.record_id})"


def _source(cited: CitedSource) -> Iterator[str]:
    source = cited.source
    yield f"[{cited.number}] {reference(source)}"
    extent = "; only the opening was read" if source.extent is Extent.OPENING else ""
    language = LANGUAGE.get(source.language, source.language)
    yield f"    {PUBLISHER_KIND[source.publisher_kind]} · {language} · {VERIFICATION[source.verified]}{extent}"
    if source.read_at:
        yield f"    Read at: {source.read_at}"
    if source.note:
        yield f"    {source.note}"
