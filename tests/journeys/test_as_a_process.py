"""The program as readers start it: from source, or the packaged one that WITHDRAWAL_TIMELINE_PROGRAM names.

WITHDRAWAL_TIMELINE_PROGRAM=/usr/bin/withdrawal-timeline python3 run.py --test tests/journeys/test_as_a_process.py
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from withdrawal_timeline import __version__

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
TICK_S = 0.05

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders of the user are told to the program by variables")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of a reader who is no programmer and no Englishman."""
    folder = tmp_path / "Reader 联合国"
    folder.mkdir()
    return folder


@pytest.fixture
def variables(home: Path) -> Iterator[dict[str, str]]:
    # The path of a socket must be short, and pytest's folders are not.
    with tempfile.TemporaryDirectory(prefix="wt-") as runtime:
        bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        yield bare | {"XDG_RUNTIME_DIR": runtime}


@pytest.fixture
def command(variables: dict[str, str]) -> list[str]:
    given = os.environ.get("WITHDRAWAL_TIMELINE_PROGRAM")
    if given:
        return [given]
    variables["PYTHONPATH"] = str(ROOT / "src")
    return [sys.executable, "-m", "withdrawal_timeline"]


@pytest.fixture
def said(command: list[str], variables: dict[str, str]) -> Callable[..., str]:
    """Run the program and return what it prints, once it has ended well and without complaints."""

    def run(*arguments: str) -> str:
        ended = subprocess.run(
            [*command, *arguments], env=variables, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        # That a font for Chinese is missing is said where it is so.
        complaints = [line for line in ended.stderr.splitlines() if "fonts-noto-cjk" not in line]
        assert (ended.returncode, complaints) == (0, []), ended.stdout
        return ended.stdout

    return run


@pytest.fixture
def opened(command: list[str], variables: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Open the window and return its process, once it listens to later starts."""
    running: list[subprocess.Popen[str]] = []
    socket = Path(variables["XDG_RUNTIME_DIR"], "withdrawal-timeline.socket")

    def start(*arguments: str) -> subprocess.Popen[str]:
        socket.unlink(missing_ok=True)
        process = subprocess.Popen([*command, *arguments], env=variables, stderr=subprocess.PIPE, text=True)
        running.append(process)
        for _ in range(round(PATIENCE_S / TICK_S)):
            if socket.exists():
                return process
            try:
                process.wait(TICK_S)
            except subprocess.TimeoutExpired:
                continue
            break
        pytest.fail(f"the program ended with {process.poll()} before its window stood")

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_it_says_its_version_checks_and_shows_its_dossier(said: Callable[..., str]) -> None:
    assert said("--version") == f"withdrawal-timeline {__version__}\n"
    assert said("check").endswith("No problems.\n")
    assert said("show", "who-2025").startswith("Withdrawal from the World Health Organization\n")


def test_it_walks_the_journey_and_leaves_nothing_behind(said: Callable[..., str], home: Path) -> None:
    report = said("--self-test").splitlines()
    assert report[-1] == "Self-test: everything is there and works."
    assert len([line for line in report if line.startswith("ok ")]) > 20
    assert not [path for path in home.rglob("*") if path.is_file() and "withdrawal" in str(path.relative_to(home))]


def test_it_draws_itself_into_a_file(said: Callable[..., str], tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    said("--picture", str(picture), "--size", "1280x800")
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1280, 800)


def test_a_second_start_hands_its_link_to_the_open_window(
    opened: Callable[..., subprocess.Popen[str]], said: Callable[..., str]
) -> None:
    first = opened()
    assert said("withdrawal-timeline:?sel=who-2025&from=2015") == ""
    assert first.poll() is None


def test_after_a_crash_there_is_a_report_and_the_next_start_says_where(
    opened: Callable[..., subprocess.Popen[str]], home: Path
) -> None:
    first = opened()
    first.send_signal(signal.SIGSEGV)
    first.communicate(timeout=PATIENCE_S)
    second = opened()
    report = home / ".local/state/withdrawal-timeline/crash-report.txt"
    assert "Segmentation fault" in report.read_text("utf-8")
    second.terminate()
    assert str(report) in second.communicate(timeout=PATIENCE_S)[1]
