"""The program's own dossier, kept in a form that is read ten times as fast as its files are checked.

It is kept after it was found sound. What is kept goes with exactly these files, this version of the program and these
records with these fields: sums over all of that are its name and its head. Where they differ, it is not looked at, and
the files are read and checked as ever. What is damaged, or holds anything but records, is left alone too, so that
nobody can slip in something to be run. Sources and claims are made of it when somebody asks for one of them.
``python -m withdrawal_timeline.files.remembered FOLDER`` keeps it there for a package.
"""

from __future__ import annotations

import logging
import os
import sys
import zlib
from _pickle import Pickler, Unpickler, UnpicklingError  # as of `pickle`, which has Python twins of them: 1.5 ms
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from withdrawal_timeline import __version__
from withdrawal_timeline.domain import dates, models, vocabulary
from withdrawal_timeline.domain.dossier import KINDS, Dossier
from withdrawal_timeline.domain.late import LateRecords
from withdrawal_timeline.files.locate import default_dossier, resources_dir

log = logging.getLogger(__name__)

_HEAD = b"A dossier of Withdrawal Timeline, found sound, in form 2\n"
"""Another number with every change of what stands where: builds of one version may meet in one folder."""
_SUM = 4
"""Bytes of the checksum, which comes after the head."""
SHIPPED = "remembered"
"""Folder of a package, beside the dossier, in which it is kept."""
_KEPT = 4
"""So many are kept in a folder, for as many versions; the oldest go first."""
_PART = 1 << 16
"""Bytes of a file that are summed up at once, in memory that serves again for the next ones."""
_LATE = ("sources", "claims")
"""Fields that are read when they are asked for, and come last: two thirds of all, needed when an entry is opened."""
_OWN = frozenset(module.__name__ for module in (dates, models, vocabulary))


def own_dossier(store: Path | None = None) -> tuple[Dossier, str]:
    """Return the dossier that comes with the program, and the key to keep it under; empty where it is kept already.

    Parameters
    ----------
    store
        Folder in which it may be kept; a package has one of its own beside the dossier.

    Raises
    ------
    DossierInvalid
        As ``load_dossier`` does.
    """
    path = default_dossier()
    key = key_of(path)
    for folder in (resources_dir() / SHIPPED, store):
        dossier = recalled(key, folder) if folder is not None else None
        if dossier is not None:
            return dossier, ""
    # Imported late: pydantic and the checks take longer than all the rest of reading a dossier.
    from withdrawal_timeline.files.load import load_dossier  # noqa: PLC0415

    dossier = load_dossier(path)
    return dossier, key if key_of(path) == key else ""  # else the files changed while they were read


def key_of(path: Path) -> str:
    """Return what tells the files of a dossier, and what this program makes of them, from all others.

    It is empty where they cannot be read. It is made of two sums and how much was summed up, which tell a change by
    chance as surely as anything; they could be deceived, but whoever can change the files can change what is kept.
    """
    one, other, length = 0, 1, 0
    try:
        for part in _summed_up(path):
            one, other, length = zlib.crc32(part, one), zlib.adler32(part, other), length + len(part)
    except OSError:
        return ""
    return f"{one:08x}{other:08x}-{length}"


def _summed_up(path: Path) -> Iterator[bytes]:
    """Yield what a key is made of, piece by piece."""
    yield f"{__version__}\n{sys.implementation.cache_tag}\n{_shape()}\n".encode()
    # To `glob` takes an expression that is compiled first.
    for file in sorted(each for each in path.iterdir() if each.suffix == ".json") if path.is_dir() else [path]:
        with file.open("rb", buffering=0) as opened:
            yield f"{file.name}\n{os.fstat(opened.fileno()).st_size}\n".encode()
            while part := opened.read(_PART):
                yield part


