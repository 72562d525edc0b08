"""The benchmarks can be found, and measure what they say on data that is sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.large_dossier import write
from tests.benchmarks.peers.__main__ import compared, items_agree

from withdrawal_timeline.files.load import load_dossier

_FOLDER = Path(__file__).parents[1] / "benchmarks"
_OTHERS = {"synthetic", "large_dossier", "paths", "stages", "film_strip"}
"""Serve the benchmarks, or make pictures to be looked at."""


def test_one_command_runs_every_benchmark() -> None:
    there = {path.stem for path in _FOLDER.glob("*.py")} - {"__main__"} - _OTHERS
    there |= {path.parent.name for path in _FOLDER.glob("*/__main__.py")}

    assert {arguments[0] for arguments in BENCHMARKS.values()} == there


def test_a_large_dossier_is_sound_and_of_the_size_asked_for(tmp_path: Path) -> None:
    write(300, tmp_path / "made")
    dossier = load_dossier(tmp_path / "made")

    assert len(dossier.withdrawals) == 300
    assert {len(dossier.withdrawals_of(body.id)) for body in dossier.bodies} == {1, 2}
    assert len({dossier.domain_of(act) for act in dossier.withdrawals}) == len(dossier.domains)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_peers_get_the_same_items_as_we_do() -> None:
    assert items_agree(500)


def test_ratios_are_those_of_one_round() -> None:
    rounds = [
        {"ours": {"zoom": [2.0] * 20}, "echarts": {"zoom": [6.0] * 20}},
        {"ours": {"zoom": [8.0] * 20}, "echarts": {"zoom": [16.0] * 20}},
        {"ours": {"zoom": [2.0] * 20}, "echarts": {"zoom": [8.0] * 20}},
    ]
    told = compared(rounds)["echarts"]["zoom"]

    assert (told["median_ratio"], told["median_ratio_range"]) == (3.0, (2.0, 4.0))
