"""The reader's words: every closed set has them, and dates claim no more than is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from withdrawal_timeline.domain import vocabulary, wording
from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.vocabulary import BodyKind
from withdrawal_timeline.domain.wording import date_in_words, days_between, founding, on_date, plural, span_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum


@pytest.mark.parametrize(
    ("text", "words", "with_preposition"),
    [
        ("2018-05-08", "8 May 2018", "on 8 May 2018"),
        ("2018-05", "May 2018", "in May 2018"),
        ("2018", "2018", "in 2018"),
        ("2017/2018-02", "between 2017 and Feb 2018", "between 2017 and Feb 2018"),
    ],
)
def test_a_date_reads_with_the_precision_it_has(text: str, words: str, with_preposition: str) -> None:
    assert date_in_words(PartialDate(text)) == words
    assert on_date(PartialDate(text)) == with_preposition


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "in 1 day"),
        (date(2026, 12, 31), "in 39 days"),
        (date(2026, 11, 21), "1 day ago"),
        (date(2026, 10, 14), "39 days ago"),
    ],
)
def test_distances_read_as_a_person_would_say_them(last: date, words: str) -> None:
    assert days_between(date(2026, 11, 22), last) == words


def test_counts_agree_with_their_noun() -> None:
    assert plural(1, "claim") == "1 claim"
    assert plural(0, "claim") == "0 claims"
    assert plural(2, "body", "bodies") == "2 bodies"


_TABLES: list[tuple[Mapping[Any, str], type[StrEnum]]] = [
    (wording.STATUS, vocabulary.Status),
    (wording.STATUS_MEANING, vocabulary.Status),
    (wording.ACTION, vocabulary.Action),
    (wording.MILESTONE, vocabulary.MilestoneKind),
    (wording.MILESTONE_MEANING, vocabulary.MilestoneKind),
    (wording.STANCE, vocabulary.Stance),
    (wording.CLAIMANT_KIND, vocabulary.ClaimantKind),
    (wording.PUBLISHER_KIND, vocabulary.PublisherKind),
    (wording.VERIFICATION, vocabulary.Verification),
    (wording.BODY_KIND, vocabulary.BodyKind),
    (wording.MEMORANDUM_LIST, vocabulary.MemorandumList),
]


@pytest.mark.parametrize(("table", "kinds"), _TABLES)
def test_every_value_of_a_closed_set_has_words_of_its_own(table: Mapping[Any, str], kinds: type[StrEnum]) -> None:
    assert list(table) == list(kinds), "same values in the same order"
    words = list(table.values())
    assert all(word.strip() == word != "" for word in words)
    assert len(set(words)) == len(words)


def test_only_the_ends_of_a_membership_or_signature_are_exits() -> None:
    exits = {action for action in vocabulary.Action if action.is_exit}
    assert exits == {vocabulary.Action.WITHDRAWAL, vocabulary.Action.UNSIGNING, vocabulary.Action.TERMINATION}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2018, 5, 8), date(2020, 10, 10), "2 years 5 months 2 days"),
        (date(2020, 1, 31), date(2020, 2, 29), "1 month"),
        (date(2020, 1, 31), date(2020, 3, 1), "1 month 1 day"),
        (date(2020, 3, 1), date(2020, 2, 28), "2 days"),
        (date(2020, 3, 1), date(2020, 3, 1), "0 days"),
    ],
)
def test_a_stretch_of_time_in_words(first: date, last: date, words: str) -> None:
    assert span_in_words(first, last) == words


def test_months_are_english_whatever_the_system_speaks() -> None:
    assert wording.MONTHS[1:4] == ("Jan", "Feb", "Mar")
    assert wording.MONTH_NAMES[5] == "May"
    assert len(wording.MONTH_NAMES) == len(wording.MONTHS) == 13
    assert "month_abbr" not in Path(wording.__file__).read_text("utf-8")


def test_what_was_agreed_was_not_founded() -> None:
    assert {kind for kind in BodyKind if founding(kind) == "dates from"} == {
        BodyKind.TREATY,
        BodyKind.POLITICAL_AGREEMENT,
    }
    assert founding(BodyKind.UN_SPECIALIZED_AGENCY) == "founded"
