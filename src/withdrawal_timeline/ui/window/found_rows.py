"""The lines of the list below the search field: dates, saved views, hits, what the filter hides, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.query.asking import PREFIX, is_for_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from withdrawal_timeline.query.commands import Command
    from withdrawal_timeline.query.search import Hit
    from withdrawal_timeline.state.going import Goal


@frozen
class HitRow:
    """A line of the list.

    Parameters
    ----------
    text
        The words of a head or of a remark; for all else its title.
    number
        Place of the hit among all hits; -1 for what is no hit.
    hit
        The hit, if it is one.
    hidden
        Whether the filter hides it.
    goal
        Where it leads, if it is a date.
    command
        The command, if it is one.
    view
        The saved view, if it is one; its id is its name.
    reveals
        Whether a click on this head shows what the filter hides.
    """

    text: str
    number: int = -1
    hit: Hit | None = None
    hidden: bool = False
    goal: Goal | None = None
    command: Command | None = None
    view: Command | None = None
    reveals: bool = False
    at_once: bool = False
    """Whether Enter takes it although something else was found, too: it is just what was typed."""

    @property
    def chooses(self) -> bool:
        """Whether the keys stop here: at all but heads and remarks."""
        return any(part is not None for part in (self.hit, self.goal, self.command, self.view))

    @property
    def answers(self) -> bool:
        """Whether a click here does something."""
        return self.chooses or self.reveals


@frozen
class Found:
    """All that was found for a text.

    Parameters
    ----------
    hits
        All hits, best first.
    hidden
        Ids of the records that the filter hides.
    hidden_by
        What hides them, in words: ``Energy``; may be empty.
    goal
        Where the text leads, if it is a date.
    commands
        Commands for the text.
    views
        Saved views for the text; the id of each is its name.
    """

    hits: tuple[Hit, ...] = ()
    hidden: frozenset[str] = frozenset()
    hidden_by: str = ""
    goal: Goal | None = None
    commands: tuple[Command, ...] = ()
    views: tuple[Command, ...] = ()


def hit_rows(found: Found, query: str) -> tuple[HitRow, ...]:
    """Return the lines for what was found: a date, saved views, what is shown, what the filter hides, commands.

    Saved views are the reader's own and few, so they come before the hits; first the one whose whole name was typed.
    """
    commands = [HitRow(command.title, command=command) for command in found.commands]
    if is_for_commands(query):
        asked = query.strip().removeprefix(PREFIX).strip()
        found_by_both = (*commands, *(HitRow(view.title, view=view) for view in found.views))
        return found_by_both or (HitRow(f"No command for “{asked}”."),)
    rows = [HitRow(f"Go to {found.goal.name}", goal=found.goal, at_once=True)] if found.goal is not None else []
    from withdrawal_timeline.query.folding import words_of  # noqa: PLC0415 - nothing is sought at a start

    typed = words_of(query)
    views = [HitRow(view.title, view=view, at_once=words_of(view.title) == typed) for view in found.views]
    rows += sorted(views, key=lambda row: not row.at_once)
    seen = [HitRow(hit.title, at, hit) for at, hit in enumerate(found.hits) if hit.record_id not in found.hidden]
    away = [HitRow(hit.title, at, hit, True) for at, hit in enumerate(found.hits) if hit.record_id in found.hidden]
    exact = [row for row in seen if row.hit is not None and not row.hit.alike]
    alike = [row for row in seen if row.hit is not None and row.hit.alike]
    rows += exact
    if not rows and (alike or not away):
        nothing = "No exact hit" if alike else "Nothing found"
        rows.append(HitRow(f"{nothing} for “{query.strip()}”."))
    if alike:
        rows += [HitRow("Spelled alike"), *alike]
    if away:
        by = f" ({found.hidden_by})" if found.hidden_by else ""
        rows += [HitRow(f"Hidden by the filter{by}: {len(away)}", reveals=True), *away]
    if commands:
        rows += [HitRow("Commands"), *commands]
    return tuple(rows)


def first_choice(rows: Sequence[HitRow]) -> int:
    """Return the row that Enter takes at once; -1 for none.

    That is a date or what was typed whole, else a saved view or a command where nothing else was found.
    """
    for at, row in enumerate(rows):
        if row.at_once:
            return at
    if any(row.hit is not None for row in rows):
        return -1
    return next((at for at, row in enumerate(rows) if row.chooses), -1)
