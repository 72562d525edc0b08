"""Imports Qt as the program does from source: soonest.

PyInstaller runs this before the program, and before a hook of its own that imports Qt in the usual way.
"""

from _thread import _count as _threads_beside

from withdrawal_timeline.ui.start.quick_start import import_plainly

if _threads_beside():  # `load_libraries.py` links Qt just now, so what needs none of it comes first
    import withdrawal_timeline.files.remembered
    import withdrawal_timeline.state.resolve  # noqa: F401
import_plainly()
