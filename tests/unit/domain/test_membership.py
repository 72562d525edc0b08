"""When the United States belonged to a body, told for one day."""

from __future__ import annotations

from datetime import date

import pytest

from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.domain.membership import membership_head, membership_on
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

DOSSIER = load_dossier(default_dossier())


@pytest.mark.parametrize(
    ("body", "day", "words"),
    [
        ("unesco", "1960-05-01", "Member from 4 Nov 1946 to 31 Dec 1984"),
        ("unesco", "1990-05-01", "Not a member from 31 Dec 1984 to 1 Oct 2003"),
        ("unesco", "2010-05-01", "Member again from 1 Oct 2003 to 31 Dec 2018"),
        ("unesco", "2024-05-01", "Member again since 10 Jul 2023; due to end 31 Dec 2026"),
        ("unesco", "1930-05-01", None),
        ("paris-agreement", "2021-01-10", "Not a party from 4 Nov 2020 to 19 Feb 2021"),
    ],
)
def test_a_day_of_a_line_says_what_held_then(body: str, day: str, words: str | None) -> None:
    found = membership_on(DOSSIER.body(body), PartialDate(day).first_day, date(2026, 11, 22), "spring 2026")

    assert found == words


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("who", "Membership"),
        ("unesco", "Membership"),
        ("icc", "Participation"),
        ("jcpoa", "Participation"),
        ("kyoto-protocol", "Participation"),
        ("paris-agreement", "Participation"),
        ("un-women", "Participation"),
    ],
)
def test_only_what_has_members_of_which_the_united_states_was_one_has_a_membership(body: str, head: str) -> None:
    assert membership_head(DOSSIER.body(body)) == head
