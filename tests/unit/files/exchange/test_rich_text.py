from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.files.exchange.rich_text import (
    Block,
    Form,
    Heading,
    Item,
    Items,
    Notes,
    Paragraph,
    Run,
    document,
    escape_markdown,
    line_text,
    marks,
    web_address,
    words,
)


def _seen(text: str) -> str:
    """Return text with white space as a reader sees it."""
    return re.sub(r"\s+", " ", text)


class _Reader(HTMLParser):
    """Collects what a browser would show and the tags that it would make."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))


printable = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n\t"))


@given(printable)
def test_markdown_gives_back_every_letter(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", escape_markdown(text)) == _seen(text)


@given(printable)
def test_no_letter_of_a_text_is_markup_in_html(text: str) -> None:
    reader = _Reader()
    reader.feed(line_text((Run(text, italic=True),), Form.HTML))
    assert reader.text == _seen(text)
    assert [tag for tag, _ in reader.tags] == ["em"]


@given(st.text(), st.sampled_from(Form))
def test_a_text_never_makes_a_line(text: str, form: Form) -> None:
    assert len(line_text(words(text), form).splitlines()) <= 1


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "a copy in the library", "https://a b"])
def test_only_web_addresses_become_links(text: str) -> None:
    run = (Run(text, link=True),)
    assert "<" not in line_text(run, Form.HTML)
    assert "<" not in line_text(run, Form.MARKDOWN)


@given(st.from_regex(r"https?://\S+", fullmatch=True))
def test_an_address_cannot_break_out(address: str) -> None:
    reader = _Reader()
    reader.feed(line_text((Run(address, link=True),), Form.HTML))
    assert [tag for tag, _ in reader.tags] == ["a"]
    assert reader.tags[0][1] == [("href", web_address(address))]
    inside = line_text((Run(address, link=True),), Form.MARKDOWN)[1:-1]
    assert not re.search(r"[<>\s]", inside)
    assert html.unescape(inside) == inside or re.search(r"&\w", inside)


def test_an_ordinary_address_stays_as_it_is() -> None:
    address = "https://example.org/a_(b)?c=d&e=%20#f'g;h"
    assert web_address(address) == address
    assert line_text((Run(address, link=True),), Form.MARKDOWN) == f"<{address}>"


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "---", "===", "* a", "~~~", "```", ": a"]
)
def test_the_beginning_of_a_paragraph_is_no_markup(text: str) -> None:
    first = document([Paragraph(words(text))], Form.MARKDOWN, name="x").splitlines()[0]
    assert re.match(r"\\|\d+\\", first), first
    assert first.replace("\\", "") == text


BLOCKS: list[Block] = [
    Heading(1, "Lake & River"),
    Paragraph((Run("Left"), *marks([1, 2]))),
    Items((Item(words("one"), (words("more of one"),)), Item(words("two")))),
    Heading(2, "Sources"),
    Notes((Item(words("First.")), Item((Run("Zweite", language="de"),)))),
]


def test_a_document_as_plain_text() -> None:
    assert document(BLOCKS, Form.PLAIN, name="x") == (
        "Lake & River\n============\n\nLeft [1][2]\n\n- one\n  more of one\n- two\n\n"
        "Sources\n-------\n\n[1] First.\n[2] Zweite\n"
    )


def test_a_document_as_markdown() -> None:
    assert document(BLOCKS, Form.MARKDOWN, name="x") == (
        "# Lake \\& River\n\nLeft \\[1\\]\\[2\\]\n\n- one\\\n  more of one\n- two\n\n"
        "## Sources\n\n1. First.\n2. Zweite\n"
    )


def test_a_document_as_html() -> None:
    text = document(BLOCKS, Form.HTML, name="lake")
    assert "<h1>Lake &amp; River</h1>" in text
    assert '<a href="#lake-source-1">[1]</a><a href="#lake-source-2">[2]</a>' in text
    assert '<li id="lake-source-1">First.</li>' in text
    assert '<span lang="de">Zweite</span>' in text
    assert "<li>one<br>\nmore of one</li>" in text


def test_a_space_stands_outside_the_sign_in_markdown() -> None:
    assert line_text((Run(" one ", bold=True), Run("two "), Run(" ", italic=True)), Form.MARKDOWN) == " **one** two  "
