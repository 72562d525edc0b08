"""The packages for Linux: a ``.deb``, and a ``.tar.xz`` that runs from any folder."""

from __future__ import annotations

import contextlib
import gzip
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

from environment import call
from freeze import Frozen, files_in, is_elf, printed
from identity import ID, MAINTAINER, PROGRAM, ROOT, SUMMARY
from identity import version as program_version
from licences import debian_packages
from release_check import released_on
from screenshots import SCREENSHOTS, size_of

HERE = ROOT / "packaging" / "linux"
ICON_MARK = "<!-- build.py puts the home page and the screenshots here when it is told the address of the project -->"

ALWAYS_NEEDED = ("fontconfig-config", "hicolor-icon-theme", "shared-mime-info", "desktop-file-utils")
"""What no library asks for: the settings of fonts, without which all text is boxes, and the tables of the desktop."""
RECOMMENDS = ("fonts-noto-cjk | fonts-wqy-microhei | fonts-droid-fallback", "xdg-utils")
LOADED_LATER = ("libgl1", "libegl1")
GLIBC = "2.34"
"""What the wheels of PySide6 ask for."""
XZ_LEVEL = 2
"""A higher one takes twice the time for packages that are a twelfth smaller."""


def share(root: Path, icons: Path, version: str, date: str, address: str | None) -> None:
    """Put everything that a desktop reads below ``root``: entry, icons, AppStream metadata, mime type, man page.

    Parameters
    ----------
    root
        What becomes ``/usr``.
    address
        Where the project is found on the web, if it is known: AppStream wants its pictures there.
    """
    put(root / f"share/applications/{ID}.desktop", (HERE / "withdrawal-timeline.desktop").read_text("utf-8"))
    put(root / f"share/mime/packages/{ID}.xml", (HERE / "mime.xml").read_text("utf-8"))
    put(root / f"share/metainfo/{ID}.metainfo.xml", metainfo(version, address))
    for icon in sorted(icons.glob("*.png")):
        side = icon.stem
        put(root / f"share/icons/hicolor/{side}x{side}/apps/{ID}.png", icon.read_bytes())
    put(root / f"share/icons/hicolor/scalable/apps/{ID}.svg", (ROOT / "resources/icons/icon.svg").read_bytes())
    manual = (HERE / "withdrawal-timeline.1").read_text("utf-8").replace("@VERSION@", version).replace("@DATE@", date)
    put(root / f"share/man/man1/{PROGRAM}.1.gz", gzip.compress(manual.encode(), 9, mtime=0))


def metainfo(version: str, address: str | None) -> str:
    """Return the AppStream metadata, with home page and screenshots where the project's address is known."""
    text = (HERE / "metainfo.xml").read_text("utf-8")
    if address is None:
        return text.replace(f"  {ICON_MARK}\n", "")
    pictures = ""
    for shot in SCREENSHOTS:
        kind = "" if pictures else ' type="default"'
        width, height = size_of(shot.file)
        place = f"{address}/raw/v{version}/{shot.file.relative_to(ROOT).as_posix()}"
        pictures += f"    <screenshot{kind}>\n      <caption>{shot.caption}</caption>\n"
        pictures += f'      <image type="source" width="{width}" height="{height}">{place}</image>\n    </screenshot>\n'
    lines = f'<url type="homepage">{address}</url>\n  <screenshots>\n{pictures}  </screenshots>'
    return text.replace(ICON_MARK, lines)


def deb(frozen: Frozen, build: Path, target: Path, version: str, date: str, address: str | None) -> Path:
    """Make the ``.deb`` in ``target`` and return its path."""
    root = build / "deb"
    shutil.rmtree(root, ignore_errors=True)
    home = root / "usr/lib" / PROGRAM
    shutil.copytree(frozen.folder, home, symlinks=True)
    share(root / "usr", build / "icons", version, date, address)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / PROGRAM).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    documents = root / "usr/share/doc" / PROGRAM
    put(documents / "copyright", (HERE / "copyright").read_text("utf-8"))
    (documents / "licences").symlink_to(f"../../../lib/{PROGRAM}/_internal/licences")
    put(documents / "changelog.gz", gzip.compress(_debian_changelog(version).encode(), 9, mtime=0))
    put(root / "usr/share/lintian/overrides" / PROGRAM, (HERE / "lintian-overrides").read_text("utf-8"))
    _set_modes(root, home / PROGRAM)
    size = sum(path.stat().st_size + 4095 & ~4095 for path in files_in(root)) // 1024
    architecture = printed("dpkg", "--print-architecture")
    depends = ", ".join([f"libc6 (>= {GLIBC})", *sorted({*needed_packages(home), *LOADED_LATER, *ALWAYS_NEEDED})])
    put(
        root / "DEBIAN/control",
        f"Package: {PROGRAM}\nVersion: {version}\nSection: education\nPriority: optional\n"
        f"Architecture: {architecture}\nMaintainer: {MAINTAINER}\nInstalled-Size: {size}\nDepends: {depends}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\nDescription: {SUMMARY[0].lower()}{SUMMARY[1:]}\n"
        " Withdrawal Timeline shows how the United States left, suspended, stopped\n"
        " paying for or refused treaties and international bodies, from the League\n"
        " of Nations to the memorandum of 7 January 2026, on one timeline that zooms\n"
        " from a century to a day. Claims of opposing sides stand side by side, each\n"
        " with its source.\n .\n This package carries its own Python and Qt.\n",
    )
    path = target / f"{PROGRAM}_{version}_{architecture}.deb"
    call("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{XZ_LEVEL}", "--build", root, path, **_fixed_time())
    return path


