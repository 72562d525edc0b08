"""The sidebar: all facets, one below the other, in a pane that scrolls when it is too low."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from withdrawal_timeline.query import facets
from withdrawal_timeline.query.filters import Facet, Filter, value_of, values_of
from withdrawal_timeline.ui.icon_button import IconButton
from withdrawal_timeline.ui.line_icons import LineIcon
from withdrawal_timeline.ui.sidebar.row import PAD
from withdrawal_timeline.ui.sidebar.section import ON_RAIL, Section
from withdrawal_timeline.ui.theme import LIGHT, SIZES, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.ui.sidebar.row import FacetRow

_TITLE_ROOM = 40
"""What stays in view above and below a row that gets the focus, in pixels."""


class Sidebar(QWidget):
    """Facets with check boxes and live counts; on the rail, badges alone.

    It shows the filter that it was told and wishes for another one; it never changes anything itself.
    """

    filterWished = Signal(object)
    """A ``Filter`` that the reader asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("Filters")
        self._palette, self._scale, self._rail = LIGHT, 1.0, False
        self._dossier: Dossier | None = None
        self._filter = Filter()
        self._counts: facets.FacetCounts = {}

        self._content = QWidget()
        self._content.setObjectName("sidebarContent")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(0)
        self._sections = {facet: Section(facet, self._content) for facet in Facet}
        for section in self._sections.values():
            section.toggleWished.connect(self._toggle)
            section.onlyWished.connect(self._only)
            section.allWished.connect(self._all)
            section.noneWished.connect(self._none)
            section.rowFocused.connect(self._bring_into_view)
            section.leaveWished.connect(self._step_to_next)
            column.addWidget(section)
        column.addStretch(1)

        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self._area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room_for_scroll_bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._area, 1)
        self._more = IconButton(LineIcon.FUNNEL, "All filters", self, side=34, icon_side=14)
        self._more.clicked.connect(self._open_whole)
        self._more.hide()
        outer.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._whole: Sidebar | None = None

    def section(self, facet: Facet) -> Section:
        """Return the part that shows ``facet``."""
        return self._sections[facet]

    def set_dossier(self, dossier: Dossier) -> None:
        """Show the facets of ``dossier``, nothing chosen, every count without restriction."""
        self._dossier = dossier
        if self._whole is not None:
            self._whole.set_dossier(dossier)
        for facet, section in self._sections.items():
            values = values_of(dossier, facet)
            if facet is Facet.ACTION:
                often = Counter(value_of(dossier, entry, facet) for entry in dossier.withdrawals)
                values = tuple(sorted(values, key=often.__getitem__, reverse=True))
            section.set_values([(value, facets.value_label(dossier, facet, value)) for value in values])
        self.set_filter(Filter(), facets.facet_counts(dossier, Filter()))

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
        beyond = any(chosen.chosen(facet) is not None for facet in Facet if facet not in ON_RAIL)
        self._more.set_lively(beyond)
        if self._whole is not None:
            self._whole.set_filter(chosen, counts)
        self._counts = counts

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette, self._scale = palette, scale
        for section in self._sections.values():
            section.set_palette(palette, scale)
        self._more.set_palette(palette, scale)
        if self._whole is not None:
            self._whole.set_palette(palette, scale)
        self.updateGeometry()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show only badges, on 48 px, or the whole sidebar again."""
        self._rail = rail
        for section in self._sections.values():
            section.set_rail(rail)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if rail else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(policy)
        self._more.setVisible(rail)
        self.updateGeometry()

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
        if self.isWindow():
            painter.setPen(QColor(self._palette.line_strong))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _toggle(self, facet: Facet, value: str) -> None:
        if self._dossier is not None:
            self.filterWished.emit(facets.toggled(self._dossier, self._filter, facet, value))

    def _only(self, facet: Facet, value: str) -> None:
        self.filterWished.emit(facets.only(self._filter, facet, value))

    def _all(self, facet: Facet) -> None:
        self.filterWished.emit(facets.everything(self._filter, facet))

    def _none(self, facet: Facet) -> None:
        self.filterWished.emit(facets.none(self._filter, facet))

    def _bring_into_view(self, row: FacetRow) -> None:
        self._area.ensureWidgetVisible(row, 0, _TITLE_ROOM)

    def _step_to_next(self, facet: Facet, step: int) -> None:
        order = list(Facet)
        place = order.index(facet) + step
        while 0 <= place < len(order):
            section = self._sections[order[place]]
            if not section.isHidden() and section.enter(step):
                return
            place += step

    def _open_whole(self) -> None:
        """Show the whole sidebar beside the rail until the reader clicks elsewhere or presses Esc."""
        if self._dossier is None:
            return
        if self._whole is None:
            self._whole = Sidebar(self)
            self._whole.setWindowFlags(Qt.WindowType.Popup)
            self._whole.setContentsMargins(1, 1, 1, 1)
            self._whole.set_dossier(self._dossier)
            self._whole.filterWished.connect(self.filterWished)
        whole = self._whole
        whole.set_palette(self._palette, self._scale)
        whole.set_filter(self._filter, self._counts)
        whole.resize(round(SIZES.sidebar_wide * self._scale), self.height())
        whole.move(self.mapToGlobal(QPoint(self.width(), 0)))
        whole.show()

    def _make_room_for_scroll_bar(self) -> None:
        bar = self._area.verticalScrollBar()
        taken = 0 if self._rail or bar.maximum() == 0 else bar.sizeHint().width()
        for section in self._sections.values():
            section.set_right(PAD - taken / self._scale)
