"""A record on paper is cut between lines, keeps together what belongs together, and prints every address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.domain.vocabulary import CitationStyle
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import printing
from withdrawal_timeline.ui.detail.paper import ABOVE, BELOW, BESIDE, PaperRecord, boxes
from withdrawal_timeline.ui.detail.printing import as_pdf, ask_and_print

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextBlock
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
A4 = QPageSize(QPageSize.PageSizeId.A4)
NOTE = CitationStyle.CHICAGO_NOTE
RECORDS = ("who-2025", "jcpoa-2018", "unesco", "unesco-2025", "irena-2026")


def on_paper(record_id: str, size: QPageSize = A4) -> PaperRecord:
    return PaperRecord(reading(DOSSIER, record_id, TODAY), NOTE, QSizeF(size.sizePoints()))


@pytest.mark.parametrize("record_id", [*RECORDS, "memorandum-66-2026"])
@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_every_line_stands_on_exactly_one_sheet(qapp: object, record_id: str, size: QPageSize.PageSizeId) -> None:
    made = on_paper(record_id, QPageSize(size))
    room = made.size.height() - ABOVE - BELOW
    assert all(sheet.length <= room + 0.1 for sheet in made.sheets)
    assert all(earlier.end <= later.start + 0.1 for earlier, later in pairwise(made.sheets))
    for box in boxes(made.page):
        assert sum(sheet.start - 0.1 <= box.top and box.bottom <= sheet.end + 0.1 for sheet in made.sheets) == 1


def blocks(made: PaperRecord) -> list[QTextBlock]:
    found, block = [], made.page.document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def sheets_of(made: PaperRecord, block: QTextBlock) -> list[int]:
    """Return on which sheet each line of a paragraph stands."""
    layout = block.layout()
    above = made.page.document.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    middles = [above + (line := layout.lineAt(place)).y() + line.height() / 2 for place in range(layout.lineCount())]
    return [next(n for n, sheet in enumerate(made.sheets) if middle <= sheet.end) for middle in middles]


@pytest.mark.parametrize("record_id", [*RECORDS, "memorandum-66-2026"])
def test_no_single_line_of_a_paragraph_stands_alone_on_a_sheet(qapp: object, record_id: str) -> None:
    cut = []
    for height in (842, 460, 400):  # low sheets, so that paragraphs have to be cut
        made = PaperRecord(reading(DOSSIER, record_id, TODAY), NOTE, QSizeF(595, height))
        cut += [on for block in blocks(made) if len(set(on := sheets_of(made, block))) > 1]
    assert all(min(Counter(on).values()) > 1 for on in cut)
    assert cut or record_id != "memorandum-66-2026"


@pytest.mark.parametrize("record_id", [*RECORDS, "memorandum-66-2026"])
def test_no_head_ends_a_sheet(qapp: object, record_id: str) -> None:
    made = on_paper(record_id)
    alone = []
    for head in made.page.heads:
        below = head.next()
        if below.text() and below.position() != head.position():
            alone += [head.text()] if sheets_of(made, head)[-1] != sheets_of(made, below)[0] else []
    assert alone == []


@pytest.mark.parametrize("record_id", RECORDS)
def test_paper_has_everything_that_is_read_and_nothing_to_press(qapp: object, record_id: str) -> None:
    made, read = on_paper(record_id), reading(DOSSIER, record_id, TODAY)
    text = "\n".join(block.text() for block in blocks(made))
    assert text.count(read.title) >= 1
    for said in read.said:
        assert said.claim.text in text
        assert said.speaker in text
    for cited in read.sources:
        assert cited.source.url in text
        assert (cited.source.note or "") in text
    assert f"Record {read.id}, as it stood on 22 Nov 2026." in text
    assert made.page.floats == {}
    assert made.page.links == []


def test_source_numbers_are_raised_figures_beside_the_word_they_follow(qapp: object) -> None:
    made, read = on_paper("who-2025"), reading(DOSSIER, "who-2025", TODAY)
    said = next(said for said in read.said if not said.claim.quote)
    line = next(block.text() for block in blocks(made) if block.text().startswith(said.claim.text))
    numbers = ",".join(map(str, said.numbers))
    assert line == f"{said.claim.text}\N{WORD JOINER}{numbers}"


def test_a_sheet_is_painted_inside_its_margins_with_head_foot_and_page_number(qapp: object) -> None:
    made = on_paper("who-2025")
    for number in range(len(made.sheets)):
        picture = QImage(round(made.size.width()), round(made.size.height()), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        made.paint(painter, number)
        painter.end()
        ink = [
            (x, y)
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
            if QColor(picture.pixel(x, y)).lightness() < 170
        ]
        assert len(ink) > 500
        assert min(x for x, _ in ink) >= BESIDE - 4
        assert max(x for x, _ in ink) <= picture.width() - BESIDE + 4
        in_text = [y for _, y in ink if ABOVE - 4 < y < picture.height() - BELOW + 4]
        assert in_text
        above = any(y < ABOVE - 20 for _, y in ink)
        assert above is (number > 0), "the first sheet has the title itself"
        assert any(y > picture.height() - BELOW + 20 for _, y in ink)


@pytest.mark.parametrize("style", CitationStyle)
def test_a_pdf_has_its_pages_its_title_and_links_to_every_source(qapp: object, style: CitationStyle) -> None:
    read = reading(DOSSIER, "unesco-2025", TODAY)
    content = as_pdf(read, style, A4)
    made = PaperRecord(read, style, QSizeF(A4.sizePoints()))
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == len(made.sheets)
    for cited in read.sources:
        assert cited.source.url.encode() in content


def test_printing_sends_the_pages_that_were_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        dialog.printer().setFromTo(2, 3)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    parent = QWidget()
    qtbot.addWidget(parent)
    told = ask_and_print(parent, reading(DOSSIER, "who-2025", TODAY), NOTE)
    assert told.startswith("2 pages sent to ")
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == 2


def test_nothing_is_printed_where_that_was_not_wanted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    monkeypatch.setattr(printing, "_paint", lambda *_: pytest.fail("something was printed"))
    assert ask_and_print(parent, reading(DOSSIER, "unesco", TODAY), NOTE) == ""


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a terminal does, on a system without a display."""
    program = [sys.executable, "-m", "withdrawal_timeline", "show", "unesco-2025", "--today", "2026-11-22"]
    variables = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run([*program, *arguments], capture_output=True, text=True, env=variables, check=False)


def test_a_pdf_is_written_from_the_command_line_without_a_display(tmp_path: Path) -> None:
    done = command("--pdf", str(tmp_path / "out.pdf"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    failed = command("--pdf", str(tmp_path / "nowhere" / "out.pdf"))
    assert failed.returncode == 1
    assert "could not be written" in failed.stderr
    assert "Traceback" not in failed.stderr
