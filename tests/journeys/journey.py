"""A reader at the program, for the journeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from withdrawal_timeline.ui.start.stillness import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from withdrawal_timeline.app import Program
    from withdrawal_timeline.state.resolve import Picture
    from withdrawal_timeline.state.view_state import ViewState
    from withdrawal_timeline.ui.panels import Panels


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

    def selected(self) -> str | None:
        """Return the id of what is selected; a call, so that type checkers do not think it stays."""
        return self.state.selection

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
