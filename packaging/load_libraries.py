"""Links the libraries of a window and reads the system's list of fonts while Python loads the modules of a start.

Neither needs Python; one after the other with it they take a tenth of a start. What is imported later finds them
there. Where one is missing or fails nothing is said here: whoever needs it says so. PyInstaller runs this first.
"""

import os
import sys

OF_A_WINDOW = ("PySide6/QtWidgets.abi3.so", "PySide6/QtGui.abi3.so")
OF_X11 = "PySide6/Qt/plugins/platforms/libqxcb.so"
WITHOUT_WINDOW = {"check", "show", "--version", "--help", "-h"}
"""First arguments that open none."""

if sys.platform.startswith("linux") and hasattr(sys, "_MEIPASS"):  # the build asks for the names above
    # Python's own compiled modules first: the system links one library at a time.
    import _bisect  # noqa: F401
    import _datetime  # noqa: F401
    import _json  # noqa: F401
    import _typing  # type: ignore[import-not-found]  # noqa: F401
    import binascii  # noqa: F401
    import math  # noqa: F401
    from _ctypes import call_function, dlopen, dlsym  # type: ignore[attr-defined]
    from _thread import start_new_thread

    def _load() -> None:
        """Load what a window needs; during the functions called here Python goes on in the other thread."""
        link = dlsym(dlopen(None, os.RTLD_NOW), "dlopen")
        on_x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
        for library in (*OF_A_WINDOW, OF_X11) if on_x11 else OF_A_WINDOW:
            path = os.path.join(sys._MEIPASS, library)  # noqa: PTH118, SLF001 - there is no pathlib yet
            call_function(link, (os.fsencode(path), os.RTLD_NOW))
        try:
            read_fonts = dlsym(dlopen("libfontconfig.so.1", os.RTLD_NOW), "FcInit")
        except OSError:
            return
        call_function(read_fonts, ())

    if not WITHOUT_WINDOW.intersection(sys.argv[1:2]):
        start_new_thread(_load, ())
