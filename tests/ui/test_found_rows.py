"""What the list below the search field says, and what Enter takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from withdrawal_timeline.domain.dates import Day
from withdrawal_timeline.query.commands import Command
from withdrawal_timeline.query.search import Hit
from withdrawal_timeline.state.going import Goal
from withdrawal_timeline.state.view_state import Window
from withdrawal_timeline.ui.window.found_rows import Found, first_choice, hit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.ui.window.found_rows import HitRow

HITS = (
    Hit("a", "Title a", "", "", "health"),
    Hit("b", "Title b", "", "", "energy"),
    Hit("c", "Title c", "", "", "health", alike=True),
)
GOAL = Goal("May 2018", Window(Day(0), Day(31)))
COMMAND = Command("theme.dark", "Theme: Dark", "Look", "Light ink on dark ground.")


def texts(rows: Sequence[HitRow]) -> list[str]:
    return [row.text for row in rows]


def test_a_date_comes_first_then_hits_then_what_is_hidden_then_commands() -> None:
    found = Found(HITS, frozenset("b"), "Energy", GOAL, (COMMAND,))
    rows = hit_rows(found, "may 2018")
    assert texts(rows) == [
        "Go to May 2018",
        "Title a",
        "Spelled alike",
        "Title c",
        "Hidden by the filter (Energy): 1",
        "Title b",
        "Commands",
        "Theme: Dark",
    ]
    assert [row.number for row in rows] == [-1, 0, -1, 2, -1, 1, -1, -1]
    assert [row.chooses for row in rows] == [True, True, False, True, False, True, False, True]
    assert [row.answers for row in rows] == [True, True, False, True, True, True, False, True]
    assert first_choice(rows) == 0


def test_enter_takes_a_command_at_once_only_where_nothing_else_was_found() -> None:
    assert first_choice(hit_rows(Found(HITS, commands=(COMMAND,)), "dark")) == -1
    rows = hit_rows(Found(commands=(COMMAND,)), "dark")
    assert texts(rows) == ["Nothing found for “dark”.", "Commands", "Theme: Dark"]
    assert first_choice(rows) == 2
    assert first_choice(hit_rows(Found(), "dark")) == -1


def test_after_the_sign_there_are_commands_alone() -> None:
    assert texts(hit_rows(Found(commands=(COMMAND,)), ">dark")) == ["Theme: Dark"]
    assert texts(hit_rows(Found(), "> zzz ")) == ["No command for “zzz”."]


def test_what_was_only_found_spelled_alike_says_that_the_word_itself_was_not() -> None:
    assert texts(hit_rows(Found(HITS[2:]), "titel")) == ["No exact hit for “titel”.", "Spelled alike", "Title c"]


VIEW = Command("Dark years", "Dark years", "Saved view", "Shows what was looked at when it was saved.")


def test_a_saved_view_stands_before_hits_and_is_taken_where_no_entry_was_found() -> None:
    rows = hit_rows(Found(HITS[:1], commands=(COMMAND,), views=(VIEW,)), "dark")
    assert texts(rows) == ["Dark years", "Title a", "Commands", "Theme: Dark"]
    assert [row.view for row in rows] == [VIEW, None, None, None]
    assert first_choice(rows) == -1
    rows = hit_rows(Found(commands=(COMMAND,), views=(VIEW,)), "dark")
    assert texts(rows) == ["Dark years", "Commands", "Theme: Dark"]
    assert first_choice(rows) == 0


def test_a_saved_view_whose_whole_name_was_typed_comes_first_and_is_taken_at_once() -> None:
    longer = replace(VIEW, id="Dark years 2", title="Dark years 2")
    rows = hit_rows(Found(HITS[:1], views=(longer, VIEW)), "dark YEARS ")
    assert texts(rows) == ["Dark years", "Dark years 2", "Title a"]
    assert first_choice(rows) == 0
    assert texts(hit_rows(Found(HITS[:1], goal=GOAL, views=(VIEW,)), "dark years"))[0] == "Go to May 2018"


def test_after_the_sign_saved_views_follow_the_commands() -> None:
    assert texts(hit_rows(Found(commands=(COMMAND,), views=(VIEW,)), ">dark")) == ["Theme: Dark", "Dark years"]
