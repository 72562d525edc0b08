"""What the packages are built by: the parts of it that need no build."""

from __future__ import annotations

import ast
import importlib
import struct
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from withdrawal_timeline import __version__
from withdrawal_timeline.state.link import SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"


def module(name: str) -> ModuleType:
    """Import a module of the folder ``packaging``, which is no package and on no path."""
    sys.path.insert(0, str(PACKAGING))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PACKAGING))


@pytest.fixture
def release(tmp_path: Path) -> Callable[[str], str]:
    check = module("release_check")
    changes, metainfo = tmp_path / "CHANGELOG.md", tmp_path / "metainfo.xml"
    changes.write_text("# Changes\n\n## 1.2.0 (2026-12-01)\n\n## 1.1.0 (unreleased)\n", "utf-8")
    metainfo.write_text(
        '<component><releases><release version="1.2.0" date="2026-12-01"/>'
        '<release version="1.1.0" date="2026-11-01"/></releases></component>',
        "utf-8",
    )
    return lambda version: check.released_on(version, changes, metainfo)


def test_this_version_can_be_built() -> None:
    assert module("identity").version() == __version__
    assert module("release_check").released_on(__version__)


def test_a_version_is_refused_that_is_nowhere_or_in_one_place_only(release: Callable[[str], str]) -> None:
    assert release("1.2.0") == "2026-12-01"
    with pytest.raises(ValueError, match=r"CHANGELOG.md has no heading “## 1.1.0"):
        release("1.1.0")
    with pytest.raises(ValueError, match=r"(?s)no heading .*no release 1.2\b"):
        release("1.2")


def test_program_desktop_and_type_of_files_go_by_the_same_names() -> None:
    identity = module("identity")
    source = ast.parse((ROOT / "src/withdrawal_timeline/app.py").read_text("utf-8"))
    names = {
        target.id: node.value.value
        for node in source.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert (names["DESKTOP_ENTRY"], names["NAME"], names["IDENTITY"]) == (identity.ID, identity.NAME, identity.PROGRAM)
    entry = (PACKAGING / "linux/withdrawal-timeline.desktop").read_text("utf-8")
    assert f"\nMimeType={identity.MIME};x-scheme-handler/{identity.SCHEME};\n" in entry
    assert identity.SCHEME == SCHEME
    assert f"\nIcon={identity.ID}\n" in entry
    assert f"\nStartupWMClass={identity.PROGRAM}\n" in entry
    kind = ET.parse(PACKAGING / "linux/mime.xml").getroot()[0]
    assert kind.get("type") == identity.MIME
    assert [glob.get("pattern") for glob in kind.iter() if glob.tag.endswith("glob")] == [f"*.{identity.EXTENSION}"]
    assert ET.parse(PACKAGING / "linux/metainfo.xml").findtext("id") == identity.ID
    assert f".{identity.EXTENSION}" in (PACKAGING / "windows/installer.nsi").read_text("utf-8")


def test_the_metadata_of_the_shop_get_pictures_only_with_an_address() -> None:
    packages = module("linux_packages")
    alone = packages.metainfo(__version__, None)
    assert "<!--" not in alone
    assert "http" not in alone
    with_address = ET.fromstring(packages.metainfo(__version__, "https://example.org/timeline"))
    assert with_address.findtext("url") == "https://example.org/timeline"
    pictures = list(with_address.iter("image"))
    assert len(pictures) >= 2
    for picture in pictures:
        file = ROOT / (picture.text or "").partition(f"/v{__version__}/")[2]
        width, height = module("screenshots").size_of(file)
        assert (picture.get("width"), picture.get("height")) == (str(width), str(height))
        # What AppStream asks of a picture.
        assert width * 9 == height * 16
        assert width >= 1248
    captions = [caption.text or "" for caption in with_address.iter("caption")]
    assert len(set(captions)) == len(pictures)
    assert all(0 < len(caption) <= 100 and not caption.endswith(".") for caption in captions)


def no_program(_name: str) -> None:
    return None


def test_a_system_that_lacks_what_a_build_needs_is_told_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = module("build_needs")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(needs, "missing_libraries", lambda variables: {f"lib{variables['QT_QPA_PLATFORM']}.so": "lib"})
    monkeypatch.setattr(needs, "can_load", lambda name: False)
    missing = needs.needed(("deb", "measure"), no_program)
    assert {"objdump", "dpkg-deb", "Xvfb", "libxcb.so", "libwayland.so", "libcups.so.2"} <= missing.keys()
    said = needs.message(missing)
    assert "libcups.so.2" in said.splitlines()[0]
    assert {"binutils", "xvfb", "libcups2"} <= set(said.splitlines()[1].split())
    assert "Xvfb" not in needs.needed(("tar",), no_program)
    assert set(needs.advised(no_program).values()) >= {"lintian", "appstream"}


def test_nothing_is_built_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = module("build")
    monkeypatch.setattr(build.build_needs, "needed", lambda asked: {"libxcb-icccm.so.4": "libxcb-icccm4"})
    monkeypatch.setattr(build, "build", lambda *_, **__: pytest.fail("something was built"))
    assert build.main(["--measure"]) == build.LACKING
    assert "sudo apt install libxcb-icccm4" in capsys.readouterr().err


@pytest.mark.parametrize("has_git", [True, False])
def test_what_is_built_without_git_is_as_old_as_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_git: bool
) -> None:
    packages = module("linux_packages")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    if not has_git:
        monkeypatch.setenv("PATH", str(tmp_path))
    seconds = int(packages._fixed_time()["SOURCE_DATE_EPOCH"])
    assert datetime.fromtimestamp(seconds, UTC).isoformat() == (
        f"{module('release_check').released_on(__version__)}T00:00:00+00:00"
    )


