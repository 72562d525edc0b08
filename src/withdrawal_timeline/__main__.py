"""The command line: opens the window, checks dossiers, prints records.

Qt is imported only when a window or a picture of it is asked for, and ``argparse`` only when there is something to
parse: with what belongs to it, it takes 5 ms of the start of a window.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from withdrawal_timeline import __version__

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from withdrawal_timeline.domain.dates import PartialDate
    from withdrawal_timeline.domain.dossier import Dossier
    from withdrawal_timeline.options import StartOptions

PROGRAM = "withdrawal-timeline"
FINE, PROBLEMS, MISUSED, LIBRARIES_MISSING = 0, 1, 2, 3
"""Exit codes; 2 is also what ``argparse`` uses."""

SMALLEST, LARGEST = 320, 16384
"""Bounds of each side of the window, in device-independent pixels."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code.

    Parameters
    ----------
    arguments
        Without the program's name; by default those of the process.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _let_every_character_print()
    commands: dict[str, Callable[[list[str]], int]] = {"check": _check, "show": _show}
    try:
        code = commands[given[0]](given[1:]) if given and given[0] in commands else _window(given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has read enough, as in “show ID | head”; the flush at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return code


# -- check and show ---------------------------------------------------------------------------------------


def _check(given: list[str]) -> int:
    import argparse

    from withdrawal_timeline.domain.errors import DossierInvalid
    from withdrawal_timeline.domain.wording import plural
    from withdrawal_timeline.files.kinds import KINDS
    from withdrawal_timeline.files.load import load_dossier
    from withdrawal_timeline.files.locate import default_dossier

    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} check",
        description="Print every problem of dossiers; exit 1 if there is one.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a folder of JSON files or one JSON file; default: the dossier that comes with the program",
    )
    paths: list[Path] = parser.parse_args(given).paths or [default_dossier()]
    found = 0
    for path in paths:
        try:
            dossier = load_dossier(path)
        except DossierInvalid as invalid:
            found += len(invalid.problems)
            print(f"{path}:")
            for problem in invalid.problems:
                print(f"  {problem}")
        else:
            counts = dossier.counts()
            held = ", ".join(
                plural(counts[kind.key], kind.one, kind.many or kind.key)
                for kind in KINDS
                if counts[kind.key] or not kind.optional
            )
            print(f"{path}: {held}")
    print(f"{plural(found, 'problem')} in {plural(len(paths), 'dossier')}" if found else "No problems.")
    return PROBLEMS if found else FINE


def _show(given: list[str]) -> int:
    import argparse

    from withdrawal_timeline.files.exchange.plain_text import record_text
    from withdrawal_timeline.files.locate import default_dossier

    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} show",
        description="Print a withdrawal, batch or body with its claims and sources.",
        allow_abbrev=False,
    )
    parser.add_argument("record", metavar="ID", help="id of a withdrawal, batch or body")
    parser.add_argument("--dossier", metavar="PATH", type=Path, help="another dossier than the program's own")
    parser.add_argument("--today", metavar="DATE", type=_day, help="the day that counts as today")
    parser.add_argument("--pdf", metavar="OUT.pdf", type=Path, help="write it into a file to print, instead of here")
    asked = parser.parse_args(given)
    dossier = _load(asked.dossier or default_dossier())
    if dossier is None:
        return PROBLEMS
    if not _known("record", [asked.record], dossier.selectable_ids()):
        return MISUSED
    if asked.pdf is not None:
        return _pdf(dossier, asked.record, asked.today or _today(), asked.pdf)
    print(record_text(dossier, asked.record, asked.today or _today()), end="")
    return FINE


