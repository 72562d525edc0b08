"""What a start leaves for later, and what commands without a window never load: docs/decisions/0008."""

from __future__ import annotations

import builtins
import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from withdrawal_timeline.files.remembered import own_dossier, remember
from withdrawal_timeline.ui.start.collector import uncollected
from withdrawal_timeline.ui.start.quick_start import import_plainly, time_so_far

SOURCE = Path(__file__).parents[2] / "src"
REPORT = "import json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"

UNTIL_PAINTED = """
from withdrawal_timeline.ui.start.quick_start import import_plainly

import_plainly()
from PySide6.QtWidgets import QApplication

from withdrawal_timeline import app
from withdrawal_timeline.options import StartOptions
from withdrawal_timeline.ui.start.settings import Settings

application = QApplication([*app.ARGUMENTS])
app.set_up(application)
program = app.Program(application, StartOptions(size=app.USUAL_SIZE), Settings(None), store={store})
program.window.painted.connect({then})
program.window.show()
assert application.exec() == 0
"""
FILL = "lambda: application.exit(0 if program.begin() else 1)"

SETTLED = """
from withdrawal_timeline.ui.start.stillness import settle

settle(application)
assert program.sitting.panels.timeline.canvas.current().frame is not None
"""

KINDS = """
import json, sys

from shiboken6 import Shiboken


def kinds(base):
    for kind in type.__subclasses__(base):
        yield kind
        yield from kinds(kind)


made = {kind.__name__ for kind in kinds(Shiboken.Object) if kind.__module__.startswith("PySide6")}
sys.stderr.write(json.dumps(sorted(made)))
"""

COMMAND = """
from withdrawal_timeline.__main__ import main

assert main({arguments!r}) == 0
"""

READ_BY_PYSIDE = """
import linecache

from withdrawal_timeline.ui.start.quick_start import import_plainly

import_plainly()
import tabnanny

print(sum(1 for file in linecache.cache if file.endswith("tabnanny.py")))
"""


def in_own_process(code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120, check=True
    )


def loaded_by(code: str) -> set[str]:
    """Return the names of all modules that are there after ``code`` ran in a process of its own."""
    return set(json.loads(in_own_process(code + REPORT).stderr.splitlines()[-1]))


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_the_first_frame_waits_for_nothing_heavy() -> None:
    loaded = loaded_by(UNTIL_PAINTED.format(then="application.quit", store=None))
    assert "withdrawal_timeline.ui.window.main_window" in loaded, "the window stands"
    ours = {name.removeprefix("withdrawal_timeline.") for name in loaded}
    early = packages(loaded) & {"numpy", "pyqtgraph", "pydantic", "socket"} | loaded & {"PySide6.QtSvg"}
    early |= ours & {"domain.models", "files.load", "layout.plan", "ui.sitting", "ui.timeline", "ui.detail"}
    assert not early, "what the tool bar imports comes before the first frame: docs/decisions/0008"


def test_the_complete_frame_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    remember(*own_dossier(), tmp_path)
    store = f"__import__('pathlib').Path({str(tmp_path)!r})"
    loaded = loaded_by(UNTIL_PAINTED.format(then=FILL, store=store) + SETTLED)
    assert "withdrawal_timeline.ui.timeline.canvas" in loaded, "the window is filled"
    early = loaded & {"pyqtgraph", "pydantic", "pydantic_core", "annotated_types", "numpy"}
    assert not early, "pyqtgraph and pydantic take 75 ms and 15 to 20 MiB each, numpy 30: docs/decisions/0016"
    assert "withdrawal_timeline.files.check" not in loaded, "the dossier was found sound before"
    early = loaded & {"calendar", "csv", "getpass", "hashlib", "html", "locale", "pickle", "platform", "secrets"}
    assert not early, "few lines do what these are imported for, or nobody asks for it at a start"
    ours = {name.removeprefix("withdrawal_timeline.") for name in loaded}
    early = {
        *("query.search", "query.word_index", "query.folding", "ui.detail.printing", "ui.window.about"),
        *("ui.commands.help_keys", "ui.parts.dialogs", "ui.list_twin", "ui.compare", "ui.tour"),
        *("ui.window.hidden_list", "ui.window.window_popup", "ui.commands.passage_menu", "ui.parts.chip"),
        *("domain.reading", "domain.sides", "domain.comparison", "domain.tally", "state.tour_stops", "state.going"),
        *("state.lives", "state.neighbours", "state.session", "files.write", "files.exchange"),
        *("layout.easing", "layout.freed_room", "layout.reorder", "layout.small_marks", "layout.hit", "layout.account"),
        *("ui.timeline.coming_items", "ui.timeline.indexing", "ui.timeline.window_move"),
        *("ui.look.rounded", "ui.parts.icon_button", "ui.sidebar.rail_tip"),
    }
    early &= ours
    early |= loaded & {"PySide6.QtPrintSupport", "concurrent.futures.thread"}
    assert not early, "what somebody searches, prints or asks for is imported then"


