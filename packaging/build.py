#!/usr/bin/env python3
"""Build the packages of Withdrawal Timeline on this system, into ``dist/``.

    python packaging/build.py --target deb|tar|installer|image|all [--measure] [--address URL]

It needs Python 3.11 or later with pip; what a Linux needs besides is looked at first, and what is missing is said.
Everything else comes from the two locks, each file checked against its hash, into a fresh environment. Beside the
packages, ``dist/`` then holds their checksums, the list of their parts, and a log of sizes and times. Exit codes:
0 built, 1 a step failed, 2 this version cannot be built, 3 this system lacks what is needed to build.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import build_needs  # noqa: E402
import environment  # noqa: E402
import freeze  # noqa: E402
import linux_packages  # noqa: E402
import other_packages  # noqa: E402
from identity import PROGRAM, ROOT, version  # noqa: E402
from release_check import released_on  # noqa: E402
from start_times import measured  # noqa: E402

BUILD, DIST = ROOT / "build", ROOT / "dist"
ON_LINUX = sys.platform.startswith("linux")
TARGETS = {"linux": ("deb", "tar"), "win32": ("installer",), "darwin": ("image",)}.get(sys.platform, ())
FAILED, REFUSED, LACKING = 1, 2, 3
MEBI = 1 << 20


class Log:
    """What took how long and became how large; printed as it happens, kept as JSON."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.bytes: dict[str, int] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done in the context."""
        print(f"== {name}", flush=True)
        begin = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - begin, 1)
        print(f"   {self.seconds[name]:.1f} s", flush=True)

    def size(self, name: str, number: int) -> None:
        """Keep a size in bytes."""
        self.bytes[name] = number
        print(f"   {name}: {number / MEBI:.1f} MiB ({number / 1e6:.1f} MB)", flush=True)


def main(arguments: list[str]) -> int:
    """Build what the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--target", choices=(*TARGETS, "all"), default="all", help="the package to build")
    parser.add_argument("--measure", action="store_true", help="compare start times with an empty frozen window")
    parser.add_argument("--address", help="where the project is on the web, for AppStream's pictures")
    asked = parser.parse_args(arguments)
    targets = TARGETS if asked.target == "all" else (asked.target,)
    release = version()
    try:
        date = released_on(release)
    except ValueError as refusal:
        print(f"Version {release} is not built:\n{refusal}", file=sys.stderr)
        return REFUSED
    missing = build_needs.needed((*targets, "measure") if asked.measure else targets)
    if missing:
        print(f"Nothing is built: this system lacks what that needs.\n{build_needs.message(missing)}", file=sys.stderr)
        return LACKING
    unchecked = build_needs.advised()
    if unchecked:
        print(f"The packages are checked less than they could be.\n{build_needs.message(unchecked)}", flush=True)
    try:
        build(targets, release, date, asked.address, measure=asked.measure)
    except (subprocess.CalledProcessError, RuntimeError, OSError) as error:
        print(f"The build failed: {error}", file=sys.stderr)
        return FAILED
    return 0


def build(targets: tuple[str, ...], release: str, date: str, address: str | None, *, measure: bool) -> None:
    """Build and check, step by step.

    Raises
    ------
    RuntimeError
        If the frozen program names a path of this machine, or its self-test fails.
    """
    log = Log()
    begin = time.monotonic()
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        old.unlink()
    with log.step("environment from the locks"):
        python = environment.fresh(BUILD / "environment")
    with log.step("freezing"):
        frozen = freeze.frozen(python, BUILD, with_floor=measure)
    log.size("frozen", sum(path.stat().st_size for path in freeze.files_in(frozen.folder)))
    with log.step("looking for paths of this machine"):
        found = freeze.leaks(python, frozen.folder)
        if found:
            raise RuntimeError(f"these name a path of this machine: {', '.join(found)}")
    with log.step("self-test"):
        self_test(frozen.folder)
    if measure:
        with log.step("start times"):
            for name, milliseconds in measured(frozen.folder).items():
                log.seconds[name] = milliseconds / 1000
                print(f"   {name}: {milliseconds:.0f} ms", flush=True)
        (frozen.folder / "empty-window").unlink()
    if "deb" in targets:
        with log.step("deb"):
            package = linux_packages.deb(frozen, BUILD, DIST, release, date, address)
        log.size(package.name, package.stat().st_size)
        log.size("installed", int(freeze.printed("dpkg-deb", "-f", package, "Installed-Size")) * 1024)
        with log.step("checks of the deb"):
            linux_packages.check(BUILD / "deb", package)
    if "tar" in targets:
        with log.step("tar"):
            package = linux_packages.tar(frozen, BUILD, DIST, release)
        log.size(package.name, package.stat().st_size)
    if "installer" in targets:
        with log.step("installer"):
            package = other_packages.windows_installer(frozen.folder, BUILD, DIST, release)
        log.size(package.name, package.stat().st_size)
    if "image" in targets:
        with log.step("image"):
            package = other_packages.macos_image(frozen.folder, BUILD, DIST, release)
        log.size(package.name, package.stat().st_size)
    with log.step("list of parts and checksums"):
        bill = DIST / f"{PROGRAM}-{release}-{sys.platform}.cdx.json"
        environment.call(python, ROOT / "packaging" / "sbom.py", BUILD / "taken.json", bill)
        write_checksums(DIST)
    log.seconds["all"] = round(time.monotonic() - begin, 1)
    print(f"== all: {log.seconds['all']:.0f} s", flush=True)
    (DIST / "build-log.json").write_text(json.dumps({"seconds": log.seconds, "bytes": log.bytes}, indent=1) + "\n")


def self_test(folder: Path) -> None:
    """Let the frozen program test itself where nothing helps it: no display, an empty home, bare variables.

    Raises
    ------
    RuntimeError
        With what it said.
    """
    program = folder / (f"Contents/MacOS/{PROGRAM}" if sys.platform == "darwin" else PROGRAM)
    if os.name == "nt":
        program = folder / f"{PROGRAM}-console.exe"
    home = BUILD / "home of a tester, 联合国"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    variables = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    if not ON_LINUX:
        variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # What Windows prints into a pipe is not UTF-8.
    ended = subprocess.run(
        [program, "--self-test"],
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    print("".join(f"   {line}\n" for line in (ended.stdout + ended.stderr).splitlines()), end="", flush=True)
    if ended.returncode != 0:
        raise RuntimeError(f"the self-test of the frozen program ended with {ended.returncode}")
    if ON_LINUX and any(home.rglob("*.ini")):
        raise RuntimeError("the self-test left settings behind")


def write_checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over what is in the folder."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
