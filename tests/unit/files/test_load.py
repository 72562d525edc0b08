"""Loading returns a dossier, or says of everything that is wrong where it stands and what to do."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.files.conftest import problem_lines, set_at

from withdrawal_timeline.domain.errors import DossierInvalid, Problem
from withdrawal_timeline.files.load import load_dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.files.conftest import Problems

Whole = dict[str, Any]


def test_a_folder_and_one_file_hold_the_same_dossier(data: Path) -> None:
    folder, one = load_dossier(data / "small"), load_dossier(data / "small.json")
    assert folder.about == one.about
    for key in folder.counts():
        assert getattr(folder, key) == getattr(one, key), key


def test_every_problem_of_a_broken_dossier_is_told_at_once(data: Path) -> None:
    expected = (data / "broken.txt").read_text("utf-8").splitlines()
    assert problem_lines(data / "broken") == expected


def test_a_problem_has_file_record_field_and_a_whole_sentence(data: Path) -> None:
    with pytest.raises(DossierInvalid, match="The dossier has 34 problems:") as caught:
        load_dossier(data / "broken")
    known = {"dossier.json", "sources.json", "bodies.json", "batches.json", "withdrawals.json", "claims.json"}
    known |= {"themes.json", "questions.json", "domains.json", "administrations.json"}
    for problem in caught.value.problems:
        assert problem.file in known
        assert problem.sentence[0].isupper() or problem.sentence[0] in "“0123456789", problem
        assert problem.sentence.endswith((".", "?")), problem
        for jargon in ("pydantic", "Input should", "str_type", "validation error", "ctx", "dict"):
            assert jargon not in problem.sentence
    assert (
        Problem("sources.json", "gazette-1", "url", "The key “url” is missing; is it the one written “urll”?")
        in caught.value.problems
    )


def _set(key: str, value: object, *, kind: str = "withdrawals", place: int = 1) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        set_at(whole[kind] if kind == "about" else whole[kind][place], key, value)

    return change


ONE_FAULT: dict[str, tuple[Callable[[Whole], None], str]] = {
    "a number instead of text": (
        _set("title", 7),
        "withdrawals: lake-2028: title: Expected text in quotation marks, found the number 7; correct the value.",
    ),
    "null instead of text": (
        _set("title", None),
        "withdrawals: lake-2028: title: Expected text in quotation marks, found null; correct the value.",
    ),
    "a list instead of text": (
        _set("title", ["x"]),
        "withdrawals: lake-2028: title: Expected text in quotation marks, found a list; correct the value.",
    ),
    "text instead of a number": (
        _set("importance", "4"),
        "withdrawals: lake-2028: importance: Expected a whole number without quotation marks, "
        "found the text “4”; correct the value.",
    ),
    "a broken number": (
        _set("importance", 4.5),
        "withdrawals: lake-2028: importance: Expected a whole number without quotation marks, "
        "found the number 4.5; correct the value.",
    ),
    "true instead of a number": (
        _set("importance", True),
        "withdrawals: lake-2028: importance: Expected a whole number without quotation marks, "
        "found true; correct the value.",
    ),
    "a number below its bounds": (
        _set("importance", 0),
        "withdrawals: lake-2028: importance: 0 is too small; write a whole number from 1 on.",
    ),
    "text instead of a list": (
        _set("sources", "gazette-1"),
        "withdrawals: lake-2028: sources: Expected a list in square brackets, "
        "found the text “gazette-1”; correct the value.",
    ),
    "a list instead of an object": (
        _set("memo_2026", [], kind="bodies"),
        "bodies: river-office: memo_2026: Expected an object in curly brackets, found a list; correct the value.",
    ),
    "a number instead of a value of a closed set": (
        _set("action", 3),
        "withdrawals: lake-2028: action: Expected text in quotation marks, found the number 3; correct the value.",
    ),
    "a value that no closed set has": (
        _set("milestones.0.kind", "notifed"),
        "withdrawals: lake-2028: milestones.1.kind: “notifed” is not an allowed value. Did you mean notified? "
        "Allowed: announced, signed, notified, suspended, effective, funding_ended, reversed, rejoined, "
        "court_ruling, expected_effective.",
    ),
    "an id with a space": (
        _set("sources.0", "the treaty"),
        "withdrawals: lake-2028: sources.1: “the treaty” is not a valid id; write small letters, digits and "
        "single - _ . between them, such as who-2025.",
    ),
    "an address without its scheme": (
        _set("url", "www.example.org", kind="sources"),
        "sources: gazette-2: url: “www.example.org” is not a web address; write one that starts with "
        "https:// or http:// and holds no spaces.",
    ),
    "an address that would run a script": (
        _set("url", "javascript:alert(1)", kind="sources"),
        "sources: gazette-2: url: “javascript:alert(1)” is not a web address; write one that starts with "
        "https:// or http:// and holds no spaces.",
    ),
    "a key by the model's name instead of the file's": (
        _set("start", "1990", kind="administrations"),
        "administrations: second: start: The key “start” is not known here; correct or remove it. "
        "Known keys are id, president, party, from, to.",
    ),
    "a nested key that is misspelt": (
        _set("milestones.0.sorces", [], kind="withdrawals"),
        "withdrawals: lake-2028: milestones.1.sorces: The key “sorces” is not known here; correct or remove "
        "it. Did you mean sources?",
    ),
    "half a character": (
        _set("title", "\ud83d"),
        "withdrawals: lake-2028: The record holds half a character (such as \\ud800 alone); write the "
        "character in full.",
    ),
    "an empty coverage": (
        _set("coverage", {}, kind="about"),
        "about: coverage.covers: The key “covers” is missing; add it.",
    ),
}


@pytest.mark.parametrize(("change", "line"), ONE_FAULT.values(), ids=list(ONE_FAULT))
def test_one_fault_in_a_record_is_told_with_what_to_do(
    whole: Whole, problems: Problems, change: Callable[[Whole], None], line: str
) -> None:
    change(whole)
    assert f"d.json, {line}" in problems(whole)


def test_a_long_value_is_cut_in_the_sentence(whole: Whole, problems: Problems) -> None:
    whole["withdrawals"][1]["action"] = "withdrawal " * 50
    (line,) = problems(whole)
    assert "withd …” is not an allowed value" in line
    assert len(line) < 260


def test_what_a_damaged_record_is_named_by_others_for_is_not_told_twice(whole: Whole, problems: Problems) -> None:
    whole["sources"][0]["verified"] = "maybe"
    (line,) = problems(whole)
    assert "sources: gazette-1: verified" in line


# -- files ------------------------------------------------------------------------------------------------


NOT_JSON = {
    "a comma is missing": (
        '{\n  "about": {}\n  "sources": []\n}',
        "line 3, column 3: a comma or a closing bracket is missing.",
    ),
    "a comma is too many": ('{"about": {},}', "column 1"),
    "a text is never closed": ('{"about', "line 1, column 2: a text begins that no quotation mark ends."),
    "text follows the end": ("{} {}", "line 1, column 4: more text follows after the end."),
    "a colon is missing": ('{"about" 1}', "line 1, column 10: a colon is missing after a key."),
    "a line break inside a text": ('{"a\nb": 1}', "a line break or tab stands inside a text"),
    "a backslash alone": (r'{"a\b\c": 1}', "a backslash is not followed by a character"),
    "nothing at all": ("", "line 1, column 1: a value is missing or is not written as JSON."),
    "a word": ("nonsense", "a value is missing or is not written as JSON."),
}


@pytest.mark.parametrize(("text", "end"), NOT_JSON.values(), ids=list(NOT_JSON))
def test_bad_json_is_told_with_line_and_column(problems: Problems, text: str, end: str) -> None:
    (line,) = problems.of_text(text)
    assert line.startswith("d.json: The file is not valid JSON at line ")
    assert end in line


def test_every_message_of_the_json_reader_has_a_sentence() -> None:
    from withdrawal_timeline.files.load import _NOT_JSON

    assert all(sentence == sentence.strip().rstrip(".") for sentence in _NOT_JSON.values())


@pytest.mark.parametrize("text", ["[" * 200_000, f'{{"about": {"9" * 5000}}}'])
def test_json_that_python_refuses_is_told(problems: Problems, text: str) -> None:
    (line,) = problems.of_text(text)
    assert "Brackets are nested too deeply, or a number is too long" in line


@given(st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_bytes_make_loading_fail_otherwise(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.json"
    path.write_bytes(junk)
    with pytest.raises(DossierInvalid):
        load_dossier(path)


def test_one_file_must_hold_an_object(problems: Problems) -> None:
    assert problems([]) == [
        "d.json: A dossier in one file is an object in curly brackets with a key for every kind of record."
    ]


def test_kinds_that_are_missing_misspelt_or_no_list_are_told(whole: Whole, problems: Problems) -> None:
    whole["claim"] = whole.pop("claims")
    whole["themes"] = {"details": {}}
    assert problems(whole) == [
        "d.json: The key “claim” is not known here; correct or remove it. Did you mean claims?",
        "d.json: The key “claims” is missing; add it, with an empty list where there are no records.",
        "d.json, themes: The records stand in a list in square brackets; put them into one.",
    ]


def test_another_encoding_is_told_with_its_line(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "small", tmp_path / "d")
    path = tmp_path / "d" / "domains.json"
    path.write_bytes(path.read_bytes().replace("水".encode(), "Gewässer".encode("latin-1")))
    assert problem_lines(tmp_path / "d")[0] == (
        "domains.json: The file is not UTF-8 text: line 5 holds bytes of another encoding; save it as UTF-8."
    )


def test_a_byte_order_mark_is_no_problem(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "d.json"
    path.write_bytes(b"\xef\xbb\xbf" + (data / "small.json").read_bytes())
    assert problem_lines(path) == []


@pytest.mark.parametrize("name", ["nowhere", "nowhere.json"])
def test_a_path_to_nothing_is_told(tmp_path: Path, name: str) -> None:
    assert problem_lines(tmp_path / name) == [f"{tmp_path / name}: There is no such file or folder; check the path."]


def test_a_folder_without_a_dossier_is_told_once(tmp_path: Path) -> None:
    (line,) = problem_lines(tmp_path)
    assert "This folder holds no file of a dossier" in line


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable for this user")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "small", tmp_path / "d")
    (tmp_path / "d" / "themes.json").chmod(0)
    assert "check its permissions" in problem_lines(tmp_path / "d")[0]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "small", tmp_path / "d")
    (tmp_path / "d" / "themes.json").unlink()
    (tmp_path / "d" / "themes.json").mkdir()
    assert "themes.json: The file cannot be read" in problem_lines(tmp_path / "d")[0]


def test_rules_that_need_an_unreadable_file_are_not_guessed(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "small", tmp_path / "d")
    (tmp_path / "d" / "sources.json").write_text("[")
    (line,) = problem_lines(tmp_path / "d")
    assert line.startswith("sources.json: The file is not valid JSON")


def test_a_key_that_stands_twice_is_told_with_record_and_field(data: Path, problems: Problems) -> None:
    text = (data / "small.json").read_text("utf-8")
    text = text.replace('"kind": "effective"', '"kind": "signed", "kind": "effective"')
    text = text.replace('"compiled"', '"title": "Another", "compiled"')
    assert problems.of_text(text) == [
        "d.json: about.title: The key stands twice in the same object; keep the right one.",
        "d.json: lake-1979: milestones.3.kind: The key stands twice in the same object; keep the right one.",
        "d.json: lake-2028: milestones.2.kind: The key stands twice in the same object; keep the right one.",
    ]
