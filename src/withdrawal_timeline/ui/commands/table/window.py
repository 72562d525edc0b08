"""The commands that say what the window shows and how, and keep that."""

from __future__ import annotations

from collections.abc import Iterable

from withdrawal_timeline.ui.commands.table.spec import ActionSpec, Group, Where

DOMAIN_KEYS = (*(str(digit) for digit in range(1, 10)), "F10")
"""Keys of the domains in their order; the tenth digit, 0, shows all years."""
DOMAINS = len(DOMAIN_KEYS)
"""So many domains have commands of their own."""


def _domains() -> Iterable[ActionSpec]:
    for number, key in enumerate(DOMAIN_KEYS, start=1):
        yield ActionSpec(
            f"domain.toggle_{number}",
            f"Domain {number}",
            (key,),
            "Shows or hides this domain.",
            Group.FILTER,
            checkable=True,
        )
    for number in range(1, DOMAINS + 1):
        yield ActionSpec(
            f"domain.only_{number}",
            f"Only domain {number}",
            (f"Alt+{number % 10}",),
            "Shows this domain alone.",
            Group.FILTER,
        )


SEARCH: tuple[ActionSpec, ...] = (
    ActionSpec(
        "search.focus", "Search", ("Ctrl+F", "/", "Ctrl+K"), "Puts the cursor into the search box.", Group.SEARCH
    ),
    ActionSpec(
        "search.commands",
        "Find a command",
        ("Ctrl+Shift+P",),
        "Lists the commands in the search box, to be found by typing.",
        Group.SEARCH,
    ),
    ActionSpec("search.next", "Next hit", ("F3",), "Selects the next hit of the search.", Group.SEARCH),
    ActionSpec(
        "search.previous", "Previous hit", ("Shift+F3",), "Selects the previous hit of the search.", Group.SEARCH
    ),
)
"""Searching."""

FILTER: tuple[ActionSpec, ...] = (
    ActionSpec(
        "filter.focus", "Go to the filters", ("Ctrl+Shift+F",), "Puts the cursor into the sidebar.", Group.FILTER
    ),
    ActionSpec("filter.clear", "Clear all filters", ("Ctrl+Shift+L",), "Shows every entry again.", Group.FILTER),
    ActionSpec("domain.all", "All domains", ("Ctrl+0",), "Shows the entries of every domain.", Group.FILTER),
    *_domains(),
)
"""Filtering, by domain and at all."""

