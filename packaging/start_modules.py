"""One file with the code of all modules that a start needs, in place of some hundred that are looked for one by one.

PyInstaller's importer looks through several places for every module, opens its archive anew and reads from it: a
quarter of what importing takes. `serve_start_modules.py` finds them all in this file instead.

Run as a program, in an environment that holds the program's packages, it starts that and writes down what was there:
``start_modules.py REMEMBERED OUT.json``, with the folder of the dossier as a start finds it soonest.
"""

from __future__ import annotations

import json
import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from zlib import crc32

FILE = "start-modules.bin"
"""Name in the frozen folder of two marshalled dicts.

From a module's name to its code and whether it is a package; from file and checksum (CRC 32) of what PySide6 holds as
text to its code.
"""
INSTEAD = {"datetime": "from _datetime import *\nfrom _datetime import __doc__\n"}
"""What stands in for a module whose classes are written in Python and then replaced by the same ones in C.

Python 3.12 and later do as much themselves.
"""


def needed(remembered: Path) -> dict[str, dict[str, str]]:
    """Return what is there when the window stands complete.

    ``modules`` names those of Python code, each with its file; ``texts`` holds those that PySide6 compiles.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from withdrawal_timeline import __main__ as command_line  # noqa: F401, PLC0415 - it is what a start imports first
    from withdrawal_timeline.ui.start.quick_start import import_plainly  # noqa: PLC0415

    import_plainly()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from withdrawal_timeline import app, process, system_libraries  # noqa: F401, PLC0415 - as above
    from withdrawal_timeline.options import StartOptions  # noqa: PLC0415
    from withdrawal_timeline.ui.start.settings import Settings  # noqa: PLC0415
    from withdrawal_timeline.ui.start.stillness import settle  # noqa: PLC0415

    application = QApplication([*app.ARGUMENTS])
    app.set_up(application)
    program = app.Program(application, StartOptions(size=app.USUAL_SIZE), Settings(None), store=remembered)
    program.window.show()
    if not program.begin() or not settle(application):
        raise RuntimeError("the window did not stand complete")
    return {"modules": dict(_code(sys.modules)), "texts": dict(_texts(sys.modules))}


def _code(modules: Mapping[str, ModuleType]) -> Iterator[tuple[str, str]]:
    """Return those of some modules whose code was read from a file, each with that file."""
    for name, module in modules.items():
        spec = getattr(module, "__spec__", None)
        # PySide6 has modules of its own that name a file that is nowhere.
        if spec is not None and isinstance(spec.loader, SourceFileLoader) and Path(str(spec.origin)).is_file():
            yield name, str(spec.origin)


def _texts(modules: Mapping[str, ModuleType]) -> Iterator[tuple[str, str]]:
    """Return those of PySide6's own modules that were compiled, by their file in the archive in its library."""
    from withdrawal_timeline.ui.start.late_signatures import SUPPORT  # noqa: PLC0415

    for name, module in list(modules.items()):
        if name.partition(".")[0] == SUPPORT and type(module) is ModuleType and module.__file__ is not None:
            importer: Any = module.__loader__
            yield module.__file__, importer.zfile.read(module.__file__).decode("utf-8")


def write(target: Path, wanted: Mapping[str, Mapping[str, str]]) -> None:
    """Write the file for what `needed` returned."""
    from PyInstaller.building.utils import get_code_object, replace_filename_in_code_object  # noqa: PLC0415

    held: dict[str, tuple[CodeType, bool]] = {}
    for name, source in wanted["modules"].items():
        is_package = Path(source).name == "__init__.py"
        place = Path(*name.split("."), "__init__.py") if is_package else Path(*name.split(".")).with_suffix(".py")
        if name in INSTEAD:
            code = compile(INSTEAD[name], source, "exec", dont_inherit=True, optimize=2)
        else:
            code = get_code_object(name, source, optimize=2)
        held[name] = replace_filename_in_code_object(code, str(place)), is_package
    target.parent.mkdir(parents=True, exist_ok=True)
    texts = {file: text.encode() for file, text in wanted["texts"].items()}
    compiled = {(file, crc32(text)): compile(text, file, "exec", dont_inherit=True) for file, text in texts.items()}
    target.write_bytes(marshal.dumps((held, compiled)))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(needed(Path(sys.argv[1]))), "utf-8")
    os._exit(0)  # the window is not to be taken down piece by piece
