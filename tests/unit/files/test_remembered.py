"""The program's own dossier is read quickly when it was found sound before, and only then."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import zlib
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from withdrawal_timeline.domain.dossier import KINDS
from withdrawal_timeline.domain.errors import DossierInvalid
from withdrawal_timeline.domain.late import Late
from withdrawal_timeline.files import load, remembered
from withdrawal_timeline.files.load import load_dossier
from withdrawal_timeline.files.remembered import key_of, own_dossier, recalled, remember

if TYPE_CHECKING:
    from withdrawal_timeline.domain.dossier import Dossier


@pytest.fixture
def own(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the small dossier be the program's own, in a folder that can be written to."""
    folder = tmp_path / "resources" / "dossier"
    shutil.copytree(data / "small", folder)
    monkeypatch.setattr(remembered, "default_dossier", lambda: folder)
    monkeypatch.setattr(remembered, "resources_dir", lambda: folder.parent)
    return folder


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the dossiers that were read from their files and checked, one after the other."""
    seen: list[Path] = []

    def noted(path: Path) -> Dossier:
        seen.append(path)
        return load_dossier(path)

    monkeypatch.setattr(load, "load_dossier", noted)
    return seen


def given_to(dossier: Dossier) -> dict[str, Any]:
    held = {item.name: getattr(dossier, item.name) for item in fields(dossier)}
    return {name: value.get() if isinstance(value, Late) else value for name, value in held.items()}


def kept_in(store: Path) -> list[Path]:
    return sorted(store.iterdir()) if store.is_dir() else []


def test_a_dossier_is_checked_once_and_then_recalled_whole(own: Path, tmp_path: Path, checks: list[Path]) -> None:
    dossier, key = own_dossier(tmp_path / "store")
    assert key
    remember(dossier, key, tmp_path / "store")
    again, kept = own_dossier(tmp_path / "store")
    assert not kept, "it need not be kept again"
    assert checks == [own]
    assert given_to(again) == given_to(dossier)


def test_sources_and_claims_are_read_when_they_are_asked_for(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked, key = own_dossier()
    remember(checked, key, tmp_path)
    reads = list[int]()
    read = remembered._read

    def counted(kept: bytes, start: int) -> object:
        reads.append(start)
        return read(kept, start)

    monkeypatch.setattr(remembered, "_read", counted)
    dossier = recalled(key, tmp_path)
    assert dossier is not None
    assert dossier.counts() == checked.counts()
    assert len(reads) == 1
    claim = checked.claims[0]
    assert dossier.claim(claim.id) == claim == dossier.claims[0]
    assert dossier.claims_about(claim.about[0]) == checked.claims_about(claim.about[0])
    assert len(reads) == 2, "one reading serves all of them"
    assert dossier.source(claim.sources[0]) == checked.source(claim.sources[0])
    assert len(reads) == 3


@pytest.mark.parametrize("name", ["claims.json", "dossier.json", "notes.json"])
def test_a_dossier_that_changed_is_checked_again(own: Path, tmp_path: Path, checks: list[Path], name: str) -> None:
    dossier, key = own_dossier()
    remember(dossier, key, tmp_path / "store")
    with (own / name).open("a", encoding="utf-8") as file:
        file.write(" ")
    _, changed = own_dossier(tmp_path / "store")
    assert changed not in ("", key)
    assert len(checks) == 2


def test_a_fault_is_found_though_the_dossier_was_sound_before(own: Path, tmp_path: Path) -> None:
    dossier, key = own_dossier()
    remember(dossier, key, tmp_path / "store")
    (own / "themes.json").unlink()
    with pytest.raises(DossierInvalid, match=r"themes\.json"):
        own_dossier(tmp_path / "store")


def test_another_version_or_other_records_have_another_key(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(own)
    monkeypatch.setattr(remembered, "__version__", "0.0.1")
    other = key_of(own)
    monkeypatch.setattr(remembered, "_shape", lambda: "Body: id")
    assert len({before, other, key_of(own)}) == 3


def test_what_a_package_brings_is_found_first(own: Path, tmp_path: Path, checks: list[Path]) -> None:
    dossier, key = own_dossier()
    remember(dossier, key, own.parent / remembered.SHIPPED)
    assert own_dossier(tmp_path / "store")[1] == ""
    assert len(checks) == 1


def test_files_that_change_while_they_are_read_are_not_kept(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meddling(path: Path) -> Dossier:
        dossier = load_dossier(path)
        (path / "themes.json").write_text("[]", "utf-8")
        return dossier

    monkeypatch.setattr(load, "load_dossier", meddling)
    assert own_dossier()[1] == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_is_noticed(own: Path, tmp_path: Path, data: st.DataObject) -> None:
    store = tmp_path / "store"
    if not kept_in(store):
        dossier, key = own_dossier()
        remember(dossier, key, store)
    (file,) = kept_in(store)
    whole = file.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    kept = data.draw(st.sampled_from([len(whole), place]))
    file.write_bytes((whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :])[:kept])
    assert recalled(key_of(own), store) is None
    file.write_bytes(whole)
    assert recalled(key_of(own), store) is not None


def test_what_a_build_of_the_same_version_kept_in_another_form_is_not_read(
    own: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dossier, key = own_dossier()
    held: dict[str, Any] = {name: tuple(getattr(dossier, name)) for name in KINDS} | {"about": dossier.about}
    parts = {name: (len(held[name]), remembered._written(held[name])) for name in remembered._LATE}
    body = remembered._written(held | parts)
    head = f"A dossier of Withdrawal Timeline, found sound\n{key}\n".encode()  # of those that kept parts inside
    remembered._file(tmp_path, key).write_bytes(head + remembered._sum(body) + body)
    assert recalled(key, tmp_path) is None
    assert not caplog.records
    remember(dossier, key, tmp_path)
    assert recalled(key, tmp_path) is not None


class Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, ("run by a strange file",))


@pytest.mark.parametrize("body", [pickle.dumps(Evil()), pickle.dumps({"about": 3}), b"", b"cre\ncompile\n."])
def test_a_file_of_somebody_else_runs_nothing(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    dossier, key = own_dossier()
    remember(dossier, key, tmp_path / "store")
    (file,) = kept_in(tmp_path / "store")
    file.write_bytes(remembered._head(key) + zlib.crc32(body).to_bytes(4, "big") + body)
    assert recalled(key, tmp_path / "store") is None
    assert not (tmp_path / "run by a strange file").exists()


def test_a_strange_part_that_is_read_late_runs_nothing_either(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dossier, key = own_dossier()
    late = pickle.dumps(Evil())
    parts = {name: (1, len(late)) for name in remembered._LATE}
    held = {name: getattr(dossier, name) for name in (*KINDS, "about")} | parts
    body = remembered._written(held) + late * len(remembered._LATE)
    (tmp_path / "store").mkdir()
    remembered._file(tmp_path / "store", key).write_bytes(remembered._head(key) + remembered._sum(body) + body)
    strange = recalled(key, tmp_path / "store")
    assert strange is not None
    with pytest.raises(pickle.UnpicklingError, match="is no part of a dossier"):
        strange.claim("any")
    assert not (tmp_path / "run by a strange file").exists()


def test_a_name_inside_a_module_of_ours_is_no_way_to_others() -> None:
    reader = remembered._Reader(BytesIO())
    dates = "withdrawal_timeline.domain.dates"
    assert reader.find_class(dates, "PartialDate")
    for module, name in ((dates, "re.compile"), (dates, "dataclass"), (dates, "StrEnum"), ("os", "system")):
        with pytest.raises(pickle.UnpicklingError):
            reader.find_class(module, name)


def test_a_store_that_cannot_be_written_is_no_trouble(own: Path, tmp_path: Path) -> None:
    dossier, key = own_dossier()
    (tmp_path / "a file").write_text("")
    remember(dossier, key, tmp_path / "a file")
    assert recalled(key, tmp_path / "a file") is None


def test_only_the_latest_are_kept(own: Path, tmp_path: Path) -> None:
    dossier, _ = own_dossier()
    for number in range(6):
        remember(dossier, f"{number:064}"[::-1], tmp_path / "store")
        for file in kept_in(tmp_path / "store"):
            os.utime(file, (file.stat().st_mtime - 10,) * 2)
    assert len(kept_in(tmp_path / "store")) == 4
    assert recalled(f"{5:064}"[::-1], tmp_path / "store") is not None


def test_a_recalled_dossier_needs_no_pydantic(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom withdrawal_timeline.files.remembered import main, own_dossier\n"
        "{act}\nprint('pydantic' in sys.modules)"
    )
    for act, loaded in (("main()", "True"), ("assert own_dossier(Path(sys.argv[1]))[1] == ''", "False")):
        command = [sys.executable, "-c", code.format(act=act), str(tmp_path)]
        environment = {"PYTHONPATH": str(Path(__file__).parents[3] / "src")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout.strip() == loaded


def test_every_build_of_a_package_gets_the_same_file(tmp_path: Path) -> None:
    for place in ("one", "other"):
        command = [sys.executable, "-m", "withdrawal_timeline.files.remembered", str(tmp_path / place)]
        environment = {"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "PYTHONHASHSEED": str(len(place))}
        subprocess.run(command, env=environment, check=True, timeout=60)
    (one,), (other,) = kept_in(tmp_path / "one"), kept_in(tmp_path / "other")
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()
