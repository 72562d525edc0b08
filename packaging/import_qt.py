"""Imports Qt as the program does from source: soonest.

PyInstaller runs this before the program, and before a hook of its own that imports Qt in the usual way.
"""

from withdrawal_timeline.ui.start.quick_start import import_plainly

import_plainly()
