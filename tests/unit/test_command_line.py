"""The command line: exit codes, sentences, and no Qt where no window is asked for."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import withdrawal_timeline
from withdrawal_timeline import __main__ as command_line
from withdrawal_timeline.__main__ import main
from withdrawal_timeline.domain.dates import PartialDate
from withdrawal_timeline.files.locate import default_dossier
from withdrawal_timeline.options import StartOptions

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[StartOptions]:
    """Stand in for the window: return the list that every start is noted in."""
    starts: list[StartOptions] = []

    def run(options: StartOptions) -> int:
        starts.append(options)
        return 0

    stand_in: Any = ModuleType("withdrawal_timeline.process")
    stand_in.run = run
    monkeypatch.setitem(sys.modules, "withdrawal_timeline.process", stand_in)
    monkeypatch.setattr(withdrawal_timeline, "process", stand_in, raising=False)
    monkeypatch.setattr("withdrawal_timeline.system_libraries.missing_libraries_message", lambda variables=None: None)
    return starts


# -- check ------------------------------------------------------------------------------------------------


def test_check_of_a_sound_dossier_counts_its_records(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DATA / "small")]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == [
        f"{DATA / 'small'}: 3 sources, 3 bodies, 1 batch, 4 withdrawals, 4 claims, 2 themes, 2 questions, "
        "2 domains, 2 administrations, 2 chapters of a tour",
        "No problems.",
    ]


def test_check_without_a_path_takes_the_programs_own_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{default_dossier()}: 772 sources, 116 bodies, 1 batch, 127 withdrawals")


def test_check_tells_every_problem_of_every_path(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(DATA / name) for name in ("broken", "small", "nowhere")]
    assert main(["check", *paths]) == 1
    out = capsys.readouterr().out.splitlines()
    expected = (DATA / "broken.txt").read_text("utf-8").splitlines()
    assert out[: len(expected) + 1] == [f"{paths[0]}:", *(f"  {line}" for line in expected)]
    assert out[len(expected) + 1].startswith(f"{paths[1]}: 3 sources")
    assert f"  {paths[2]}: There is no such file or folder; check the path." in out
    assert out[-1] == f"{len(expected) + 1} problems in 3 dossiers"


def _in_a_process(*arguments: str, then: str = "") -> subprocess.CompletedProcess[str]:
    code = (
        "import sys\n"
        "from withdrawal_timeline.__main__ import main\n"
        f"code = main({list(arguments)!r})\n"
        "qt = sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'pyqtgraph')))\n"
        "print('QT', qt)\n"
        "sys.exit(code)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    import os

    return {
        **os.environ,
        "PYTHONPATH": str(Path(withdrawal_timeline.__file__).parents[1]),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 0),
        (["check", str(DATA / "broken")], 1),
        (["show", "who-2025"], 0),
        (["--select", "nothing-such"], 2),
        ([str(DATA / "broken")], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_without_a_window_qt_is_not_imported(arguments: list[str], code: int) -> None:
    done = _in_a_process(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[-1] == "QT []"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "withdrawal_timeline", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=_environment(),
    )
    assert (done.returncode, done.stdout) == (0, f"withdrawal-timeline {withdrawal_timeline.__version__}\n")


# -- show -------------------------------------------------------------------------------------------------


def test_show_prints_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "unesco-2025", "--today", "2026-11-22"]) == 0
    out = capsys.readouterr().out
    assert "31 Dec 2026, in 39 days" in out
    assert out.endswith("CC BY 4.0.\n")


def test_show_takes_another_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "the-order", "--dossier", str(DATA / "small.json")]) == 0
    assert capsys.readouterr().out.startswith("The order\n=========\n")


def test_show_counts_from_the_readers_own_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line, "_today", lambda: date(2026, 12, 30))
    assert main(["show", "unesco-2025"]) == 0
    assert "31 Dec 2026, in 1 day\n" in capsys.readouterr().out


def test_an_unknown_record_names_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "unesco-2024"]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("There is no record with the id “unesco-2024”. Did you mean unesco-20")


def test_show_of_a_broken_dossier_tells_its_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "x", "--dossier", str(DATA / "broken")]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert "sources.json: gazette-1: url: The key “url” is missing" in error


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently")
def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "withdrawal_timeline", "show", "memorandum-66-2026"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_output_that_knows_no_chinese_prints_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "withdrawal_timeline", "show", "unesco"],
        capture_output=True,
        timeout=60,
        check=False,
        env={**_environment(), "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0, done.stderr
    assert b"UNESCO" in done.stdout


# -- the window -------------------------------------------------------------------------------------------


WORDS = st.sampled_from(
    [
        "",
        "--",
        "-",
        "-h",
        "--self-test",
        "--self-tes",
        "--self-test=1",
        "--version",
        "--theme",
        "dark",
        "--size",
        "9x9",
        "a",
    ]
)


@given(st.lists(WORDS, max_size=3))
@example([])
@example(["--self-test"])
@example(["--self-test", "--self-test"])
def test_what_is_not_parsed_means_what_it_would_mean_parsed(given: list[str]) -> None:
    outcomes = list[object]()
    for read in (command_line._options, command_line._parsed):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                found: object = read(list(given))
            except SystemExit as end:
                found = end.code
        outcomes.append((found, out.getvalue(), err.getvalue()))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(("arguments", "parses"), [([], False), (["--self-test"], False), (["--theme", "dark"], True)])
def test_where_nothing_is_to_be_parsed_there_is_no_parser(arguments: list[str], parses: bool) -> None:
    code = (
        "import sys\nfrom withdrawal_timeline.__main__ import _options\n"
        f"_options({arguments})\nprint('argparse' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=_environment(), capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == str(parses)


def test_without_arguments_nothing_is_asked_for(started: list[StartOptions]) -> None:
    assert main([]) == 0
    assert started == [StartOptions()]


def test_every_argument_reaches_the_window(started: list[StartOptions]) -> None:
    arguments = [str(DATA / "small"), "--select", "lake-2028", "--domain", "water", "trade", "--domain", "water"]
    arguments += ["--from", "1979-10", "--to", "2030", "--theme", "dark", "--size", "1280x800"]
    arguments += ["--today", "2030-01-01", "--picture", "out.png", "--profile", "here"]
    assert main(arguments) == 0
    (options,) = started
    assert options.loaded is not None
    assert options.loaded.about.title == "A small dossier for tests"
    assert options == StartOptions(
        dossier=DATA / "small",
        select="lake-2028",
        domains=("water", "trade"),
        start=PartialDate("1979-10"),
        end=PartialDate("2030"),
        theme="dark",
        size=(1280, 800),
        today=date(2030, 1, 1),
        picture=Path("out.png"),
        profile=Path("here"),
        loaded=options.loaded,
    )


LINK = "withdrawal-timeline:?sel=who-2025&from=2015&to=2027-06&domain=health"


@pytest.mark.parametrize("others", [[], [str(DATA / "small")], [(DATA / "small").as_uri()]])
def test_a_link_reaches_the_window_with_or_without_a_dossier(others: list[str], started: list[StartOptions]) -> None:
    assert main([*others, LINK]) == 0
    assert started[0].link == LINK
    assert started[0].dossier == (DATA / "small" if others else None)


def _exit_code(arguments: list[str]) -> object:
    try:
        return main(arguments)
    except SystemExit as done:  # argparse ends so
        return done.code


MISUSED: dict[str, tuple[list[str], str]] = {
    "an unknown record": (["--select", "wh0-2025"], "There is no record with the id “wh0-2025”. Did you mean who-"),
    "an unknown domain": (["--domain", "helth"], "There is no domain with the id “helth”. Did you mean health?"),
    "a record that is a claim": (["--select", "check-meetings"], "There is no record with the id"),
    "a date of another form": (["--from", "5-2018"], "“5-2018” is not a date; write 2017, 2017-10"),
    "a date that does not exist": (["--to", "2018-02-30"], "“2018-02-30” is not a day of the calendar"),
    "dates that run backwards": (["--from", "2018", "--to", "2017"], "--to 2017 lies before --from 2018"),
    "a month as today": (["--today", "2026-11"], "“2026-11” is not one day; write it as in 2026-11-22"),
    "a size of one number": (["--size", "1280"], "“1280” is not a size; write width and height as in 1280x800"),
    "a size of words": (["--size", "axb"], "“axb” is not a size"),
    "a size that is too small": (["--size", "10x10"], "“10x10” is out of bounds; a side has 320 to 16384 pixels"),
    "a size that is too large": (["--size", "99999x800"], "is out of bounds"),
    "a theme that is not there": (["--theme", "pink"], "invalid choice: 'pink'"),
    "two links": ([LINK, LINK], "give one dossier, one link, or one of each"),
    "two dossiers": (["a", "b"], "give one dossier, one link, or one of each"),
    "an option that is not there": (["--colour"], "unrecognized arguments: --colour"),
    "show without an id": (["show"], "the following arguments are required: ID"),
}


@pytest.mark.parametrize(("arguments", "sentence"), MISUSED.values(), ids=list(MISUSED))
def test_what_makes_no_sense_is_told_and_exits_with_2(
    arguments: list[str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    started: list[StartOptions],
) -> None:
    assert _exit_code(arguments) == 2
    out, error = capsys.readouterr()
    assert sentence in error
    assert out == ""
    assert not started


def test_a_broken_dossier_opens_no_window(capsys: pytest.CaptureFixture[str], started: list[StartOptions]) -> None:
    assert main([str(DATA / "broken")]) == 1
    assert "The dossier has 34 problems:" in capsys.readouterr().err
    assert not started


def test_a_folder_named_like_a_command_can_still_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[StartOptions]
) -> None:
    import shutil

    shutil.copytree(DATA / "small", tmp_path / "check")
    monkeypatch.chdir(tmp_path)
    assert main(["./check"]) == 0
    assert started[0].dossier == Path("check")


@pytest.mark.parametrize(("arguments", "platform"), [([], None), (["--picture", "x.png"], "offscreen")])
def test_missing_libraries_are_told_and_exit_with_3(
    arguments: list[str],
    platform: str | None,
    capsys: pytest.CaptureFixture[str],
    started: list[StartOptions],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str | None] = []

    def message(variables: dict[str, str]) -> str:
        asked.append(variables.get("QT_QPA_PLATFORM"))
        return "Libraries are missing."

    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("withdrawal_timeline.system_libraries.missing_libraries_message", message)
    assert main(arguments) == 3
    assert capsys.readouterr().err == "Libraries are missing.\n"
    assert asked == [platform]
    assert not started


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit_code(["--version"]) == 0
    assert capsys.readouterr().out == f"withdrawal-timeline {withdrawal_timeline.__version__}\n"
