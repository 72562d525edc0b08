"""The sheet of keys: every command with its keys, in columns, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from withdrawal_timeline.domain.frozen import frozen
from withdrawal_timeline.ui.commands.actions import shown_key
from withdrawal_timeline.ui.commands.table import ActionSpec, Group, Where
from withdrawal_timeline.ui.look.theme import Palette, Role, font

_SERIES: Mapping[str, str] = {
    "domain.toggle_": "Show or hide a domain",
    "domain.only_": "Show one domain alone",
    "sources.copy": "Copy all sources",
    "cite.": "Citation style",
}
"""What is said of commands that share a line, by how their ids begin."""

COLUMNS: tuple[tuple[Group, ...], ...] = (
    (Group.MOVE, Group.KEEP, Group.PROGRAM),
    (Group.SELECT, Group.SEARCH, Group.FILTER),
    (Group.READ, Group.LOOK),
)
"""Which groups stand in which column."""
_FEWER_COLUMNS: tuple[tuple[tuple[Group, ...], ...], ...] = (
    (
        (Group.MOVE, Group.KEEP, Group.PROGRAM, Group.FILTER),
        (Group.SELECT, Group.SEARCH, Group.READ, Group.LOOK),
    ),
    ((Group.MOVE, Group.SELECT, Group.READ, Group.SEARCH, Group.FILTER, Group.LOOK, Group.KEEP, Group.PROGRAM),),
)
"""The same where the screen is too narrow for so large a text."""
_BESIDE, _ABOVE = 40, 80
"""What is left free of the screen, in pixels: beside the sheet, and above and below it."""


@frozen
class Line:
    """A line of the sheet: the keys, each a text of its own, and what they do."""

    keys: tuple[str, ...]
    text: str
    place: str = ""
    """Where the keys act: empty for the whole window, else the part that must have the focus, such as “list”."""


GESTURES: Mapping[Group, tuple[Line, ...]] = {
    Group.MOVE: (
        Line(("W", "S"), "Zoom in or out while held", "timeline"),
        Line(("A", "D"), "Earlier and later while held", "timeline"),
        Line(("Wheel",), "Zoom; Ctrl finer, Alt faster"),
        Line(("Shift+Wheel",), "Earlier and later"),
        Line(("Drag",), "Move; with Shift choose years"),
        Line(("Double click",), "Fit the entry, or zoom in"),
    ),
    Group.SELECT: (Line(("Ctrl+Click",), "Add to the comparison", "timeline"),),
    Group.LOOK: (
        Line(("Click",), "Collapse or open a lane, on its name"),
        Line(("Drag",), "Move a lane, by its name"),
        Line(("Wheel",), "Scroll the lanes, on a name"),
    ),
    Group.READ: (
        Line(("Menu",), "Copy the passage of the link", "details"),
        Line(("←", "→"), "Other years of a plot", "details"),
    ),
}
"""What hands do that is no command: held keys, by their place on the keyboard, and the mouse."""

_PLACES = {
    Where.WINDOW: "",
    Where.CANVAS: "timeline",
    Where.LIST: "list",
    Where.DETAIL: "details",
    Where.COMPARE: "comparison",
}


def lines(specs: Iterable[ActionSpec], group: Group) -> tuple[Line, ...]:
    """Return the lines of one group in the order of the table; series of commands share one line, ``1 … 9``."""
    found: dict[str, Line] = {}
    for spec in specs:
        if spec.group is not group:
            continue
        series = next((begin for begin in _SERIES if spec.id.startswith(begin)), None)
        if series is None:
            keys = tuple(shown_key(key) for key in spec.keys)
            found[spec.id] = Line(keys, spec.text, _PLACES[spec.where])
            continue
        keys = found[series].keys if series in found else ()
        found[series] = Line(_joined(keys, spec.keys[0]) if spec.keys else keys, _SERIES[series])
    return (*found.values(), *GESTURES.get(group, ()))


def _joined(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return ``keys`` with one more; a digit that follows the last one is written as a range: ``Alt+1 … 9``."""
    written = shown_key(key)
    first = keys[-1].split(" … ")[0] if keys else ""
    if first[:-1] == written[:-1] and first and int(keys[-1][-1]) + 1 == int(written[-1]):
        return (*keys[:-1], f"{first} … {written[-1]}")
    return (*keys, written)


