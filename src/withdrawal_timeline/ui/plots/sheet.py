"""The window of plots: what is counted, a plot, the same numbers as a table, and ways to save them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from withdrawal_timeline.domain.tally import NAMES, Property, Tally
from withdrawal_timeline.files.write import write_whole
from withdrawal_timeline.ui.look.fitting import fitting_form
from withdrawal_timeline.ui.look.theme import Palette, Role, font
from withdrawal_timeline.ui.parts.dialogs import ask_where_to_save, tell_problem
from withdrawal_timeline.ui.plots.bars import TallyBars

_UNDIVIDED = "Nothing"
_SWATCH = 12
_FILTERS = "Picture (*.png);;Drawing (*.svg);;Table (*.csv)"
_WIDTH = 1600
"""Pixels of a saved picture."""
_WIDEST, _TALLEST = 1400, 860
"""Size with which it opens over a large window."""
_LEAST_NAME, _MOST_SHARE, _SPARE = 160, 120, 12
"""Narrowest column of values, widest head of a share, and what a column has beside its text, at text scale 1."""

Counted = Callable[[Property, Property | None], Tally]


class PlotSheet(QDialog):
    """Shows entries counted by one property and divided by another.

    Signals
    -------
    valueWished(str, str)
        A bar or a row was chosen: the property and the key of its value.
    told(str)
        What was done, for the status bar.
    """

    valueWished = Signal(str, str)
    told = Signal(str)

    def __init__(self, counted: Counted, palette: Palette, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plotSheet")
        self.setWindowTitle("Plots")
        self._scale = scale
        self._counted, self._scope, self._tally = counted, "", counted(Property.YEAR, Property.STATUS)
        self.by, self.divided = QComboBox(self), QComboBox(self)
        for each in Property:
            self.by.addItem(NAMES[each], each.value)
        self.divided.addItem(_UNDIVIDED, "")
        for each in (Property.STATUS, Property.DOMAIN, Property.ACTION, Property.PRESIDENT):
            self.divided.addItem(NAMES[each], each.value)
        self.divided.setCurrentIndex(1)
        self.plot = TallyBars(self)
        self.table = QTableWidget(self)
        self.table.setAccessibleName("Entries of each value")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setShowGrid(False)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.key = QLabel(self)
        self.key.setTextFormat(Qt.TextFormat.RichText)
        self.key.setWordWrap(True)
        self.save = QPushButton("Save as …", self)
        self._lay_out(palette, scale)
        self._connect()
        self.plot.set_palette(palette, scale)
        self.refresh("")

    def _lay_out(self, palette: Palette, scale: float) -> None:
        for widget in (self.by, self.divided, self.save, self.table, self.said, self.key):
            widget.setFont(font(Role.BODY, scale))
        for widget in (self.said, self.key):
            widget.setStyleSheet(f"color: {palette.ink2};")
        head = QHBoxLayout()
        for text, box in (("Entries by", self.by), ("divided by", self.divided)):
            label = QLabel(text, self)
            label.setFont(font(Role.BODY, scale))
            label.setBuddy(box)
            head.addWidget(label)
            head.addWidget(box)
        head.addStretch(1)
        head.addWidget(self.save)
        self.table.verticalHeader().setDefaultSectionSize(round(24 * scale))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        # Enter belongs to the table: no button takes it.
        for button in (self.save, *buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.plot, 3)
        column.addWidget(self.key)
        column.addWidget(self.table, 2)
        column.addLayout(foot)
        over = self.parentWidget()
        room = QSize(1280, 800) if over is None else over.size()
        self.resize(min(room.width() - 80, _WIDEST), min(room.height() - 60, _TALLEST))

    def _connect(self) -> None:
        self.by.currentIndexChanged.connect(self._choose)
        self.divided.currentIndexChanged.connect(self._choose)
        self.plot.barClicked.connect(self._wish)
        self.plot.barRested.connect(self._say)
        self.table.cellActivated.connect(self._wish_row)
        self.table.currentCellChanged.connect(self._say_row)
        self.save.clicked.connect(self._save)

    @property
    def tally(self) -> Tally:
        """The numbers that are shown."""
        return self._tally

    def refresh(self, scope: str) -> None:
        """Count anew; ``scope`` says of what, in words, when no bar is spoken of."""
        self._scope = scope
        by = Property(self.by.currentData())
        divided = self.divided.currentData()
        self._tally = self._counted(by, Property(divided) if divided and divided != by.value else None)
        self.plot.set_tally(self._tally)
        self._fill_table()
        self._write_key()
        self._say(-1)

    def _choose(self) -> None:
        self.refresh(self._scope)

    def _fill_table(self) -> None:
        tally = self._tally
        there = [place for place in range(len(tally.values)) if tally.total(place)]
        metrics = QFontMetricsF(self.table.font())
        most = _MOST_SHARE * self._scale
        shares = tally.shares if tally.divided_by is not None else ()
        named = [fitting_form(share.title, metrics, most) for share in shares]
        heads = [NAMES[tally.by], "Entries", *named]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        for column in range(1, len(heads)):
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                head.setToolTip(shares[column - 2].title if column > 1 else "")
        self.table.setRowCount(len(there))
        for row, place in enumerate(there):
            name = QTableWidgetItem(tally.values[place].title)
            name.setData(Qt.ItemDataRole.UserRole, place)
            name.setToolTip(tally.in_words(place))
            self.table.setItem(row, 0, name)
            parts = tally.counts[place] if shares else ()
            for column, number in enumerate((tally.total(place), *parts), 1):
                count = QTableWidgetItem(str(number))
                count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, count)
        self.table.resizeColumnsToContents()
        for column in range(len(heads)):
            wanted = self.table.columnWidth(column) + round(_SPARE * self._scale)
            self.table.setColumnWidth(column, wanted if column else max(wanted, round(_LEAST_NAME * self._scale)))

    def _write_key(self) -> None:
        """Show how each share is filled, as a line of swatches with their names."""
        self.key.setVisible(self._tally.divided_by is not None)
        parts: list[str] = []
        for place, share in enumerate(self._tally.shares):
            swatch = QPixmap(QSize(_SWATCH, _SWATCH))
            swatch.fill(self.palette().base().color())
            painter = QPainter(swatch)
            painter.fillRect(swatch.rect(), self.plot.fill_of(place))
            painter.setPen(self.plot.edge_of(place))
            painter.drawRect(swatch.rect().adjusted(0, 0, -1, -1))
            painter.end()
            parts.append(
                f"<img src='data:image/png;base64,{_base64(swatch)}'>&nbsp;{share.title.replace(' ', '&nbsp;')}"
            )
        self.key.setText("&nbsp;&nbsp;&nbsp; ".join(parts))

    def _say(self, place: int) -> None:
        self.said.setText(self._tally.in_words(place) if place >= 0 else self._scope)

    def _place_of(self, row: int) -> int:
        item = self.table.item(row, 0)
        return -1 if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def _say_row(self, row: int) -> None:
        self._say(self._place_of(row))

    def _wish_row(self, row: int) -> None:
        self._wish(self._place_of(row))

    def _wish(self, place: int) -> None:
        if place >= 0:
            self.valueWished.emit(self._tally.by.value, self._tally.values[place].key)

    def _save(self) -> None:
        path = ask_where_to_save(self, "Save plot", f"withdrawals-by-{self._tally.by.value}.png", _FILTERS)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the plot as picture or drawing, or its numbers as a table, as the end of the name says."""
        forms: dict[str, Callable[[], str | bytes]] = {
            ".png": self._as_png,
            ".svg": self._as_svg,
            ".csv": self._as_csv,
        }
        made = forms.get(path.suffix.lower())
        if made is None:
            sentence = f"The name {path.name} does not say in which form. Let it end in .png, .svg or .csv."
            tell_problem(self, "The plot was not saved", sentence)
            return
        try:
            write_whole(path, made())
        except OSError as failure:
            sentence = f"{path} could not be written: {failure.strerror or failure}. Choose another folder."
            tell_problem(self, "The plot was not saved", sentence)
            return
        self.told.emit(f"The plot is saved in {path.name}.")

    def _as_png(self) -> bytes:
        from pyqtgraph.exporters import ImageExporter  # noqa: PLC0415 - only who saves needs it

        exporter = ImageExporter(self.plot.ci)
        exporter.parameters()["width"] = _WIDTH
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        exporter.export(toBytes=True).save(buffer, "PNG")
        return bytes(buffer.data().data())

    def _as_svg(self) -> bytes:
        # Qt draws it: pyqtgraph's own exporter stops at hatched fills.
        from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only who saves needs it

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setSize(self.plot.size())
        drawing.setViewBox(self.plot.rect())
        drawing.setTitle(f"Entries by {NAMES[self._tally.by].lower()}")
        painter = QPainter(drawing)
        self.plot.render(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _as_csv(self) -> str:
        return self._tally.as_csv()


def _base64(picture: QPixmap) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().toBase64().data()).decode("ascii")
