"""Rules of the tour: each can be broken alone, and the sentence says where and what to do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.files.conftest import problem_lines, set_at

from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.write import write_dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.files.conftest import Problems

    from withdrawal_timeline.domain.dossier import Dossier

Whole = dict[str, Any]


def _set(path: str, value: object) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        set_at(whole["tour"], path, value)

    return change


def _without_what_it_says_of_clean(whole: Whole) -> None:
    del whole["tour"][0]["steps"][0]["sentences"][1]
    whole["tour"][0]["steps"][1]["sentences"][0]["claims"] = ["our-check"]


def _with_half_of_another_question(whole: Whole) -> None:
    for name, side in (("reason", "justifies"), ("no-reason", "criticises")):
        whole["claims"].append({**whole["claims"][0], "id": name, "stance": side, "question": "what"})
        for field in ("contested_by", "quote"):
            whole["claims"][-1].pop(field, None)
    whole["tour"][0]["steps"][0]["sentences"].append({"text": "There is a reason.", "claims": ["reason"]})


BROKEN: dict[str, tuple[Callable[[Whole], None], str]] = {
    "a sentence without claims": (
        _set("0.steps.0.sentences.1.claims", []),
        "details: steps.1.sentences.2.claims: The list is empty; it needs at least one entry.",
    ),
    "a step without sentences": (
        _set("0.steps.1.sentences", []),
        "details: steps.2.sentences: The list is empty; it needs at least one entry.",
    ),
    "a chapter without steps": (
        _set("1.steps", []),
        "history: steps: The list is empty; it needs at least one entry.",
    ),
    "a sentence without words": (
        _set("0.steps.0.sentences.0.text", ""),
        "details: steps.1.sentences.1.text: The text is empty; write it",
    ),
    "a claim that is not there": (
        _set("0.steps.0.sentences.0.claims", ["dirtz"]),
        "details: steps.1.sentences.1.claims.1: There is no claim with the id “dirtz”; correct the id or add the "
        "record. Did you mean dirty?",
    ),
    "a chapter on a theme that is not there": (
        _set("1.id", "histori"),
        "histori: id: There is no theme with the id “histori”; correct the id or add the record. Did you mean history?",
    ),
    "two chapters on one theme": (
        _set("1.id", "details"),
        "details: id: The id “details” is already used earlier in this file; give one of the two another id.",
    ),
    "a record that is not there": (
        _set("0.steps.0.record", "lake-2029"),
        "details: steps.1.record: There is no withdrawal, batch or body with the id “lake-2029”",
    ),
    "a question that is not there": (
        _set("0.steps.0.question", "when"),
        "details: steps.1.question: There is no question with the id “when”",
    ),
    "a domain that is not there": (
        _set("0.steps.0.filter.domains", ["water", "watr"]),
        "details: steps.1.filter.domains.2: There is no domain with the id “watr”",
    ),
    "a president that is not there": (
        _set("1.steps.0.filter.administrations", ["first", "thrid"]),
        "history: steps.1.filter.administrations.2: There is no administration with the id “thrid”",
    ),
    "a status that is none": (
        _set("1.steps.0.filter.statuses", ["over"]),
        "history: steps.1.filter.statuses.1: “over” is not an allowed value.",
    ),
    "a claim of another theme": (
        _set("0.steps.0.sentences.0.claims", ["dirty", "told"]),
        "details: steps.1.sentences.1.claims.2: The claim “told” stands in the theme “history”, not in that of this "
        "chapter; rest the sentence on claims of its own theme, or move it to the other chapter.",
    ),
    "a claim on another record": (
        _set("0.steps.1.sentences.0.claims", ["our-check", "dirty"]),
        "details: steps.2.sentences.1.claims.2: The claim “dirty” is not about “the-order”, which this step shows; "
        "name a claim on that record, or show the record of the claim.",
    ),
    "a question that nobody answers": (
        _set("0.steps.0.question", "what"),
        "details: steps.1.question: No claim of this step answers the question “what”; choose another.",
    ),
    "a sentence on two questions": (
        lambda whole: set_at(whole["claims"], "3.question", "what"),
        "details: steps.2.sentences.1.claims: The claims answer several questions (“what”, “why”); make two sentences.",
    ),
    "a side that answers the question is left out": (
        lambda whole: whole["tour"][0]["steps"][0]["sentences"].pop(),
        "details: steps.1.sentences: No claim that criticises is heard on the question “why”, though this theme has 1 "
        "on “lake-2028”, such as “clean”; let both sides speak.",
    ),
    "one side of another question is left out": (
        _with_half_of_another_question,
        "details: steps.1.sentences: No claim that criticises is heard on the question “what”, though this theme has 1 "
        "on “lake-2028”, such as “no-reason”; let both sides speak.",
    ),
    "one side is not heard": (
        _without_what_it_says_of_clean,
        "details: steps: No claim that criticises is heard in this chapter, though its theme has 1; "
        "let both sides speak.",
    ),
    "a window before the axis": (
        _set("0.steps.0.window.from", "1900"),
        "details: steps.1.window: The window reaches beyond the axis, which goes from 1 Jan 1978 to 2 Oct 2031; "
        "shorten it.",
    ),
    "a window after the axis": (
        _set("0.steps.0.window.to", "2032"),
        "details: steps.1.window: The window reaches beyond the axis",
    ),
    "a window that runs backwards": (
        _set("0.steps.0.window.to", "2026-12-31"),
        "details: steps.1.window: The window ends (2026-12-31) before it begins (2027); write the earlier date first.",
    ),
    "a window that shows nothing of the record": (
        _set("1.steps.0.window", {"from": "1981", "to": "1989"}),
        "history: steps.1.window: The window shows no date of “lake-treaty”; let it take in one.",
    ),
    "a filter that hides the withdrawal": (
        _set("0.steps.0.filter", {"domains": ["trade"]}),
        "details: steps.1.filter: The filter hides “lake-2028”, which this step shows; let it through.",
    ),
    "a filter that hides every part of a batch": (
        _set("0.steps.1.filter", {"statuses": ["in_force"]}),
        "details: steps.2.filter: The filter hides “the-order”, which this step shows; let it through.",
    ),
    "a filter that hides every withdrawal from a body": (
        _set("1.steps.0.filter", {"actions": ["defunding"]}),
        "history: steps.1.filter: The filter hides “lake-treaty”, which this step shows; let it through.",
    ),
}


@pytest.mark.parametrize(("change", "line"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_rule_is_told(whole: Whole, problems: Problems, change: Callable[[Whole], None], line: str) -> None:
    change(whole)
    assert [found for found in problems(whole) if found.startswith(f"d.json, tour: {line}")]


SOUND: dict[str, Callable[[Whole], None]] = {
    "a filter that lets one of two withdrawals through": _set("1.steps.0.filter", {"statuses": ["reversed"]}),
    "a filter that lets one part of a batch through": _set("0.steps.1.filter", {"actions": ["non_participation"]}),
    "a claim on the body of the withdrawal": _set("1.steps.0.record", "lake-1979"),
    "a side that the theme does not have": lambda whole: set_at(whole["claims"], "0.stance", "explains"),
    "no tour": lambda whole: whole.pop("tour"),
    "an empty tour": lambda whole: set_at(whole, "tour", []),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=list(SOUND))
def test_what_is_allowed_is_no_problem(whole: Whole, problems: Problems, change: Callable[[Whole], None]) -> None:
    change(whole)
    assert problems(whole) == []


def test_claims_that_cannot_be_read_are_not_missed_on_top(whole: Whole, problems: Problems) -> None:
    whole["claims"][1]["stance"] = "critcises"
    assert len(problems(whole)) == 1


def test_withdrawals_that_cannot_be_read_are_not_missed_on_top(whole: Whole, problems: Problems) -> None:
    whole["withdrawals"][1]["status"] = "over"
    assert len(problems(whole)) == 1
    whole["withdrawals"] = {}
    assert problems(whole) == [
        "d.json, withdrawals: The records stand in a list in square brackets; put them into one."
    ]


def test_a_folder_may_have_no_tour(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "small", tmp_path / "d")
    (tmp_path / "d" / "tour.json").unlink()
    assert problem_lines(tmp_path / "d") == []
    assert load_dossier(tmp_path / "d").tour == ()


def test_writing_a_dossier_without_tour_leaves_none_behind(tmp_path: Path, data: Path, small: Dossier) -> None:
    shutil.copytree(data / "small", tmp_path / "plain")
    (tmp_path / "plain" / "tour.json").unlink()
    plain = load_dossier(tmp_path / "plain")
    write_dossier(small, tmp_path / "again")
    assert (tmp_path / "again" / "tour.json").exists()
    write_dossier(plain, tmp_path / "again")
    assert not (tmp_path / "again" / "tour.json").exists()
    write_dossier(plain, tmp_path / "one.json")
    assert "tour" not in json.loads((tmp_path / "one.json").read_text("utf-8"))
