"""The benchmarks can be found, and measure what they say on data that is sound."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.large_dossier import write

from withdrawal_timeline.files.load import load_dossier

_FOLDER = Path(__file__).parents[1] / "benchmarks"
_HELPERS = {"synthetic", "large_dossier"}
"""Make data for the others."""


def test_one_command_runs_every_benchmark() -> None:
    there = {path.stem for path in _FOLDER.glob("*.py")} - {"__main__"} - _HELPERS

    assert {arguments[0] for arguments in BENCHMARKS.values()} == there


def test_a_large_dossier_is_sound_and_of_the_size_asked_for(tmp_path: Path) -> None:
    write(300, tmp_path / "made")
    dossier = load_dossier(tmp_path / "made")

    assert len(dossier.withdrawals) == 300
    assert {len(dossier.withdrawals_of(body.id)) for body in dossier.bodies} == {1, 2}
    assert len({dossier.domain_of(act) for act in dossier.withdrawals}) == len(dossier.domains)
