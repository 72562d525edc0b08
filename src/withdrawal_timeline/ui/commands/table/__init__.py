"""The one table of commands; menus, tool bar, shortcuts and the sheet of keys all read it."""

from withdrawal_timeline.ui.commands.table.entries import MOVE, READ, SELECT
from withdrawal_timeline.ui.commands.table.spec import ActionSpec, Group, Where
from withdrawal_timeline.ui.commands.table.window import DOMAINS, FILTER, KEEP, LOOK, PROGRAM, SEARCH

__all__ = ["DOMAINS", "NEED_A_SELECTION", "NEED_LANES", "SPECS", "ActionSpec", "Group", "Where"]

SPECS: tuple[ActionSpec, ...] = (*MOVE, *SELECT, *READ, *SEARCH, *FILTER, *LOOK, *KEEP, *PROGRAM)
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
