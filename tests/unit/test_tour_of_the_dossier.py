"""The texts of the tour: every sentence names its speakers, and no number in it is one that its claims do not give."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.sides import SIDES
from withdrawal_timeline.domain.wording import MONTH_NAMES
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier

if TYPE_CHECKING:
    from withdrawal_timeline.domain.models import Claim, TourSentence

REAL = load_dossier(default_dossier())
SENTENCES = [
    (f"{chapter.id}-{number}-{place}", sentence)
    for chapter in REAL.tour
    for number, step in enumerate(chapter.steps, start=1)
    for place, sentence in enumerate(step.sentences, start=1)
]
NEVER = re.compile(
    r"\b(quit|abandon\w*|slash\w*|finally|clearly|obviously|of course|admit\w*|so-called|claim(s|ed)?|insist\w*|"
    r"merely|only to|unfortunately|rightly|wrongly)\b|!",
    re.IGNORECASE,
)
"""Words that judge a speaker or a step, or that the program does not use for one."""
OF_SPEAKERS = {
    "paris-2017-22-senators": "Republican senators",
    "ilo-1977-labor-business": "AFL-CIO",
    "memo66-senate-gop": "Republican Senator",
}
"""Speakers that are many, and what names them."""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_][\w'-]+", text))


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d", text))


def _said(claim: Claim) -> str:
    return " ".join((claim.text, claim.quote or "", claim.claimant))


def test_there_is_a_chapter_for_every_theme_in_the_order_of_the_themes() -> None:
    themes = sorted(REAL.themes, key=lambda theme: theme.number)
    assert [chapter.id for chapter in REAL.tour] == [theme.id for theme in themes]
    assert all(3 <= len(chapter.steps) <= 5 for chapter in REAL.tour)


def test_both_sides_are_heard_in_every_chapter() -> None:
    for chapter in REAL.tour:
        cited = [claim for step in chapter.steps for sentence in step.sentences for claim in sentence.claims]
        assert set(SIDES) <= {REAL.claim(claim).stance for claim in cited}


@pytest.mark.parametrize(("name", "sentence"), SENTENCES, ids=[name for name, _ in SENTENCES])
def test_a_sentence_names_who_says_it(name: str, sentence: TourSentence) -> None:
    for claim in map(REAL.claim, sentence.claims):
        named = OF_SPEAKERS.get(claim.id)
        if named is not None:
            assert named in sentence.text
            continue
        titles = {"US", "UN", "Secretary", "President", "Senator", "Ambassador", "Minister", "General", "Former", "The"}
        own = {word for word in _words(claim.claimant) if word[0].isupper() or word.islower() is False} - titles
        assert own & _words(sentence.text), f"{claim.claimant} is not named"


@pytest.mark.parametrize(("name", "sentence"), SENTENCES, ids=[name for name, _ in SENTENCES])
def test_no_number_or_date_is_added(name: str, sentence: TourSentence) -> None:
    claims = [REAL.claim(claim) for claim in sentence.claims]
    known = set(chain.from_iterable(_numbers(_said(claim)) for claim in claims))
    months = set[str]()
    for date in (claim.date for claim in claims if claim.date is not None):
        parts = str(date).split("-")
        known |= {str(int(part)) for part in parts}
        months |= {MONTH_NAMES[int(part)] for part in parts[1:2]}
    assert _numbers(sentence.text) <= known
    written = {month for month in MONTH_NAMES[1:] if re.search(rf"\b\d* ?{month} \d|in {month}\b", sentence.text)}
    assert written <= months | {month for month in MONTH_NAMES[1:] for claim in claims if month in claim.text}


@pytest.mark.parametrize(("name", "sentence"), SENTENCES, ids=[name for name, _ in SENTENCES])
def test_a_sentence_is_whole_and_neutral(name: str, sentence: TourSentence) -> None:
    assert sentence.text[0].isupper() or sentence.text[0].isdigit()
    assert sentence.text.endswith(".")
    assert not NEVER.search(sentence.text)


@pytest.mark.parametrize(("name", "sentence"), SENTENCES, ids=[name for name, _ in SENTENCES])
def test_a_sentence_needs_none_before_it_for_the_reader_chooses_which_side_comes_first(
    name: str, sentence: TourSentence
) -> None:
    assert not re.search(r"\b(on the same day|answered|(said|say) there|had (said|held|urged|called))\b", sentence.text)


def test_a_step_can_be_read_in_one_breath() -> None:
    for chapter in REAL.tour:
        for step in chapter.steps:
            assert len(step.sentences) <= 5
            assert sum(len(sentence.text.split()) for sentence in step.sentences) <= 145
