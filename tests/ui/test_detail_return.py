"""What was read before leaves no trace where it should not, and is found again where it was left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from withdrawal_timeline.domain.reading import reading
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.ui.detail import DetailPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DOSSIER = load_dossier(default_dossier())
TODAY = date(2026, 11, 22)
MEMORANDUM = "memorandum-66-2026"


def show(pane: DetailPane, record_id: str) -> None:
    pane.set_reading(reading(DOSSIER, record_id, TODAY))


def current(pane: DetailPane) -> list[str]:
    return [button.theme_id for button in pane.theme_buttons() if button.isChecked()]


def to_end(pane: DetailPane) -> int:
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    return bar.value()


def test_a_record_without_claims_has_no_current_theme_left_from_before(pane: DetailPane) -> None:
    show(pane, MEMORANDUM)
    to_end(pane)
    assert current(pane)
    show(pane, "cec-2026")
    assert current(pane) == []


def test_at_the_top_of_a_record_no_theme_is_current(pane: DetailPane) -> None:
    show(pane, MEMORANDUM)
    to_end(pane)
    pane.view.verticalScrollBar().setValue(0)
    assert current(pane) == []


def test_a_record_is_found_again_where_it_was_left(pane: DetailPane) -> None:
    show(pane, MEMORANDUM)
    left_at = to_end(pane)
    show(pane, "cec-2026")
    assert pane.view.verticalScrollBar().value() == 0
    show(pane, MEMORANDUM)
    assert pane.view.verticalScrollBar().value() == pytest.approx(left_at, abs=2)
    pane.set_reading(None)
    show(pane, MEMORANDUM)
    assert pane.view.verticalScrollBar().value() == pytest.approx(left_at, abs=2)


def test_what_was_read_before_is_not_kept_in_memory(pane: DetailPane) -> None:
    show(pane, MEMORANDUM)
    assert pane.view.page is not None
    before = pane.view.page.document
    show(pane, "cec-2026")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(before)
    assert shiboken6.isValid(pane.view.page.document)


def test_the_page_that_was_read_last_goes_with_the_pane(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pane = DetailPane(window)
    pane.resize(460, 760)
    window.show()
    show(pane, MEMORANDUM)
    assert pane.view.page is not None
    last = pane.view.page.document
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(pane)
    assert not shiboken6.isValid(last)
