"""The commands that go through time and entries, and read one."""

from __future__ import annotations

from withdrawal_timeline.domain.wording import CITATION_STYLE
from withdrawal_timeline.ui.commands.table.spec import ActionSpec, Group, Where

MOVE: tuple[ActionSpec, ...] = (
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
)
"""Moving in time."""

SELECT: tuple[ActionSpec, ...] = (
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
        "Compares all entries of the body of the selected entry.",
        Group.SELECT,
    ),
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
)
"""Going from entry to entry, and what is done with one."""

READ: tuple[ActionSpec, ...] = (
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
    ActionSpec("file.print", "Print …", ("Ctrl+P",), "Prints the entry, its sources as end notes.", Group.READ),
    ActionSpec("file.save_pdf", "Save as PDF …", (), "Saves the entry as PDF, its sources as end notes.", Group.READ),
)
"""Reading, copying and printing an entry."""
