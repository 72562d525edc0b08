"""Lets modules of Python's own library that a start imports, and does not use, be executed when they are used."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from threading import RLock
from types import ModuleType
from typing import Any

UNUSED = ("bz2", "copy", "inspect", "ipaddress", "json", "lzma", "shutil", "tempfile", "textwrap", "traceback")
"""What a start imports for functions that it does not call, in PySide6, ``dataclasses``, ``pathlib`` and here."""


def leave_for_later(names: Iterable[str] = UNUSED) -> None:
    """Put modules into ``sys.modules`` that are looked for and executed when something in them is first asked for.

    Modules that are there already stay as they are. ``importlib.util.LazyLoader`` would not do: it looks for a module
    at once, and executes it as soon as a second ``import`` names it.
    """
    for name in names:
        if name not in sys.modules:
            _LOCKS[name] = RLock()
            sys.modules[name] = LateModule(name)


_LOCKS: dict[str, RLock] = {}
"""Held while a module is executed; not one of the modules' own attributes, which are those of their code."""


class LateModule(ModuleType):
    """A module whose code was not executed yet."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":
            raise AttributeError(name)
        with _LOCKS[self.__name__]:  # another thread may be at it
            if self.__spec__ is None:
                self._execute()
        return ModuleType.__getattribute__(self, name)  # as its class is by now

    def _execute(self) -> None:
        from importlib.util import find_spec, module_from_spec  # noqa: PLC0415 - see above

        name = self.__name__
        del sys.modules[name]  # or what is found would be this module
        try:
            spec = find_spec(name)
        finally:
            sys.modules[name] = self
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        vars(self).update(vars(module_from_spec(spec)))
        try:
            spec.loader.exec_module(self)
        except BaseException:
            self.__spec__ = None  # whoever asks next tries again
            raise
        self.__class__ = ModuleType  # type: ignore[assignment]  # what is asked from now on is no longer late
