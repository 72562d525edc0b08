from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.vocabulary import CitationStyle, CslType
from withdrawal_timeline.domain.wording import CITATION_STYLE
from withdrawal_timeline.files.exchange.citation_styles import (
    cite,
    cite_record,
    ended,
    is_descriptive,
    quoted,
    style_date,
)
from withdrawal_timeline.files.exchange.rich_text import Form, line_text, web_address

if TYPE_CHECKING:
    from tests.unit.files.exchange.conftest import SourceMaker

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.models import Source
    from withdrawal_timeline.domain.reading import Reading

URL = "https://example.org/gazette-1"


def entry(source: Source, style: CitationStyle) -> str:
    return line_text(cite(source, style), Form.PLAIN)


def marked(source: Source, style: CitationStyle) -> str:
    """Return an entry in which italics can be seen; nothing in these sources needs escaping but brackets."""
    return line_text(cite(source, style), Form.MARKDOWN).replace("\\", "").replace("<", "").replace(">", "")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (CitationStyle.APA, f"A Treaty “Too Far”? (2029, September 1). *The Gazette*. {URL}"),
        (CitationStyle.CHICAGO, f"*The Gazette*. “A Treaty ‘Too Far’?” September 1, 2029. {URL}."),
        (CitationStyle.CHICAGO_NOTE, f"“A Treaty ‘Too Far’?,” *The Gazette*, September 1, 2029, {URL}."),
        (CitationStyle.MLA, f"“A Treaty ‘Too Far’?” *The Gazette*, 1 Sept. 2029, {URL}."),
    ],
)
def test_an_article_in_a_newspaper(source: SourceMaker, style: CitationStyle, expected: str) -> None:
    assert marked(source(), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (CitationStyle.APA, f"Treaty on the Lake, May 1951, {URL}"),
        (CitationStyle.CHICAGO, f"Treaty on the Lake. May 1951. The Gazette. {URL}."),
        (CitationStyle.CHICAGO_NOTE, f"Treaty on the Lake, The Gazette, May 1951, {URL}."),
        (CitationStyle.MLA, f"*Treaty on the Lake*. The Gazette, May 1951, {URL}."),
    ],
)
def test_a_treaty(source: SourceMaker, style: CitationStyle, expected: str) -> None:
    treaty = source(csl_type="treaty", title="Treaty on the Lake", published="1951-05", publisher_kind="legal_text")
    assert marked(treaty, style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (CitationStyle.APA, f"Leaving the Lake, Federal Register (September 1, 2029). {URL}"),
        (CitationStyle.CHICAGO, f"Leaving the Lake. September 1, 2029. Federal Register. {URL}."),
        (CitationStyle.CHICAGO_NOTE, f"Leaving the Lake, Federal Register, September 1, 2029, {URL}."),
        (CitationStyle.MLA, f"*Leaving the Lake*. Federal Register, 1 Sept. 2029, {URL}."),
    ],
)
def test_a_regulation(source: SourceMaker, style: CitationStyle, expected: str) -> None:
    order = source(csl_type="regulation", title="Leaving the Lake", publisher="Federal Register")
    assert marked(order, style) == expected


def test_a_judgment_names_its_court(source: SourceMaker) -> None:
    case = source(csl_type="legal_case", title="Lake v. River", publisher="High Court", published="2029")
    assert marked(case, CitationStyle.APA) == f"*Lake v. River* (High Court 2029). {URL}"
    assert marked(case, CitationStyle.CHICAGO) == f"*Lake v. River*. High Court, 2029. {URL}."


def test_a_body_stands_where_the_author_would_only_for_what_it_issued(source: SourceMaker) -> None:
    page = {"csl_type": "webpage", "publisher": "The Lake Board"}
    issued = source(**page, title="On Water", publisher_kind="intergovernmental")
    carried = source(**page, title="On Water", publisher_kind="news")
    assert marked(issued, CitationStyle.APA) == f"The Lake Board. (2029, September 1). *On Water*. {URL}"
    assert marked(carried, CitationStyle.APA) == f"*On Water*. (2029, September 1). The Lake Board. {URL}"


@pytest.mark.parametrize("style", CitationStyle)
def test_a_description_has_neither_quotation_marks_nor_italics(source: SourceMaker, style: CitationStyle) -> None:
    for kind in CslType:
        text = marked(source(title="[Text of the notice]", csl_type=kind.value), style)
        assert "[Text of the notice]" in text
        assert not re.search(r"[*“‘]\[|\][*”’]|\] \[", text), text


