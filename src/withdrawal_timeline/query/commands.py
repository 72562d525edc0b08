"""Commands found by what they are called, where they stand in the menus, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.query.asking import PREFIX, is_for_commands
from withdrawal_timeline.query.folding import fold, marked, words_of
from withdrawal_timeline.query.passages import CLAIMANT, NAME, TEXT
from withdrawal_timeline.query.ranking import Texts, nearly, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

BESIDE = 3
"""At most so many commands are listed below what else was found."""


@frozen
class Command:
    """A command as it is listed.

    Parameters
    ----------
    id
        Its name for the program.
    title
        Its words, with those of its menu where they do not say enough alone: ``Theme: Dark``.
    menu
        The menu that it stands in.
    tip
        What it does, as a sentence.
    keys
        Its first key, as the reader sees it; empty if it has none.
    marks
        Where the searched words stand in the title.
    """

    id: str
    title: str
    menu: str
    tip: str
    keys: str = ""
    marks: tuple[tuple[int, int], ...] = ()


class CommandIndex:
    """All commands that can be given now.

    Parameters
    ----------
    commands
        In the order in which they are listed when nothing is asked.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = tuple(commands)
        places = range(len(self._commands))
        texts = [(each.title, each.menu, each.tip) for each in self._commands]
        self._texts = Texts.of(
            [fold(text) for each in texts for text in each],
            [rank for _ in texts for rank in (NAME, CLAIMANT, TEXT)],
            [place for place in places for _ in range(3)],
            [(place,) for place in places for _ in range(3)],
            places,
        )

    def find(self, query: str) -> tuple[Command, ...]:
        """Return the commands for what was typed, best first.

        After ``PREFIX`` all come that fit in any of their words, or all there are where nothing follows; else the few
        whose title fits, as more was asked for than a command.
        """
        alone = is_for_commands(query)
        words = words_of(query.lstrip()[len(PREFIX) :] if alone else query)
        if not words:
            return self._commands if alone else ()
        if not alone and len("".join(words)) < 2:
            return ()
        limit = len(self._commands) if alone else BESIDE
        found = ranked(self._texts, words, len(self._commands))
        if not alone:
            found = [each for each in found if all(self._in_title(each.record, word) for word in words)][:BESIDE]
        near, meant = nearly(self._texts, words, found, limit) if alone or not found else ([], ())
        if not alone:
            near = [each for each in near if any(self._in_title(each.record, word) for word in meant)]
        given = [self._marked(each.record, words) for each in found]
        return (*given, *(self._marked(each.record, meant) for each in near))[:limit]

    def _in_title(self, record: int, word: str) -> bool:
        return f" {word}" in fold(self._commands[record].title)

    def _marked(self, record: int, words: tuple[str, ...]) -> Command:
        given = self._commands[record]
        return Command(given.id, given.title, given.menu, given.tip, given.keys, marked(given.title, words))