def test_a_start_makes_no_kinds_of_qt_ready_that_it_does_not_use(tmp_path: Path) -> None:
    remember(*own_dossier(), tmp_path)
    store = f"__import__('pathlib').Path({str(tmp_path)!r})"
    said = in_own_process(UNTIL_PAINTED.format(then=FILL, store=store) + SETTLED + KINDS).stderr
    made = set(json.loads(said.splitlines()[-1]))  # Qt may have said before what its platform does not support
    assert "QTextBrowser" in made, "the window is filled"
    assert "QWizard" not in made, "a widget was handed out that Python has not made: ui/parts/own_viewport.py"
    early = made & {"QStyle", "QStyleOption", "QAccessible"}
    assert not early, "the three take 3 ms, and a start has no need of them"


def test_the_style_is_ours_whatever_the_system_prefers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_STYLE_OVERRIDE", "Windows")
    before_the_window = UNTIL_PAINTED.partition("program = ")[0]  # a style sheet then stands before the style
    tell = "import sys; sys.stderr.write(application.style().name())"
    assert in_own_process(before_the_window + tell).stderr == "fusion"


def test_the_first_start_keeps_the_dossier_for_the_next(tmp_path: Path) -> None:
    store = f"__import__('pathlib').Path({str(tmp_path / 'store')!r})"
    start = UNTIL_PAINTED.format(then=FILL, store=store)
    soon = "from withdrawal_timeline import app\n\napp.REMEMBERED_AFTER_MS = 0\n"
    loaded_by(soon + start + SETTLED)
    assert [file.suffix for file in (tmp_path / "store").iterdir()] == [".kept"]
    assert own_dossier(tmp_path / "store")[1] == "", "it is found there"


@pytest.mark.parametrize("arguments", [["check"], ["show", "who-2025"]], ids=["check", "show"])
def test_commands_without_a_window_load_neither_qt_nor_numpy(arguments: list[str]) -> None:
    loaded = packages(loaded_by(COMMAND.format(arguments=arguments)))
    assert "pydantic" in loaded, "the dossier was read"
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph", "numpy"}


def test_pyside_reads_no_source_of_what_is_imported_plainly() -> None:
    assert in_own_process(READ_BY_PYSIDE).stdout.strip() == "0"
    # Without this part the test could not fail: PySide6 must still be doing what is worked around.
    done = in_own_process(READ_BY_PYSIDE.replace("import_plainly()", "import PySide6.QtCore", 1))
    assert done.stdout.strip() == "1", "PySide6 reads no sources any more; import_plainly can go"


def test_importing_plainly_twice_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    import_plainly()
    once = builtins.__import__
    import_plainly()
    assert builtins.__import__ is once
    assert __import__("json") is json


def test_where_no_kernel_tells_how_long_a_start_took_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (" ms after the start" in time_so_far()) is sys.platform.startswith("linux")

    def missing(*_: object) -> str:
        raise FileNotFoundError("/proc/self/stat")

    monkeypatch.setattr(Path, "read_text", missing)
    assert time_so_far() == ""


def test_the_collector_runs_again_after_a_start_even_one_that_failed() -> None:
    def start() -> None:
        with uncollected():
            seen.append(gc.isenabled())
            raise ValueError("this start fails")

    seen: list[bool] = []
    with pytest.raises(ValueError, match="this start fails"):
        start()
    assert seen == [False]
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_numpy_works_without_its_help_texts() -> None:
    code = (
        "from withdrawal_timeline.ui.start.quick_start import leave_out_help\nleave_out_help()\n"
        "import numpy\nprint(numpy.arange(4).sum(), numpy.float64(0.5), numpy.ndarray.sum.__doc__)"
    )
    assert in_own_process(code).stdout.split() == ["6", "0.5", "None"]