def test_a_package_may_hold_paths_that_say_nothing_of_the_machine_that_built_it() -> None:
    silent = {"/", "/usr", "/usr/local", "/root", "/src"}
    assert module("freeze").telling_paths({*silent, "/home/somebody", "/src/build"}) == ["/home/somebody", "/src/build"]


@given(
    st.dictionaries(st.from_regex(r"icudt99l/[a-z/]{1,12}\.res", fullmatch=True), st.binary(min_size=1, max_size=64))
)
def test_a_table_of_icu_is_read_as_it_was_written(items: dict[str, bytes]) -> None:
    icu = module("icu_data")
    head = struct.pack("<HBBHHBBBB4s4s4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD", bytes(4), bytes(4)).ljust(
        32, b"\0"
    )
    ordered = dict(sorted(items.items()))
    read = icu.Package.read(icu.Package(head, ordered).written())
    assert list(read.items) == list(ordered)
    for name, data in ordered.items():
        assert read.items[name].rstrip(b"\xaa") == data.rstrip(b"\xaa")


@pytest.mark.parametrize("library", [b"", b"\x7fELF" + bytes(200), b"MZ" + bytes(5000)])
def test_a_library_of_another_kind_is_left_alone(library: bytes) -> None:
    icu = module("icu_data")
    with pytest.raises((icu.UnexpectedLayoutError, struct.error)):
        icu.trimmed(library)


def test_the_lock_of_the_build_agrees_with_that_of_the_program() -> None:
    sbom = module("sbom")
    program = dict(list(sbom.hashes()))
    assert {"numpy", "pydantic", "pyside6-essentials", "shiboken6"} <= program.keys()
    build = dict(
        line.split(" ")[0].split("==")
        for line in (PACKAGING / "requirements-build.lock").read_text().splitlines()
        if "==" in line
    )
    assert "pyinstaller" in build
    assert not {name: version for name, version in build.items() if name in program and program[name] != version}


def test_what_stands_in_for_a_module_has_all_that_it_offers() -> None:
    for name, source in module("start_modules").INSTEAD.items():
        offered, made = importlib.import_module(name), dict[str, object]()
        exec(source, made)
        assert [part for part in offered.__all__ if made.get(part) is not getattr(offered, part)] == []
