"""Writes the parts of an act as a list in sections, and narrows it by what is typed."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from withdrawal_timeline.domain.parts import Part, PartOrder, PartSection, sections
from withdrawal_timeline.domain.reading import Reading
from withdrawal_timeline.query.folding import fold, needle, words_of
from withdrawal_timeline.ui.detail.drawings import Glyph, StatusSign
from withdrawal_timeline.ui.detail.page import PARTS_FILTER, Goal, Page, PartRow, PartRows
from withdrawal_timeline.ui.detail.writer import Writer
from withdrawal_timeline.ui.look.theme import Role

TRAIT_FROM = 3
"""Fewest letters that are taken for the beginning of a domain or status: two are the beginning of many of them."""


def write_parts(writer: Writer, reading: Reading, order: PartOrder, room: int) -> None:
    """Write the section of the parts, with ``room`` px for field and switch; on paper there are none."""
    count = sum(len(group.parts) for group in reading.parts)
    writer.section(f"{count} parts", name="parts")
    if not writer.style.paper:
        writer.page.floats[PARTS_FILTER] = writer.space(room)
        nothing = writer.paragraph(Role.BODY, "", writer.style.palette.ink2, before=12)
        nothing.setVisible(False)
        writer.page.parts_missing = nothing
    for section in sections(reading.parts, order):
        head = _head(writer, section)
        rows = tuple(_row(writer, part, numbered=order is PartOrder.OWN) for part in section.parts)
        writer.page.parts.append(PartRows(head, rows))


def _head(writer: Writer, section: PartSection) -> QTextBlock:
    head = writer.paragraph(Role.STRONG, before=12, after=2, tabs=writer.right_edge)
    if section.domain_id:
        writer.draw(Glyph(writer.style, section.domain_id))
    elif section.status is not None:
        writer.draw(StatusSign(writer.style, section.status, side=11, gap=7))
    writer.text(section.title, Role.STRONG)
    writer.at_right(str(len(section.parts)))
    return head


def _row(writer: Writer, part: Part, *, numbered: bool) -> PartRow:
    style, palette = writer.style, writer.style.palette
    indent = style.px(12) + 6
    block = writer.paragraph(Role.BODY, before=2, hang=indent, tabs=writer.right_edge)
    writer.draw(StatusSign(style, part.status, side=11, gap=7))
    if numbered and part.number:
        writer.text(f"{part.number}. ", Role.BODY, palette.ink3)
    tip = f"{part.full_name}\n{part.standing.headline}"
    writer.link(part.name, Goal.RECORD, part.record_id, colour=palette.ink, tip=tip)
    stands = part.standing.headline.partition(":")[0]
    writer.at_right(stands)
    return PartRow(
        block,
        names=fold(f"{part.name} {part.full_name} {part.acronym}"),
        traits=fold(f"{part.domain.title} {stands}"),
    )


def narrow(page: Page, typed: str) -> tuple[int, int]:
    """Show only the parts that were meant by what was typed; return how many of how many.

    Every typed word has to begin a word of the part's names or, from ``TRAIT_FROM`` letters on, of its domain or
    status. Each head counts what stands under it; where nothing is left, a sentence says so.
    """
    words = words_of(typed)
    shown = total = 0
    editor = QTextCursor(page.document)
    editor.beginEditBlock()
    for group in page.parts:
        here = 0
        for row in group.rows:
            visible = all(_meant(row, word) for word in words)
            row.block.setVisible(visible)
            here += visible
        group.head.setVisible(here > 0)
        of = len(group.rows)
        _count(editor, group.head, str(of) if here == of else f"{here} of {of}")
        shown += here
        total += of
    if page.parts and page.parts_missing is not None:
        page.parts_missing.setVisible(not shown)
        sentence = f"No body, domain or status of this list begins with “{typed.strip()}”. Esc shows all {total} again."
        _say(editor, page.parts_missing, sentence if not shown else "")
    editor.endEditBlock()
    if page.parts and page.parts_missing is not None:
        first, last = page.parts_missing, page.parts[-1].rows[-1].block
        page.document.markContentsDirty(first.position(), last.position() + last.length() - first.position())
    return shown, total


def _meant(row: PartRow, word: str) -> bool:
    sought = needle(word)
    return sought in row.names or (len(word) >= TRAIT_FROM and sought in row.traits)


def _count(editor: QTextCursor, head: QTextBlock, words: str) -> None:
    """Let a head end in another count, in the format that the old one has."""
    kept = words.replace(" ", "\N{NO-BREAK SPACE}")
    place = head.text().rindex("\t") + 1
    if head.text()[place:] == kept:
        return
    editor.setPosition(head.position() + head.length() - 1)
    made = editor.charFormat()
    editor.setPosition(head.position() + place, QTextCursor.MoveMode.KeepAnchor)
    editor.insertText(kept, made)


def _say(editor: QTextCursor, block: QTextBlock, sentence: str) -> None:
    if block.text() != sentence:
        editor.setPosition(block.position())
        editor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        editor.insertText(sentence, block.charFormat())
