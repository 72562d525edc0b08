"""CSL-JSON, BibTeX and RIS: well formed, nothing made up, and readable again without loss of what they can hold."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.vocabulary import CslType, PublisherKind, Verification
from withdrawal_timeline.domain.wording import PUBLISHER_KIND, VERIFICATION
from withdrawal_timeline.files.exchange import bibtex, csl_json, ris
from withdrawal_timeline.files.exchange.bibtex import Dialect, escape_tex
from withdrawal_timeline.files.exchange.csl_json import date_parts

if TYPE_CHECKING:
    from tests.unit.files.exchange.conftest import SourceMaker

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.domain.reading import Reading

years = st.integers(1000, 9999).map(str)
months = st.dates().map(lambda day: day.isoformat()[:7]).filter(lambda text: text >= "1000")
days = st.dates().map(lambda day: day.isoformat()).filter(lambda text: text >= "1000")
partial = st.one_of(years, months, days)
ranges = st.tuples(partial, partial).filter(lambda ends: ends[0][:4] < ends[1][:4]).map("/".join)
dates = st.one_of(partial, ranges).map(PartialDate)

# -- CSL-JSON ---------------------------------------------------------------------------------------------

# The part of csl-data.json, version 1.0.2, that we write; names and shapes are the schema's.
_TEXT = {"type": "string", "minLength": 1}
CSL_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": _TEXT,
            "type": {"enum": [kind.value for kind in CslType]},
            **dict.fromkeys(
                ("title", "container-title", "publisher", "authority", "URL", "language", "note", "version"), _TEXT
            ),
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
                "required": ["date-parts"],
                "additionalProperties": False,
            },
            "custom": {"type": "object"},
        },
        "required": ["id", "type", "title", "note"],
        "additionalProperties": False,
    },
}


def _date_of(parts: dict[str, Any]) -> str:
    return "/".join("-".join(f"{part:02}" for part in end) for end in parts["date-parts"])


@given(dates)
def test_csl_keeps_the_precision_of_a_date(when: PartialDate) -> None:
    assert _date_of(date_parts(when)) == when.text


def test_csl_holds_every_source_and_record(real: Dossier, readings: tuple[Reading, ...]) -> None:
    text = csl_json.csl_json(real.sources, readings)
    items = json.loads(text)
    jsonschema.validate(items, CSL_SCHEMA)
    assert len({item["id"] for item in items}) == len(items) == len(real.sources) + len(readings)
    for item, source in zip(items, real.sources, strict=False):
        assert (item["id"], item["type"], item["title"]) == (source.id, source.csl_type, source.title)
        assert item["URL"] == source.url
        assert ("issued" in item) is (source.published is not None)
        if source.published is not None:
            assert _date_of(item["issued"]) == source.published.text
        named = [item[key] for key in ("container-title", "publisher", "authority") if key in item]
        assert named == [source.publisher]
        custom = item["custom"]
        assert custom["publisher_kind"] == source.publisher_kind
        assert custom["verified"] == source.verified
        assert custom.get("read_at") == source.read_at
        assert custom.get("extent") == source.extent
        assert not {"accessed", "author"} & set(item)


# -- BibTeX -----------------------------------------------------------------------------------------------

_UNTEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{"\\" + letter: letter for letter in "%#$&_"},
}


def untex(text: str) -> str:
    """Return what TeX would print."""
    return re.sub(r"\\text[a-z]+\{\}|\\[%#$&_]", lambda found: _UNTEX[found[0]], text)


@given(st.text())
def test_tex_prints_what_was_escaped(text: str) -> None:
    flat = re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()
    assert untex(escape_tex(text)) == flat


@given(st.text('\\{}%#$&_~^ab"@,=\n'))
def test_braces_are_always_balanced_as_bibtex_counts_them(text: str) -> None:
    depth = 0
    for letter in escape_tex(text):
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Read entries as BibTeX does: by counting braces, blind to backslashes."""
    entries: dict[str, dict[str, str]] = {}
    at = 0
    while (head := re.compile(r"\s*@(\w+)\{([^\s,{}]+),\s*").match(text, at)) is not None:
        fields = {"@": head[1]}
        at = head.end()
        while text[at] != "}":
            name = re.compile(r"(\w+) = ").match(text, at)
            assert name, text[at : at + 60]
            at = name.end()
            if text[at] == "{":
                end, depth = at + 1, 1
                while depth:
                    depth += (text[end] == "{") - (text[end] == "}")
                    end += 1
                fields[name[1]] = text[at + 1 : end - 1]
            else:
                end = text.index(",", at)
                fields[name[1]] = text[at:end]
            separator = re.compile(r",\s*").match(text, end)
            assert separator, text[end : end + 60]
            at = separator.end()
        assert head[2] not in entries
        entries[head[2]] = fields
        at += 1
    assert not text[at:].strip()
    return entries


