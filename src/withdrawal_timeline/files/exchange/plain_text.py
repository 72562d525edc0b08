"""One record with its claims and numbered sources as plain text, for terminals, mails and notes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.membership import membership_head
from withdrawal_timeline.domain.reading import RecordKind, cited_numbers, reading
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance
from withdrawal_timeline.domain.wording import STANCE, STANCE_OF_MANY, date_in_words, founding
from withdrawal_timeline.files.exchange.citation_styles import cite
from withdrawal_timeline.files.exchange.rich_text import Form, line_text
from withdrawal_timeline.files.exchange.source_facts import source_line, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from withdrawal_timeline.domain.citing import CitedSource
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.models import About
    from withdrawal_timeline.domain.reading import BodyRead, Reading
    from withdrawal_timeline.domain.sides import Column, QuestionBlock, Said, ThemeBlock

WIDTH = 88
"""Widest line in characters; only a word that is itself longer, such as an address, may pass it."""


def record_text(dossier: Dossier, record_id: str, today: date) -> str:
    """Return everything the dossier holds on a withdrawal, batch or body as text of ``WIDTH`` columns.

    Parameters
    ----------
    today
        The day from which countdowns are counted, and after which what was due is no longer ahead.

    Raises
    ------
    KeyError
        If no withdrawal, batch or body has the id.
    """
    return reading_text(reading(dossier, record_id, today))


def reading_text(read: Reading, style: CitationStyle = CitationStyle.CHICAGO_NOTE) -> str:
    """Return a reading as text of ``WIDTH`` columns, its sources cited in ``style``; the end tells the dossier."""
    blocks = (
        _head(read),
        _section("Milestones", _milestones(read)),
        _section("Uncertain or disputed", _wrapped(read.note)),
        _section(_body_head(read), _body(read)),
        _section(f"Claims: {_counts(read)}", _claims(read)),
        _section("Linked entries", _linked(read)),
        _section(f"Parts: {sum(len(group.parts) for group in read.parts)}", _parts(read)),
        _section("Sources", _sources(read.sources, style)),
        _foot(read.about),
    )
    return "\n".join(line for block in blocks for line in block).rstrip() + "\n"


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a title with its lines, or nothing where there are none."""
    held = list(lines)
    if held:
        yield from ("", title, "-" * len(title), *held)


def _head(read: Reading) -> Iterator[str]:
    title = textwrap.wrap(read.title, WIDTH)
    yield from title
    yield "=" * max(len(line) for line in title)
    what = [read.kind_words, read.domain.title if read.domain else "", read.president]
    yield from _wrapped(" · ".join(part for part in what if part))
    if read.standing is not None:
        due = read.standing.due if not read.standing.overdue else ""
        yield from _wrapped(f"Status: {read.standing.headline}" + (f" · Expected: {due}" if due else ""))
    if read.instrument:
        yield from _wrapped(f"By: {read.instrument}", " " * 4, "")
    yield f"Id: {read.id}"
    yield ""
    yield from _wrapped(" ".join([read.summary, cited_numbers(read.numbers)]))


def _milestones(read: Reading) -> Iterator[str]:
    when = max((len(step.when) for step in read.steps), default=0)
    word = max((len(step.word) for step in read.steps), default=0)
    indent = " " * (when + word + 4)
    for step in read.steps:
        undone = " (did not come about)" if step.undone else ""
        text = f"{step.milestone.what}{undone} {cited_numbers(step.numbers)}"
        yield from _wrapped(text, indent, f"{step.when:<{when}}  {step.word:<{word}}  ")


def _body_head(read: Reading) -> str:
    if read.kind is RecordKind.BODY and read.body is not None:
        return membership_head(read.body.body)
    return "The body"


def _body(read: Reading) -> Iterator[str]:
    if read.body is None:
        return
    body = read.body.body
    if read.kind is not RecordKind.BODY:
        names = [body.name, body.acronym or "", body.name_zh or "", read.body.kind]
        yield from _wrapped(" · ".join(dict.fromkeys(name for name in names if name)))
        yield from _wrapped(f"{body.purpose} {cited_numbers(read.body.numbers)}")
    else:
        names = [body.short_name, body.acronym or "", body.name_zh or ""]
        yield from _wrapped("Also: " + " · ".join(dict.fromkeys(name for name in names if name)))
    yield from _body_facts(read.body)
    if body.note and read.kind is not RecordKind.BODY:
        yield from _wrapped(f"Note: {body.note}", " " * 4, "")


def _body_facts(read: BodyRead) -> Iterator[str]:
    body = read.body
    facts = (
        (founding(body.kind).capitalize(), date_in_words(body.founded) if body.founded else ""),
        ("Seat", body.headquarters or ""),
        ("Website", body.website or ""),
        ("United States", read.membership_words),
        ("Exit rule", body.exit_rule or ""),
        *((term.title, f"{term.words}.") for term in read.terms),
        ("Memorandum", read.memorandum),
    )
    for name, fact in facts:
        if fact:
            yield from _wrapped(f"{name}: {fact}", " " * 4, "")


