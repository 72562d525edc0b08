"""A record with its claims as headings, paragraphs and lists, in the order of the detail pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.membership import membership_head
from withdrawal_timeline.domain.reading import RecordKind
from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.domain.wording import STANCE, date_in_words, founding
from withdrawal_timeline.files.exchange.citation_styles import ended
from withdrawal_timeline.files.exchange.rich_text import Block, Heading, Item, Items, Line, Paragraph, Run, marks, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from withdrawal_timeline.domain.reading import BodyRead, Reading, Step
    from withdrawal_timeline.domain.sides import Column, QuestionBlock, Said


def record_blocks(read: Reading) -> Iterator[Block]:
    """Yield everything of a record but its sources; the last block is the heading that these stand under."""
    yield from _head(read)
    yield from _section("Milestones", _list((*step_line(step), *marks(step.numbers)) for step in read.steps))
    yield from _section("Uncertain or disputed", _paragraph(read.note))
    if read.body is not None:
        head = membership_head(read.body.body) if read.kind is RecordKind.BODY else "The body"
        yield from _section(head, _body(read, read.body))
    yield from _section(f"Claims: {_counts(read)}", _claims(read))
    linked = (words(f"{link.relation}: {', '.join(filter(None, (link.title, link.when)))}") for link in read.linked)
    yield from _section("Linked entries", _list(linked))
    yield from _section(f"Parts: {sum(len(group.parts) for group in read.parts)}", _parts(read))
    yield Heading(2, "Sources")


def step_line(step: Step) -> Line:
    """Return a milestone without its sources: ``8 May 2018, announced: …``."""
    undone = " (did not come about)" if step.undone else ""
    head = f"{step.when}, {step.word[:1].lower()}{step.word[1:]}: "
    return (Run(head, bold=True), Run(f"{step.milestone.what}{undone}"))


def said_details(said: Said) -> tuple[Line, ...]:
    """Return what must stand under a claim: what a check of ours rests on, and what contests it."""
    checked = said.claim.checked_against
    against = [words(f"Checked against: {checked}")] if checked else []
    ties: dict[str, list[str]] = {}
    for contest in said.contests:
        verb = "contested by" if contest.by else "contests"
        ties.setdefault(verb, []).append(contest.words.removeprefix(f"{verb} "))
    return (*against, *(words(ended(f"{verb.capitalize()} {'; '.join(who)}")) for verb, who in ties.items()))


def _section(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield a heading with its blocks, or nothing where there are none."""
    held = list(blocks)
    if held:
        yield from (Heading(2, title), *held)


def _paragraph(text: str) -> list[Block]:
    return [Paragraph(words(text))] if text else []


def _list(lines: Iterable[Line]) -> list[Block]:
    items = tuple(Item(line) for line in lines)
    return [Items(items)] if items else []


def _fact(name: str, text: str) -> Line:
    return (Run(f"{name}:", bold=True), Run(f" {text}"))


def _head(read: Reading) -> Iterator[Block]:
    yield Heading(1, read.title)
    what = [read.kind_words, read.domain.title if read.domain else "", read.president]
    yield from _paragraph(" · ".join(filter(None, what)))
    if read.standing is not None:
        due = "" if read.standing.overdue or not read.standing.due else f" · Expected: {read.standing.due}"
        yield Paragraph(_fact("Status", f"{read.standing.headline}{due}"))
    if read.instrument:
        yield Paragraph(_fact("By", read.instrument))
    yield Paragraph((*words(read.summary), *marks(read.numbers)))


def _body(read: Reading, held: BodyRead) -> Iterator[Block]:
    body, own = held.body, read.kind is RecordKind.BODY
    names = [body.short_name if own else body.name, body.acronym or "", body.name_zh or "", "" if own else held.kind]
    yield from _paragraph(" · ".join(dict.fromkeys(filter(None, names))))
    if not own:
        yield Paragraph((*words(body.purpose), *marks(held.numbers)))
    facts = (
        (founding(body.kind).capitalize(), date_in_words(body.founded) if body.founded else ""),
        ("Seat", body.headquarters or ""),
        ("United States", held.membership_words),
        ("Exit rule", body.exit_rule or ""),
        *((term.title, f"{term.words}.") for term in held.terms),
        ("Memorandum", held.memorandum),
        ("Note", body.note or "" if not own else ""),
    )
    lines = [_fact(name, text) for name, text in facts if text]
    if body.website:
        lines.append((Run("Website:", bold=True), Run(" "), Run(body.website, link=True)))
    yield from _list(lines)


# -- claims -----------------------------------------------------------------------------------------------


def _counts(read: Reading) -> str:
    if not read.claim_count:
        return "none found"
    counts = [f"{STANCE[stance]} {read.count(stance)}" for stance in Stance if read.count(stance)]
    return f"{read.claim_count} ({', '.join(counts)})"


def _claims(read: Reading) -> Iterator[Block]:
    for theme in read.themes:
        if theme.questions:
            yield Heading(3, f"{theme.theme.number}  {theme.theme.title} ({theme.total})")
            for question in theme.questions:
                yield Heading(4, question.question.title)
                yield Items(tuple(_answers(question)))
    silent = [theme.theme.title for theme in read.themes if not theme.questions]
    if silent:
        yield from _paragraph(f"No statement found as of {read.facts_reach} on: {', '.join(silent)}.")
    if read.batch_claims is not None:
        yield from _paragraph(f"Also: {read.batch_claims.words}.")


def _answers(block: QuestionBlock) -> Iterator[Item]:
    for column in (block.left, block.right):
        if column.said or block.has_sides:
            yield from _column(column)
    for said in (*block.responds, *block.explains):
        yield _said(said)


def _column(column: Column) -> Iterator[Item]:
    for said in column.said:
        yield _said(said)
    if column.missing is not None:
        elsewhere = tuple(
            words(
                f"See {other.theme.number}  {other.theme.title}: "
                f"{', '.join(dict.fromkeys(claim.claimant for claim in other.claims))}."
            )
            for other in column.missing.elsewhere
        )
        yield Item(_fact(STANCE[column.stance], column.missing.sentence), elsewhere)


def _said(said: Said) -> Item:
    who = [f"{said.speaker} ({said.speaker_kind})", said.when, "about the body" if said.about_body else ""]
    quote = f" “{said.claim.quote}”" if said.claim.quote else ""
    text = (Run(f"{said.claim.text}{quote}"), *marks(said.numbers))
    return Item(_fact(STANCE[said.stance], ", ".join(filter(None, who))), (text, *said_details(said)))


def _parts(read: Reading) -> Iterator[Block]:
    for group in read.parts:
        yield Heading(3, f"{group.domain.title} ({len(group.parts)})")
        yield from _list(words(f"{part.full_name}: {part.standing.headline}") for part in group.parts)
