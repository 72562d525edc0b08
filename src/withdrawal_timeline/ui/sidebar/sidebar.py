"""The sidebar: all facets, one below the other, in a pane that scrolls when it is too low."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from withdrawal_timeline.query import facets
from withdrawal_timeline.query.filters import Facet, Filter, values_for, values_of
from withdrawal_timeline.ui.look.line_icons import LineIcon
from withdrawal_timeline.ui.look.theme import LIGHT, SIZES, Palette
from withdrawal_timeline.ui.parts.late import LatePart
from withdrawal_timeline.ui.parts.own_viewport import own_viewport
from withdrawal_timeline.ui.parts.tab_order import come_after
from withdrawal_timeline.ui.sidebar.row import PAD
from withdrawal_timeline.ui.sidebar.section import ON_RAIL, Section

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.ui.parts.icon_button import IconButton
    from withdrawal_timeline.ui.sidebar.rail_tip import RailTip
    from withdrawal_timeline.ui.sidebar.row import FacetRow

_TITLE_ROOM = 40
"""What stays in view above and below a row that gets the focus, in pixels."""


class Sidebar(QWidget):
    """Facets with check boxes and live counts; on the rail, badges alone.

    It shows the filter that it was told and wishes for another one; it never changes anything itself. Where only a
    rail has room, a button wishes for the whole sidebar in its place, and for the rail again.
    """

    filterWished = Signal(object)
    """A ``Filter`` that the reader asked for."""
    wholeWished = Signal(bool)
    """The whole sidebar should take the place of the rail (true), or the rail its place again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("Filters")
        self._palette, self._scale, self._rail = LIGHT, 1.0, False
        self._dossier: Dossier | None = None
        self._filter, self._own = Filter(), False

        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        own_viewport(self._area)
        # Before it is filled: what comes into a window filled is polished a second time, with all that it contains.
        self._content = QWidget(self._area)
        self._content.setObjectName("sidebarContent")
        self._area.setWidget(self._content)
        # Until there are rows: where it can be seen, each row that comes would have all arranged anew.
        self._content.hide()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        self._sections = {facet: Section(facet, self, self._content) for facet in Facet}
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)

        self._content.setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)
        self._area.verticalScrollBar().valueChanged.connect(self._find_pointer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._area, 1)
        self._foot = QVBoxLayout()
        outer.addLayout(self._foot)
        self._more, self._beyond = LatePart(self._made_more), False
        self._tip = LatePart(self._made_tip)

    def _made_more(self) -> IconButton:
        from withdrawal_timeline.ui.parts.icon_button import IconButton  # noqa: PLC0415 - no start shows it

        button = IconButton(LineIcon.FUNNEL, "All filters", self, side=34, icon_side=14)
        button.set_palette(self._palette, self._scale)
        button.set_lively(self._beyond)
        button.clicked.connect(self._wish_whole)
        self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        come_after(button, self._area)
        return button

    def _made_tip(self) -> RailTip:
        from withdrawal_timeline.ui.sidebar.rail_tip import RailTip  # noqa: PLC0415 - nothing is hovered yet

        return RailTip(self.window())

    def section(self, facet: Facet) -> Section:
        """Return the part that shows ``facet``."""
        return self._sections[facet]

    def set_dossier(self, dossier: Dossier) -> None:
        """Show the facets of ``dossier``, nothing chosen, every count without restriction."""
        self._dossier = dossier
        for facet, section in self._sections.items():
            values = values_of(dossier, facet)
            if facet is Facet.ACTION:
                often = Counter(value for entry in dossier.withdrawals for value in values_for(dossier, entry, facet))
                values = tuple(sorted(values, key=often.__getitem__, reverse=True))
            section.set_values([(value, facets.value_label(dossier, facet, value)) for value in values])
        self.set_filter(Filter(), facets.facet_counts(dossier, Filter()))
        self._content.show()

    def set_filter(self, chosen: Filter, counts: facets.FacetCounts) -> None:
        """Show what is chosen.

        Parameters
        ----------
        chosen
            The filter as it is.
        counts
            ``query.facets.facet_counts`` for it.
        """
        self._filter = chosen
        for facet, section in self._sections.items():
            section.set_filter(chosen, counts.get(facet, {}))
        self._offer_own()
        self._beyond = any(chosen.chosen(facet) is not None for facet in Facet if facet not in ON_RAIL)
        if self._more.made is not None:
            self._more.made.set_lively(self._beyond)

    def set_own(self, there: bool) -> None:
        """Offer pins and notes as a facet while there are any."""
        self._own = there
        self._offer_own()

    def _offer_own(self) -> None:
        self._sections[Facet.OWN].set_offered(self._own or self._filter.own is not None)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        for section in self._sections.values():
            section.set_palette(palette, scale)
        if self._more.made is not None:
            self._more.made.set_palette(palette, scale)
        self._place_more()
        self.updateGeometry()
        self.update()

    @property
    def is_rail(self) -> bool:
        """Whether badges alone are shown."""
        return self._rail

    def set_rail(self, rail: bool, foldable: bool = False) -> None:
        """Show only badges, on 48 px, or the whole sidebar again.

        Parameters
        ----------
        foldable
            Whether the whole sidebar stands where usually the rail does, so that a button folds it to one.
        """
        self._rail = rail
        for section in self._sections.values():
            section.set_rail(rail)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if rail else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(policy)
        name = "All filters" if rail else "Fold the filters"
        self._more.let_be_seen(rail or foldable)
        if self._more.made is not None:
            self._more.made.setAccessibleName(name)
            self._more.made.setToolTip(name)
        self._place_more()
        self._hide_tip()
        self.updateGeometry()

    def enter(self) -> None:
        """Give the focus to the first row; on a rail the reader gets the whole sidebar first."""
        if self._rail:
            self.wholeWished.emit(True)
        self._sections[Facet.DOMAIN].enter(1)

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        width = SIZES.sidebar_rail if self._rail else SIZES.sidebar_normal
        return QSize(round(width * self._scale), 400)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the rail; the height may be anything, as the pane scrolls."""
        return QSize(SIZES.sidebar_rail, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep counts clear of the scroll bar."""
        super().resizeEvent(event)
        self._make_room_for_scroll_bar()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the pane."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._palette.panel))
        painter.end()

    def _wish_whole(self) -> None:
        self.wholeWished.emit(self._rail)

    def _place_more(self) -> None:
        """Keep the button in the middle of the rail, and at the same place below the whole sidebar."""
        if self._more.made is not None:
            beside = max(0, (SIZES.sidebar_rail - self._more.made.sizeHint().width()) // 2)
            self._foot.setContentsMargins(beside, 0, 0, 0)

    def _find_pointer(self) -> None:
        """Find the row under the pointer anew, because rows were scrolled beneath it."""
        place = QCursor.pos()
        view = self._area.viewport()
        inside = view.rect().contains(view.mapFromGlobal(place)) and self.isVisible()
        for section in self._sections.values():
            for row in section.rows:
                over = inside and row.isVisible() and row.rect().contains(row.mapFromGlobal(place))
                row.set_pointed(over)

    # -- what its sections tell it --------------------------------------------------------------------------

    def toggle(self, facet: Facet, value: str) -> None:
        """Wish that a value be ticked, or no longer."""
        if self._dossier is not None:
            self.filterWished.emit(facets.toggled(self._dossier, self._filter, facet, value))

    def only(self, facet: Facet, value: str) -> None:
        """Wish that a value be the only one of its facet."""
        self.filterWished.emit(facets.only(self._filter, facet, value))

    def everything(self, facet: Facet) -> None:
        """Wish that every value of a facet pass."""
        self.filterWished.emit(facets.everything(self._filter, facet))

    def none(self, facet: Facet) -> None:
        """Wish that no value of a facet pass."""
        self.filterWished.emit(facets.none(self._filter, facet))

    def invert(self, facet: Facet) -> None:
        """Wish that what is not ticked be ticked, and nothing else."""
        if self._dossier is not None:
            self.filterWished.emit(facets.inverted(self._dossier, self._filter, facet))

    def bring_into_view(self, row: FacetRow) -> None:
        """Scroll as little as possible to a row that got the focus."""
        self._area.ensureWidgetVisible(row, 0, _TITLE_ROOM)

    def step_beyond(self, facet: Facet, step: int) -> None:
        """Let the focus go from the last row (1) or the first (-1) of a section into the next that has rows."""
        order = list(Facet)
        place = order.index(facet) + step
        while 0 <= place < len(order):
            section = self._sections[order[place]]
            if not section.isHidden() and section.enter(step):
                return
            place += step

    def point_at(self, pointed: FacetRow) -> None:
        """Let one row alone be that under the pointer."""
        for section in self._sections.values():
            for row in section.rows:
                if row is not pointed:
                    row.set_pointed(False)

    def show_tip(self, row: FacetRow, show: bool) -> None:
        """Show the name of a row beside the rail, or no longer."""
        if not show or not self._rail:
            self._hide_tip()
            return
        self._tip.get().show_beside(row.toolTip(), row, self._palette, self._scale)

    # -- parts ----------------------------------------------------------------------------------------------

    def _hide_tip(self) -> None:
        self._tip.let_be_seen(False)

    def _make_room_for_scroll_bar(self) -> None:
        bar = self._area.verticalScrollBar()
        taken = 0 if self._rail or bar.maximum() == 0 else bar.sizeHint().width()
        for section in self._sections.values():
            section.set_right(PAD - taken / self._scale)
