"""What every test has: no display, a profile of its own, and no widget that outlives it."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when the QApplication is made

# How long one example takes says more about the machine than about the code; the pure tests stay under 20 seconds.
hypothesis.settings.register_profile("project", deadline=None, max_examples=40)
hypothesis.settings.load_profile("project")

_failed = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as ``gui`` whatever uses a QApplication, so that ``-m "not gui"`` is always true."""
    for item in items:
        if isinstance(item, pytest.Function) and "qapp" in item.fixturenames:
            item.add_marker("gui")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while the tests are collected: what is made then stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        set_aside()
        gc.enable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """Set aside what is there after the last test of a file, but not what the traceback of a failure holds."""
    result = yield
    if (nextitem is None or nextitem.path != item.path) and not item.session.testsfailed:
        set_aside()
    return result


def set_aside() -> None:
    """Take what is there and no garbage out of what the collector looks through.

    Modules and tests are some hundred thousand objects that stay. To look through all of them after each test that has
    a window, as `no_widget_left_behind` does, took more time than the tests themselves.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember for `no_widget_left_behind` whether a test failed."""
    report = yield
    item.stash[_failed] = report.failed or item.stash.get(_failed, False)
    return report


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call() -> Generator[None]:
    """Let nobody look for garbage from the end of a test until its windows are closed.

    A window that a test has shown is garbage once the test returns, and pytest-qt lets it be painted once more. The
    collector would delete it while it is painted, which ends the process.
    """
    try:
        return (yield)
    finally:
        gc.disable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """Let garbage be looked for again."""
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return what the application of the tests is made with: what that of the program is."""
    from withdrawal_timeline.app import ARGUMENTS

    return [*ARGUMENTS]


@pytest.fixture(autouse=True)
def no_widget_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a top-level widget is alive that was not before.

    Leftover windows change `activeWindow()` for the next test and crash at exit. Hand a widget to
    `qtbot.addWidget`, or drop the last reference. Not asked when the test itself failed: its traceback holds
    the frame, and the frame the widget.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    request.getfixturevalue("qapp")
    before = set(QApplication.topLevelWidgets())
    yield
    # close() and deleteLater() delete nothing, and processEvents() skips deferred deletion.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if not request.node.stash.get(_failed, False):
        left = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
        assert not left, f"outlived the test: {left}"


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """Empty the clipboard before Python ends.

    The clipboard of the platform without a display dies after Python, and with it what a test has put there, which
    then calls into an interpreter that is gone. Those of real systems die with the application.
    """
    yield
    import sys

    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def profile_dir(tmp_path: Path) -> Path:
    """Return an empty folder for ``--profile``: settings and sessions of this test alone."""
    profile = tmp_path / "profile"
    profile.mkdir()
    return profile
