"""Text with italics and addresses, and documents of such text, as plain text, Markdown and HTML.

Whatever comes from a dossier is escaped here and nowhere else. White space inside a text never makes a line.
"""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Form(StrEnum):
    """What a text is handed on as."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


@frozen
class Run:
    """A piece of a line.

    Parameters
    ----------
    text
        What is read; never markup.
    italic, bold
        How it stands. A piece is never both.
    link
        Whether the text is itself an address that may be opened. Only ``http`` and ``https`` ever become links.
    note
        Number of the end note that the piece refers to; 0 for none. ``text`` is then the mark, such as ``[3]``.
    language
        ISO 639-1 code where it is not English; HTML tells it to browsers and screen readers.
    """

    text: str
    italic: bool = False
    bold: bool = False
    link: bool = False
    note: int = 0
    language: str = "en"


Line = tuple[Run, ...]


@frozen
class Heading:
    """A heading; ``level`` 1 is the title of the whole."""

    level: int
    text: str


@frozen
class Paragraph:
    """One paragraph."""

    line: Line


@frozen
class Items:
    """A list in which order has no number; ``details`` of an item stand under it."""

    items: tuple[Item, ...]


@frozen
class Item:
    """One entry of a list, with lines that belong to it."""

    line: Line
    details: tuple[Line, ...] = ()


@frozen
class Notes:
    """End notes, numbered from 1 in their order."""

    notes: tuple[Item, ...]


Block = Heading | Paragraph | Items | Notes


def words(text: str) -> Line:
    """Return a line of nothing but text; empty for an empty text."""
    return (Run(text),) if text else ()


def marks(numbers: Iterable[int]) -> Line:
    """Return references to end notes, as they stand after a text: `` [1][4]``."""
    held = tuple(Run(f"[{number}]", note=number) for number in numbers)
    return (Run(" "), *held) if held else ()


def line_text(line: Line, form: Form) -> str:
    """Return one line as text of the form, without anything around it."""
    return _LINES[form](line, "")


def document(blocks: Iterable[Block], form: Form, *, name: str) -> str:
    """Return blocks as one text of the form, with a newline at the end.

    Parameters
    ----------
    name
        Told apart from every other document on the same HTML page, so that its notes can be jumped to; letters,
        digits and hyphens.
    """
    return _DOCUMENTS[form](tuple(blocks), name)


def _flat(text: str) -> str:
    """Return text on one line; other control characters have no place in any of the forms."""
    return "".join(letter for letter in re.sub(r"\s+", " ", text) if letter.isprintable() or letter in _JOINERS)


_JOINERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"
"""Characters that are not printable and yet part of writing: soft hyphens, joiners, marks of direction."""

# -- plain text -------------------------------------------------------------------------------------------


def _plain_line(line: Line, _name: str) -> str:
    return _flat("".join(run.text for run in line))


def _plain(blocks: tuple[Block, ...], name: str) -> str:
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(level, text):
                title = _flat(text)
                parts.append(title + "\n" + ("=" if level == 1 else "-") * len(title) if level < 3 else title)
            case Paragraph(line):
                parts.append(_plain_line(line, name))
            case Items(items):
                parts.append("\n".join(_plain_item(item, "- ") for item in items))
            case Notes(notes):
                parts.append("\n".join(_plain_item(note, f"[{at}] ") for at, note in enumerate(notes, start=1)))
    return "\n\n".join(parts) + "\n"


def _plain_item(item: Item, mark: str) -> str:
    indent = " " * len(mark)
    lines = [mark + _plain_line(item.line, ""), *(indent + _plain_line(line, "") for line in item.details)]
    return "\n".join(lines)


# -- Markdown ---------------------------------------------------------------------------------------------

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_MARKDOWN_START = re.compile(r"(?:(?P<number>\d+)(?=[.)])|(?=[-+=:]))")


def escape_markdown(text: str) -> str:
    """Return text in which no letter is markup inside a line of CommonMark or GitHub's Markdown."""
    return _MARKDOWN.sub(r"\\\1", _flat(text))


