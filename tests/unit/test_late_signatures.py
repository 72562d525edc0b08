"""That PySide6 says the same of wrong calls when its modules about signatures come late: docs/decisions/0016."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PLAINLY = """
from withdrawal_timeline.ui.start.quick_start import import_plainly

import_plainly()
"""

USUALLY = """
import PySide6.QtCore
"""

WRONG_CALLS = """
import sys

from PySide6.QtCore import QObject, QPoint, QRect

calls = (
    lambda: QPoint("left"),
    lambda: QObject().setObjectName(3, 4),
    lambda: QObject(3, 4, 5),
    lambda: QPoint(1, None),
    lambda: QObject(colour="red"),
    lambda: QRect().setX("left"),
    lambda: QRect.setX(1, 2),
)
for call in calls:
    try:
        call()
    except (TypeError, AttributeError, ValueError) as wrong:
        print(type(wrong).__name__, wrong)
print(QRect.setX.__doc__)
import PySide6.support.signature.lib.pyi_generator as generator
print(generator.Formatter.__name__)
"""

COMPILED = """
import sys

print(*(name for name, module in sys.modules.items() if type(module).__name__ == "_Postponed"))
"""


def said_by(code: str) -> str:
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wrong_calls_are_answered_as_ever() -> None:
    said = said_by(PLAINLY + WRONG_CALLS)
    assert "Supported signatures:" in said
    assert said == said_by(USUALLY + WRONG_CALLS)


def test_nothing_about_signatures_is_compiled_until_it_is_asked_for() -> None:
    postponed = said_by(PLAINLY + COMPILED).split()
    assert {"shibokensupport.signature.lib.pyi_generator", "shibokensupport.signature.parser"} <= set(postponed), (
        "this PySide6 loads its signatures in another way; look at KNOWN_LOADER in ui/start/late_signatures.py"
    )
    assert not said_by(USUALLY + COMPILED).split()


@pytest.mark.parametrize("change", ["late_signatures.KNOWN_LOADER = 0", "late_signatures.PACKAGE = 'other'"])
def test_a_loader_that_is_not_known_is_left_alone(change: str) -> None:
    unknown = f"from withdrawal_timeline.ui.start import late_signatures\n{change}\n"
    assert not said_by(unknown + PLAINLY + COMPILED).split()
    assert "Supported signatures:" in said_by(unknown + PLAINLY + WRONG_CALLS)


@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
def test_python_s_own_import_is_left_behind(times: int) -> None:
    code = "import builtins\nbefore = builtins.__import__" + PLAINLY * times
    assert said_by(code + "print(builtins.__import__ is before)").strip() == "True"


FEATURES = "shibokensupport/feature.py"
TEXT = f"""
importer = sys.modules["shibokensupport"].__loader__
print(importer.zfile.read("{FEATURES}").decode())
"""
KEPT = """
from zlib import crc32

from withdrawal_timeline.ui.start.late_signatures import COMPILED

text = {text!r}
COMPILED[{file!r}, crc32(text.encode()) + {off}] = compile(text + "\\nprint('from code')", {file!r}, "exec")
"""


@pytest.mark.parametrize(("off", "said"), [(0, "from code\n"), (1, "")])
def test_code_that_a_package_brings_is_taken_where_the_text_is_the_same(off: int, said: str) -> None:
    text = said_by(USUALLY + "import sys\n" + TEXT).removesuffix("\n")
    assert "feature_imported" in text
    assert said_by(KEPT.format(text=text, file=FEATURES, off=off) + PLAINLY) == said
