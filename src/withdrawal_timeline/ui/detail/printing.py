"""Puts a record on paper: into a PDF file, or through the printer that the reader chooses."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.reading import Reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.ui.detail.paper import UNITS_PER_INCH, PaperRecord

RESOLUTION = 1200
"""Dots per inch of a PDF file: so finely are its lengths rounded."""


def usual_size() -> QPageSize:
    """Return the size of paper that is usual where this system's language is spoken."""
    letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def as_pdf(reading: Reading, citation: CitationStyle, size: QPageSize | None = None) -> bytes:
    """Return a record as a PDF file.

    Parameters
    ----------
    reading
        What is printed.
    citation
        How the sources are cited.
    size
        Size of the sheets; by default what is usual on this system.
    """
    sheet = size or usual_size()
    record = PaperRecord(reading, citation, QSizeF(sheet.sizePoints()))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(reading.title)
    writer.setCreator(f"{reading.about.title}, dossier version {reading.about.version}")
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(sheet, upright, QMarginsF(), QPageLayout.Unit.Point))
    _paint(writer, record, RESOLUTION, range(len(record.sheets)))
    buffer.close()
    return bytes(buffer.data().data())


def ask_and_print(parent: QWidget, reading: Reading, citation: CitationStyle) -> str:
    """Let the reader choose a printer and pages, and print; return a sentence on what was printed, empty for nothing.

    Raises
    ------
    OSError
        If there is no way to print on this system, or the printer cannot be begun.
    """
    try:
        # Only those who print need it, and a system may do without its libraries.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415
    except ImportError as missing:
        raise OSError("the part of Qt that prints is not there") from missing

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(reading.title)
    printer.setCreator(f"{reading.about.title}, dossier version {reading.about.version}")
    printer.setPageSize(usual_size())
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print")
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return ""
    printer.setFullPage(True)
    record = PaperRecord(reading, citation, QSizeF(printer.pageLayout().fullRectPoints().size()))
    first, last = printer.fromPage() or 1, printer.toPage() or len(record.sheets)
    numbers = range(first - 1, min(last, len(record.sheets)))
    if not numbers:
        raise OSError(f"it has {len(record.sheets)} pages, and none of them was chosen")
    _paint(printer, record, printer.resolution(), numbers)
    pages = "1 page" if len(numbers) == 1 else f"{len(numbers)} pages"
    return f"{pages} sent to {printer.printerName() or printer.outputFileName()}."


def _paint(device: QPagedPaintDevice, record: PaperRecord, resolution: float, numbers: range) -> None:
    """Paint the sheets with these numbers, one after the other."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the printer could not be begun")
    for number in numbers:
        if number != numbers[0]:
            device.newPage()
        painter.save()
        painter.scale(resolution / UNITS_PER_INCH, resolution / UNITS_PER_INCH)
        record.paint(painter, number)
        painter.restore()
    painter.end()