@pytest.mark.parametrize("style", CitationStyle)
def test_a_copy_that_was_consulted_is_said(source: SourceMaker, style: CitationStyle) -> None:
    text = entry(source(read_at="https://copy.example/1"), style)
    assert text.endswith(" [Copy consulted: https://copy.example/1]")
    assert URL in text


@pytest.mark.parametrize("style", CitationStyle)
def test_without_a_date_it_says_so(source: SourceMaker, style: CitationStyle) -> None:
    for kind in CslType:
        assert "n.d." in entry(source(published=None, csl_type=kind.value), style)


@pytest.mark.parametrize(
    ("text", "apa", "chicago", "mla"),
    [
        ("2017", "2017", "2017", "2017"),
        ("2017-10", "2017, October", "October 2017", "Oct. 2017"),
        ("2017-10-12", "2017, October 12", "October 12, 2017", "12 Oct. 2017"),
        (
            "2017/2018-02",
            "between 2017 and 2018, February",
            "between 2017 and February 2018",
            "between 2017 and Feb. 2018",
        ),
    ],
)
def test_a_date_keeps_its_precision(text: str, apa: str, chicago: str, mla: str) -> None:
    when = PartialDate(text)
    assert style_date(when, CitationStyle.APA) == apa
    assert style_date(when, CitationStyle.CHICAGO) == style_date(when, CitationStyle.CHICAGO_NOTE) == chicago
    assert style_date(when, CitationStyle.MLA) == mla


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Plain", "“Plain.”"),
        ("Why?", "“Why?”"),
        ("Quits I.L.O.", "“Quits I.L.O.”"),
        ('Says "yes" ("maybe")', "“Says ‘yes’ (‘maybe’).”"),
        ("„Nein“ heißt nein", "“\u201aNein‘ heißt nein.”"),
        ("非成员 无法“退出”", "“非成员 无法‘退出’.”"),
        ("Says 'never.'", "“Says 'never.'”"),
    ],
)
def test_quotation_marks_inside_become_single(title: str, expected: str) -> None:
    assert quoted(title, ".") == expected


@given(st.text())
def test_a_stop_is_never_doubled(text: str) -> None:
    assert ended(ended(text)) == ended(text)


@pytest.mark.parametrize("style", CitationStyle)
def test_a_record_is_cited_with_its_version_and_the_reach_of_its_facts(lake: Reading, style: CitationStyle) -> None:
    text = line_text(cite_record(lake, style), Form.PLAIN)
    for part in (
        "Second exit from the Lake Treaty",
        lake.about.title,
        f"ossier version {lake.about.version}",
        "ecord lake-2028",
    ):
        assert part in text
    assert f"facts checked to {lake.facts_reach}" in text


def test_every_style_has_a_name() -> None:
    assert list(CITATION_STYLE) == list(CitationStyle)


# -- the real dossier -------------------------------------------------------------------------------------


def _bare(text: str) -> str:
    return re.sub("[“”‘’„\u201a\"']", "", text)


@pytest.mark.parametrize("style", CitationStyle)
def test_every_source_shows_title_year_and_address(real: Dossier, style: CitationStyle) -> None:
    """Each once: the processor that was tried before printed titles twice."""
    assert len(real.sources) > 700
    for source in real.sources:
        text = entry(source, style)
        shown = _bare(text.replace(source.url, ""))
        assert shown.count(_bare(source.title)) == 1 + _bare(source.publisher).count(_bare(source.title)), text
        assert source.url in text
        assert (str(source.published.first.year) if source.published else "n.d.") in text
        if source.csl_type is not CslType.TREATY or style is not CitationStyle.APA:
            assert source.publisher in text
        assert ("Copy consulted" in text) is (source.read_at is not None)
        assert not re.search(r"accessed|retrieved|\.\.|,,|  |“”|\(\)", text.replace(source.title, "X"), re.IGNORECASE)


@pytest.mark.parametrize("style", CitationStyle)
@pytest.mark.parametrize("form", Form)
def test_every_source_can_be_written_in_every_form(real: Dossier, style: CitationStyle, form: Form) -> None:
    for source in real.sources:
        text = line_text(cite(source, style), form)
        address = html.escape(source.url) if form is Form.HTML else source.url
        assert address in text
        assert web_address(source.url) == source.url


@pytest.mark.parametrize("style", CitationStyle)
def test_every_record_can_be_cited(readings: tuple[Reading, ...], style: CitationStyle) -> None:
    for read in readings:
        text = line_text(cite_record(read, style), Form.PLAIN)
        assert _bare(read.title) in _bare(text)
        assert read.id in text


def test_a_title_that_only_ends_in_brackets_is_not_a_description() -> None:
    assert is_descriptive("[Notice]")
    assert not is_descriptive("Declaration [with the notice]")