def tar(frozen: Frozen, build: Path, target: Path, version: str) -> Path:
    """Make the ``.tar.xz`` in ``target`` and return its path."""
    machine = os.uname().machine
    name = f"{PROGRAM}-{version}-linux-{machine}"
    root = build / "tar"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen.folder, root / name, symlinks=True)
    put(
        root / name / "READ ME FIRST.txt", (HERE / "read-me-first.txt").read_text("utf-8").replace("@VERSION@", version)
    )
    _set_modes(root, root / name / PROGRAM)
    path = target / f"{name}.tar.xz"
    time = _fixed_time()["SOURCE_DATE_EPOCH"]
    call(
        *("tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{time}"),
        *("-C", root, "-cJf", path, name),
        XZ_OPT=f"-{XZ_LEVEL} -T0",
    )
    return path


def check(root: Path, package: Path) -> None:
    """Let the tools of Linux distributions look at what `deb` left below ``root`` and at the package.

    What is not installed is said, not asked.

    Raises
    ------
    subprocess.CalledProcessError
        If one of them finds an error.
    """
    tools = (
        ("desktop-file-validate", root / f"usr/share/applications/{ID}.desktop"),
        ("appstreamcli", "validate", "--no-net", root / f"usr/share/metainfo/{ID}.metainfo.xml"),
        ("xmllint", "--noout", root / f"usr/share/mime/packages/{ID}.xml"),
        ("lintian", *(("--allow-root",) if os.getuid() == 0 else ()), "--fail-on", "error", package),
    )
    for command in tools:
        if shutil.which(str(command[0])) is None:
            print(f"   {command[0]} is not installed: not checked", flush=True)
            continue
        print(f"   {command[0]}", flush=True)
        call(*command)


def needed_packages(folder: Path) -> set[str]:
    """Return the Debian packages with the libraries that a frozen folder needs and does not hold.

    Raises
    ------
    RuntimeError
        If a library is needed that no installed package has: nobody could install the result.
    """
    libraries = [path for path in files_in(folder) if is_elf(path)]
    needed = {name for path in libraries for name in re.findall(r"NEEDED +(\S+)", printed("objdump", "-p", path))}
    needed -= {path.name for path in libraries}
    listed = re.findall(r"^\t(\S+) \(([^)]*)\) => (\S+)$", printed("/sbin/ldconfig", "-p"), re.MULTILINE)
    places = {
        name: place for name, kind, place in reversed(listed) if "x86-64" in kind or os.uname().machine != "x86_64"
    }
    packages: set[str] = set()
    for name in sorted(needed):
        owners = debian_packages([Path(places[name])]) if name in places else {}
        # Several may own the link of one name; the package that a program needs has no “-dev”.
        found = {owner for owner in owners if not owner.endswith("-dev")}
        if not found:
            raise RuntimeError(f"the frozen program needs {name}, which no installed package of this system has")
        packages |= found
    return packages - {"libc6"}


def put(path: Path, content: str | bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _set_modes(root: Path, program: Path) -> None:
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _fixed_time() -> dict[str, str]:
    """Return the time that counts as that of the build: the last commit's where git knows it, else the release's."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return {"SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]}
    command = ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"]
    with contextlib.suppress(FileNotFoundError):  # there may be no git
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
        if asked:
            return {"SOURCE_DATE_EPOCH": asked}
    released = datetime.fromisoformat(released_on(program_version())).replace(tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(released.timestamp()))}


def _debian_changelog(version: str) -> str:
    when = formatdate(int(_fixed_time()["SOURCE_DATE_EPOCH"]))
    return (
        f"{PROGRAM} ({version}) stable; urgency=medium\n\n"
        "  * What changed for users is in CHANGELOG.md of the source.\n\n"
        f" -- {MAINTAINER}  {when}\n"
    )
