"""Stands in for two modules of Qt that pyqtgraph imports by name and this program never draws with.

Together they weigh 10 MB. pyqtgraph only derives classes from ``QOpenGLWidget`` at import; whoever asked it to draw
with OpenGL would get an AttributeError. PyInstaller runs this before the program. To be deleted when pyqtgraph
imports OpenGL only where it is used (0.14 does not).
"""

import sys
from types import ModuleType

for _name in ("QtOpenGL", "QtOpenGLWidgets"):
    sys.modules[f"PySide6.{_name}"] = ModuleType(f"PySide6.{_name}")
vars(sys.modules["PySide6.QtOpenGLWidgets"])["QOpenGLWidget"] = type("QOpenGLWidget", (), {})
