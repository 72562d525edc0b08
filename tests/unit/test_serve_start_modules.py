"""What the packaged program makes of the modules in its one file: docs/decisions/0021."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
HOOK = ROOT / "packaging" / "serve_start_modules.py"
AS_FROZEN = """
import os, runpy, sys
from types import ModuleType


class PyiFrozenLoader:  # of PyInstaller, as far as it is leant on
    def __init__(self, name, archive, entry, is_package):
        place = os.path.join(sys._MEIPASS, *name.split("."))
        self.path = os.path.join(place, "__init__.pyc") if is_package else place + ".pyc"

    def create_module(self, spec):
        return None


sys._MEIPASS = sys.argv[1]
importers = ModuleType("pyimod02_importers")
importers.PyiFrozenLoader, importers.pyz_archive = PyiFrozenLoader, None
sys.modules["pyimod02_importers"] = importers
runpy.run_path(sys.argv[2])
import wsgiref, own
print(wsgiref.HELD, own.HELD, own.__path__ == [os.path.join(sys._MEIPASS, "own")], type(own.__loader__).__name__)
import wsgiref.beside
print(wsgiref.beside.HELD)
"""


def test_a_package_of_the_library_finds_those_of_its_modules_that_lie_in_pyinstallers_archive(tmp_path: Path) -> None:
    held = {name: (compile(f"HELD = {name!r}", name, "exec"), True) for name in ("wsgiref", "own")}
    (tmp_path / "start-modules.bin").write_bytes(marshal.dumps((held, {})))
    with ZipFile(tmp_path / "base_library.zip", "w") as archive:
        archive.writestr("wsgiref/beside.py", "HELD = 'beside'")
    command = [sys.executable, "-c", AS_FROZEN, str(tmp_path), str(HOOK)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, check=False, env=variables, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("wsgiref own True StartModule\nbeside\n", "")
