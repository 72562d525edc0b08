"""A second start hands over what it was asked for; nobody else can."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline.ui.start.hand_over import Errand, address, hand_over
from withdrawal_timeline.ui.start.reception import Reception

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ERRAND = Errand(dossier="/home/联 合/a b.wtdossier", select="who-2025", domains=("health",), start="2015-06")


@pytest.fixture
def place() -> Iterator[str]:
    """Return an address that is short enough for a socket, which those of `tmp_path` need not be."""
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder, "socket")) if sys.platform != "win32" else f"wt-test-{os.getpid()}"


@given(st.builds(Errand, dossier=st.text(), select=st.text(), domains=st.lists(st.text()).map(tuple), end=st.text()))
def test_an_errand_is_one_line_and_comes_back_as_it_was(errand: Errand) -> None:
    line = errand.to_line()
    assert line.count(b"\n") == 1
    assert Errand.from_line(line) == errand


@pytest.mark.parametrize(
    "line", [b"", b"\xff\n", b"[]\n", b'{"dossier": "x"}\n', Errand().to_line()[:-2] + b', "x": ""}\n']
)
def test_what_is_no_errand_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Errand.from_line(line)


def test_the_window_takes_what_a_second_start_hands_over(qtbot: QtBot, place: str) -> None:
    reception = Reception(place)
    assert reception.open()
    answers: list[bool] = []
    start = threading.Thread(target=lambda: answers.append(hand_over(ERRAND, place)))
    with qtbot.waitSignal(reception.handed) as handed:
        start.start()
    start.join()
    assert (handed.args, answers) == ([ERRAND], [True])
    reception.close()
    assert not hand_over(ERRAND, place)


def test_what_a_dead_start_left_behind_is_in_nobodys_way(qtbot: QtBot, place: str) -> None:
    Path(place).touch()
    assert not hand_over(ERRAND, place)
    reception = Reception(place)
    assert reception.open()
    reception.close()


def test_nonsense_is_not_taken_and_stops_nothing(qtbot: QtBot, place: str) -> None:
    reception = Reception(place)
    assert reception.open()
    answers: list[bool] = []

    class Nonsense(Errand):
        def to_line(self) -> bytes:
            return b"GET / HTTP/1.1\n"

    start = threading.Thread(target=lambda: answers.extend((hand_over(Nonsense(), place), hand_over(ERRAND, place))))
    with qtbot.waitSignal(reception.handed) as handed:
        start.start()
    start.join()
    assert (handed.args, answers) == ([ERRAND], [False, True])
    reception.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no folder")
def test_the_socket_lies_where_only_the_user_can_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        assert address() == f"{short}/withdrawal-timeline.socket"
        Path(short).chmod(0o777)
        assert address() is None
    assert address() is None, "the folder is gone"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / ("long" * 30)))
    assert address() is None
