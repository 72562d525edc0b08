"""The real window on the real dossier, acted on by keys and mouse as a reader does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from withdrawal_timeline.app import Program, set_up
from withdrawal_timeline.options import StartOptions
from withdrawal_timeline.ui.settings import Settings
from withdrawal_timeline.ui.stillness import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from withdrawal_timeline.state.resolve import Picture
    from withdrawal_timeline.state.view_state import ViewState
    from withdrawal_timeline.ui.panels import Panels

TODAY = date(2026, 11, 22)
SIZE = (1440, 900)


@dataclass(slots=True)
class Journey:
    """A reader at the program: keys, clicks, and what can be seen."""

    application: QApplication
    program: Program

    @property
    def panels(self) -> Panels:
        """The parts of the window."""
        assert self.program.sitting is not None
        return self.program.sitting.panels

    @property
    def state(self) -> ViewState:
        """What is looked at."""
        assert self.program.sitting is not None
        return self.program.sitting.store.state

    @property
    def picture(self) -> Picture:
        """What is shown."""
        assert self.program.sitting is not None
        return self.program.sitting.picture()

    @property
    def status(self) -> str:
        """The left half of the status bar."""
        return self.program.status_bar.text

    @property
    def years(self) -> str:
        """What the window button says."""
        return self.program.tool_bar.window_button.text()

    def key(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, on: QWidget | None = None
    ) -> None:
        """Press a key where the focus is."""
        target = on or self.application.focusWidget() or self.program.window
        QTest.keyClick(target, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        target = self.application.focusWidget()
        assert target is not None, "nothing has the focus"
        QTest.keyClicks(target, text)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click into a widget, by default into its middle."""
        assert widget.isVisible(), f"{widget} cannot be seen"
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )
        self.settle()

    def do(self, command: str) -> None:
        """Choose a command of the menu."""
        assert self.program.sitting is not None
        action = self.program.sitting.actions[command]
        assert action.isEnabled(), f"{command} cannot be chosen"
        action.trigger()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves or is painted any more."""
        assert settle(self.application)


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Journey]]:
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

    def start(**options: object) -> Journey:
        close()
        asked = StartOptions(**({"today": TODAY, "size": SIZE} | options))  # type: ignore[arg-type]
        program = Program(qapp, asked, Settings(tmp_path))
        program.window.show()
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
