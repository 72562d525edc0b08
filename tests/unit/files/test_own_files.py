"""The reader's own files: pins and notes, saved views. Nothing that was written is ever lost."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.domain.annotations import NO_ANNOTATIONS, Annotations
from withdrawal_timeline.files.annotations import AnnotationFile
from withdrawal_timeline.files.exchange import notes
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.files.own import OwnFiles
from withdrawal_timeline.files.saved_views import SavedView, SavedViewFile, deleting, named, renaming, saving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOSSIER = load_dossier(default_dossier())
IDS = st.sampled_from((*DOSSIER.selectable_ids()[:6], "of-another-dossier"))
ANNOTATIONS = st.builds(
    Annotations.made, st.frozensets(IDS), st.dictionaries(IDS, st.text(st.characters(exclude_categories=["Cs"])))
)
TODAY = date(2026, 11, 22)


def test_where_nothing_was_written_there_is_nothing_and_no_file(tmp_path: Path) -> None:
    own = OwnFiles(tmp_path / "data")
    assert own.annotations.read() == NO_ANNOTATIONS
    assert own.views.read() == ()
    assert own.take_problems() == ()
    assert not (tmp_path / "data").exists()


@given(st.lists(ANNOTATIONS, min_size=1, max_size=4))
def test_what_was_kept_last_is_read(tmp_path_factory: pytest.TempPathFactory, states: list[Annotations]) -> None:
    folder = tmp_path_factory.mktemp("data")
    file, before = AnnotationFile(folder), NO_ANNOTATIONS
    for after in states:
        file.keep(before, after, DOSSIER)
        before = after
    assert AnnotationFile(folder).read() == before
    assert file.take_problems() == ()


@given(ANNOTATIONS, ANNOTATIONS, ANNOTATIONS)
def test_two_windows_keep_what_each_of_them_changed(
    tmp_path_factory: pytest.TempPathFactory, start: Annotations, one: Annotations, other: Annotations
) -> None:
    folder = tmp_path_factory.mktemp("data")
    first, second = AnnotationFile(folder), AnnotationFile(folder)
    first.keep(NO_ANNOTATIONS, start, DOSSIER)
    first.keep(start, one, DOSSIER)
    second.keep(start, other, DOSSIER)
    kept = AnnotationFile(folder).read()
    for record_id in start.ids | one.ids | other.ids:
        changed = (record_id in start.pinned, start.note(record_id)) != (
            record_id in other.pinned,
            other.note(record_id),
        )
        last = other if changed else one
        if not changed and record_id in start.ids and record_id not in one.ids:
            continue  # taken away in one window, untouched in the other
        assert (record_id in kept.pinned, kept.note(record_id)) == (record_id in last.pinned, last.note(record_id))


def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    own = Annotations.made(("who-2025",), {"who-2025": "Ask the depositary.", "jcpoa-2018": "第二"})
    AnnotationFile(tmp_path).keep(NO_ANNOTATIONS, own, DOSSIER)
    assert json.loads((tmp_path / "notes.json").read_text("utf-8")) == {
        "version": 1,
        "records": [
            {"id": "jcpoa-2018", "title": DOSSIER.withdrawal("jcpoa-2018").title, "note": "第二"},
            {
                "id": "who-2025",
                "title": DOSSIER.withdrawal("who-2025").title,
                "pinned": True,
                "note": "Ask the depositary.",
            },
        ],
    }


DAMAGED = {
    "no JSON": "{",
    "no text": b"\xff\xfe\x00".decode("latin-1"),
    "no object": "[]",
    "no version": '{"records": [], "views": []}',
    "no list": '{"version": 1, "records": {}, "views": {}}',
    "no records": '{"version": 1, "records": [7], "views": [7]}',
    "no ids": '{"version": 1, "records": [{"note": "x"}], "views": [{"link": "x"}]}',
    "no texts": '{"version": 1, "records": [{"id": "a", "note": 7}], "views": [{"name": "a", "link": 7}]}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_whole_and_said_and_the_next_one_too(tmp_path: Path, text: str) -> None:
    asides: dict[str, list[str]] = {"notes.json": [], "views.json": []}
    for round_ in ("", " "):
        for name in asides:
            (tmp_path / name).write_text(text + round_, "latin-1")
        own = OwnFiles(tmp_path)
        assert own.annotations.read() == NO_ANNOTATIONS
        assert own.views.read() == ()
        own.annotations.keep(NO_ANNOTATIONS, Annotations.made(("a",)), DOSSIER)
        own.views.write([SavedView("mine", "withdrawal-timeline:")])
        problems = own.take_problems()
        assert [problem.split(" were damaged")[0] for problem in problems] == [
            "Your notes and pins",
            "Your saved views",
        ]
        assert own.take_problems() == ()
        assert OwnFiles(tmp_path).annotations.read() == Annotations.made(("a",))
        assert OwnFiles(tmp_path).views.read() == (SavedView("mine", "withdrawal-timeline:"),)
    for name in asides:
        assert (tmp_path / f"{name}.damaged").read_text("latin-1") == text
        assert (tmp_path / f"{name}.damaged-2").read_text("latin-1") == text + " "


def test_a_file_that_is_damaged_while_the_window_is_open_is_filled_again_from_memory(tmp_path: Path) -> None:
    file = AnnotationFile(tmp_path)
    own = Annotations.made(("a", "b"), {"c": "x"})
    file.keep(NO_ANNOTATIONS, own, DOSSIER)
    (tmp_path / "notes.json").write_text("{", "utf-8")
    file.keep(own, own.noting("d", "y"), DOSSIER)
    assert AnnotationFile(tmp_path).read() == own.noting("d", "y")


def test_a_later_versions_file_is_left_alone(tmp_path: Path) -> None:
    text = '{"version": 2, "records": [], "views": []}'
    for name in ("notes.json", "views.json"):
        (tmp_path / name).write_text(text, "utf-8")
    own = OwnFiles(tmp_path)
    own.annotations.read()
    own.views.read()
    assert all("later version" in problem for problem in own.take_problems())
    own.annotations.keep(NO_ANNOTATIONS, Annotations.made(("a",)), DOSSIER)
    own.views.write([SavedView("mine", "x")])
    assert [(tmp_path / name).read_text("utf-8") for name in ("notes.json", "views.json")] == [text, text]
    assert len(list(tmp_path.iterdir())) == 2


def test_where_nothing_can_be_written_it_is_said_and_the_old_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = AnnotationFile(tmp_path)
    own = Annotations.made(("a",))
    file.keep(NO_ANNOTATIONS, own, DOSSIER)

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file.keep(own, own.noting("b", "x"), DOSSIER)
    (problem,) = file.take_problems()
    path = tmp_path / "notes.json"
    assert problem == f"Your notes and pins could not be written to {path} (No space left on device)."
    monkeypatch.undo()
    assert AnnotationFile(tmp_path).read() == own
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_read_is_said_and_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.json").mkdir()
    file = AnnotationFile(tmp_path)
    assert file.read() == NO_ANNOTATIONS
    assert "cannot be read and will not be kept" in file.take_problems()[0]
    file.keep(NO_ANNOTATIONS, Annotations.made(("a",)), DOSSIER)
    assert (tmp_path / "notes.json").is_dir()


# -- saved views ------------------------------------------------------------------------------------------

VIEWS = (SavedView("Health", "withdrawal-timeline:?domain=health"), SavedView("All", "withdrawal-timeline:"))


def test_views_are_kept_in_their_order(tmp_path: Path) -> None:
    SavedViewFile(tmp_path).write(VIEWS)
    assert SavedViewFile(tmp_path).read() == VIEWS


def test_a_view_of_the_same_name_takes_the_place_of_the_old_one() -> None:
    other = SavedView("Health", "withdrawal-timeline:?status=pending")
    assert saving(VIEWS, other) == (other, VIEWS[1])
    assert saving(VIEWS, SavedView("New", "x")) == (*VIEWS, SavedView("New", "x"))


def test_views_are_renamed_and_deleted() -> None:
    assert renaming(VIEWS, "All", " Every  thing ") == (VIEWS[0], SavedView("Every thing", VIEWS[1].link))
    assert renaming(VIEWS, "All", "All") == VIEWS
    assert deleting(VIEWS, "Health") == VIEWS[1:]
    with pytest.raises(ValueError, match=r"There is a view “Health” already\."):
        renaming(VIEWS, "All", "Health")
    with pytest.raises(ValueError, match=r"A view needs a name\."):
        renaming(VIEWS, "All", "  ")
    assert len(named("x" * 500)) == 120


# -- export -----------------------------------------------------------------------------------------------

OWN = Annotations.made(("who-2025",), {"who-2025": "Ask *them*.\n\nTwice.", "gone": "of another dossier"})


@pytest.mark.parametrize(("name", "text"), [("a.md", notes.as_markdown), ("a.JSON", notes.as_json)])
def test_the_ending_decides_the_form(
    tmp_path: Path, name: str, text: Callable[[Annotations, object, date], str]
) -> None:
    notes.write(tmp_path / name, OWN, DOSSIER, TODAY)
    assert (tmp_path / name).read_text("utf-8") == text(OWN, DOSSIER, TODAY)


def test_markdown_has_a_section_for_each_record_with_the_note_as_it_was_written() -> None:
    said = notes.as_markdown(OWN, DOSSIER, TODAY)
    title = DOSSIER.withdrawal("who-2025").title
    assert said.startswith("# Notes and pins\n\nOwn notes on “")
    assert f"\n## {title} (pinned)\n\n`who-2025`\n\nAsk *them*.\n\nTwice.\n" in said
    assert "\n## gone\n" in said
    assert said.index("## gone") < said.index(f"## {title}")


def test_json_says_of_which_dossier_and_loses_nothing() -> None:
    said = json.loads(notes.as_json(OWN, DOSSIER, TODAY))
    assert said["dossier"]["version"] == DOSSIER.about.version
    assert said["as_of"] == "2026-11-22"
    read = Annotations.made(
        [record["id"] for record in said["records"] if record.get("pinned")],
        {record["id"]: record["note"] for record in said["records"] if "note" in record},
    )
    assert read == OWN
