"""A bare Linux is told what it lacks before Qt is touched, and what is there is not asked for."""

from __future__ import annotations

import sys

import pytest

from withdrawal_timeline.system_libraries import (
    ALWAYS,
    FOR_PLATFORM,
    missing_libraries,
    missing_libraries_message,
)

XCB, WAYLAND = FOR_PLATFORM["xcb"], FOR_PLATFORM["wayland"]


def nothing_loads(_soname: str) -> bool:
    return False


def everything_loads(_soname: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({}, ALWAYS | XCB, id="x11 is what Qt tries by default"),
        pytest.param({"DISPLAY": ":0"}, ALWAYS | XCB, id="x11 session"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, ALWAYS | WAYLAND, id="wayland display"),
        pytest.param({"XDG_SESSION_TYPE": "wayland"}, ALWAYS | WAYLAND, id="wayland session"),
        pytest.param({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "w"}, ALWAYS | XCB, id="x11 by name"),
        pytest.param({"QT_QPA_PLATFORM": "wayland;xcb"}, ALWAYS | WAYLAND, id="first of two names"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, ALWAYS, id="no display"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen:size=8x6"}, ALWAYS, id="no display, with options"),
    ],
)
def test_on_a_bare_linux_all_that_the_display_platform_needs_is_missing(
    variables: dict[str, str], expected: dict[str, str]
) -> None:
    assert missing_libraries(variables, nothing_loads, "linux") == expected


def test_a_wayland_session_with_only_x11_libraries_can_start() -> None:
    assert missing_libraries({"WAYLAND_DISPLAY": "w"}, lambda soname: soname not in WAYLAND, "linux") == {}


def test_only_what_does_not_load_is_missing() -> None:
    missing = missing_libraries({}, lambda soname: soname != "libxcb-cursor.so.0", "linux")
    assert missing == {"libxcb-cursor.so.0": "libxcb-cursor0"}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_not_asked(system: str) -> None:
    assert missing_libraries({}, nothing_loads, system) == {}


def test_nothing_is_said_when_nothing_is_missing() -> None:
    assert missing_libraries_message({}, everything_loads) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems are not asked")
def test_the_message_names_every_library_and_each_package_once() -> None:
    message = missing_libraries_message({}, nothing_loads)
    assert message is not None
    assert all(soname in message for soname in ALWAYS | XCB)
    command = next(line for line in message.splitlines() if "sudo apt install" in line)
    packages = command.partition("sudo apt install ")[2].split()
    assert sorted(packages) == sorted(set((ALWAYS | XCB).values()))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems are not asked")
def test_the_dynamic_linker_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"libc.so.6": "libc6", "libnothing.so.0": "libnothing0"}
    monkeypatch.setattr("withdrawal_timeline.system_libraries.ALWAYS", known)
    assert missing_libraries({"QT_QPA_PLATFORM": "offscreen"}) == {"libnothing.so.0": "libnothing0"}
