"""Rules across records: each can be broken alone, and the sentence says which records are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.files.conftest import set_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.files.conftest import Problems

Whole = dict[str, Any]


def test_the_small_dossier_keeps_every_rule(whole: Whole, problems: Problems) -> None:
    assert problems(whole) == []


def _set(kind: str, place: int, key: str, value: object) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        set_at(whole[kind][place], key, value)

    return change


def _twice(kind: str) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        whole[kind].append(whole[kind][0])

    return change


def _without(kind: str, place: int) -> Callable[[Whole], None]:
    def change(whole: Whole) -> None:
        del whole[kind][place]

    return change


BROKEN: dict[str, tuple[Callable[[Whole], None], str]] = {
    "two sources share an id": (
        _twice("sources"),
        "sources: gazette-1: id: The id “gazette-1” is already used earlier in this file; "
        "give one of the two another id.",
    ),
    "two claims share an id": (_twice("claims"), "claims: dirty: id: The id “dirty” is already used"),
    "two themes share an id": (_twice("themes"), "themes: details: id: The id “details” is already used"),
    "two questions share an id": (_twice("questions"), "questions: why: id: The id “why” is already used"),
    "two domains share an id": (_twice("domains"), "domains: water: id: The id “water” is already used"),
    "a batch has the id of a withdrawal": (
        _set("batches", 0, "id", "lake-1979"),
        "batches: lake-1979: id: The id “lake-1979” is already used in d.json, withdrawals; "
        "give one of the two another id.",
    ),
    "a body has the id of a withdrawal": (
        _set("bodies", 0, "id", "lake-1979"),
        "bodies: lake-1979: id: The id “lake-1979” is already used in d.json, withdrawals",
    ),
    "a body in a domain that is not there": (
        _set("bodies", 0, "domains", ["watr"]),
        "bodies: lake-treaty: domains.1: There is no domain with the id “watr”; correct the id or add the "
        "record. Did you mean water?",
    ),
    "a body with a source that is not there": (
        _set("bodies", 0, "sources", ["gazette-9"]),
        "bodies: lake-treaty: sources.1: There is no source with the id “gazette-9”",
    ),
    "a withdrawal from a body that is not there": (
        _set("withdrawals", 0, "body", "lake"),
        "withdrawals: lake-1979: body: There is no body with the id “lake”",
    ),
    "a withdrawal of an administration that is not there": (
        _set("withdrawals", 0, "administration", "frist"),
        "withdrawals: lake-1979: administration: There is no administration with the id “frist”; correct the "
        "id or add the record. Did you mean first?",
    ),
    "a withdrawal that is part of no batch": (
        _set("withdrawals", 2, "part_of", "an-order"),
        "withdrawals: river-2029: part_of: There is no batch with the id “an-order”",
    ),
    "a withdrawal with a source that is not there": (
        _set("withdrawals", 0, "sources", ["x"]),
        "withdrawals: lake-1979: sources.1: There is no source with the id “x”",
    ),
    "a milestone with a source that is not there": (
        _set("withdrawals", 0, "milestones.1.sources", ["x"]),
        "withdrawals: lake-1979: milestones.2.sources.1: There is no source with the id “x”",
    ),
    "a batch with a source that is not there": (
        _set("batches", 0, "milestones.0.sources", ["x"]),
        "batches: the-order: milestones.1.sources.1: There is no source with the id “x”",
    ),
    "a claim about nothing": (
        _set("claims", 0, "about", ["lake-2027"]),
        "claims: dirty: about.1: There is no withdrawal, batch or body with the id “lake-2027”; correct the "
        "id or add the record. Did you mean lake-2028",
    ),
    "a claim in a theme that is not there": (
        _set("claims", 0, "group", "detail"),
        "claims: dirty: group: There is no theme with the id “detail”; correct the id or add the record. "
        "Did you mean details?",
    ),
    "a claim on a question that is not there": (
        _set("claims", 0, "question", "when"),
        "claims: dirty: question: There is no question with the id “when”",
    ),
    "a claim with a source that is not there": (
        _set("claims", 0, "sources", ["x"]),
        "claims: dirty: sources.1: There is no source with the id “x”",
    ),
    "a claim contested by nobody": (
        _set("claims", 0, "contested_by", ["cleam"]),
        "claims: dirty: contested_by.1: There is no claim with the id “cleam”; correct the id or add the "
        "record. Did you mean clean?",
    ),
    "a claim that contests itself": (
        _set("claims", 0, "contested_by", ["dirty"]),
        "claims: dirty: contested_by: A claim cannot contest itself; name the other claim or remove the id.",
    ),
    "a source named twice in one list": (
        _set("claims", 0, "sources", ["gazette-1", "gazette-2", "gazette-1"]),
        "claims: dirty: sources.3: The id “gazette-1” is named twice in this list; remove one.",
    ),
    "a step before the one before it": (
        _set("withdrawals", 1, "milestones.1.date", "2027"),
        "withdrawals: lake-2028: milestones.2.date: The date 2027 lies before 2028-01-22 of an earlier step; "
        "put the steps in order or correct a date.",
    ),
    "a step before one that is not its neighbour": (
        _set("withdrawals", 0, "milestones.2.date", "1979-09"),
        "withdrawals: lake-1979: milestones.3.date: The date 1979-09 lies before 1979-10-12",
    ),
    "an end that is expected twice": (
        _set("withdrawals", 2, "milestones.1.kind", "expected_effective"),
        "withdrawals: river-2029: milestones.3.kind: The expected end is given twice; keep one and tell the "
        "other in a note.",
    ),
    "a membership that ends before it begins": (
        _set("bodies", 0, "us_membership.0.to", "1951-02-28"),
        "bodies: lake-treaty: us_membership.1.to: The membership ends (1951-02-28) before it begins (1951-03)",
    ),
    "a membership due to end before it begins": (
        _set("bodies", 1, "us_membership.0.to_expected", "2000"),
        "bodies: river-office: us_membership.1.to_expected: The membership ends (2000) before it begins",
    ),
    "memberships that overlap": (
        _set("bodies", 0, "us_membership.1.from", "1980-12-30"),
        "bodies: lake-treaty: us_membership.2.from: The membership begins (1980-12-30) before the last ends "
        "(1980-12-31); put them in order or correct one.",
    ),
    "a membership after one without end": (
        _set("bodies", 0, "us_membership.0", {"from": "1951-03"}),
        "bodies: lake-treaty: us_membership.2.from: The membership before it (1951-03) has no end; add its "
        "“to”, or put the one that still runs last.",
    ),
    "a membership that has ended and is due to end": (
        _set("bodies", 1, "us_membership.0.to", "2030"),
        "bodies: river-office: us_membership.1: The membership has both “to” and “to_expected”",
    ),
    "a dispute about an end that is not there": (
        _set("bodies", 1, "us_membership.0", {"from": "2001", "disputed": True}),
        "bodies: river-office: us_membership.1.disputed: Only the end of a membership can be disputed",
    ),
    "a term that ends before it begins": (
        _set("administrations", 1, "to", "2024"),
        "administrations: second: to: The term ends (2024) before it begins (2025-01-20)",
    ),
    "terms that overlap": (
        _set("administrations", 1, "from", "1981-01-19"),
        "administrations: second: from: The term begins (1981-01-19) before the last ends (1981-01-20)",
    ),
    "a gap in a list of the memorandum": (
        _set("bodies", 1, "memo_2026.number", 3),
        "bodies: memo_2026.number: The list un has no body with number 1, 2; add it or correct the numbers.",
    ),
    "a number of the memorandum given twice": (
        _set("bodies", 1, "memo_2026.list", "non_un"),
        "bodies: trade-forum: memo_2026.number: Number 1 of the list non_un is already taken by "
        "river-office; correct one of the two.",
    ),
    "a body of the memorandum that nothing leaves": (
        _without("withdrawals", 3),
        "bodies: trade-forum: memo_2026: The body has a place in the memorandum, but no withdrawal is part of "
        "“the-order”; add one.",
    ),
    "a part whose body has no place in the memorandum": (
        _set("withdrawals", 1, "part_of", "the-order"),
        "withdrawals: lake-2028: part_of: The body “lake-treaty” has no place in the memorandum; "
        "add its “memo_2026” or remove “part_of”.",
    ),
    "a body left twice by one batch": (
        _set("withdrawals", 3, "body", "river-office"),
        "withdrawals: forum-2029: body: The body “river-office” is already left by river-2029 in the same "
        "batch; keep one of the two.",
    ),
    "two themes with one number": (
        _set("themes", 1, "number", 1),
        "themes: history: number: Number 1 is already the place of details; give each its own.",
    ),
}


@pytest.mark.parametrize(("change", "line"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_rule_is_told(whole: Whole, problems: Problems, change: Callable[[Whole], None], line: str) -> None:
    change(whole)
    assert [found for found in problems(whole) if found.startswith(f"d.json, {line}")]


SOUND: dict[str, Callable[[Whole], None]] = {
    "a year after a day inside it": _set("withdrawals", 1, "milestones.1.date", "2028"),
    "a day inside the month before it": _set("withdrawals", 0, "milestones.0.date", "1979-12"),
    "steps of the same day": _set("withdrawals", 1, "milestones.1.date", "2028-01-22"),
    "a membership that begins on the day the last ends": _set("bodies", 0, "us_membership.1.from", "1980-12-31"),
    "a membership that begins in the year the last ends": _set("bodies", 0, "us_membership.1.from", "1980"),
    "a term that begins on the day the last ends": _set("administrations", 1, "from", "1981-01-20"),
    "a theme number left out": _set("themes", 1, "number", 7),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=list(SOUND))
def test_what_the_precision_allows_is_no_problem(
    whole: Whole, problems: Problems, change: Callable[[Whole], None]
) -> None:
    change(whole)
    assert problems(whole) == []


def test_a_batch_without_places_in_the_memorandum_is_no_problem(whole: Whole, problems: Problems) -> None:
    for body in whole["bodies"]:
        body.pop("memo_2026", None)
    assert problems(whole) == []
