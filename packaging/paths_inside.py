"""Print the modules in a frozen program whose code names one of the given paths.

``paths_inside.py PROGRAM PATH...`` runs in the environment that froze the program, where PyInstaller's readers are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import CodeType

from PyInstaller.archive.readers import CArchiveReader


def texts(code: CodeType) -> Iterator[str]:
    """Return where a piece of code says it comes from, and every text that stands in it."""
    yield code.co_filename
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from texts(constant)


def main(program: str, paths: list[str]) -> None:
    """Print the names."""
    archive = CArchiveReader(program)
    for name in sorted(entry for entry in archive.toc if entry.endswith(".pyz")):
        modules = archive.open_embedded_archive(name)
        for module in sorted(modules.toc):
            code = modules.extract(module)
            if isinstance(code, CodeType) and any(path in text for path in paths for text in texts(code)):
                print(module)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
