"""The journey of ``--self-test``, which the packages' checks walk in the frozen program too."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline import process
from withdrawal_timeline.options import StartOptions
from withdrawal_timeline.ui import self_test
from withdrawal_timeline.ui.look import typefaces
from withdrawal_timeline.ui.start.hand_over import Errand
from withdrawal_timeline.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.journeys.journey import Journey


def test_all_is_there_and_every_step_of_the_journey_works(journey: Journey) -> None:
    journey.program.status_bar.show_message("What a message says must not be in the way.")
    findings = self_test.examine(journey.program, journey.application)
    assert len(findings) > 15
    assert [str(finding) for finding in findings if finding.fine is False] == []
    assert self_test.report(findings).endswith("Self-test: everything is there and works.")


def test_a_part_that_is_missing_is_named(
    journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "default_dossier", lambda: tmp_path)
    options = StartOptions(today=date(2026, 11, 22), self_test=True)
    assert process.examine(journey.application, options) == process.FAILED
    said = capsys.readouterr().out
    assert "FAILED  dossier: 0 files" in said
    assert "checks failed" in said.splitlines()[-1]


def test_of_a_packaged_start_the_modules_that_came_from_elsewhere_are_named() -> None:
    served = type("StartModule", (), {})()
    names = ["withdrawal_timeline.app", "withdrawal_timeline.process", "json", self_test.__name__]
    modules = [ModuleType(name) for name in names]
    for module in modules[:1]:
        module.__loader__ = served
    finding = self_test._modules(modules)
    assert finding.fine is False
    assert finding.detail == "3 from one file, not withdrawal_timeline.process"
    modules[1].__loader__ = served
    assert self_test._modules(modules).fine is True


def test_a_window_that_nobody_paints_is_not_waited_for_without_end(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "UNPAINTED_MS", 1)
    monkeypatch.setattr(MainWindow, "show", lambda window: None)  # as on a screen that is locked
    assert process.examine(journey.application, StartOptions(today=date(2026, 11, 22), self_test=True)) is not None


def test_a_window_that_shows_nothing_fails(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journey.program, "sitting", None)
    findings = list(self_test.journey(journey.program, journey.application))
    assert [finding.fine for finding in findings] == [False]


def test_what_a_second_start_was_asked_for_happens_in_the_open_window(begin: Callable[..., Journey]) -> None:
    journey = begin()
    journey.program.take(Errand(select="who-2025", domains=("health", "unknown"), start="2010", end="2020"))
    journey.settle()
    assert journey.selected() == "who-2025"
    assert journey.status.startswith("9 of 127")
    assert journey.years.startswith("Jan 2010")
    journey.program.take(Errand(select="no-such-record"))
    assert journey.selected() == "who-2025"


def test_a_reader_without_a_chinese_font_is_told(
    begin: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typefaces, "has_chinese", lambda: False)
    assert "fonts-noto-cjk" in begin().status
    monkeypatch.setattr(typefaces, "has_chinese", lambda: True)
    assert typefaces.hint_on_chinese() is None
