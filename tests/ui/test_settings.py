"""What is kept between starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.ui.start.settings import FILE, Kept, Settings

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


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    damage = b"[General\nthis is = \xff\xfe [no\n]] settings\n" + bytes(range(256))
    (tmp_path / FILE).write_bytes(damage)
    settings = Settings(tmp_path)
    assert settings.kept == Kept()
    assert settings.problems == (
        "The settings were damaged and begin anew; the old file is kept as settings.ini.damaged.",
    )
    assert (tmp_path / f"{FILE}.damaged").read_bytes() == damage
    caplog.clear()
    settings.change(theme="dark")
    assert caplog.records == []
    again = Settings(tmp_path)
    assert (again.kept.theme, again.problems) == ("dark", ())


def test_a_second_damaged_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for text in ("[a\nb", "[c\nd"):
        (tmp_path / FILE).write_text(text, "utf-8")
        assert Settings(tmp_path).problems
    assert (tmp_path / f"{FILE}.damaged").read_text("utf-8") == "[c\nd"


@pytest.mark.parametrize("place", ["", "below"], ids=["a file", "below a file"])
def test_a_profile_that_is_no_folder_is_said_and_nothing_is_tried(
    tmp_path: Path, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    settings = Settings(tmp_path / "file" / place)
    assert settings.problems == (f"This view will not be kept: {tmp_path / 'file'} is not a folder.",)
    settings.change(theme="dark")
    assert settings.kept.theme == "dark"
    assert caplog.records == []
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Settings(tmp_path).change(theme="dark")
    monkeypatch.setattr("withdrawal_timeline.ui.start.settings.os.access", lambda *_: False)
    settings = Settings(tmp_path)
    assert settings.kept.theme == "dark", "what can be read is read"
    assert settings.problems == (f"This view will not be kept: {tmp_path} cannot be written to.",)


def test_a_folder_that_is_not_there_yet_is_no_problem(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new" / "folder")
    assert settings.problems == ()
    assert list(tmp_path.iterdir()) == []
    settings.change(theme="dark")
    assert Settings(tmp_path / "new" / "folder").kept.theme == "dark"