class KeySheet(QDialog):
    """Shows all commands with their keys; Esc closes it.

    Parameters
    ----------
    specs
        The table of commands.
    palette, scale
        Colours and text scale.
    parent
        Owner; the sheet has room on its screen.
    room
        Size of another screen that the sheet has to fit.
    """

    def __init__(
        self,
        specs: Sequence[ActionSpec],
        palette: Palette,
        scale: float,
        parent: QWidget | None = None,
        room: QSize | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keySheet")
        self.setWindowTitle("Keys")
        if room is None:
            room = (parent or self).screen().availableGeometry().size()
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        # The bar at the right takes its room from the sheet, which is nearly always longer than the screen.
        bar = scroll.verticalScrollBar().sizeHint().width()
        most = room.width() - _BESIDE - bar
        sheet = self._sheet(specs, palette, scale, most)
        scroll.setWidget(sheet)
        note = QLabel(
            "Where “timeline”, “list”, “details” or “comparison” stands behind a key, it acts while that has the "
            "focus: click it, or press Tab. Single letters and signs are off while you type. In the list, letters go "
            "to the row that begins with them (Shift+L to one with L).",
            self,
        )
        note.setFont(font(Role.CAPTION, scale))
        note.setStyleSheet(f"color: {palette.ink3};")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 18)
        foot.setSpacing(16)
        foot.addWidget(note, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        wanted = sheet.sizeHint()
        self.setMinimumWidth(min(wanted.width(), most) + bar)
        self.resize(
            self.minimumWidth(),
            min(wanted.height() + foot.sizeHint().height() + 8, room.height() - _ABOVE),
        )

    def _sheet(self, specs: Sequence[ActionSpec], palette: Palette, scale: float, room: int) -> QWidget:
        """Return the commands in as many columns as have room side by side."""
        sheet = QWidget()
        for columns in (COLUMNS, *_FEWER_COLUMNS):
            sheet = QWidget()
            row = QHBoxLayout(sheet)
            row.setContentsMargins(24, 20, 24, 8)
            row.setSpacing(40)
            for groups in columns:
                row.addLayout(self._column(specs, groups, palette, scale))
            if sheet.sizeHint().width() <= room:
                return sheet
        for label in sheet.findChildren(QLabel):
            label.setWordWrap(True)
        return sheet

    def _column(
        self, specs: Sequence[ActionSpec], groups: Sequence[Group], palette: Palette, scale: float
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        row = 0
        for group in groups:
            head = QLabel(group.value, self)
            head.setFont(font(Role.SECTION, scale))
            head.setStyleSheet(f"color: {palette.ink};")
            if row:
                grid.setRowMinimumHeight(row, 12)
                row += 1
            grid.addWidget(head, row, 0, 1, 2)
            row += 1
            for line in lines(specs, group):
                grid.addWidget(self._keys(line, palette, scale), row, 0, Qt.AlignmentFlag.AlignLeft)
                text = QLabel(line.text, self)
                text.setFont(font(Role.BODY, scale))
                text.setStyleSheet(f"color: {palette.ink2};")
                grid.addWidget(text, row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _keys(self, line: Line, palette: Palette, scale: float) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key in line.keys:
            cap = QLabel(key, holder)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setFont(font(Role.STANCE, scale))
            cap.setStyleSheet(
                f"color: {palette.ink}; background: {palette.panel}; border: 1px solid {palette.line_strong};"
                " border-radius: 4px; padding: 0 5px 1px 5px;"
            )
            row.addWidget(cap)
        if line.place and line.keys:
            place = QLabel(line.place, holder)
            place.setFont(font(Role.CAPTION, scale))
            place.setStyleSheet(f"color: {palette.ink3};")
            row.addWidget(place)
        if not line.keys:
            dash = QLabel("in the menu", holder)
            dash.setFont(font(Role.CAPTION, scale))
            dash.setStyleSheet(f"color: {palette.ink3};")
            row.addWidget(dash)
        return holder
