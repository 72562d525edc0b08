"""Plots: opened by key, divided, filtered by, saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from withdrawal_timeline.domain.tally import Property
from withdrawal_timeline.query.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.journey import Journey

    from withdrawal_timeline.ui.plots.sheet import PlotSheet


@pytest.fixture
def sheet(journey: Journey) -> Iterator[PlotSheet]:
    from withdrawal_timeline.ui.plots.sheet import PlotSheet

    journey.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    found = journey.program.window.findChild(PlotSheet)
    assert found is not None
    yield found
    found.reject()
    journey.settle()


def count_by(journey: Journey, sheet: PlotSheet, what: Property) -> None:
    sheet.by.setCurrentIndex(sheet.by.findData(what.value))
    journey.settle()


def click_bar(journey: Journey, sheet: PlotSheet, place: int, share: float = 0.5) -> None:
    upright = sheet.tally.by in (Property.YEAR, Property.DECADE)
    total = sheet.tally.total(place) * share
    at = QPointF(place, total) if upright else QPointF(total, place)
    scene = sheet.plot.view.mapViewToScene(at)
    point = sheet.plot.mapFromScene(scene)
    QTest.mouseMove(sheet.plot.viewport(), point)
    QTest.mouseClick(sheet.plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    journey.settle()


def test_a_start_does_not_load_what_draws_plots() -> None:
    import subprocess

    code = "import sys; import withdrawal_timeline.ui.sitting; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_click_on_a_bar_shows_its_entries_and_the_plot_follows(journey: Journey, sheet: PlotSheet) -> None:
    count_by(journey, sheet, Property.DOMAIN)
    place = next(at for at, value in enumerate(sheet.tally.values) if value.key == "health")
    expected = sheet.tally.total(place)

    click_bar(journey, sheet, place)

    assert journey.state.filter == Filter(domains=frozenset(("health",)))
    assert len(journey.picture.shown) == expected
    assert [value.key for value in sheet.tally.values] == ["health"]
    assert f"{expected} of 127" in sheet.said.text()


def test_a_row_chosen_by_key_does_the_same_and_a_year_moves_the_timeline(journey: Journey, sheet: PlotSheet) -> None:
    count_by(journey, sheet, Property.DECADE)
    row = next(
        row
        for row in range(sheet.table.rowCount())
        if sheet.table.item(row, 0).text() == "1980s"  # type: ignore[union-attr]
    )
    sheet.table.setCurrentCell(row, 0)
    sheet.table.setFocus()
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    journey.settle()

    assert journey.years == "Jan 1980 – Dec 1989"
    assert "1980s" in sheet.said.text()


def test_years_are_named_by_decades_and_their_bars_are_wide_enough_for_hatches(
    journey: Journey, sheet: PlotSheet
) -> None:
    count_by(journey, sheet, Property.YEAR)

    named = [int(title) for _, title in sheet.plot.ticks]
    assert named == list(range(1920, 2030, 10))[: len(named)]
    assert len(named) > 8
    left, right = (sheet.plot.view.mapViewToScene(QPointF(at, 0.0)).x() for at in (0.0, 1.0))
    assert right - left >= 8.0


def test_with_the_largest_text_the_plots_have_room_over_a_window_of_1280(journey: Journey) -> None:
    from withdrawal_timeline.ui.plots.sheet import PlotSheet

    assert journey.program.sitting is not None
    journey.program.sitting.store.update(text_scale=2.0)
    journey.settle()
    journey.do("plots.open")
    sheet = journey.program.window.findChild(PlotSheet)
    assert sheet is not None
    assert sheet.minimumSizeHint().width() <= 1200, "it stands over the smallest usual window"
    sheet.reject()
    journey.settle()


def test_the_table_shows_the_division(journey: Journey, sheet: PlotSheet) -> None:
    count_by(journey, sheet, Property.DOMAIN)
    tally = sheet.tally
    heads = [sheet.table.horizontalHeaderItem(at).text() for at in range(sheet.table.columnCount())]  # type: ignore[union-attr]
    assert heads == ["Domain", "Entries", *(share.title for share in tally.shares)]
    for row in range(sheet.table.rowCount()):
        told = [int(sheet.table.item(row, at).text()) for at in range(1, len(heads))]  # type: ignore[union-attr]
        assert told == [tally.total(row), *tally.counts[row]]

    sheet.divided.setCurrentIndex(0)
    journey.settle()
    assert sheet.table.columnCount() == 2


@pytest.mark.parametrize("end", ["png", "svg", "csv"])
def test_what_is_seen_can_be_saved(journey: Journey, sheet: PlotSheet, tmp_path: Path, end: str) -> None:
    count_by(journey, sheet, Property.STATUS)
    target = tmp_path / f"plot.{end}"

    sheet.save_to(target)

    assert f"plot.{end}" in journey.status
    match end:
        case "png":
            assert QImage(str(target)).width() == 1600
        case "svg":
            assert "<svg" in target.read_text("utf-8")
        case _:
            assert target.read_text("utf-8").startswith("Status,Entries")


def test_a_folder_that_is_not_there_is_told_and_nothing_is_lost(
    journey: Journey, sheet: PlotSheet, tmp_path: Path
) -> None:
    sheet.save_to(tmp_path / "nowhere" / "plot.csv")
    journey.settle()

    from PySide6.QtWidgets import QMessageBox

    box = sheet.findChild(QMessageBox)
    assert box is not None
    assert "Choose another folder" in box.informativeText()
    box.reject()
    journey.settle()
