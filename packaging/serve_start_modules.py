"""Finds the modules of a start in the one file that `start_modules.py` wrote.

PyInstaller runs this before everything else that is Python, so that nothing is imported here but what is there by then.
Modules become what its own importer would have made of them; only where their code comes from differs.
"""

import gc
import marshal
import os
import sys
from _frozen_importlib import ModuleSpec  # importlib.machinery, which has it, would come from the file itself
from types import CodeType, ModuleType

from pyimod02_importers import PyiFrozenLoader, pyz_archive


class StartModule(PyiFrozenLoader):
    """Loads a module whose code is there already; its name says so in the self-test."""

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of a module."""
        return _held[fullname][0]

    def exec_module(self, module: ModuleType) -> None:
        """Execute a module."""
        exec(_held[module.__name__][0], vars(module))


class _StartModules:
    """Knows the modules of a start."""

    @staticmethod
    def find_spec(fullname: str, *_: object) -> ModuleSpec | None:
        held = _held.get(fullname)
        if held is None:
            return None
        loader = StartModule(fullname, pyz_archive, fullname, held[1])
        spec = ModuleSpec(fullname, loader, origin=loader.path, is_package=held[1])
        spec.has_location = True
        if held[1]:
            folder = os.path.dirname(loader.path)  # noqa: PTH120 - there is no pathlib yet
            spec.submodule_search_locations = [folder]
            if fullname.partition(".")[0] in sys.stdlib_module_names:
                spec.submodule_search_locations.append(folder.replace(sys._MEIPASS, _base, 1))  # noqa: SLF001
        return spec


gc.disable()  # what is made from here on stays; `entry.py` sets it aside
_file = os.path.join(sys._MEIPASS, "start-modules.bin")  # noqa: PTH118, SLF001 - so PyInstaller names its folder
# Where PyInstaller keeps some of Python's library; its `collections.abc` is no module of a file from Python 3.13 on.
_base = os.path.join(sys._MEIPASS, "base_library.zip")  # noqa: PTH118, SLF001
with open(_file, "rb") as _opened:  # noqa: PTH123
    _held: dict[str, tuple[CodeType, bool]]
    _held, _of_pyside = marshal.loads(_opened.read())  # `load` would read a few bytes at a time
sys.meta_path.insert(0, _StartModules)

from withdrawal_timeline.ui.start.late_modules import leave_for_later  # noqa: E402 - it is found in the file
from withdrawal_timeline.ui.start.late_signatures import COMPILED  # noqa: E402

leave_for_later()  # as soon as that: `pathlib` would import one of them
COMPILED.update(_of_pyside)
