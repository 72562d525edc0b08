"""When Python looks for garbage: not while what stays is made, and not among what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Return a context in which nobody looks for garbage.

    A start makes some hundred thousand objects that all stay. The collector would walk through them again and again,
    for 30 ms of a start.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def set_aside() -> None:
    """Take all that is there out of what the collector looks through, and let it look again.

    A filled window holds some hundred thousand objects that stay as long as it does. Looking through all of them takes
    15 to 25 ms, which is a frame that is missed, and happened once or twice a minute while somebody zoomed; of what
    comes after them it takes less than 1 ms.
    """
    gc.freeze()
    look_again()


def look_again() -> None:
    """Let the collector look again, which a start keeps from it until its window is filled."""
    gc.enable()


def collect_all() -> None:
    """Look through everything, also what was set aside, and set aside what is left: a dossier may have been closed."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