@pytest.mark.parametrize("dialect", Dialect)
def test_bibtex_holds_every_source_and_record(real: Dossier, readings: tuple[Reading, ...], dialect: Dialect) -> None:
    entries = read_bibtex(bibtex.bibtex(real.sources, readings, dialect))
    assert len(entries) == len(real.sources) + len(readings)
    for source in real.sources:
        fields = entries[source.id]
        title = fields["title"]
        assert (title[0], title[-1]) == ("{", "}"), "styles would change its capitals"
        assert untex(title[1:-1]) == source.title
        assert not {"urldate", "author"} & set(fields)
        assert source.publisher in [untex(value) for value in fields.values()]
        if source.read_at is not None:
            assert source.read_at in fields["note"]
        if dialect is Dialect.BIBLATEX:
            assert fields["url"] == source.url
            assert fields.get("date") == (source.published.text if source.published else None)
            assert VERIFICATION[source.verified] in fields["annotation"]
        else:
            assert source.url in fields["note"]
            assert fields["year"] == (str(source.published.first.year) if source.published else "n.d.")
            assert ("month" in fields) is (source.published is not None and len(source.published.text) >= 7)


def test_classic_bibtex_says_a_range_in_words(source: SourceMaker) -> None:
    fields = read_bibtex(bibtex.source_entry(source(published="2017/2018-02"), Dialect.CLASSIC))["gazette-1"]
    assert fields["year"] == "{between 2017 and February 2018}"
    assert "month" not in fields


def test_an_entry_in_full(source: SourceMaker) -> None:
    assert bibtex.source_entry(source(title="100% {of} it", read_at="https://copy.example/a_b")) == (
        "@article{gazette-1,\n"
        "  title = {{100\\% \\textbraceleft{}of\\textbraceright{} it}},\n"
        "  journaltitle = {The Gazette},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2029-09-01},\n"
        "  url = {https://example.org/gazette-1},\n"
        "  langid = {english},\n"
        "  note = {Copy consulted: \\url{https://copy.example/a_b}},\n"
        "  keywords = {news},\n"
        "  annotation = {Publisher: news. Check: cited passage read. Copy consulted: https://copy.example/a\\_b},\n"
        "}"
    )


# -- RIS --------------------------------------------------------------------------------------------------


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Read entries as reference managers do: a tag of two letters, two spaces, a hyphen, a space, the value."""
    entries: list[dict[str, list[str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
        assert match, line
        if match[1] == "TY":
            entries.append({})
        entries[-1].setdefault(match[1], []).append(match[2])
    return entries


def test_ris_holds_every_source_and_record(real: Dossier, readings: tuple[Reading, ...]) -> None:
    entries = read_ris(ris.ris(real.sources, readings))
    assert len(entries) == len(real.sources) + len(readings)
    for entry in entries:
        assert next(iter(entry)) == "TY"
        assert list(entry)[-1] == "ER"
        assert len(entry["ID"]) == len(entry["TI"]) == len(entry["TY"]) == 1
        assert not {"Y2", "AU", "A1"} & set(entry), "days of access and authors are not known"
    for entry, source in zip(entries, real.sources, strict=False):
        assert (entry["ID"], entry["TI"], entry["UR"]) == ([source.id], [source.title], [source.url])
        assert (entry.get("T2") or entry["PB"]) == [source.publisher]
        (note,) = entry["N1"]
        assert PUBLISHER_KIND[source.publisher_kind] in note
        assert VERIFICATION[source.verified] in note
        assert (source.read_at or "") in note
        if source.published is None:
            assert not {"PY", "DA"} & set(entry)
        else:
            assert "-".join(part for part in entry["DA"][0].split("/") if part) == source.published.text


@given(dates)
def test_ris_leaves_what_is_not_known_of_a_date_empty(when: PartialDate) -> None:
    (_, year), (_, whole) = ris._dates(when)
    assert whole.count("/") == 3
    assert whole.startswith(year)
    if "/" in when.text:
        assert whole.startswith(f"{year}///between ")
    else:
        assert whole == "/".join([*when.text.split("-"), "", ""][:3]) + "/"


@given(st.text(min_size=1))
def test_a_line_break_in_a_text_makes_no_field_in_ris(text: str) -> None:
    assert len(f"N1  - {ris._value(text)}".splitlines()) == 1


# -- all three --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CslType)
def test_every_type_has_its_place_in_every_format(source: SourceMaker, kind: CslType) -> None:
    made = source(csl_type=kind.value)
    assert csl_json.source_item(made)["type"] == kind
    assert "The Gazette" in read_bibtex(bibtex.source_entry(made))["gazette-1"].values()
    assert "The Gazette" in read_bibtex(bibtex.source_entry(made, Dialect.CLASSIC))["gazette-1"].values()
    assert len(read_ris(ris.source_entry(made))) == 1


@pytest.mark.parametrize("check", Verification)
def test_how_far_it_was_checked_is_said_in_every_format(source: SourceMaker, check: Verification) -> None:
    made = source(verified=check.value, extent="opening", publisher_kind=PublisherKind.STATE_MEDIA.value)
    for text in (csl_json.source_item(made)["note"], bibtex.source_entry(made), ris.source_entry(made)):
        assert f"Publisher: state media. Check: {VERIFICATION[check]}; only the opening." in text


def test_nothing_gives_nothing() -> None:
    assert csl_json.csl_json([]) == "[]\n"
    assert bibtex.bibtex([]) == ""
    assert ris.ris([]) == ""


def test_the_same_sources_give_the_same_bytes(real: Dossier) -> None:
    assert csl_json.csl_json(real.sources) == csl_json.csl_json(real.sources)
    assert bibtex.bibtex(real.sources) == bibtex.bibtex(real.sources)
    assert ris.ris(real.sources) == ris.ris(real.sources)
