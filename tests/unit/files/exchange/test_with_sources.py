from __future__ import annotations

import html
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.domain.wording import PUBLISHER_KIND
from withdrawal_timeline.files.exchange.plain_text import reading_text
from withdrawal_timeline.files.exchange.rich_text import Form, escape_markdown
from withdrawal_timeline.files.exchange.source_facts import exception, told_of
from withdrawal_timeline.files.exchange.with_sources import (
    claim_with_sources,
    milestone_with_sources,
    record_with_sources,
    source_reference,
)

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.reading import Reading

VOID = {"br"}


class Page(HTMLParser):
    """Reads HTML strictly: every tag is closed by its own end; remembers ids, addresses and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert name in {"href", "id", "lang"}
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_claim_keeps_its_speaker_what_contests_it_and_its_sources(lake: Reading) -> None:
    assert claim_with_sources(lake, "dirty", Form.PLAIN) == (
        "Second exit from the Lake Treaty – Why?\n\n"
        "The Minister (US government), 22 Jan 2028, justifies: Text of dirty. “too dirty” [1]\n\n"
        "Contested by The Lake Board.\n\n"
        "Sources\n\n"
        "The cited passage was read.\n\n"
        "[1] “Report gazette-1,” The Gazette, May 1, 2029, https://example.org/gazette-1.\n"
        "    news · English\n\n"
        "A small dossier for tests, dossier version 1.0.0, 1 Jan 2030. Facts checked to autumn 2029. CC BY 4.0. "
        "Record lake-2028.\n"
    )


@pytest.mark.parametrize("form", Form)
def test_a_check_of_ours_says_what_it_rests_on(small: Dossier, form: Form) -> None:
    text = claim_with_sources(reading(small, "the-order", date(2030, 1, 1)), "our-check", form)
    assert "This dossier (our own check)" in text
    assert "Checked against: The Gazette" in text


def test_a_claim_cites_in_the_style_that_is_asked_for(lake: Reading) -> None:
    text = claim_with_sources(lake, "dirty", Form.PLAIN, CitationStyle.APA)
    assert "[1] Report gazette-1. (2029, May 1). The Gazette. https://example.org/gazette-1\n" in text


def test_a_milestone_says_how_the_record_stands(lake: Reading) -> None:
    text = milestone_with_sources(lake, 0, Form.PLAIN)
    assert "22 Jan 2028, notice given: Notice [1]" in text
    assert "Status on 1 Jan 2030: In effect since 22 Jan 2029; validity disputed." in text
    assert "[1] “Report gazette-1,”" in text
    assert "[2]" not in text


def test_an_expected_step_that_is_over_is_not_told_as_a_fact(small: Dossier) -> None:
    read = reading(small, "river-2029", date(2031, 6, 1))
    text = milestone_with_sources(read, len(read.steps) - 1, Form.PLAIN)
    assert "31 Dec 2030, expected:" in text
    assert "was due on 31 Dec 2030, not verified since autumn 2029." in text
    assert "; expected:" not in text


def test_what_is_not_there_is_an_error(lake: Reading) -> None:
    with pytest.raises(KeyError, match="nobody"):
        claim_with_sources(lake, "nobody", Form.PLAIN)
    for place in (-1, len(lake.steps)):
        with pytest.raises(IndexError):
            milestone_with_sources(lake, place, Form.PLAIN)


def test_a_whole_record_as_text_is_the_one_that_is_shown_everywhere(lake: Reading) -> None:
    assert record_with_sources(lake, Form.PLAIN) == reading_text(lake)


def test_a_source_by_itself(small: Dossier) -> None:
    text = source_reference(small.source("treaty-text"), Form.HTML, CitationStyle.MLA)
    address = "https://example.org/treaty-text"
    assert text == f'[Text of the treaty]. Depositary, n.d., <a href="{address}">{address}</a>.'


# -- the real dossier -------------------------------------------------------------------------------------


def test_every_record_is_whole_in_html(readings: tuple[Reading, ...]) -> None:
    for read in readings:
        page = Page(record_with_sources(read, Form.HTML))
        seen = re.sub(r"\s+", " ", page.text)
        assert len(set(page.ids)) == len(page.ids) == len(read.sources)
        jumps = {link[1:] for link in page.links if link.startswith("#")}
        assert jumps == set(page.ids), f"{read.id}: a source that nothing cites, or a jump to nowhere"
        assert all(link.startswith(("#", "http://", "https://")) for link in page.links)
        for said in read.said:
            assert seen.count(re.sub(r"\s+", " ", said.claim.text)) >= 1, said.id
            assert said.speaker in seen
        body = read.body.body if read.body else None
        told = [read.title, read.summary, read.note, read.instrument, read.standing.headline if read.standing else ""]
        told += [body.purpose, body.exit_rule or "", body.note or "", body.website or ""] if body else []
        told += [said.claim.checked_against or "" for said in read.said]
        told += [link.title for link in read.linked]
        told += [part.full_name for group in read.parts for part in group.parts]
        assert not [text for text in told if re.sub(r"\s+", " ", text) not in seen]
        for cited in read.sources:
            assert cited.source.url in page.text
            assert PUBLISHER_KIND[cited.source.publisher_kind] in seen
            assert exception(cited.source) in seen
        assert told_of(cited.source for cited in read.sources) in seen
        assert read.facts_reach in seen


def test_every_record_is_whole_in_markdown(readings: tuple[Reading, ...]) -> None:
    for read in readings:
        text = record_with_sources(read, Form.MARKDOWN)
        assert text.startswith("# ")
        for said in read.said:
            assert escape_markdown(said.claim.text) in text
        for step in read.steps:
            assert escape_markdown(step.milestone.what) in text
        numbers = re.findall(r"^(\d+)\. ", text[text.index("## Sources") :], re.MULTILINE)
        assert [int(number) for number in numbers] == list(range(1, len(read.sources) + 1))
        bold = re.findall(r"(?<!\\)\*\*(.*?)(?<!\\)\*\*", text)
        assert bold
        assert bold == [words.strip() for words in bold], "a sign with a space inside it is no markup"


def test_every_claim_and_milestone_can_be_copied_in_every_form(readings: tuple[Reading, ...]) -> None:
    for read in readings:
        for form in Form:
            for said in read.said:
                text = claim_with_sources(read, said.id, form)
                for number in said.numbers:
                    address = read.sources[number - 1].source.url
                    assert (html.escape(address) if form is Form.HTML else address) in text
            for place, step in enumerate(read.steps):
                text = milestone_with_sources(read, place, form)
                assert step.when in text


def test_both_sides_are_written_alike(readings: tuple[Reading, ...]) -> None:
    """A missing side has the same sentence, and the same weight, on either side."""
    found = set()
    for read in readings:
        text = record_with_sources(read, Form.MARKDOWN)
        found |= set(
            re.findall(r"^- \*\*(justifies|criticises):\*\* No such answer to this question found", text, re.MULTILINE)
        )
    assert found == {"justifies", "criticises"}
