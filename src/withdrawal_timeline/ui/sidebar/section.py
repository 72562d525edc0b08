"""A facet in the sidebar: its head and its rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from withdrawal_timeline.query.facets import FACET_TITLES, is_invertible, is_ticked
from withdrawal_timeline.query.filters import Facet, Filter
from withdrawal_timeline.ui.look.theme import LIGHT, Palette, Role
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.parts.text_button import TextButton
from withdrawal_timeline.ui.sidebar.heads import DomainHead, FoldHead
from withdrawal_timeline.ui.sidebar.row import PAD, PLAIN_NAME, FacetRow
from withdrawal_timeline.ui.sidebar.row_state import RowState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from withdrawal_timeline.ui.sidebar.hosts import SectionHost
    from withdrawal_timeline.ui.sidebar.narrow_field import NarrowField

_AT_FIRST = 4
"""Rows shown of a long facet before “… more” is pressed."""
_LONG_FROM = 6
_UNFOLDED = (Facet.DOMAIN, Facet.STATUS, Facet.ACTION)
"""Facets whose rows are to be seen from the start."""
ON_RAIL = (Facet.DOMAIN, Facet.STATUS)


class Section(QWidget):
    """Head and rows of one facet.

    Parameters
    ----------
    host
        Told of what happens; as for rows, connections would take longer than all else here.
    """

    def __init__(self, facet: Facet, host: SectionHost, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self.facet = facet
        self._palette, self._scale, self._right = LIGHT, 1.0, float(PAD)
        self._offered = True
        self._rail, self._open, self._all_rows = False, facet in _UNFOLDED, False
        self._values: tuple[tuple[str, str], ...] = ()
        self._chosen, self._counts = Filter(), dict[str, int]()
        self._rows: dict[str, FacetRow] = {}
        self._led = 0  # through so many parts Tab was led in their order
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(FACET_TITLES[facet])
        self._head: DomainHead | FoldHead
        if facet is Facet.DOMAIN:
            head = DomainHead(FACET_TITLES[facet], self)
            head.allWished.connect(self.wish_all)
            head.noneWished.connect(self.wish_none)
            head.invertWished.connect(self.wish_invert)
            self._head = head
        else:
            fold = FoldHead(FACET_TITLES[facet], self)
            fold.clicked.connect(self._fold)
            fold.clearWished.connect(self.wish_all)
            fold.invertWished.connect(self.wish_invert)
            fold.set_open(self._open)
            self._head = fold
        self._column.addWidget(self._head)
        self._narrow, self._more = LatePart(self._made_narrow), LatePart(self._made_more)
        self._arrange()

    def _made_narrow(self) -> NarrowField:
        from withdrawal_timeline.ui.sidebar.narrow_field import NarrowField  # noqa: PLC0415 - no start shows one

        field = NarrowField(FACET_TITLES[self.facet], self)
        field.set_palette(self._palette, self._scale)
        field.set_right(self._right)
        field.narrowed.connect(self._arrange)
        field.rowsWished.connect(self._enter_rows)
        field.hide()
        self._column.insertWidget(1, field)
        return field

    def _made_more(self) -> TextButton:
        button = TextButton("", self, role=Role.CAPTION)
        button.set_palette(self._palette, self._scale)
        button.set_indent(PLAIN_NAME - 4)
        button.clicked.connect(self._show_more)
        button.hide()
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    @property
    def rows(self) -> tuple[FacetRow, ...]:
        """All rows, in the order in which they stand; none before the section was unfolded first."""
        return tuple(self._rows.values())

    @property
    def head(self) -> QWidget:
        """The head."""
        return self._head

    @property
    def narrow_field(self) -> NarrowField:
        """The field that narrows the rows of a long facet; there while all of them are shown."""
        return self._narrow.get()

    @property
    def more_button(self) -> TextButton:
        """The button that shows all rows of a long facet."""
        return self._more.get()

    def set_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Show these values, each with its whole name; rows that were there go."""
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._values, self._counts = {}, tuple(values), {}
        self._arrange()

    def _make_rows(self) -> None:
        """Make the rows: not before they are seen, as most of them stand in sections that few readers unfold."""
        first = 1 if self._narrow.made is None else 2
        for place, (value, label) in enumerate(self._values):
            row = FacetRow(self.facet, value, label, self, self)
            row.set_palette(self._palette, self._scale)
            row.set_rail(self._rail)
            row.set_right(self._right)
            self._column.insertWidget(first + place, row)
            self._rows[value] = row
        self._led = 0
        if self._rows:
            next(iter(self._rows.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tick()

    def set_filter(self, chosen: Filter, counts: Mapping[str, int]) -> None:
        """Show what is ticked, and the count of each value."""
        if chosen == self._chosen and counts == self._counts:
            return
        self._chosen, self._counts = chosen, dict(counts)
        values = chosen.chosen(self.facet)
        self._tick()
        if isinstance(self._head, DomainHead):
            self._head.set_state(sum(counts.values()), restricts=values is not None, empty=values == frozenset())
        else:
            self._head.set_chosen(len(values or ()), invertible=is_invertible(chosen, self.facet))
        self._arrange()

    def _tick(self) -> None:
        """Let the rows show what is ticked."""
        chosen, values = self._chosen, self._chosen.chosen(self.facet)
        few = values is not None and 2 * len(values) <= len(self._rows)
        for value, row in self._rows.items():
            ticked = is_ticked(chosen, self.facet, value)
            stands_out = ticked and values is not None and (few or self.facet is not Facet.DOMAIN)
            row.set_state(RowState(self._counts.get(value, 0), ticked, values is not None, stands_out))

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        for part in (self._head, self._narrow.made, self._more.made, *self._rows.values()):
            if part is not None:
                part.set_palette(palette, scale)
        self._arrange()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show badges alone; facets without badges vanish."""
        if rail == self._rail:
            return
        self._rail = rail
        for row in self._rows.values():
            row.set_rail(rail)
        self._show()
        self._arrange()

    def set_offered(self, offered: bool) -> None:
        """Let the facet be seen at all, or not."""
        if offered != self._offered:
            self._offered = offered
            self._show()

    def _show(self) -> None:
        self.setVisible(self._offered and (not self._rail or self.facet in ON_RAIL))

    def set_right(self, right: float) -> None:
        """Keep this distance, in logical pixels, between what stands at the right and the right edge."""
        self._right = right
        self._head.set_right(right)
        if self._narrow.made is not None:
            self._narrow.made.set_right(right)
        for row in self._rows.values():
            row.set_right(right)

    def set_open(self, open_: bool) -> None:
        """Unfold or fold the rows; the domains stay unfolded."""
        if isinstance(self._head, FoldHead):
            if not open_ and any(part.hasFocus() for part in self.findChildren(QWidget)):
                # Left to itself Qt gives it to what Tab comes to next, be it the button that takes a chip away.
                self._head.setFocus(Qt.FocusReason.OtherFocusReason)
            self._open = open_
            self._head.set_open(open_)
            self._arrange()

    def enter(self, step: int) -> bool:
        """Give the focus to the first (1) or last (-1) row; False where none is to be seen."""
        seen = self._seen()
        if seen:
            seen[0 if step > 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above the section."""
        if self.facet is Facet.DOMAIN:
            return
        painter = QPainter(self)
        pad = round((PAD if not self._rail else 10) * self._scale)
        right = pad if self._rail else round(self._right * self._scale)
        painter.fillRect(pad, 0, self.width() - pad - right, 1, QColor(self._palette.line))
        painter.end()

    # -- what its parts tell it -----------------------------------------------------------------------------

    def wish_toggle(self, value: str) -> None:
        """Wish that a value be ticked, or no longer."""
        self._host.toggle(self.facet, value)

    def wish_only(self, value: str) -> None:
        """Wish that a value be the only one."""
        self._host.only(self.facet, value)

    def wish_all(self) -> None:
        """Wish that every value pass."""
        self._host.everything(self.facet)

    def wish_none(self) -> None:
        """Wish that no value pass."""
        self._host.none(self.facet)

    def wish_invert(self) -> None:
        """Wish that what is not ticked be ticked, and nothing else."""
        self._host.invert(self.facet)

    def step(self, row: FacetRow, step: int) -> None:
        """Let the focus go to the neighbour above (-1) or below (1), beyond the last one into the next section."""
        seen = self._seen()
        place = seen.index(row) + step
        if 0 <= place < len(seen):
            seen[place].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._host.step_beyond(self.facet, step)

    def keep_focus(self, row: FacetRow) -> None:
        """Make the row that got the focus the one that Tab comes back to."""
        for each in self._rows.values():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is row else Qt.FocusPolicy.ClickFocus)
        self._host.bring_into_view(row)

    def point_at(self, row: FacetRow) -> None:
        """Tell that the pointer came to a row."""
        self._host.point_at(row)

    def show_tip(self, row: FacetRow, show: bool) -> None:
        """Tell that the name of a row should be shown beside the rail, or no longer."""
        self._host.show_tip(row, show)

    # -- parts ----------------------------------------------------------------------------------------------

    def _seen(self) -> list[FacetRow]:
        return [row for row in self._rows.values() if not row.isHidden()]

    def _arrange(self) -> None:
        """Show what is unfolded: of a long facet the first rows, and every ticked one."""
        if not self._rows and (self._open or (self._rail and self.facet in ON_RAIL)):
            self._make_rows()
        long = len(self._rows) >= _LONG_FROM and self.facet is not Facet.DOMAIN
        hidden, narrow = 0, self._narrow.made
        for place, row in enumerate(self._rows.values()):
            kept = not long or self._all_rows or place < _AT_FIRST or row.state.ticked
            kept = kept and (row.state.ticked or narrow is None or narrow.lets_through(row.text()))
            hidden += not kept
            row.setVisible(self._rail or (self._open and kept))
        self._head.setVisible(not self._rail)
        offered = long and self._open and not self._rail and (hidden > 0 or self._all_rows)
        self._more.let_be_seen(offered)
        self._narrow.let_be_seen(offered and self._all_rows)
        if self._more.made is not None:
            self._more.made.setText("Fewer" if self._all_rows else f"{hidden} more")
            self._more.made.setAccessibleName(f"{self._more.made.text()}: {FACET_TITLES[self.facet]}")
            self._more.made.updateGeometry()
        scale = self._scale
        above = round((5 if self._rail else 2) * scale) if self.facet is not Facet.DOMAIN else 0
        if self._rail and self.facet is Facet.DOMAIN:
            above = round(8 * scale)
        below = round((6 if self._rail or self._open else 0) * scale)
        self._column.setContentsMargins(0, above, 0, below)
        self._lead_tab()
        self.updateGeometry()

    def _lead_tab(self) -> None:
        """Let Tab follow the order in which all stands, whenever more of it was made."""
        narrow, more = self._narrow.made, self._more.made
        line = () if narrow is None else (narrow.line,)
        stops = (self._head, *self._head.buttons, *line, *self._rows.values(), *(() if more is None else (more,)))
        if len(stops) != self._led:
            self._led = len(stops)
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _fold(self) -> None:
        self.set_open(not self._open)

    def _show_more(self) -> None:
        self._all_rows = not self._all_rows
        if not self._all_rows and self._narrow.made is not None:
            self._narrow.made.line.clear()
        self._arrange()
        if self._all_rows:
            self._narrow.get().setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_rows(self) -> None:
        self.enter(1)
