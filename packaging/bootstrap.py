"""The first Python of the frozen program: PyInstaller's importer, and nothing else.

Its own script of this name also imports ``ctypes`` at every start, so that libraries are found by a name without a
path, which nobody here asks for, and looks through the folder for eggs. It stands in for that script under its name.
"""

import sys

import pyimod02_importers

pyimod02_importers.install()
sys.frozen = True  # what others ask a frozen program by