def recalled(key: str, store: Path) -> Dossier | None:
    """Return the dossier that is kept under ``key`` in a folder; None where there is none, or it is damaged."""
    try:
        kept = _file(store, key).read_bytes()
    except OSError:
        return None
    head = _head(key)
    start = len(head) + _SUM
    if not key or not kept.startswith(head) or kept[len(head) : start] != _sum(memoryview(kept)[start:]):
        return None
    try:
        held = _read(kept, start)
        start = len(kept) - sum(held[name][1] for name in _LATE)
        for name in _LATE:
            count, length = held[name]
            held[name] = LateRecords(count, partial(_read, kept, start))
            start += length
        return Dossier(**held)
    except Exception as fault:  # noqa: BLE001 - whatever a strange file leads to, those of the dossier are there
        log.warning("What is kept of the dossier cannot be used: %r", fault)
        return None


def remember(dossier: Dossier, key: str, store: Path) -> None:
    """Keep a dossier under ``key``; where that cannot be done, nothing happens."""
    held: dict[str, Any] = {name: tuple(getattr(dossier, name)) for name in KINDS} | {"about": dossier.about}
    later = {name: _written(held[name]) for name in _LATE}
    body = _written(held | {name: (len(held[name]), len(written)) for name, written in later.items()})
    body += b"".join(later.values())
    from withdrawal_timeline.files.write import write_whole  # noqa: PLC0415 - no start needs it

    try:
        store.mkdir(parents=True, exist_ok=True)
        write_whole(_file(store, key), _head(key) + _sum(body) + body)
        for old in sorted(store.glob("dossier-*.kept"), key=os.path.getmtime)[:-_KEPT]:
            old.unlink()
    except OSError as fault:
        log.info("The dossier is not kept: %s", fault)


def _read(kept: bytes, start: int) -> Any:
    """Return what begins at a byte of what is kept, which is not copied to be read."""
    stream = BytesIO(kept)
    stream.seek(start)
    return _Reader(stream).load()


def _written(value: object) -> bytes:
    written = BytesIO()
    _Writer(written, protocol=5).dump(value)
    return written.getvalue()


def _file(store: Path, key: str) -> Path:
    return store / f"dossier-{key[:16]}.kept"


def _head(key: str) -> bytes:
    return _HEAD + key.encode() + b"\n"


def _sum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_SUM, "big")


def _shape() -> str:
    """Return the records with their fields and what these may hold, as text."""
    kinds: list[type[models.Record]] = list(models.Record.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    return "\n".join(f"{kind.__name__}: {kind.__mro__[1].__name__} {kind.__annotations__}" for kind in kinds)


class _Writer(Pickler):
    """Writes words of the closed sets by their value; Python 3.11.2 would have ``getattr`` called to read them."""

    def reducer_override(self, obj: object) -> Any:
        """Return how a word is made again; all else as ever."""
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Reader(Unpickler):
    """Makes records and what they are made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of our own, or a day; refuse all else."""
        if (module, name) == ("datetime", "date") or (module in _OWN and "." not in name):
            try:
                found = super().find_class(module, name)
            except (AttributeError, ImportError):
                found = None
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise UnpicklingError(f"{module}.{name} is no part of a dossier")


def _is_tuple(value: object) -> bool:
    return type(value) is tuple


def _share_texts(value: Any, seen: dict[int, tuple[Any, Any]]) -> Any:
    """Return a record, or a tuple, in which equal texts are one object: which of them are by chance varies by run."""
    if type(value) is str:
        return sys.intern(value)
    number = id(value)
    if number not in seen:
        shared: Any = value
        if _is_tuple(value):
            shared = tuple(_share_texts(part, seen) for part in value)
        elif is_dataclass(value) and not isinstance(value, type):
            for item in fields(value):
                object.__setattr__(value, item.name, _share_texts(getattr(value, item.name), seen))
        seen[number] = value, shared
    return seen[number][1]


def main() -> None:
    """Keep the program's own dossier in the folder that is named; from the same files comes the same file."""
    from withdrawal_timeline.files.load import load_dossier  # noqa: PLC0415 - as above

    path = default_dossier()
    remember(_share_texts(load_dossier(path), {}), key_of(path), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
