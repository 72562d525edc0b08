"""That PySide6's enumerations are what Python would have made of them: docs/decisions/0020."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

QUICKLY = """
from withdrawal_timeline.ui.start.quick_enumerations import make_enumerations_quickly

assert make_enumerations_quickly(), "this Python makes enumerations in another way; see ui/start/quick_enumerations.py"
"""

EVERY_ONE = """
from enum import FlagBoundary

from withdrawal_timeline.ui.start import quick_enumerations as quick

quickly, seen = quick._made, []


def both(kind, mould, name, names, module):
    made = quickly(kind, mould, name, names, module)
    usual = quick._usual(kind, name, names, module=module, boundary=FlagBoundary.KEEP)
    seen.append(name)
    if quick.traits(made) != quick.traits(usual):
        print("differs:", kind.__name__, name)
    return made


quick._made = both

from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets

for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    for name in dir(module):
        kind = getattr(module, name)
        for part in dir(kind):
            getattr(kind, part, None)
print(len(seen) > 600, "Key" in seen, "AlignmentFlag" in seen, "Language" in seen)
"""

IN_USE = """
import copy
import enum
import pickle

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle

print(repr(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(Qt.Key.Key_A), Qt.Key(0x41), Qt.Key["Key_B"])
print(Qt.AlignmentFlag.AlignLeading is Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0x1FF), ~Qt.MouseButton.LeftButton)
print(list(Qt.WindowState), len(Qt.Key), Qt.Key.Key_A in Qt.Key, len(QLocale.Language.__members__))
print(pickle.loads(pickle.dumps(Qt.Orientation.Vertical)) is Qt.Orientation.Vertical)
print(copy.deepcopy(QPainter.RenderHint.Antialiasing) is QPainter.RenderHint.Antialiasing)
print(QFont.Weight.Bold > QFont.Weight.Normal, int(QFont.Weight.Bold), f"{QFont.Weight.Bold}", QFont.Weight.Bold + 1)
kind = Qt.AlignmentFlag
print(kind.__module__, kind.__qualname__, kind.__mro__[1:], kind.__doc__)
print(sorted(QStyle.StateFlag.State_Active | QStyle.StateFlag.State_On, key=lambda flag: flag.value))
print(QEvent.Type.Paint, QEvent.Type(12).name, hash(QEvent.Type.Paint) == hash(QEvent.Type(12)))
for wrong in (lambda: Qt.Orientation(7), lambda: Qt.Key["none"], lambda: setattr(Qt.Key, "Key_A", 1)):
    try:
        wrong()
    except (ValueError, KeyError, AttributeError) as said:
        print(type(said).__name__, said)
print([*enum.Enum("Own", "one two")], enum.IntFlag("Bits", {"a": 1, "b": 2})(3), enum.Enum("Own", "one").__module__)
"""

OTHER_PYTHON = """
import enum

plain = enum.EnumType._create_



def create(kind, class_name, names=None, **named):
    made = plain(kind, class_name, names, **named)
    type.__setattr__(made, "_made_by_a_later_python_", {"so": len(made.__members__)})
    return made


enum.EnumType._create_ = create
from withdrawal_timeline.ui.start.quick_enumerations import make_enumerations_quickly

print(make_enumerations_quickly(), enum.EnumType._create_ is create)
"""


def said_by(code: str) -> str:
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_enumeration_of_qt_is_what_python_would_have_made() -> None:
    assert said_by(QUICKLY + EVERY_ONE) == "True True True True\n"


def test_they_do_what_they_did() -> None:
    assert said_by(QUICKLY + IN_USE) == said_by(IN_USE)


def test_a_python_that_makes_them_in_another_way_is_left_alone() -> None:
    assert said_by(OTHER_PYTHON) == "False True\n"
