"""A fault below Python leaves a report that the next start finds; a good end leaves nothing."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from withdrawal_timeline import __version__
from withdrawal_timeline.ui.start.crash_report import FOUND, RUNNING, CrashReport

PROGRAM = """
import faulthandler, sys
from pathlib import Path
from withdrawal_timeline.ui.start.crash_report import CrashReport
report = CrashReport(Path(sys.argv[1]))
print(report.begin())
{}
"""


def start(folder: Path, ending: str) -> str:
    command = [sys.executable, "-c", PROGRAM.format(ending), str(folder)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.strip()


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    assert start(tmp_path / "state", "report.end()") == "None"
    assert list((tmp_path / "state").iterdir()) == []


def test_a_fault_is_found_at_the_next_start_and_said_once(tmp_path: Path) -> None:
    start(tmp_path, "sys.stdout.flush(); faulthandler._sigsegv()")
    assert "Segmentation fault" in (tmp_path / RUNNING).read_text("utf-8")
    assert start(tmp_path, "report.end()") == str(tmp_path / FOUND)
    text = (tmp_path / FOUND).read_text("utf-8")
    assert text.startswith(f"Withdrawal Timeline {__version__}, Python {platform.python_version()}, ")
    assert platform.release() in text, "the system is named"
    assert 'File "<string>"' in text
    assert start(tmp_path, "report.end()") == "None"


def test_a_start_that_was_merely_killed_is_no_fault(tmp_path: Path) -> None:
    start(tmp_path, "import os; os._exit(9)")
    assert (tmp_path / RUNNING).is_file()
    assert start(tmp_path, "report.end()") == "None"


def test_where_nothing_can_be_written_the_start_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = CrashReport(tmp_path / "file")
    assert report.begin() is None
    report.end()