LOOK: tuple[ActionSpec, ...] = (
    ActionSpec(
        "compare.open", "Open or close the comparison", ("Shift+X",), "Shows what was chosen side by side.", Group.LOOK
    ),
    ActionSpec(
        "compare.align",
        "Switch calendar and day 0",
        ("D",),
        "Draws the compared lives by the calendar, or from the day that made each known.",
        Group.LOOK,
        Where.COMPARE,
    ),
    ActionSpec("compare.calendar", "Calendar", (), "Draws each life at its place in time.", Group.LOOK, checkable=True),
    ActionSpec(
        "compare.day_zero",
        "Day 0",
        (),
        "Draws each life from the first step that made it known: an announcement, an order or a notice.",
        Group.LOOK,
        checkable=True,
    ),
    ActionSpec(
        "compare.copy",
        "Copy the comparison",
        (),
        "Copies the comparison as a table with its sources, for a spreadsheet or a letter.",
        Group.LOOK,
    ),
    ActionSpec("compare.clear", "Empty the comparison", (), "Takes everything out of the tray.", Group.LOOK),
    ActionSpec(
        "tour.take",
        "Tour",
        ("U",),
        "Tells what both sides say, stop by stop; once more, it returns to where you were.",
        Group.LOOK,
        checkable=True,
    ),
    ActionSpec("tour.next", "Next stop of the tour", (".",), "Goes to the next stop of the tour.", Group.LOOK),
    ActionSpec("tour.previous", "Previous stop of the tour", (",",), "Goes back to the stop before.", Group.LOOK),
    ActionSpec(
        "view.switch",
        "Switch timeline and list",
        ("L",),
        "Changes between the timeline and the list of the same entries.",
        Group.LOOK,
    ),
    ActionSpec("view.timeline", "Timeline", (), "Shows the entries on the axis of time.", Group.LOOK, checkable=True),
    ActionSpec(
        "view.compare", "Compare", (), "Shows what was chosen to be compared side by side.", Group.LOOK, checkable=True
    ),
    ActionSpec("view.list", "List", (), "Shows the entries as a table.", Group.LOOK, checkable=True),
    ActionSpec("lanes.next", "Lanes by the next kind", ("V",), "Lets the lanes stand for something else.", Group.LOOK),
    ActionSpec("lanes.domain", "Domain", (), "A lane for each field of policy.", Group.LOOK, checkable=True),
    ActionSpec(
        "lanes.administration", "President", (), "A lane for each presidential term.", Group.LOOK, checkable=True
    ),
    ActionSpec("lanes.status", "Status", (), "A lane for each status.", Group.LOOK, checkable=True),
    ActionSpec("lanes.kind", "Kind of body", (), "A lane for each kind of body.", Group.LOOK, checkable=True),
    ActionSpec("lanes.body", "Body, by name", (), "A row for each body, from A to Z.", Group.LOOK, checkable=True),
    ActionSpec(
        "lane.collapse",
        "Collapse or open a lane",
        ("K",),
        "Shrinks the lane that is pointed at, or that of the selected entry, to one line, or opens it again.",
        Group.LOOK,
    ),
    ActionSpec(
        "lane.collapse_others",
        "Collapse the other lanes, or open all",
        ("Shift+K",),
        "Leaves one lane open, or opens all of them again.",
        Group.LOOK,
    ),
    ActionSpec(
        "lane.up",
        "Move a lane up",
        ("Ctrl+Up",),
        "Moves the lane that is pointed at, or that of the selected entry, past the one above.",
        Group.LOOK,
        Where.CANVAS,
    ),
    ActionSpec(
        "lane.down",
        "Move a lane down",
        ("Ctrl+Down",),
        "Moves the lane that is pointed at, or that of the selected entry, past the one below.",
        Group.LOOK,
        Where.CANVAS,
    ),
    ActionSpec(
        "lane.pin",
        "Pin or unpin a lane",
        ("Shift+P",),
        "Keeps the lane that is pointed at, or that of the selected entry, in view above the others, or lets it go.",
        Group.LOOK,
    ),
    ActionSpec("lane.given_order", "Original order of lanes", (), "Puts the lanes back into their order.", Group.LOOK),
    ActionSpec("theme.system", "As the system", (), "Light or dark as the system has it.", Group.LOOK, checkable=True),
    ActionSpec("theme.light", "Light", (), "Dark ink on light ground.", Group.LOOK, checkable=True),
    ActionSpec("theme.dark", "Dark", (), "Light ink on dark ground.", Group.LOOK, checkable=True),
    ActionSpec(
        "theme.switch",
        "Switch light and dark",
        ("Ctrl+Shift+D",),
        "Changes between the light and the dark theme.",
        Group.LOOK,
    ),
    ActionSpec("text.larger", "Larger text", ("Ctrl++", "Ctrl+="), "Makes all text larger.", Group.LOOK),
    ActionSpec("text.smaller", "Smaller text", ("Ctrl+-",), "Makes all text smaller.", Group.LOOK),
    ActionSpec("text.usual", "Usual text size", ("Ctrl+Alt+0",), "Gives all text its usual size.", Group.LOOK),
    ActionSpec(
        "motion.reduce", "Reduce motion", (), "Makes every move at once, without animation.", Group.LOOK, checkable=True
    ),
    ActionSpec(
        "window.full_screen",
        "Full screen",
        ("F11",),
        "Fills the screen, or leaves it again.",
        Group.LOOK,
        checkable=True,
    ),
    ActionSpec(
        "plots.open",
        "Plots …",
        ("Ctrl+G",),
        "Counts what is shown by year, president, domain, status or action; bars filter and can be saved.",
        Group.LOOK,
    ),
)
"""Which panels are seen, and how all of it looks."""

KEEP: tuple[ActionSpec, ...] = (
    ActionSpec(
        "link.copy",
        "Copy link to this view",
        ("Ctrl+Shift+C",),
        "Copies a link that opens exactly this view.",
        Group.KEEP,
    ),
    ActionSpec("views.save", "Save this view …", ("Ctrl+S",), "Saves what is shown now under a name.", Group.KEEP),
    ActionSpec("views.show", "Saved views …", (), "Lists the saved views, to open, rename or delete them.", Group.KEEP),
    ActionSpec(
        "pin.toggle", "Pin", ("P",), "Pins the selected entry, or takes the pin away.", Group.KEEP, checkable=True
    ),
    ActionSpec("note.edit", "Write a note", ("Ctrl+M",), "Puts the cursor into your note on the entry.", Group.KEEP),
    ActionSpec(
        "shown.export",
        "Export what is shown …",
        ("Ctrl+Shift+S",),
        "Writes the entries that are shown, or their sources, into a table, or all about them into a dossier.",
        Group.KEEP,
    ),
    ActionSpec(
        "notes.export",
        "Export notes and pins …",
        (),
        "Writes your notes and pins into a file, as Markdown or JSON.",
        Group.KEEP,
    ),
)
"""Keeping views, pins and notes."""

PROGRAM: tuple[ActionSpec, ...] = (
    ActionSpec("file.open", "Open dossier …", ("Ctrl+O",), "Opens another dossier, a folder or a file.", Group.PROGRAM),
    ActionSpec("help.keys", "Keys", ("?", "F1"), "Lists every command with its keys.", Group.PROGRAM),
    ActionSpec("help.about", "About", (), "Says what the dossier covers, its date and licence.", Group.PROGRAM),
    ActionSpec(
        "app.quit", "Quit", ("Ctrl+Q",), "Ends the program; the view is kept for the next start.", Group.PROGRAM
    ),
)
"""The program itself."""
