"""A fresh environment that holds what the locks pin and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from identity import ROOT

sys.path.insert(0, str(ROOT))
import run as bootstrap  # the one place that knows how to install a lock

LOCKS = (ROOT / "requirements.lock", ROOT / "packaging" / "requirements-build.lock")


def fresh(folder: Path) -> Path:
    """Make ``folder`` an environment of the running Python with the packages of both locks; return its Python.

    What was in the folder is lost.
    """
    bootstrap.create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    for lock in LOCKS:
        bootstrap.install(str(python), lock)
    return python


def call(*command: str | Path, **variables: str) -> None:
    """Run a command at the top of the checkout, with nothing of the caller's Python settings.

    Raises
    ------
    subprocess.CalledProcessError
        If it fails; what it said stands above.
    """
    subprocess.run([str(part) for part in command], cwd=ROOT, env=bootstrap.clean_variables(variables), check=True)
