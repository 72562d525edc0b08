"""The list of sources says what is worth knowing of each, and once what holds for all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.reading import Relation, reading
from withdrawal_timeline.domain.vocabulary import Extent, Verification
from withdrawal_timeline.domain.wording import LANGUAGE
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane

if TYPE_CHECKING:
    pass

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
MEMORANDUM = "memorandum-66-2026"


def text(pane: DetailPane, record_id: str) -> str:
    pane.set_reading(reading(DOSSIER, record_id, TODAY))
    pane.view.selectAll()
    return pane.view.createMimeDataFromSelection().text()


def test_how_far_a_source_was_checked_is_said_only_where_it_was_not_simply_read(pane: DetailPane) -> None:
    shown = text(pane, MEMORANDUM).split("\nSources  ")[1]
    assert shown.count("The cited passage of every source was read, unless noted.") == 1
    assert "cited passage read" not in shown
    sources = [cited.source for cited in reading(DOSSIER, MEMORANDUM, TODAY).sources]
    assert shown.count("only the opening was read") == sum(source.extent is Extent.OPENING for source in sources)
    unread = sum(source.verified is not Verification.READ for source in sources)
    assert shown.count("not read; ") == unread > 0


def test_titles_in_brackets_are_explained_once_and_only_where_there_are_some(pane: DetailPane) -> None:
    explained = 0
    for record_id in ("who-2025", "jcpoa-2018", MEMORANDUM, "irena-2026", "tpp-2017"):
        there = any(cited.source.title.startswith("[") for cited in reading(DOSSIER, record_id, TODAY).sources)
        assert text(pane, record_id).count("Titles in square brackets are ours.") == there
        explained += there
    assert explained


def test_languages_are_told_of_all_sources_or_of_none(pane: DetailPane) -> None:
    several = 0
    for act in DOSSIER.withdrawals[:40]:
        sources = [cited.source for cited in reading(DOSSIER, act.id, TODAY).sources]
        languages = {source.language for source in sources}
        shown = text(pane, act.id).split("\nSources  ")[1]
        english = sum(source.language == "en" for source in sources) if len(languages) > 1 else 0
        assert shown.count(" · English · ") == english
        assert all(LANGUAGE[other] in shown for other in languages - {"en"})
        several += len(languages) > 1
    assert several


def test_entries_of_one_body_that_are_named_together_are_told_apart_by_their_year(pane: DetailPane) -> None:
    shared = [link for link in reading(DOSSIER, MEMORANDUM, TODAY).linked if link.relation is Relation.SHARED]
    named = [f"{link.short} {link.year}" for link in shared]
    assert len(set(named)) == len(named)
    assert {"WHO 2020", "WHO 2025", "Paris Agreement 2017", "Paris Agreement 2025"} <= set(named)
    assert "Named in the same claims: " + ", ".join(named) in text(pane, MEMORANDUM)


def test_a_body_without_a_membership_says_so_in_plain_words(pane: DetailPane) -> None:
    assert "No membership of the United States is recorded." in text(pane, "sprep-2026")
