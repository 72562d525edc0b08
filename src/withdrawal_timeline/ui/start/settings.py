"""What is kept between starts: the only module that opens settings, as an INI file at a path that it is given."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from withdrawal_timeline.domain.frozen import frozen, names, replace
from withdrawal_timeline.domain.vocabulary import CitationStyle, Stance

log = logging.getLogger(__name__)

FILE = "settings.ini"
THEMES = ("system", "light", "dark")
LEAST_SCALE, LARGEST_SCALE = 0.8, 2.0


@frozen
class Kept:
    """All that is kept, with the values of a first start.

    Parameters
    ----------
    theme
        One of ``THEMES``.
    left_stance
        Which side stands left; None until it was drawn.
    text_scale
        Size of the text as a multiple of the usual, 0.8 to 2.
    reduce_motion
        Whether moves are made at once.
    citation
        How sources are cited.
    geometry
        The window's place as Qt writes it, in base 64.
    splitter
        Widths of sidebar and detail pane in logical pixels, by the breadth of the window, as far as they were
        changed by hand.
    session
        The text of ``state.session``.
    """

    theme: str = "system"
    left_stance: Stance | None = None
    text_scale: float = 1.0
    reduce_motion: bool = False
    citation: CitationStyle = CitationStyle.CHICAGO_NOTE
    geometry: str = ""
    splitter: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    session: str = ""


class Settings:
    """The kept values, read once and written when they change.

    A file that is no settings file is set aside under another name. Where nothing can be written the values are kept
    in memory. ``problems`` says both, and what could not be read, as sentences for the reader.

    Parameters
    ----------
    folder
        Where the file lies, made when needed; None keeps everything in memory: pictures and tests leave no trace.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file: QSettings | None = None
        self._writes = True
        found: list[str] = []
        if folder is not None:
            self._open(folder, found)
        self._kept, unread = self._read()
        self.problems = (*found, *unread)

    @property
    def kept(self) -> Kept:
        """The values as they are now."""
        return self._kept

    def change(self, **values: object) -> None:
        """Replace values and write them; a file that cannot be written is logged and otherwise ignored.

        Raises
        ------
        ValueError
            If a value is not one that its setting can have.
        """
        changed = replace(self._kept, **{name: _READERS[name](_plain(value)) for name, value in values.items()})
        if changed == self._kept:
            return
        self._kept = changed
        if self._file is None or not self._writes:
            return
        plain = asdict(changed)
        for name in values:
            self._file.setValue(name, json.dumps(plain[name], ensure_ascii=False))
        self._file.sync()
        if self._file.status() is not QSettings.Status.NoError:
            log.warning("The settings could not be written to %s: %s.", self._file.fileName(), self._file.status().name)

    def left_stance(self) -> Stance:
        """Return which side stands left: drawn by chance at the first start of an installation, then kept."""
        drawn = self._kept.left_stance
        if drawn is None:
            drawn = (Stance.JUSTIFIES, Stance.CRITICISES)[os.urandom(1)[0] % 2]
            self.change(left_stance=drawn)
        return drawn

    def _open(self, folder: Path, problems: list[str]) -> None:
        """Open the file in ``folder`` as far as it can be used, and add what the reader should know of it."""
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        if not there.is_dir():
            problems.append(f"This view will not be kept: {there} is not a folder.")
            return
        path = folder / FILE
        self._writes = all(os.access(place, os.W_OK) for place in (there, path) if place.exists())
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        if not self._writes:
            problems.append(f"This view will not be kept: {folder} cannot be written to.")
        elif self._file.status() is QSettings.Status.FormatError:
            self._begin_anew(path, problems)

    def _begin_anew(self, path: Path, problems: list[str]) -> None:
        aside = path.with_name(f"{path.name}.damaged")
        try:
            path.replace(aside)
        except OSError as failure:
            self._file = None
            problems.append(f"This view will not be kept: {path} is damaged and cannot be moved ({failure.strerror}).")
            return
        # Another object for the file would share what the first one has read, and with it its error.
        self._file = None
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        problems.append(f"The settings were damaged and begin anew; the old file is kept as {aside.name}.")

    def _read(self) -> tuple[Kept, tuple[str, ...]]:
        kept, problems = Kept(), []
        for name in names(Kept):
            text = self._file.value(name) if self._file is not None else None
            if text is None:
                continue
            try:
                kept = replace(kept, **{name: _READERS[name](json.loads(str(text)))})
            except (ValueError, RecursionError):
                problems.append(f"The setting “{name}” could not be read; its default is used.")
        return kept, tuple(problems)


def _plain(value: object) -> object:
    """Return a value as it comes back from its text."""
    return json.loads(json.dumps(value))


def _theme(value: object) -> str:
    if value not in THEMES:
        raise ValueError(f"the theme is one of {', '.join(THEMES)}, not {value!r}")
    return str(value)


def _stance(value: object) -> Stance | None:
    if value is None:
        return None
    stance = Stance(str(value))
    if stance not in (Stance.JUSTIFIES, Stance.CRITICISES):
        raise ValueError(f"only a side can stand left, not {value!r}")
    return stance


def _scale(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not LEAST_SCALE <= value <= LARGEST_SCALE:
        raise ValueError(f"the text_scale lies between {LEAST_SCALE} and {LARGEST_SCALE}, not at {value!r}")
    return float(value)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"a switch is true or false, not {value!r}")  # noqa: TRY004 - a value from a file
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"a text was expected, not {value!r}")  # noqa: TRY004 - a value from a file
    return value


def _splitter(value: object) -> dict[str, tuple[int, int]]:
    if not isinstance(value, dict):
        raise ValueError(f"widths by breadth were expected, not {value!r}")  # noqa: TRY004 - a value from a file
    found: dict[str, tuple[int, int]] = {}
    for name, sizes in value.items():
        if not isinstance(sizes, list) or len(sizes) != 2 or not all(type(size) is int for size in sizes):
            raise ValueError(f"two widths were expected, not {sizes!r}")
        found[str(name)] = (sizes[0], sizes[1])
    return found


_READERS: Mapping[str, Callable[[object], Any]] = {
    "theme": _theme,
    "left_stance": _stance,
    "text_scale": _scale,
    "reduce_motion": _switch,
    "citation": lambda value: CitationStyle(str(value)),
    "geometry": _text,
    "splitter": _splitter,
    "session": _text,
}
"""Checks what was read of each setting, and returns it as ``Kept`` holds it."""
