"""What is kept between starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.ui.settings import FILE, Kept, Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_first_start_has_the_defaults_and_writes_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.kept == Kept()
    assert settings.problems == ()
    assert list(tmp_path.iterdir()) == []


def test_everything_that_was_changed_is_there_at_the_next_start(tmp_path: Path) -> None:
    text = '{"version": 1, "window": [0, 1], "who": "“a, b; c”\\n世界"}'
    Settings(tmp_path).change(
        theme="dark",
        left_stance=Stance.CRITICISES,
        text_scale=1.25,
        reduce_motion=True,
        geometry="AdnQywADAAA=",
        splitter={"normal": (200, 430), "wide": (232, 500)},
        session=text,
    )
    kept = Settings(tmp_path).kept
    assert kept == Kept(
        theme="dark",
        left_stance=Stance.CRITICISES,
        text_scale=1.25,
        reduce_motion=True,
        geometry="AdnQywADAAA=",
        splitter={"normal": (200, 430), "wide": (232, 500)},
        session=text,
    )


@pytest.mark.parametrize(
    "broken", ["theme=purple", 'theme="{\\"theme\\": 5}"', "theme=a, b", 'theme="{}"', "theme=@Invalid()"]
)
def test_a_broken_value_falls_back_alone_and_is_reported(tmp_path: Path, broken: str) -> None:
    Settings(tmp_path).change(reduce_motion=True, theme="dark")
    file = tmp_path / FILE
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("theme")]
    file.write_text("\n".join([*lines, broken]), "utf-8")
    settings = Settings(tmp_path)
    assert settings.kept == Kept(reduce_motion=True)
    if "Invalid" not in broken:
        assert [problem for problem in settings.problems if "theme" in problem]


def test_a_file_that_is_no_settings_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(bytes(range(256)) * 20)
    assert Settings(tmp_path).kept == Kept()


def test_which_side_stands_left_is_drawn_once(tmp_path: Path) -> None:
    first = Settings(tmp_path).left_stance()
    assert first in (Stance.JUSTIFIES, Stance.CRITICISES)
    assert {Settings(tmp_path).left_stance() for _ in range(20)} == {first}


def test_both_sides_can_be_drawn() -> None:
    assert {Settings(None).left_stance() for _ in range(100)} == {Stance.JUSTIFIES, Stance.CRITICISES}


def test_without_a_folder_nothing_touches_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(None)
    settings.change(theme="dark")
    assert settings.kept.theme == "dark"
    assert list(tmp_path.iterdir()) == []


def test_a_value_out_of_range_is_a_programming_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="text_scale"):
        Settings(tmp_path).change(text_scale=9.0)