# -- claims -----------------------------------------------------------------------------------------------


def _counts(read: Reading) -> str:
    if not read.claim_count:
        return "none found"
    counts = [(stance, read.count(stance)) for stance in Stance]
    parts = [f"{count} {STANCE[stance] if count == 1 else STANCE_OF_MANY[stance]}" for stance, count in counts if count]
    return f"{read.claim_count} ({', '.join(parts)})"


def _claims(read: Reading) -> Iterator[str]:
    shown = [block for block in read.themes if block.questions]
    for block in shown:
        yield from _theme(block)
    silent = [block.theme.title for block in read.themes if not block.questions]
    if silent:
        if shown:
            yield ""
        yield from _wrapped(f"No statement found as of {read.facts_reach} on: {', '.join(silent)}.")
    if read.batch_claims is not None:
        yield ""
        yield from _wrapped(f"Also: {read.batch_claims.words} (id: {read.batch_claims.batch_id}).")


def _theme(block: ThemeBlock) -> Iterator[str]:
    yield ""
    yield f"{block.theme.number}  {block.theme.title} ({block.total})"
    for question in block.questions:
        yield ""
        yield f"   {question.question.title}"
        yield from _question(question)


def _question(block: QuestionBlock) -> Iterator[str]:
    for column in (block.left, block.right):
        if column.said or block.has_sides:
            yield from _column(column)
    for said in (*block.responds, *block.explains):
        yield from _said(said)


def _column(column: Column) -> Iterator[str]:
    for said in column.said:
        yield from _said(said)
    if column.missing is not None:
        yield from _wrapped(f"{STANCE[column.stance]}: {column.missing.sentence}", " " * 5)
        for other in column.missing.elsewhere:
            speakers = ", ".join(dict.fromkeys(claim.claimant for claim in other.claims))
            yield from _wrapped(f"→ see {other.theme.number}  {other.theme.title}: {speakers}", " " * 9, " " * 7)


def _said(said: Said) -> Iterator[str]:
    indent = " " * 5
    what = [f"{said.speaker} ({said.speaker_kind})", said.when, "about the body" if said.about_body else ""]
    head = f"{STANCE[said.stance]}: " + ", ".join(part for part in what if part)
    yield from _wrapped(head, indent + "    ", indent)
    inner = indent + "  "
    quote = f" “{said.claim.quote}”" if said.claim.quote else ""
    yield from _wrapped(f"{said.claim.text}{quote} {cited_numbers(said.numbers)}", inner)
    if said.claim.checked_against:
        yield from _wrapped(f"Checked against: {said.claim.checked_against}", inner)
    for contest in said.contests:
        yield from _wrapped(f"→ {contest.words}", inner + "  ", inner)


# -- what belongs to it -----------------------------------------------------------------------------------


def _linked(read: Reading) -> Iterator[str]:
    for relation in dict.fromkeys(link.relation for link in read.linked):
        yield relation.value
        links = (link for link in read.linked if link.relation is relation)
        yield from _rows((link.record_id, ", ".join(filter(None, (link.title, link.when)))) for link in links)


def _parts(read: Reading) -> Iterator[str]:
    for group in read.parts:
        yield f"{group.domain.title} ({len(group.parts)})"
        yield from _rows((part.record_id, f"{part.full_name}: {part.standing.headline}") for part in group.parts)


def _rows(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield ids in a column of their own, so that they can be copied, with a text beside each."""
    held = list(rows)
    wide = max((len(record_id) for record_id, _ in held), default=0) + 4
    for record_id, text in held:
        yield from _wrapped(text, " " * wide, f"  {record_id}".ljust(wide))


def _sources(held: Sequence[CitedSource], style: CitationStyle) -> Iterator[str]:
    wide = max((len(str(cited.number)) for cited in held), default=1) + 3
    told = _wrapped(told_of(cited.source for cited in held))
    yield from (*told, "") if told else ()
    indent = " " * wide
    for cited in held:
        source = cited.source
        number = f"[{cited.number}]"
        yield from _wrapped(line_text(cite(source, style), Form.PLAIN), indent, f"{number:<{wide}}")
        yield from _wrapped(source_line(source), indent)
        if source.note:
            yield from _wrapped(source.note, indent)


def _foot(about: About) -> Iterator[str]:
    single = f", single facts to {date_in_words(about.single_facts_to)}" if about.single_facts_to else ""
    yield ""
    yield from _wrapped(f"Facts checked to {about.facts_reach}{single}.")
    yield from _wrapped(
        f"{about.title}, dossier version {about.version}, {date_in_words(about.compiled)}. {about.licence}."
    )
