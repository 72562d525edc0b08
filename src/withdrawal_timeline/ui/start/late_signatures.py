"""Lets PySide6 load what it knows of its own signatures when somebody asks for one, not at every start."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

SUPPORT, BOOTSTRAP = "shibokensupport", "signature_bootstrap"
PACKAGE = f"{SUPPORT}.signature"
POSTPONED: Mapping[str, frozenset[str]] = {
    PACKAGE: frozenset({"errorhandler", "layout", "mapping", "parser"}),
    f"{PACKAGE}.lib": frozenset({"enum_sig", "pyi_generator", "tool"}),
}
"""Modules that only describe functions: for ``help``, ``inspect.signature`` and the message of a ``TypeError``."""
FEATURES = f"{SUPPORT}.feature"
COMPILED: dict[tuple[str, int], CodeType] = {}
"""Code of those that are not postponed, by file and checksum (CRC 32) of the text; packages bring it."""
KNOWN_LOADER = 0x83A58D90
"""Checksum (CRC 32) of the module that loads them, as it is in PySide6 6.11.3 and 6.12.0."""


@contextmanager
def signatures_postponed() -> Iterator[None]:
    """Return a context in which the import of PySide6 leaves its modules about signatures for later.

    PySide6 keeps them as source text in its library, and compiles 200 KB of it at every start, among them a generator
    of type stubs: 35 ms, a third of what an empty window takes (docs/decisions/0016). Here they are in ``sys.modules``
    as PySide6 expects them, and are compiled when something in one of them is first used. Where a version loads them
    in another way than the one this was written for, nothing is changed.

    Afterwards ``import`` is what it was before, whatever PySide6 has put in its place. Until then the text of what is
    imported is not searched for a mention of PySide6, for which it would load what reads the source of modules.
    """
    plain = builtins.__import__
    searching: Any = None

    def postponing(name: str, *others: Any, **named: Any) -> ModuleType:
        nonlocal searching
        # The third of the others is what a “from ... import” asks for.
        wanted = named.get("fromlist", others[2] if len(others) > 2 else None)
        if name == SUPPORT and COMPILED:
            vars(sys.modules[BOOTSTRAP])["compile"] = _compiled
        if wanted and name in POSTPONED and POSTPONED[name].issuperset(wanted):
            package, importer = sys.modules[name], sys.modules[SUPPORT].__loader__
            if _is_known(importer):
                features: Any = sys.modules[FEATURES]
                if searching is None:
                    searching, features.feature_imported = features.feature_imported, _pass_over
                for part in wanted:
                    module = _Postponed(f"{name}.{part}", importer)
                    sys.modules[module.__name__] = module
                    setattr(package, part, module)
        return plain(name, *others, **named)

    builtins.__import__ = postponing
    try:
        yield
    finally:
        builtins.__import__ = plain
        if searching is not None:
            sys.modules[FEATURES].feature_imported = searching  # type: ignore[attr-defined]  # a module is all we know
        if hasattr(builtins, "__orig_import__"):
            builtins.__orig_import__ = plain  # where PySide6 keeps what it found, for whoever wants that back


def _compiled(text: bytes, file: str, mode: str) -> CodeType:
    """Return the code of a text as ``compile`` does."""
    return COMPILED.get((file, crc32(text))) or compile(text, file, mode)


def _pass_over(_: object) -> None:
    """Do not search a module that was imported."""


def _is_known(importer: Any) -> bool:
    """Return whether PySide6 loads the modules from its library, in the way that is known here."""
    try:
        return bool(importer.zfile.getinfo(f"{PACKAGE.replace('.', '/')}/loader.py").CRC == KNOWN_LOADER)
    except (AttributeError, KeyError):
        return False


class _Postponed(ModuleType):
    """A module that is filled when something in it is first asked for."""

    def __init__(self, name: str, importer: Any) -> None:
        super().__init__(name)
        self.__loader__ = importer
        self.__file__ = f"{name.replace('.', '/')}.py"
        self.__package__ = name.rpartition(".")[0]
        self.__spec__ = ModuleSpec(name, importer)
        if name == f"{PACKAGE}.mapping":
            # The one function that PySide6 takes out of a module's dictionary without asking the module.
            self.update_mapping = lambda: self._filled().update_mapping()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._filled(), name)

    def _filled(self) -> Any:
        spec, name, importer = self.__spec__, self.__name__, self.__loader__
        self.__class__ = ModuleType  # type: ignore[assignment]  # what is asked from now on is no longer postponed
        self.__spec__ = ModuleSpec(name, importer)  # type: ignore[arg-type]  # PySide6 has renamed the one it got
        try:
            importer.exec_module(self)  # type: ignore[union-attr]
        finally:
            self.__spec__ = spec
        return self
