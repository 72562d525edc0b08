"""The one table of commands; menus, tool bar, shortcuts and the sheet of keys all read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.domain.wording import CITATION_STYLE

DOMAIN_KEYS = (*(str(digit) for digit in range(1, 10)), "F10")
"""Keys of the domains in their order; the tenth digit, 0, shows all years."""
DOMAINS = len(DOMAIN_KEYS)
"""So many domains have commands of their own."""


_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_ARROW = re.compile(rf"\b({'|'.join(_ARROWS)})\b")


class Group(StrEnum):
    """Under which head a command stands in the sheet of keys."""

    MOVE = "Moving in time"
    SELECT = "Entries"
    READ = "Reading and copying"
    SEARCH = "Searching"
    FILTER = "Filtering"
    LOOK = "Look"
    KEEP = "Keeping"
    PROGRAM = "Program"


class Where(StrEnum):
    """Where the keys of a command act."""

    WINDOW = "window"
    """Anywhere in the window; keys that a text field takes as typing are letters there."""
    CANVAS = "canvas"
    """Only while the timeline has the focus: keys that lists, buttons and texts need for themselves."""
    LIST = "list"
    """Only while the list of entries has the focus."""
    COMPARE = "compare"
    """Only while the comparison has the focus."""
    DETAIL = "detail"
    """Only while the detail pane has the focus."""


@frozen
class ActionSpec:
    """A command as the reader meets it.

    Parameters
    ----------
    id
        Name of the command, for the program and its tests: ``view.fit_all``.
    text
        Its name in menus, in sentence case.
    keys
        Its key sequences in Qt's portable form, the one to show first; may be empty.
    tip
        What it does, as a sentence.
    group
        Where it stands in the sheet of keys.
    where
        Where its keys act.
    checkable
        Whether it is a switch that menus show as on or off.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    tip: str
    group: Group
    where: Where = Where.WINDOW
    checkable: bool = False


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


SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("view.zoom_in", "Zoom in", ("+", "="), "Shows less time, larger.", Group.MOVE),
    ActionSpec("view.zoom_out", "Zoom out", ("-",), "Shows more time, smaller.", Group.MOVE),
    ActionSpec(
        "view.pan_back", "Earlier", ("Shift+Left",), "Moves the window towards the past.", Group.MOVE, Where.CANVAS
    ),
    ActionSpec(
        "view.pan_on", "Later", ("Shift+Right",), "Moves the window towards the future.", Group.MOVE, Where.CANVAS
    ),
    ActionSpec("view.scroll_up", "Higher lanes", ("PgUp",), "Scrolls the lanes up.", Group.MOVE, Where.CANVAS),
    ActionSpec("view.scroll_down", "Lower lanes", ("PgDown",), "Scrolls the lanes down.", Group.MOVE, Where.CANVAS),
    ActionSpec("view.today", "Go to today", ("T",), "Moves the window so that today lies in its middle.", Group.MOVE),
    ActionSpec("view.fit_all", "Show all years", ("0",), "Shows the whole span of the dossier.", Group.MOVE),
    ActionSpec(
        "view.fit_shown",
        "Fit what is shown",
        ("Shift+0",),
        "Shows the years of the entries that pass the filter.",
        Group.MOVE,
    ),
    ActionSpec(
        "view.fit_selection", "Go to the selected entry", ("F",), "Brings the selected entry into view.", Group.MOVE
    ),
    ActionSpec(
        "view.quiet",
        "Compress quiet years",
        ("Y",),
        "Runs through years in which nothing of what is shown happens in a short break, or shows them in full again.",
        Group.MOVE,
        checkable=True,
    ),
    ActionSpec("view.choose", "Choose years", ("G",), "Opens the choice of years.", Group.MOVE),
    ActionSpec(
        "view.opening",
        "Opening view",
        ("Ctrl+Shift+0",),
        "Returns to the view of a first start: no filter, nothing selected.",
        Group.MOVE,
    ),
    ActionSpec("history.back", "Back", ("Alt+Left",), "Returns to the view before this one.", Group.MOVE),
    ActionSpec("history.forward", "Forward", ("Alt+Right",), "Goes to the view after this one again.", Group.MOVE),
    ActionSpec("select.next", "Next entry", ("Right",), "Selects the next entry in time.", Group.SELECT, Where.CANVAS),
    ActionSpec(
        "select.previous",
        "Previous entry",
        ("Left",),
        "Selects the previous entry in time.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "select.above",
        "Entry in the lane above",
        ("Up",),
        "Selects the entry in the lane above that is nearest in time.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "select.below",
        "Entry in the lane below",
        ("Down",),
        "Selects the entry in the lane below that is nearest in time.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "select.first",
        "First entry",
        ("Home",),
        "Selects the earliest entry that is shown.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "select.last", "Last entry", ("End",), "Selects the latest entry that is shown.", Group.SELECT, Where.CANVAS
    ),
    ActionSpec(
        "hidden.list",
        "List what is hidden here",
        ("E",),
        "Lists what lies close together, is folded or left out where the pointer is, or in the lane of the selection.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "pending.next", "Next pending entry", ("N",), "Selects the next entry that is not yet in effect.", Group.SELECT
    ),
    ActionSpec(
        "pending.previous",
        "Previous pending entry",
        ("Shift+N",),
        "Selects the previous entry that is not yet in effect.",
        Group.SELECT,
    ),
    ActionSpec(
        "linked.next",
        "Next linked entry",
        ("]",),
        "Selects what belongs to the selected entry and comes next in time.",
        Group.SELECT,
    ),
    ActionSpec(
        "linked.previous",
        "Previous linked entry",
        ("[",),
        "Selects what belongs to the selected entry and comes before it in time.",
        Group.SELECT,
    ),
    ActionSpec(
        "select.clear",
        "Step back",
        ("Esc",),
        "Leaves the search, then the selection, and returns to the overview.",
        Group.SELECT,
    ),
    ActionSpec(
        "compare.add",
        "Add to the comparison",
        ("X",),
        "Puts the selected entry into the tray of what is to be compared, or takes it out again.",
        Group.SELECT,
        checkable=True,
    ),
    ActionSpec(
        "compare.body",
        "Compare all of this body",
        (),
        "Compares all withdrawals from the body of the selected entry.",
        Group.SELECT,
    ),
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
        "capsule.toggle",
        "Unfold or fold the memorandum",
        ("Space",),
        "Unfolds the memorandum's capsule in the lane of the selected entry; in all lanes when nothing is selected.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "list.ascending",
        "Sort the list upwards",
        ("Alt+Up",),
        "Sorts the list by the column of the marked cell, the smallest first.",
        Group.SELECT,
        Where.LIST,
    ),
    ActionSpec(
        "list.descending",
        "Sort the list downwards",
        ("Alt+Down",),
        "Sorts the list by the column of the marked cell, the largest first.",
        Group.SELECT,
        Where.LIST,
    ),
    ActionSpec(
        "list.copy",
        "Copy rows of the list",
        ("Ctrl+C",),
        "Copies the marked rows as text, for a spreadsheet or a letter.",
        Group.SELECT,
        Where.LIST,
    ),
    ActionSpec(
        "detail.read",
        "Read the selected entry",
        ("Return", "Enter"),
        "Puts the cursor into the detail pane; Esc leads back.",
        Group.SELECT,
        Where.CANVAS,
    ),
    ActionSpec(
        "detail.milestones", "Milestones", ("M",), "Goes to the milestones of the entry.", Group.READ, Where.DETAIL
    ),
    ActionSpec("detail.claims", "Claims", ("C",), "Goes to the claims of the entry.", Group.READ, Where.DETAIL),
    ActionSpec("detail.sources", "Sources", ("S",), "Goes to the sources of the entry.", Group.READ, Where.DETAIL),
    ActionSpec(
        "detail.copy",
        "Copy what is marked",
        ("Ctrl+C",),
        "Copies the marked text; where nothing is marked, the citation of the entry.",
        Group.READ,
        Where.DETAIL,
    ),
    ActionSpec(
        "detail.copy_citation",
        "Copy citation",
        ("Alt+C",),
        "Copies the citation of the selected entry.",
        Group.READ,
    ),
    ActionSpec(
        "detail.copy_text",
        "Copy with sources",
        ("Alt+T",),
        "Copies the selected entry with its numbered sources, as text for other programs.",
        Group.READ,
    ),
    ActionSpec(
        "detail.copy_markdown",
        "Copy as Markdown",
        (),
        "Copies the selected entry with its numbered sources, as Markdown.",
        Group.READ,
    ),
    ActionSpec(
        "detail.copy_html",
        "Copy as HTML",
        (),
        "Copies the selected entry with its numbered sources, as the source of a web page.",
        Group.READ,
    ),
    ActionSpec(
        "sources.copy", "Copy all as citations", (), "Copies all sources of the entry as citations.", Group.READ
    ),
    ActionSpec(
        "sources.copy_bibtex", "Copy all as BibTeX", (), "Copies all sources of the entry as BibTeX.", Group.READ
    ),
    ActionSpec("sources.copy_ris", "Copy all as RIS", (), "Copies all sources of the entry as RIS.", Group.READ),
    ActionSpec(
        "sources.copy_csl_json", "Copy all as CSL-JSON", (), "Copies all sources of the entry as CSL-JSON.", Group.READ
    ),
    ActionSpec(
        "sources.save",
        "Save sources as …",
        (),
        "Saves all sources of the entry for a reference manager, as BibTeX, RIS or CSL-JSON.",
        Group.READ,
    ),
    *(
        ActionSpec(f"cite.{style.value}", name, (), "Cites sources in this style.", Group.READ, checkable=True)
        for style, name in CITATION_STYLE.items()
    ),
    ActionSpec(
        "detail.swap_sides",
        "Swap the two sides",
        ("B",),
        "Lets the two sides of the claims change places.",
        Group.READ,
    ),
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
    ActionSpec(
        "filter.focus", "Go to the filters", ("Ctrl+Shift+F",), "Puts the cursor into the sidebar.", Group.FILTER
    ),
    ActionSpec("filter.clear", "Clear all filters", ("Ctrl+Shift+L",), "Shows every entry again.", Group.FILTER),
    ActionSpec("domain.all", "All domains", ("Ctrl+0",), "Shows the entries of every domain.", Group.FILTER),
    *_domains(),
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
        "notes.export",
        "Export notes and pins …",
        (),
        "Writes your notes and pins into a file, as Markdown or JSON.",
        Group.KEEP,
    ),
    ActionSpec(
        "plots.open",
        "Plots …",
        ("Ctrl+G",),
        "Counts what is shown by year, president, domain, status or action; bars filter and can be saved.",
        Group.LOOK,
    ),
    ActionSpec("file.print", "Print …", ("Ctrl+P",), "Prints the entry, its sources as end notes.", Group.READ),
    ActionSpec("file.save_pdf", "Save as PDF …", (), "Saves the entry as PDF, its sources as end notes.", Group.READ),
    ActionSpec("file.open", "Open dossier …", ("Ctrl+O",), "Opens another dossier, a folder or a file.", Group.PROGRAM),
    ActionSpec("help.keys", "Keys", ("?", "F1"), "Lists every command with its keys.", Group.PROGRAM),
    ActionSpec("help.about", "About", (), "Says what the dossier covers, its date and licence.", Group.PROGRAM),
    ActionSpec(
        "app.quit", "Quit", ("Ctrl+Q",), "Ends the program; the view is kept for the next start.", Group.PROGRAM
    ),
)
"""Every command of the program, in the order of the sheet of keys."""

