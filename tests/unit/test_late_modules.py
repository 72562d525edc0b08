"""That modules of Python's library which a start does not use are executed when somebody uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from withdrawal_timeline.ui.start.late_modules import UNUSED

LATE = """
from withdrawal_timeline.ui.start.late_modules import leave_for_later

"""
IN_A_START = """
import sys

from withdrawal_timeline.ui.start.quick_start import import_plainly

before = set(sys.modules)
import_plainly()
late = [name for name, module in sys.modules.items() if type(module).__name__ == "LateModule"]
print(*sorted({*late, *before}))
"""


def said_by(code: str) -> str:
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_module_is_executed_when_something_in_it_is_asked_for() -> None:
    said = said_by(f"{LATE}leave_for_later(['this'])\nimport this\nimport this\nprint('late')\nthis.s, this.d\n")
    first, _, rest = said.partition("\n")
    assert first == "late", "Python's poem is printed by the module that holds it"
    assert rest.startswith("The Zen of Python")
    assert rest.count("Zen") == 1, "it is executed once"


def test_what_is_taken_from_a_module_executes_it() -> None:
    said = said_by(f"{LATE}leave_for_later(['textwrap'])\nfrom textwrap import dedent\nprint(dedent('  a'))")
    assert said == "a\n"


def test_it_then_is_the_module_that_it_would_have_been() -> None:
    asked = """
import shutil, sys

print(shutil.which.__module__, type(shutil).__name__, shutil.__name__, shutil.__spec__.name, shutil.__file__)
print(sys.modules["shutil"] is shutil, shutil.which.__globals__ is vars(shutil))
"""
    assert said_by(f"{LATE}leave_for_later(['shutil']){asked}") == said_by(asked)


def test_a_module_that_is_there_stays_and_one_that_is_nowhere_is_said_to_be() -> None:
    assert said_by(f"import json\n{LATE}leave_for_later(['json'])\nprint(type(json).__name__)") == "module\n"
    code = f"{LATE}leave_for_later(['nowhere'])\nimport nowhere\ntry:\n    nowhere.x\n"
    assert said_by(code + "except ModuleNotFoundError as lacking:\n    print(lacking)") == "No module named 'nowhere'\n"


def test_all_of_a_module_can_be_imported() -> None:
    code = f"{LATE}leave_for_later(['textwrap'])\nfrom textwrap import *\nprint(dedent('  a'))"
    assert said_by(code) == "a\n"


AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

begun, ends = Event(), Event()
import slow

with ThreadPoolExecutor(2) as threads:
    one = threads.submit(lambda: slow.value)
    begun.wait(10)
    other = threads.submit(lambda: slow.value)
    wait([other], timeout=0.2)
    ends.set()
print(one.result(), other.result())
"""


def test_a_thread_waits_for_what_another_one_has_begun_to_execute(tmp_path: Path) -> None:
    slow = "import __main__\n\n__main__.begun.set()\n__main__.ends.wait(10)\nvalue = 1\n"
    (tmp_path / "slow.py").write_text(slow)
    code = f"import sys\nsys.path.append({str(tmp_path)!r})\n{LATE}leave_for_later(['slow'])\n{AT_ONCE}"
    assert said_by(code) == "1 1\n"


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "fails.py").write_text("import __main__\n\nvalue = 1 / __main__.divisor\n")
    code = f"""{LATE}
import sys
sys.path.append({str(tmp_path)!r})
leave_for_later(["fails"])
import fails
divisor = 0
try:
    fails.value
except ZeroDivisionError:
    divisor = 1
print(fails.value)
"""
    assert said_by(code) == "1.0\n"


def test_a_start_executes_none_of_them() -> None:
    assert set(UNUSED) <= set(said_by(IN_A_START).split()), "take out of the list what PySide6 now uses at its import"
