"""Commands are found by title, menu and sentence; without the sign that asks for them only a few come along."""

from __future__ import annotations

import pytest

from withdrawal_timeline.query.asking import is_for_commands
from withdrawal_timeline.query.commands import Command, CommandIndex

COMMANDS = (
    Command("view.today", "Go to today", "Time", "Moves the window so that today lies in its middle.", "T"),
    Command("view.fit_all", "Show all years", "Time", "Shows the whole span of the dossier.", "0"),
    Command("theme.dark", "Theme: Dark", "Look", "Light ink on dark ground."),
    Command("theme.light", "Theme: Light", "Look", "Dark ink on light ground."),
    Command("help.keys", "Keys", "Help", "Lists every command with its keys.", "?"),
)


def ids(query: str) -> list[str]:
    return [found.id for found in CommandIndex(COMMANDS).find(query)]


def test_the_sign_alone_lists_every_command_in_order() -> None:
    assert ids(">") == ids("  > ") == [command.id for command in COMMANDS]
    assert is_for_commands(" >dark")
    assert not is_for_commands("dark >")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (">dark", ["theme.dark", "theme.light"]),
        ("> theme", ["theme.dark", "theme.light"]),
        (">time today", ["view.today"]),
        (">span", ["view.fit_all"]),
        (">KÉYS", ["help.keys"]),
        (">tehme", ["theme.dark", "theme.light"]),
        (">nothing", []),
    ],
)
def test_after_the_sign_all_that_fits_comes_titles_first(query: str, found: list[str]) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dark", ["theme.dark"]),
        ("span", []),
        ("time", []),
        ("today", ["view.today"]),
        ("t", []),
        ("", []),
        ("tehme", ["theme.dark", "theme.light"]),
    ],
)
def test_without_the_sign_only_titles_count(query: str, found: list[str]) -> None:
    assert ids(query) == found


def test_the_words_that_were_found_are_marked() -> None:
    (found,) = CommandIndex(COMMANDS).find("dark")
    assert [found.title[begin:end] for begin, end in found.marks] == ["Dark"]
    assert (found.keys, found.menu) == ("", "Look")


def test_at_most_three_come_along() -> None:
    many = [Command(f"a.{number}", f"Window {number}", "", "Does it.") for number in range(9)]
    assert len(CommandIndex(many).find("window")) == 3
    assert len(CommandIndex(many).find(">window")) == 9
    assert CommandIndex(()).find(">") == ()
    assert CommandIndex(()).find("dark") == ()
