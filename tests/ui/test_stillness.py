"""When a window counts as still."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from withdrawal_timeline.ui.start import stillness

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication


def test_what_moves_without_end_is_not_waited_for(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stillness, "MOST_WORK_S", 0.05)
    timer = QTimer(interval=0)
    timer.start()
    assert not stillness.settle(qapp)
    timer.stop()
    assert stillness.settle(qapp)


def test_time_in_which_the_machine_does_something_else_does_not_count(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stillness, "MOST_WORK_S", 0.1)
    QTimer.singleShot(0, lambda: Event().wait(0.3))
    assert stillness.settle(qapp)
