"""One file with the code of all modules that a start needs, in place of some hundred that are looked for one by one.

PyInstaller's importer looks through several places for every module, opens its archive anew and reads from it: a
quarter of what importing takes. `serve_start_modules.py` finds them all in this file instead.

Run as a program, in an environment that holds the program's packages, it prints the names and files:
``start_modules.py REMEMBERED``, with the folder of the dossier as a start finds it soonest.
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

FILE = "start-modules.bin"
"""Name in the frozen folder: a marshalled dict, from a module's name to its code and whether it is a package."""


def sources(remembered: Path) -> dict[str, str]:
    """Return the modules of Python code that are there when the window stands complete, each with its file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from withdrawal_timeline import __main__ as command_line  # noqa: F401, PLC0415 - it is what a start imports first
    from withdrawal_timeline.ui.start.quick_start import import_plainly  # noqa: PLC0415

    import_plainly()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from withdrawal_timeline import app, process  # noqa: F401, PLC0415 - as above
    from withdrawal_timeline.options import StartOptions  # noqa: PLC0415
    from withdrawal_timeline.ui.start.settings import Settings  # noqa: PLC0415
    from withdrawal_timeline.ui.start.stillness import settle  # noqa: PLC0415

    application = QApplication([])
    app.set_up(application)
    program = app.Program(application, StartOptions(size=app.USUAL_SIZE), Settings(None), store=remembered)
    program.window.show()
    if not program.begin() or not settle(application):
        raise RuntimeError("the window did not stand complete")
    return dict(_code(sys.modules))


def _code(modules: Mapping[str, ModuleType]) -> Iterator[tuple[str, str]]:
    """Return those of some modules whose code was read from a file, each with that file."""
    for name, module in modules.items():
        spec = getattr(module, "__spec__", None)
        # PySide6 has modules of its own that name a file that is nowhere.
        if spec is not None and isinstance(spec.loader, SourceFileLoader) and Path(str(spec.origin)).is_file():
            yield name, str(spec.origin)


def write(target: Path, wanted: Mapping[str, str]) -> None:
    """Write the file for the modules that `sources` returned."""
    from PyInstaller.building.utils import get_code_object, replace_filename_in_code_object  # noqa: PLC0415

    held: dict[str, tuple[CodeType, bool]] = {}
    for name, source in wanted.items():
        is_package = Path(source).name == "__init__.py"
        place = Path(*name.split("."), "__init__.py") if is_package else Path(*name.split(".")).with_suffix(".py")
        code = get_code_object(name, source, optimize=2)
        held[name] = replace_filename_in_code_object(code, str(place)), is_package
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(marshal.dumps(held))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(sources(Path(sys.argv[1]))))
    sys.stdout.flush()
    os._exit(0)  # the window is not to be taken down piece by piece