def _pdf(dossier: Dossier, record: str, today: date, target: Path) -> int:
    from withdrawal_timeline.system_libraries import missing_libraries_message

    message = missing_libraries_message({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if message is not None:
        print(message, file=sys.stderr)
        return LIBRARIES_MISSING
    from withdrawal_timeline import process

    return process.print_record(dossier, record, today, target)


# -- the window -------------------------------------------------------------------------------------------


def _window(given: list[str]) -> int:
    options = _options(given)
    if isinstance(options, int):
        return options
    from withdrawal_timeline.system_libraries import missing_libraries_message

    # A picture is drawn without a display, so it needs no library of one; a self-test does with what there is.
    displayed = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    unseen = options.picture is not None or (options.self_test and not displayed)
    offscreen = {"QT_QPA_PLATFORM": "offscreen"} if unseen else {}
    message = missing_libraries_message({**os.environ, **offscreen})
    if message is not None:
        print(message, file=sys.stderr)
        return LIBRARIES_MISSING

    from withdrawal_timeline.ui.start.collector import uncollected
    from withdrawal_timeline.ui.start.quick_start import import_plainly

    with uncollected():  # until the window is filled, which sets aside what is there then
        import_plainly()
        from withdrawal_timeline import process

        return process.run(options)


def _options(given: list[str]) -> StartOptions | int:
    """Return what is asked of the window, or the exit code if that cannot be done."""
    from withdrawal_timeline.options import StartOptions

    if not given or given == ["--self-test"]:  # what `_parsed` would return, without the parser
        return StartOptions(self_test=bool(given))
    return _parsed(given)


def _parsed(given: list[str]) -> StartOptions | int:
    """Return what the arguments ask of the window, or the exit code if that cannot be done."""
    parser = _window_parser()
    asked = parser.parse_args(given)
    path, link = _dossier_and_link(parser, asked.things)
    if asked.start and asked.end and asked.end.last < asked.start.first:
        parser.error(f"--to {asked.end} lies before --from {asked.start}; give the earlier date to --from")

    loaded: Dossier | None = None
    domains: tuple[str, ...] = tuple(dict.fromkeys(asked.domains))
    if path or asked.select or domains:
        loaded = _own_dossier() if path is None else _load(path)
        if loaded is None:
            return PROBLEMS
        wanted = [asked.select] if asked.select else []
        selectable = _known("record", wanted, loaded.selectable_ids())
        if not _known("domain", domains, [domain.id for domain in loaded.domains]) or not selectable:
            return MISUSED

    from withdrawal_timeline.options import StartOptions

    return StartOptions(
        dossier=path,
        link=link,
        select=asked.select,
        domains=domains,
        start=asked.start,
        end=asked.end,
        theme=asked.theme,
        size=asked.size,
        today=asked.today,
        picture=asked.picture,
        profile=asked.profile,
        self_test=asked.self_test,
        loaded=loaded,
    )


def _dossier_and_link(parser: argparse.ArgumentParser, things: Sequence[str]) -> tuple[Path | None, str | None]:
    """Return the dossier and the link among what was named without an option; at most one of each is taken."""
    if not things:
        return None, None
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    from withdrawal_timeline.state.link import is_link

    links = [thing for thing in things if is_link(thing)]
    others = [thing for thing in things if not is_link(thing)]
    if len(links) > 1 or len(others) > 1:
        parser.error("give one dossier, one link, or one of each")
    # Desktops may name a file by its address.
    paths = [url2pathname(urlsplit(thing).path) if thing.startswith("file:") else thing for thing in others]
    return next(map(Path, paths), None), next(iter(links), None)


def _window_parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="The United States' exits from treaties and international bodies on one timeline.",
        epilog=f"Also: “{PROGRAM} check PATH...” prints every problem of a dossier, "
        f"“{PROGRAM} show ID” prints a record with its claims and sources.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "things",
        metavar="DOSSIER|LINK",
        nargs="*",
        help="a folder of JSON files or one JSON file; a link to a view, as “Copy link to this view” makes it",
    )
    add("--select", metavar="ID", help="select this withdrawal, batch or body")
    add(
        "--domain",
        metavar="ID",
        dest="domains",
        nargs="+",
        action="extend",
        default=[],
        help="show only these",
    )
    add(
        "--from",
        metavar="DATE",
        dest="start",
        type=_date,
        help="begin of the time on screen, such as 2015-06",
    )
    add("--to", metavar="DATE", dest="end", type=_date, help="end of the time on screen")
    add("--theme", choices=("light", "dark", "system"), help="colours")
    add("--size", metavar="WIDTHxHEIGHT", type=_size, help="size of the window, such as 1280x800")
    add("--today", metavar="DATE", type=_day, help="the day that counts as today")
    add(
        "--picture",
        metavar="OUT.png",
        type=Path,
        help="draw the window into a file and exit; needs no display",
    )
    add("--profile", metavar="DIR", type=Path, help="folder for settings and session")
    add(
        "--self-test",
        action="store_true",
        help="look whether all parts of the program are there and work; exit 1 if not",
    )
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


# -- what the arguments mean ------------------------------------------------------------------------------


def _date(text: str) -> PartialDate:
    import argparse

    from withdrawal_timeline.domain.dates import PartialDate

    try:
        return PartialDate(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _day(text: str) -> date:
    import argparse

    when = _date(text)
    if when.first != when.last:
        raise argparse.ArgumentTypeError(f"“{text}” is not one day; write it as in 2026-11-22")
    return when.first


def _size(text: str) -> tuple[int, int]:
    import argparse

    width, cross, height = text.lower().replace("×", "x").partition("x")
    if not cross or not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write width and height as in 1280x800")
    size = int(width), int(height)
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise argparse.ArgumentTypeError(f"“{text}” is out of bounds; a side has {SMALLEST} to {LARGEST} pixels")
    return size


def _own_dossier() -> Dossier | None:
    """Return the dossier that comes with the program, or None after its problems were printed."""
    from withdrawal_timeline.domain.errors import DossierInvalid
    from withdrawal_timeline.files.locate import cache_dir
    from withdrawal_timeline.files.remembered import own_dossier

    try:
        return own_dossier(cache_dir())[0]
    except DossierInvalid as invalid:
        print(invalid, file=sys.stderr)
        return None


def _load(path: Path) -> Dossier | None:
    """Return the dossier, or None after its problems were printed."""
    from withdrawal_timeline.domain.errors import DossierInvalid
    from withdrawal_timeline.files.load import load_dossier

    try:
        return load_dossier(path)
    except DossierInvalid as invalid:
        print(f"{path}: {invalid}", file=sys.stderr)
        return None


def _known(kind: str, wanted: Sequence[str], ids: Sequence[str]) -> bool:
    """Return whether all wanted ids exist; those that do not are reported with what is near them."""
    from withdrawal_timeline.domain.errors import UnknownId
    from withdrawal_timeline.query.near import near

    unknown = [name for name in wanted if name not in ids]
    for name in unknown:
        print(UnknownId(kind, name, near(name, ids)), file=sys.stderr)
    return not unknown


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reader's own day is meant


def _let_every_character_print() -> None:
    """Replace characters that the output cannot show (Chinese names on an old console) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
