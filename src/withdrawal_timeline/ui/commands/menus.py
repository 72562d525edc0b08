"""Where the commands stand: nested lists of their ids, and the menus made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.ui.commands.table import DOMAINS


@frozen
class Menu:
    """A menu: its title, and ids of commands, further menus, or None for a line between groups."""

    title: str
    entries: tuple[str | Menu | None, ...]


LANES = Menu(
    "Lanes by",
    ("lanes.domain", "lanes.administration", "lanes.status", "lanes.kind", "lanes.body", None, "lanes.next"),
)

CITED = Menu("Citation style", tuple(f"cite.{style.value}" for style in CitationStyle))

OF_SOURCES: tuple[str | Menu | None, ...] = (
    "sources.copy",
    "sources.copy_bibtex",
    "sources.copy_ris",
    "sources.copy_csl_json",
    None,
    "sources.save",
)
"""What is done with all sources of an entry."""

OF_RECORD: tuple[str | Menu | None, ...] = (
    "detail.copy_citation",
    "detail.copy_text",
    "detail.copy_markdown",
    "detail.copy_html",
    None,
    Menu("Sources", OF_SOURCES),
    CITED,
    None,
    "file.print",
    "file.save_pdf",
)
"""The menu of the entry that is read, in the detail pane."""

LANE: tuple[str | None, ...] = (
    "lane.collapse",
    "lane.collapse_others",
    "lane.pin",
    None,
    "lane.up",
    "lane.down",
    "lane.given_order",
)
"""What can be done with a lane."""
ON_LANE: tuple[str | None, ...] = (*LANE, None, "hidden.list")
"""The menu of a lane's header."""

VIEWS = Menu("Saved views", ("views.save", "views.show"))
"""Below these the menu lists the saved views themselves."""

MENUS: tuple[Menu, ...] = (
    Menu("File", ("file.open", None, "file.print", "file.save_pdf", "shown.export", "notes.export", None, "app.quit")),
    Menu(
        "Go",
        (
            "history.back",
            "history.forward",
            "link.copy",
            VIEWS,
            None,
            "select.next",
            "select.previous",
            "select.above",
            "select.below",
            "select.first",
            "select.last",
            "hidden.list",
            None,
            "pending.next",
            "pending.previous",
            "linked.next",
            "linked.previous",
            None,
            "search.focus",
            "search.commands",
            "search.next",
            "search.previous",
            None,
            "select.clear",
        ),
    ),
    Menu(
        "Entry",
        (
            "detail.read",
            "detail.milestones",
            "detail.claims",
            "detail.sources",
            "detail.swap_sides",
            None,
            "pin.toggle",
            "note.edit",
            "compare.add",
            "compare.body",
            None,
            "detail.copy",
            "detail.copy_citation",
            "detail.copy_text",
            "detail.copy_markdown",
            "detail.copy_html",
            None,
            Menu("Sources", OF_SOURCES),
            CITED,
        ),
    ),
    Menu(
        "Time",
        (
            "view.zoom_in",
            "view.zoom_out",
            "view.pan_back",
            "view.pan_on",
            "view.scroll_up",
            "view.scroll_down",
            None,
            "view.today",
            "view.choose",
            "view.fit_selection",
            "view.fit_shown",
            "view.fit_all",
            "view.quiet",
            None,
            "view.opening",
        ),
    ),
    Menu(
        "Filter",
        (
            "filter.focus",
            "filter.clear",
            "domain.all",
            None,
            *(f"domain.toggle_{number}" for number in range(1, DOMAINS + 1)),
            None,
            Menu("Only", tuple(f"domain.only_{number}" for number in range(1, DOMAINS + 1))),
        ),
    ),
    Menu(
        "Look",
        (
            "view.timeline",
            "view.list",
            "view.compare",
            "view.switch",
            "compare.open",
            Menu(
                "Comparison",
                (
                    "compare.calendar",
                    "compare.day_zero",
                    "compare.align",
                    None,
                    "compare.copy",
                    "compare.clear",
                ),
            ),
            Menu("Tour", ("tour.take", None, "tour.next", "tour.previous")),
            "plots.open",
            Menu("List", ("list.ascending", "list.descending", None, "list.copy")),
            None,
            LANES,
            Menu("Lane", LANE),
            "capsule.toggle",
            None,
            Menu("Theme", ("theme.system", "theme.light", "theme.dark", None, "theme.switch")),
            Menu("Text size", ("text.larger", "text.smaller", None, "text.usual")),
            "motion.reduce",
            "window.full_screen",
        ),
    ),
    Menu("Help", ("help.keys", "help.about")),
)
"""All menus; every command of the table stands in exactly one of them."""

ON_ENTRY: tuple[str | Menu | None, ...] = (
    "detail.read",
    "view.fit_selection",
    None,
    "linked.next",
    "linked.previous",
    "hidden.list",
    "capsule.toggle",
    None,
    "pin.toggle",
    "note.edit",
    "compare.add",
    "compare.body",
    None,
    "detail.copy_citation",
    "detail.copy_text",
    None,
    Menu("Lane", LANE),
    LANES,
)
"""The menu of an entry in the timeline, which is selected when it opens."""

ON_GROUND: tuple[str | Menu | None, ...] = (
    "hidden.list",
    None,
    "view.today",
    "view.fit_shown",
    "view.fit_all",
    "view.quiet",
    None,
    "capsule.toggle",
    Menu("Lane", LANE),
    LANES,
    None,
    "filter.clear",
)
"""The menu of the timeline where there is no entry."""

CHOICES: tuple[tuple[str, ...], ...] = (
    ("theme.system", "theme.light", "theme.dark"),
    ("lanes.domain", "lanes.administration", "lanes.status", "lanes.kind", "lanes.body"),
    ("view.timeline", "view.list", "view.compare"),
    ("compare.calendar", "compare.day_zero"),
    tuple(f"cite.{style.value}" for style in CitationStyle),
)
"""Switches of which exactly one is on."""


def ids(menus: Iterable[Menu]) -> tuple[str, ...]:
    """Return the ids of all commands in ``menus``, in their order."""
    found: list[str] = []
    for menu in menus:
        for entry in menu.entries:
            if isinstance(entry, Menu):
                found.extend(ids((entry,)))
            elif entry is not None:
                found.append(entry)
    return tuple(found)


def fill(target: QMenu, entries: Sequence[str | Menu | None], actions: Mapping[str, QAction]) -> None:
    """Fill ``target`` with the commands, lines and further menus of ``entries``."""
    from withdrawal_timeline.ui.look.rounded import RoundMenu  # noqa: PLC0415 - no start opens a menu

    for entry in entries:
        if entry is None:
            target.addSeparator()
        elif isinstance(entry, Menu):
            inner = RoundMenu(entry.title, target)
            target.addMenu(inner)
            fill(inner, entry.entries, actions)
        else:
            target.addAction(actions[entry])


def build_menu(menus: Iterable[Menu], actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """Return one menu that holds all ``menus`` as its parts, owned by ``parent``."""
    from withdrawal_timeline.ui.look.rounded import RoundMenu  # noqa: PLC0415 - no start opens a menu

    whole = RoundMenu(parent=parent)
    fill(whole, tuple(menus), actions)
    return whole


def join_choices(actions: Mapping[str, QAction], parent: QObject) -> None:
    """Let exactly one switch of each of the ``CHOICES`` be on, in menus and wherever else they are switched."""
    for choice in CHOICES:
        group = QActionGroup(parent)
        for command in choice:
            group.addAction(actions[command])
