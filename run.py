#!/usr/bin/env python3
"""Set up and start Withdrawal Timeline with nothing but Python 3.11 (or later) and pip.

    python3 run.py [arguments]           start the program; the arguments are its own
    python3 run.py --test [arguments]    run the tests, with no display; the arguments are pytest's. Without any the
                                         suite is shared out among the processors
    python3 run.py --checks              run the checks of style, types and architecture

The packages that a lock file pins go into an environment beside this file: ``.venv-run`` to run,
``.venv-dev`` to test and check. It is made once, and anew when the lock file or the Python has changed.

Exit codes of this file itself: 10 the Python is too old, 11 there is no usable pip, 12 the packages could
not be installed. Everything else is the exit code of what was started; of ``--checks``, 1 if any failed.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python could not even read
    sys.stderr.write("Withdrawal Timeline needs Python 3.11 or later, not " + sys.version.split()[0] + ".\n")
    sys.stderr.write("Start it with a later one, for example: python3.11 run.py\n")
    sys.exit(10)

import hashlib
import importlib.metadata
import os
import subprocess
import sysconfig
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
OLDEST_PIP = (22, 3)  # the first with --python

CHECKS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "pyright": ("-m", "pyright"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
}


def main(arguments: list[str]) -> NoReturn:
    """Do what the first of ``arguments`` says; with any other, start the program."""
    if arguments[:1] == ["--checks"]:
        sys.exit(check(environment(".venv-dev", "requirements-dev.lock")))
    if arguments[:1] == ["--test"]:
        python = environment(".venv-dev", "requirements-dev.lock")
        os.chdir(ROOT)
        # The whole suite is shared out among the processors, file by file; a part of it is quicker in one process.
        shared = ["-n", "auto", "--dist", "loadfile"] if len(arguments) == 1 else []
        become([python, "-m", "pytest", *shared, *arguments[1:]], QT_QPA_PLATFORM="offscreen")
    become([environment(".venv-run", "requirements.lock"), "-m", "withdrawal_timeline", *arguments])


def environment(name: str, lock: str) -> str:
    """Return the Python of the environment ``name`` with the packages of ``lock``, set up if need be."""
    folder, lock_file = ROOT / name, ROOT / lock
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "made-from.txt"
    digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    made_from = f"{digest}\n{sys.base_prefix}\n{sys.version}\n"
    if not (python.exists() and stamp.is_file() and stamp.read_text("utf-8") == made_from):
        print(f"Setting up {name} from {lock}; this is done once ...", file=sys.stderr, flush=True)
        create(folder)
        install(str(python), lock_file)
        make_importable(folder)
        stamp.write_text(made_from, "utf-8")
    return str(python)


def create(folder: Path) -> None:
    """Make an empty environment; with a pip of its own only where the running Python has none to lend.

    Debian's Python can do the first with no further package, the second only with python3-venv.
    """
    try:
        venv.create(folder, clear=True, symlinks=os.name != "nt", with_pip=not has_usable_pip())
    except subprocess.CalledProcessError:
        fail(
            11,
            f"{sys.executable} has no pip {OLDEST_PIP[0]}.{OLDEST_PIP[1]} or later, and could not make one.",
            "On Debian and Ubuntu: sudo apt install python3-pip",
            f"Elsewhere: {sys.executable} -m ensurepip --upgrade",
        )


def install(python: str, lock_file: Path) -> None:
    """Install exactly what ``lock_file`` pins, each file checked against its hash, for ``python``."""
    pip = [sys.executable, "-m", "pip", "--python", python] if has_usable_pip() else [python, "-m", "pip"]
    options = ["--require-hashes", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
    if not sys.stderr.isatty():
        options.append("--quiet")
    if run([*pip, "install", *options, "-r", str(lock_file)]) != 0:
        fail(
            12,
            f"The packages of {lock_file.name} could not be installed; what pip says stands above.",
            "This first time needs a connection to the package index that pip is set up for,",
            "later starts do not.",
        )


def make_importable(folder: Path) -> None:
    """Let the environment find the program in ``src``, with no build tool.

    The line is relative: it survives moving the checkout, and no path has to fit an encoding.
    """
    site_packages = sysconfig.get_path("purelib", "venv", {"base": str(folder)})
    source = os.path.relpath(ROOT / "src", site_packages)
    Path(site_packages, "withdrawal_timeline.pth").write_text(source + "\n", "ascii")


def check(python: str) -> int:
    """Run every check, also after one has failed, and return 1 if any did."""
    failed = []
    for name, arguments in CHECKS.items():
        print(f"== {name}", flush=True)
        # Without the setting pyright would ask an index whether there is a newer one.
        # By itself it would look for packages beside whatever Python comes first in the path.
        packages = ["--pythonpath", python] if name == "pyright" else []
        if run([python, *arguments, *packages], PYRIGHT_PYTHON_IGNORE_WARNINGS="1") != 0:
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def has_usable_pip() -> bool:
    """Return whether the running Python has a pip that can install into another environment."""
    try:
        version = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        return False
    return tuple(int(part) for part in version.split(".")[:2]) >= OLDEST_PIP


def run(command: list[str], **changes: str) -> int:
    """Run ``command`` at the top of the checkout and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=clean_variables(changes), check=False).returncode


def become(command: list[str], **changes: str) -> NoReturn:
    """Run ``command`` in place of this process, so that signals and the exit code are its own."""
    if os.name == "posix":
        os.execve(command[0], command, clean_variables(changes))
    sys.exit(subprocess.run(command, env=clean_variables(changes), check=False).returncode)


def clean_variables(changes: dict[str, str]) -> dict[str, str]:
    """Return the environment variables with ``changes``, without those that mix in other packages."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return kept | changes


def fail(code: int, *lines: str) -> NoReturn:
    """Say what is wrong and what to do about it, and end with ``code``."""
    print(*lines, sep="\n", file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
