"""What is kept between starts: the only module that opens settings, as an INI file at a path that it is given."""

from __future__ import annotations

import logging
from pathlib import Path
from random import SystemRandom

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from PySide6.QtCore import QSettings

from withdrawal_timeline.domain.vocabulary import Stance
from withdrawal_timeline.state.view_state import ThemeChoice

log = logging.getLogger(__name__)

FILE = "settings.ini"


class Kept(BaseModel):
    """All that is kept, with the values of a first start.

    ``left_stance`` is None until it was drawn. ``geometry`` is the window's place as Qt writes it, in base 64.
    ``splitter`` holds the widths of sidebar and detail pane in logical pixels, by the breadth of the window, as far
    as they were changed by hand. ``session`` is the text of ``state.session``.
    """

    model_config = ConfigDict(frozen=True)

    theme: ThemeChoice = ThemeChoice.SYSTEM
    left_stance: Stance | None = None
    text_scale: float = Field(default=1.0, ge=0.8, le=2.0)
    reduce_motion: bool = False
    geometry: str = ""
    splitter: dict[str, tuple[int, int]] = Field(default_factory=dict)
    session: str = ""


class Settings:
    """The kept values, read once and written when they change.

    Parameters
    ----------
    folder
        Where the file lies, made when needed; None keeps everything in memory: pictures and tests leave no trace.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = None if folder is None else QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self._kept, self.problems = self._read()

    @property
    def kept(self) -> Kept:
        """The values as they are now."""
        return self._kept

    def change(self, **values: object) -> None:
        """Replace values and write them; a file that cannot be written is logged and otherwise ignored."""
        changed = Kept.model_validate(self._kept.model_dump() | values)
        if changed == self._kept:
            return
        self._kept = changed
        if self._file is None:
            return
        for name in values:
            self._file.setValue(name, changed.model_dump_json(include={name}))
        self._file.sync()
        if self._file.status() is not QSettings.Status.NoError:
            log.warning("The settings could not be written to %s: %s.", self._file.fileName(), self._file.status().name)

    def left_stance(self) -> Stance:
        """Return which side stands left: drawn by chance at the first start of an installation, then kept."""
        drawn = self._kept.left_stance
        if drawn is None:
            drawn = SystemRandom().choice((Stance.JUSTIFIES, Stance.CRITICISES))
            self.change(left_stance=drawn)
        return drawn

    def _read(self) -> tuple[Kept, tuple[str, ...]]:
        if self._file is None:
            return Kept(), ()
        found: dict[str, object] = {}
        problems: list[str] = []
        for name in Kept.model_fields:
            text = self._file.value(name)
            if text is None:
                continue
            try:
                read = TypeAdapter(dict[str, object]).validate_json(str(text))
                found[name] = getattr(Kept.model_validate({name: read[name]}), name)
            except (ValidationError, KeyError):
                problems.append(f"The setting “{name}” could not be read; its default is used.")
                log.warning("%s", problems[-1])
        return Kept.model_validate(found), tuple(problems)