def _markdown_line(line: Line, _name: str) -> str:
    return "".join(_markdown_run(run) for run in line)


def _markdown_run(run: Run) -> str:
    if run.link and _is_web(run.text):
        return f"<{web_address(run.text)}>"
    text = escape_markdown(run.text)
    sign, inside = "*" if run.italic else "**" if run.bold else "", text.strip()
    # A sign with a space inside it is no markup.
    return text.replace(inside, f"{sign}{inside}{sign}", 1) if inside else text


def _markdown_block(line: Line) -> str:
    """Return a line that does not pose as a list, a heading or a rule by what it begins with."""
    text = _markdown_line(line, "").strip()
    start = _MARKDOWN_START.match(text)
    return text if start is None else f"{start['number'] or ''}\\{text[start.end() :]}"


def _markdown(blocks: tuple[Block, ...], name: str) -> str:
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(level, text):
                parts.append("#" * level + " " + _markdown_line((Run(text),), name).strip())
            case Paragraph(line):
                parts.append(_markdown_block(line))
            case Items(items):
                parts.append("\n".join(_markdown_item(item, "- ") for item in items))
            case Notes(notes):
                parts.append("\n".join(_markdown_item(note, f"{at}. ") for at, note in enumerate(notes, start=1)))
    return "\n\n".join(parts) + "\n"


def _markdown_item(item: Item, mark: str) -> str:
    # A backslash at the end of a line breaks it there; spaces, the other way, are often cut off by editors.
    lines = [_markdown_block(item.line), *(_markdown_block(line) for line in item.details)]
    return mark + ("\\\n" + " " * len(mark)).join(lines)


# -- HTML -------------------------------------------------------------------------------------------------


def _html_line(line: Line, name: str) -> str:
    return "".join(_html_run(run, name) for run in line)


def _html_run(run: Run, name: str) -> str:
    text = html.escape(_flat(run.text))
    if run.link and _is_web(run.text):
        return f'<a href="{html.escape(web_address(run.text))}">{text}</a>'
    if run.note and name:
        return f'<a href="#{html.escape(name)}-source-{run.note}">{text}</a>'
    if run.language != "en":
        text = f'<span lang="{html.escape(run.language)}">{text}</span>'
    if run.italic:
        return f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text


def _html(blocks: tuple[Block, ...], name: str) -> str:
    inside = (line for block in blocks for line in _html_block(block, name))
    return "\n".join(["<article>", *inside, "</article>", ""])


def _html_block(block: Block, name: str) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{html.escape(_flat(text))}</h{level}>"
        case Paragraph(line):
            yield f"<p>{_html_line(line, name)}</p>"
        case Items(items):
            yield "<ul>"
            yield from (f"<li>{_html_item(item, name)}</li>" for item in items)
            yield "</ul>"
        case Notes(notes):
            yield "<ol>"
            for at, note in enumerate(notes, start=1):
                yield f'<li id="{html.escape(name)}-source-{at}">{_html_item(note, name)}</li>'
            yield "</ol>"


def _html_item(item: Item, name: str) -> str:
    return "<br>\n".join(_html_line(line, name) for line in (item.line, *item.details))


# -- addresses --------------------------------------------------------------------------------------------

_UNSAFE = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")


def _is_web(text: str) -> bool:
    return re.match(r"https?://\S+\Z", text) is not None


def web_address(address: str) -> str:
    """Return an address in which what could end it inside markup is percent-encoded; else unchanged."""
    safe = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    # Markdown and HTML would read “&copy;” inside an address as one letter.
    return re.sub(r"&(#?\w+);", r"&\1%3B", safe)


_LINES = {Form.PLAIN: _plain_line, Form.MARKDOWN: _markdown_line, Form.HTML: _html_line}
_DOCUMENTS = {Form.PLAIN: _plain, Form.MARKDOWN: _markdown, Form.HTML: _html}
