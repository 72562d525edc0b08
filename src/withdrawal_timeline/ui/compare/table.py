"""The fields of the compared withdrawals as a table: a real one, for keys and screen readers."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from withdrawal_timeline.ui.look.theme import LIGHT, TYPE, Palette, Role, font

if TYPE_CHECKING:
    from withdrawal_timeline.domain.comparison import Cell, Comparison, Line

Index = QModelIndex | QPersistentModelIndex
PAD, TOP = 8, 6
"""Room between words and the edges of a cell, in logical pixels at text scale 1."""
_FIRST_PAD = 20
_NAMES = 148
"""Width of the column that names the fields, at text scale 1."""
_LEAST_COLUMN = 90
_LONG = 48
"""A text of this many characters that is the same for all stands once, across all columns."""


class ComparisonModel(QAbstractTableModel):
    """The lines as rows; column 0 names the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.references: tuple[str, ...] = ()
        """What the tooltips say of the sources, by their numbers from 1."""

    def set_comparison(self, comparison: Comparison | None, references: tuple[str, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.comparison, self.references = comparison, references
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how many fields there are."""
        return len(self.comparison.lines) if self.comparison is not None and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return one column for the names of fields and one for each withdrawal."""
        return len(self.comparison.subjects) + 1 if self.comparison is not None and not parent.isValid() else 0

    def line(self, row: int) -> Line | None:
        """Return the line of a row."""
        return self.comparison.lines[row] if self.comparison is not None and 0 <= row < self.rowCount() else None

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at an index; None for the names of fields."""
        line = self.line(index.row())
        return line.cells[index.column() - 1] if line is not None and index.column() > 0 else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and in its tooltip what happened and what it rests on."""
        line, cell = self.line(index.row()), self.cell(index)
        if line is None:
            return None
        if cell is None:
            return line.head if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(filter(None, (cell.text, cell.detail)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the titles for screen readers."""
        if role != Qt.ItemDataRole.DisplayRole or self.comparison is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.comparison.lines[section].head
        return "Field" if section == 0 else self.comparison.subjects[section - 1].title

    def _tip(self, cell: Cell) -> str | None:
        parts = [cell.tip] if cell.tip else []
        parts += [f"[{number}] {self.references[number - 1]}" for number in cell.numbers]
        told = "<br><br>".join("<br>".join(map(escape, part.splitlines())) for part in parts)
        return f"<qt>{told}</qt>" if told else None


class _CellDelegate(QStyledItemDelegate):
    """Paints words with what belongs to them below; what is not known in grey."""

    def __init__(self, parent: ComparisonTable) -> None:
        super().__init__(parent)
        self._table = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words take at the width of their column; of a text for all columns, once."""
        if index.column() > 1 and self._table.columnSpan(index.row(), 1) > 1:
            return QSize(0, 0)
        width = self._table.width_of(index)
        return QSize(width, math.ceil(self._height(index, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette, area = self._table.palette_now, QRectF(option.rect)
        selected = index.column() == self._table.singled_out and index.column() > 0
        painter.save()
        painter.fillRect(area, QColor(palette.selected if selected else palette.canvas))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(palette.line))
        if index.column() > 0:
            painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), QColor(palette.line))
        left, top, width = (
            area.left() + self._pad(index),
            area.top() + TOP * self._table.scale_now,
            self._room(index, area.width()),
        )
        for text, role, ink in self._parts(index, selected=selected):
            painter.setPen(QColor(ink))
            for laid in self._laid(text, role, width):
                laid.draw(painter, QPointF(round(left), round(top)))
                top += TYPE[role].line * self._table.scale_now * laid.lineCount()
        ringed = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._table.keyed
        if ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -2), 3, 3)
        painter.restore()

    def _parts(self, index: Index, *, selected: bool = False) -> list[tuple[str, Role, str]]:
        palette, model = self._table.palette_now, self._table.lines
        cell, line = model.cell(index), model.line(index.row())
        if line is None:
            return []
        if cell is None:
            return [(line.head, Role.BODY, palette.ink3 if line.is_same else palette.ink2)]
        faint = palette.ink2 if selected else palette.ink3
        return [
            (cell.text, Role.BODY, palette.ink if cell.known else faint),
            *([(cell.detail, Role.CAPTION, faint)] if cell.detail else []),
        ]

    def _height(self, index: Index, width: float) -> float:
        scale = self._table.scale_now
        room = self._room(index, width)
        lines = sum(
            TYPE[role].line * scale * laid.lineCount()
            for text, role, _ in self._parts(index)
            for laid in self._laid(text, role, room)
        )
        return lines + 2 * TOP * scale + 1

    def _pad(self, index: Index) -> float:
        return _FIRST_PAD if index.column() == 0 else PAD * self._table.scale_now

    def _room(self, index: Index, width: float) -> float:
        return max(width - self._pad(index) - PAD * self._table.scale_now, 10.0)

    def _laid(self, text: str, role: Role, width: float) -> list[QTextLayout]:
        """Return the paragraphs of a text, broken into lines of this width."""
        face, line_height = font(role, self._table.scale_now), TYPE[role].line * self._table.scale_now
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        metrics = QFontMetricsF(face)
        found = []
        for paragraph in text.split("\n"):
            laid = QTextLayout(paragraph, face)
            laid.setTextOption(option)
            laid.beginLayout()
            y = (line_height - metrics.height()) / 2
            while (line := laid.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, y))
                y += line_height
            laid.endLayout()
            found.append(laid)
        return found


class ComparisonTable(QTableView):
    """A row for each field, a column for each withdrawal.

    The column that the keys are in is what the detail pane reads.
    """

    recordWished = Signal(str)
    milestoneWished = Signal(str, int)
    """The reader went to a cell: its withdrawal, and the step that the cell is about."""
    removeWished = Signal(str)
    """Delete was pressed in the column of this withdrawal."""
    copyWished = Signal()
    columnsChanged = Signal()
    """The columns have other widths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setAccessibleName("Comparison")
        self.palette_now, self.scale_now = LIGHT, 1.0
        self.keyed = False
        """Whether keys, not the mouse, have brought the reader to the present cell."""
        self.singled_out = 0
        """The column of the withdrawal that the detail pane reads; 0 for none."""
        self._telling = False
        self.lines = ComparisonModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.selectionModel().currentChanged.connect(self._went_to)

    def set_palette(self, palette: Palette, scale: float = 1.0) -> None:
        """Take over colours and the text scale (0.8 to 2)."""
        self.palette_now, self.scale_now = palette, scale
        self.setStyleSheet(f"QTableView {{ background: {palette.canvas}; border: none; }}")
        self._measure()

    def set_comparison(self, comparison: Comparison | None, references: tuple[str, ...]) -> None:
        """Show a comparison; the keys stay at their field and column as far as there is one."""
        before = self.currentIndex()
        place = (before.row(), before.column())
        self._telling = True
        self.lines.set_comparison(comparison, references)
        self.clearSpans()
        for row in range(self.lines.rowCount()):
            line = self.lines.line(row)
            if line is not None and line.is_same and len(line.cells[0].text) >= _LONG:
                self.setSpan(row, 1, 1, len(line.cells))
        columns = self.lines.columnCount()
        if columns > 1:
            row = min(max(place[0], 0), self.lines.rowCount() - 1)
            self.setCurrentIndex(self.lines.index(row, min(max(place[1], 1), columns - 1)))
        self._telling = False
        self._measure()

    def set_selection(self, record_id: str | None) -> None:
        """Single out the column of a withdrawal, and put the keys there."""
        subjects = self.lines.comparison.subjects if self.lines.comparison is not None else ()
        column = next((at for at, found in enumerate(subjects, start=1) if found.record_id == record_id), 0)
        if column and self.currentIndex().column() != column:
            self._telling = True
            self.setCurrentIndex(self.lines.index(max(self.currentIndex().row(), 0), column))
            self._telling = False
        if column != self.singled_out:
            self.singled_out = column
            self.viewport().update()

    def widths(self) -> tuple[int, ...]:
        """Return the widths of the columns; the first is that of the names of fields."""
        return tuple(self.columnWidth(column) for column in range(self.lines.columnCount()))

    def width_of(self, index: Index) -> int:
        """Return how wide a cell is, with the columns that it spans."""
        spanned = self.columnSpan(index.row(), index.column())
        return sum(self.columnWidth(index.column() + place) for place in range(max(spanned, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, take a column out, or move as in every table; names of fields are passed over."""
        self.keyed = True
        subject = self._subject(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyWished.emit()
        elif event.key() == Qt.Key.Key_Delete and subject:
            self.removeWished.emit(subject)
        elif event.key() == Qt.Key.Key_Left and self.currentIndex().column() <= 1:
            event.accept()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: Any) -> None:
        """Go to the cell under the pointer; the ring of the keys goes."""
        self.keyed = False
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and index.column() > 0:
            self._wish(index)

    def focusInEvent(self, event: Any) -> None:
        """Show where the keys are, unless the mouse brought the focus."""
        self.keyed = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def _went_to(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._telling and now.isValid() and now.column() > 0 and now != before:
            self._wish(now)

    def _wish(self, index: Index) -> None:
        cell, subject = self.lines.cell(index), self._subject(index)
        if cell is not None and cell.milestone >= 0:
            self.milestoneWished.emit(subject, cell.milestone)
        elif subject:
            self.recordWished.emit(subject)

    def _subject(self, index: Index) -> str:
        comparison = self.lines.comparison
        if comparison is None or not 0 < index.column() <= len(comparison.subjects):
            return ""
        return comparison.subjects[index.column() - 1].record_id

    def _measure(self) -> None:
        columns = self.lines.columnCount()
        if columns < 2:
            return
        whole = self.viewport().width()
        names = round(min(_NAMES * self.scale_now, whole * 0.3))
        each = max((whole - names) // (columns - 1), _LEAST_COLUMN)
        self.setColumnWidth(0, max(whole - each * (columns - 1), 60))
        for column in range(1, columns):
            self.setColumnWidth(column, each)
        self.resizeRowsToContents()
        self.columnsChanged.emit()
