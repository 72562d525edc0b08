"""Where the frozen program begins."""

import gc
import os
import sys

from withdrawal_timeline.__main__ import main


def forget_own_libraries() -> None:
    """Keep the folder of our libraries out of what this process starts, such as the browser.

    PyInstaller's loader put it into LD_LIBRARY_PATH; the linker has read that by now and needs it no more.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        forget_own_libraries()
    gc.freeze()  # see `serve_start_modules.py`
    gc.enable()
    sys.exit(main())
