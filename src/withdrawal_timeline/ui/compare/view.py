"""Two to four withdrawals side by side: bar, drawing, heads and table, one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from withdrawal_timeline.ui.compare.bar import CompareBar
from withdrawal_timeline.ui.compare.drawing import LivesDrawing
from withdrawal_timeline.ui.compare.heads import ColumnHeads
from withdrawal_timeline.ui.compare.offers import Offers
from withdrawal_timeline.ui.compare.table import ComparisonTable
from withdrawal_timeline.ui.look.theme import LIGHT, Palette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from withdrawal_timeline.domain.comparison import Comparison
    from withdrawal_timeline.domain.ready_made import ReadyMade
    from withdrawal_timeline.state.lives import Lives


class CompareView(QWidget):
    """Shows a comparison, or while nothing is chosen what could be compared. It changes nothing: it emits wishes.

    Signals
    -------
    recordWished(str), milestoneWished(str, int)
        The reader went to a withdrawal, or to one of its steps.
    removeWished(str)
        A withdrawal is to be taken out.
    offerWished(object)
        The withdrawals of a ready-made comparison are to be compared instead.
    copyWished()
        The table is to be copied.
    """

    recordWished = Signal(str)
    milestoneWished = Signal(str, int)
    removeWished = Signal(str)
    offerWished = Signal(object)
    copyWished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareView")
        self.setAccessibleName("Comparison")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._palette = LIGHT
        self.bar, self.drawing, self.heads = CompareBar(self), LivesDrawing(self), ColumnHeads(self)
        self.table, self.offers = ComparisonTable(self), Offers(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.drawing, self.heads):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.offers, 1)
        self.drawing.recordWished.connect(self.recordWished)
        self.drawing.milestoneWished.connect(self.milestoneWished)
        self.table.recordWished.connect(self.recordWished)
        self.table.milestoneWished.connect(self.milestoneWished)
        self.heads.recordWished.connect(self.recordWished)
        self.heads.removeWished.connect(self.removeWished)
        self.table.removeWished.connect(self.removeWished)
        self.table.copyWished.connect(self.copyWished)
        self.table.columnsChanged.connect(self._line_up)
        self.bar.offerWished.connect(self.offerWished)
        self.offers.offerWished.connect(self.offerWished)
        self.set_comparison(None, None, ())

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give the buttons their commands."""
        self.bar.set_actions(actions)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self._palette = palette
        for part in (self.bar, self.drawing, self.heads, self.table, self.offers):
            part.set_palette(palette, scale)
        self.update()

    def set_comparison(
        self, comparison: Comparison | None, lives: Lives | None, references: Sequence[str] = ()
    ) -> None:
        """Show a comparison; None shows what could be compared.

        Parameters
        ----------
        references
            What the tooltips say of the sources of the comparison, in the order of their numbers.
        """
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        there = comparison is not None
        for part in (self.bar, self.drawing, self.heads, self.table):
            part.setVisible(there)
        self.offers.setVisible(not there)
        self.drawing.set_lives(lives)
        self.heads.set_subjects(comparison.subjects if comparison is not None else ())
        self.table.set_comparison(comparison, tuple(references))
        self._line_up()
        if had_focus and not self.table.hasFocus():
            self._pass_focus_on()

    def set_offers(self, offers: Sequence[ReadyMade]) -> None:
        """Offer these ready-made comparisons."""
        self.bar.set_offers(offers)
        self.offers.set_offers(offers)
        self._pass_focus_on_if_here()

    def set_selection(self, record_id: str | None) -> None:
        """Single out the withdrawal that the detail pane reads."""
        self.drawing.set_selection(record_id)
        self.heads.set_selection(record_id)
        self.table.set_selection(record_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the table, or to the first offer."""
        super().focusInEvent(event)
        self._pass_focus_on(event.reason())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._palette.canvas))

    def _pass_focus_on_if_here(self) -> None:
        """Pass the focus on that came while there was nothing yet to pass it on to."""
        if self.hasFocus():
            self._pass_focus_on()

    def _pass_focus_on(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        target: QWidget | None = self.table if self.table.isVisibleTo(self) else None
        if target is None and self.offers.buttons:
            target = self.offers.buttons[0]
        if target is not None:
            target.setFocus(reason)

    def _line_up(self) -> None:
        widths = self.table.widths()
        if widths:
            self.heads.set_columns(widths)
            self.drawing.set_name_width(widths[0])
