"""The real window on the real dossier, acted on by keys and mouse as a reader does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.journeys.journey import Journey

from withdrawal_timeline.app import Program, set_up
from withdrawal_timeline.options import StartOptions
from withdrawal_timeline.ui.look import typefaces
from withdrawal_timeline.ui.start.settings import Settings
from withdrawal_timeline.ui.start.stillness import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

TODAY = date(2026, 11, 22)
SIZE = (1440, 900)


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Journey]]:
    """Start the program with the profile of this test; the program that was started before is closed first."""
    sheet, palette, face = qapp.styleSheet(), qapp.palette(), qapp.font()
    set_up(qapp)
    running: list[Journey] = []

    def close() -> None:
        for journey in running:
            journey.program.window.close()
            if journey.program.sitting is not None:
                journey.program.sitting.end()
            journey.program.window.deleteLater()
        running.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # What the program says where no font is found for Chinese would stand in the place of what a journey looks for.
    monkeypatch.setattr(typefaces, "has_chinese", lambda: True)

    def start(**options: object) -> Journey:
        close()
        asked = StartOptions(**({"today": TODAY, "size": SIZE} | options))  # type: ignore[arg-type]
        program = Program(qapp, asked, Settings(tmp_path), data=tmp_path)
        program.window.show()
        assert settle(qapp)  # a start fills the window once its first frame stands
        assert program.begin()
        program.window.activateWindow()
        journey = Journey(qapp, program)
        running.append(journey)
        journey.settle()
        return journey

    yield start
    close()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(face)


@pytest.fixture
def journey(begin: Callable[..., Journey]) -> Journey:
    """Return the program as a first start shows it, without motion."""
    started = begin()
    started.do("motion.reduce")
    return started
