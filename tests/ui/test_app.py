"""Process matters: pictures, errors that nobody caught, dossiers that cannot be opened, and letting go."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from withdrawal_timeline import app, process
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.options import StartOptions
from withdrawal_timeline.ui.look.program_icon import LARGEST, SIDES
from withdrawal_timeline.ui.start.catcher import LOG_FILE, Catcher
from withdrawal_timeline.ui.start.collector import uncollected
from withdrawal_timeline.ui.start.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    sheet, palette, face = qapp.styleSheet(), qapp.palette(), qapp.font()
    app.set_up(qapp)
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(face)


def boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def in_own_process(*arguments: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    source = str(Path(app.__file__).resolve().parents[1])
    environment = kept | {"PYTHONPATH": source, "HOME": str(home), "XDG_CONFIG_HOME": str(home)} | variables
    command = [sys.executable, "-m", "withdrawal_timeline", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_a_picture_needs_no_display_and_leaves_no_trace(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "out.png"
    home.mkdir()
    ended = in_own_process(
        "--picture", str(target), "--size", "1280x800", "--theme", "dark", "--today", "2026-11-22", home=home
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1280, 800)
    assert picture.pixelColor(4, 4).lightness() < 60
    assert list(home.iterdir()) == []


def test_until_the_window_is_filled_none_of_its_buttons_has_the_keyboard(
    application: QApplication, qtbot: QtBot
) -> None:
    program = app.Program(application, StartOptions(today=TODAY), Settings(None))
    qtbot.addWidget(program.window)
    assert program.window.isMaximized(), "the screen of the tests has 800 by 800 px"
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    assert application.focusWidget() is program.window
    assert program.begin()
    assert program.sitting is not None
    assert application.focusWidget() is program.sitting.panels.timeline


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_the_program_says_so(tmp_path: Path) -> None:
    ended = in_own_process(home=tmp_path, DISPLAY="")
    assert ended.returncode == process.NO_DISPLAY
    assert "no display" in ended.stderr


def test_a_picture_that_cannot_be_written_is_an_error(application: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "no" / "such" / "folder.png"
    assert process.draw(application, StartOptions(today=TODAY, size=(960, 600)), target) == process.FAILED


def test_two_pictures_of_one_state_show_the_same(application: QApplication, tmp_path: Path) -> None:
    options = StartOptions(today=TODAY, size=(1100, 640), select="who-2025", picture=tmp_path)
    pictures = []
    for name in ("a.png", "b.png"):
        assert process.draw(application, options, tmp_path / name) == process.FINE
        pictures.append(bytes(QImage(str(tmp_path / name)).constBits()))
    assert len(pictures[0]) == len(pictures[1]) == 1100 * 640 * 4
    differing = sum(one != other for one, other in zip(*pictures, strict=True))
    assert differing < 2000, "no more than the edges of some letters, whose first rendering Qt keeps"


def test_an_error_that_nobody_caught_is_logged_and_said_once(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    catcher = Catcher(tmp_path)
    try:
        for _ in range(3):
            catcher.caught(ValueError, ValueError("the sky is falling"), None)
        shown = boxes()
        assert len(shown) == 1
        assert str(tmp_path) in shown[0].informativeText()
        shown[0].close()
        assert (tmp_path / LOG_FILE).read_text("utf-8").count("the sky is falling") == 3
    finally:
        for handler in root.handlers:
            handler.close()


def test_a_dossier_that_cannot_be_opened_is_said_and_the_present_one_stays(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    program = app.Program(application, StartOptions(today=TODAY), Settings(None))
    qtbot.addWidget(program.window)
    assert program.begin()
    sitting = program.sitting
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert not program.open_path(tmp_path / "broken.json")
    assert program.sitting is sitting
    [box] = boxes()
    assert "broken.json" in box.detailedText()
    box.close()


def test_another_dossier_takes_over_the_window(application: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(default_dossier(), copy)
    program = app.Program(application, StartOptions(today=TODAY), Settings(None))
    qtbot.addWidget(program.window)
    program.window.show()
    assert program.begin()
    before = program.sitting
    assert before is not None
    before.wishes.search("who")
    assert program.open_path(copy / "withdrawals.json"), "one file of a folder stands for the folder"
    after = program.sitting
    assert after is not None
    assert after is not before
    assert program.search.field.text() == ""
    after.actions["view.fit_all"].trigger()
    assert after.store.state.window != before.store.state.window
    program.tool_bar.yearsWished.emit()
    assert after.panels.years.get().isVisible()
    after.panels.years.get().close()


def test_the_program_dies_when_it_is_dropped(application: QApplication) -> None:
    program = app.Program(application, StartOptions(today=TODAY), Settings(None))
    program.window.show()
    assert program.begin()
    assert program.sitting is not None
    dead: list[weakref.ref[Any]] = [
        weakref.ref(program.window),
        weakref.ref(program.sitting.panels.timeline),
        weakref.ref(program),
    ]
    program.window.close()
    program.sitting.end()
    del program
    application.sendPostedEvents(None, 52)  # deferred deletion
    gc.collect()
    assert [ref() for ref in dead] == [None, None, None]


def test_the_collector_looks_again_where_the_dossier_cannot_be_used(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    options = StartOptions(today=TODAY, dossier=tmp_path / "nowhere")
    program = app.Program(application, options, Settings(None), lasts=True)
    qtbot.addWidget(program.window)
    try:
        with uncollected():
            assert not program.begin()
            assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.enable()
        for box in boxes():
            box.close()


def test_the_largest_icon_comes_once_the_window_is_filled(
    application: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sides() -> list[int]:
        return [size.width() for size in application.windowIcon().availableSizes()]

    monkeypatch.setattr(app, "LARGEST_ICON_AFTER_MS", 0)
    app.set_up(application)
    assert sides() == [*SIDES]
    try:
        program = app.Program(application, StartOptions(today=TODAY), Settings(None), lasts=True)
        qtbot.addWidget(program.window)
        assert program.begin()
        qtbot.waitUntil(lambda: sides() == [*SIDES, LARGEST])
    finally:
        gc.unfreeze()
        app.set_up(application)


def test_the_collector_looks_only_at_what_came_after_the_window_was_filled(
    application: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "CLOSED_AFTER_MS", 50)
    gc.unfreeze()  # what the tests have set aside
    gc.collect()
    assert not gc.get_freeze_count()
    try:
        program = app.Program(application, StartOptions(today=TODAY), Settings(None), lasts=True)
        qtbot.addWidget(program.window)
        assert program.begin()
        assert program.sitting is not None
        assert gc.get_freeze_count() > len(gc.get_objects()), "most of what there is was set aside"
        before = weakref.ref(program.sitting.panels.timeline)
        shutil.copytree(default_dossier(), tmp_path / "copy")
        assert program.open_path(tmp_path / "copy")
        qtbot.waitUntil(lambda: before() is None)
        assert gc.get_freeze_count() > len(gc.get_objects()), "the next one too"
    finally:
        gc.unfreeze()