NEED_LANES = ("lane.collapse", "lane.collapse_others", "lane.pin", "lane.up", "lane.down")
"""Commands that can do nothing while no lanes are seen."""

NEED_A_SELECTION = (
    "view.fit_selection",
    "detail.milestones",
    "detail.claims",
    "detail.sources",
    "detail.swap_sides",
    "detail.copy",
    "detail.copy_citation",
    "detail.copy_text",
    "detail.copy_markdown",
    "detail.copy_html",
    "sources.copy",
    "sources.copy_bibtex",
    "sources.copy_ris",
    "sources.copy_csl_json",
    "sources.save",
    "file.print",
    "file.save_pdf",
    "pin.toggle",
    "note.edit",
)
"""Commands that can do nothing while no entry is selected."""


def build_actions(
    specs: Iterable[ActionSpec], handlers: Mapping[str, Callable[[], object]], parent: QObject
) -> dict[str, QAction]:
    """Return an action for each spec, by its id, connected to its handler and owned by ``parent``.

    Parameters
    ----------
    specs
        The table.
    handlers
        Bound methods by the id of the command. The caller keeps the objects alive that they belong to.
    parent
        Owner of the actions.

    Raises
    ------
    KeyError
        If a command has no handler, or a handler no command.
    """
    table = {spec.id: spec for spec in specs}
    if lost := sorted(table.keys() ^ handlers.keys()):
        raise KeyError(f"these stand in the table or among the handlers, but not in both: {', '.join(lost)}")
    actions = {}
    for spec in table.values():
        action = QAction(spec.text, parent)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.where is Where.WINDOW
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.setToolTip(tip_with_key(spec))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        action.triggered.connect(handlers[spec.id])
        actions[spec.id] = action
    return actions


def tip_with_key(spec: ActionSpec) -> str:
    """Return the text of a tooltip: the command, with its first key in brackets."""
    return f"{spec.text} ({shown_key(spec.keys[0])})" if spec.keys else spec.text


def shown_key(key: str) -> str:
    """Return a key sequence as this system writes it, arrows as arrows; a lone hyphen as a minus sign."""
    if key == "-":
        return "−"
    written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return _ARROW.sub(_as_arrow, written)


def _as_arrow(found: re.Match[str]) -> str:
    return _ARROWS[found[0]]
